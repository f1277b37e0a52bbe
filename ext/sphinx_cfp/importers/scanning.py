"""Finds the days that a text names, wherever they stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_cfp.grammar.day import read_days
from sphinx_cfp.grammar.day_parts import weekday_at
from sphinx_cfp.grammar.parsed import Point, Written
from sphinx_cfp.grammar.sequences import Sequence, read_sequence
from sphinx_cfp.grammar.tokens import DASHES, LOOKAHEAD, NUMBER, WORD, Tokens, tokenize
from sphinx_cfp.grammar.when import Reading, may_begin
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.locations import Span

_ANY = re.compile(r"\d")
_MOST = 400  # days of one text
_CODES = frozenset(
    {Code.DATE_SYNTAX, Code.DATE_IMPOSSIBLE, Code.VOCABULARY, Code.TIME_GAP, Code.ZONE_ABBREVIATION}
)


@dataclass(frozen=True, slots=True)
class Found:
    """Values that stand in ``text[start:stop]``, or a text that looks like a day and is refused."""

    start: int
    stop: int
    sequence: Sequence | None = None
    error: ParseError | None = None

    @property
    def value(self) -> Written | None:
        """The value that counts, if one is not struck."""
        if self.sequence is None or self.sequence.value is None:
            return None
        return self.sequence.value.value


def scan(text: str) -> list[Found]:
    """Every day and range of days of a text, in order."""
    if not _ANY.search(text):
        return []
    tokens = tokenize(text)
    found: list[Found] = []
    end = len(tokens) - LOOKAHEAD
    index = 0
    while index < end and len(found) < _MOST:
        token = tokens[index]
        if token.kind == WORD and not token.entry.months and not _leads(tokens, index):
            index += 1
            continue
        if not may_begin(tokens, index) or _is_part(tokens, index):
            index += 1
            continue
        try:
            sequence = read_sequence(tokens, index)
        except ParseError as error:
            index = _after_fault(tokens, index, error, found)
            continue
        if sequence is None or not sequence.exact or sequence.stop <= index:
            index += 1
            continue
        start, stop = tokens[index].start, tokens[sequence.stop - 1].stop
        found.append(Found(start, stop, sequence))
        index = sequence.stop
    return found


def _after_fault(tokens: Tokens, index: int, error: ParseError, found: list[Found]) -> int:
    """Take the bare day of a value that is refused for its time or its zone; the index to go on from."""
    alone = _day_alone(tokens, index)
    if alone is not None:
        start, stop = tokens[index].start, tokens[alone.stop - 1].stop
        found.append(Found(start, stop, alone, error))
        after = alone.stop
        while after < len(tokens) - LOOKAHEAD and tokens[after].start < error.span.stop:
            if tokens[after].entry.months or re.fullmatch(r"\d{4}", str(tokens[after].value)):
                return alone.stop  # a day of its own
            after += 1  # the time whose zone is refused states nothing of its own
        return after
    at = _refused(error, found) if error.code in _CODES else None
    if at and any(character.isdecimal() for character in tokens.text[at[0] : at[1]]):
        found.append(Found(at[0], at[1], error=error))
    return index + 1


def _day_alone(tokens: Tokens, index: int) -> Sequence | None:
    """A day without what stands beside it."""
    at, weekday = weekday_at(tokens, index)
    first = at + (tokens[at].value in (",", ".")) if at else index
    try:
        days = read_days(tokens, first)
    except ParseError:
        return None
    if days is None:
        return None
    span = Span(tokens[index].start, tokens[days.stop - 1].stop)
    day = days.first._replace(weekday=weekday) if at else days.first
    points = [
        Point(point.day, point.month, point.year, point.weekday, span=span)
        for point in (day, days.last)
        if point is not None
    ]
    value = Written(points[0], points[1] if len(points) > 1 else None, span=span)
    return Sequence(index, days.stop, Reading(days.stop, value))


def _refused(error: ParseError, found: list[Found]) -> tuple[int, int] | None:
    """Where a text stands that is refused, unless it has been found already."""
    start, stop = error.span.start, error.span.stop
    if stop <= start or (found and found[-1].stop > start):
        return None
    return start, stop


def _leads(tokens: Tokens, index: int) -> bool:
    """Whether a word begins a day: a weekday, a word for a time. Those that only lead to it do not."""
    entry = tokens[index].entry
    if entry.weekdays:
        return True
    return any(role in {"noon", "midnight", "day end", "season"} for role in entry.roles) or (
        "clock" in entry.roles and tokens[index + 1].kind == NUMBER
    )


def _is_part(tokens: Tokens, index: int) -> bool:
    """Whether a number belongs to a longer one, to a version or an address: ``v1.2``, ``10.1145/31``."""
    token = tokens[index]
    if token.kind != NUMBER:
        return False
    text = tokens.text
    before = text[max(token.start - 1, 0) : token.start]
    after = text[token.stop : token.stop + 1]
    if before and (before.isalnum() and not before.isspace() and ord(before) < 0x3000):
        return True
    return (before in {"/", "@", "#", "$", "€", "£"} and index > 0) or after in {"%", "$", "€"}


def has_month(text: str, found: Found) -> bool:
    """Whether a day is written with its year, or a month that is a word: not merely ``24/7``."""
    value = found.value
    points: list[Point | None] = [value.start, value.end] if value else []
    points += [old.start for old in found.sequence.was] if found.sequence else []
    if any(point and point.year for point in points):
        return True
    words = text[found.start : found.stop]
    return bool(re.search(r"[^\W\d_]{3}|[月日]", words))


def dash_before(text: str, at: int) -> bool:
    """Whether a dash or a colon stands right before a place."""
    before = text[:at].rstrip()
    return bool(before) and (before[-1] in DASHES or before[-1] in ":：")
