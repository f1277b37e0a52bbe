"""Dates in running text against those that a call declares: days, weekdays and zones."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_cfp.checks.call_view import as_text, first_day, last_day
from sphinx_cfp.checks.clauses import (
    YEAR_IN_TEXT,
    claim,
    clauses,
    is_old,
    sentence_around,
    speaks_of_past,
    speaks_of_past_in,
)
from sphinx_cfp.checks.problems import Words, problem
from sphinx_cfp.grammar.day import MONTHS, WEEKDAYS
from sphinx_cfp.grammar.find import find
from sphinx_cfp.grammar.label import concepts_of
from sphinx_cfp.grammar.zone import ABBREVIATIONS, find_zone
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import DAY, Zone
from sphinx_cfp.registry.prose import Place
from sphinx_cfp.vocabulary.phrases import pattern, phrase, spoken
from sphinx_cfp.vocabulary.words import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.checks.call_view import CallView
    from sphinx_cfp.checks.clauses import Claim, Clause
    from sphinx_cfp.grammar.find import FoundDate
    from sphinx_cfp.grammar.parsed import Point
    from sphinx_cfp.model.dates import Date, When
    from sphinx_cfp.model.problems import Problem
    from sphinx_cfp.registry.prose import Prose

_POSTED = re.compile(r"\W{0,3}$")
"""What stands before the day of a news item: nothing, or a bracket."""


def prose_dates(view: CallView) -> Iterator[Problem]:
    """``stale_prose_date``, ``prose_conflict``, ``prose_date``: what a day in prose is beside the dates."""
    if not view.timed:
        return
    for run in view.prose:
        days = list(find(run.text, view.language))
        if days:
            posted = days[0] if _POSTED.match(run.text[: days[0].start]) else None
            for day, clause in clauses(run.text, days):
                is_news = posted is not None and day is not posted
                found = _against(view, run, day, clause, is_news=is_news)
                if found:
                    yield found


def _against(
    view: CallView, run: Prose, day: FoundDate, clause: Clause, *, is_news: bool
) -> Problem | None:
    language = view.language
    said = claim(clause, view, run.section)
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


def _is_on(item: Date, when: When, day: FoundDate) -> bool:
    """Whether a day in a text is a value of a date; what ends at it may be named by its end alone."""
    first, last = day.ends
    if not _may_be(last, last_day(when)):
        return False
    return _may_be(first, first_day(when)) or (item.is_deadline and first is last)


def _may_be(point: Point, day: date) -> bool:
    """Whether a day in a text may be that one: a year that is not said fits any."""
    return (point.month, point.day) == (day.month, day.day) and point.year in (None, day.year)


def _was(item: Date) -> Iterator[When]:
    return (move.was for move in item.was if move.was.start)


def _is_event_day(view: CallView, day: FoundDate) -> bool:
    """Whether a day is one of the event's own days: a session, a dinner."""
    if view.event is None:
        return False
    first, last = first_day(view.event), last_day(view.event)
    days = [first + timedelta(days=count) for count in range((last - first).days + 1)]
    return all(any(_may_be(point, one) for one in days) for point in day.ends)


def _tells_of_others(view: CallView, run: Prose, clause: Clause) -> bool:
    """Whether the section or the clause is about another edition, or about what was true on its day."""
    if speaks_of_past_in(run.section, view.language):
        return True
    if phrase(("elsewhere", "people"), view.language).search(run.section):
        return True
    years = {int(found) for found in YEAR_IN_TEXT.findall(f"{clause.before} {clause.after}")}
    return bool(view.year and years and not years & {view.year, view.year - 1})


def _meant(view: CallView, said: Claim | None, day: FoundDate) -> Sequence[Date]:
    """The dates that a claim is about."""
    if said is None or _is_elsewhere(view, said.kind, day):
        return ()
    items = view.of_kind(said.kind)
    if not said.aside:
        return items
    return [item for item in items if said.aside & _names(view, item)]


def _is_elsewhere(view: CallView, kind: Kind, day: FoundDate) -> bool:
    """Whether a day is another edition's by its own year: others have an event and notify, too."""
    year = day.ends[1].year
    if year is None or view.year is None or kind not in (Kind.EVENT, Kind.NOTIFICATION):
        return False
    return not view.year - 1 <= year <= view.year


def _names(view: CallView, item: Date) -> set[str]:
    """The words that name a date and its track, without what marks a plural."""
    track = view.registry.tracks.get(item.track)
    named = f"{item.label} {item.qualifier} {track.title if track else ''}".casefold()
    return {word.removesuffix("s") for word in re.findall(r"[^\W_]+", named)}


def _repeated(run: Prose, day: FoundDate, item: Date, *, is_meant: bool) -> Problem:
    is_role = run.place in (Place.TEXT, Place.CONDITIONAL)
    hint = (
        f"write {_role(item)}, so that it cannot go stale"
        if is_role
        else f"it will go stale: leave it out here, and write {_role(item)} in the text"
    )
    return problem(
        Code.PROSE_DATE,
        _words(run, day),
        f"the text repeats ‘{item.label}’ as “{day.text}”",
        hint,
        about=item,
        replacement=_role(item) if is_role and is_meant else "",
    )


def _stale(run: Prose, day: FoundDate, item: Date) -> Problem:
    return problem(
        Code.STALE_PROSE_DATE,
        _words(run, day),
        f"the text still says “{day.text}”, but ‘{item.label}’ has moved to {as_text(item.when)}",
        f"write {_role(item)}",
        about=item,
    )


def _conflict(run: Prose, day: FoundDate, items: Sequence[Date]) -> Problem | None:
    if not items:
        return None
    item = items[0]
    return problem(
        Code.PROSE_CONFLICT,
        _words(run, day),
        f"the text says “{day.text}”, but ‘{item.label}’ is {as_text(item.when)}",
        f"write {_role(item)}, or correct one of the two",
        about=item,
    )


def _conflict_with_option(view: CallView, run: Prose, day: FoundDate) -> Problem | None:
    """An event that is on other days than ``:dates:`` says, where no line declares it."""
    if view.event is None or _is_elsewhere(view, Kind.EVENT, day):
        return None
    return problem(
        Code.PROSE_CONFLICT,
        _words(run, day),
        f"the text says “{day.text}”, but :dates: of the call is {as_text(view.event)}",
        "correct one of the two",
        related=[view.call],
    )


def _words(run: Prose, day: FoundDate) -> Words:
    return Words(run, day.start, day.stop)


def _role(item: Date) -> str:
    return f"{{cfp:date}}`{item.key.partition('.')[2]}`"


_BEFORE = r"(?<![^\W_])([^\W\d_]{2,12})\.?(?:,?\s+(?:{article}\s+)?|,)$"
_AFTER = re.compile(r",?\s*[(（]\s*([^\W\d_]{1,12})\.?\s*[)）]")
_PAIR = r"([^\W\d_]{2,12})\.?\s*(?:[-–—&/,]|{and}|{to})\s*$"


def prose_weekday(view: CallView) -> Iterator[Problem]:
    """``weekday``: of a day whose year the text says, or that is a declared one."""
    names = _weekday_names(view.language)
    for run in view.prose:
        for day in find(run.text, view.language):
            said = _weekday_beside(run.text, day, names, view.language)
            if said is None:
                continue
            weekday, start, stop = said
            meant = _day_meant(view, day)
            if meant and meant.weekday() != weekday:
                right, wrong = WEEKDAYS[meant.weekday()], WEEKDAYS[weekday]
                yield problem(
                    Code.WEEKDAY,
                    Words(run, start, stop),
                    f"{_long(meant)} is a {right}, not a {wrong}",
                    f"write {right}, {_long(meant)}, or {wrong}, {_nearest(meant, weekday)}",
                )


def _weekday_beside(
    text: str, day: FoundDate, names: dict[str, int], language: str
) -> tuple[int, int, int] | None:
    """The weekday beside a day, and the span of both; of two weekdays nobody can tell which is whose."""
    before = pattern(_BEFORE, language).search(text[max(0, day.start - 20) : day.start])
    if before and before[1].casefold() in names:
        begin = day.start - len(before.group())
        pair = pattern(_PAIR, language).search(text[max(0, begin - 20) : begin])
        if pair and pair[1].casefold() in names:
            return None
        return names[before[1].casefold()], begin, day.stop
    after = _AFTER.match(text, day.stop)
    if after and day.ends[0] is day.ends[1] and after[1].casefold() in names:
        return names[after[1].casefold()], day.start, after.end()
    return None


def _day_meant(view: CallView, day: FoundDate) -> date | None:
    """The day that is plainly meant; without a year that of the declared date on it."""
    first, _ = day.ends
    if first.year is not None:
        return date(first.year, first.month, first.day)
    days = {first_day(item.when) for item in view.timed}
    same = {one for one in days if (one.month, one.day) == (first.month, first.day)}
    return same.pop() if len(same) == 1 else None


@lru_cache(maxsize=16)
def _weekday_names(language: str) -> dict[str, int]:
    """Names of weekdays; those that are a word or a month of the language, too, are left out."""
    found: dict[str, int] = {}
    for vocabulary in spoken(language):
        months = {name for _, (name, *_) in numbered(vocabulary.months)}
        for number, (name, *more) in numbered(vocabulary.weekdays):
            if not more and name not in months and len(name) > 1:
                found.setdefault(name, number - 1)
    return found


def _nearest(day: date, weekday: int) -> str:
    step = (weekday - day.weekday() + 3) % 7 - 3
    return _long(day + timedelta(days=step))


def _long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


_EPOCH = date(1970, 1, 1)
_ZONE = (
    r"(?<![^\W_])(?:(?i:{anywhere})|(?:UTC|GMT)(?:\s?[+−-]\s?\d{1,2}(?::?\d\d)?)?|"
    rf"(?:{'|'.join(sorted(name for name in ABBREVIATIONS if len(name) > 2))})|"
    r"(?:Africa|America|Asia|Australia|Europe|Pacific)/[A-Z]\w+)(?![^\W_])"
)


def prose_zone(view: CallView) -> Iterator[Problem]:
    """``tz_conflict``: a sentence about the deadlines names a zone that none of them has."""
    deadlines = [item for item in view.timed if item.is_deadline and item.utc]
    if not deadlines:
        return
    item = deadlines[0]
    zone = item.when.last.zone if item.when.last else None
    for run in view.prose:
        for start, stop in _sentences_with_zones(run.text):
            sentence = run.text[start:stop]
            named = list(pattern(_ZONE, any_case=False).finditer(run.text, start, stop))
            if not named or not _is_of_deadlines(sentence, view.language):
                continue
            if speaks_of_past_in(sentence, view.language) or any(
                _is_zone_of(match.group(), one) for match in named for one in deadlines
            ):
                continue
            yield problem(
                Code.TZ_CONFLICT,
                Words(run, *named[0].span()),
                f"the text says {named[0].group()}, but ‘{item.label}’ is in {zone.name if zone else '?'}",
                "state one zone",
                about=item,
            )


def _sentences_with_zones(text: str) -> Iterator[tuple[int, int]]:
    """The spans of those sentences of a text that name a zone."""
    done = 0
    for match in pattern(_ZONE, any_case=False).finditer(text):
        if match.start() >= done:
            start, done = sentence_around(text, *match.span())
            yield start, done


def _is_of_deadlines(sentence: str, language: str) -> bool:
    """Whether a sentence says until when something is handed in: a talk on how to submit does not."""
    concepts = concepts_of(sentence, language)
    if "deadline" in concepts:
        return True
    until = phrase("until", language).search(sentence)
    return "submit" in concepts and ("end" in concepts or until is not None)


def _is_zone_of(name: str, item: Date) -> bool:
    """Whether a name may mean the zone of a deadline on its day."""
    moment = item.when.last
    if moment is None or moment.zone is None:
        return True
    try:
        zone = find_zone(name, on=moment.day, default=moment.zone)
    except ParseError:
        return True  # nobody can tell what it is: no conflict to speak of
    return _offset(zone, moment.day) == _offset(moment.zone, moment.day)


def _offset(zone: Zone, day: date) -> int:
    return zone.last_second(day).epoch - ((day - _EPOCH).days + 1) * DAY
