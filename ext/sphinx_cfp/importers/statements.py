"""Finds the lists, tables and lines of a page that state dates, and takes them out as such."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_cfp.importers import cues
from sphinx_cfp.importers.context import Context
from sphinx_cfp.importers.documents import Group, Heading, Item, Listing, Paragraph, Table, plain
from sphinx_cfp.importers.entries import Dates, Entry, joined, marked
from sphinx_cfp.importers.pieces import read_line
from sphinx_cfp.importers.rows import read_rows
from sphinx_cfp.importers.stated_lines import read_lines
from sphinx_cfp.importers.stating import are_exact, entries_of, is_of_dates, made, title_above
from sphinx_cfp.vocabulary.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.importers.documents import Block
    from sphinx_cfp.importers.entries import Topics


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
        read = read_lines(queue, context)
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
    if not is_of_dates(entries, total, context):
        return None
    left = (Listing(tuple(rest), block.ordered, rest[0].line),) if rest else ()
    return Dates(tuple(entries), block.line, title_above(context), after=left)


def _item(item: Item, context: Context, entries: list[Entry], rest: list[Item], track: str) -> None:
    """The dates of an item and of those below it; ``track`` is the item that it stands under."""
    found = entries_of(item.text, "list", context, item.line) if item.text else []
    inner = [block for block in item.blocks if isinstance(block, Listing)]
    others = tuple(block for block in item.blocks if not isinstance(block, Listing))
    label = plain(item.text).rstrip(" :：")
    if not found and inner and not others and _has_dates(inner):
        is_announcement = not label or phrase("dates").fullmatch(label) is not None
        single = len(inner) == 1 and len(inner[0].items) == 1
        for block in inner:
            for child in block.items:
                if single and (whole := read_line(marked(child.text).text, label)):
                    entries += made(whole, "list", child.text, context, child.line, track)
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
    return made(pieces, "list", whole, context, item.line, "") if are_exact(pieces) else []


def _has_dates(listings: Sequence[Listing]) -> bool:
    return any(
        are_exact(read_line(marked(item.text).text)) or read_line(marked(item.text).text, "x")
        for block in listings
        for item in block.items
    )


def _table(block: Table, context: Context) -> Dates | None:
    """A table of dates, and the rows that have none."""
    entries, rest, head = read_rows(block, context)
    total = len({entry.line for entry in entries}) + sum(not row.is_head for row in rest)
    announced = context.announces_dates or cues.speaks_of("dates", head)
    if not is_of_dates(entries, total, context, announced=announced):
        return None
    left = (replace(block, rows=tuple(rest)),) if any(not row.is_head for row in rest) else ()
    return Dates(tuple(entries), block.line, title_above(context), after=left)
