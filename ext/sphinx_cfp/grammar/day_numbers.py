"""Reads days written in numbers alone: ``2023-05-31``, ``31.05.2023``, ``2023-07-28/29``."""

from __future__ import annotations

from datetime import date
from typing import NoReturn

from sphinx_cfp.grammar.day_parts import (
    MONTHS,
    Day,
    Days,
    check,
    month_length,
    readable,
    refuse,
    short,
    written,
)
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, SIGN, Tokens, adjacent
from sphinx_cfp.model.codes import Code


def read_iso(tokens: Tokens, i: int) -> Days | None:
    """``2023-05-31``, ``2023/05/31``, ``2023-07-28/29``; a week of ISO 8601 is refused."""
    sep = tokens[i + 1]
    if sep.value not in ("-", "/", ".") or not adjacent(tokens, i + 1):
        return None
    year = int(tokens[i].value)
    month, second, day = tokens[i + 2], tokens[i + 3], tokens[i + 4]
    if month.kind == NUMBER and second.value == sep.value and short(day):
        value = Day(year, int(month.value), int(day.value))
        _swapped(tokens, i, value)
        check(tokens, i, i + 5, value)
        return _iso_span(tokens, i, value, str(sep.value))
    if month.value == "w" and second.kind == NUMBER:
        _week(tokens, i, i + 4, year, int(second.value))
    return None


def read_packed(tokens: Tokens, i: int) -> Days | None:
    """``20230531`` is refused with its reading."""
    digits = written(tokens, i, i + 1)
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not (1900 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    reading = f"{year}-{month:02}-{day:02}"
    refuse(
        tokens,
        i,
        i + 1,
        Code.DATE_SYNTAX,
        f"“{digits}” may be a date or a number",
        f"write {reading}",
    )


def _swapped(tokens: Tokens, i: int, day: Day) -> None:
    """Refuse ``2023-31-05`` with what it can only mean."""
    if 12 < day.month <= 31 and 1 <= day.day <= 12:
        refuse(
            tokens, i, i + 5, Code.DATE_IMPOSSIBLE, f"there is no month {day.month}",
            f"write {day.year}-{day.day:02}-{day.month:02} for {day.month} {MONTHS[day.day - 1]}",
        )  # fmt: skip


def _iso_span(tokens: Tokens, i: int, first: Day, sep: str) -> Days:
    """What may follow right after a numeric day: ``/29``, ``/08-02``, ``–30``."""
    j = i + 5
    joint = tokens[j]
    if not (joint.value == "/" or joint.value in DASHES) or not adjacent(tokens, j):
        return Days(j, first)
    number = tokens[j + 1]
    if not short(number) or not adjacent(tokens, j + 1) or tokens[j + 2].value == ":":
        return Days(j, first)
    if tokens[j + 2].value == sep and short(tokens[j + 3]):
        last = Day(first.year, int(number.value), int(tokens[j + 3].value))
        return Days(j + 4, first, check(tokens, i, j + 4, last))
    last = Day(first.year, first.month, int(number.value))
    return Days(j + 2, first, check(tokens, i, j + 2, last))


def _week(tokens: Tokens, i: int, stop: int, year: int, week: int) -> NoReturn:
    """A week is no day: refuse it with its days."""
    name = written(tokens, i, stop)
    try:
        monday, sunday = (date.fromisocalendar(year, week, day) for day in (1, 7))
    except ValueError:
        message = f"“{name}” is no date: {year} has no week {week}"
        refuse(tokens, i, stop, Code.DATE_IMPOSSIBLE, message, "write the day as 2023-05-31")
    hint = f"write one of its days, or {monday} – {sunday} for all of it"
    refuse(tokens, i, stop, Code.DATE_SYNTAX, f"“{name}” is a week, not a day", hint)


def read_numeric(tokens: Tokens, i: int) -> Days | None:
    """``31.05.2023``, ``31/05/2023``, ``31.05.``; ``05/06/2023`` is refused."""
    sep = tokens[i + 1]
    if sep.kind != SIGN or sep.value not in (".", "/", "-") or not adjacent(tokens, i + 1):
        return None
    second, again, third = tokens[i + 2], tokens[i + 3], tokens[i + 4]
    if not short(second):
        return None
    a, b = int(tokens[i].value), int(second.value)
    if again.value == sep.value and third.kind == NUMBER and adjacent(tokens, i + 3):
        length = third.stop - third.start
        if length == 4:
            return Days(i + 5, _one_reading(tokens, i, i + 5, a, b, int(third.value)))
        if length == 2 and not (tokens[i + 5].value in (".", "/") and short(tokens[i + 6])):
            _short_year(tokens, i, a, b, int(third.value))
        return None
    if sep.value == "." and again.value == "." and adjacent(tokens, i + 3):
        day = Day(None, b, a)
        return Days(i + 4, check(tokens, i, i + 4, day)) if 1 <= b <= 12 else None
    if sep.value != "/" or again.value not in ("", ",", ";", "(") or max(a, b) > 31:
        return None
    if max(a, b) > 12 or a == b or again.value == "":
        return Days(i + 3, _one_reading(tokens, i, i + 3, a, b, None))
    return None


def _one_reading(tokens: Tokens, i: int, stop: int, a: int, b: int, year: int | None) -> Day:
    """The day that two numbers name, if the calendar allows only one."""
    day_month = Day(year, b, a)
    month_day = Day(year, a, b)
    if tokens[i + 1].value == ".":  # with dots the day comes first, everywhere
        return check(tokens, i, stop, day_month)
    if 1 <= a <= 12 and 1 <= b <= 12 and a != b:
        written_year = f"{year}" if year else "2023"
        refuse(
            tokens, i, stop, Code.DATE_SYNTAX,
            f"“{written(tokens, i, stop)}” is {readable(day_month)} or {readable(month_day)}",
            f"write {written_year}-{b:02}-{a:02} for {readable(day_month)},"
            f" or {written_year}-{a:02}-{b:02} for {readable(month_day)}",
        )  # fmt: skip
    return check(tokens, i, stop, month_day if b > 12 and a <= 12 else day_month)


def _short_year(tokens: Tokens, i: int, a: int, b: int, c: int) -> NoReturn:
    """Refuse a year of two digits with the readings of the calendar."""
    candidates = [(2000 + c, b, a), (2000 + c, a, b), (2000 + a, b, c)]
    if tokens[i + 1].value == ".":
        candidates = candidates[:1]
    readings = dict.fromkeys(
        f"{year}-{month:02}-{day:02}"
        for year, month, day in candidates
        if 1 <= month <= 12 and 1 <= day <= month_length(year, month)
    )
    if not readings:
        message = f"“{written(tokens, i, i + 5)}” is no date"
        refuse(tokens, i, i + 5, Code.DATE_IMPOSSIBLE, message, "write the day as 2023-05-31")
    refuse(
        tokens, i, i + 5, Code.DATE_SYNTAX,
        f"“{written(tokens, i, i + 5)}” leaves open which number is the year",
        f"write {' or '.join(readings)}",
    )  # fmt: skip
