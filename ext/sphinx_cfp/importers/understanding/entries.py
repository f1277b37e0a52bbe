"""Dates as a page states them, on their way into our language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from sphinx_cfp.importers.formats.document import HARD, SOFT, Run, Text
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from sphinx_cfp.importers.formats.document import Block, Listing
    from sphinx_cfp.importers.understanding.statement import Piece
    from sphinx_cfp.model.dates import When


@dataclass(slots=True, kw_only=True)
class Entry:
    """A statement of a date at a line of the page.

    ``where`` is ``list``, ``table``, ``line``, ``prose``, ``heading`` or ``frame``; ``track`` the title of
    the track it stands in, ``text`` the runs that it was read from. ``pinned`` says that the label alone
    would not give the ``kind``; ``heading`` is what stands above it.
    """

    piece: Piece
    line: int
    where: str
    text: Text = ()
    track: str = ""
    heading: str = ""
    kind: Kind = Kind.OTHER
    qualifier: str = ""
    pinned: bool = False
    key: str = ""
    when: When | None = None
    was: tuple[When, ...] = ()
    doubts: list[str] = field(default_factory=list)
    number: int = 0

    @property
    def label(self) -> str:
        """The label, in the words of the page."""
        return self.piece.label


@dataclass(frozen=True, slots=True)
class Dates:
    """What a ``{cfp:dates}`` is written from: entries in order, and the title of what they are dates of.

    ``before`` and ``after`` are what else stood among them, ``source`` the blocks that all of it was.
    """

    entries: tuple[Entry, ...]
    line: int = 0
    title: str = ""
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    source: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Topics:
    """What a ``{cfp:topics}`` is written from, and the heading above it.

    ``is_group`` says that this heading stands itself below one that announces topics.
    """

    listing: Listing
    line: int = 0
    title: str = ""
    is_group: bool = False


Part: TypeAlias = "Block | Dates | Topics"


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
