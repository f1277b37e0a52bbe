"""What stands after a WHEN: statuses, moves and a note."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.day_parts import refuse, written
from sphinx_cfp.grammar.refusals import misspelled_month
from sphinx_cfp.grammar.sequences import Sequence, closing, read_change
from sphinx_cfp.grammar.status import Said, scan, scan_remark
from sphinx_cfp.grammar.time import read_time
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, WORD, Tokens, phrase
from sphinx_cfp.grammar.when import read_value
from sphinx_cfp.grammar.zone import is_zone
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.locations import Span

if TYPE_CHECKING:
    from sphinx_cfp.grammar.parsed import Change

_OPENERS = frozenset({",", ";", ":", "."})


@dataclass(slots=True)
class Note:
    """What stands after the values of a line; the note is ``tokens[start:stop]``."""

    start: int
    stop: int
    said: Said = field(default_factory=Said)
    change: Change | None = None

    def span(self, tokens: Tokens) -> Span | None:
        """The characters of the note, or ``None``."""
        if self.start >= self.stop:
            return None
        return Span(tokens[self.start].start, tokens[self.stop - 1].stop)


def read_note(tokens: Tokens, i: int, stop: int, value: Sequence) -> Note:
    """The rest of a line. Raises ParseError for a date, a time or a zone that would be lost in it."""
    note = Note(i, stop)
    if i >= stop:
        return note
    _status_first(tokens, note)
    _status_last(tokens, note)
    opener = str(tokens[note.start].value) if note.start < note.stop else ""
    while note.start < note.stop and (
        tokens[note.start].value in _OPENERS or tokens[note.start].value in DASHES
    ):
        note.start += 1
    _status_first(tokens, note)
    _unwrap(tokens, note)
    if note.start < note.stop:
        _check_dates(tokens, note, value, set_off=opener in _OPENERS or opener in DASHES)
        _check_times(tokens, note)
        scan_remark(tokens, note.start, note.stop, note.said)
    return note


def _status_first(tokens: Tokens, note: Note) -> None:
    """Take parentheses with a status or a move that begin the rest."""
    while note.start < note.stop:
        if tokens[note.start].value == "[":
            end = note.start + 1
            while end < note.stop and tokens[end].value != "]" and end - note.start < 20:
                end += 1
            if tokens[end].value != "]" or not scan(tokens, note.start + 1, end, note.said):
                return
            note.start = end + 1
            continue
        found = read_change(tokens, note.start)
        if found is None:
            return
        _take(tokens, note, note.start, found)
        note.start = found[0]


def _status_last(tokens: Tokens, note: Note) -> None:
    """Take parentheses with a status or a move that end the rest."""
    while note.start < note.stop and tokens[note.stop - 1].value == ")":
        opening, depth = note.stop, 0
        while opening > note.start:
            opening -= 1
            depth += (tokens[opening].value == ")") - (tokens[opening].value == "(")
            if depth == 0:
                break
        found = read_change(tokens, opening)
        if found is None or found[0] != note.stop:
            return
        _take(tokens, note, opening, found)
        note.stop = opening


def _take(tokens: Tokens, note: Note, i: int, found: tuple[int, Change | None]) -> None:
    stop, change = found
    if change is None:
        scan(tokens, i + 1, stop - 1, note.said)
    elif note.change is None:
        note.change = change
    else:
        refuse(
            tokens, i, stop, Code.LINE_SHAPE, "two moves of one value",
            "write each move right after the value that it brought: ~~24 May~~ ~~27 May~~"
            " (moved 2023-05-10: why) 31 May (moved 2023-05-20: why)",
        )  # fmt: skip


def _unwrap(tokens: Tokens, note: Note) -> None:
    """Leave out the parentheses around the whole note, and signs that end it."""
    while note.start < note.stop and tokens[note.stop - 1].value in (";", ","):
        note.stop -= 1
    opened = note.start < note.stop and tokens[note.start].value == "("
    if opened and closing(tokens, note.start) == note.stop - 1:
        note.start += 1
        note.stop -= 1


def _check_dates(tokens: Tokens, note: Note, value: Sequence, *, set_off: bool) -> None:
    """Refuse a note that holds the date that counts, or that of a second line."""
    i, stop = note.start, note.stop
    told = written(tokens, value.start, value.stop)
    if set_off and tokens[i].kind in (NUMBER, WORD):
        second = read_value(tokens, i)
        if second is not None and second.exact and second.stop <= stop:
            refuse(
                tokens, value.start, second.stop, Code.LINE_SHAPE, "two dates in one line",
                f"give each a line and a label of its own; a range is written {told} – "
                f"{written(tokens, i, second.stop)}, a move ~~{told}~~"
                f" {written(tokens, i, second.stop)}",
            )  # fmt: skip
    if set_off:
        _check_spelling(tokens, i, stop)
    while i < stop:
        token = tokens[i]
        if token.kind == WORD and (after := _moves(tokens, i)) and after < stop:
            new = read_value(tokens, after)
            if new is not None and new.exact:
                told, fresh = _plain(told), written(tokens, after, new.stop)
                refuse(
                    tokens, i, new.stop, Code.LINE_SHAPE, "the date that counts stands in the note",
                    f"write ~~{told}~~ {fresh} (moved YYYY-MM-DD: why)",
                )  # fmt: skip
        elif set_off and token.value == ":" and i + 1 < stop:
            second = read_value(tokens, i + 1) if tokens[i + 1].kind in (NUMBER, WORD) else None
            if second is not None and second.exact:
                label = written(tokens, note.start, i)
                refuse(
                    tokens, note.start, second.stop, Code.LINE_SHAPE, "two dates in one line",
                    f"begin a new line: - {label}: {written(tokens, i + 1, second.stop)}",
                )  # fmt: skip
        i += 1


def _check_spelling(tokens: Tokens, i: int, stop: int) -> None:
    """Refuse a note that begins with a misspelled date: the end of a range would be lost."""
    for word in range(i, min(i + 3, stop)):
        if tokens[i].kind == NUMBER or word == i:
            month = misspelled_month(tokens, word)
            if month:
                name = written(tokens, word, word + 1)
                message, hint = f"“{name}” is no month", f"did you mean {month}?"
                refuse(tokens, word, word + 1, Code.DATE_SYNTAX, message, hint)


def _plain(told: str) -> str:
    return told.rpartition("~~")[2].strip() or told


def _moves(tokens: Tokens, i: int) -> int:
    """Index after ``extended to``, ``moved until``, or 0."""
    stop = phrase(tokens, i, "extended") or phrase(tokens, i, "moved")
    return phrase(tokens, stop, "to") if stop else 0


def _check_times(tokens: Tokens, note: Note) -> None:
    """Refuse a note that still names a time or a zone: it would be read as the date's."""
    for i in range(note.start, note.stop):
        token = tokens[i]
        if token.kind == NUMBER:
            time = read_time(tokens, i) if _timelike(tokens, i) else None
            found = time.stop if time else 0
        elif token.kind == WORD and token.entry.roles | {
            role for _, role, _ in token.entry.phrases
        }:
            found = next((s for role in _NAMED if (s := phrase(tokens, i, role))), 0)
        else:
            found = 0
        if token.kind == WORD and not found:
            found = is_zone(tokens, i)
        if found:
            name = written(tokens, i, found)
            refuse(
                tokens, i, found, Code.NOTE_TIME,
                f"the note names “{name}”: nobody can see whether it counts",
                f"write it with the date (2023-05-31 {name}), or leave it out",
            )  # fmt: skip


_NAMED = ("noon", "midnight", "day end", "anywhere")


def _timelike(tokens: Tokens, i: int) -> bool:
    """Whether a number may be an hour here: ``17:00``, ``5pm``, ``17h30`` — not ``8 hours``."""
    after = tokens[i + 1]
    if after.value in (":", "."):
        return tokens[i + 2].kind == NUMBER
    if "hours" in after.entry.roles:
        return tokens[i + 2].kind == NUMBER
    return bool({"am", "pm", "clock"} & after.entry.roles) and not tokens[i + 1].entry.months
