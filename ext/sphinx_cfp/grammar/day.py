"""Reads calendar days and spans of days, in every order in which people write them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from sphinx_cfp.grammar.parsed import Point
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, SIGN, WORD, Tokens, adjacent, numbered, phrase
from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from sphinx_cfp.model.errors import ParseError

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEAP_YEAR = 2000  # in place of a year that is not written: its months are the longest
_MOST_DAYS = 7  # in a list such as "1, 2 and 3 May"

Days: TypeAlias = tuple[int, Point, Point | None]
"""Index after a day or a span of days, its first day, and its last if it is a span."""
_Item: TypeAlias = tuple[int, int, int | None]
"""Index after a day of the month in a list of them, its number, and its weekday if that is named."""


def read_days(tokens: Tokens, i: int) -> Days | None:
    """A day or a span of days at a token. Raises ParseError for one that is impossible or ambiguous."""
    token = tokens[i]
    if token.kind == WORD:
        return _month_first(tokens, i) or _marked_month(tokens, i, None)
    if token.digits in (1, 2):
        return _numeric(tokens, i) or _day_first(tokens, i) or _marked(tokens, i, None)
    if token.digits == 4:
        return _year_first(tokens, i)
    if token.digits == 8:
        _refuse_packed(tokens, i)
    return None


def month_at(tokens: Tokens, i: int) -> tuple[int, int]:
    """Index after a month's name and its number, or zeros."""
    stop, numbers = numbered(tokens, i, "month")
    if not stop:
        return 0, 0
    if len(numbers) > 1:
        names = " or ".join(MONTHS[number - 1] for number in sorted(numbers))
        raise tokens.error(
            i, stop, Code.VOCABULARY,
            f"“{tokens.text_of(i, stop)}” is {names}, as the language goes",
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
    if tokens[i].digits not in (1, 2):
        return 0
    after = tokens[i + 1]
    is_ending = (
        (after.value == "." and adjacent(tokens, i + 1) and tokens[i + 2].kind != NUMBER)
        or "day mark" in after.entry.roles
        or (
            "ordinal" in after.entry.roles
            and (adjacent(tokens, i + 1) or len(str(after.value)) > 1)
        )
        or (after.value in ("°", "ª") and adjacent(tokens, i + 1))
    )
    return i + 2 if is_ending else i + 1


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
    token, after = tokens[j], tokens[j + 1]
    if token.digits == 4 and "clock" not in after.entry.roles:
        return j + 1 + ("year mark" in after.entry.roles), int(token.value)
    if token.value == "'" and after.digits == 2 and adjacent(tokens, j + 1):
        return j + 2, 2000 + int(after.value)
    return i, None


def readable(day: Point) -> str:
    """``31 May 2023``, or ``31 May`` of a day without a year."""
    year = f" {day.year}" if day.year else ""
    return f"{day.day} {MONTHS[day.month - 1]}{year}"


def several(tokens: Tokens, start: int, stop: int, days: list[Point]) -> ParseError:
    """The refusal of days of which only one can be meant."""
    year = next((day.year for day in days if day.year), None)
    readings = [readable(day._replace(year=day.year or year)) for day in days]
    return tokens.error(
        start, stop, Code.DATE_SYNTAX,
        f"“{tokens.text_of(start, stop)}” names several days, and a date has one",
        f"write {' or '.join(readings)}; a range as {readings[0]} – {readings[-1]}",
    )  # fmt: skip


def _checked(tokens: Tokens, i: int, stop: int, day: Point) -> Point:
    """The day, if some year has it."""
    if day.year == 0 or not 1 <= day.month <= 12:
        name = f"month {day.month}" if day.year else "year 0"
        wrong = f"“{tokens.text_of(i, stop)}” is no date: there is no {name}"
        raise tokens.error(i, stop, Code.DATE_IMPOSSIBLE, wrong, "write the day as 2023-05-31")
    if 1 <= day.day <= 28:
        return day
    longest = monthrange(day.year or _LEAP_YEAR, day.month)[1]
    if not 1 <= day.day <= longest:
        month, year = MONTHS[day.month - 1], day.year or 2023
        last = min(max(day.day, 1), longest)
        raise tokens.error(
            i, stop, Code.DATE_IMPOSSIBLE, f"there is no {readable(day)}",
            f"{month} has {longest} days: write the day as {year}-{day.month:02}-{last:02}",
        )  # fmt: skip
    return day


# --- days in words -----------------------------------------------------------------------------


def _joint(tokens: Tokens, i: int) -> tuple[int, str]:
    """Index after what may join two days, and how: ``to``, ``and``, ``or``. The index is 0 if nothing."""
    token = tokens[i]
    if token.kind == SIGN:
        if token.value in DASHES or token.value in ("/", "~"):
            return i + 1, "to"
        if token.value in ("&", "+", ","):
            return phrase(tokens, i + 1, "and") or i + 1, "and"
        return 0, ""
    for role in ("to", "and", "or"):
        if stop := phrase(tokens, i, role):
            return stop, role
    return 0, ""


def _item(tokens: Tokens, i: int) -> _Item | None:
    """A day of the month in a list of them, its weekday before it."""
    weekday = None
    if tokens[i].kind == WORD:
        stop, number = weekday_at(tokens, i)
        if stop:
            weekday = number
            i = stop + (tokens[stop].value in (",", "."))
    stop = day_number(tokens, i)
    return (stop, int(tokens[i].value), weekday) if stop else None


def _day_first(tokens: Tokens, i: int) -> Days | None:
    """``31 May 2023``, ``28–29 July``, ``1.–3. Oktober``, ``23-24.04.2020``, ``31-May-2023``."""
    item = _item(tokens, i)
    items: list[_Item] = []
    joints: set[str] = set()
    while item is not None and len(items) < _MOST_DAYS:
        items.append(item)
        stop = item[0]
        month = _month_after(tokens, stop)
        if month is None and len(items) > 1:
            month = _numeric_month(tokens, stop)
        if month is not None:
            return _listed(tokens, i, items, joints, month)
        after, joint = _joint(tokens, stop)
        item = _item(tokens, after) if after else None
        joints.add(joint)
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
        stop += 1
    after, year = year_at(tokens, stop)
    return after, month, year


def _numeric_month(tokens: Tokens, i: int) -> tuple[int, int, int | None] | None:
    """The same for ``.04.2020`` after a span of days."""
    if tokens[i].value not in (".", "/"):
        i -= 1  # the dot may have been taken for that of an ordinal
    sep, month, second, year = tokens[i : i + 4]
    if sep.value not in (".", "/") or month.digits not in (1, 2) or second.value != sep.value:
        return None
    if year.digits == 4:
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
    days = [
        _checked(tokens, start, stop, Point(day, number, year, weekday))
        for _, day, weekday in items
    ]
    if len(days) == 1:
        return stop, days[0], None
    follow = all(b.day == a.day + 1 for a, b in pairwise(days))
    if "or" in joints or (not follow and ("and" in joints or len(days) > 2)):
        raise several(tokens, start, stop, days)
    return stop, days[0], days[-1]


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
    if first is None or tokens[stop].kind != NUMBER or _is_hour(tokens, first[0]):
        return None
    items, joints = [first], set[str]()
    while len(items) <= _MOST_DAYS:
        after, joint = _joint(tokens, items[-1][0])
        item = _item(tokens, after) if after else None
        if item is None or not _continues(tokens, items[-1], item, joint, after):
            break
        joints.add(joint)
        items.append(item)
    stop, year = year_at(tokens, items[-1][0])
    return _listed(tokens, i, items, joints, (stop, month, year))


def _is_hour(tokens: Tokens, i: int) -> bool:
    """Whether minutes follow what looked like a day: "May 12:30", and not "May 12: 2 talks"."""
    return tokens[i].value == ":" and tokens[i + 1].kind == NUMBER and adjacent(tokens, i + 1)


def _continues(tokens: Tokens, last: _Item, item: _Item, joint: str, start: int) -> bool:
    """Whether a number after ``May 31`` goes on with the days of May."""
    stop, day, _ = item
    after = tokens[stop]
    if day <= last[1] and joint != "or":
        return False
    if _is_hour(tokens, stop) or {"am", "pm", "clock", "month mark"} & after.entry.roles:
        return False
    if after.value in ("/", ".", "-") and tokens[stop + 1].kind == NUMBER:
        return False
    if _month_after(tokens, stop) is not None:
        return False
    if tokens[start - 1].value == ",":  # "May 31, 12 pages" is no list
        following, joint = _joint(tokens, stop)
        return year_at(tokens, stop)[1] is not None or bool(following and joint == "and")
    return True


def _year_first(tokens: Tokens, i: int) -> Days | None:
    """``2023-05-31``, ``2023年5月31日``, ``2023 May 31``."""
    year = int(tokens[i].value)
    if "year mark" in tokens[i + 1].entry.roles:
        return _marked(tokens, i + 2, year) or _marked_month(tokens, i + 2, year)
    if days := _iso(tokens, i):
        return days
    stop, month = month_at(tokens, i + 1 + (tokens[i + 1].value in (",", "-", "/")))
    item = _item(tokens, stop + (tokens[stop].value in ("-", "/", "."))) if stop else None
    if item is None:
        return None
    after, day, _ = item
    return after, _checked(tokens, i, after, Point(day, month, year)), None


def _marked(tokens: Tokens, i: int, year: int | None) -> Days | None:
    """``5月31日``, ``11 月 23–26 日``, after a year or without."""
    month = tokens[i]
    if month.digits not in (1, 2) or "month mark" not in tokens[i + 1].entry.roles:
        return None
    return _marked_day(tokens, i, i + 2, year, int(month.value))


def _marked_month(tokens: Tokens, i: int, year: int | None) -> Days | None:
    """``五月31日``: a month by its name before a marked day."""
    stop, month = month_at(tokens, i)
    return _marked_day(tokens, i, stop, year, month) if stop else None


def _marked_day(tokens: Tokens, start: int, i: int, year: int | None, month: int) -> Days | None:
    day = tokens[i]
    if day.digits not in (1, 2):
        return None
    first = _checked(tokens, start, i + 1, Point(int(day.value), month, year))
    is_marked = "day mark" in tokens[i + 1].entry.roles
    stop = i + 1 + is_marked
    after, joint = _joint(tokens, stop)
    last = tokens[after]
    if joint == "to" and last.digits in (1, 2) and "day mark" in tokens[after + 1].entry.roles:
        stop = after + 2
        return stop, first, _checked(tokens, start, stop, Point(int(last.value), month, year))
    return (stop, first, None) if is_marked else None


# --- days in numbers alone ---------------------------------------------------------------------


def _iso(tokens: Tokens, i: int) -> Days | None:
    """``2023-05-31``, ``2023/05/31``, ``2023-07-28/29``; a week of ISO 8601 is refused."""
    sep, month, second, day = tokens[i + 1 : i + 5]
    if sep.value not in ("-", "/", ".") or not adjacent(tokens, i + 1):
        return None
    year = int(tokens[i].value)
    if month.kind == NUMBER and second.value == sep.value and day.digits in (1, 2):
        first = Point(int(day.value), int(month.value), year)
        if 12 < first.month <= 31 and 1 <= first.day <= 12:
            raise tokens.error(
                i, i + 5, Code.DATE_IMPOSSIBLE, f"there is no month {first.month}",
                f"write {year}-{first.day:02}-{first.month:02}"
                f" for {first.month} {MONTHS[first.day - 1]}",
            )  # fmt: skip
        return _iso_span(tokens, i, _checked(tokens, i, i + 5, first), str(sep.value))
    if month.value == "w" and second.kind == NUMBER:
        raise _week(tokens, i, i + 4, year, int(second.value))
    return None


def _iso_span(tokens: Tokens, i: int, first: Point, sep: str) -> Days:
    """What may follow right after a numeric day: ``/29``, ``/08-02``, ``–30``."""
    joint, number, again, day = tokens[i + 5 : i + 9]
    if not (joint.value == "/" or joint.value in DASHES) or not adjacent(tokens, i + 5):
        return i + 5, first, None
    if number.digits not in (1, 2) or not adjacent(tokens, i + 6) or again.value == ":":
        return i + 5, first, None
    stop, last = i + 7, first._replace(day=int(number.value))
    if again.value == sep and day.digits in (1, 2):
        stop, last = i + 9, first._replace(month=int(number.value), day=int(day.value))
    return stop, first, _checked(tokens, i, stop, last)


def _week(tokens: Tokens, i: int, stop: int, year: int, week: int) -> ParseError:
    """A week is no day: its refusal, with its days."""
    name = tokens.text_of(i, stop)
    try:
        monday, sunday = (date.fromisocalendar(year, week, day) for day in (1, 7))
    except ValueError:
        message = f"“{name}” is no date: {year} has no week {week}"
        return tokens.error(i, stop, Code.DATE_IMPOSSIBLE, message, "write the day as 2023-05-31")
    hint = f"write one of its days, or {monday} – {sunday} for all of it"
    return tokens.error(i, stop, Code.DATE_SYNTAX, f"“{name}” is a week, not a day", hint)


def _refuse_packed(tokens: Tokens, i: int) -> None:
    """Refuse ``20230531`` with its reading; other eight digits are no date."""
    digits = tokens.text_of(i, i + 1)
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    if 1900 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31:
        raise tokens.error(
            i, i + 1, Code.DATE_SYNTAX, f"“{digits}” may be a date or a number",
            f"write {year}-{month:02}-{day:02}",
        )  # fmt: skip


def _numeric(tokens: Tokens, i: int) -> Days | None:
    """``31.05.2023``, ``31/05/2023``, ``31.05.``; ``05/06/2023`` is refused."""
    sep = tokens[i + 1]
    if sep.value not in (".", "/", "-") or not adjacent(tokens, i + 1):
        return None
    second, again, third = tokens[i + 2 : i + 5]
    if second.digits not in (1, 2):
        return None
    a, b = int(tokens[i].value), int(second.value)
    if again.value == sep.value and third.kind == NUMBER and adjacent(tokens, i + 3):
        if third.digits == 4:
            return i + 5, _one_reading(tokens, i, i + 5, a, b, int(third.value)), None
        if third.digits == 2 and not (
            tokens[i + 5].value in (".", "/") and tokens[i + 6].digits in (1, 2)
        ):
            raise _short_year(tokens, i, a, b, int(third.value))
        return None
    if sep.value == "." and again.value == "." and adjacent(tokens, i + 3):
        if 1 <= b <= 12:
            return i + 4, _checked(tokens, i, i + 4, Point(a, b)), None
        return None
    if sep.value != "/" or again.value not in ("", ",", ";", "(") or max(a, b) > 31:
        return None
    if max(a, b) > 12 or a == b or again.value == "":
        return i + 3, _one_reading(tokens, i, i + 3, a, b, None), None
    return None


def _one_reading(tokens: Tokens, i: int, stop: int, a: int, b: int, year: int | None) -> Point:
    """The day that two numbers name, if the calendar allows only one."""
    day_month, month_day = Point(a, b, year), Point(b, a, year)
    if tokens[i + 1].value == ".":  # with dots the day comes first, everywhere
        return _checked(tokens, i, stop, day_month)
    if 1 <= a <= 12 and 1 <= b <= 12 and a != b:
        shown = f"{year}" if year else "2023"
        raise tokens.error(
            i, stop, Code.DATE_SYNTAX,
            f"“{tokens.text_of(i, stop)}” is {readable(day_month)} or {readable(month_day)}",
            f"write {shown}-{b:02}-{a:02} for {readable(day_month)},"
            f" or {shown}-{a:02}-{b:02} for {readable(month_day)}",
        )  # fmt: skip
    return _checked(tokens, i, stop, month_day if b > 12 and a <= 12 else day_month)


def _short_year(tokens: Tokens, i: int, a: int, b: int, c: int) -> ParseError:
    """The refusal of a year of two digits, with the readings of the calendar."""
    name = tokens.text_of(i, i + 5)
    orders = [(2000 + c, b, a), (2000 + c, a, b), (2000 + a, b, c)]
    if tokens[i + 1].value == ".":
        orders = orders[:1]
    readings = dict.fromkeys(
        f"{year}-{month:02}-{day:02}"
        for year, month, day in orders
        if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    )
    if not readings:
        message = f"“{name}” is no date"
        return tokens.error(i, i + 5, Code.DATE_IMPOSSIBLE, message, "write the day as 2023-05-31")
    message = f"“{name}” leaves open which number is the year"
    return tokens.error(i, i + 5, Code.DATE_SYNTAX, message, f"write {' or '.join(readings)}")
