"""Reads values that name no day: to be announced, late June, Spring 2024, rolling."""

from __future__ import annotations

import re
from typing import TypeAlias

from sphinx_cfp.grammar.day import month_at, read_days
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, WORD, Token, Tokens, adjacent, phrase

BLANK = re.compile(r"x{2,}|d{2}|m{2}|y{2,4}|t{1,2}|yyyy|nn", re.IGNORECASE)
"""A word that holds the place of what is not known yet: ``XX``."""
QUARTERS = frozenset({"q", "h"})

Vague: TypeAlias = tuple[int, bool]
"""Index after a value of words, and whether all the rest of the line may be a note, not set off."""


def read_vague(tokens: Tokens, i: int) -> Vague | None:
    """A vague value at a token."""
    stop = phrase(tokens, i, "tba") or phrase(tokens, i, "rolling") or _placeholder(tokens, i)
    if stop:
        return stop, True
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
        if token.kind == WORD and (blank := BLANK.fullmatch(str(token.value))):
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
    start = i + (tokens[i].value in ("the", "in"))
    stop = start + (tokens[start].value == "~")
    for _ in range(2):  # "around mid-June"
        if after := phrase(tokens, stop, "vague"):
            stop = after + (tokens[after].value in ("-", "."))
    if stop == start:
        return None
    stop = phrase(tokens, stop, "filler") or stop
    if days := read_days(tokens, stop):
        return days[0], True
    if named := _months(tokens, stop) or phrase(tokens, stop, "season"):
        return _year(tokens, named), True
    return (stop + 1, True) if tokens[stop].digits == 4 else None


def _months(tokens: Tokens, i: int) -> int:
    """Index after a month, or two of them: ``June/July``. 0 if there is none."""
    stop, _ = month_at(tokens, i)
    if not stop:
        return 0
    stop += tokens[stop].value == "." and tokens[stop + 1].value != ""
    joint = tokens[stop]
    after = stop + 1 if joint.value == "/" or joint.value in DASHES else phrase(tokens, stop, "to")
    if after:
        second, _ = month_at(tokens, phrase(tokens, after, "vague") or after)
        if second and tokens[second].digits in (0, 4):
            return second
    return stop


def _year(tokens: Tokens, i: int) -> int:
    """Index after a year that may follow."""
    j = i + (tokens[i].value == ",")
    j = phrase(tokens, j, "filler") or j
    return j + 1 if tokens[j].digits == 4 else i


def _season(tokens: Tokens, i: int) -> Vague | None:
    stop = phrase(tokens, i, "season")
    if not stop:
        return None
    after = _year(tokens, stop)
    return after, after > stop


def _month(tokens: Tokens, i: int) -> Vague | None:
    """``June 2023``, ``June/July 2023``, ``六月下旬``."""
    stop = _months(tokens, i)
    if not stop:
        return None
    if after := phrase(tokens, stop, "vague after"):
        return after, True
    return _year(tokens, stop), False


def _quarter(tokens: Tokens, i: int) -> Vague | None:
    """``Q3 2024``, ``H1 2024``."""
    if tokens[i].value in QUARTERS and tokens[i + 1].kind == NUMBER and adjacent(tokens, i + 1):
        after = _year(tokens, i + 2)
        is_dated = after > i + 2 or (i and tokens[i - 1].kind == NUMBER)
        return (after, True) if is_dated else None
    return None


def _numbered(tokens: Tokens, i: int) -> Vague | None:
    """``8月下旬``, ``2023年8月``, ``2023-06``, ``06/2023``, ``2024``, ``2024 Q3``."""
    stop, number = i, tokens[i]
    if number.digits == 4:
        stop = i + 1 + ("year mark" in tokens[i + 1].entry.roles)
        if quarter := _quarter(tokens, stop):
            return quarter
        if after := phrase(tokens, stop, "season"):
            return after, True
        joint, month = tokens[i + 1], tokens[i + 2]
        if joint.value in ("-", "/") and _is_month(month) and adjacent(tokens, i + 2):
            return i + 3, False
        number = tokens[stop]
        if named := _month(tokens, stop):
            return named[0], False
        if number.kind != NUMBER:
            return stop, False
    if number.digits in (1, 2):
        if "month mark" in tokens[stop + 1].entry.roles:
            after = phrase(tokens, stop + 2, "vague after")
            return after or stop + 2, after > 0
        joint, year = tokens[i + 1 : i + 3]
        if joint.value in ("/", "-", ".") and year.digits == 4 and _is_month(tokens[i]):
            return i + 3, False
    return None


def _is_month(token: Token) -> bool:
    return token.digits in (1, 2) and 1 <= int(token.value) <= 12
