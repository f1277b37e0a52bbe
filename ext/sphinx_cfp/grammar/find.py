"""Finds the dates of a text, wherever they stand in it, by the reader that reads lines.

``find(text)`` is for import: whatever a line could say is a date, and what is refused is told of.
``find(text, "de")`` is for running text in a language: only what is plainly a day. It guesses no year and
no order of day and month, and takes the names of months as that language and English write them.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.grammar.day import read_days, weekday_at
from sphinx_cfp.grammar.parsed import ParsedWhen, Point
from sphinx_cfp.grammar.tokens import (
    CJK,
    DASHES,
    LOOKAHEAD,
    NUMBER,
    WORD,
    Tokens,
    phrase,
    tokenize,
)
from sphinx_cfp.grammar.when import may_begin, read_values
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.vocabulary.lexicon import WORDS
from sphinx_cfp.vocabulary.phrases import main_language, spoken
from sphinx_cfp.vocabulary.words import fold, numbered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

MOST_FOUND = 400
"""Dates of one text; what has more is no text that a person wrote."""

_REFUSALS = frozenset(
    {Code.DATE_SYNTAX, Code.DATE_IMPOSSIBLE, Code.VOCABULARY, Code.TIME_GAP, Code.ZONE_ABBREVIATION}
)
"""What is wrong with a date. Other codes of the reader are about the line around it."""


class _Days(NamedTuple):
    """What :func:`read_days` gives: the index after the days, the first, and the last of a span."""

    stop: int
    first: Point
    last: Point | None = None


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at ``[start, stop)`` of a text, its words ``text``.

    ``value`` is the one that counts, ``was`` are the struck ones. A date that is refused has the ``error``,
    and the day alone for its value where that can be read.
    """

    start: int
    stop: int
    text: str
    value: ParsedWhen | None = None
    was: tuple[ParsedWhen, ...] = ()
    error: ParseError | None = None

    @property
    def names_day(self) -> bool:
        """Whether a day was read, struck or not."""
        return self.value is not None or bool(self.was)

    @property
    def ends(self) -> tuple[Point, Point]:
        """The first and the last day of a date that has them: the same twice where it is no range."""
        assert self.value is not None
        assert self.value.start is not None
        return self.value.start, self.value.end or self.value.start

    @property
    def is_explicit(self) -> bool:
        """Whether it is written with its year, or a month that is a word: not merely ``24/7``."""
        points = [self.value.start, self.value.end] if self.value else []
        points += [old.start for old in self.was]
        if any(point and point.year for point in points):
            return True
        return re.search(r"[^\W\d_]{3}|[月日]", self.text) is not None


def find(text: str, language: str = "") -> Iterator[FoundDate]:
    """The dates of a text, in order; with a language those alone that running text plainly names.

    Then the place is that of the bare day, or of the days from one to another, without a weekday or a time.
    """
    count = 0
    for tokens in _stretches(text, is_prose=bool(language)):
        for found in _plain_days(tokens, language) if language else _values(tokens):
            yield found
            count += 1
            if count == MOST_FOUND:
                return


# The first look: most numbers of a page stand beside nothing that could make them a day.

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(rf"[{CJK}]|[^\W\d_{CJK}]+")
_NUMERIC = re.compile(r"\s?([-‐‑−/.．／])\s?\d{1,2}\s?[-‐‑−/.．／]")
_OF_LINES = re.compile(r"/\d|-?[Ww]\d")
"""What only a line may say, or be refused for: ``5/31``, ``2031-W22``."""
_BEFORE, _BEHIND = 16, 28
"""Characters before and behind a number that hold what makes it a day, and the rest of its date."""


def _stretches(text: str, *, is_prose: bool) -> Iterator[Tokens]:
    """The tokens of what may hold dates: of running text the parts around them, else all of it."""
    begin = end = 0
    for number in _NUMBER.finditer(text):
        start, stop = number.span()
        if not _may_be_day(text, start, stop, is_prose=is_prose):
            continue
        if not is_prose:
            yield tokenize(text)
            return
        if start - _BEFORE > end:
            if end:
                yield tokenize(text, begin, end)
            begin = _word_begin(text, start - _BEFORE, end)
        end = _word_end(text, stop + _BEHIND)
    if end:
        yield tokenize(text, begin, end)


def _may_be_day(text: str, start: int, stop: int, *, is_prose: bool) -> bool:
    """Whether a month stands beside a number, or numbers do as in ``2031-05-31``."""
    if not is_prose and (stop - start == 8 or "~~" in text or _OF_LINES.match(text, stop)):
        return True
    if _NUMERIC.match(text, stop):
        return stop - start in (1, 2, 4)
    if stop - start > 2:
        return False
    near = fold(text[max(0, start - _BEFORE) : stop + _BEHIND])
    return not _BESIDE_DAY.isdisjoint(_WORD.findall(near.casefold()))


_MARKS = frozenset({"year mark", "month mark", "day mark"})
_BESIDE_DAY = frozenset(
    word for word, entry in WORDS.items() if entry.months or entry.roles & _MARKS
)
"""The words of which one stands beside a number that is a day."""


def _word_begin(text: str, at: int, least: int) -> int:
    while at > least and text[at - 1].isalnum():
        at -= 1
    return max(at, least)


def _word_end(text: str, at: int) -> int:
    while at < len(text) and text[at].isalnum():
        at += 1
    return min(at, len(text))


# What a line could say.

_SIGNS = frozenset("/@#$€£")
"""Signs right behind which a number is none that stands for itself."""


def _values(tokens: Tokens) -> Iterator[FoundDate]:
    """Every value of a text with what belongs to it, and what is refused."""
    index, done = 0, 0
    while index < len(tokens) - LOOKAHEAD:
        if not _may_open(tokens, index):
            index += 1
            continue
        try:
            values = read_values(tokens, index)
        except ParseError as error:
            found, index = _refused(tokens, index, error, done)
        else:
            found = None
            if values is None or not values.names_day or values.stop <= index:
                index += 1
            else:
                found = _found(tokens, index, values.stop, values.value, was=tuple(values.was))
                index = values.stop
        if found:
            done = found.stop
            yield found


def _found(
    tokens: Tokens,
    start: int,
    stop: int,
    value: ParsedWhen | None,
    was: tuple[ParsedWhen, ...] = (),
    error: ParseError | None = None,
) -> FoundDate:
    """The date that the tokens from ``start`` to ``stop`` are."""
    begin, end = tokens[start].start, tokens[stop - 1].stop
    return FoundDate(begin, end, tokens.text[begin:end], value, was, error)


def _may_open(tokens: Tokens, index: int) -> bool:
    """Whether a value may begin at a token: a word that only leads to a day is no part of it."""
    token = tokens[index]
    if token.kind == WORD and not token.entry.months and not token.entry.weekdays:
        roles = token.entry.roles
        is_hour = "clock" in roles and tokens[index + 1].kind == NUMBER
        return is_hour or not roles.isdisjoint({"noon", "midnight", "day end", "season"})
    return may_begin(tokens, index) and not _is_part(tokens, index)


def _is_part(tokens: Tokens, index: int) -> bool:
    """Whether a number belongs to a longer one, to a version or an address: ``v1.2``, ``10.1145/31``."""
    token, text = tokens[index], tokens.text
    if token.kind != NUMBER:
        return False
    return _is_behind(tokens, index, _SIGNS) or text[token.stop : token.stop + 1] in {"%", "$", "€"}


def _is_behind(tokens: Tokens, index: int, signs: AbstractSet[str]) -> bool:
    """Whether a token stands right behind one of these signs, a letter or a digit; not those of Chinese."""
    start = tokens[index].start
    before = tokens.text[max(start - 1, 0) : start]
    return (before.isalnum() and before < "\u3000") or before in signs


def _refused(
    tokens: Tokens, index: int, error: ParseError, done: int
) -> tuple[FoundDate | None, int]:
    """The bare day of a value that is refused for its time or its zone, and the index to go on from."""
    days = _bare_days(tokens, index)
    if days is not None:
        found = _found(tokens, index, days.stop, _value(tokens, index, days), error=error)
        return found, _after_fault(tokens, days.stop, error)
    text, start, stop = tokens.text, error.span.start, error.span.stop
    numbers = _NUMBER.finditer(text, start, stop)
    if (
        error.code not in _REFUSALS
        or start < done
        or not any(_may_be_day(text, *number.span(), is_prose=False) for number in numbers)
    ):
        return None, index + 1
    return FoundDate(start, stop, text[start:stop], error=error), index + 1


def _after_fault(tokens: Tokens, stop: int, error: ParseError) -> int:
    """Where to go on behind a bare day: a time whose zone is refused states nothing of its own."""
    index = stop
    while index < len(tokens) - LOOKAHEAD and tokens[index].start < error.span.stop:
        token = tokens[index]
        if token.entry.months or (token.kind == NUMBER and token.stop - token.start == 4):
            return stop  # a day of its own
        index += 1
    return index


def _bare_days(tokens: Tokens, index: int) -> _Days | None:
    """The days at a token, their weekday before them, without what stands beside them."""
    after, weekday = weekday_at(tokens, index)
    first = after + (tokens[after].value in (",", ".")) if after else index
    try:
        read = read_days(tokens, first)
    except ParseError:
        return None
    days = _Days(*read) if read else None
    if days is None or not after:
        return days
    return days._replace(first=days.first._replace(weekday=weekday))


def _value(tokens: Tokens, start: int, days: _Days) -> ParsedWhen:
    """Days as the value of a date."""
    span = tokens.span(start, days.stop)
    last = days.last._replace(span=span) if days.last else None
    return ParsedWhen(days.first._replace(span=span), last, span=span)


# What running text plainly names.

_GLUED = _SIGNS | set(".-:,§")
"""Signs right behind which a number is no day of a month in running text."""
_HYPHEN = frozenset("-")
_GOES_ON = re.compile(r"[^\W_\u3000-\uffff]|[-./:,]\d|-\w|\s*%")
"""What follows a number that is no day, or no year."""
_HOURS = frozenset({"am", "pm", "clock"})


def _plain_days(tokens: Tokens, language: str) -> Iterator[FoundDate]:
    """Every day, and every span of days, that can be nothing else."""
    names = _month_names(main_language(language))
    index = 0
    while index < len(tokens) - LOOKAHEAD:
        is_number = tokens[index].kind == NUMBER
        days = None
        if (is_number or tokens[index].entry.months) and not _is_behind(
            tokens, index, _GLUED if is_number else _HYPHEN
        ):
            days = _plain(tokens, index, names)
        if days is not None:
            days = _joined(tokens, days, names) or days
            days = _without_year(tokens, days) if _goes_on(tokens, days) else days
        if days is None:
            index += 1
            continue
        stop = days.stop - (tokens[days.stop - 1].value == ".")  # it ends the sentence
        yield _found(tokens, index, stop, _value(tokens, index, days))
        index = days.stop


def _goes_on(tokens: Tokens, days: _Days) -> bool:
    """Whether a day is the begin of something else: of a time, a share, a file's name."""
    last = tokens[days.stop - 1]
    if last.kind == NUMBER and not _HOURS.isdisjoint(tokens[days.stop].entry.roles):
        return True
    return last.value != "." and _GOES_ON.match(tokens.text, last.stop) is not None


def _without_year(tokens: Tokens, days: _Days) -> _Days | None:
    """The days before a number that is no year: "28 November, 1330-1500"."""
    year = tokens[days.stop - 1]
    if days.last or days.first.year is None or year.kind != NUMBER or year.stop - year.start != 4:
        return None
    stop = days.stop - 1
    while tokens[stop - 1].value in (",", ".") or "filler" in tokens[stop - 1].entry.roles:
        stop -= 1
    found = _Days(stop, days.first._replace(year=None))
    return None if _goes_on(tokens, found) else found


def _plain(tokens: Tokens, index: int, names: _MonthNames) -> _Days | None:
    """The days at a token, if nothing about them is guessed."""
    try:
        read = read_days(tokens, index)
    except ParseError:
        return None
    days = _Days(*read) if read else None
    if days is None or (days.last and _ymd(days.last) <= _ymd(days.first)):
        return None
    year = days.first.year
    if year is not None and not 1000 <= year < 3000:
        days, year = _without_year(tokens, days), None
    if days is None:
        return None
    at = next((one for one in range(index, days.stop) if tokens[one].entry.months), None)
    if at is None:
        return days if _has_one_order(tokens, index, days) else None
    name = tokens.text[tokens[at].start : tokens[at].stop]
    if at == index:  # "from May to August - 28 talks"
        return days if name in names.first and tokens[at + 1].value not in DASHES else None
    if tokens[at - 1].value == "," or tokens[index].stop - tokens[index].start > 2:
        return None  # "Issues 2–3, December 2031"; the year of something else: "ICML 2031, May 5, 2031"
    return days if name in names.plain or (year and name in names.dated) else None


def _ymd(day: Point) -> tuple[int, int, int]:
    """Year, month and day, to compare two days of which both have a year or neither has."""
    return day.year or 0, day.month, day.day


def _has_one_order(tokens: Tokens, index: int, days: _Days) -> bool:
    """Whether numbers alone can be read in one way only: ``31.05.2031``, ``2031-05-31``, ``5月31日``."""
    is_marked = tokens[index + 1].kind == WORD
    if is_marked or tokens[index].stop - tokens[index].start == 4:
        return True
    day = days.first
    return day.year is not None and (bool(days.last) or day.day > 12 or day.day == day.month)


def _joined(tokens: Tokens, first: _Days, names: _MonthNames) -> _Days | None:
    """The days from the first to a second that is joined to it: a range, or two that follow each other."""
    index = first.stop
    index += tokens[index].value in (",", ".")
    if tokens[index].value == "(":
        stop, _ = weekday_at(tokens, index + 1)
        if not stop or tokens[stop].value != ")":
            return None
        index = stop + 1
    is_range = True
    if tokens[index].value in DASHES or tokens[index].value in ("/", "~"):
        index += 1
    elif stop := phrase(tokens, index, "to"):
        index = stop
    else:
        is_range = False
        index = index + 1 if tokens[index].value == "&" else phrase(tokens, index, "and")
    if not index or first.last:
        return None
    if stop := weekday_at(tokens, index)[0]:
        index = stop + (tokens[stop].value in (",", "."))
    index = phrase(tokens, index, "filler") or index
    second = _plain(tokens, index, names) or _day_of(tokens, index, first)
    if second is None or second.last:
        return None
    one, two = first.first, second.first
    if one.year and two.year and one.year > two.year:
        return None
    if not is_range and not _follows(one, two):
        return None
    if two.year and not one.year:
        turns = (one.month, one.day) > (two.month, two.day)
        one = one._replace(year=two.year - turns)
    return _Days(second.stop, one, two)


def _day_of(tokens: Tokens, index: int, first: _Days) -> _Days | None:
    """A day of the month of the first: ``29日`` behind ``7月28日（金）〜``."""
    if tokens[index].digits not in (1, 2) or "day mark" not in tokens[index + 1].entry.roles:
        return None
    day = int(tokens[index].value)
    if not first.first.day < day <= monthrange(first.first.year or 2000, first.first.month)[1]:
        return None
    return _Days(index + 2, first.first._replace(day=day))


def _follows(first: Point, second: Point) -> bool:
    """Whether a day is the one after the first."""
    following = date(first.year or 2024, first.month, first.day) + timedelta(days=1)
    return (following.month, following.day) == (second.month, second.day)


class _MonthNames(NamedTuple):
    """Names of months as they stand anywhere beside a day, only between a day and a year, before a day."""

    plain: frozenset[str]
    dated: frozenset[str]
    first: frozenset[str]


@lru_cache(maxsize=16)
def _month_names(language: str) -> _MonthNames:
    """The names of months as a text of this language writes them.

    Some languages begin them with a capital: "we may 12 …" is no day. Of those that do not, three letters
    are a word of another language ("Set 10 …", "Gen 4") unless a day and a year stand around them.
    """
    plain, dated, first = set[str](), set[str](), set[str]()
    for vocabulary in spoken(language):
        full = set[int]()
        for number, (name, *rest) in numbered(vocabulary.months):
            is_full = number not in full
            full.add(number)
            if rest:
                continue
            spellings = {name.capitalize(), name.upper()}
            if not vocabulary.capitals:
                spellings.add(name)
            is_short = not is_full and len(name) <= 3 and not vocabulary.capitals
            (dated if is_short else plain).update(spellings)
            if vocabulary.month_first and not is_short:
                first |= spellings
    return _MonthNames(frozenset(plain), frozenset(dated), frozenset(first))
