"""Dates in tables: which column is the label, which the date, and what a row without one is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.document import (
    Row,
    Table,
    Text,
    first_line,
    joined,
    marked,
    plain,
)
from sphinx_cfp.importers.understanding.entries import Entry
from sphinx_cfp.importers.understanding.statement import Piece, read_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.importers.understanding.context import Context

_TIME = re.compile(
    r"\W*\d{1,2}[:.h]\d{2}|\b\d{1,2}\s*[ap]\.?m\b|\b(?:AoE|UTC|GMT|CEST|CET)\b", re.IGNORECASE
)


def read_rows(table: Table, context: Context) -> tuple[list[Entry], list[Row], str]:
    """The dates of a table, the rows that have none, and the words of its head."""
    head = [plain(cell) for row in table.rows if row.is_head for cell in row.cells]
    body = [row for row in table.rows if not row.is_head]
    columns = _date_columns(body)
    names = (
        [plain(cell) for cell in table.rows[0].cells]
        if table.rows and table.rows[0].is_head
        else []
    )
    entries: list[Entry] = []
    rest: list[Row] = [row for row in table.rows if row.is_head]
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
        for cell, piece, column in found:
            name = names[column] if len(columns) > 1 and column < len(names) else ""
            entries.append(
                Entry(
                    piece=piece,
                    line=first_line(cell) or row.line,
                    where="table",
                    text=joined(*(one for one in row.cells if one)),
                    track=name or track,
                    heading=context.heading,
                    doubts=list(piece.doubts),
                )
            )
    if track and any(entry.track for entry in entries):
        rest = [row for row in rest if row.is_head or _title_of(row) is None]
    return entries, rest, " ".join(head)


def _date_columns(rows: Sequence[Row]) -> list[int]:
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
    return any(piece.is_exact or piece.error for piece in read_line(words, "x"))


def _title_of(row: Row) -> str | None:
    """The title of the rows below, if a row holds nothing else."""
    texts = [plain(cell) for cell in row.cells if plain(cell)]
    if len(set(texts)) == 1 and not re.search(r"\d", texts[0]) and len(texts[0]) < 80:
        alone = len(texts) == len(row.cells) and len(texts) > 1
        first = len(row.cells) > 1 and bool(plain(row.cells[0])) and len(texts) == 1
        if alone or first or len(row.cells) == 1:
            return texts[0].rstrip(" :：")
    return None


def _row(
    row: Row, columns: Sequence[int], names: Sequence[str], last: str
) -> list[tuple[Text, Piece, int]]:
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
    found: list[tuple[Text, Piece, int]] = []
    if len(columns) > 1 and not names and others:
        columns = filled = filled[:1]
    for column in filled:
        cell = row.cells[column]
        more = [one for _, one in others[1:]] if len(filled) == 1 else []
        for piece in _read(cell, label, more):
            found.append((cell, piece, column))
    return found


def _read(cell: Text, label: str, more: Sequence[Text]) -> list[Piece]:
    """The date of a cell, with a time in the next one, or a note."""
    words = marked(cell).text
    if not label:
        return read_line(words)
    for other in more:
        text = plain(other)
        if _TIME.search(text) and len(text) < 60:
            pieces = read_line(f"{words} {text}", label)
            if len(pieces) == 1 and pieces[0].line and pieces[0].line.value.start:
                return pieces
    noted = " – ".join(plain(other) for other in more)
    if noted:
        pieces = read_line(f"{words} ({noted})", label)
        if len(pieces) == 1 and pieces[0].line:
            return pieces
    return read_line(words, label)
