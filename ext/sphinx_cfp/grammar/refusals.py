"""What to say of a line that cannot be read: the likeliest fault, and the line to write instead."""

from __future__ import annotations

import difflib
from functools import cache

from sphinx_cfp.grammar.tokens import DASHES, NUMBER, SIGN, WORD, Tokens, shortened
from sphinx_cfp.grammar.when import Values, may_begin, read_value, read_values
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.locations import Span
from sphinx_cfp.vocabulary.languages import LANGUAGES
from sphinx_cfp.vocabulary.words import fold, numbered

FORMS = "write it as 2023-05-31, 31 May 2023, May 31, 2023 or TBA"
_SHOWN = 60
_TRIES = 200  # places at which a line that cannot be read is searched for its date


def no_label(tokens: Tokens, values: Values) -> ParseError:
    """A line that is only a WHEN."""
    start, stop = values.start, values.stop
    hint = f"write what it is for: Submission deadline: {_shown(tokens, start, stop)}"
    return tokens.error(start, stop, Code.LINE_SHAPE, "a date without a label", hint)


def next_line(tokens: Tokens, i: int, values: Values) -> ParseError:
    """A date on the line after its label, which ends before the token ``i``."""
    start, stop = values.start, values.stop
    line = f"{_shown(tokens, 0, i)}: {_shown(tokens, start, stop)}"
    message = "the date stands on the next line"
    return tokens.error(start, stop, Code.LINE_SHAPE, message, f"write both on one line: {line}")


def two_dates(
    tokens: Tokens, first_label: int, first: tuple[int, int], end: int, second: Values
) -> ParseError:
    """Two dates where one is read: a lost line break, or a comma between two dates.

    The label of the first ends before the token ``first_label``, that of the second before ``end``.
    """
    one = _shown(tokens, 0, first_label).rstrip(" :–—-,;") or "LABEL"
    other = _shown(tokens, first[1], end).strip(" :–—-,;.") or "LABEL"
    return tokens.error(
        *first, Code.LINE_SHAPE, "two dates in one line",
        f"write two items: - {one}: {_shown(tokens, *first)}"
        f" and - {other}: {_shown(tokens, second.start, second.stop)}",
    )  # fmt: skip


def line_fault(tokens: Tokens, stop: int) -> ParseError:
    """Why no label and WHEN were found in a line."""
    if not stop:
        span = Span(0, len(tokens.text))
        return ParseError(Code.LINE_SHAPE, "an empty line", "write LABEL: 2023-05-31", span)
    return (
        _junk_after(tokens, stop)
        or _misspelled(tokens, stop)
        or _no_separator(tokens, stop)
        or _no_date(tokens, stop)
    )


def when_fault(tokens: Tokens, stop: int, values: Values | None) -> ParseError:
    """Why a text is no WHEN."""
    if not stop:
        return ParseError(Code.DATE_SYNTAX, "no date", FORMS)
    if values is None:
        return _misspelled(tokens, stop) or _is_no_date(tokens, 0, stop)
    if values.was or values.value is None:
        message, hint = "an old date cannot stand here", "write the date that counts alone"
        return tokens.error(values.start, values.stop, Code.DATE_SYNTAX, message, hint)
    return tokens.error(
        values.stop, stop, Code.DATE_SYNTAX,
        f"“{_shown(tokens, values.stop, stop)}” after the date is not understood",
        f"write {_shown(tokens, values.start, values.stop)}",
    )  # fmt: skip


@cache
def _month_names() -> tuple[str, ...]:
    """The folded names of all months that are long enough to be misspelled."""
    phrases = (phrase for vocabulary in LANGUAGES for _, phrase in numbered(vocabulary.months))
    names = (fold(phrase[0]) for phrase in phrases if len(phrase) == 1 and len(phrase[0]) > 2)
    return tuple(dict.fromkeys(names))


def misspelled_month(tokens: Tokens, i: int) -> ParseError | None:
    """The refusal of a word that may be a month's name misspelled: a day's number stands beside it."""
    word = tokens[i]
    if word.kind != WORD or not 3 <= len(str(word.value)) <= 14 or word.entry.roles:
        return None
    neighbors = [tokens[i + 1], tokens[i + 2] if tokens[i + 1].value == "." else tokens[i + 1]]
    if i:
        before = tokens[i - 1]
        neighbors.append(before)
        if i > 1 and (before.value == "." or before.entry.roles & {"ordinal", "filler"}):
            neighbors.append(tokens[i - 2])
    if not any(token.digits in (1, 2) for token in neighbors):
        return None
    close = difflib.get_close_matches(fold(str(word.value)), _month_names(), n=1, cutoff=0.7)
    if not close:
        return None
    month = close[0].capitalize()
    message = f"“{tokens.text_of(i, i + 1)}” is no month"
    return tokens.error(
        i, i + 1, Code.DATE_SYNTAX, message, f"did you mean {month}?", candidates=(month,)
    )


def _misspelled(tokens: Tokens, stop: int) -> ParseError | None:
    """``Ausgust 3``: the first word beside a number that is nearly a month's name."""
    tried = 0
    for i in range(stop):
        if tokens[i].kind != WORD or tried > 20:
            continue
        if tokens[i + 1].kind == NUMBER or (i and tokens[i - 1].kind != WORD):
            tried += 1
            if error := misspelled_month(tokens, i):
                return error
    return None


def _junk_after(tokens: Tokens, stop: int) -> ParseError | None:
    """``31 May 2023 sharp``: a WHEN and then words that are none of it."""
    tried = 0
    for i in range(stop):
        token = tokens[i]
        is_joint = token.value == ":" or (token.kind == SIGN and token.value in DASHES)
        if not is_joint or not may_begin(tokens, i + 1):
            continue
        tried += 1
        if tried > _TRIES:
            break
        try:
            values = read_values(tokens, i + 1)
        except ParseError:
            continue
        if values is not None and values.names_day and values.stop < stop:
            rest = _shown(tokens, values.stop, stop)
            when = _shown(tokens, values.start, values.stop)
            return tokens.error(
                values.stop, stop, Code.DATE_SYNTAX, f"“{rest}” after the date is not understood",
                f"set a remark off: {when} ({rest.strip('.')})",
            )  # fmt: skip
    return None


def _no_separator(tokens: Tokens, stop: int) -> ParseError | None:
    """``Submission 31 May 2023``: a label and a WHEN with nothing between them."""
    for i in range(1, min(stop, _TRIES)):
        if tokens[i].kind == SIGN or not may_begin(tokens, i):
            continue
        try:
            value = read_value(tokens, i)
        except ParseError as error:
            return error
        if value is not None and value.names_day:
            label = _shown(tokens, 0, i).strip(" ,;(")
            return tokens.error(
                i, value.stop, Code.LINE_SHAPE, "no colon between label and date",
                f"write {label}: {_shown(tokens, i, value.stop)}",
            )  # fmt: skip
    return None


def _no_date(tokens: Tokens, stop: int) -> ParseError:
    """A line without anything that could be a date."""
    for i in range(stop - 1):
        if tokens[i].value == ":":
            return _is_no_date(tokens, i + 1, stop)
    label = _shown(tokens, 0, stop).rstrip(" :")
    hint = f"write {label}: 2023-05-31, or {label}: TBA"
    return tokens.error(0, stop, Code.LINE_SHAPE, "a line without a date", hint)


def _is_no_date(tokens: Tokens, i: int, stop: int) -> ParseError:
    message = f"“{_shown(tokens, i, stop)}” is no date"
    return tokens.error(i, stop, Code.DATE_SYNTAX, message, FORMS)


def _shown(tokens: Tokens, start: int, stop: int) -> str:
    """The author's words on one line, cut short where they are many."""
    if start >= stop:
        return ""
    words = tokens.text_of(start, min(stop, start + 200))[: 4 * _SHOWN]
    return shortened(" ".join(words.split()), _SHOWN)
