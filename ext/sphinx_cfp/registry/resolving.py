"""From what a line says to a date: years, zones and weekdays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.day import MONTHS, WEEKDAYS
from sphinx_cfp.grammar.zone import find_zone
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.dates import Date, Moment, Move, Status, When, instants
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import DAY, FIRST_YEAR, LAST_YEAR, Zone

if TYPE_CHECKING:
    from sphinx_cfp.grammar.parsed import Equivalent, ParsedLine, ParsedWhen, Point

AFTER_NOTIFICATION = frozenset({Kind.CAMERA_READY, Kind.PUBLICATION})
"""Kinds whose date, where it has no year, is the first one after the notification."""
_LAST_SECOND = DAY - 1
_LEAP_GAP = 8  # years between two leap days, at most
_LONGEST_RANGE = 300
"""Days of a range whose years are implied; a longer one is rather two ends in the wrong order."""
_MOSTLY_LATER = 60
"""Days within which a struck date may be later than the one that replaced it: dates are moved to earlier
days by weeks, not by months."""
_SAME = 60  # seconds by which two statements of one instant may differ: 23:59 and 23:59:59


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a call says for all its lines: ``:timezone:``, ``:dates:``, the notification's day."""

    zone: Zone | None = None
    event: When | None = None
    notification: date | None = None


NO_DEFAULTS = Defaults()


def resolve(line: ParsedLine, kind: Kind, defaults: Defaults) -> tuple[Date, list[ParseError]]:
    """The date of a line, without its place in a call, and the faults that leave a value.

    Raises ParseError where no value is left.
    """
    resolver = _Resolver(defaults, kind)
    when = resolver.when(line.value, _anchor(line))
    was = resolver.history(line, when)
    if line.status is Status.EXTENDED and was and _is_earlier(when, was[-1].was):
        resolver.problems.append(
            ParseError(
                Code.MOVED_BACKWARDS, "called extended, yet earlier than before",
                "correct one of the two dates, or say (moved …) instead", line.when_span,
            )
        )  # fmt: skip
    utc, utc_end = instants(kind, when)
    item = Date(
        key="",
        call="",
        kind=kind,
        label=line.label,
        when=when,
        status=line.status,
        certainty=line.certainty,
        note=line.note,
        written=line.written,
        was=was,
        utc=utc,
        utc_end=utc_end,
    )
    return item, resolver.problems


def resolve_when(parsed: ParsedWhen, defaults: Defaults = NO_DEFAULTS) -> When:
    """The value of a WHEN. Raises ParseError, for what else :func:`resolve` reports too."""
    resolver = _Resolver(defaults, Kind.OTHER)
    when = resolver.when(parsed)
    if resolver.problems:
        raise resolver.problems[0]
    return when


def day_of_move(parsed: ParsedWhen | None, when: When) -> date | None:
    """The day of a move to a value; without a year the last one up to that value."""
    point = parsed.start if parsed else None
    if point is None:
        return None
    if point.year is not None:
        return _dated(point, point.year)
    return last_before(point, when.last.day) if when.last else None


class _Resolver:
    """Fills in what the values of one line leave out; ``problems`` is what was found wrong meanwhile."""

    def __init__(self, defaults: Defaults, kind: Kind) -> None:
        self.defaults = defaults
        self.kind = kind
        self.problems: list[ParseError] = []

    def when(self, parsed: ParsedWhen, anchor: date | None = None) -> When:
        """The value; ``anchor`` is a day from which a missing year is counted."""
        if parsed.start is None:
            return When(None, None, parsed.text)
        first, last = self._days(parsed.start, parsed, anchor)
        start = self._moment(parsed.start, first)
        end = self._moment(parsed.end, last) if parsed.end and last else None
        if end is not None and _before(end, start):
            raise ParseError(
                Code.RANGE_ORDER,
                f"the range ends on {_shown(end)}, before it starts on {_shown(start)}",
                "write the earlier end first", parsed.span,
            )  # fmt: skip
        self._check(parsed.start, start)
        if parsed.end and end:
            self._check(parsed.end, end)
        for same in parsed.equivalents:
            self._check_equivalent(same, end or start)
        return When(start, end)

    def history(self, line: ParsedLine, when: When) -> tuple[Move, ...]:
        """The struck values, oldest first; one that cannot be told is left out and reported."""
        moved_on = day_of_move(line.moved_on, when)
        found: list[When] = []
        newer = when.last
        for old in reversed(line.was):
            known = len(self.problems)
            try:
                value = self.when(old, newer.day if newer else None)
            except ParseError as error:
                self.problems[known:] = [error]
                continue
            newer = value.last or newer
            found.insert(0, value)
        moves = [
            Move(value, day_of_move(change.on, when), change.reason)
            for value, change in zip(found[:-1], line.earlier, strict=False)
        ]
        return (*moves, *(Move(value, moved_on, line.reason) for value in found[-1:]))

    def _days(
        self, start: Point, parsed: ParsedWhen, anchor: date | None
    ) -> tuple[date, date | None]:
        """The days of both ends, a year that one leaves out taken from the other."""
        end = parsed.end
        if end is None:
            return self._day(start, anchor), None
        if start.year is None:
            # Where both leave it out, the end decides.
            last = self._day(end, anchor)
            first = _told(start, last_before(start, last))
        elif end.year is None:
            first = self._day(start, anchor)
            last = _told(end, first_from(end, first))
        else:
            return self._day(start, anchor), self._day(end, anchor)
        if (last - first).days > _LONGEST_RANGE:
            raise ParseError(
                Code.RANGE_ORDER, f"{_name(start)} – {_name(end)} ends before it starts",
                f"write the earlier end first, or both years: {first.isoformat()} – {last.isoformat()}",
                parsed.span,
            )  # fmt: skip
        return first, last

    def _day(self, point: Point, anchor: date | None) -> date:
        """The day of a point. Raises ParseError where its year cannot be told."""
        if point.year is not None:
            return _dated(point, point.year)
        if anchor is not None:
            return _told(point, moved_from(point, anchor))
        defaults = self.defaults
        if self.kind in AFTER_NOTIFICATION and defaults.notification is not None:
            return _told(point, first_after(point, defaults.notification))
        event = defaults.event.last if defaults.event else None
        return _told(point, last_before(point, event.day) if event else None)

    def _moment(self, point: Point, day: date) -> Moment:
        zone = self.defaults.zone
        if point.zone:
            try:
                zone = _zone(point.zone.name, day, zone)
            except ParseError as error:
                raise error.at(point.zone.span) from None
        return Moment(day, point.seconds, zone)

    def _check(self, point: Point, moment: Moment) -> None:
        """Report a weekday that the day is not. Raises ``time_gap`` for a time that does not exist."""
        day, weekday = moment.day, point.weekday
        if weekday is not None and day.weekday() != weekday:
            right, stated = WEEKDAYS[day.weekday()], WEEKDAYS[weekday]
            near = _long(_nearest(day, weekday))
            self.problems.append(
                ParseError(
                    Code.WEEKDAY, f"{_long(day)} is a {right}, not a {stated}",
                    f"write {right}, {_long(day)}, or {stated}, {near}", point.span,
                )
            )  # fmt: skip
        if moment.seconds is not None:
            try:
                moment.first()
            except ParseError as error:
                raise error.at(point.span) from None

    def _check_equivalent(self, same: Equivalent, moment: Moment) -> None:
        """Report a second statement of the instant that is another instant."""
        if moment.zone is None:
            return
        try:
            zone = _zone(same.zone.name, moment.day, None)
            stated = moment.zone.last_second(moment.day)
            if moment.seconds is not None:
                stated = moment.zone.instant(moment.day, moment.seconds)
            seconds = moment.seconds if same.seconds is None else same.seconds
            seconds = _LAST_SECOND if seconds is None else seconds
            again = [zone.instant(day, seconds).epoch for day in _days_beside(same, moment.day)]
        except ParseError as error:
            self.problems.append(error.at(same.span))
            return
        if any(abs(epoch - stated.epoch) <= _SAME for epoch in again):
            return
        code = Code.ZONE_CONVERSION if same.seconds is not None else Code.TZ_CONFLICT
        right = stated.as_datetime().astimezone(zone.tzinfo())
        self.problems.append(
            ParseError(
                code, f"{_shown(moment)} {moment.zone.name} is not the same as what stands beside it",
                f"it is {right:%Y-%m-%d %H:%M} {same.zone.name}: write one of the two", same.span,
            )
        )  # fmt: skip


@lru_cache(maxsize=2048)
def _zone(name: str, day: date, default: Zone | None) -> Zone:
    return find_zone(name, on=day, default=default)


def _days_beside(same: Equivalent, day: date) -> list[date]:
    """The days on which the second statement of an instant may be meant."""
    if same.seconds is None:
        return [day]
    near = [day + timedelta(days=step) for step in (-1, 0, 1)]
    if same.day is None:
        return near
    return [other for other in near if (other.month, other.day) == same.day]


def _before(end: Moment, start: Moment) -> bool:
    """Whether a range ends before it starts; a day without a time lasts to its end."""
    if end.day != start.day:
        return end.day < start.day
    return (_LAST_SECOND if end.seconds is None else end.seconds) < (start.seconds or 0)


def _is_earlier(when: When, was: When) -> bool:
    return bool(when.last and was.last and when.last.day < was.last.day)


def _nearest(day: date, weekday: int) -> date:
    """The day of a weekday that is nearest to a day."""
    try:
        return day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)
    except OverflowError:
        return day


def _shown(moment: Moment) -> str:
    if moment.seconds is None:
        return moment.day.isoformat()
    return f"{moment.day.isoformat()} {moment.seconds // 3600:02}:{moment.seconds // 60 % 60:02}"


def _long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _name(point: Point) -> str:
    return f"{point.day} {MONTHS[point.month - 1]}"


# --- years that authors leave out --------------------------------------------------------------


def day_in(year: int, point: Point) -> date | None:
    """The point's day in a year, if that year has it."""
    try:
        return date(year, point.month, point.day)
    except ValueError:
        return None


def last_before(point: Point, limit: date) -> date | None:
    """The last such day up to a limit."""
    years = range(limit.year, limit.year - _LEAP_GAP, -1)
    return next((day for year in years if (day := day_in(year, point)) and day <= limit), None)


def first_from(point: Point, limit: date) -> date | None:
    """The first such day from a limit on: the end of a range whose begin is known."""
    years = range(limit.year, limit.year + _LEAP_GAP + 1)
    return next((day for year in years if (day := day_in(year, point)) and day >= limit), None)


def first_after(point: Point, limit: date) -> date | None:
    """The first such day after a limit."""
    years = range(limit.year, limit.year + _LEAP_GAP + 1)
    return next((day for year in years if (day := day_in(year, point)) and day > limit), None)


def moved_from(point: Point, new: date) -> date | None:
    """The day of a struck date without a year: the last up to the new one, unless it was moved to a
    day shortly before."""
    before, after = last_before(point, new), first_after(point, new)
    if before is None or after is None:
        return before or after
    to_earlier, to_later = (after - new).days, (new - before).days
    return after if to_earlier <= _MOSTLY_LATER and to_earlier < to_later else before


def _anchor(line: ParsedLine) -> date | None:
    """The newest struck day with a year, if the value itself has none: it was moved from there."""
    last = line.value.last
    if last is None or last.year or (line.value.start and line.value.start.year):
        return None
    for old in reversed(line.was):
        point = old.last
        if point is not None and point.year is not None and (day := day_in(point.year, point)):
            return _near(last, day)
    return None


def _near(point: Point, old: date) -> date | None:
    """The day of a value whose year stands only in what it replaced."""
    after, before = first_from(point, old), last_before(point, old)
    if before and after:
        to_earlier, to_later = (old - before).days, (after - old).days
        return before if to_earlier <= _MOSTLY_LATER and to_earlier < to_later else after
    return after


def _dated(point: Point, year: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ParseError(
            Code.DATE_IMPOSSIBLE, f"the year {year} is out of reach",
            f"write a year from {FIRST_YEAR} to {LAST_YEAR}", point.span,
        )  # fmt: skip
    day = day_in(year, point)
    if day is None:
        raise ParseError(
            Code.DATE_IMPOSSIBLE, f"there is no {_name(point)} {year}",
            "write a day that the month has", point.span,
        )  # fmt: skip
    return day


def _told(point: Point, day: date | None) -> date:
    """The day of a point without a year, if something tells it."""
    if day is None:
        name = _name(point)
        raise ParseError(
            Code.DATE_SYNTAX, f"“{name}” has no year, and the call has no :dates: that tell it",
            f"write {name} 2023, or give the call :dates:", point.span,
        )  # fmt: skip
    return day
