"""The phases of a call: for every second exactly one, with the state and the date that is to come."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from tests.registries import CALL, registry_of

from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.registry.phases import Phase, State, phases_of

if TYPE_CHECKING:
    from sphinx_cfp.registry.registry import Registry

FIRST = date(2023, 1, 1)
LABELS = {
    "Submission opens": Kind.OPEN,
    "Abstract deadline": Kind.ABSTRACT,
    "Paper deadline": Kind.PAPER,
    "Notification": Kind.NOTIFICATION,
    "Camera-ready": Kind.CAMERA_READY,
    "Workshop": Kind.EVENT,
}


def phase_at(phases: tuple[Phase, ...], moment: int) -> Phase:
    """The phase that holds at a second; there is exactly one."""
    (found,) = [
        one
        for one in phases
        if (one.after is None or moment > one.after.epoch)
        and (one.until is None or moment <= one.until.epoch)
    ]
    return found


def at(registry: Registry, day: str, second: int = 0) -> tuple[State | None, str]:
    """State and coming date at a second of a day in AoE."""
    midnight = int((date.fromisoformat(day) - date(1970, 1, 1)).total_seconds()) + 12 * 3600
    phase = phase_at(phases_of(registry, registry.calls[CALL.key]), midnight + second)
    return phase.state, phase.coming.key.partition(".")[2] if phase.coming else ""


def test_the_phases_of_a_whole_call() -> None:
    registry = registry_of(
        [
            "Submission opens: 2023-03-01",
            "Paper deadline: 2023-05-31",
            "Notification: 2023-06-19",
            "Camera-ready: 2023-07-07",
            "Workshop: 2023-07-28 – 2023-07-29",
        ]
    )
    last = 86399
    assert at(registry, "2023-02-28", last) == (State.NOT_OPEN, "open")
    assert at(registry, "2023-03-01") == (State.OPEN, "paper")
    assert at(registry, "2023-05-31", last) == (State.OPEN, "paper")
    assert at(registry, "2023-06-01") == (State.CLOSED, "notification")
    assert at(registry, "2023-06-19", last) == (State.CLOSED, "notification")
    assert at(registry, "2023-06-20") == (State.NOTIFIED, "camera_ready")
    assert at(registry, "2023-07-08") == (State.NOTIFIED, "event")
    assert at(registry, "2023-07-28") == (State.UNDER_WAY, "event")
    assert at(registry, "2023-07-29", last) == (State.UNDER_WAY, "event")
    assert at(registry, "2023-07-30") == (State.OVER, "")
    assert at(registry, "2093-07-30") == (State.OVER, "")


def test_a_moved_deadline_is_extended_until_it_has_passed() -> None:
    registry = registry_of(
        ["Paper deadline: ~~2023-05-24~~ 2023-05-31 (extended 2023-05-20: a fire)"]
    )
    assert at(registry, "2023-05-31") == (State.EXTENDED, "paper")
    assert at(registry, "2023-06-01") == (State.CLOSED, "")


def test_a_deadline_that_moved_to_a_later_day_is_extended_and_one_that_moved_back_is_not() -> None:
    later, earlier = (
        registry_of([f"Paper deadline: ~~2023-05-{old}~~ 2023-05-28 (moved 2023-05-20: a fire)"])
        for old in (24, 31)
    )
    assert at(later, "2023-05-28") == (State.EXTENDED, "paper")
    assert at(earlier, "2023-05-28") == (State.OPEN, "paper")


def test_a_cancelled_deadline_keeps_nothing_open() -> None:
    registry = registry_of(["Paper deadline: 2023-05-31 (cancelled)", "Notification: 2023-06-19"])
    state, coming = at(registry, "2023-05-30")
    assert (state, coming) == (None, "notification")


def test_a_call_without_an_instant_has_no_phases() -> None:
    registry = registry_of(["Paper deadline: TBA"])
    assert phases_of(registry, registry.calls[CALL.key]) == ()


days = st.integers(0, 300).map(lambda number: FIRST + timedelta(number))


@given(st.dictionaries(st.sampled_from(list(LABELS)), days, min_size=1), st.integers(-5, 310))
def test_the_phase_of_any_second_is_what_the_dates_say(dates: dict[str, date], number: int) -> None:
    lines = [f"{label}: {day}" for label, day in dates.items()]
    registry = registry_of(lines)
    phases = phases_of(registry, registry.calls[CALL.key])
    assert phases[0].after is None
    assert phases[-1].until is None
    for one, other in pairwise(phases):
        assert one.until == other.after
        assert (one.state, one.coming) != (other.state, other.coming)
    today = FIRST + timedelta(number)
    noon = int((today - date(1970, 1, 1)).total_seconds()) + 86400
    phase = phase_at(phases, noon)
    # What is to come at noon (AoE) of a day: all of that day or later, but not what has opened by then.
    left = sorted(
        day
        for label, day in dates.items()
        if (day >= today if LABELS[label] is not Kind.OPEN else day > today)
    )
    assert (phase.coming is None) == (not left)
    if phase.coming:
        assert phase.coming.when.last
        assert phase.coming.when.last.day == left[0]
    assert phase.state == _state(dates, today)


def _state(dates: dict[str, date], today: date) -> State | None:
    """The same by days alone."""
    event = dates.get("Workshop")
    # Without its line the event is on the days of the call.
    begin, end = (event, event) if event else (date(2023, 7, 28), date(2023, 7, 29))
    if today > end:
        return State.OVER
    if today >= begin:
        return State.UNDER_WAY
    due = [dates[label] for label in ("Abstract deadline", "Paper deadline") if label in dates]
    opening = dates.get("Submission opens")
    if opening and due and opening > max(due):
        opening = None
    if opening and today < opening:
        return State.NOT_OPEN
    if not due:
        return State.OPEN if opening else None
    if today <= max(due):
        return State.OPEN
    told = dates.get("Notification")
    return State.NOTIFIED if told and today > told else State.CLOSED
