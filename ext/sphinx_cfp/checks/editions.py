"""A call against its own edition: the year of its dates, what its title and its host say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.checks.calls import YEAR, first_day, last_day, problem, shown, told
from sphinx_cfp.checks.prose.ordinals import title_ordinal
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView


def year(view: CallView) -> Iterator[Problem]:
    """``year``: a date so far from the event that it is another edition's."""
    for item in view.timed:
        if view.window and view.is_other_edition(item):
            is_early = first_day(item.when) < view.window[0]
            event = shown(view.event) if view.event else str(view.year)
            yield problem(
                Code.YEAR,
                item,
                f"{told(item)} is {'long before' if is_early else 'long after'} the event ({event})",
                "correct its year, if it was left over from another edition",
            )


def edition_conflict(view: CallView) -> Iterator[Problem]:
    """``edition_conflict``: options of the call name two years, or two numbers."""
    call = view.call
    if call.source is None:
        return
    yield from _number(view)
    claims = [
        (":year:", str(call.edition.year or "")),
        (":title:", call.title),
        (":acronym:", call.acronym),
        (":host:", call.host),
        (":host-url:", call.host_url),
        ("its key", call.key),
    ]
    wanted = view.event and {first_day(view.event).year, last_day(view.event).year}
    for name, text in claims:
        years = {int(found) for found in YEAR.findall(text)}
        if not wanted:
            wanted = years if name == ":year:" and years else wanted
        elif years and not years & wanted:
            yield _conflict(view, name, text, min(years), min(wanted))


def _number(view: CallView) -> Iterator[Problem]:
    """``:edition:`` against the ordinal in the title."""
    number, said = view.call.edition.number, title_ordinal(view.call.title, view.language)
    if number is not None and said and said[0] != number and view.call.source:
        yield Problem(
            code=Code.EDITION_CONFLICT,
            message=f":title: says “{said[1]}”, and :edition: says {number}",
            hint="correct one of them",
            location=view.call.source,
            related=(view.call.source,),
            sides=(":edition:",),
            fault=said[1],
        )


def _conflict(view: CallView, name: str, text: str, found: int, wanted: int) -> Problem:
    assert view.call.source is not None
    events = view.of_kind(Kind.EVENT)
    said = f"the event is in {wanted}" if view.event else f":year: says {wanted}"
    return Problem(
        code=Code.EDITION_CONFLICT,
        message=f"{name} says {found}, and {said}",
        hint=f"write {wanted}, or correct the days of the event",
        location=view.call.source,
        related=tuple(item.location for item in events[:1] if item.location),
        fault=text,
    )
