"""Important dates: what a reader gets, after everything that was left out has been filled in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx_cfp.model.kinds import DEADLINES, Kind

if TYPE_CHECKING:
    from datetime import date

    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.zones import Instant, Zone


class Status(StrEnum):
    """What has happened to a date."""

    SCHEDULED = "scheduled"
    EXTENDED = "extended"
    CANCELLED = "cancelled"
    PASSED = "passed"


class Certainty(StrEnum):
    """How sure a date is, where its author said so."""

    FIRM = "firm"
    TENTATIVE = "tentative"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True)
class Moment:
    """A wall time: a day, a time in seconds after midnight (0 to 86,400, or none), a zone or none."""

    day: date
    seconds: int | None = None
    zone: Zone | None = None

    def first(self) -> Instant | None:
        """The instant, of a whole day its first second. ``None`` without a zone."""
        if self.zone is None:
            return None
        if self.seconds is None:
            return self.zone.midnight(self.day)
        return self.zone.instant(self.day, self.seconds)

    def last(self) -> Instant | None:
        """The instant, of a whole day its last second. ``None`` without a zone."""
        if self.zone is None:
            return None
        if self.seconds is None:
            return self.zone.last_second(self.day)
        return self.zone.instant(self.day, self.seconds)


@dataclass(frozen=True, slots=True)
class When:
    """The value of a date: a moment, a range (``end`` given), or only words (``start`` is ``None``).

    ``text`` is what the author wrote, where it names no instant ("late June 2023", "TBA").
    """

    start: Moment | None
    end: Moment | None = None
    text: str = ""

    @property
    def last(self) -> Moment | None:
        """Where it ends: the end of a range, else the moment itself."""
        return self.end or self.start


@dataclass(frozen=True, slots=True)
class Move:
    """An earlier value of a date; ``on`` is the day of the change and ``reason`` why, if stated."""

    was: When
    on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """The latest day that a host allows, and where it says so."""

    day: date
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """An important date of a call.

    ``key`` is the full key, ``track`` the full key of its track or empty. ``label`` and ``note`` are
    the author's words without markup, ``written`` is the value in the author's words. ``utc`` and
    ``utc_end`` are derived, see :func:`instants`.
    """

    key: str
    call: str
    track: str = ""
    kind: Kind
    qualifier: str = ""
    label: str
    when: When
    status: Status = Status.SCHEDULED
    certainty: Certainty | None = None
    note: str = ""
    written: str = ""
    link: str = ""
    was: tuple[Move, ...] = ()
    no_later_than: Constraint | None = None
    internal: bool = False
    ignore: frozenset[str] = field(default=frozenset())
    utc: Instant | None = None
    utc_end: Instant | None = None
    docname: str = ""
    location: Location | None = None

    @property
    def is_deadline(self) -> bool:
        """Whether something ends at it."""
        return self.kind in DEADLINES


def instants(kind: Kind, when: When) -> tuple[Instant | None, Instant | None]:
    """The pair ``(utc, utc_end)`` of a value.

    A deadline has only ``utc``: where its range ends, a day without a time at its last second. Any
    other day or range has its first and its last second; a single moment has only ``utc``.
    Raises :class:`~sphinx_cfp.model.errors.ParseError` ``time_gap``.
    """
    if when.start is None or when.last is None:
        return None, None
    if kind in DEADLINES:
        return when.last.last(), None
    if when.end is None and when.start.seconds is not None:
        return when.start.first(), None
    return when.start.first(), when.last.last()
