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
from sphinx_cfp.vocabulary.phrases import pattern, spoken
from sphinx_cfp.vocabulary.words import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.checks.prose.finder import Named
    from sphinx_cfp.model.problems import Problem

_BEFORE = r"(?<![^\W_])([^\W\d_]{2,12})\.?(?:,?\s+(?:{article}\s+)?|,)$"
_AFTER = re.compile(r",?\s*[(（]\s*([^\W\d_]{1,12})\.?\s*[)）]")
_PAIR = r"([^\W\d_]{2,12})\.?\s*(?:[-–—&/,]|{and}|{to})\s*$"


def prose_weekday(view: CallView) -> Iterator[Problem]:
    """``weekday``: of a day whose year the text says, or that is a declared one."""
    names = _names(view.language)
    for run in view.prose:
        for day in find_days(run.text, view.language):
            said = _said(run.text, day, names, view.language)
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


def _said(
    text: str, day: Named, names: dict[str, int], language: str
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
