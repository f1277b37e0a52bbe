"""What a call asks for at which time: not yet open, open, closed, over, and the date that comes next.

Derived from the dates alone, without a clock: whoever knows what time it is picks the phase.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.kinds import DEADLINES, SUBMISSION, Kind
from sphinx_cfp.model.zones import Instant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry

COMING = DEADLINES | {
    Kind.OPEN,
    Kind.NOTIFICATION,
    Kind.EARLY_NOTIFICATION,
    Kind.REBUTTAL,
    Kind.EVENT,
}
"""Kinds of dates that authors wait for."""


GONE = frozenset({Status.CANCELLED, Status.PASSED})
"""Dates that nobody waits for any more."""


class State(StrEnum):
    """What a call is at some time."""

    NOT_OPEN = "not-open"
    OPEN = "open"
    EXTENDED = "extended"
    CLOSED = "closed"
    NOTIFIED = "notified"
    UNDER_WAY = "under-way"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Phase:
    """A span of time in which nothing changes: after ``after``, up to and with ``until``.

    ``None`` is an open end; ``state`` is ``None`` if it cannot be told; ``coming`` is the next date.
    """

    after: Instant | None
    until: Instant | None
    state: State | None
    coming: Date | None


@dataclass(frozen=True, slots=True)
class _Times:
    """The instants, in seconds, on which the state of a call depends; ``None`` where not given."""

    opened: int | None
    closed: int | None
    notified: int | None
    begun: int | None
    over: int | None

    def edges(self) -> tuple[int | None, ...]:
        """The last second before each changes the state."""
        opened = None if self.opened is None else self.opened - 1
        begun = None if self.begun is None else self.begun - 1
        return opened, self.closed, self.notified, begun, self.over


def phases_of(registry: Registry, call: Call) -> tuple[Phase, ...]:
    """The phases of a call in their order, without a gap; empty if no date of it has an instant."""
    dates = sorted(
        (
            (_turn(item.kind, item.utc, item.utc_end), item)
            for item in registry.dates_of(call.key)
            if item.utc and not item.internal and item.kind in COMING and item.status not in GONE
        ),
        key=lambda pair: (pair[0], pair[1].key),
    )
    if not dates:
        return ()
    times = _times(dates, call)
    edges = {turn for turn, _ in dates}
    edges.update(edge for edge in times.edges() if edge is not None)
    found: list[Phase] = []
    after: int | None = None
    position = 0
    for until in (*sorted(edges), None):
        # Within a span nothing changes: its last second stands for all of it.
        moment = until if until is not None else (after or 0) + 1
        while position < len(dates) and dates[position][0] < moment:
            position += 1
        coming = dates[position][1] if position < len(dates) else None
        state = _state(moment, times, dates)
        begin = None if after is None else Instant(after)
        if found and found[-1].state is state and found[-1].coming is coming:
            begin = found.pop().after
        found.append(Phase(begin, None if until is None else Instant(until), state, coming))
        after = until
    return tuple(found)


def _turn(kind: Kind, first: Instant, last: Instant | None) -> int:
    """The last second at which a date is still to come: of a day its last, of an opening the one before."""
    return first.epoch - 1 if kind is Kind.OPEN else (last or first).epoch


def _times(dates: Sequence[tuple[int, Date]], call: Call) -> _Times:
    closed = max((turn for turn, item in dates if item.kind in SUBMISSION), default=None)
    # An opening after the last deadline opens something else.
    opened = [
        turn + 1
        for turn, item in dates
        if item.kind is Kind.OPEN and (closed is None or turn < closed)
    ]
    notified = max((turn for turn, item in dates if item.kind is Kind.NOTIFICATION), default=None)
    begun, over = _event(dates, call)
    return _Times(min(opened, default=None), closed, notified, begun, over)


def _event(dates: Sequence[tuple[int, Date]], call: Call) -> tuple[int | None, int | None]:
    """The first and the last second of the event, by its dates or else by the call's own days."""
    events = [(turn, item.utc) for turn, item in dates if item.kind is Kind.EVENT and item.utc]
    if events:
        return min(first.epoch for _, first in events), max(turn for turn, _ in events)
    days, zone = call.edition.days, call.zone
    if days is None or zone is None or days.start is None or days.last is None:
        return None, None
    return zone.midnight(days.start.day).epoch, zone.last_second(days.last.day).epoch


def _state(moment: int, times: _Times, dates: Sequence[tuple[int, Date]]) -> State | None:
    if times.over is not None and moment > times.over:
        return State.OVER
    if times.begun is not None and moment >= times.begun:
        return State.UNDER_WAY
    if times.opened is not None and moment < times.opened:
        return State.NOT_OPEN
    if times.closed is None:
        return State.OPEN if times.opened is not None else None
    if moment <= times.closed:
        due = next(item for turn, item in dates if turn >= moment and item.kind in SUBMISSION)
        return State.EXTENDED if _is_extended(due) else State.OPEN
    if times.notified is not None and moment > times.notified:
        return State.NOTIFIED
    return State.CLOSED


def _is_extended(due: Date) -> bool:
    """Whether a deadline was said to be extended, or has moved to a later day."""
    before, now = due.was[-1].was.last if due.was else None, due.when.last
    return due.status is Status.EXTENDED or bool(before and now and now.day > before.day)
