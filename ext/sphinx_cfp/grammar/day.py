"""Reads calendar days and spans of days, in every order in which people write them."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from sphinx_cfp.grammar.day_numbers import read_iso, read_numeric, read_packed
from sphinx_cfp.grammar.day_parts import (
    Day,
    Days,
    check,
    day_number,
    month_at,
    several,
    short,
    weekday_at,
    year_at,
)
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, SIGN, WORD, Tokens, adjacent, phrase

_MOST_DAYS = 7  # in a list such as "1, 2 and 3 May"


def read_days(tokens: Tokens, i: int) -> Days | None:
    """A day or a span of days at a token. Raises ParseError for one that is impossible or ambiguous."""
    token = tokens[i]
    if token.kind == NUMBER:
        length = token.stop - token.start
        if length == 4:
            return _year_first(tokens, i)
        if length <= 2:
            return read_numeric(tokens, i) or _day_first(tokens, i) or _marked(tokens, i, None)
        if length == 8:
            return read_packed(tokens, i)
        return None
    if token.kind == WORD:
        return _month_first(tokens, i) or _marked_month(tokens, i, None)
    return None


def _joint(tokens: Tokens, i: int) -> tuple[int, str]:
    """Index after what may join two days, and how: ``to``, ``and``, ``or``. The index is 0 if nothing."""
    token = tokens[i]
    if token.kind == SIGN:
        if token.value in DASHES or token.value == "/":
            return i + 1, "to"
        if token.value in ("&", "+", ","):
            joint = i + 1
            return phrase(tokens, joint, "and") or joint, "and"
        return 0, ""
    for role in ("to", "and", "or"):
        if stop := phrase(tokens, i, role):
            return stop, role
    return 0, ""


class _Item(NamedTuple):
    stop: int
    day: int
    weekday: int | None


def _item(tokens: Tokens, i: int) -> _Item | None:
    """A day of the month in a list of them, its weekday before it."""
    weekday = None
    stop, number = weekday_at(tokens, i)
    if stop:
        weekday = number
        i = stop + (tokens[stop].value in (",", "."))
    stop = day_number(tokens, i)
    return _Item(stop, int(tokens[i].value), weekday) if stop else None


def _day_first(tokens: Tokens, i: int) -> Days | None:
    """``31 May 2023``, ``28–29 July``, ``1.–3. Oktober``, ``23-24.04.2020``, ``31-May-2023``."""
    first = _item(tokens, i)
    if first is None:
        return None
    items = [first]
    joints: set[str] = set()
    while len(items) <= _MOST_DAYS:
        stop = items[-1].stop
        month = _month_after(tokens, stop)
        if month is None and len(items) > 1:
            month = _numeric_month(tokens, stop)
        if month is not None:
            return _listed(tokens, i, items, joints, month)
        after, joint = _joint(tokens, stop)
        item = _item(tokens, after) if after else None
        if item is None:
            return None
        joints.add(joint)
        items.append(item)
    return None


def _month_after(tokens: Tokens, i: int) -> tuple[int, int, int | None] | None:
    """Index after the month's name that follows a day, the month, and the year if there is one."""
    j = i
    sign = tokens[j].value
    if sign == "," or (sign in ("-", "/", ".") and adjacent(tokens, j)):
        j += 1
    elif stop := phrase(tokens, j, "filler"):
        j = phrase(tokens, stop, "filler") or stop
    stop, month = month_at(tokens, j)
    if not stop:
        return None
    if tokens[stop].value == ".":
        after, year = year_at(tokens, stop + 1)
        return (after, month, year) if year is not None else (stop + 1, month, None)
    after, year = year_at(tokens, stop)
    return after, month, year


def _numeric_month(tokens: Tokens, i: int) -> tuple[int, int, int | None] | None:
    """The same for ``.04.2020`` after a span of days."""
    sep = tokens[i]
    if sep.value not in (".", "/"):
        i -= 1  # the dot may have been taken for that of an ordinal
        sep = tokens[i]
    month, second, year = tokens[i + 1], tokens[i + 2], tokens[i + 3]
    if sep.value not in (".", "/") or month.kind != NUMBER or month.stop - month.start > 2:
        return None
    if second.value != sep.value:
        return None
    if year.kind == NUMBER and year.stop - year.start == 4:
        return i + 4, int(month.value), int(year.value)
    return (i + 3, int(month.value), None) if sep.value == "." else None


def _listed(
    tokens: Tokens,
    start: int,
    items: list[_Item],
    joints: set[str],
    month: tuple[int, int, int | None],
) -> Days:
    """The days of a list that stand before or after their month."""
    stop, number, year = month
    days = [Day(year, number, item.day, item.weekday) for item in items]
    for day in days:
        check(tokens, start, stop, day)
    if len(days) == 1:
        return Days(stop, days[0])
    follow = all(b.day == a.day + 1 for a, b in pairwise(days))
    if "or" in joints or (not follow and ("and" in joints or len(days) > 2)):
        several(tokens, start, stop, days)
    return Days(stop, days[0], days[-1])


def _month_first(tokens: Tokens, i: int) -> Days | None:
    """``May 31st, 2023``, ``July 28–29, 2023``, ``April 11th & 12th``."""
    stop, month = month_at(tokens, i)
    if not stop:
        return None
    if tokens[stop].value in (".", "-") and tokens[stop + 1].kind == NUMBER:
        stop += 1
    elif after := phrase(tokens, stop, "filler"):
        stop = after
    first = _item(tokens, stop)
    if first is None or tokens[stop].kind != NUMBER or tokens[first.stop].value == ":":
        return None
    items, joints = [first], set[str]()
    while len(items) <= _MOST_DAYS:
        after, joint = _joint(tokens, items[-1].stop)
        item = _item(tokens, after) if after else None
        if item is None or not _continues(tokens, items[-1], item, joint, after):
            break
        joints.add(joint)
        items.append(item)
    stop, year = year_at(tokens, items[-1].stop)
    return _listed(tokens, i, items, joints, (stop, month, year))


def _continues(tokens: Tokens, last: _Item, item: _Item, joint: str, start: int) -> bool:
    """Whether a number after ``May 31`` goes on with the days of May."""
    after = tokens[item.stop]
    if item.day <= last.day and joint != "or":
        return False
    if after.value == ":" or {"am", "pm", "clock", "month mark"} & after.entry.roles:
        return False
    if after.value in ("/", ".", "-") and tokens[item.stop + 1].kind == NUMBER:
        return False
    if _month_after(tokens, item.stop) is not None:
        return False
    if tokens[start - 1].value == ",":  # "May 31, 12 pages" is no list
        following, joint = _joint(tokens, item.stop)
        return year_at(tokens, item.stop)[1] is not None or bool(following and joint == "and")
    return True


def _year_first(tokens: Tokens, i: int) -> Days | None:
    """``2023-05-31``, ``2023年5月31日``, ``2023 May 31``."""
    year = int(tokens[i].value)
    if "year mark" in tokens[i + 1].entry.roles:
        return _marked(tokens, i + 2, year) or _marked_month(tokens, i + 2, year)
    if days := read_iso(tokens, i):
        return days
    j = i + 1 + (tokens[i + 1].value in (",", "-", "/"))
    stop, number = month_at(tokens, j)
    if stop and (item := _item(tokens, stop + (tokens[stop].value in ("-", "/", ".")))):
        return Days(item.stop, check(tokens, i, item.stop, Day(year, number, item.day)))
    return None


def _marked(tokens: Tokens, i: int, year: int | None) -> Days | None:
    """``5月31日``, ``11 月 23–26 日``, after a year or without."""
    month = tokens[i]
    if not short(month) or "month mark" not in tokens[i + 1].entry.roles:
        return None
    return _marked_day(tokens, i, i + 2, year, int(month.value))


def _marked_month(tokens: Tokens, i: int, year: int | None) -> Days | None:
    """``五月31日``: a month by its name before a marked day."""
    stop, month = month_at(tokens, i)
    return _marked_day(tokens, i, stop, year, month) if stop else None


def _marked_day(tokens: Tokens, start: int, i: int, year: int | None, month: int) -> Days | None:
    day = tokens[i]
    if not short(day):
        return None
    first = check(tokens, start, i + 1, Day(year, month, int(day.value)))
    if "day mark" in tokens[i + 1].entry.roles:
        after, joint = _joint(tokens, i + 2)
        if joint == "to" and short(tokens[after]) and "day mark" in tokens[after + 1].entry.roles:
            last = Day(year, month, int(tokens[after].value))
            return Days(after + 2, first, check(tokens, start, after + 2, last))
        return Days(i + 2, first)
    after, joint = _joint(tokens, i + 1)
    if joint == "to" and short(tokens[after]) and "day mark" in tokens[after + 1].entry.roles:
        last = Day(year, month, int(tokens[after].value))
        return Days(after + 2, first, check(tokens, start, after + 2, last))
    return None
