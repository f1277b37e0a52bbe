"""Days in running text against the dates that a call declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.checks.calls import first_day, last_day, shown
from sphinx_cfp.checks.prose.clauses import (
    claim,
    clauses,
    is_old,
    speaks_of_past,
    speaks_of_past_in,
)
from sphinx_cfp.checks.prose.finder import find_days
from sphinx_cfp.model.errors import Problem
from sphinx_cfp.model.locations import Location
from sphinx_cfp.model.prose import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.checks.prose.clauses import Clause
    from sphinx_cfp.checks.prose.finder import Named
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.prose import Prose


def prose_dates(view: CallView) -> Iterator[Problem]:
    """``stale_prose_date``, ``prose_conflict``, ``prose_date``: what a day in prose is beside the dates."""
    if not view.timed:
        return
    for run in view.prose:
        days = list(find_days(run.text, view.language))
        if days:
            for day, clause in clauses(run.text, days):
                found = _against(view, run, day, clause)
                if found:
                    yield found


def _against(view: CallView, run: Prose, day: Named, clause: Clause) -> Problem | None:
    text = run.text[day.start : day.stop].rstrip(". ")
    meant = claim(clause, view.language, view.call.acronym, view.call.host)
    same = [item for item in view.timed if day.is_on(first_day(item.when), last_day(item.when))]
    if same:
        item = next((one for one in same if one.kind is meant), same[0])
        return _repeated(run, text, item)
    if _is_elsewhere(view, day) or speaks_of_past_in(run.section, view.language):
        return None
    old = [item for item in view.timed if any(_was(item, day))]
    if old and not is_old(clause, view.language) and not speaks_of_past(clause, view.language):
        item = next((one for one in old if one.kind is meant), old[0])
        if meant in (None, item.kind):
            return _stale(run, text, item)
    if meant and (of_kind := view.of_kind(meant)):
        return _conflict(run, text, of_kind)
    return None


def _was(item: Date, day: Named) -> Iterator[bool]:
    for move in item.was:
        if move.was.start:
            yield day.is_on(first_day(move.was), last_day(move.was))


def _is_elsewhere(view: CallView, day: Named) -> bool:
    """Whether a day is another edition's by its own year, or one of the event's own days."""
    if view.event and day.is_on(first_day(view.event), last_day(view.event)):
        return True
    if day.year is None or view.year is None:
        return False
    return not view.year - 1 <= day.year <= view.year + 1


def _repeated(run: Prose, text: str, item: Date) -> Problem:
    return _problem(
        "prose_date",
        run,
        text,
        item,
        f"the text repeats ‘{item.label}’ as “{text}”",
        f"write {_role(item)}, so that it cannot go stale",
    )


def _stale(run: Prose, text: str, item: Date) -> Problem:
    return _problem(
        "stale_prose_date",
        run,
        text,
        item,
        f"the text still says “{text}”, but ‘{item.label}’ has moved to {shown(item.when)}",
        f"write {_role(item)}",
    )


def _conflict(run: Prose, text: str, items: Sequence[Date]) -> Problem:
    item = items[0]
    return _problem(
        "prose_conflict",
        run,
        text,
        item,
        f"the text says “{text}”, but ‘{item.label}’ is {shown(item.when)}",
        f"write {_role(item)}, or correct one of the two",
    )


def _role(item: Date) -> str:
    return f"{{cfp:date}}`{item.key.partition('.')[2]}`"


def _problem(code: str, run: Prose, text: str, item: Date, message: str, hint: str) -> Problem:
    # In a heading or in front matter a role is none; of two days that differ a person has to choose.
    is_certain = code == "prose_date" and run.place in (Place.TEXT, Place.CONDITIONAL)
    return Problem(
        code=code,
        message=message,
        hint=hint,
        location=Location(run.path, run.line),
        related=(item.location,) if item.location else (),
        subject=item.key,
        fault=text,
        replacement=_role(item) if is_certain else "",
    )
