"""Finds the lists, tables and lines of a page that state dates, and takes them out as such."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_cfp.importers import cues
from sphinx_cfp.importers.context import Context
from sphinx_cfp.importers.documents import (
    HARD,
    SOFT,
    Group,
    Heading,
    Item,
    Listing,
    Paragraph,
    Table,
    Text,
    lines_of,
    plain,
)
from sphinx_cfp.importers.entries import Dates, Entry, first_line, joined, marked
from sphinx_cfp.importers.pieces import read_line
from sphinx_cfp.importers.rows import read_rows
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.labels import classify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.importers.documents import Block
    from sphinx_cfp.importers.entries import Topics
    from sphinx_cfp.importers.pieces import Piece

_MOST_WORDS = 25  # of a label: more is a sentence
_DATE_FIRST = re.compile(r"[\W_]*\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b[^:]{0,50}:\s*\S")
_LEAST_SHARE = 0.6
_LEAST_SHARE_ANNOUNCED = 0.3


@dataclass(slots=True)
class Recognized:
    """The blocks of a page, those that state dates replaced."""

    parts: list[Block | Dates | Topics] = field(default_factory=list)


def recognize(blocks: Sequence[Block], context: Context | None = None) -> Recognized:
    """Replace the lists, tables and lines of dates."""
    found = Recognized()
    context = context or Context()
    queue = list(blocks)
    index = 0
    while index < len(queue):
        block = queue[index]
        taken = 1
        if isinstance(block, Group):
            if block.role == "frame":
                found.parts.append(block)
            else:
                _group(block, context, found)
        elif context.is_elsewhere and not isinstance(block, Heading):
            found.parts.append(block)
        else:
            taken, dates = _dates(queue[index:], context)
            found.parts.append(dates or block)
        for passed in queue[index : index + taken]:
            context.pass_by(passed)
        index += taken
    return found


def _dates(queue: Sequence[Block], context: Context) -> tuple[int, Dates | None]:
    """How many blocks from the first on state dates, and the dates."""
    block = queue[0]
    dates: Dates | None = None
    taken = 1
    if isinstance(block, Listing):
        dates = _listing(block, context)
    elif isinstance(block, Table):
        dates = _table(block, context)
    elif isinstance(block, Paragraph | Heading):
        read = _lines(queue, context)
        if read:
            taken, dates = read
    return taken, dates and replace(dates, source=tuple(queue[:taken]))


def _group(block: Group, context: Context, found: Recognized) -> None:
    """The blocks of a quotation or a notice; dates come out of it."""
    inner = recognize(block.blocks, context)
    if any(isinstance(part, Dates) for part in inner.parts):
        found.parts += inner.parts
    else:
        found.parts.append(block)


def _listing(block: Listing, context: Context) -> Dates | None:
    """A list of dates, and what else stood in it."""
    entries: list[Entry] = []
    rest: list[Item] = []
    for item in block.items:
        _item(item, context, entries, rest, "")
    total = len({entry.line for entry in entries}) + len(rest)
    if not _is_of_dates(entries, total, context):
        return None
    left = (Listing(tuple(rest), block.ordered, rest[0].line),) if rest else ()
    return Dates(tuple(entries), block.line, _title(context), after=left)


def _item(item: Item, context: Context, entries: list[Entry], rest: list[Item], track: str) -> None:
    """The dates of an item and of those below it; ``track`` is the item that it stands under."""
    found = _entries(item.text, "list", context, item.line) if item.text else []
    inner = [block for block in item.blocks if isinstance(block, Listing)]
    others = tuple(block for block in item.blocks if not isinstance(block, Listing))
    label = plain(item.text).rstrip(" :：")
    if not found and inner and not others and _has_dates(inner):
        is_announcement = bool(cues.DATES.fullmatch(label)) or not label
        single = len(inner) == 1 and len(inner[0].items) == 1
        for block in inner:
            for child in block.items:
                if single and (whole := read_line(marked(child.text).text, label)):
                    entries += _made(whole, "list", child.text, context, child.line, track)
                else:
                    _item(child, context, entries, rest, track if is_announcement else label)
        return
    if not found and others and not inner:
        found = _below(item, others, context)
        if found:
            others = ()
    for entry in found:
        entry.track = track
    entries += found
    if not found:
        rest.append(item)
        return
    for block in inner:
        for child in block.items:
            _item(child, context, entries, rest, track)
    if others:
        rest.append(Item((), others, item.line))


def _below(item: Item, others: Sequence[Block], context: Context) -> list[Entry]:
    """A date that stands in a paragraph below its label."""
    first = others[0]
    if len(others) != 1 or not isinstance(first, Paragraph) or not item.text:
        return []
    pieces = read_line(marked(first.text).text, plain(item.text))
    whole = joined(item.text, first.text)
    return _made(pieces, "list", whole, context, item.line, "") if _are_exact(pieces) else []


def _has_dates(listings: Sequence[Listing]) -> bool:
    return any(
        _are_exact(read_line(marked(item.text).text)) or read_line(marked(item.text).text, "x")
        for block in listings
        for item in block.items
    )


def _entries(text: Text, where: str, context: Context, line: int) -> list[Entry]:
    """The dates of a text: of the whole, else of its lines."""
    pieces = read_line(marked(text).text)
    if len(pieces) != 1 and len(lines := lines_of(text)) > 1:
        by_line = [entry for part in lines for entry in _entries(part, where, context, 0)]
        if len(by_line) >= len(pieces) and by_line:
            return by_line
    return _made(pieces, where, text, context, first_line(text) or line, "")


def _made(
    pieces: Sequence[Piece], where: str, text: Text, context: Context, line: int, track: str
) -> list[Entry]:
    at = first_line(text) or line
    return [
        Entry(
            piece=piece,
            line=_line_of(piece, text) or at,
            where=where,
            text=text,
            track=track,
            heading=context.heading,
            doubts=list(piece.doubts),
        )
        for piece in pieces
        if piece.label or where == "table"
    ]


def _line_of(piece: Piece, text: Text) -> int:
    """The line on which the date of a piece stands."""
    words = marked(text)
    at = words.text.find(piece.raw) if piece.raw else -1
    return words.line_at(at) if at >= 0 else 0


def _are_exact(pieces: Sequence[Piece]) -> bool:
    return any(piece.is_exact or piece.error for piece in pieces)


def _table(block: Table, context: Context) -> Dates | None:
    """A table of dates, and the rows that have none."""
    entries, rest, head = read_rows(block, context)
    total = len({entry.line for entry in entries}) + sum(not row.is_head for row in rest)
    announced = context.announces_dates or bool(cues.DATES.search(head))
    if not _is_of_dates(entries, total, context, announced=announced):
        return None
    left = (replace(block, rows=tuple(rest)),) if any(not row.is_head for row in rest) else ()
    return Dates(tuple(entries), block.line, _title(context), after=left)


def _is_of_dates(
    entries: Sequence[Entry], total: int, context: Context, *, announced: bool | None = None
) -> bool:
    """Whether a list or a table states dates: most of it does, or what stands above says so."""
    if announced is None:
        announced = context.announces_dates
    lines = len({entry.line for entry in entries})
    exact = sum(entry.piece.is_exact for entry in entries)
    if not entries or (not exact and not announced):
        return False
    if announced:
        return lines >= _LEAST_SHARE_ANNOUNCED * total
    known = sum(is_known(entry.label) for entry in entries if entry.piece.is_exact)
    return lines >= _LEAST_SHARE * total and known * 2 >= exact and known > 0


def is_known(label: str) -> bool:
    """Whether a label names a kind of date, and is no sentence."""
    if len(label.split()) > _MOST_WORDS:
        return False
    try:
        return classify(label).kind is not Kind.OTHER
    except ParseError:
        return True


def _title(context: Context) -> str:
    """What the dates below it are the dates of."""
    intro = context.intro.rstrip(" :：")
    if intro and len(intro) <= 120 and cues.DATES.search(intro):
        return intro
    return context.heading


def _lines(queue: Sequence[Block], context: Context) -> tuple[int, Dates] | None:
    """The dates that stand in lines of a paragraph, or in paragraphs below each other."""
    block = queue[0]
    if isinstance(block, Heading):
        return _under_heading(queue, context)
    if not isinstance(block, Paragraph):
        return None
    lines = _split(block.text)
    if len(lines) > 1:
        return _of_lines(block, lines, context)
    return _alternating(queue, context) or _single(queue, context)


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
        found = _entries(lines[index], "line", context, block.line)
        label = plain(lines[index]).rstrip(" :：")
        if not _are_exact([entry.piece for entry in found]) and index + 1 < len(lines):
            below = read_line(marked(lines[index + 1]).text, label)
            alone = not read_line(marked(lines[index + 1]).text) or not _own_label(lines[index + 1])
            if _are_exact(below) and alone and len(label.split()) <= 12:
                whole = joined(lines[index], lines[index + 1])
                entries += _made(below, "line", whole, context, block.line, "")
                index += 2
                continue
        if _are_exact([entry.piece for entry in found]) or (found and context.announces_dates):
            entries += found
        else:
            rest.append(lines[index])
        index += 1
    if not entries or not _is_of_dates(entries, len(entries) + len(rest), context):
        return None
    head = []
    while rest and first_line(rest[0]) <= entries[0].line and rest[0] is lines[0]:
        head.append(rest.pop(0))
    before = tuple(Paragraph(line, first_line(line)) for line in head)
    after = (Paragraph(joined(*rest, by=HARD), first_line(rest[0])),) if rest else ()
    return 1, Dates(tuple(entries), block.line, _title(context), before, after)


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
        found = _entries(block.text, "line", context, block.line)
        if not found or not all(_is_line(entry) for entry in found):
            break
        if not context.announces_dates and not all(is_known(e.label) for e in found):
            break
        entries += found
        taken += 1
    if not entries or not any(entry.piece.is_exact for entry in entries):
        return None
    return taken, Dates(tuple(entries), entries[0].line, _title(context))


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
        if isinstance(block, Heading) and cues.DATES.search(plain(block.text)):
            break
        texts.append(block.text)
    dated = [_is_only_a_date(text) for text in texts]
    if not any(dated[:2]) or len(texts) < 2:
        return None
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
        if not _are_exact(pieces):
            break
        entries += _made(pieces, "line", joined(label, when), context, first_line(when), "")
        taken += 2
    if not entries or not (context.announces_dates or all(is_known(e.label) for e in entries)):
        return None
    return taken, Dates(tuple(entries), entries[0].line, _title(context))


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
    if not _are_exact(pieces):
        return None
    entries = _made(pieces, "line", joined(heading.text, below.text), context, below.line, "")
    return 2, Dates(tuple(entries), below.line, label, (heading,))
