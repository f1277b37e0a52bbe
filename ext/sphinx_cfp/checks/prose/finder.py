"""Finds the days that running text names.

It is the reader's eye and not the parser of lines: it takes what is plainly a day (a month by its name, an
ISO date, a numeric one that can be read in one way only) and passes over all else. It guesses no year and
no order of day and month.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.model.labels.languages import LANGUAGES
from sphinx_cfp.model.labels.words import phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.model.labels.vocabulary import Vocabulary

_NUMBER = re.compile(r"\d+")
_LONGEST_MONTH = 13
_ORDINAL = r"(?:st|nd|rd|th|er|ère|º|ª|°|\.)?"
_DASH = r"\s*[-–—―〜～/]\s*"
_YEAR = r"(?:,?\s+(?:of\s+|del?\s+)?(?P<year>[12]\d{3})(?![\d/-]))?"
_NOT_TIME = r"(?![\d:%]|[.,]\d|\w)"

# Each is tried at the end of a number; a page has few numbers and many words.
_MONTH_FOLLOWS = re.compile(
    rf"{_ORDINAL}(?:{_DASH}(?P<last>\d\d?){_ORDINAL})?(?:\s+of|\s+de|\s+d['’])?\s*"
    rf"(?P<month>[^\W\d_]{{3,{_LONGEST_MONTH}}})(?![^\W_])\.?{_YEAR}"
)
_DAY_ENDS = re.compile(
    rf"{_ORDINAL}{_NOT_TIME}(?:{_DASH}(?P<last>\d\d?){_ORDINAL}{_NOT_TIME})?{_YEAR}"
)
_MONTH_STANDS = re.compile(rf"(?<![^\W_])([^\W\d_]{{3,{_LONGEST_MONTH}}})\.?\s+$")
_ISO = re.compile(r"(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?![\w-]|[./]\d)")
_NUMERIC = re.compile(r"(?P<sep>[./])(?P<second>\d\d?)(?P=sep)(?P<year>[12]\d{3})(?!\w|[./-]\d)")
_CJK_YEAR = re.compile(r"\s*年\s*(?P<month>\d\d?)\s*月\s*(?P<day>\d\d?)\s*[日号]?")
_CJK_MONTH = re.compile(r"\s*月\s*(?P<day>\d\d?)\s*[日号]?")
_GLUED = frozenset("./-:,#$€£§")
"""What a day of a month does not stand right behind: it would be part of something else."""


class Named(NamedTuple):
    """A day, or the days from it to ``last``, in a text at ``[start, stop)``; ``year`` if it is said."""

    start: int
    stop: int
    month: int
    day: int
    year: int | None = None
    last: int | None = None

    def is_on(self, first: date, last: date | None = None) -> bool:
        """Whether it may mean a day, or one of the days of a range: a year that is not said fits any."""
        if self.year is not None and self.year not in (first.year, (last or first).year):
            return False
        if last is None or last == first:
            return (self.month, self.day) == (first.month, first.day)
        return (first.month, first.day) <= (self.month, self.day) <= (last.month, last.day)


def find_days(text: str, language: str = "en") -> Iterator[Named]:
    """The days that a text names, in its order. Months are those of ``language`` and of English."""
    months = _months(language.partition("_")[0].partition("-")[0].lower())
    done = 0
    for number in _NUMBER.finditer(text):
        start, stop = number.span()
        if start < done or stop - start not in (1, 2, 4):
            continue
        found = (_from_year if stop - start == 4 else _from_day)(text, start, stop, months)
        if found:
            done = found.stop
            yield found


def _from_year(text: str, start: int, stop: int, _months: dict[str, int]) -> Named | None:
    """``2023-05-31``, ``2023年5月31日``."""
    match = _ISO.match(text, stop) or _CJK_YEAR.match(text, stop)
    if match is None or _is_glued(text, start):
        return None
    return _made((start, match.end()), int(match["month"]), match["day"], text[start:stop])


def _from_day(text: str, start: int, stop: int, months: dict[str, int]) -> Named | None:
    """``31 May 2023``, ``31.05.2023``, ``5月31日``, and what begins with the month before."""
    day = text[start:stop]
    if not _is_glued(text, start):
        match = _MONTH_FOLLOWS.match(text, stop)
        if match and (month := months.get(match["month"])):
            return _made((start, match.end()), month, day, match["year"], match["last"])
        if match := _NUMERIC.match(text, stop):
            return _numeric((start, match.end()), int(day), int(match["second"]), match["year"])
        if match := _CJK_MONTH.match(text, stop):
            return _made((start, match.end()), int(day), match["day"], None)
    begin = max(0, start - _LONGEST_MONTH - 2)
    stands = _MONTH_STANDS.search(text[begin:start])
    ends = _DAY_ENDS.match(text, stop)
    if stands and ends and (month := months.get(stands[1])):
        return _made((begin + stands.start(), ends.end()), month, day, ends["year"], ends["last"])
    return None


def _is_glued(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return before in _GLUED or before.isalnum()


def _numeric(span: tuple[int, int], first: int, second: int, year: str) -> Named | None:
    """``31.05.2023``: only where one of the two numbers can be no month, or both are the same."""
    if first > 12 >= second or first == second:
        return _made(span, second, str(first), year)
    if second > 12 >= first:
        return _made(span, first, str(second), year)
    return None


def _made(
    span: tuple[int, int], month: int, day: str, year: str | None, last: str | None = None
) -> Named | None:
    """The day, if there is such a one."""
    if not 1 <= month <= 12:
        return None
    try:
        date(int(year) if year else 2024, month, int(day))
    except ValueError:
        return None
    ends = int(last) if last and int(last) > int(day) else None
    return Named(*span, month, int(day), int(year) if year else None, ends)


@lru_cache(maxsize=16)
def _months(language: str) -> dict[str, int]:
    """The names of months as a text of this language writes them.

    English and German begin them with a capital: "we may 12 …" is no day. Where a language does not, both
    are taken, but an abbreviation in small letters only where it is no word of English.
    """
    found: dict[str, int] = {}
    for vocabulary in LANGUAGES:
        if vocabulary.code in (language, "en"):
            _add(found, vocabulary)
    return found


def _add(found: dict[str, int], vocabulary: Vocabulary) -> None:
    for number, listed in enumerate(vocabulary.months, 1):
        for phrase in phrases_of(listed):
            if len(phrase) != 1:
                continue
            (name,) = phrase
            for spelling in (name.capitalize(), name.upper()):
                found[spelling] = number
            if vocabulary.code not in ("en", "de") and len(name) > 3:
                found[name] = number
