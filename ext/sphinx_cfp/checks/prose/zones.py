"""Zones that running text gives the deadlines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sphinx_cfp.checks.prose.clauses import speaks_of_past_in
from sphinx_cfp.checks.prose.problems import at
from sphinx_cfp.checks.prose.sentences import sentence_around
from sphinx_cfp.grammar.label import concepts_of
from sphinx_cfp.grammar.zone_names import ABBREVIATIONS, find_zone
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.zones import DAY, Zone
from sphinx_cfp.vocabulary.phrases import pattern, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.problems import Problem

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
        for start, stop in _sentences(run.text):
            sentence = run.text[start:stop]
            named = list(pattern(_ZONE, any_case=False).finditer(run.text, start, stop))
            if not named or not _is_of_deadlines(sentence, view.language):
                continue
            if speaks_of_past_in(sentence, view.language) or any(
                _is_of(match.group(), one) for match in named for one in deadlines
            ):
                continue
            yield at(
                run, *named[0].span(), Code.TZ_CONFLICT,
                f"the text says {named[0].group()}, but ‘{item.label}’ is in {zone.name if zone else '?'}",
                "state one zone", item,
            )  # fmt: skip


def _sentences(text: str) -> Iterator[tuple[int, int]]:
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


def _is_of(name: str, item: Date) -> bool:
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
