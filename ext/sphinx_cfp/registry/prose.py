"""What else checks read of a page: its running text, its links, and the addresses of options."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.model.calls import Submission
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.registry.registry import Registry


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


def stated_links(registry: Registry, call: str) -> Iterator[Link]:
    """Every address in an option of a call, of its tracks and of its dates.

    Each has the place of what it belongs to; the line of the option is that on which the address stands.
    """
    found = registry.calls[call]
    facts = {
        "host-url": found.host_url,
        "website": found.website,
        "contact": _mail(found.contact),
        "previous": found.previous if "://" in found.previous else "",
        **_of(found.submission),
    }
    yield from _links(facts, found.source, call)
    for track in registry.tracks_of(call):
        yield from _links(_of(track.submission), track.source, track.key)
    for item in registry.dates_of(call):
        limit = item.no_later_than.url if item.no_later_than else ""
        yield from _links({"link": item.link, "no-later-than": limit}, item.location, item.key)


def _of(submission: Submission) -> dict[str, str]:
    return {
        "submit": _mail(submission.submit) or submission.submit,
        "template": submission.template,
    }


def _mail(contact: str) -> str:
    """A contact that is one address, as a link."""
    if "://" in contact:
        return contact
    return f"mailto:{contact}" if "@" in contact and " " not in contact else ""


def _links(facts: dict[str, str], place: Location | None, owner: str) -> Iterator[Link]:
    if place is None:
        return
    for role, url in facts.items():
        if url:
            yield Link(url, "", place.path, place.line, role=role, owner=owner)
