"""A call against its host, and against what it says of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.checks.calls import first_day, last_day, problem, shown, told
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.problems import Problem

_FAR = 31  # days between a workshop and its host's own days: tutorials and colloquia around it


def constraint(view: CallView) -> Iterator[Problem]:
    """``constraint``: a date later than its host allows."""
    for item in view.timed:
        limit = item.no_later_than
        if limit and last_day(item.when) > limit.day:
            said = f" ({limit.url})" if limit.url else ""
            found = problem(
                Code.CONSTRAINT,
                item,
                f"{told(item)} is later than the host allows: {limit.day}{said}",
                f"bring it forward to {limit.day} at the latest, or correct :no-later-than:",
            )
            yield _beside(found, item.location, ":no-later-than:")


def event_mismatch(view: CallView) -> Iterator[Problem]:
    """``event_mismatch``: the event is on other days than ``:dates:`` says, or far from the host's."""
    days = view.call.edition.days
    hosts = view.of_kind(Kind.HOST_EVENT)
    for item in view.of_kind(Kind.EVENT):
        begin, end = first_day(item.when), last_day(item.when)
        if days and days.start and not (first_day(days) <= begin and end <= last_day(days)):
            found = problem(
                Code.EVENT_MISMATCH,
                item,
                f"{told(item)} is not within :dates: of the call ({shown(days)})",
                f"write {shown(days)} here, or correct :dates:",
            )
            yield _beside(found, view.call.source, ":dates:")
        for host in hosts:
            away = max((first_day(host.when) - end).days, (begin - last_day(host.when)).days)
            if away > _FAR:
                yield problem(
                    Code.EVENT_MISMATCH,
                    item,
                    f"{told(item)} is {away} days away from {told(host)}",
                    "correct one of the two",
                    [host],
                )


def _beside(found: Problem, place: Location | None, option: str) -> Problem:
    """The problem with the option of a directive for its other side."""
    return replace(found, related=(place,), sides=(option,)) if place else found
