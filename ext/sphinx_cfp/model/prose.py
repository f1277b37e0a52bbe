"""What else stands on a page: its running text and its links, as far as checks read them."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Place(StrEnum):
    """Where a text stands: a paragraph, item or cell; a heading; front matter; ``{cfp:when}``."""

    TEXT = "text"
    HEADING = "heading"
    DESCRIPTION = "description"
    CONDITIONAL = "conditional"


GAP = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands in a text for a role of ours, for code and for what is struck: something, but no words."""


class Link(NamedTuple):
    """A link around the words at ``[start, stop)`` of a text."""

    start: int
    stop: int
    target: str


class Prose(NamedTuple):
    """A run of text: a paragraph, an item, a cell, a heading. ``line`` is where its block begins.

    ``path`` is the file, relative to the source folder, ``section`` the headings above the text.
    ``links`` are the targets outside of the site, each with the span of its words.
    """

    text: str
    path: str
    line: int
    place: Place = Place.TEXT
    section: str = ""
    links: tuple[Link, ...] = ()
