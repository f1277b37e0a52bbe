"""Days in running text against the dates that a call declares."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.checks.calls import first_day, last_day, shown
from sphinx_cfp.checks.prose.clauses import (
    Speaker,
    claim,
    clauses,
    is_old,
    speaks_of_past,
    speaks_of_past_in,
)
from sphinx_cfp.checks.prose.finder import find_days
from sphinx_cfp.checks.prose.problems import at
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.registry.prose import Place
from sphinx_cfp.vocabulary.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.checks.prose.clauses import Claim, Clause
    from sphinx_cfp.checks.prose.finder import Named
    from sphinx_cfp.model.dates import Date, When
    from sphinx_cfp.model.problems import Problem
    from sphinx_cfp.registry.prose import Prose

_YEAR = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d/-]|\.\d)")
_POSTED = re.compile(r"\W{0,3}$")
"""What stands before the day of a news item: nothing, or a bracket."""


def prose_dates(view: CallView) -> Iterator[Problem]:
    """``stale_prose_date``, ``prose_conflict``, ``prose_date``: what a day in prose is beside the dates."""
    if not view.timed:
        return
    for run in view.prose:
        days = list(find_days(run.text, view.language))
        if days:
            posted = days[0] if _POSTED.match(run.text[: days[0].start]) else None
            for day, clause in clauses(run.text, days):
                stop = day.start + len(run.text[day.start : day.stop].rstrip(". "))
                is_news = posted is not None and day is not posted
                found = _against(view, run, day._replace(stop=stop), clause, is_news=is_news)
                if found:
                    yield found


def _against(
    view: CallView, run: Prose, day: Named, clause: Clause, *, is_news: bool
) -> Problem | None:
    call, language = view.call, view.language
    said = claim(clause, Speaker(language, call.acronym, call.host, call.title), run.section)
    same = [item for item in view.timed if _is_on(item, item.when, day)]
    if same:
        item = next((one for one in same if said and one.kind is said.kind), same[0])
        if item.kind is Kind.HOST_EVENT:
            return None  # a host's days are quoted: they do not move with this call
        return _repeated(run, day, item, is_meant=said is not None and item.kind is said.kind)
    if is_news or _tells_of_others(view, run, clause) or _is_event_day(view, day):
        return None
    if not is_old(clause, language) and not speaks_of_past(clause._replace(before=""), language):
        old = [item for item in view.timed if any(_is_on(item, move, day) for move in _was(item))]
        moved = next((one for one in old if said is None or one.kind is said.kind), None)
        if moved and (said or not speaks_of_past(clause, language)):
            return _stale(run, day, moved)
    if said and said.kind is Kind.EVENT and not view.of_kind(Kind.EVENT):
        return _conflict_with_option(view, run, day)
    return _conflict(run, day, _meant(view, said, day))


def _is_on(item: Date, when: When, day: Named) -> bool:
    """Whether a day in a text is a value of a date; what ends at it may be named by its end alone."""
    first, last = first_day(when), last_day(when)
    return day.is_on(first, last) or (item.is_deadline and day.last is None and day.ends_on(last))


def _was(item: Date) -> Iterator[When]:
    return (move.was for move in item.was if move.was.start)


def _is_event_day(view: CallView, day: Named) -> bool:
    """Whether a day is one of the event's own days: a session, a dinner."""
    return bool(view.event and day.is_within(first_day(view.event), last_day(view.event)))


def _tells_of_others(view: CallView, run: Prose, clause: Clause) -> bool:
    """Whether the section or the clause is about another edition, or about what was true on its day."""
    if speaks_of_past_in(run.section, view.language):
        return True
    if phrase(("elsewhere", "people"), view.language).search(run.section):
        return True
    years = {int(found) for found in _YEAR.findall(f"{clause.before} {clause.after}")}
    return bool(view.year and years and not years & {view.year, view.year - 1})


def _meant(view: CallView, said: Claim | None, day: Named) -> Sequence[Date]:
    """The dates that a claim is about."""
    if said is None or _is_elsewhere(view, said.kind, day):
        return ()
    items = view.of_kind(said.kind)
    if not said.aside:
        return items
    return [item for item in items if said.aside & _words(view, item)]


def _is_elsewhere(view: CallView, kind: Kind, day: Named) -> bool:
    """Whether a day is another edition's by its own year: others have an event and notify, too."""
    if day.year is None or view.year is None or kind not in (Kind.EVENT, Kind.NOTIFICATION):
        return False
    return not view.year - 1 <= day.year <= view.year


def _words(view: CallView, item: Date) -> set[str]:
    """The words that name a date and its track, without what marks a plural."""
    track = view.registry.tracks.get(item.track)
    named = f"{item.label} {item.qualifier} {track.title if track else ''}".casefold()
    return {word.removesuffix("s") for word in re.findall(r"[^\W_]+", named)}


def _repeated(run: Prose, day: Named, item: Date, *, is_meant: bool) -> Problem:
    is_role = run.place in (Place.TEXT, Place.CONDITIONAL)
    hint = (
        f"write {_role(item)}, so that it cannot go stale"
        if is_role
        else f"it will go stale: leave it out here, and write {_role(item)} in the text"
    )
    return at(
        run, day.start, day.stop, Code.PROSE_DATE,
        f"the text repeats ‘{item.label}’ as “{run.text[day.start : day.stop]}”", hint, item,
        replacement=_role(item) if is_role and is_meant else "",
    )  # fmt: skip


def _stale(run: Prose, day: Named, item: Date) -> Problem:
    text = run.text[day.start : day.stop]
    return at(
        run, day.start, day.stop, Code.STALE_PROSE_DATE,
        f"the text still says “{text}”, but ‘{item.label}’ has moved to {shown(item.when)}",
        f"write {_role(item)}", item,
    )  # fmt: skip


def _conflict(run: Prose, day: Named, items: Sequence[Date]) -> Problem | None:
    if not items:
        return None
    item, text = items[0], run.text[day.start : day.stop]
    return at(
        run, day.start, day.stop, Code.PROSE_CONFLICT,
        f"the text says “{text}”, but ‘{item.label}’ is {shown(item.when)}",
        f"write {_role(item)}, or correct one of the two", item,
    )  # fmt: skip


def _conflict_with_option(view: CallView, run: Prose, day: Named) -> Problem | None:
    """An event that is on other days than ``:dates:`` says, where no line declares it."""
    if view.event is None or _is_elsewhere(view, Kind.EVENT, day):
        return None
    text = run.text[day.start : day.stop]
    found = at(
        run, day.start, day.stop, Code.PROSE_CONFLICT,
        f"the text says “{text}”, but :dates: of the call is {shown(view.event)}",
        "correct one of the two",
    )  # fmt: skip
    return replace(found, related=(view.place,) if view.place else ())


def _role(item: Date) -> str:
    return f"{{cfp:date}}`{item.key.partition('.')[2]}`"
