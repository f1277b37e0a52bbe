"""Tables of HTML: those of data, and those that only put things beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.document import (
    HARD,
    Block,
    BlockGroup,
    Comment,
    Heading,
    Listing,
    Paragraph,
    Table,
    TableRow,
    Text,
    TextRun,
    plain,
    shape,
    texts,
)
from sphinx_cfp.importers.formats.html_tree import LINE, children, is_hidden, looked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

    from sphinx_cfp.importers.formats.html import HtmlReader

_LONGEST_CELL = 700  # characters: more is a text that stands beside another
_MOST_ROWS = 20_000
_MOST_SPAN = 20  # rows or columns


def read_table(reader: HtmlReader, node: LexborNode, look: TextRun, depth: int) -> list[Block]:
    """A table as a table if each of its cells holds one text, else the blocks of its cells."""
    rows: list[tuple[list[list[Block]], bool]] = []
    below: dict[int, tuple[int, list[Block]]] = {}
    captions: list[Block] = []
    for child in _rows(node):
        if child.tag == "caption":
            captions += reader.blocks(child, look, depth + 1)
            continue
        rows.append(_cells(reader, child, look, depth, below))
        if len(rows) > _MOST_ROWS:
            break
    if _is_layout(rows):
        inside = [block for cells, _ in rows for cell in cells for block in cell]
        return [*captions, *inside]
    return [*captions, *table_of(rows)]


def table_of(rows: Sequence[tuple[Sequence[list[Block]], bool]]) -> list[Table]:
    """The table of rows, of each its cells and whether it is a head; none if all are empty."""
    found: list[TableRow] = []
    for cells, is_head in rows:
        flat = tuple(_flat(cell) for cell in cells)
        if any(flat):
            line = next((run.line for cell in flat for run in cell if run.line), 0)
            found.append(TableRow(flat, is_head, line))
    return [Table(tuple(found), found[0].line)] if found else []


def _rows(node: LexborNode) -> Iterator[LexborNode]:
    for child in children(node):
        if child.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in children(child) if row.tag == "tr")
        elif child.tag in {"tr", "caption"}:
            yield child


def _cells(
    reader: HtmlReader,
    row: LexborNode,
    look: TextRun,
    depth: int,
    below: dict[int, tuple[int, list[Block]]],
) -> tuple[list[list[Block]], bool]:
    """The cells of a row; ``below`` holds those that reach into later rows."""
    reader.positions.move_to(int(row.attributes.get(LINE) or 0))
    cells: list[list[Block]] = []
    notes: list[Block] = []
    heads = []
    for cell in children(row):
        if cell.tag not in {"td", "th"} or is_hidden(cell.attributes):
            continue
        put_in_spans(cells, below)
        inside = reader.blocks(cell, looked(look, "", cell.attributes), depth + 1)
        inside = [block for block in inside if not isinstance(block, Comment)]
        span = _number(cell.attributes.get("rowspan"))
        if span > 1:
            below[len(cells)] = (span - 1, inside)
        if cell.tag == "th" and all(isinstance(block, Paragraph) for block in inside):
            notes += inside[1:]
        cells.append(inside)
        heads.append(cell.tag == "th")
    put_in_spans(cells, below)
    parent = row.parent
    is_head = bool(parent is not None and parent.tag == "thead") or (len(heads) > 1 and all(heads))
    if notes and not is_head:  # what stands below a label in its cell is no part of it
        cells = [[block for block in cell if block not in notes] for cell in cells] + [notes]
    return cells, is_head


def put_in_spans(cells: list[list[Block]], below: dict[int, tuple[int, list[Block]]]) -> None:
    """Put in the cells of rows above that reach down here."""
    while len(cells) in below:
        column = len(cells)
        left, inside = below.pop(column)
        if left > 1:
            below[column] = (left - 1, inside)
        cells.append(inside)


def _number(text: str | None) -> int:
    return min(int(text), _MOST_SPAN) if text and text.isdecimal() and len(text) < 6 else 1


def _is_layout(rows: list[tuple[list[list[Block]], bool]]) -> bool:
    """Whether a table only puts things beside each other."""
    cells = [cell for inside, _ in rows for cell in inside]
    if not cells:
        return False
    if all(len(inside) == 1 for inside, _ in rows):
        return True
    for cell in cells:
        for block in cell:
            if isinstance(block, Heading | Table | BlockGroup):
                return True
            if isinstance(block, Listing) and (len(block.items) > 3 or len(rows) == 1):
                return True
        if sum(len(plain(text)) for text in texts(cell)) > _LONGEST_CELL:
            return True
    return len(rows) == 1 and any(len(cell) > 2 for cell in cells)


def _flat(blocks: list[Block]) -> Text:
    """The one text of a cell, its paragraphs as lines."""
    parts: list[TextRun] = []
    for text in texts(blocks):
        if parts:
            parts.append(TextRun(HARD, parts[-1].line))
        parts += text
    return shape(parts)
