"""Finds the days that a text names, wherever they stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sphinx_cfp.grammar.day import read_days, weekday_at
from sphinx_cfp.grammar.parsed import ParsedWhen
from sphinx_cfp.grammar.tokens import DASHES, LOOKAHEAD, NUMBER, WORD, Tokens, tokenize
from sphinx_cfp.grammar.when import Values, may_begin, read_values
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError

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
    sequence: Values | None = None
    error: ParseError | None = None

    @property
    def value(self) -> ParsedWhen | None:
        """The value that counts, if one is not struck."""
        return self.sequence.value if self.sequence else None


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
            values = read_values(tokens, index)
        except ParseError as error:
            index = _after_fault(tokens, index, error, found)
            continue
        if values is None or not values.names_day or values.stop <= index:
            index += 1
            continue
        start, stop = tokens[index].start, tokens[values.stop - 1].stop
        found.append(Found(start, stop, values))
        index = values.stop
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


def _day_alone(tokens: Tokens, index: int) -> Values | None:
    """A day without what stands beside it."""
    at, weekday = weekday_at(tokens, index)
    begin = at + (tokens[at].value in (",", ".")) if at else index
    try:
        days = read_days(tokens, begin)
    except ParseError:
        return None
    if days is None:
        return None
    stop, first, last = days
    span = tokens.span(index, stop)
    first = first._replace(weekday=weekday if at else first.weekday, span=span)
    last = last._replace(span=span) if last else None
    return Values(index, stop, ParsedWhen(first, last, span=span))


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
    points = [value.start, value.end] if value else []
    points += [old.start for old in found.sequence.was] if found.sequence else []
    if any(point and point.year for point in points):
        return True
    words = text[found.start : found.stop]
    return bool(re.search(r"[^\W\d_]{3}|[月日]", words))


def dash_before(text: str, at: int) -> bool:
    """Whether a dash or a colon stands right before a place."""
    before = text[:at].rstrip()
    return bool(before) and (before[-1] in DASHES or before[-1] in ":：")
