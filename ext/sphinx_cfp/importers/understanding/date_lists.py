"""Finds the lists, tables and lines of a page that state dates, and takes them out as such."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_cfp.importers import cues
from sphinx_cfp.importers.formats.document import (
    BlockGroup,
    Heading,
    Listing,
    ListItem,
    Paragraph,
    Table,
    TableRow,
    Text,
    first_line,
    joined,
    marked,
    plain,
)
from sphinx_cfp.importers.understanding.date_lines import (
    are_exact,
    entries_of,
    is_of_dates,
    made,
    read_lines,
    title_above,
)
from sphinx_cfp.importers.understanding.statement import (
    Above,
    DateEntry,
    Dates,
    Statement,
    read_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.importers.formats.document import Block
    from sphinx_cfp.importers.understanding.statement import Topics


@dataclass(slots=True)
class Recognized:
    """The blocks of a page, those that state dates replaced."""

    parts: list[Block | Dates | Topics] = field(default_factory=list)


def recognize(blocks: Sequence[Block], context: Above | None = None) -> Recognized:
    """Replace the lists, tables and lines of dates."""
    found = Recognized()
    context = context or Above()
    queue = list(blocks)
    index = 0
    while index < len(queue):
        block = queue[index]
        taken = 1
        if isinstance(block, BlockGroup):
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


def _dates(queue: Sequence[Block], context: Above) -> tuple[int, Dates | None]:
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


def _group(block: BlockGroup, context: Above, found: Recognized) -> None:
    """The blocks of a quotation or a notice; dates come out of it."""
    inner = recognize(block.blocks, context)
    if any(isinstance(part, Dates) for part in inner.parts):
        found.parts += inner.parts
    else:
        found.parts.append(block)


def _listing(block: Listing, context: Above) -> Dates | None:
    """A list of dates, and what else stood in it."""
    entries: list[DateEntry] = []
    rest: list[ListItem] = []
    for item in block.items:
        _item(item, context, entries, rest, "")
    total = len({entry.line for entry in entries}) + len(rest)
    if not is_of_dates(entries, total, context):
        return None
    left = (Listing(tuple(rest), block.ordered, rest[0].line),) if rest else ()
    return Dates(tuple(entries), block.line, title_above(context), after=left)


def _item(
    item: ListItem, context: Above, entries: list[DateEntry], rest: list[ListItem], track: str
) -> None:
    """The dates of an item and of those below it; ``track`` is the item that it stands under."""
    found = entries_of(item.text, "list", context, item.line) if item.text else []
    inner = [block for block in item.blocks if isinstance(block, Listing)]
    others = tuple(block for block in item.blocks if not isinstance(block, Listing))
    label = plain(item.text).rstrip(" :：")
    if not found and inner and not others and _has_dates(inner):
        is_announcement = bool(cues.DATES.fullmatch(label)) or not label
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
        rest.append(ListItem((), others, item.line))


def _below(item: ListItem, others: Sequence[Block], context: Above) -> list[DateEntry]:
    """A date that stands in a paragraph below its label."""
    first = others[0]
    if len(others) != 1 or not isinstance(first, Paragraph) or not item.text:
        return []
    statements = read_line(marked(first.text).text, plain(item.text))
    whole = joined(item.text, first.text)
    return made(statements, "list", whole, context, item.line, "") if are_exact(statements) else []


def _has_dates(listings: Sequence[Listing]) -> bool:
    return any(
        are_exact(read_line(marked(item.text).text)) or read_line(marked(item.text).text, "x")
        for block in listings
        for item in block.items
    )


def _table(block: Table, context: Above) -> Dates | None:
    """A table of dates, and the rows that have none."""
    entries, rest, head = read_rows(block, context)
    total = len({entry.line for entry in entries}) + sum(not row.is_head for row in rest)
    announced = context.announces_dates or bool(cues.DATES.search(head))
    if not is_of_dates(entries, total, context, announced=announced):
        return None
    left = (replace(block, rows=tuple(rest)),) if any(not row.is_head for row in rest) else ()
    return Dates(tuple(entries), block.line, title_above(context), after=left)


_TIME = re.compile(
    r"\W*\d{1,2}[:.h]\d{2}|\b\d{1,2}\s*[ap]\.?m\b|\b(?:AoE|UTC|GMT|CEST|CET)\b", re.IGNORECASE
)


def read_rows(table: Table, context: Above) -> tuple[list[DateEntry], list[TableRow], str]:
    """The dates of a table, the rows that have none, and the words of its head."""
    head = [plain(cell) for row in table.rows if row.is_head for cell in row.cells]
    body = [row for row in table.rows if not row.is_head]
    columns = _date_columns(body)
    names = (
        [plain(cell) for cell in table.rows[0].cells]
        if table.rows and table.rows[0].is_head
        else []
    )
    entries: list[DateEntry] = []
    rest: list[TableRow] = [row for row in table.rows if row.is_head]
    track = label = ""
    for row in body:
        if (title := _title_of(row)) is not None:
            track = title
            rest.append(row)
            continue
        found = _row(row, columns, names, label)
        if not found:
            rest.append(row)
            continue
        label = found[0][1].label
        for cell, statement, column in found:
            name = names[column] if len(columns) > 1 and column < len(names) else ""
            entries.append(
                DateEntry(
                    statement=statement,
                    line=first_line(cell) or row.line,
                    where="table",
                    text=joined(*(one for one in row.cells if one)),
                    track=name or track,
                    heading=context.heading,
                    doubts=list(statement.doubts),
                )
            )
    if track and any(entry.track for entry in entries):
        rest = [row for row in rest if row.is_head or _title_of(row) is None]
    return entries, rest, " ".join(head)


def _date_columns(rows: Sequence[TableRow]) -> list[int]:
    """The columns of dates, those with most of them."""
    counts: dict[int, int] = {}
    for row in rows:
        for column, cell in enumerate(row.cells):
            if _dated(cell):
                counts[column] = counts.get(column, 0) + 1
    if not counts:
        return []
    most = max(counts.values())
    return [column for column in sorted(counts) if counts[column] * 2 > most]


def _dated(cell: Text) -> bool:
    """Whether a cell holds a date and hardly anything else."""
    words = marked(cell).text
    if not words.strip() or len(words) > 300:
        return False
    return any(statement.is_exact or statement.error for statement in read_line(words, "x"))


def _title_of(row: TableRow) -> str | None:
    """The title of the rows below, if a row holds nothing else."""
    texts = [plain(cell) for cell in row.cells if plain(cell)]
    if len(set(texts)) == 1 and not re.search(r"\d", texts[0]) and len(texts[0]) < 80:
        alone = len(texts) == len(row.cells) and len(texts) > 1
        first = len(row.cells) > 1 and bool(plain(row.cells[0])) and len(texts) == 1
        if alone or first or len(row.cells) == 1:
            return texts[0].rstrip(" :：")
    return None


def _row(
    row: TableRow, columns: Sequence[int], names: Sequence[str], last: str
) -> list[tuple[Text, Statement, int]]:
    """The dates of a row with the columns they stand in; ``last`` is the label of the row above."""
    filled = [column for column in columns if column < len(row.cells) and row.cells[column]]
    others = [
        (column, cell)
        for column, cell in enumerate(row.cells)
        if column not in columns and plain(cell)
    ]
    if not columns:
        return []
    label = plain(others[0][1]) if others else last
    found: list[tuple[Text, Statement, int]] = []
    if len(columns) > 1 and not names and others:
        columns = filled = filled[:1]
    for column in filled:
        cell = row.cells[column]
        more = [one for _, one in others[1:]] if len(filled) == 1 else []
        for statement in _read(cell, label, more):
            found.append((cell, statement, column))
    return found


def _read(cell: Text, label: str, more: Sequence[Text]) -> list[Statement]:
    """The date of a cell, with a time in the next one, or a note."""
    words = marked(cell).text
    if not label:
        return read_line(words)
    for other in more:
        text = plain(other)
        if _TIME.search(text) and len(text) < 60:
            statements = read_line(f"{words} {text}", label)
            if len(statements) == 1 and statements[0].line and statements[0].line.value.start:
                return statements
    noted = " – ".join(plain(other) for other in more)
    if noted:
        statements = read_line(f"{words} ({noted})", label)
        if len(statements) == 1 and statements[0].line:
            return statements
    return read_line(words, label)
