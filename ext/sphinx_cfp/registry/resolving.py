"""From what a line says to what a reader gets: years, zones and weekdays."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from sphinx_cfp.grammar.day_parts import MONTHS
from sphinx_cfp.grammar.zone_names import find_zone
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.dates import Certainty, Moment, Move, Status, When
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import DAY, FIRST_YEAR, LAST_YEAR, Zone
from sphinx_cfp.registry.years import day_in, first_after, first_from, last_before, moved_from

if TYPE_CHECKING:
    from sphinx_cfp.grammar.parsed import Change, Equivalent, Line, Point, Written, ZoneName

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_AFTER_NOTIFICATION = frozenset({Kind.CAMERA_READY, Kind.PUBLICATION})
_LAST_SECOND = DAY - 1
_LONGEST = 300
"""Days of a range whose years are implied; a longer one is rather two ends in the wrong order."""
_SAME = 60  # seconds by which two statements of one instant may differ: 23:59 and 23:59:59


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a call says for all its lines: ``:timezone:``, ``:dates:``, the notification's day."""

    zone: Zone | None = None
    event: When | None = None
    notification: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """The value of a line with everything filled in.

    ``problems`` are faults that leave a value: the date is shown, and the fault is reported.
    ``moved_on`` and ``reason`` are those of the last move also where ``was`` is empty, for a line
    whose old value stands above it.
    """

    when: When
    was: tuple[Move, ...] = ()
    moved_on: date | None = None
    reason: str = ""
    status: Status = Status.SCHEDULED
    certainty: Certainty | None = None
    problems: tuple[ParseError, ...] = ()


@dataclass(slots=True)
class _Filling:
    """What one line's values are filled in from, and what was found wrong meanwhile."""

    context: Context
    kind: Kind = Kind.OTHER
    problems: list[ParseError] = field(default_factory=list)


def resolve(line: Line, kind: Kind, context: Context) -> Resolved:
    """Fill in what a line leaves out. Raises ParseError where no value is left."""
    filling = _Filling(context, kind)
    history = line.was
    anchor = _anchor(line, filling)
    when = _when(line.value, filling, anchor)
    was = _history(history, filling, when)
    moved_on = _changed(line.moved_on, when)
    if line.status is Status.EXTENDED and was and _earlier(when, was[-1]):
        filling.problems.append(
            ParseError(
                Code.MOVED_BACKWARDS, "called extended, yet earlier than before",
                "correct one of the two dates, or say (moved …) instead", line.when_span,
            )
        )  # fmt: skip
    return Resolved(
        when=when,
        was=_moves(was, line, when, moved_on),
        moved_on=moved_on,
        reason=line.reason,
        status=line.status,
        certainty=line.certainty,
        problems=tuple(filling.problems),
    )


def resolve_when(written: Written, context: Context) -> When:
    """Fill in what a WHEN leaves out. Raises ParseError, for what else :func:`resolve` reports too."""
    filling = _Filling(context)
    when = _when(written, filling, None)
    if filling.problems:
        raise filling.problems[0]
    return when


def _when(written: Written, filling: _Filling, anchor: date | None) -> When:
    """The value; ``anchor`` is a day from which a missing year is counted."""
    if written.start is None:
        return When(None, None, written.text)
    first, last = _days(written, filling, anchor)
    start = _moment(written.start, first, filling.context)
    end = _moment(written.end, last, filling.context) if written.end and last else None
    if end is not None and _before(end, start):
        raise ParseError(
            Code.RANGE_ORDER, f"the range ends on {_shown(end)}, before it starts on {_shown(start)}",
            "write the earlier end first", written.span,
        )  # fmt: skip
    for point, moment in ((written.start, start), (written.end, end)):
        if point is not None and moment is not None:
            _check_weekday(point, moment.day, filling)
    when = When(start, end)
    _check_instants(when, written)
    for equivalent in written.equivalents:
        _check_equivalent(equivalent, end or start, filling)
    return when


def _days(written: Written, filling: _Filling, anchor: date | None) -> tuple[date, date | None]:
    """The days of both ends, a year that one leaves out taken from the other."""
    start, end = written.start, written.end
    if start is None:
        raise AssertionError
    if end is None:
        return _day(start, filling, anchor), None
    if start.year is None:
        # Where both leave it out, the end decides.
        last = _day(end, filling, anchor)
        first = last_before(start, last) or _no_year(start)
    elif end.year is None:
        first = _day(start, filling, anchor)
        last = first_from(end, first) or _no_year(end)
    else:
        return _day(start, filling, anchor), _day(end, filling, anchor)
    if (last - first).days > _LONGEST:
        raise ParseError(
            Code.RANGE_ORDER, f"{_name(start)} – {_name(end)} ends before it starts",
            f"write the earlier end first, or both years: {first.isoformat()} – {last.isoformat()}",
            written.span,
        )  # fmt: skip
    return first, last


def _day(point: Point, filling: _Filling, anchor: date | None) -> date:
    """The day of a point. Raises ParseError where its year cannot be told."""
    if point.year is not None:
        if not FIRST_YEAR <= point.year <= LAST_YEAR:
            raise ParseError(
                Code.DATE_IMPOSSIBLE, f"the year {point.year} is out of reach",
                f"write a year from {FIRST_YEAR} to {LAST_YEAR}", point.span,
            )  # fmt: skip
        day = day_in(point.year, point)
        if day is None:
            raise ParseError(
                Code.DATE_IMPOSSIBLE, f"there is no {_name(point)} {point.year}",
                "write a day that the month has", point.span,
            )  # fmt: skip
        return day
    if anchor is not None:
        return moved_from(point, anchor) or _no_year(point)
    return _implied(point, filling)


def _implied(point: Point, filling: _Filling) -> date:
    """The day whose year follows from the call."""
    context = filling.context
    if filling.kind in _AFTER_NOTIFICATION and context.notification is not None:
        return first_after(point, context.notification) or _no_year(point)
    last = context.event.last if context.event else None
    found = last_before(point, last.day) if last else None
    return found or _no_year(point)


def _no_year(point: Point) -> NoReturn:
    name = _name(point)
    raise ParseError(
        Code.DATE_SYNTAX, f"“{name}” has no year, and the call has no :dates: that tell it",
        f"write {name} 2023, or give the call :dates:", point.span,
    )  # fmt: skip


def _name(point: Point) -> str:
    return f"{point.day} {MONTHS[point.month - 1]}"


def _anchor(line: Line, filling: _Filling) -> date | None:
    """The newest struck day with a year, if the value itself has none: it was moved from there."""
    value = line.value
    points = [point for point in (value.start, value.end) if point]
    if not points or any(point.year for point in points):
        return None
    for old in reversed(line.was):
        point = old.end or old.start
        if point is not None and point.year is not None and (day := day_in(point.year, point)):
            return _later(points[-1], day)
    return None


def _later(point: Point, old: date) -> date | None:
    """The day of a value whose year stands only in what it replaced."""
    after = first_from(point, old)
    before = last_before(point, old)
    if before and after and (old - before).days <= 60 and (old - before).days < (after - old).days:
        return before
    return after


def _history(history: tuple[Written, ...], filling: _Filling, when: When) -> list[When]:
    """The struck values, oldest first; one that cannot be told is left out and reported."""
    found: list[When] = []
    newer = when.last
    for old in reversed(history):
        quiet = _Filling(filling.context, filling.kind)
        try:
            value = _when(old, quiet, newer.day if newer else None)
        except ParseError as error:
            filling.problems.append(error)
            continue
        filling.problems += quiet.problems
        newer = value.last or newer
        found.append(value)
    return found[::-1]


def _moves(was: list[When], line: Line, when: When, moved_on: date | None) -> tuple[Move, ...]:
    """The struck values, each with the day and the reason of its end."""
    moves: list[Move] = []
    for index, value in enumerate(was):
        if index == len(was) - 1:
            moves.append(Move(value, moved_on, line.reason))
        else:
            change: Change | None = line.earlier[index] if index < len(line.earlier) else None
            on = _changed(change.on, when) if change else None
            moves.append(Move(value, on, change.reason if change else ""))
    return tuple(moves)


def _changed(written: Written | None, when: When) -> date | None:
    """The day of a change; without a year the last one up to the value."""
    point = written.start if written else None
    if point is None:
        return None
    if point.year is not None:
        return _day(point, _Filling(Context()), None)
    newest = when.last
    return last_before(point, newest.day) if newest else None


def _earlier(when: When, was: When) -> bool:
    return bool(when.last and was.last and when.last.day < was.last.day)


def _moment(point: Point, day: date, context: Context) -> Moment:
    zone = _zone(point.zone, day, context.zone) if point.zone else context.zone
    return Moment(day, point.seconds, zone)


def _zone(named: ZoneName, day: date, default: Zone | None) -> Zone:
    """The zone of a name, a fault of it put at its place."""
    try:
        return _found(named.name, day, default)
    except ParseError as error:
        raise ParseError(error.code, error.message, error.hint, named.span) from None


@lru_cache(maxsize=2048)
def _found(name: str, day: date, default: Zone | None) -> Zone:
    return find_zone(name, on=day, default=default)


def _before(end: Moment, start: Moment) -> bool:
    """Whether a range ends before it starts; a day without a time lasts to its end."""
    if end.day != start.day:
        return end.day < start.day
    return (_LAST_SECOND if end.seconds is None else end.seconds) < (start.seconds or 0)


def _shown(moment: Moment) -> str:
    if moment.seconds is None:
        return moment.day.isoformat()
    return f"{moment.day.isoformat()} {moment.seconds // 3600:02}:{moment.seconds // 60 % 60:02}"


def _check_weekday(point: Point, day: date, filling: _Filling) -> None:
    """Report a weekday that the day is not, with both days that may be meant."""
    if point.weekday is None or day.weekday() == point.weekday:
        return
    stated = WEEKDAYS[point.weekday]
    step = (point.weekday - day.weekday() + 3) % 7 - 3
    try:
        near = day + timedelta(days=step)
    except OverflowError:
        near = day
    filling.problems.append(
        ParseError(
            Code.WEEKDAY, f"{_long(day)} is a {WEEKDAYS[day.weekday()]}, not a {stated}",
            f"write {WEEKDAYS[day.weekday()]}, {_long(day)}, or {stated}, {_long(near)}", point.span,
        )
    )  # fmt: skip


def _long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _check_instants(when: When, written: Written) -> None:
    """Raise ``time_gap`` for a wall time that does not exist or exists twice."""
    for moment, point in ((when.start, written.start), (when.end, written.end)):
        if moment is None or moment.seconds is None or moment.zone is None:
            continue
        try:
            moment.first()
        except ParseError as error:
            span = point.span if point else written.span
            raise ParseError(error.code, error.message, error.hint, span) from None


def _check_equivalent(same: Equivalent, moment: Moment, filling: _Filling) -> None:
    """Report a second statement of the instant that is another instant."""
    if moment.zone is None:
        return
    try:
        zone = _zone(same.zone, moment.day, None)
        seconds = moment.seconds if same.seconds is None else same.seconds
        stated = moment.last()
        if stated is None:
            return
        seconds = _LAST_SECOND if seconds is None else seconds
        days = _equivalent_days(same, moment.day)
        again = [zone.instant(day, seconds).epoch for day in days]
    except ParseError as error:
        filling.problems.append(ParseError(error.code, error.message, error.hint, same.span))
        return
    if any(abs(epoch - stated.epoch) <= _SAME for epoch in again):
        return
    code = Code.ZONE_CONVERSION if same.seconds is not None else Code.TZ_CONFLICT
    right = stated.as_datetime().astimezone(zone.tzinfo())
    filling.problems.append(
        ParseError(
            code, f"{_shown(moment)} {moment.zone.name} is not the same as what stands beside it",
            f"it is {right:%Y-%m-%d %H:%M} {same.zone.name}: write one of the two", same.span,
        )
    )  # fmt: skip


def _equivalent_days(same: Equivalent, day: date) -> list[date]:
    """The days on which the second statement may be meant."""
    if same.seconds is None:
        return [day]
    near = [day + timedelta(days=step) for step in (-1, 0, 1)]
    if same.day is None:
        return near
    return [other for other in near if (other.month, other.day) == same.day]
