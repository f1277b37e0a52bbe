"""What stands after the values of a line: statuses, a move and a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.grammar.refusals import misspelled_month
from sphinx_cfp.grammar.status import scan, scan_remark
from sphinx_cfp.grammar.time import read_time
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, WORD, Tokens, phrase
from sphinx_cfp.grammar.when import Values, closing, read_move, read_value
from sphinx_cfp.grammar.zone import is_zone
from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from sphinx_cfp.model.locations import Span

_OPENERS = frozenset({",", ";", ":", "."}) | DASHES
_HOURS = frozenset({"h", "hr", "hrs", "hours", "heure", "heures", "hs", "hora", "horas"})
_NAMED_TIMES = ("noon", "midnight", "day end", "anywhere")


def read_note(tokens: Tokens, values: Values, stop: int) -> Span | None:
    """The place of the note in the rest of a line; what the rest says of the values is added to them.

    Raises ParseError for a date, a time or a zone that would be lost in it.
    """
    start = _status_first(tokens, values, values.stop, stop)
    stop = _status_last(tokens, values, start, stop)
    is_set_off = start < stop and tokens[start].value in _OPENERS
    while start < stop and tokens[start].value in _OPENERS:
        start += 1
    start = _status_first(tokens, values, start, stop)
    while start < stop and tokens[stop - 1].value in (";", ","):
        stop -= 1
    if start < stop and tokens[start].value == "(" and closing(tokens, start) == stop - 1:
        start, stop = start + 1, stop - 1
    if start >= stop:
        return None
    _check_dates(tokens, values, start, stop, is_set_off=is_set_off)
    _check_times(tokens, start, stop)
    scan_remark(tokens, start, stop, values.said)
    return tokens.span(start, stop)


def _status_first(tokens: Tokens, values: Values, i: int, stop: int) -> int:
    """Index after parentheses with a status or a move that begin the rest."""
    while i < stop:
        if tokens[i].value == "[":
            end = i + 1
            while end < stop and tokens[end].value != "]" and end - i < 20:
                end += 1
            if tokens[end].value != "]" or not scan(tokens, i + 1, end, values.said):
                return i
            i = end + 1
        elif after := _take(tokens, values, i):
            i = after
        else:
            return i
    return i


def _status_last(tokens: Tokens, values: Values, start: int, stop: int) -> int:
    """Index of the first of the parentheses with a status or a move that end the rest."""
    while start < stop and tokens[stop - 1].value == ")":
        opening, depth = stop, 0
        while opening > start:
            opening -= 1
            depth += (tokens[opening].value == ")") - (tokens[opening].value == "(")
            if depth == 0:
                break
        if not _take(tokens, values, opening, stop):
            break
        stop = opening
    return stop


def _take(tokens: Tokens, values: Values, i: int, until: int = 0) -> int:
    """Index after a parenthesis with a status or a move, which is taken, or 0.

    ``until`` is the index that has to be.
    """
    found = read_move(tokens, i)
    if found is None or (until and found[0] != until):
        return 0
    stop, move = found
    if move is None:
        scan(tokens, i + 1, stop - 1, values.said)
    elif values.move is None:
        values.move = move
    else:
        raise tokens.error(
            i, stop, Code.LINE_SHAPE, "two moves of one value",
            "write each move right after the value that it brought: ~~24 May~~ ~~27 May~~"
            " (moved 2023-05-10: why) 31 May (moved 2023-05-20: why)",
        )  # fmt: skip
    return stop


def _check_dates(tokens: Tokens, values: Values, i: int, stop: int, *, is_set_off: bool) -> None:
    """Refuse a note that holds the date that counts, or that of a second line."""
    value = tokens.text_of(values.start, values.stop)
    if is_set_off:
        second = _second_date(tokens, i)
        if second and second <= stop:
            other = tokens.text_of(i, second)
            raise tokens.error(
                values.start, second, Code.LINE_SHAPE, "two dates in one line",
                f"give each a line and a label of its own; a range is written {value} – "
                f"{other}, a move ~~{value}~~ {other}",
            )  # fmt: skip
        _check_spelling(tokens, i, stop)
    for place in range(i, stop):
        token = tokens[place]
        if token.kind == WORD and (after := _moves_to(tokens, place)) and after < stop:
            new = read_value(tokens, after)
            if new is not None and new.names_day:
                old = value.rpartition("~~")[2].strip() or value
                raise tokens.error(
                    place, new.stop, Code.LINE_SHAPE, "the date that counts stands in the note",
                    f"write ~~{old}~~ {tokens.text_of(after, new.stop)} (moved YYYY-MM-DD: why)",
                )  # fmt: skip
        elif is_set_off and token.value == ":" and place + 1 < stop:
            second = _second_date(tokens, place + 1)
            if second:
                line = f"{tokens.text_of(i, place)}: {tokens.text_of(place + 1, second)}"
                raise tokens.error(
                    i, second, Code.LINE_SHAPE, "two dates in one line", f"begin a new line: - {line}"
                )  # fmt: skip


def _second_date(tokens: Tokens, i: int) -> int:
    """Index after a value that names a day at a number or a word, or 0."""
    second = read_value(tokens, i) if tokens[i].kind in (NUMBER, WORD) else None
    return second.stop if second is not None and second.names_day else 0


def _moves_to(tokens: Tokens, i: int) -> int:
    """Index after ``extended to``, ``moved until``, or 0."""
    stop = phrase(tokens, i, "extended") or phrase(tokens, i, "moved")
    return phrase(tokens, stop, "to") if stop else 0


def _check_spelling(tokens: Tokens, i: int, stop: int) -> None:
    """Refuse a note that begins with a misspelled date: the end of a range would be lost."""
    for word in range(i, min(i + 3, stop)):
        is_beside = tokens[i].kind == NUMBER or word == i
        if is_beside and (error := misspelled_month(tokens, word)):
            raise error


def _check_times(tokens: Tokens, start: int, stop: int) -> None:
    """Refuse a note that still names a time or a zone: it would be read as the date's."""
    for i in range(start, stop):
        token = tokens[i]
        found = 0
        if token.kind == NUMBER:
            time = read_time(tokens, i) if _is_timelike(tokens, i) else None
            found = time[0] if time else 0
        elif token.kind == WORD:
            named = (phrase(tokens, i, role) for role in _NAMED_TIMES)
            found = next(filter(None, named), 0) or is_zone(tokens, i)
        if found:
            name = tokens.text_of(i, found)
            raise tokens.error(
                i, found, Code.NOTE_TIME,
                f"the note names “{name}”: nobody can see whether it counts",
                f"write it with the date (2023-05-31 {name}), or leave it out",
            )  # fmt: skip


def _is_timelike(tokens: Tokens, i: int) -> bool:
    """Whether a number may be an hour here: ``17:00``, ``5pm``, ``17h30`` — not ``8 hours``."""
    after = tokens[i + 1]
    if after.value in (":", ".") or after.value in _HOURS:
        return tokens[i + 2].kind == NUMBER
    return bool({"am", "pm", "clock"} & after.entry.roles) and not after.entry.months
