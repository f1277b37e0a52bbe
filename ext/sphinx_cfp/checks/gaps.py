"""How far apart dates are: limits as data, looser where a workshop is part of a conference."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from sphinx_cfp.checks.calls import first_day, last_day, problem, told
from sphinx_cfp.checks.chronology import chains
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.problems import Problem

Limits: TypeAlias = Mapping[tuple[Kind, Kind], tuple[int, int]]
"""Fewest and most days from one kind to another."""

LIMITS: Limits = {
    (Kind.ABSTRACT, Kind.PAPER): (0, 120),
    (Kind.PAPER, Kind.NOTIFICATION): (3, 270),
    (Kind.NOTIFICATION, Kind.CAMERA_READY): (0, 240),
    (Kind.ABSTRACT, Kind.EVENT): (7, 500),
    (Kind.PAPER, Kind.EVENT): (7, 500),
    (Kind.NOTIFICATION, Kind.EVENT): (2, 400),
    (Kind.REGISTRATION, Kind.EVENT): (-30, 300),
}
"""Taken from 136 real calls: none of those that are right is outside."""

WORKSHOP: Limits = {(Kind.PAPER, Kind.NOTIFICATION): (2, 270), (Kind.PAPER, Kind.EVENT): (4, 500)}
"""What replaces these where the call is part of a conference."""

_SATURDAY = 5


def gap(view: CallView) -> Iterator[Problem]:
    """``gap``: two neighbors that are nearer, or farther apart, than any call has them."""
    limits = {**LIMITS, **(WORKSHOP if view.call.host else {}), **view.site.limits}
    for track in view.tracks:
        for chain in chains(view, track).values():
            by_kind = {item.kind: item for item in chain}
            for (first, second), (fewest, most) in limits.items():
                one, two = by_kind.get(first), by_kind.get(second)
                if any(item and view.is_other_edition(item) for item in (one, two)):
                    continue
                if one and two:
                    days = (last_day(two.when) - last_day(one.when)).days
                    if 0 <= days < fewest or days > most:
                        yield _too(one, two, days, near=days < fewest)
                elif one and second is Kind.EVENT and view.event:
                    days = (first_day(view.event) - last_day(one.when)).days
                    if 0 < days < fewest or days > most:
                        yield _from_event(view, one, days, near=days < fewest)


def _too(one: Date, two: Date, days: int, *, near: bool) -> Problem:
    how = "only " if near else ""
    return problem(
        Code.GAP,
        two,
        f"{told(two)} is {how}{_days(days)} after {told(one)}",
        "correct one of the two, or set the limits in conf.py",
        [one],
    )


def _from_event(view: CallView, item: Date, days: int, *, near: bool) -> Problem:
    how = "only " if near else ""
    return problem(
        Code.GAP,
        item,
        f"{told(item)} is {how}{_days(days)} before the event",
        "correct it or the days of the event, or set the limits in conf.py",
        view.of_kind(Kind.EVENT)[:1],
    )


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"


def weekend(view: CallView) -> Iterator[Problem]:
    """``weekend``: a deadline or a notification on a Saturday or a Sunday."""
    for item in view.timed:
        day = last_day(item.when)
        if day.weekday() >= _SATURDAY and (item.is_deadline or item.kind is Kind.NOTIFICATION):
            yield problem(
                Code.WEEKEND,
                item,
                f"{told(item)} is a {_name(day)}",
                "one in seven is, on purpose; many organizers prefer a Monday",
            )


def _name(day: datetime.date) -> str:
    return "Saturday" if day.weekday() == _SATURDAY else "Sunday"
