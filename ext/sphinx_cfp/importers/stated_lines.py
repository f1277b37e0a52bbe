"""Dates that stand in lines of a paragraph, or in paragraphs below each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.importers import cues
from sphinx_cfp.importers.documents import HARD, SOFT, Heading, Paragraph, Text, lines_of, plain
from sphinx_cfp.importers.entries import Dates, Entry, first_line, joined, marked
from sphinx_cfp.importers.pieces import read_line
from sphinx_cfp.importers.stating import (
    are_exact,
    entries_of,
    is_known,
    is_of_dates,
    made,
    title_above,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.importers.context import Context
    from sphinx_cfp.importers.documents import Block

_DATE_FIRST = re.compile(r"[\W_]*\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b[^:]{0,50}:\s*\S")


def read_lines(queue: Sequence[Block], context: Context) -> tuple[int, Dates] | None:
    """The dates that stand in lines of a paragraph, or in paragraphs below each other."""
    block = queue[0]
    if isinstance(block, Heading):
        return _under_heading(queue, context)
    if not isinstance(block, Paragraph):
        return None
    lines = _whole(_split(block.text))
    if len(lines) > 1:
        return _of_lines(block, lines, context)
    return _alternating(queue, context) or _single(queue, context)


def _whole(lines: Sequence[Text]) -> list[Text]:
    """The lines, what stands in parentheses below a date joined to it: "(was 24 May 2023)"."""
    found: list[Text] = []
    for line in lines:
        if found and plain(line).startswith("(") and plain(line).endswith(")"):
            found[-1] = joined(found[-1], line)
        else:
            found.append(line)
    return found


def _split(text: Text) -> list[Text]:
    """The lines of a paragraph: those that show, or those of the source if each states a date."""
    shown = lines_of(text, HARD)
    written = lines_of(text, SOFT + HARD)
    if len(written) > len(shown):
        stating = [line for line in written if _states(line)]
        if len(stating) >= 2 and len(stating) >= 0.6 * len(written):
            return written
    return shown


def _states(line: Text) -> bool:
    pieces = read_line(marked(line).text)
    return bool(pieces) and all(
        p.is_exact and len(p.label.split()) <= 14 and p.label for p in pieces
    )


def _of_lines(
    block: Paragraph, lines: Sequence[Text], context: Context
) -> tuple[int, Dates] | None:
    """Lines of a paragraph, each with a date, or labels and dates in turn."""
    entries: list[Entry] = []
    rest: list[Text] = []
    index = 0
    while index < len(lines):
        found = entries_of(lines[index], "line", context, block.line)
        label = plain(lines[index]).rstrip(" :：")
        if not are_exact([entry.piece for entry in found]) and index + 1 < len(lines):
            below = read_line(marked(lines[index + 1]).text, label)
            alone = not read_line(marked(lines[index + 1]).text) or not _own_label(lines[index + 1])
            if are_exact(below) and alone and len(label.split()) <= 12:
                whole = joined(lines[index], lines[index + 1])
                entries += made(below, "line", whole, context, block.line, "")
                index += 2
                continue
        if are_exact([entry.piece for entry in found]) or (found and context.announces_dates):
            entries += found
        else:
            rest.append(lines[index])
        index += 1
    if not entries or not is_of_dates(entries, len(entries) + len(rest), context):
        return None
    head = []
    while rest and first_line(rest[0]) <= entries[0].line and rest[0] is lines[0]:
        head.append(rest.pop(0))
    before = tuple(Paragraph(line, first_line(line)) for line in head)
    after = (Paragraph(joined(*rest, by=HARD), first_line(rest[0])),) if rest else ()
    return 1, Dates(tuple(entries), block.line, title_above(context), before, after)


def _own_label(line: Text) -> bool:
    """Whether a line has words beside its date."""
    return any(piece.label for piece in read_line(marked(line).text))


def _single(queue: Sequence[Block], context: Context) -> tuple[int, Dates] | None:
    """Paragraphs below each other, each of which is one line ``LABEL: WHEN``."""
    entries: list[Entry] = []
    taken = 0
    for block in queue:
        if not isinstance(block, Paragraph) or len(_split(block.text)) != 1:
            break
        found = entries_of(block.text, "line", context, block.line)
        if not found or not all(_is_line(entry) for entry in found):
            break
        if not context.announces_dates and not all(is_known(e.label) for e in found):
            break
        entries += found
        taken += 1
    if not entries or not any(entry.piece.is_exact for entry in entries):
        return None
    return taken, Dates(tuple(entries), entries[0].line, title_above(context))


def _is_line(entry: Entry) -> bool:
    """Whether a paragraph is a line of a list that lost its bullet: a label, a date, hardly more."""
    piece = entry.piece
    if not piece.label or len(piece.label.split()) > 14 or not piece.line:
        return False
    words = marked(entry.text).text
    if re.search(r"[.!?]\s+\S.*[.!?]\s*$", words):
        return False
    if _DATE_FIRST.match(words):
        return True
    return piece.text == " ".join(words.replace("{", "(").replace("}", ")").split())


def _alternating(queue: Sequence[Block], context: Context) -> tuple[int, Dates] | None:
    """Short paragraphs that are labels and dates in turn, as pages made of boxes have them."""
    texts: list[Text] = []
    for block in queue[:200]:
        if not isinstance(block, Paragraph | Heading) or len(plain(block.text)) > 120:
            break
        if isinstance(block, Heading) and cues.speaks_of("dates", plain(block.text)):
            break
        texts.append(block.text)
    if len(texts) < 2 or not any(map(_is_only_a_date, texts[:2])):
        return None
    dated = [_is_only_a_date(text) for text in texts]
    date_first = dated[0]
    entries: list[Entry] = []
    taken = 0
    while (
        taken + 1 < len(texts) and dated[taken] is date_first and dated[taken + 1] is not date_first
    ):
        label, when = (
            (texts[taken + 1], texts[taken]) if date_first else (texts[taken], texts[taken + 1])
        )
        pieces = read_line(marked(when).text, plain(label))
        if not are_exact(pieces):
            break
        entries += made(pieces, "line", joined(label, when), context, first_line(when), "")
        taken += 2
    if not entries or not (context.announces_dates or all(is_known(e.label) for e in entries)):
        return None
    return taken, Dates(tuple(entries), entries[0].line, title_above(context))


def _is_only_a_date(text: Text) -> bool:
    """Whether a text is a date and no label."""
    words = marked(text).text
    if not re.search(r"\d", words) or _own_label(text):
        return False
    return any(piece.is_exact for piece in read_line(words, "x"))


def _under_heading(queue: Sequence[Block], context: Context) -> tuple[int, Dates] | None:
    """A heading that is the label of the date below it."""
    heading = queue[0]
    below = queue[1] if len(queue) > 1 else None
    if not isinstance(heading, Heading) or not isinstance(below, Paragraph):
        return None
    label = plain(heading.text)
    if not _is_only_a_date(below.text) or not is_known(label):
        return None
    pieces = read_line(marked(below.text).text, label)
    if not are_exact(pieces):
        return None
    entries = made(pieces, "line", joined(heading.text, below.text), context, below.line, "")
    return 2, Dates(tuple(entries), below.line, label, (heading,))
