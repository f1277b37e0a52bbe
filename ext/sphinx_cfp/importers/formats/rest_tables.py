"""Tables of reStructuredText: drawn, simple, of lists, of comma-separated values."""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.document import Block, Listing, Row, Table, Text, shape

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Lines = list[tuple[int, str]]
Inline = Callable[[Lines], Text]

_RULE = re.compile(r"\+[-=+]+\+?\s*")


def read_grid(lines: Lines, index: int, inline: Inline, found: list[Block]) -> int:
    """A table drawn with ``+---+``; the index after it."""
    stop = index
    while stop < len(lines) and lines[stop][1][:1] in {"+", "|"}:
        stop += 1
    columns = [match.start() for match in re.finditer(r"\+", lines[index][1])]
    rows: list[Row] = []
    gathered: list[Lines] = [[] for _ in columns[1:]]
    for number, line in lines[index:stop]:
        if _RULE.fullmatch(line):
            cells = tuple(inline([part for part in cell if part[1].strip()]) for cell in gathered)
            if any(cells):
                rows.append(Row(cells, "=" in line, next(c[0].line for c in cells if c)))
            gathered = [[] for _ in columns[1:]]
            continue
        for column, (start, end) in enumerate(itertools.pairwise(columns)):
            gathered[column].append((number, line[start + 1 : end].rstrip("|")))
    _add(rows, lines[index][0], found)
    return stop


def read_simple(lines: Lines, index: int, inline: Inline, found: list[Block]) -> int:
    """A table between lines of ``===``; the index after it."""
    columns = [match.span() for match in re.finditer(r"=+", lines[index][1])]
    stop = index + 1
    rows: list[Row] = []
    while stop < len(lines):
        number, line = lines[stop]
        if re.fullmatch(r"=+(?:\s+=+)*\s*", line):
            after = lines[stop + 1][1] if stop + 1 < len(lines) else ""
            if not after.strip():
                stop += 1
                break
            rows = [row._replace(is_head=True) for row in rows]
        elif line.strip() and not re.fullmatch(r"-+(?:\s+-+)*\s*", line):
            ends = [start for start, _ in columns[1:]] + [len(line) + 1]
            texts = [line[start:end] for (start, _), end in zip(columns, ends, strict=True)]
            cells = tuple(inline([(number, text)]) if text.strip() else () for text in texts)
            if rows and not cells[0] and any(cells):
                old = rows[-1]
                joined = (
                    shape((*before, *cell)) for before, cell in zip(old.cells, cells, strict=True)
                )
                rows[-1] = old._replace(cells=tuple(joined))
            else:
                rows.append(Row(cells, line=number))
        stop += 1
    _add(rows, lines[index][0], found)
    return stop


def read_list_table(blocks: Sequence[Block], heads: int) -> list[Block]:
    """A table written as a list of lists; blocks that are none stay what they are."""
    rows: list[Row] = []
    for block in blocks:
        if not isinstance(block, Listing):
            return list(blocks)
        for item in block.items:
            inner = [
                cell for part in item.blocks if isinstance(part, Listing) for cell in part.items
            ]
            rows.append(Row(tuple(cell.text for cell in inner), len(rows) < heads, item.line))
    return [Table(tuple(rows), rows[0].line)] if rows else []


def read_csv(content: Lines, options: Mapping[str, str], inline: Inline) -> list[Block]:
    """A table of comma-separated values."""
    rows: list[Row] = []
    for number, line in (
        [(content[0][0], options["header"])] if options.get("header") and content else []
    ):
        rows.append(_split(line, number, inline, is_head=True))
    for number, line in content:
        if line.strip():
            rows.append(_split(line, number, inline))
    return [Table(tuple(rows), rows[0].line)] if rows else []


def _split(line: str, number: int, inline: Inline, *, is_head: bool = False) -> Row:
    try:
        cells = next(csv.reader([line], skipinitialspace=True), [])
    except csv.Error:
        cells = line.split(",")
    return Row(
        tuple(inline([(number, cell)]) if cell.strip() else () for cell in cells), is_head, number
    )


def _add(rows: list[Row], line: int, found: list[Block]) -> None:
    if rows:
        found.append(Table(tuple(rows), line))
