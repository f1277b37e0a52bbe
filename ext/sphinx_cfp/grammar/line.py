"""Reads a line of an author, ``LABEL {#key .kind}: WHEN (note)``, or a WHEN that stands alone."""

from __future__ import annotations

import difflib
import re
import unicodedata

from sphinx_cfp.grammar.day import read_days
from sphinx_cfp.grammar.parsed import MoveNote, ParsedLine, ParsedWhen
from sphinx_cfp.grammar.refusals import (
    line_fault,
    misspelled_month,
    next_line,
    no_label,
    two_dates,
    when_fault,
)
from sphinx_cfp.grammar.status import scan, scan_label, scan_remark
from sphinx_cfp.grammar.time import read_time
from sphinx_cfp.grammar.tokens import (
    DASHES,
    LOOKAHEAD,
    NUMBER,
    SIGN,
    WORD,
    Tokens,
    adjacent,
    phrase,
    shortened,
    tokenize,
)
from sphinx_cfp.grammar.when import (
    Values,
    closing,
    ends,
    may_begin,
    read_move,
    read_value,
    read_values,
)
from sphinx_cfp.grammar.zone import is_zone
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.locations import Span

_NO_MOVE = MoveNote()
_OPENERS = frozenset({",", ";", ":", "."}) | DASHES
_NAMED_TIMES = ("noon", "midnight", "day end", "anywhere")
_MARKUP = " \t\r\n*`_"
_BRACES = re.compile(r"\{([^{}]*)\}")
_KEY = re.compile(r"[^\W_](?:[\w-]*[^\W_])?")


def parse_line(text: str) -> ParsedLine:
    """Read ``LABEL {#key .kind}: WHEN (note)``. Raises ParseError only.

    ``text`` is the visible text of an item, what is struck through given as ``~~…~~``.
    """
    key, kind, braces = _read_braces(text)
    bare, is_struck = _without_strike(_blank(text, braces) if braces else text)
    tokens = tokenize(bare)
    stop = _end(tokens)
    found = _split(tokens, stop)
    if found is None:
        raise line_fault(tokens, stop)
    first, last, values = found  # the label is tokens[first:last]
    label = _label_span(tokens, text, found, braces)
    if label is None:
        raise no_label(tokens, values)
    has_rest = first == 0 and values.stop < stop
    note = _read_note(tokens, values, stop) if has_rest else values.remark
    scan_label(tokens, first, last, values.said)
    value, was, move = _history(values)
    status = values.said.status
    if values.value is None or (is_struck and status is not Status.CANCELLED):
        status = Status.PASSED
    return ParsedLine(
        label=text[label.start : label.stop],
        key=key,
        kind=kind,
        value=value,
        was=tuple(was),
        moved_on=move.on,
        reason=move.reason,
        earlier=tuple(values.moves.get(index, _NO_MOVE) for index in range(1, len(was))),
        status=status,
        certainty=values.said.certainty,
        note=text[note.start : note.stop] if note else "",
        note_span=note,
        label_span=label,
        when_span=tokens.span(values.start, values.stop),
        text=text,
    )


def _history(values: Values) -> tuple[ParsedWhen, list[ParsedWhen], MoveNote]:
    """The value, the older ones and its move. Where all are struck the last is the value."""
    if values.value is not None:
        return values.value, values.was, values.move or _NO_MOVE
    *was, value = values.was
    return value, was, values.move or values.moves.get(len(was), _NO_MOVE)


def guess_label(text: str) -> str:
    """What seems to be the label of a line that was refused: all before its first separator."""
    tokens = tokenize(text)
    for index, token in enumerate(tokens):
        if is_separator(tokens, index):
            return text[: token.start].strip(_MARKUP)
    return ""


def parse_when(text: str) -> ParsedWhen:
    """Read a WHEN that stands alone, as in an option. Raises ParseError only."""
    tokens = tokenize(text)
    stop = _end(tokens)
    values = read_values(tokens, 0) if stop else None
    if values is None or values.value is None or values.was or values.stop < stop:
        raise when_fault(tokens, stop, values)
    return values.value


def _end(tokens: Tokens) -> int:
    """Index after the last token that counts: a closing ``;`` is taken off."""
    stop = len(tokens) - LOOKAHEAD
    while stop and tokens[stop - 1].value in (";", ",", "!"):
        stop -= 1
    return stop


def _without_strike(text: str) -> tuple[str, bool]:
    """The line without the strike around all of it, and whether there was one."""
    if "~~" not in text:
        return text, False
    trimmed = text.strip().rstrip(".;").rstrip()
    inner = trimmed.removeprefix("~~").removesuffix("~~")
    if inner and len(inner) == len(trimmed) - 4 and "~~" not in inner:
        start, stop = text.index("~~"), text.rindex("~~")
        return f"{text[:start]}  {text[start + 2 : stop]}  {text[stop + 2 :]}", True
    if text.count("~~") % 2:
        at = text.rindex("~~")
        raise ParseError(
            Code.LINE_SHAPE, "a strike that is not closed", "write ~~24 May~~ 31 May 2023",
            Span(at, at + 2),
        )  # fmt: skip
    return text, False


# --- the label ---------------------------------------------------------------------------------


def _split(tokens: Tokens, stop: int) -> tuple[int, int, Values] | None:
    """The tokens of the label and the values: at the first separator after which the rest is a WHEN.

    Raises ParseError for a line without a label, for a second date in the label, and for a WHEN that
    is refused.
    """
    whole = _at_begin(tokens) if may_begin(tokens, 0) else None
    if whole is not None and _is_whole(tokens, whole, stop):
        raise no_label(tokens, whole)
    missed: tuple[int, Values] | None = None
    for i in range(stop):
        if not is_separator(tokens, i) or not may_begin(tokens, i + 1):
            continue
        values = read_values(tokens, i + 1)
        if values is None:
            continue
        if not (values.is_closed or values.stop >= stop or ends(tokens, values.stop)):
            missed = missed or ((i, values) if values.names_day else None)
            continue
        if "\n" in tokens.text[tokens[i].stop : tokens[values.start].start]:
            raise next_line(tokens, i, values)
        if missed is not None:
            label_end, first = missed
            raise two_dates(tokens, label_end, (first.start, first.stop), i, values)
        _check_label(tokens, i, values, whole)
        return 0, i, values
    if whole is None or not (whole.names_day or whole.is_closed):
        return None
    is_first = is_separator(tokens, whole.stop) and whole.stop + 1 < stop
    return (whole.stop + 1, stop, whole) if is_first else None  # "19 June 2023 – Notification"


def is_separator(tokens: Tokens, i: int) -> bool:
    """Whether a label may end at a token: a colon outside a time, or a dash between spaces."""
    token = tokens[i]
    if token.kind != SIGN:
        return False
    if token.value == ":":
        is_timed = i and tokens[i - 1].kind == NUMBER == tokens[i + 1].kind
        return not (is_timed and adjacent(tokens, i) and adjacent(tokens, i + 1))
    if token.value in DASHES:
        before = tokens.text[max(token.start - 1, 0)]
        after = tokens.text[token.stop : token.stop + 1]
        return before.isspace() and (not after or after.isspace() or after == "~")
    return False


def _at_begin(tokens: Tokens) -> Values | None:
    """The values that begin the line, if any do; a fault there belongs to the label."""
    try:
        return read_values(tokens, 0)
    except ParseError:
        return None


def _is_whole(tokens: Tokens, whole: Values, stop: int) -> bool:
    """Whether nothing but a value, and a note in parentheses, is there."""
    if whole.stop >= stop:
        return True
    return (
        whole.names_day
        and tokens[whole.stop].value in ("(", ",", ";")
        and not any(is_separator(tokens, i) for i in range(whole.stop, stop))
    )


def _check_label(tokens: Tokens, end: int, values: Values, whole: Values | None) -> None:
    """Refuse a label that has swallowed a date."""
    begun = whole.stop if whole is not None and whole.names_day else 0
    if begun and (begun == end or (begun < end and ends(tokens, begun))):
        raise two_dates(tokens, 0, (0, begun), end, values)
    for start in range(end):
        token = tokens[start]
        if token.kind == NUMBER or (token.kind == WORD and token.entry.months):
            try:
                days = read_days(tokens, start)
            except ParseError:
                continue
            if days is not None and days[1].year is not None and days[0] <= end:
                raise two_dates(tokens, start, (start, days[0]), end, values)


def _label_span(
    tokens: Tokens, text: str, found: tuple[int, int, Values], braces: Span | None
) -> Span | None:
    """The characters of the label without braces and markup, or ``None`` if it is empty.

    Raises ParseError ``line_shape`` for braces that do not end the label.
    """
    first, last, _ = found
    start, stop, limit = 0, tokens[last].start, tokens[last].start
    if first:
        is_closed = tokens[last - 1].value == "."
        start, stop, limit = tokens[first].start, tokens[last - 1].stop - is_closed, len(text)
    if braces is not None:
        between = text[min(braces.stop, stop) : stop]
        if braces.start < start or braces.stop > limit or between.strip(_MARKUP):
            pinned = text[braces.start : braces.stop]
            name = text[start:stop].replace(pinned, "").strip(_MARKUP)
            raise ParseError(
                Code.LINE_SHAPE, "braces stand at the end of the label",
                f"write {name} {pinned}: …", braces,
            )  # fmt: skip
        stop = min(stop, braces.start)
    piece = text[start:stop]
    left = len(piece) - len(piece.lstrip(_MARKUP + "~"))
    right = len(piece.rstrip(_MARKUP + "~:："))
    return Span(start + left, start + right) if left < right else None


# --- what stands after the values ------------------------------------------------------------


def _read_note(tokens: Tokens, values: Values, stop: int) -> Span | None:
    """The place of the note of a line; what else stands behind the values is added to them.

    Raises ParseError for a date, a time or a zone that would be lost in it.
    """
    start = _statuses_before(tokens, values, values.stop, stop)
    stop = _statuses_behind(tokens, values, start, stop)
    is_set_off = start < stop and tokens[start].value in _OPENERS
    while start < stop and tokens[start].value in _OPENERS:
        start += 1
    start = _statuses_before(tokens, values, start, stop)
    while start < stop and tokens[stop - 1].value in (";", ","):
        stop -= 1
    if start < stop and tokens[start].value == "(" and closing(tokens, start) == stop - 1:
        start, stop = start + 1, stop - 1
    if start >= stop:
        return values.remark
    _check_dates(tokens, values, start, stop, is_set_off=is_set_off)
    _check_times(tokens, start, stop)
    scan_remark(tokens, start, stop, values.said)
    if values.remark:
        remark = tokens.text[values.remark.start : values.remark.stop]
        hint = f"write one: ({remark}; {tokens.text_of(start, stop)})"
        raise tokens.error(start, stop, Code.LINE_SHAPE, "two notes in one line", hint)
    return tokens.span(start, stop)


def _statuses_before(tokens: Tokens, values: Values, i: int, stop: int) -> int:
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


def _statuses_behind(tokens: Tokens, values: Values, start: int, stop: int) -> int:
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
    if after.value in (":", ".") or "hours" in after.entry.roles:
        return tokens[i + 2].kind == NUMBER
    return bool({"am", "pm", "clock"} & after.entry.roles) and not after.entry.months


# --- what braces pin ---------------------------------------------------------------------------


def _blank(text: str, braces: Span) -> str:
    """The text with spaces in the place of its braces."""
    return f"{text[: braces.start]}{' ' * (braces.stop - braces.start)}{text[braces.stop :]}"


def _read_braces(text: str) -> tuple[str, Kind | None, Span | None]:
    """The key and the kind that ``{#key .kind}`` pins, and where it stands.

    Raises ParseError ``line_shape`` for a second pair or strange content.
    """
    if "{" not in text and "}" not in text:
        return "", None, None
    match = _BRACES.search(text)
    if match is None:
        at = min(place for place in (text.find("{"), text.find("}")) if place >= 0)
        raise ParseError(
            Code.LINE_SHAPE, "a brace that has no other",
            "write {#key} at the end of the label, or no brace", Span(at, at + 1),
        )  # fmt: skip
    span = Span(*match.span())
    if text.count("{") + text.count("}") > 2:
        raise ParseError(
            Code.LINE_SHAPE, "braces stand once in a line, at the end of its label",
            "write LABEL {#key .kind}: 2023-05-31", span,
        )  # fmt: skip
    key, kind = "", None
    for part in match.group(1).split():
        if part.startswith("#") and not key:
            key = _key(part[1:], span)
        elif part.startswith(".") and kind is None:
            kind = _kind(part[1:], span)
        else:
            message = f"“{shortened(part)}” is neither #key nor .kind"
            hint = "write {#key}, {.kind} or {#key .kind}"
            raise ParseError(Code.LINE_SHAPE, message, hint, span)
    if not key and kind is None:
        raise ParseError(Code.LINE_SHAPE, "empty braces", "write {#key .kind}, or no braces", span)
    return key, kind, span


def _key(key: str, span: Span) -> str:
    normal = unicodedata.normalize("NFC", unicodedata.normalize("NFC", key).casefold())
    if len(key) > 100 or not _KEY.fullmatch(normal):
        raise ParseError(
            Code.LINE_SHAPE, f"“{shortened(key)}” is no key",
            "a key has letters, digits, - and _, and begins and ends with a letter or a digit", span,
        )  # fmt: skip
    return normal


def _kind(name: str, span: Span) -> Kind:
    wanted = name.replace("-", "_").casefold()
    if wanted in set(Kind):
        return Kind(wanted)
    near = difflib.get_close_matches(wanted[:40], list(Kind), n=3, cutoff=0.3) or [Kind.OTHER]
    hint = f"write {' or '.join(f'{{.{kind}}}' for kind in near)}"
    message = f"“{shortened(name)}” is no kind of date"
    raise ParseError(Code.LINE_SHAPE, message, hint, span)
