"""Reads a line of an author, or a WHEN that stands alone."""

from __future__ import annotations

from sphinx_cfp.grammar.attributes import Pinned, read_braces
from sphinx_cfp.grammar.note import Note, read_note
from sphinx_cfp.grammar.parsed import Change, Line, Written
from sphinx_cfp.grammar.refusals import alone_fault, line_fault, no_label
from sphinx_cfp.grammar.sequences import Sequence, read_sequence
from sphinx_cfp.grammar.splitting import Split, is_separator, split
from sphinx_cfp.grammar.status import Said, scan_label
from sphinx_cfp.grammar.tokens import LOOKAHEAD, SIGN, Tokens, tokenize
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.dates import Certainty, Status
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.locations import Span

_NO_CHANGE = Change()
_MARKUP = " \t\r\n*`_"


def parse_line(text: str) -> Line:
    """Read ``LABEL {#key .kind}: WHEN (note)``. Raises ParseError only.

    ``text`` is the visible text of an item, what is struck through given as ``~~…~~``.
    """
    pinned = read_braces(text)
    bare = _without_braces(text, pinned)
    bare, struck = _without_strike(bare)
    tokens = tokenize(bare)
    stop = _end(tokens)
    found = split(tokens, stop)
    if found is None:
        raise line_fault(tokens, stop, bare)
    label_span = _label_span(text, pinned, found.label, swapped=found.swapped)
    if label_span is None:
        raise no_label(tokens, found.values)
    note = read_note(tokens, found.values.stop, stop, found.values) if not found.swapped else None
    return _line(text, tokens, pinned, found, label_span, note, struck=struck)


def guess_label(text: str) -> str:
    """What seems to be the label of a line that was refused: all before its first separator."""
    tokens = tokenize(text)
    for index, token in enumerate(tokens):
        if is_separator(tokens, index):
            return text[: token.start].strip(_MARKUP)
    return ""


def parse_when(text: str) -> Written:
    """Read a WHEN that stands alone, as in an option. Raises ParseError only."""
    tokens = tokenize(text)
    stop = _end(tokens)
    values = read_sequence(tokens, 0) if stop else None
    if values is None or values.value is None or values.was or values.stop < stop:
        raise alone_fault(tokens, stop, values)
    return values.value.value


def _without_braces(text: str, pinned: Pinned) -> str:
    if pinned.span is None:
        return text
    start, stop = pinned.span.start, pinned.span.stop
    return f"{text[:start]}{' ' * (stop - start)}{text[stop:]}"


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
            Code.LINE_SHAPE,
            "a strike that is not closed",
            "write ~~24 May~~ 31 May 2023",
            Span(at, at + 2),
        )
    return text, False


def _end(tokens: Tokens) -> int:
    """Index after the last token that counts: a closing ``;`` is taken off."""
    stop = len(tokens) - LOOKAHEAD
    while stop and tokens[stop - 1].kind == SIGN and tokens[stop - 1].value in (";", ",", "!"):
        stop -= 1
    return stop


def _label_span(text: str, pinned: Pinned, label: Span, *, swapped: bool) -> Span | None:
    """The characters of the label without braces and markup, or ``None`` if it is empty.

    Raises ParseError ``line_shape`` for braces that do not end the label.
    """
    start, stop = label.start, label.stop
    limit = len(text) if swapped else stop
    if pinned.span is not None:
        between = text[min(pinned.span.stop, stop) : stop]
        if pinned.span.start < start or pinned.span.stop > limit or between.strip(_MARKUP):
            braces = text[pinned.span.start : pinned.span.stop]
            name = text[start:stop].replace(braces, "").strip(_MARKUP)
            raise ParseError(
                Code.LINE_SHAPE,
                "braces stand at the end of the label",
                f"write {name} {braces}: …",
                pinned.span,
            )
        stop = min(stop, pinned.span.start)
    piece = text[start:stop]
    left = len(piece) - len(piece.lstrip(_MARKUP + "~"))
    right = len(piece.rstrip(_MARKUP + "~:："))
    return Span(start + left, start + right) if left < right else None


def _line(
    text: str,
    tokens: Tokens,
    pinned: Pinned,
    found: Split,
    label: Span,
    note: Note | None,
    *,
    struck: bool,
) -> Line:
    values = found.values
    value, was = _values(values)
    status, certainty = _status(tokens, found, values, note)
    if values.value is None or (struck and status is not Status.CANCELLED):
        status = Status.PASSED
    change = (note.change if note else None) or _last_change(values, was) or _NO_CHANGE
    words, span = _note(text, tokens, values, note)
    return Line(
        label=text[label.start : label.stop],
        key=pinned.key,
        kind=pinned.kind,
        value=value,
        was=tuple(was),
        moved_on=change.on,
        reason=change.reason,
        earlier=tuple(values.changes.get(index, _NO_CHANGE) for index in range(1, len(was)))
        if was
        else (),
        status=status,
        certainty=certainty,
        note=words,
        note_span=span,
        label_span=label,
        when_span=Span(tokens[values.start].start, tokens[values.stop - 1].stop),
        text=text,
    )


def _values(values: Sequence) -> tuple[Written, list[Written]]:
    """The value and the older ones; where all are struck the last is the value."""
    if values.value is not None:
        return values.value.value, values.was
    return values.was[-1], values.was[:-1]


def _last_change(values: Sequence, was: list[Written]) -> Change | None:
    return values.changes.get(len(was)) if values.value is None else None


def _status(
    tokens: Tokens, found: Split, values: Sequence, note: Note | None
) -> tuple[Status, Certainty | None]:
    """The status and certainty that label, value and note give, the value's before the others'."""
    said = Said()
    if values.value is not None:
        said.join(values.value.said)
    if note is not None:
        said.join(note.said)
    in_label = Said()
    scan_label(tokens, *found.label_tokens, in_label)
    said.join(in_label)
    return said.status, said.certainty


def _note(
    text: str, tokens: Tokens, values: Sequence, note: Note | None
) -> tuple[str, Span | None]:
    """The words of the note and where they stand."""
    rest = values.value.rest if values.value else None
    span = note.span(tokens) if note else None
    if rest is not None and span is not None:
        raise ParseError(
            Code.LINE_SHAPE, "two notes in one line",
            f"write one: ({text[rest.start : rest.stop]}; {text[span.start : span.stop]})", span,
        )  # fmt: skip
    span = rest or span
    return (text[span.start : span.stop], span) if span else ("", None)
