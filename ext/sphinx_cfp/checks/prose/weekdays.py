"""Weekdays in running text that are not those of their days."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_cfp.checks.calls import first_day
from sphinx_cfp.checks.prose.finder import find_days
from sphinx_cfp.checks.prose.problems import at
from sphinx_cfp.grammar.day_parts import MONTHS
from sphinx_cfp.model.codes import Code
from sphinx_cfp.registry.resolving import WEEKDAYS
from sphinx_cfp.vocabulary.phrases import spoken
from sphinx_cfp.vocabulary.words import phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.checks.prose.finder import Named
    from sphinx_cfp.model.problems import Problem

_BEFORE = re.compile(
    r"(?<![^\W_])([^\W\d_]{2,12})\.?(?:,?\s+(?:the\s+|den\s+|dem\s+|le\s+|el\s+)?|,)$"
)
_AFTER = re.compile(r",?\s*[(（]\s*([^\W\d_]{1,12})\.?\s*[)）]")
_PAIR = re.compile(
    r"([^\W\d_]{2,12})\.?\s*(?:[-–—&/,]|and|und|et|y|e|to|bis|au|al)\s*$", re.IGNORECASE
)


def prose_weekday(view: CallView) -> Iterator[Problem]:
    """``weekday``: of a day whose year the text says, or that is a declared one."""
    names = _names(view.language)
    for run in view.prose:
        for day in find_days(run.text, view.language):
            said = _said(run.text, day, names)
            if said is None:
                continue
            weekday, start, stop = said
            meant = _meant(view, day)
            if meant and meant.weekday() != weekday:
                right, said_day = WEEKDAYS[meant.weekday()], WEEKDAYS[weekday]
                yield at(
                    run, start, stop, Code.WEEKDAY,
                    f"{_long(meant)} is a {right}, not a {said_day}",
                    f"write {right}, {_long(meant)}, or {said_day}, {_nearest(meant, weekday)}",
                )  # fmt: skip


def _said(text: str, day: Named, names: dict[str, int]) -> tuple[int, int, int] | None:
    """The weekday beside a day, and the span of both; of two weekdays nobody can tell which is whose."""
    before = _BEFORE.search(text[max(0, day.start - 20) : day.start])
    if before and before[1].casefold() in names:
        begin = day.start - len(before.group())
        pair = _PAIR.search(text[max(0, begin - 20) : begin])
        if pair and pair[1].casefold() in names:
            return None
        return names[before[1].casefold()], begin, day.stop
    after = _AFTER.match(text, day.stop)
    if after and day.last is None and after[1].casefold() in names:
        return names[after[1].casefold()], day.start, after.end()
    return None


def _meant(view: CallView, day: Named) -> date | None:
    """The day that is plainly meant; without a year that of the declared date on it."""
    try:
        if day.year is not None:
            return date(day.year, day.month, day.day)
    except ValueError:
        return None
    days = {first_day(item.when) for item in view.timed}
    same = {one for one in days if (one.month, one.day) == (day.month, day.day)}
    return same.pop() if len(same) == 1 else None


@lru_cache(maxsize=16)
def _names(language: str) -> dict[str, int]:
    """Names of weekdays; those that are a word or a month of the language, too, are left out."""
    found: dict[str, int] = {}
    for vocabulary in spoken(language):
        months = {name for listed in vocabulary.months for (name, *_) in phrases_of(listed)}
        for number, listed in enumerate(vocabulary.weekdays):
            for phrase in phrases_of(listed):
                if len(phrase) == 1 and phrase[0] not in months and len(phrase[0]) > 1:
                    found.setdefault(phrase[0], number)
    return found


def _nearest(day: date, weekday: int) -> str:
    step = (weekday - day.weekday() + 3) % 7 - 3
    return _long(day + timedelta(days=step))


def _long(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
