"""Finds the days that running text names.

It is the reader's eye and not the parser of lines: it takes what is plainly a day (a month by its name, an
ISO date, a numeric one that can be read in one way only) and passes over all else. It guesses no year and
no order of day and month.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.vocabulary.languages import LANGUAGES
from sphinx_cfp.vocabulary.phrases import main_language
from sphinx_cfp.vocabulary.words import numbered, phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.vocabulary.language import Vocabulary

_NUMBER = re.compile(r"\d+")
_LONGEST_MONTH = 13
_ORDINAL = r"(?:st|nd|rd|th|er|ère|º|ª|°|\.)?"
_BEHIND = r"(?:st|nd|rd|th|º|ª|°)?"  # a dot behind "June 1" ends the sentence
_JOINT = (
    r"(?:\s*(?:[-–—―〜～~/]|(?P<pair>&))\s*"
    r"|\s+(?:to|through|till|until|bis|au|al|a|à|até|(?P<pair_>and|und|et|y|e))\s+)"
)
"""Between the ends of a range; what joins a pair does so only for two days that follow each other."""
_YEAR = r"(?:(?:,?\s+(?:of\s+|del?\s+)?|-)(?P<year>[12]\d{3})(?![\d/-]|\.\d))?"
_NOT_TIME = r"(?![\d%]|[.,:]\d|\w|\s*(?:[ap]\.?m\b|Uhr\b|%))"

# Each is tried at the end of a number; a page has few numbers and many words.
_MONTH_FOLLOWS = re.compile(
    rf"{_ORDINAL}(?:{_JOINT}(?P<last>\d\d?){_ORDINAL})?(?:\s+of|\s+de|\s+d['’])?[\s-]*"
    rf"(?P<month>[^\W\d_]{{3,{_LONGEST_MONTH}}})(?![^\W_])\.?{_YEAR}"
)
_DAY_ENDS = re.compile(
    rf"{_BEHIND}{_NOT_TIME}(?:{_JOINT}(?P<last>\d\d?){_BEHIND}{_NOT_TIME})?{_YEAR}"
)
_MONTH_STANDS = re.compile(rf"(?<![^\W_])([^\W\d_]{{3,{_LONGEST_MONTH}}})\.?(?:\s+the)?\s+$")
_ISO = re.compile(r"(?P<sep>[-/.])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?![\w-]|[./]\d)")
_NUMERIC = re.compile(r"(?P<sep>[./])(?P<second>\d\d?)(?P=sep)(?P<year>[12]\d{3})(?!\w|[./-]\d)")
_CJK_END = (
    r"(?:\s*[日号]?\s*(?:[（(][^（()）]{1,3}[)）])?\s*[-–—〜～~至到]\s*(?P<last>\d\d?)(?!\s*月))?"
    r"\s*[日号]?"
)
_CJK_YEAR = re.compile(rf"\s*年\s*(?P<month>\d\d?)\s*月\s*(?P<day>\d\d?){_CJK_END}")
_CJK_MONTH = re.compile(rf"\s*月\s*(?P<day>\d\d?){_CJK_END}")
_BETWEEN = re.compile(
    rf"(?:[,.]?\s*(?:[(（][^\W\d_]{{1,10}}[)）])?{_JOINT}(?:[^\W\d_]{{2,10}}\.?,?\s+)?"
    r"|\s*[至到から〜～–-]+\s*)"
)
"""Between the days of a range that are both written out: a joint, a weekday before the second."""
_GLUED = frozenset("./-:,#$€£§")
"""What a day of a month does not stand right behind: it would be part of something else."""


class Named(NamedTuple):
    """A day, or the days from it to ``last``, in a text at ``[start, stop)``.

    ``last`` is the month and the day of the end of a range; ``year`` is that of the end, if it is said.
    """

    start: int
    stop: int
    month: int
    day: int
    year: int | None = None
    last: tuple[int, int] | None = None

    def is_on(self, first: date, last: date) -> bool:
        """Whether it may mean exactly these days: a year that is not said fits any."""
        end = self.last or (self.month, self.day)
        return (
            (self.month, self.day) == (first.month, first.day)
            and end == (last.month, last.day)
            and self.year in (None, last.year)
        )

    def ends_on(self, day: date) -> bool:
        """Whether it may mean that day, alone or as the end of a range."""
        end = self.last or (self.month, self.day)
        return end == (day.month, day.day) and self.year in (None, day.year)

    def is_within(self, first: date, last: date) -> bool:
        """Whether all its days may be among those from ``first`` to ``last``."""
        return all(
            _may_be(self.year, month, day, first, last)
            for month, day in ((self.month, self.day), self.last or (self.month, self.day))
        )


def _may_be(year: int | None, month: int, day: int, first: date, last: date) -> bool:
    for one in {first.year, last.year}:
        if year in (None, one):
            try:
                if first <= date(one, month, day) <= last:
                    return True
            except ValueError:
                continue  # 29 February
    return False


def find_days(text: str, language: str = "en") -> Iterator[Named]:
    """The days that a text names, in its order. Months are those of ``language`` and of English."""
    months = _months(main_language(language))
    waiting: Named | None = None
    done = 0
    for number in _NUMBER.finditer(text):
        start, stop = number.span()
        if start < done or stop - start not in (1, 2, 4):
            continue
        found = (_from_year if stop - start == 4 else _from_day)(text, start, stop, months)
        if not found:
            continue
        done = found.stop
        if waiting:
            joined = _joined(text, waiting, found)
            if joined:
                found = joined
            else:
                yield waiting
        waiting = found
    if waiting:
        yield waiting


def _joined(text: str, first: Named, second: Named) -> Named | None:
    """Two days as the ends of one range, if that is what stands between them."""
    between = (
        None if first.last or second.last else _BETWEEN.fullmatch(text, first.stop, second.start)
    )
    if between is None:
        return None
    if first.year and second.year and first.year > second.year:
        return None
    if _is_pair(between) and not _follow(first, second.month, second.day):
        return None
    return Named(
        first.start,
        second.stop,
        first.month,
        first.day,
        second.year or first.year,
        (second.month, second.day),
    )


def _is_pair(match: re.Match[str]) -> bool:
    """Whether two days are joined as two, and not as the ends of a range."""
    return match["pair"] is not None or match["pair_"] is not None


def _follow(first: Named, month: int, day: int) -> bool:
    """Whether a day is the one after the first."""
    following = date(first.year or 2024, first.month, first.day) + timedelta(days=1)
    return (following.month, following.day) == (month, day)


def _from_year(text: str, start: int, stop: int, _months: Months) -> Named | None:
    """``2023-05-31``, ``2023年5月31日``."""
    if _is_glued(text, start):
        return None
    if match := _ISO.match(text, stop):
        return _made((start, match.end()), int(match["month"]), match["day"], text[start:stop])
    if match := _CJK_YEAR.match(text, stop):
        return _made(
            (start, match.end()),
            int(match["month"]),
            match["day"],
            text[start:stop],
            match["last"],
        )
    return None


def _from_day(text: str, start: int, stop: int, months: Months) -> Named | None:
    """``31 May 2023``, ``31.05.2023``, ``5月31日``, and what begins with the month before."""
    day = text[start:stop]
    if not _is_glued(text, start):
        match = _MONTH_FOLLOWS.match(text, stop)
        if match and (month := months.after(match["month"], match["year"])):
            if _is_pair(match) and int(match["last"]) != int(day) + 1:
                return None  # two days, of which the second has the month
            return _made((start, match.end()), month, day, match["year"], match["last"])
        if match := _NUMERIC.match(text, stop):
            return _numeric((start, match.end()), int(day), int(match["second"]), match["year"])
        if match := _CJK_MONTH.match(text, stop):
            return _made((start, match.end()), int(day), match["day"], None, match["last"])
    begin = max(0, start - _LONGEST_MONTH - 6)
    stands = _MONTH_STANDS.search(text[begin:start])
    ends = _DAY_ENDS.match(text, stop)
    if stands and ends and (month := months.first.get(stands[1])):
        span = (begin + stands.start(), ends.end())
        if _is_pair(ends) and int(ends["last"]) != int(day) + 1:
            return _made((span[0], stop), month, day, None)
        return _made(span, month, day, ends["year"], ends["last"])
    return None


def _is_glued(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return before in _GLUED or (before.isalnum() and before.isascii())


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
        ends = (month, int(last)) if last and int(last) > int(day) else None
        if ends:
            date(int(year) if year else 2024, *ends)
    except ValueError:
        return None
    return Named(*span, month, int(day), int(year) if year else None, ends)


class Months(NamedTuple):
    """Names of months as they stand after a day, before one, and after one with a year."""

    plain: dict[str, int]
    first: dict[str, int]
    dated: dict[str, int]

    def after(self, name: str, year: str | None) -> int | None:
        """The month of a name behind a day."""
        return self.plain.get(name) or (self.dated.get(name) if year else None)


@lru_cache(maxsize=16)
def _months(language: str) -> Months:
    """The names of months as a text of this language writes them.

    English and German begin them with a capital: "we may 12 …" is no day. Where a language does not, both
    are taken. Three letters of such a language are a word of another ("Set 10 …", "Gen 4"): they count
    between a day and a year.
    """
    found = Months({}, {}, {})
    for vocabulary in LANGUAGES:
        if vocabulary.code in (language, "en"):
            _add(found, vocabulary)
    return found


def _add(found: Months, vocabulary: Vocabulary) -> None:
    full = {name[0] for name in phrases_of(vocabulary.words["month"])}
    for number, (name, *more) in numbered(vocabulary.months):
        if more:
            continue
        short = len(name) <= 3 and name not in full and not vocabulary.capitals
        spellings = [name.capitalize(), name.upper()] + [name] * (not vocabulary.capitals)
        for spelling in spellings:
            (found.dated if short else found.plain)[spelling] = number
            if vocabulary.month_first and not short:
                found.first[spelling] = number
