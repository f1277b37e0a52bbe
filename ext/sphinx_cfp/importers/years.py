"""Years that a page leaves out: taken from what else the page says, and said so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.registry.years import day_in, first_after, last_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.grammar.parsed import Point, Written
    from sphinx_cfp.importers.editions import Evidence
    from sphinx_cfp.importers.entries import Entry

_LATE_MONTH = 10
_NEAR = 240  # days between neighbors of a list
_BEFORE = timedelta(days=500)
_LATE = frozenset({Kind.CAMERA_READY, Kind.PUBLICATION})
_EVENTS = frozenset({Kind.EVENT})
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Year(NamedTuple):
    """A year that is implied, and by what."""

    year: int
    why: str


def point_of(value: Written | None) -> Point | None:
    """The end of a value that decides its year."""
    if value is None:
        return None
    return value.end or value.start


def open_point(entry: Entry) -> Point | None:
    """The point of an entry whose year is not written, if that is so."""
    line = entry.piece.line
    if line is None or line.value.start is None:
        return None
    points = [point for point in (line.value.start, line.value.end) if point]
    if any(point.year for point in points):
        return None
    return point_of(line.value)


def own_day(entry: Entry) -> date | None:
    """The day of an entry whose year is written."""
    line = entry.piece.line
    if line is None:
        return None
    for value in (line.value, *reversed(line.was)):
        points = [point for point in (value.end, value.start) if point]
        year = next((point.year for point in points if point.year), None)
        if points and year and (day := day_in(year, points[0])):
            return day
    return None


def implied(
    entry: Entry, siblings: Sequence[Entry], everything: Sequence[Entry], edition: Evidence | None
) -> Year | None:
    """The year of an entry that leaves it out; ``None`` if nothing tells it."""
    point = open_point(entry)
    if point is None:
        return None
    choice = (
        _of_the_same_line(entry)
        or _beside(point, entry, siblings)
        or _before_event(point, entry, everything)
        or _of_edition(point, entry, everything, edition)
    )
    return choice and _checked(point, choice)


def _of_the_same_line(entry: Entry) -> Year | None:
    """The year of a struck value: a date is moved by weeks."""
    line = entry.piece.line
    point = open_point(entry)
    if line is None or point is None:
        return None
    for old in reversed(line.was):
        before = point_of(old)
        if before is not None and before.year and (day := day_in(before.year, before)):
            near = _nearest(point, day)
            return Year(near.year, f"from the struck date {day.isoformat()}") if near else None
    return None


def _nearest(point: Point, day: date) -> date | None:
    """The point's day that is nearest to a day."""
    days = [
        found for year in (day.year - 1, day.year, day.year + 1) if (found := day_in(year, point))
    ]
    return min(days, key=lambda one: abs((one - day).days), default=None)


def _beside(point: Point, entry: Entry, siblings: Sequence[Entry]) -> Year | None:
    """The year of the nearest dates of the same list."""
    if entry not in siblings:
        return None
    at = siblings.index(entry)
    for distance in range(1, max(at + 1, len(siblings) - at)):
        for index in (at - distance, at + distance):
            day = own_day(siblings[index]) if 0 <= index < len(siblings) else None
            near = _nearest(point, day) if day else None
            if day and near and abs((near - day).days) <= _NEAR:
                return Year(near.year, f"from {day.isoformat()} beside it")
    return None


def _before_event(point: Point, entry: Entry, everything: Sequence[Entry]) -> Year | None:
    """The last such day before the event, as the model has it."""
    if entry.kind in _EVENTS:
        return None
    for kind in (Kind.EVENT, Kind.HOST_EVENT):
        for other in everything:
            day = own_day(other) if other.kind is kind else None
            if day is None or other is entry:
                continue
            if entry.kind in _LATE and (told := _notified(everything)):
                found = first_after(point, told)
            else:
                found = last_before(point, day)
            if found is not None and day - found <= _BEFORE:
                return Year(found.year, f"from the event on {day.isoformat()}")
    return None


def _notified(everything: Sequence[Entry]) -> date | None:
    days = [own_day(entry) for entry in everything if entry.kind is Kind.NOTIFICATION]
    return next((day for day in days if day), None)


def _of_edition(
    point: Point, entry: Entry, everything: Sequence[Entry], edition: Evidence | None
) -> Year | None:
    """The year of the edition; what lies before the event in an order that wraps is of the year before."""
    if edition is None:
        return None
    event = next(
        (open_point(one) for one in everything if one.kind is Kind.EVENT and open_point(one)), None
    )
    why = f"from “{edition.words}”"
    if entry.kind is not Kind.EVENT and event is not None:
        last = day_in(edition.year, event)
        limit = last_before(point, last) if last else None
        if limit is not None and entry.kind not in _LATE:
            return Year(limit.year, why)
    if point.weekday is not None:
        for year in (edition.year, edition.year - 1, edition.year + 1):
            day = day_in(year, point)
            if day is not None and day.weekday() == point.weekday:
                return Year(year, why)
    if event is None and point.month is not None and point.month >= _LATE_MONTH:
        return (
            None  # before an event of the winter, or after one of the summer: nothing tells which
        )
    return Year(edition.year, why) if day_in(edition.year, point) else None


def _checked(point: Point, choice: Year) -> Year:
    """The year, unless the weekday that is written says that it is the one before or after."""
    day = day_in(choice.year, point)
    if point.weekday is None:
        return choice
    name = WEEKDAYS[point.weekday]
    if day is not None and day.weekday() == point.weekday:
        return Year(choice.year, f"{choice.why}, when it is a {name}")
    for year in (choice.year - 1, choice.year + 1):
        other = day_in(year, point)
        if other is not None and other.weekday() == point.weekday:
            return Year(year, f"{choice.why}; it is a {name} in {year}")
    return choice
