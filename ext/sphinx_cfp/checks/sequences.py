"""The order of items in a list, and moves that move nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.checks.calls import last_day, problem, shown, told
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.dates import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.problems import Problem


def date_sequence(view: CallView) -> Iterator[Problem]:
    """``date_sequence``: an item that comes in time before the one above it; a move to the same day."""
    above: dict[tuple[str, str], Date] = {}
    for item in view.timed:
        place = (item.location.path if item.location else "", item.track)
        before = above.get(place)
        above[place] = item
        if before and last_day(item.when) < last_day(before.when):
            yield problem(
                Code.DATE_SEQUENCE,
                item,
                f"{told(item)} stands below {told(before)} and is earlier",
                "readers expect dates in order of time",
                [before],
            )
        if any(move.was == item.when for move in item.was):
            yield problem(
                Code.DATE_SEQUENCE,
                item,
                f"{told(item)} has been moved to the day that it had",
                f"write {shown(item.when)} alone, or correct one of the two",
            )


def moved_backwards(view: CallView) -> Iterator[Problem]:
    """``moved_backwards``: a date was brought forward, though what comes before it was put off.

    A date that is called extended and is earlier is reported where it is read.
    """
    for item in view.timed:
        if not item.was or not (old := item.was[-1].was).start:
            continue
        if item.status is Status.EXTENDED or last_day(item.when) >= last_day(old):
            continue
        put_off = next((other for other in view.timed if _put_off(other, item)), None)
        if put_off:
            yield problem(
                Code.MOVED_BACKWARDS,
                item,
                f"‘{item.label}’ moved back from {shown(old)} to {shown(item.when)}, though "
                f"‘{put_off.label}’ was put off to {shown(put_off.when)}",
                "the old value is struck and stands first: swap the two, or correct the new one",
                [put_off],
            )
        else:
            yield problem(
                Code.MOVED_BACKWARDS,
                item,
                f"‘{item.label}’ moved back from {shown(old)} to {shown(item.when)}",
                "right if it was brought forward; the old value is struck and stands first",
                level=Severity.INFO,
            )


def _put_off(other: Date, item: Date) -> bool:
    """Whether another date of the track, that comes before this one, has been put off."""
    if other.track != item.track or not other.was or not (old := other.was[-1].was).start:
        return False
    return last_day(old) < last_day(other.when) <= last_day(item.when)
