"""Years that authors leave out, found from the event, from the other end of a range, from a move."""

from __future__ import annotations

from datetime import MAXYEAR, date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_cfp.grammar.parsed import Point

_FAR = 8  # years between two leap days, at most
MOSTLY_LATER = 60
"""Days within which a struck date may be later than the one that replaced it: dates are moved to earlier
days by weeks, not by months."""


def day_in(year: int, point: Point) -> date | None:
    """The point's day in a year, if that year has it."""
    try:
        return date(year, point.month, point.day)
    except ValueError:
        return None


def last_before(point: Point, limit: date) -> date | None:
    """The last such day up to a limit."""
    return next((day for day in _backwards(point, limit) if day <= limit), None)


def first_after(point: Point, limit: date) -> date | None:
    """The first such day after a limit."""
    return next((day for day in _forwards(point, limit) if day > limit), None)


def _backwards(point: Point, limit: date) -> list[date]:
    years = range(limit.year, max(limit.year - _FAR, 0), -1)
    return [day for year in years if (day := day_in(year, point))]


def _forwards(point: Point, limit: date) -> list[date]:
    years = range(limit.year, min(limit.year + _FAR, MAXYEAR) + 1)
    return [day for year in years if (day := day_in(year, point))]


def first_from(point: Point, limit: date) -> date | None:
    """The first such day from a limit on: the end of a range whose begin is known."""
    return next((day for day in _forwards(point, limit) if day >= limit), None)


def moved_from(point: Point, new: date) -> date | None:
    """The day of a struck date without a year: the last up to the new one, unless it was moved to a
    day shortly before."""
    before = last_before(point, new)
    after = first_after(point, new)
    if before is None or after is None:
        return before or after
    to_earlier, to_later = (after - new).days, (new - before).days
    return after if to_earlier <= MOSTLY_LATER and to_earlier < to_later else before
