"""Finds the lists, tables and lines of a page that state dates, and takes them out as such."""

from __future__ import annotations

import re
from dataclasses import replace
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
    Part,
    Statement,
    read_line,
    statements_of,
)
from sphinx_cfp.vocabulary.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.importers.formats.document import Block


def recognize(blocks: Sequence[Block], context: Above | None = None) -> list[Part]:
    """The blocks of a page, the lists, tables and lines of dates replaced."""
    found: list[Part] = []
    context = context or Above()
    index = 0
    while index < len(blocks):
        block = blocks[index]
        taken = 1
        if isinstance(block, BlockGroup) and block.role != "frame":
            inner = recognize(block.blocks, context)  # dates come out of a quotation or a notice
            found += inner if any(isinstance(part, Dates) for part in inner) else [block]
        elif isinstance(block, BlockGroup) or (
            context.is_elsewhere and not isinstance(block, Heading)
        ):
            found.append(block)
        else:
            taken, dates = _dates(blocks[index:], context)
            found.append(dates or block)
        for passed in blocks[index : index + taken]:
            context.pass_by(passed)
        index += taken
    return found


def _dates(queue: Sequence[Block], context: Above) -> tuple[int, Dates | None]:
    """How many blocks from the first on state dates, and the dates."""
    block = queue[0]
    taken, dates = 1, None
    if isinstance(block, Listing):
        dates = _listing(block, context)
    elif isinstance(block, Table):
        dates = _table(block, context)
    elif read := read_lines(queue, context):
        taken, dates = read
    return taken, dates and replace(dates, source=tuple(queue[:taken]))


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
    others = tuple(block for block in item.blocks if not isinstance(block, Listing))
    label = plain(item.text).rstrip(" :：")
    if not found and item.below and not others and _has_dates(item.below):
        is_announcement = not label or phrase("dates").fullmatch(label) is not None
        single = len(item.below) == 1
        for child in item.below:
            if single and (whole := statements_of(child.text, label)):
                found = made(whole, "list", child.text, context, child.line)
                entries += (replace(entry, track=track) for entry in found)
            else:
                _item(child, context, entries, rest, track if is_announcement else label)
        return
    if not found and others and not item.below:
        found = _below(item, others, context)
        if found:
            others = ()
    for entry in found:
        entry.track = track
    entries += found
    if not found:
        rest.append(item)
        return
    for child in item.below:
        _item(child, context, entries, rest, track)
    if others:
        rest.append(ListItem((), others, item.line))


def _below(item: ListItem, others: Sequence[Block], context: Above) -> list[DateEntry]:
    """A date that stands in a paragraph below its label."""
    first = others[0]
    if len(others) != 1 or not isinstance(first, Paragraph) or not item.text:
        return []
    statements = statements_of(first.text, plain(item.text))
    whole = joined(item.text, first.text)
    return made(statements, "list", whole, context, item.line) if are_exact(statements) else []


def _has_dates(items: Sequence[ListItem]) -> bool:
    return any(are_exact(statements_of(one.text)) or statements_of(one.text, "x") for one in items)


def _table(block: Table, context: Above) -> Dates | None:
    """A table of dates, and the rows that have none."""
    entries, rest, head = read_rows(block, context)
    total = len({entry.line for entry in entries}) + sum(not row.is_head for row in rest)
    announced = context.announces_dates or cues.speaks_of("dates", head)
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
    names = [plain(cell) for row in table.rows[:1] if row.is_head for cell in row.cells]
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
            entry = DateEntry(
                statement=statement,
                line=first_line(cell) or row.line,
                where="table",
                text=joined(*(one for one in row.cells if one)),
                track=name or track,
                heading=context.heading,
            )
            entries.append(entry)
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
    most = max(counts.values(), default=0)
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
    cells = enumerate(row.cells)
    others = [cell for column, cell in cells if column not in columns and plain(cell)]
    label = plain(others[0]) if others else last
    if len(columns) > 1 and not names and others:
        filled = filled[:1]
    more = others[1:] if len(filled) == 1 else []
    return [
        (row.cells[column], statement, column)
        for column in filled
        for statement in _read(row.cells[column], label, more)
    ]


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
