"""Reads struck values and the one that stands: ``~~24 May~~ ~~27 May~~ 31 May 2023 (moved …: why)``."""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_cfp.grammar.day_parts import refuse, written
from sphinx_cfp.grammar.parsed import Change, Written
from sphinx_cfp.grammar.status import only_status
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, Tokens, phrase
from sphinx_cfp.grammar.when import Reading, read_value
from sphinx_cfp.model.codes import Code

MOST_STRUCK = 30
_STRIKE = "~~"
_LONGEST = 4000  # tokens of a parenthesis


@dataclass(slots=True)
class Sequence:
    """The values of a line. ``value`` is ``None`` where all of them are struck.

    ``changes`` is parallel to ``was``: what is said right after a struck value belongs to the change
    that brought it, what is said at the end to the last change.
    """

    start: int
    stop: int
    value: Reading | None = None
    was: list[Written] = field(default_factory=list)
    changes: dict[int, Change] = field(default_factory=dict)

    @property
    def set_off(self) -> bool:
        """Whether the rest of the line may be a note without a sign before it."""
        return bool(self.value and self.value.closed)

    @property
    def exact(self) -> bool:
        """Whether a day is named."""
        return bool(self.was) or bool(self.value and self.value.exact)


def read_sequence(tokens: Tokens, i: int) -> Sequence | None:
    """The values at a token. Raises ParseError for what is meant as a value and refused."""
    found = Sequence(i, i)
    if tokens[i].value == _STRIKE:
        i = _struck(tokens, i, found)
    if found.was and (tokens[i].value == "→" or tokens[i].value in (",", ":")):
        after = read_value(tokens, i + 1)
        i += after is not None
    value = read_value(tokens, i)
    if value is None:
        found.stop = i
        return found if found.was else None
    found.value = value
    i = value.stop
    if tokens[i].value == _STRIKE:  # the old value may stand after the new one
        i = _struck(tokens, i, found)
    found.stop = i
    return found


def _struck(tokens: Tokens, i: int, found: Sequence) -> int:
    """Index after the struck values at a token."""
    while tokens[i].value == _STRIKE:
        if len(found.was) >= MOST_STRUCK:
            refuse(
                tokens, i, i + 1, Code.LINE_SHAPE, f"more than {MOST_STRUCK} struck values",
                "keep the ones that readers need",
            )  # fmt: skip
        reading = read_value(tokens, i + 1)
        if reading is None:
            return _struck_nothing(tokens, i, found)
        stop = _closing(tokens, i, reading)
        found.was.append(reading.value)
        i = stop + 1
        while after := read_change(tokens, i):
            i, change = after
            if i and change is not None:
                found.changes[len(found.was) - 1] = change
    return i


def _struck_nothing(tokens: Tokens, i: int, found: Sequence) -> int:
    """A strike that holds no value is refused where one is expected."""
    stop = i + 1
    while tokens[stop].value not in ("", _STRIKE) and stop - i < 40:
        stop += 1
    digits = any(token.kind == NUMBER for token in tokens[i:stop])
    if digits or found.was:
        refuse(
            tokens, i, stop, Code.DATE_SYNTAX, f"“{written(tokens, i + 1, stop)}” is struck and no date",
            "strike a whole date, as ~~24 May 2023~~",
        )  # fmt: skip
    return i


def _closing(tokens: Tokens, i: int, reading: Reading) -> int:
    """Index of the sign that closes a strike; only a status may stand before it."""
    stop = reading.stop
    while tokens[stop].value != _STRIKE:
        if tokens[stop].value == "":
            refuse(
                tokens, i, reading.stop, Code.LINE_SHAPE, "the strike is not closed",
                f"write ~~{written(tokens, i + 1, reading.stop)}~~",
            )  # fmt: skip
        stop += 1
    if stop > reading.stop and not only_status(tokens, reading.stop, stop):
        rest = written(tokens, reading.stop, stop).strip(" ,;.")
        if rest:
            refuse(
                tokens, reading.stop, stop, Code.DATE_SYNTAX, f"“{_cut(rest)}” is struck and no date",
                f"strike the date alone: ~~{written(tokens, i + 1, reading.stop)}~~",
            )  # fmt: skip
    return stop


def read_change(tokens: Tokens, i: int) -> tuple[int, Change | None] | None:
    """``(moved 2023-05-20: why)`` at a token: the index after it and the change.

    The change is ``None`` for a parenthesis that says only a status. ``None`` for any other.
    """
    if tokens[i].value != "(":
        return None
    stop = closing(tokens, i)
    if not stop:
        return None
    if only_status(tokens, i + 1, stop):
        return stop + 1, None
    after = phrase(tokens, i + 1, "moved")
    if not after:
        return None
    change = _change(tokens, after, stop)
    return (stop + 1, change) if change is not None else None


def _change(tokens: Tokens, i: int, stop: int) -> Change | None:
    """When and why, from the words between ``moved`` and its parenthesis' end."""
    if i == stop:
        return Change()
    if tokens[i].value == ":":
        return Change(None, _text(tokens, i + 1, stop))
    if phrase(tokens, i, "to") or tokens[i].value == "from":
        return None
    reading = read_value(tokens, i)
    if reading is None or reading.value.end is not None or not reading.exact or reading.stop > stop:
        return None
    after = reading.stop
    if after < stop:
        if tokens[after].value not in (":", ",", ";") and tokens[after].value not in DASHES:
            return None
        after += 1
    return Change(reading.value, _text(tokens, after, stop))


def _text(tokens: Tokens, i: int, stop: int) -> str:
    return tokens.text[tokens[i].start : tokens[stop].start].strip() if i < stop else ""


def closing(tokens: Tokens, i: int) -> int:
    """Index of the parenthesis that closes the one at a token, or 0."""
    depth = 0
    for index in range(i, min(i + _LONGEST, len(tokens))):
        value = tokens[index].value
        depth += (value == "(") - (value == ")")
        if depth == 0:
            return index
    return 0


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
