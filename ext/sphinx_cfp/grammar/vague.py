"""Reads values that name no day: to be announced, late June, Spring 2024, rolling."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_cfp.grammar.day import read_days
from sphinx_cfp.grammar.day_parts import month_at
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, WORD, Token, Tokens, adjacent, phrase

_BLANK = re.compile(r"x{2,}|d{2}|m{2}|y{2,4}|t{1,2}|yyyy|nn", re.IGNORECASE)
_QUARTERS = frozenset({"q", "h"})


class Vague(NamedTuple):
    """A value of words that ends before the token ``stop``.

    ``closed`` says that all the rest of the line may be a note; else a note must be set off.
    """

    stop: int
    closed: bool


def is_blank(token: Token) -> bool:
    """Whether a word may begin a placeholder (``XX``), a quarter (``Q3``) or a week (``W22``)."""
    value = str(token.value)
    return len(value) < 5 and (value in _QUARTERS or _BLANK.fullmatch(value) is not None)


def read_vague(tokens: Tokens, i: int) -> Vague | None:
    """A vague value at a token."""
    start = phrase(tokens, i, "tba") or phrase(tokens, i, "rolling")
    if start:
        return Vague(start, True)
    if stop := _placeholder(tokens, i):
        return Vague(stop, True)
    token = tokens[i]
    if token.kind == NUMBER:
        return _numbered(tokens, i)
    if token.kind != WORD and token.value != "~":
        return None
    return _parted(tokens, i) or _season(tokens, i) or _month(tokens, i) or _quarter(tokens, i)


def _placeholder(tokens: Tokens, i: int) -> int:
    """Index after ``XX``, ``XXX YYY, 2023``, ``??``, ``2023-XX-XX``, or 0."""
    stop, blanks = i, 0
    while stop - i < 8:
        token = tokens[stop]
        if token.kind == WORD and (blank := _BLANK.fullmatch(str(token.value))):
            blanks += len(blank.group()) > 1 and blank.group() not in ("nn",)
        elif token.value == "?":
            blanks += stop > i
        elif not (
            (token.kind == NUMBER and (blanks or tokens[stop + 1].kind != NUMBER))
            or (blanks and token.value in (",", "-", "/", "."))
            or (token.value in ("-", "/", ".") and stop > i)
            or token.entry.months
        ):
            break
        stop += 1
    if not blanks:
        return 0
    while tokens[stop - 1].value in (",", "-", "/", "."):
        stop -= 1
    return stop


def _parted(tokens: Tokens, i: int) -> Vague | None:
    """``late June 2023``, ``mid-June``, ``end of March``, ``around 5 June``, ``the week of 3 June``."""
    start = i
    if tokens[i].value in ("the", "in"):
        start += 1
    stop = start + (tokens[start].value == "~")
    for _ in range(2):  # "around mid-June"
        if after := phrase(tokens, stop, "vague"):
            stop = after + (tokens[after].value in ("-", "."))
    if stop == start:
        return None
    stop = phrase(tokens, stop, "filler") or stop
    if days := read_days(tokens, stop):
        return Vague(days.stop, True)
    named = _months(tokens, stop)
    if not named and phrase(tokens, stop, "season"):
        named = phrase(tokens, stop, "season")
    if not named:
        token = tokens[stop]
        if token.kind == NUMBER and token.stop - token.start == 4:
            return Vague(stop + 1, True)
        return None
    return Vague(_year(tokens, named), True)


def _months(tokens: Tokens, i: int) -> int:
    """Index after a month, or two of them: ``June/July``. 0 if there is none."""
    stop, _ = month_at(tokens, i)
    if not stop:
        return 0
    stop += tokens[stop].value == "." and tokens[stop + 1].value != ""
    joint = tokens[stop]
    after = stop + 1 if joint.value == "/" or joint.value in DASHES else phrase(tokens, stop, "to")
    if after:
        after = phrase(tokens, after, "vague") or after
        second, _ = month_at(tokens, after)
        if second and tokens[second].kind != NUMBER:
            return second
        if second and tokens[second].stop - tokens[second].start == 4:
            return second
    return stop


def _year(tokens: Tokens, i: int) -> int:
    """Index after a year that may follow."""
    j = i + (tokens[i].value == ",")
    j = phrase(tokens, j, "filler") or j
    token = tokens[j]
    if token.kind == NUMBER and token.stop - token.start == 4:
        return j + 1
    return i


def _season(tokens: Tokens, i: int) -> Vague | None:
    stop = phrase(tokens, i, "season")
    if not stop:
        return None
    after = _year(tokens, stop)
    return Vague(after, after > stop)


def _month(tokens: Tokens, i: int) -> Vague | None:
    """``June 2023``, ``June/July 2023``, ``六月下旬``."""
    stop = _months(tokens, i)
    if not stop:
        return None
    if after := phrase(tokens, stop, "vague after"):
        return Vague(after, True)
    return Vague(_year(tokens, stop), False)


def _quarter(tokens: Tokens, i: int) -> Vague | None:
    """``Q3 2024``, ``H1 2024``."""
    token = tokens[i]
    if token.value in _QUARTERS and tokens[i + 1].kind == NUMBER and adjacent(tokens, i + 1):
        after = _year(tokens, i + 2)
        dated = after > i + 2 or (i and tokens[i - 1].kind == NUMBER)
        return Vague(after, True) if dated else None
    return None


def _numbered(tokens: Tokens, i: int) -> Vague | None:
    """``8月下旬``, ``2023年8月``, ``2023-06``, ``06/2023``, ``2024``, ``2024 Q3``."""
    stop, number = i, tokens[i]
    if number.stop - number.start == 4:
        stop = i + 1
        if "year mark" in tokens[stop].entry.roles:
            stop += 1
        if quarter := _quarter(tokens, stop):
            return quarter
        if after := phrase(tokens, stop, "season"):
            return Vague(after, True)
        if (
            tokens[i + 1].value in ("-", "/")
            and _is_month(tokens, i + 2)
            and adjacent(tokens, i + 2)
        ):
            return Vague(i + 3, False)
        if tokens[stop].kind != NUMBER and not month_at(tokens, stop)[0]:
            return Vague(stop, False)
        number = tokens[stop]
        if month_at(tokens, stop)[0]:
            named = _month(tokens, stop)
            return named and named._replace(closed=False)
    if number.kind == NUMBER and number.stop - number.start <= 2:
        if "month mark" in tokens[stop + 1].entry.roles:
            if after := phrase(tokens, stop + 2, "vague after"):
                return Vague(after, True)
            return Vague(stop + 2, False)
        year = tokens[i + 2]
        if tokens[i + 1].value in ("/", "-", ".") and year.stop - year.start == 4:
            return Vague(i + 3, False) if year.kind == NUMBER and _is_month(tokens, i) else None
    return None


def _is_month(tokens: Tokens, i: int) -> bool:
    token = tokens[i]
    return token.kind == NUMBER and token.stop - token.start <= 2 and 1 <= int(token.value) <= 12
