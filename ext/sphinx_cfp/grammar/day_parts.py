"""A calendar day as written, and what is told of one that is refused."""

from __future__ import annotations

from calendar import isleap
from typing import NamedTuple, NoReturn

from sphinx_cfp.grammar.tokens import NUMBER, SIGN, Token, Tokens, adjacent, numbered, phrase
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.locations import Span

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int | None, month: int) -> int:
    """Days of a month; without a year the most that it can have."""
    return 29 if month == 2 and (year is None or isleap(year)) else _LENGTHS[month - 1]


class Day(NamedTuple):
    """A day as written; the month is missing only within a span of days."""

    year: int | None
    month: int
    day: int
    weekday: int | None = None


class Days(NamedTuple):
    """A day or a span of days that ends before the token ``stop``."""

    stop: int
    first: Day
    last: Day | None = None


def refuse(tokens: Tokens, start: int, stop: int, code: Code, message: str, hint: str) -> NoReturn:
    """Raise the error for these tokens."""
    raise ParseError(code, message, hint, Span(tokens[start].start, tokens[stop - 1].stop))


def written(tokens: Tokens, start: int, stop: int) -> str:
    """The author's characters of these tokens."""
    return tokens.text[tokens[start].start : tokens[stop - 1].stop]


def check(tokens: Tokens, i: int, stop: int, day: Day) -> Day:
    """The day, if some year has it."""
    if day.year == 0 or not 1 <= day.month <= 12:
        name = f"month {day.month}" if day.year else "year 0"
        wrong = f"“{written(tokens, i, stop)}” is no date: there is no {name}"
        refuse(tokens, i, stop, Code.DATE_IMPOSSIBLE, wrong, "write the day as 2023-05-31")
    longest = month_length(day.year, day.month)
    if not 1 <= day.day <= longest:
        month = MONTHS[day.month - 1]
        year = day.year or 2023
        last = min(max(day.day, 1), longest)
        refuse(
            tokens, i, stop, Code.DATE_IMPOSSIBLE,
            f"there is no {day.day} {month}" + (f" {day.year}" if day.year else ""),
            f"{month} has {longest} days: write the day as {year}-{day.month:02}-{last:02}",
        )  # fmt: skip
    return day


def several(tokens: Tokens, start: int, stop: int, days: list[Day]) -> NoReturn:
    """Refuse days of which only one can be meant."""
    year = next((day.year for day in days if day.year), None)
    readings = [readable(day._replace(year=day.year or year)) for day in days]
    one = "” names several days, and a date has one"
    refuse(
        tokens, start, stop, Code.DATE_SYNTAX, f"“{written(tokens, start, stop)}{one}",
        f"write {' or '.join(readings)}; a range as {readings[0]} – {readings[-1]}",
    )  # fmt: skip


def readable(day: Day) -> str:
    year = f" {day.year}" if day.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def short(token: Token) -> bool:
    return token.kind == NUMBER and token.stop - token.start <= 2


def month_at(tokens: Tokens, i: int) -> tuple[int, int]:
    """Index after a month's name and its number, or zeros."""
    stop, numbers = numbered(tokens, i, "month")
    if not stop:
        return 0, 0
    if len(numbers) > 1:
        names = " or ".join(MONTHS[number - 1] for number in sorted(numbers))
        refuse(
            tokens, i, stop, Code.VOCABULARY,
            f"“{written(tokens, i, stop)}” is {names}, as the language goes",
            "write the month's name in full, or the date as 2023-05-31",
        )  # fmt: skip
    (number,) = numbers
    return stop, number


def weekday_at(tokens: Tokens, i: int) -> tuple[int, int]:
    """Index after a weekday's name and its number from Monday, 0. The index is 0 if there is none."""
    stop, numbers = numbered(tokens, i, "weekday")
    if len(numbers) != 1:
        return 0, 0
    (number,) = numbers
    return stop, number


def day_number(tokens: Tokens, i: int) -> int:
    """Index after a day of the month with its ordinal ending, or 0."""
    token = tokens[i]
    if token.kind != NUMBER or token.stop - token.start > 2:
        return 0
    after = tokens[i + 1]
    if after.value == "." and adjacent(tokens, i + 1) and tokens[i + 2].kind != NUMBER:
        return i + 2
    if "day mark" in after.entry.roles:
        return i + 2
    if "ordinal" in after.entry.roles and (adjacent(tokens, i + 1) or len(str(after.value)) > 1):
        return i + 2
    if after.value in ("°", "ª") and adjacent(tokens, i + 1):
        return i + 2
    return i + 1


def year_at(tokens: Tokens, i: int) -> tuple[int, int | None]:
    """Index after a year that may follow at a token, a comma or a filler before it allowed."""
    j = i
    token = tokens[j]
    if token.kind == SIGN and token.value in (",", "-", "/", "."):
        if token.value in ("-", "/") and not adjacent(tokens, j):
            return i, None
        j += 1
    elif stop := phrase(tokens, j, "filler"):
        j = stop
    token = tokens[j]
    if token.kind == NUMBER and token.stop - token.start == 4:
        if "clock" in tokens[j + 1].entry.roles:
            return i, None
        stop = j + 1
        if "year mark" in tokens[stop].entry.roles:
            stop += 1
        return stop, int(token.value)
    if token.value == "'" and tokens[j + 1].kind == NUMBER and adjacent(tokens, j + 1):
        short = tokens[j + 1]
        if short.stop - short.start == 2:
            return j + 2, 2000 + int(short.value)
    return i, None
