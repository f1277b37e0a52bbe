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


class Prose(NamedTuple):
    """A run of text: a paragraph, an item, a cell, a heading. ``line`` is where its block begins.

    ``path`` is the file, relative to the source folder, ``section`` the headings above the text.
    """

    text: str
    path: str
    line: int
    place: Place = Place.TEXT
    section: str = ""


class Link(NamedTuple):
    """A place of a URL, as it is written: ``text`` is what readers see of it, empty for an image.

    ``path`` and ``line`` are where its block begins, ``around`` and ``section`` the text of the block and
    the headings above it. ``role`` says which option it is the value of ("submit", "note"), if any, and
    ``owner`` then whose: the full key of a call, a track or a date.
    """

    url: str
    text: str
    path: str
    line: int
    around: str = ""
    section: str = ""
    role: str = ""
    owner: str = ""
