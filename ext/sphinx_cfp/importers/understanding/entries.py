"""Dates as a page states them, on their way into our language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from sphinx_cfp.importers.formats.document import Block, Listing, Text
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
