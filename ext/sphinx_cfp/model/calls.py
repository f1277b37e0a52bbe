"""Calls and their tracks."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from sphinx_cfp.model.dates import When
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.zones import Zone


class Mode(StrEnum):
    """How an event is attended."""

    IN_PERSON = "in-person"
    HYBRID = "hybrid"
    VIRTUAL = "virtual"


class Review(StrEnum):
    """Who knows whom in the review."""

    SINGLE = "single"
    DOUBLE = "double"
    OPEN = "open"


NO_PROCEEDINGS = "none"
"""The value of ``:proceedings:`` that says that there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Which of a series a call is for: its number, its year, the days of the event."""

    number: int | None = None
    year: int | None = None
    days: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """Where and how to submit; a track's own values stand before its call's."""

    submit: str = ""
    template: str = ""
    review: Review | None = None
    pages: str = ""
    proceedings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call for papers. Strings are empty where the author gave nothing.

    ``refused`` names the options whose value could not be read: they are wrong, but not missing.
    """

    key: str
    title: str
    acronym: str = ""
    edition: Edition = field(default_factory=Edition)
    host: str = ""
    host_url: str = ""
    location: str = ""
    mode: Mode | None = None
    website: str = ""
    zone: Zone | None = None
    contact: str = ""
    chairs: tuple[str, ...] = ()
    previous: str = ""
    published: date | None = None
    language: str = ""
    translation_of: str = ""
    submission: Submission = field(default_factory=Submission)
    refused: frozenset[str] = frozenset()
    docname: str = ""
    source: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A track of a call, or a round of a track (``parent`` is then the key of that track).

    ``implied`` says that it was named by the nesting of a list of dates only.
    """

    key: str
    call: str
    title: str
    parent: str = ""
    implied: bool = False
    zone: Zone | None = None
    submission: Submission = field(default_factory=Submission)
    docname: str = ""
    source: Location | None = None
