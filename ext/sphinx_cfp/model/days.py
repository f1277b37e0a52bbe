"""Reads calendar days and spans of days, in every order in which people write them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple, NoReturn

from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.locations import Span
from sphinx_cfp.model.tokens import (
    DASHES,
    NUMBER,
    SIGN,
    WORD,
    Token,
    Tokens,
    adjacent,
    numbered,
    phrase,
)

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MOST_DAYS = 7  # in a list such as "1, 2 and 3 May"


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


def refuse(tokens: Tokens, start: int, stop: int, code: str, message: str, hint: str) -> NoReturn:
    """Raise the error for these tokens."""
    raise ParseError(code, message, hint, Span(tokens[start].start, tokens[stop - 1].stop))


def written(tokens: Tokens, start: int, stop: int) -> str:
    """The author's characters of these tokens."""
    return tokens.text[tokens[start].start : tokens[stop - 1].stop]


def read_days(tokens: Tokens, i: int) -> Days | None:
    """A day or a span of days at a token. Raises ParseError for one that is impossible or ambiguous."""
    token = tokens[i]
    if token.kind == NUMBER:
        length = token.stop - token.start
        if length == 4:
            return _year_first(tokens, i)
        if length <= 2:
            return _numeric(tokens, i) or _day_first(tokens, i) or _marked(tokens, i, None)
        if length == 8:
            return _packed(tokens, i)
        return None
    if token.kind == WORD:
        return _month_first(tokens, i) or _marked_month(tokens, i, None)
    return None


def month_at(tokens: Tokens, i: int) -> tuple[int, int]:
    """Index after a month's name and its number, or zeros."""
    stop, numbers = numbered(tokens, i, "month")
    if not stop:
        return 0, 0
    if len(numbers) > 1:
        names = " or ".join(MONTHS[number - 1] for number in sorted(numbers))
        refuse(
            tokens, i, stop, "vocabulary",
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


def _check(tokens: Tokens, i: int, stop: int, day: Day) -> Day:
    """The day, if some year has it."""
    if day.year == 0 or not 1 <= day.month <= 12:
        name = f"month {day.month}" if day.year else "year 0"
        wrong = f"“{written(tokens, i, stop)}” is no date: there is no {name}"
        refuse(tokens, i, stop, "date_impossible", wrong, "write the day as 2023-05-31")
    longest = monthrange(day.year or 2024, day.month)[1]
    if not 1 <= day.day <= longest:
        month = MONTHS[day.month - 1]
        year = day.year or 2023
        last = min(max(day.day, 1), longest)
        refuse(
            tokens, i, stop, "date_impossible",
            f"there is no {day.day} {month}" + (f" {day.year}" if day.year else ""),
            f"{month} has {longest} days: write the day as {year}-{day.month:02}-{last:02}",
        )  # fmt: skip
    return day


def _day_number(tokens: Tokens, i: int) -> int:
    """Index after a day of the month with its ordinal ending, or 0."""
    token = tokens[i]
    if token.kind != NUMBER or token.stop - token.start > 2:
        return 0
    after = tokens[i + 1]
    if after.value == "." and adjacent(tokens, i + 1) and tokens[i + 2].kind != NUMBER:
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
    stop = _day_number(tokens, i)
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
    if tokens[j].value in ("-", "/", ".") and adjacent(tokens, j):
        j += 1
    elif tokens[j].value == ",":
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
        _check(tokens, start, stop, day)
    if len(days) == 1:
        return Days(stop, days[0])
    follow = all(b.day == a.day + 1 for a, b in zip(days, days[1:], strict=False))
    if "or" in joints or (not follow and ("and" in joints or len(days) > 2)):
        several(tokens, start, stop, days)
    return Days(stop, days[0], days[-1])


def several(tokens: Tokens, start: int, stop: int, days: list[Day]) -> NoReturn:
    """Refuse days of which only one can be meant."""
    year = next((day.year for day in days if day.year), None)
    readings = [_readable(day._replace(year=day.year or year)) for day in days]
    one = "” names several days, and a date has one"
    refuse(
        tokens, start, stop, "date_syntax", f"“{written(tokens, start, stop)}{one}",
        f"write {' or '.join(readings)}; a range as {readings[0]} – {readings[-1]}",
    )  # fmt: skip


def _readable(day: Day) -> str:
    year = f" {day.year}" if day.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


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


def _continues(
    tokens: Tokens, last: _Item, item: _Item, joint: str, start: int
) -> bool:
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


def _packed(tokens: Tokens, i: int) -> Days | None:
    """``20230531`` is refused with its reading."""
    digits = written(tokens, i, i + 1)
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if not (1900 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    reading = f"{year}-{month:02}-{day:02}"
    refuse(
        tokens, i, i + 1, "date_syntax", f"“{digits}” may be a date or a number", f"write {reading}"
    )


def _year_first(tokens: Tokens, i: int) -> Days | None:
    """``2023-05-31``, ``2023/05/31``, ``2023-07-28/29``, ``2023年5月31日``, ``2023 May 31``."""
    year = int(tokens[i].value)
    sep = tokens[i + 1]
    if "year mark" in sep.entry.roles:
        return _marked(tokens, i + 2, year) or _marked_month(tokens, i + 2, year)
    if sep.value in ("-", "/", ".") and adjacent(tokens, i + 1):
        month, second, day = tokens[i + 2], tokens[i + 3], tokens[i + 4]
        if month.kind == NUMBER and second.value == sep.value and _short(day):
            value = Day(year, int(month.value), int(day.value))
            _swapped(tokens, i, value)
            _check(tokens, i, i + 5, value)
            return _iso_span(tokens, i, value, str(sep.value))
        if month.value == "w" and second.kind == NUMBER:
            _week(tokens, i, i + 4, year, int(second.value))
    j = i + 1 + (sep.value in (",", "-", "/"))
    stop, number = month_at(tokens, j)
    if stop and (item := _item(tokens, stop + (tokens[stop].value in ("-", "/", ".")))):
        return Days(item.stop, _check(tokens, i, item.stop, Day(year, number, item.day)))
    return None


def _swapped(tokens: Tokens, i: int, day: Day) -> None:
    """Refuse ``2023-31-05`` with what it can only mean."""
    if 12 < day.month <= 31 and 1 <= day.day <= 12:
        refuse(
            tokens, i, i + 5, "date_impossible", f"there is no month {day.month}",
            f"write {day.year}-{day.day:02}-{day.month:02} for {day.month} {MONTHS[day.day - 1]}",
        )  # fmt: skip


def _short(token: Token) -> bool:
    return token.kind == NUMBER and token.stop - token.start <= 2


def _iso_span(tokens: Tokens, i: int, first: Day, sep: str) -> Days:
    """What may follow right after a numeric day: ``/29``, ``/08-02``, ``–30``."""
    j = i + 5
    joint = tokens[j]
    if not (joint.value == "/" or joint.value in DASHES) or not adjacent(tokens, j):
        return Days(j, first)
    number = tokens[j + 1]
    if not _short(number) or not adjacent(tokens, j + 1) or tokens[j + 2].value == ":":
        return Days(j, first)
    if tokens[j + 2].value == sep and _short(tokens[j + 3]):
        last = Day(first.year, int(number.value), int(tokens[j + 3].value))
        return Days(j + 4, first, _check(tokens, i, j + 4, last))
    last = Day(first.year, first.month, int(number.value))
    return Days(j + 2, first, _check(tokens, i, j + 2, last))


def _week(tokens: Tokens, i: int, stop: int, year: int, week: int) -> NoReturn:
    """A week is no day: refuse it with its days."""
    name = written(tokens, i, stop)
    try:
        monday, sunday = (date.fromisocalendar(year, week, day) for day in (1, 7))
    except ValueError:
        message = f"“{name}” is no date: {year} has no week {week}"
        refuse(tokens, i, stop, "date_impossible", message, "write the day as 2023-05-31")
    hint = f"write one of its days, or {monday} – {sunday} for all of it"
    refuse(tokens, i, stop, "date_syntax", f"“{name}” is a week, not a day", hint)


def _numeric(tokens: Tokens, i: int) -> Days | None:
    """``31.05.2023``, ``31/05/2023``, ``31.05.``; ``05/06/2023`` is refused."""
    sep = tokens[i + 1]
    if sep.kind != SIGN or sep.value not in (".", "/", "-") or not adjacent(tokens, i + 1):
        return None
    second, again, third = tokens[i + 2], tokens[i + 3], tokens[i + 4]
    if not _short(second):
        return None
    a, b = int(tokens[i].value), int(second.value)
    if again.value == sep.value and third.kind == NUMBER and adjacent(tokens, i + 3):
        length = third.stop - third.start
        if length == 4:
            return Days(i + 5, _one_reading(tokens, i, i + 5, a, b, int(third.value)))
        if length == 2 and not (tokens[i + 5].value in (".", "/") and _short(tokens[i + 6])):
            _short_year(tokens, i, a, b, int(third.value))
        return None
    if sep.value == "." and again.value == "." and adjacent(tokens, i + 3):
        day = Day(None, b, a)
        return Days(i + 4, _check(tokens, i, i + 4, day)) if 1 <= b <= 12 else None
    if sep.value == "/" and again.value in ("", ",", ";", "(") and max(a, b) <= 31:
        if max(a, b) > 12 or a == b or again.value == "":
            return Days(i + 3, _one_reading(tokens, i, i + 3, a, b, None))
    return None


def _one_reading(
    tokens: Tokens, i: int, stop: int, a: int, b: int, year: int | None
) -> Day:
    """The day that two numbers name, if the calendar allows only one."""
    day_month = Day(year, b, a)
    month_day = Day(year, a, b)
    if tokens[i + 1].value == ".":  # with dots the day comes first, everywhere
        return _check(tokens, i, stop, day_month)
    if 1 <= a <= 12 and 1 <= b <= 12 and a != b:
        written_year = f"{year}" if year else "2023"
        refuse(
            tokens, i, stop, "date_syntax",
            f"“{written(tokens, i, stop)}” is {_readable(day_month)} or {_readable(month_day)}",
            f"write {written_year}-{b:02}-{a:02} for {_readable(day_month)},"
            f" or {written_year}-{a:02}-{b:02} for {_readable(month_day)}",
        )  # fmt: skip
    return _check(tokens, i, stop, month_day if b > 12 and a <= 12 else day_month)


def _short_year(tokens: Tokens, i: int, a: int, b: int, c: int) -> NoReturn:
    """Refuse a year of two digits with the readings of the calendar."""
    candidates = [(2000 + c, b, a), (2000 + c, a, b), (2000 + a, b, c)]
    if tokens[i + 1].value == ".":
        candidates = candidates[:1]
    readings = dict.fromkeys(
        f"{year}-{month:02}-{day:02}"
        for year, month, day in candidates
        if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    )
    if not readings:
        message = f"“{written(tokens, i, i + 5)}” is no date"
        refuse(tokens, i, i + 5, "date_impossible", message, "write the day as 2023-05-31")
    refuse(
        tokens, i, i + 5, "date_syntax",
        f"“{written(tokens, i, i + 5)}” leaves open which number is the year",
        f"write {' or '.join(readings)}",
    )  # fmt: skip


def _marked(tokens: Tokens, i: int, year: int | None) -> Days | None:
    """``5月31日``, ``11 月 23–26 日``, after a year or without."""
    month = tokens[i]
    if not _short(month) or "month mark" not in tokens[i + 1].entry.roles:
        return None
    return _marked_day(tokens, i, i + 2, year, int(month.value))


def _marked_month(tokens: Tokens, i: int, year: int | None) -> Days | None:
    """``五月31日``: a month by its name before a marked day."""
    stop, month = month_at(tokens, i)
    return _marked_day(tokens, i, stop, year, month) if stop else None


def marked_number(tokens: Tokens, i: int) -> int:
    """Index after ``29日``, a day whose month stands before it, or 0."""
    return i + 2 if _short(tokens[i]) and "day mark" in tokens[i + 1].entry.roles else 0


def _marked_day(
    tokens: Tokens, start: int, i: int, year: int | None, month: int
) -> Days | None:
    day = tokens[i]
    if not _short(day):
        return None
    first = _check(tokens, start, i + 1, Day(year, month, int(day.value)))
    if "day mark" in tokens[i + 1].entry.roles:
        after, joint = _joint(tokens, i + 2)
        if joint == "to" and _short(tokens[after]) and "day mark" in tokens[after + 1].entry.roles:
            last = Day(year, month, int(tokens[after].value))
            return Days(after + 2, first, _check(tokens, start, after + 2, last))
        return Days(i + 2, first)
    after, joint = _joint(tokens, i + 1)
    if joint == "to" and _short(tokens[after]) and "day mark" in tokens[after + 1].entry.roles:
        last = Day(year, month, int(tokens[after].value))
        return Days(after + 2, first, _check(tokens, start, after + 2, last))
    return None
