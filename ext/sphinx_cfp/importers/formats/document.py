"""A foreign page as all readers of formats give it: blocks of text whose lines are known."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_NEAR_CHARACTERS = 6000  # characters within which the next piece of text is looked for first
_MOST_FAR_SEARCHES = 400  # looks through all the rest: each costs the length of the page

SOFT = "\n"
"""A line break of the source that shows as a space."""
HARD = "\u2028"
"""A line break that shows."""
TEMPLATE = ("\ue000", "\ue001")
"""What stands around the number of a template's tag, where one was taken out of the text."""


class TextRun(NamedTuple):
    """Characters of one look. ``line`` is that of the source, from 1; 0 if it is unknown."""

    text: str
    line: int = 0
    struck: bool = False
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""
    image: str = ""


Text: TypeAlias = tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` counts from 1."""

    level: int
    text: Text
    line: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text, with the breaks between its lines."""

    text: Text
    line: int = 0


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list: its own text, and blocks below it."""

    text: Text
    blocks: tuple[Block, ...] = ()
    line: int = 0

    @property
    def below(self) -> list[ListItem]:
        """The items of the lists below it."""
        return [one for block in self.blocks if isinstance(block, Listing) for one in block.items]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of items."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    line: int = 0


class TableRow(NamedTuple):
    """A row of a table."""

    cells: tuple[Text, ...]
    is_head: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts."""

    rows: tuple[TableRow, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class BlockGroup:
    """Blocks that belong together: a quotation, a notice, a part of the page's frame.

    ``role`` is ``quote``, ``notice`` (with its ``name``) or ``frame`` (with what sort it is).
    """

    role: str
    blocks: tuple[Block, ...]
    name: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Literal text."""

    text: str
    language: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """Text that its author hid."""

    text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A line across the page."""

    line: int = 0


Block: TypeAlias = (
    Heading | Paragraph | Listing | Table | BlockGroup | CodeBlock | Comment | ThematicBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that a person has to look at: ``text`` as it stands at ``line``, and ``why``.

    ``is_template`` says that the text is a tag, and what it stands for is not on the page.
    """

    line: int
    text: str
    why: str
    is_template: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDocument:
    """A page: its blocks in order, and what its head says of it.

    ``title`` is the one beside the text (of the window, of the front matter), ``meta`` the front matter,
    ``templates`` the tags that a site generator would have filled in, ``left_out`` what of the page's
    frame was not taken, in words for the report.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    subtitle: str = ""
    language: str = ""
    url: str = ""
    meta: Mapping[str, object] = field(default_factory=dict)
    templates: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def said(self, *names: str) -> str:
        """The first of these values of the front matter that is a text."""
        for name in names:
            value = self.meta.get(name)
            if isinstance(value, str | int) and str(value).strip():
                return " ".join(str(value).split())
        return ""


def visible(text: Iterable[TextRun]) -> str:
    """The characters of a text, its breaks among them."""
    return "".join(run.text for run in text)


def plain(text: Iterable[TextRun]) -> str:
    """The text on one line, spaces as people see them."""
    return " ".join(visible(text).replace(HARD, " ").split())


def shape(text: Iterable[TextRun]) -> Text:
    """The text without empty runs, neighbors of one look joined, spaces and breaks made single."""
    found: list[TextRun] = []
    gap = HARD  # what stands before the next character: at the begin nothing is needed
    for run in text:
        words, gap = _spaced(run.text, gap, keep=run.code)
        if not words and not run.image:
            continue
        last = found[-1] if found else None
        if last is not None and last[1:] == run[1:] and not run.image:
            found[-1] = last._replace(text=last.text + words)
        else:
            found.append(run._replace(text=words))
    while found and not found[-1].text.strip() and not found[-1].image:
        found.pop()
    if found:
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip(f" {SOFT}{HARD}"))
    return tuple(found)


def _spaced(text: str, gap: str, *, keep: bool) -> tuple[str, str]:
    """The text with single gaps, the strongest of several breaks kept; and the gap that it ends in."""
    if keep:
        return text, ""
    parts: list[str] = []
    for character in _CUT.findall(text):
        if character not in _GAPS:
            parts.append(character)
            gap = ""
        elif not gap:
            parts.append(_GAPS[character])
            gap = _GAPS[character]
        elif _STRENGTH[_GAPS[character]] > _STRENGTH[gap]:
            if parts and parts[-1] == gap:
                parts.pop()  # else it stands at the end of the run before
            parts.append(_GAPS[character])
            gap = _GAPS[character]
    return "".join(parts), gap


_GAPS = {" ": " ", "\t": " ", "\r": " ", "\u00a0": " ", "\u202f": " ", SOFT: SOFT, HARD: HARD}
_CUT = re.compile(f"[{''.join(_GAPS)}]|[^{''.join(_GAPS)}]+")
_STRENGTH = {"": 0, " ": 1, SOFT: 2, HARD: 3}


def lines_of(text: Text, breaks: str = HARD) -> list[Text]:
    """The text cut at its breaks; empty lines are left out."""
    lines: list[list[TextRun]] = [[]]
    for run in text:
        pieces = [run.text]
        if not run.code:
            for mark in breaks:
                pieces = [part for piece in pieces for part in piece.split(mark)]
        line = run.line
        for index, piece in enumerate(pieces):
            if index:
                lines.append([])
                line += 1 if run.line and breaks != HARD else 0
            lines[-1].append(run._replace(text=piece, line=line))
    shaped = (shape(line) for line in lines)
    return [line for line in shaped if visible(line).strip()]


def cut(text: Text, start: int, stop: int) -> Text:
    """The runs of the characters ``[start, stop)`` of :func:`visible`."""
    found: list[TextRun] = []
    at = 0
    for run in text:
        first, last = max(start - at, 0), min(stop - at, len(run.text))
        if first < last:
            found.append(run._replace(text=run.text[first:last]))
        at += len(run.text)
    return tuple(found)


def walk(blocks: Iterable[Block], *, frames: bool = False) -> Iterator[Block]:
    """Every block with those inside it, in the order of reading. Parts of the frame only if asked for."""
    stack = [iter(blocks)]
    while stack:
        block = next(stack[-1], None)
        if block is None:
            stack.pop()
            continue
        if isinstance(block, BlockGroup):
            if block.role == "frame" and not frames:
                continue
            yield block
            stack.append(iter(block.blocks))
        elif isinstance(block, Listing):
            yield block
            stack.append(iter([inner for item in block.items for inner in item.blocks]))
        else:
            yield block


def texts(blocks: Iterable[Block], *, frames: bool = False) -> Iterator[Text]:
    """Every text that shows, in the order of reading."""
    for block in walk(blocks, frames=frames):
        yield from texts_of(block)
        if isinstance(block, CodeBlock):
            yield (TextRun(block.text, block.line, code=True),)


def texts_of(block: Block) -> Iterator[Text]:
    """The texts of a block itself, none of literal text and of blocks within it."""
    if isinstance(block, Heading | Paragraph):
        yield block.text
    elif isinstance(block, Listing):
        yield from (item.text for item in block.items)
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class Marked:
    """A text on one line, what is struck given as ``~~…~~``; ``origin`` maps each of its characters to
    one of the runs' characters."""

    text: str
    origin: tuple[int, ...]
    runs: Text

    def line_at(self, position: int) -> int:
        """The line of the source of a character."""
        if not self.origin:
            return 0
        at = self.origin[min(position, len(self.origin) - 1)]
        for run in self.runs:
            if at < len(run.text):
                return run.line
            at -= len(run.text)
        return self.runs[-1].line if self.runs else 0


_SPACED = str.maketrans({HARD: " ", SOFT: " "})


def marked(runs: Text) -> Marked:
    """The text of runs as the model's parser takes it."""
    parts: list[str] = []
    origin: list[int] = []
    at = 0
    struck = False
    for run in runs:
        if run.struck is not struck:
            _strike(parts, origin, at)
            struck = run.struck
        parts.append(run.text.translate(_SPACED))
        origin.extend(range(at, at + len(run.text)))
        at += len(run.text)
    if struck:
        _strike(parts, origin, max(at - 1, 0))
    return Marked("".join(parts), tuple(origin), runs)


def _strike(parts: list[str], origin: list[int], at: int) -> None:
    """Put in the sign of a strike; a space before a closing one goes behind it."""
    parts += ["~", "~"]
    origin += [at, at]


def first_line(text: Text) -> int:
    """The line at which a text begins."""
    return next((run.line for run in text if run.line), 0)


def joined(*texts: Text, by: str = " ") -> Text:
    """Texts in a row."""
    found: list[TextRun] = []
    for text in texts:
        if found and text:
            found.append(TextRun(by, found[-1].line))
        found += text
    return tuple(found)


def item_of(blocks: list[Block]) -> list[ListItem]:
    """The item whose text is the first paragraph of its blocks."""
    kept = [block for block in blocks if not isinstance(block, Comment)]
    if not kept:
        return []
    first = kept[0]
    if isinstance(first, Paragraph | Heading):
        return [ListItem(first.text, tuple(kept[1:]), first.line)]
    return [ListItem((), tuple(kept), first.line)]


def defined(term: Text, item: ListItem) -> ListItem:
    """The item behind the term that it explains: ``TERM: TEXT``."""
    if not term:
        return item
    colon = "" if plain(term).endswith((":", "：", "?", "!")) else ":"
    joint = TextRun(f"{colon} ", term[-1].line)
    return ListItem(shape((*term, joint, *item.text)), item.blocks, term[0].line or item.line)


_WORD, _SPACE = re.compile(r"\S+"), re.compile(r"\s+")


class Positions:
    """Follows a reader through the source: pieces are asked for in the order in which they stand."""

    def __init__(self, source: str, start: int = 0) -> None:
        self._source = source
        self._begins = [0, *(match.end() for match in re.finditer("\n", source))]
        self._at = start
        self._far = 0

    def line_of(self, text: str) -> int:
        """The line at which the next such text begins; that of the last one if it is not found."""
        words = [match.group() for match in _WORD.finditer(text[:200])][:3]
        if words:
            found = self._find(words)
            if found >= 0:
                self._at = found
        return bisect_right(self._begins, self._at)

    def go_to(self, line: int) -> None:
        """Go on from a line, wherever it lies."""
        self._at = self._begins[min(line, len(self._begins)) - 1]

    def move_to(self, line: int) -> None:
        """Go on from a line, if it lies ahead."""
        if 0 < line <= len(self._begins):
            self._at = max(self._at, self._begins[line - 1])

    def skip(self, text: str) -> None:
        """Go on behind a text that was found."""
        self._at = min(self._at + len(text.strip()), len(self._source))

    def runs(self, text: str, look: TextRun) -> list[TextRun]:
        """The runs of a text, one for each line of the source."""
        if not text.strip():
            return [look._replace(text=" ")] if text else []
        line = self.line_of(text)
        line -= text[: len(text) - len(text.lstrip())].count("\n")
        found = [
            look._replace(text=part, line=line + index)
            for index, part in enumerate(text.splitlines(keepends=True))
        ]
        self.skip(text)
        return found

    def _find(self, words: list[str]) -> int:
        for count in (len(words), 1):
            found = self._search(words[:count], self._at + _NEAR_CHARACTERS)
            if found >= 0:
                return found
        if self._far < _MOST_FAR_SEARCHES and len(words) > 1:
            self._far += 1
            return self._search(words, len(self._source))
        return -1

    def _search(self, words: list[str], stop: int) -> int:
        """Where words with spaces between them begin, from here to ``stop``; else -1.

        Not a pattern: to compile one for each line takes longer than to look.
        """
        source = self._source
        at = source.find(words[0], self._at, stop)
        while at >= 0:
            end = at + len(words[0])
            for word in words[1:]:
                gap = _SPACE.match(source, end, stop)
                if not gap or not source.startswith(word, gap.end(), stop):
                    break
                end = gap.end() + len(word)
            else:
                return at
            at = source.find(words[0], at + 1, stop)
        return -1
