"""What to say of a line that cannot be read: the likeliest fault, and the line to write instead."""

from __future__ import annotations

import difflib
from functools import cache

from sphinx_cfp.grammar.day_parts import written
from sphinx_cfp.grammar.sequences import Sequence, read_sequence
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, SIGN, WORD, Tokens
from sphinx_cfp.grammar.when import may_begin, read_value
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.locations import Span
from sphinx_cfp.vocabulary.languages import LANGUAGES
from sphinx_cfp.vocabulary.words import fold, numbered

FORMS = "write it as 2023-05-31, 31 May 2023, May 31, 2023 or TBA"
_SHOWN = 60
_TRIES = 200  # places at which a line that cannot be read is searched for its date


def no_label(tokens: Tokens, values: Sequence) -> ParseError:
    """A line that is only a WHEN."""
    when = shown(tokens, values.start, values.stop)
    return ParseError(
        Code.LINE_SHAPE, "a date without a label", f"write what it is for: Submission deadline: {when}",
        _span(tokens, values.start, values.stop),
    )  # fmt: skip


def next_line(tokens: Tokens, i: int, values: Sequence) -> ParseError:
    """A date on the line after its label."""
    label = shown(tokens, 0, i)
    return ParseError(
        Code.LINE_SHAPE, "the date stands on the next line",
        f"write both on one line: {label}: {shown(tokens, values.start, values.stop)}",
        _span(tokens, values.start, values.stop),
    )  # fmt: skip


def two_dates(
    tokens: Tokens,
    first_label: tuple[int, int],
    first: Sequence,
    second_label: tuple[int, int],
    second: Sequence,
) -> ParseError:
    """Two dates where one is read: a lost line break, or a comma between two dates."""
    one = shown(tokens, *first_label).rstrip(" :–—-,;") or "LABEL"
    other = shown(tokens, *second_label).strip(" :–—-,;.") or "LABEL"
    return ParseError(
        Code.LINE_SHAPE, "two dates in one line",
        f"write two items: - {one}: {shown(tokens, first.start, first.stop)}"
        f" and - {other}: {shown(tokens, second.start, second.stop)}",
        _span(tokens, first.start, first.stop),
    )  # fmt: skip


def line_fault(tokens: Tokens, stop: int, text: str) -> ParseError:
    """Why no label and WHEN were found in a line."""
    if not stop:
        return ParseError(
            Code.LINE_SHAPE, "an empty line", "write LABEL: 2023-05-31", Span(0, len(text))
        )
    return (
        _junk_after(tokens, stop)
        or _misspelled(tokens, stop)
        or _no_separator(tokens, stop)
        or _no_date(tokens, stop)
    )


def alone_fault(tokens: Tokens, stop: int, values: Sequence | None) -> ParseError:
    """Why a text is no WHEN."""
    if not stop:
        return ParseError(Code.DATE_SYNTAX, "no date", FORMS)
    if values is None:
        return _misspelled(tokens, stop) or ParseError(
            Code.DATE_SYNTAX,
            f"“{shown(tokens, 0, stop)}” is no date",
            FORMS,
            _span(tokens, 0, stop),
        )
    if values.was or values.value is None:
        return ParseError(
            Code.DATE_SYNTAX, "an old date cannot stand here", "write the date that counts alone",
            _span(tokens, values.start, values.stop),
        )  # fmt: skip
    return ParseError(
        Code.DATE_SYNTAX, f"“{shown(tokens, values.stop, stop)}” after the date is not understood",
        f"write {shown(tokens, values.start, values.stop)}", _span(tokens, values.stop, stop),
    )  # fmt: skip


def _separated(tokens: Tokens, i: int) -> bool:
    value = tokens[i].value
    return value == ":" or (tokens[i].kind == SIGN and value in DASHES)


def _junk_after(tokens: Tokens, stop: int) -> ParseError | None:
    """``31 May 2023 sharp``: a WHEN and then words that are none of it."""
    tried = 0
    for i in range(stop):
        if not _separated(tokens, i) or not may_begin(tokens, i + 1):
            continue
        tried += 1
        if tried > _TRIES:
            break
        values = _quiet(tokens, i + 1)
        if values is not None and values.exact and values.stop < stop:
            rest = shown(tokens, values.stop, stop)
            return ParseError(
                Code.DATE_SYNTAX, f"“{rest}” after the date is not understood",
                f"set a remark off: {shown(tokens, values.start, values.stop)} ({rest.strip('.')})",
                _span(tokens, values.stop, stop),
            )  # fmt: skip
    return None


def _quiet(tokens: Tokens, i: int) -> Sequence | None:
    try:
        return read_sequence(tokens, i)
    except ParseError:
        return None


@cache
def _month_names() -> dict[str, int]:
    """The folded names of all months that are long enough to be misspelled."""
    names: dict[str, int] = {}
    for vocabulary in LANGUAGES:
        for number, phrase in numbered(vocabulary.months):
            if len(phrase) == 1 and len(phrase[0]) > 2:
                names.setdefault(fold(phrase[0]), number)
    return names


def misspelled_month(tokens: Tokens, i: int) -> str:
    """The month that a word may be a misspelling of, if a day's number stands beside it, or ``""``."""
    word = tokens[i]
    if word.kind != WORD or not 3 <= len(str(word.value)) <= 14 or word.entry.roles:
        return ""
    before = tokens[i - 1] if i else None
    neighbors = [tokens[i + 1], tokens[i + 2] if tokens[i + 1].value == "." else tokens[i + 1]]
    if before is not None:
        neighbors.append(before)
        if i > 1 and (before.value == "." or before.entry.roles & {"ordinal", "filler"}):
            neighbors.append(tokens[i - 2])
    if not any(token.kind == NUMBER and token.stop - token.start <= 2 for token in neighbors):
        return ""
    names = _month_names()
    close = difflib.get_close_matches(fold(str(word.value)), names, n=1, cutoff=0.7)
    return close[0].capitalize() if close else ""


def _misspelled(tokens: Tokens, stop: int) -> ParseError | None:
    """``Ausgust 3``: the first word beside a number that is nearly a month's name."""
    tried = 0
    for i in range(stop):
        if tokens[i].kind != WORD or tried > 20:
            continue
        beside = tokens[i + 1].kind == NUMBER or (i and tokens[i - 1].kind != WORD)
        if not beside:
            continue
        tried += 1
        if month := misspelled_month(tokens, i):
            word = shown(tokens, i, i + 1)
            return ParseError(
                Code.DATE_SYNTAX,
                f"“{word}” is no month",
                f"did you mean {month}?",
                _span(tokens, i, i + 1),
            )
    return None


def _no_separator(tokens: Tokens, stop: int) -> ParseError | None:
    """``Submission 31 May 2023``: a label and a WHEN with nothing between them."""
    for i in range(1, min(stop, _TRIES)):
        if not may_begin(tokens, i) or tokens[i].kind == SIGN:
            continue
        try:
            reading = read_value(tokens, i)
        except ParseError as error:
            return error
        if reading is not None and reading.exact:
            label = shown(tokens, 0, i).strip(" ,;(")
            when = shown(tokens, i, reading.stop)
            return ParseError(
                Code.LINE_SHAPE, "no colon between label and date", f"write {label}: {when}",
                _span(tokens, i, reading.stop),
            )  # fmt: skip
    return None


def _no_date(tokens: Tokens, stop: int) -> ParseError:
    """A line without anything that could be a date."""
    for i in range(stop):
        if tokens[i].value == ":" and i + 1 < stop:
            rest = shown(tokens, i + 1, stop)
            return ParseError(
                Code.DATE_SYNTAX, f"“{rest}” is no date", FORMS, _span(tokens, i + 1, stop)
            )
    label = shown(tokens, 0, stop).rstrip(" :")
    return ParseError(
        Code.LINE_SHAPE, "a line without a date", f"write {label}: 2023-05-31, or {label}: TBA",
        _span(tokens, 0, stop),
    )  # fmt: skip


def shown(tokens: Tokens, start: int, stop: int) -> str:
    """The author's words, cut short where they are many."""
    if start >= stop:
        return ""
    words = " ".join(written(tokens, start, min(stop, start + 200))[: 4 * _SHOWN].split())
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"


def _span(tokens: Tokens, start: int, stop: int) -> Span:
    return Span(tokens[start].start, tokens[max(stop - 1, start)].stop)
