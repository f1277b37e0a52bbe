"""Reads plain text: mails to lists, pages for terminals, what was copied from a word processor."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.document import (
    HARD,
    SOFT,
    Block,
    Heading,
    Listing,
    ListItem,
    Paragraph,
    Table,
    TableRow,
    Text,
    TextRun,
    ThematicBreak,
    shape,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET = re.compile(
    r"(\s*)(?:[-*+•·◦▪‣●○–—]|o(?=[ ]{2,})|\(?(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})[.)])[ \t]+(?=\S)"
)
_ORDERED = re.compile(r"\s*\(?(?:\d|[a-hA-H]|[ivx]{1,4})")
_UNDERLINE = re.compile(r"\s*([=\-~*#_^+\"])\1{2,}\s*")
_LEADER = re.compile(r"[ \t]*(?:\.[ ]?){4,}[ \t]*|[ \t]*_{4,}[ \t]*|[ \t]*-{4,}>?[ \t]+")
_WIKI = re.compile(r"\s*(={1,5})\s*(\S.*?)\s*\1\s*")
_QUOTED = re.compile(r"(?:>[ ]?)+")
_WIDE = 60  # characters: lines of running text are as long


def looks_like_prose(text: str) -> bool:
    """Whether literal text is a page that was written for people, not code."""
    lines = [line for line in text.split("\n") if line.strip()]
    wordy = sum(bool(re.match(r"\s*(?:[-*•]\s+)?[A-ZÀ-Þ0-9\"'(]", line)) for line in lines)
    return len(lines) > 8 and wordy > len(lines) // 2 and not re.search(r"[{};]\s*$", text, re.M)


def read_blocks(source: str, first_line: int = 1) -> tuple[Block, ...]:
    """The blocks of a plain text."""
    lines = [line.expandtabs(8).rstrip() for line in source.split("\n")]
    lines = [_QUOTED.sub("", line) if line.startswith(">") else line for line in lines]
    reader = _TextReader(max((len(line) for line in lines), default=0))
    chunk: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], first_line):
        if line.strip():
            chunk.append((number, line))
        elif chunk:
            reader.take(chunk)
            chunk = []
    return tuple(reader.blocks)


@dataclass(slots=True)
class _TextReader:
    width: int
    blocks: list[Block] = field(default_factory=list)

    def take(self, chunk: Sequence[tuple[int, str]]) -> None:
        """Read the lines between two empty ones."""
        index = self._headings(chunk)
        start = index
        while index < len(chunk):
            if _BULLET.match(chunk[index][1]) and not _is_sentence(chunk, index):
                self._paragraph(chunk[start:index])
                index = self._listing(chunk, index)
                start = index
            elif _UNDERLINE.fullmatch(chunk[index][1]):
                self._paragraph(chunk[start:index])
                self.blocks.append(ThematicBreak(chunk[index][0]))
                index += 1
                start = index
            else:
                index += 1
        self._paragraph(chunk[start:])

    def _headings(self, chunk: Sequence[tuple[int, str]]) -> int:
        """Take the headings that begin a chunk; the index of the line after them."""
        index = 0
        while index < len(chunk):
            number, line = chunk[index]
            below = chunk[index + 1][1] if index + 1 < len(chunk) else ""
            wiki = _WIKI.fullmatch(line)
            if (
                _UNDERLINE.fullmatch(line)
                and index + 2 < len(chunk)
                and _UNDERLINE.fullmatch(chunk[index + 2][1])
            ):
                self._heading(chunk[index + 1], 1)
                index += 3
            elif _UNDERLINE.fullmatch(below) and not _UNDERLINE.fullmatch(line) and len(line) < 100:
                self._heading((number, line), 1 if below.strip()[0] == "=" else 2)
                index += 2
            elif wiki:
                self._heading((number, wiki[2]), len(wiki[1]))
                index += 1
            elif _is_capitals(line):
                self._heading((number, line), 2)
                index += 1
            else:
                break
        return index

    def _heading(self, line: tuple[int, str], level: int) -> None:
        words = line[1].strip().strip("*#=").strip()
        self.blocks.append(Heading(level, shape([TextRun(words, line[0])]), line[0]))

    def _paragraph(self, lines: Sequence[tuple[int, str]]) -> None:
        if not lines:
            return
        if all(line.strip().startswith("|") and line.strip().endswith("|") for _, line in lines):
            drawn = re.compile(r"[\s|:+=-]+")
            rows = [_row(number, line) for number, line in lines if not drawn.fullmatch(line)]
            self.blocks.append(Table(tuple(rows), lines[0][0]))
            return
        mark = SOFT if self._is_filled(lines) else HARD
        self.blocks.append(Paragraph(_joined(lines, mark), lines[0][0]))

    def _is_filled(self, lines: Sequence[tuple[int, str]]) -> bool:
        """Whether lines were broken where they were full, and not where their author ended them."""
        if len(lines) < 2:
            return True
        full = max(_WIDE, int(0.7 * min(self.width, 100)))
        if any("   " in line.strip() for _, line in lines):
            return False
        pairs = itertools.pairwise(lines)
        return all(len(line) + 1 + len(after.split()[0]) >= full for (_, line), (_, after) in pairs)

    def _listing(self, chunk: Sequence[tuple[int, str]], index: int) -> int:
        """Take the items from a line on; the index of the line after them."""
        entries: list[tuple[int, list[tuple[int, str]]]] = []
        while index < len(chunk):
            number, line = chunk[index]
            match = _BULLET.match(line)
            if match:
                entries.append((len(match[1]), [(number, line[match.end() :])]))
            elif entries and (_indent(line) > entries[-1][0] or self._is_wrapped(entries[-1][1])):
                entries[-1][1].append((number, line))
            else:
                break
            index += 1
        first = chunk[index - len(entries)][1] if entries else ""
        ordered = bool(_ORDERED.match(chunk[0][1] if len(entries) == len(chunk) else first))
        previous = self.blocks[-1] if self.blocks else None
        items = _nested(entries)
        if isinstance(previous, Listing) and previous.ordered == ordered:
            # Items between empty lines are one list.
            self.blocks[-1] = Listing((*previous.items, *items), ordered, previous.line)
        else:
            self.blocks.append(Listing(items, ordered, entries[0][1][0][0]))
        return index

    def _is_wrapped(self, lines: Sequence[tuple[int, str]]) -> bool:
        """Whether an item goes on without being indented: its line was full."""
        return len(lines[-1][1]) + 8 > max(_WIDE, int(0.8 * min(self.width, 100)))


def _nested(entries: Sequence[tuple[int, list[tuple[int, str]]]]) -> tuple[ListItem, ...]:
    """Items by their indentation."""
    items: list[ListItem] = []
    index = 0
    while index < len(entries):
        indent, lines = entries[index]
        stop = index + 1
        while stop < len(entries) and entries[stop][0] > indent:
            stop += 1
        inner = _nested(entries[index + 1 : stop]) if stop - index < 500 else ()
        text = _joined(lines, SOFT)
        blocks = (Listing(inner, line=inner[0].line),) if inner else ()
        items.append(ListItem(text, blocks, lines[0][0]))
        index = stop
    return tuple(items)


def _joined(lines: Sequence[tuple[int, str]], mark: str) -> Text:
    runs = []
    for position, (number, line) in enumerate(lines):
        words = _LEADER.sub(": ", line.strip()) if re.search(r"\d", line) else line.strip()
        runs.append(TextRun(words + (mark if position + 1 < len(lines) else ""), number))
    return shape(runs)


def _row(number: int, line: str) -> TableRow:
    cells = line.strip().strip("|").split("|")
    return TableRow(tuple(shape([TextRun(cell, number)]) for cell in cells), line=number)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_capitals(line: str) -> bool:
    """Whether a line is a heading in capitals."""
    words = re.sub(r"^[\s*#=0-9.)(-]+|[\s*#=:-]+$", "", line)
    letters = [character for character in words if character.isalpha()]
    return (
        len(letters) > 3
        and len(words) < 70
        and all(character.isupper() or not character.islower() for character in letters)
        and any(character.isupper() for character in letters)
        and not re.search(r"\d{1,2}[\s,/.-]+|@|://", words)
    )


def _is_sentence(chunk: Sequence[tuple[int, str]], index: int) -> bool:
    """Whether what looks like a bullet goes on with the line before: a dash, a year in parentheses."""
    return (
        index > 0
        and chunk[index][1].lstrip()[:1] in "–—("
        and not _BULLET.match(chunk[index - 1][1])
    )
