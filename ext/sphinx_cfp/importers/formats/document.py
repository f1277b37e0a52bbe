"""A foreign page as all readers of formats give it: blocks of text whose lines are known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SOFT = "\n"
"""A line break of the source that shows as a space."""
HARD = "\u2028"
"""A line break that shows."""
TEMPLATE = ("\ue000", "\ue001")
"""What stands around the number of a template's tag, where one was taken out of the text."""


class Run(NamedTuple):
    """Characters of one look. ``line`` is that of the source, from 1; 0 if it is unknown."""

    text: str
    line: int = 0
    struck: bool = False
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""
    image: str = ""


Text: TypeAlias = tuple[Run, ...]


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
class Item:
    """An item of a list: its own text, and blocks below it."""

    text: Text
    blocks: tuple[Block, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of items."""

    items: tuple[Item, ...]
    ordered: bool = False
    line: int = 0


class Row(NamedTuple):
    """A row of a table."""

    cells: tuple[Text, ...]
    is_head: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts."""

    rows: tuple[Row, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together: a quotation, a notice, a part of the page's frame.

    ``role`` is ``quote``, ``notice`` (with its ``name``) or ``frame`` (with what sort it is).
    """

    role: str
    blocks: tuple[Block, ...]
    name: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Code:
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
class Rule:
    """A line across the page."""

    line: int = 0


Block: TypeAlias = Heading | Paragraph | Listing | Table | Group | Code | Comment | Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that a person has to look at: ``text`` as it stands at ``line``, and ``why``."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
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


def visible(text: Iterable[Run]) -> str:
    """The characters of a text, its breaks among them."""
    return "".join(run.text for run in text)


def plain(text: Iterable[Run]) -> str:
    """The text on one line, spaces as people see them."""
    return " ".join(visible(text).replace(HARD, " ").split())


def shape(text: Iterable[Run]) -> Text:
    """The text without empty runs, neighbors of one look joined, spaces and breaks made single."""
    found: list[Run] = []
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
    lines: list[list[Run]] = [[]]
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
    found: list[Run] = []
    at = 0
    for run in text:
        first, last = max(start - at, 0), min(stop - at, len(run.text))
        if first < last:
            found.append(run._replace(text=run.text[first:last]))
        at += len(run.text)
    return tuple(found)


def line_at(text: Text, position: int, default: int = 0) -> int:
    """The line of a character of :func:`visible`."""
    at = 0
    for run in text:
        if position < at + len(run.text):
            return (run.line or default) + (0 if run.line == 0 else _breaks(run, position - at))
        at += len(run.text)
    return text[-1].line if text and text[-1].line else default


def _breaks(run: Run, position: int) -> int:
    return run.text.count(SOFT, 0, position)


def walk(blocks: Iterable[Block], *, frames: bool = False) -> Iterator[Block]:
    """Every block with those inside it, in the order of reading. Parts of the frame only if asked for."""
    stack = [iter(blocks)]
    while stack:
        block = next(stack[-1], None)
        if block is None:
            stack.pop()
            continue
        if isinstance(block, Group):
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
        if isinstance(block, Heading | Paragraph):
            yield block.text
        elif isinstance(block, Listing):
            yield from (item.text for item in block.items)
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row.cells)
        elif isinstance(block, Code):
            yield (Run(block.text, block.line, code=True),)


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
    found: list[Run] = []
    for text in texts:
        if found and text:
            found.append(Run(by, found[-1].line))
        found += text
    return tuple(found)
