"""Where the label of a line ends and its WHEN begins."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_cfp.grammar.day import read_days
from sphinx_cfp.grammar.refusals import next_line, no_label, two_dates
from sphinx_cfp.grammar.sequences import Sequence, read_sequence
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, SIGN, WORD, Tokens
from sphinx_cfp.grammar.when import ends, may_begin
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.locations import Span


class Split(NamedTuple):
    """The characters of a label, its tokens, and the values beside it."""

    label: Span
    label_tokens: tuple[int, int]
    values: Sequence
    swapped: bool = False


def split(tokens: Tokens, stop: int) -> Split | None:
    """Split a line at the first separator after which the rest is a WHEN.

    Raises ParseError for a line without a label, for a second date in the label, and for a WHEN that
    is refused.
    """
    whole = _at_begin(tokens)
    if whole is not None and _is_whole(tokens, whole, stop):
        raise no_label(tokens, whole)
    missed: tuple[int, Sequence] | None = None
    for i in range(stop):
        if tokens[i].kind != SIGN or not is_separator(tokens, i):
            continue
        values = _after(tokens, i)
        if values is None:
            continue
        if not (values.set_off or ends(tokens, values.stop) or values.stop >= stop):
            missed = missed or ((i, values) if values.exact else None)
            continue
        if "\n" in tokens.text[tokens[i].stop : tokens[values.start].start]:
            raise next_line(tokens, i, values)
        _check_label(tokens, i, values, missed, whole)
        return Split(Span(0, tokens[i].start), (0, i), values)
    return _swapped(tokens, stop, whole)


def is_separator(tokens: Tokens, i: int) -> bool:
    """Whether a label may end at a token: a colon outside a time, or a dash between spaces."""
    token = tokens[i]
    if token.kind != SIGN:
        return False
    if token.value == ":":
        return not (i and tokens[i - 1].kind == NUMBER == tokens[i + 1].kind and _tight(tokens, i))
    if token.value in DASHES:
        text = tokens.text
        after = text[token.stop : token.stop + 1]
        return text[max(token.start - 1, 0)].isspace() and (
            not after or after.isspace() or after == "~"
        )
    return False


def _tight(tokens: Tokens, i: int) -> bool:
    return tokens[i - 1].stop == tokens[i].start and tokens[i].stop == tokens[i + 1].start


def _after(tokens: Tokens, i: int) -> Sequence | None:
    """The values after a separator."""
    return read_sequence(tokens, i + 1) if may_begin(tokens, i + 1) else None


def _at_begin(tokens: Tokens) -> Sequence | None:
    """The values that begin the line, if any do; a fault there belongs to the label."""
    if not may_begin(tokens, 0):
        return None
    try:
        return read_sequence(tokens, 0)
    except ParseError:
        return None


def _is_whole(tokens: Tokens, whole: Sequence, stop: int) -> bool:
    """Whether nothing but a value, and a note in parentheses, is there."""
    if whole.stop >= stop:
        return True
    return (
        whole.exact
        and tokens[whole.stop].value in ("(", ",", ";")
        and not any(is_separator(tokens, i) for i in range(whole.stop, stop))
    )


def _check_label(
    tokens: Tokens,
    i: int,
    values: Sequence,
    missed: tuple[int, Sequence] | None,
    whole: Sequence | None,
) -> None:
    """Refuse a label that has swallowed a date."""
    if missed is not None:
        raise two_dates(tokens, (0, missed[0]), missed[1], (missed[1].stop, i), values)
    if whole is not None and whole.exact and whole.stop <= i and ends(tokens, whole.stop):
        raise two_dates(tokens, (0, 0), whole, (whole.stop, i), values)
    if whole is not None and whole.exact and whole.stop == i:
        raise two_dates(tokens, (0, 0), whole, (whole.stop, i), values)
    for start in range(i):
        token = tokens[start]
        if token.kind == NUMBER or (token.kind == WORD and token.entry.months):
            days = _days(tokens, start)
            if days is not None and days <= i:
                inner = Sequence(start, days)
                raise two_dates(tokens, (0, start), inner, (days, i), values)


def _days(tokens: Tokens, i: int) -> int | None:
    """Index after a day with its year, or ``None``."""
    try:
        days = read_days(tokens, i)
    except ParseError:
        return None
    return days.stop if days is not None and days.first.year is not None else None


def _swapped(tokens: Tokens, stop: int, whole: Sequence | None) -> Split | None:
    """``19 June 2023 – Notification``: the value before its label."""
    if whole is None or not is_separator(tokens, whole.stop) or whole.stop + 1 >= stop:
        return None
    if not (whole.exact or whole.set_off):
        return None
    first = whole.stop + 1
    span = Span(tokens[first].start, tokens[stop - 1].stop)
    if tokens[stop - 1].value == ".":
        span = Span(span.start, span.stop - 1)
    return Split(span, (first, stop), whole, swapped=True)
