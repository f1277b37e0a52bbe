"""Tables: columns, heads, spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.pdf.literals import array, call
from sphinx_cfp.pdf.translator import Translator, handles, long, passes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALIGNMENTS = {"text-left": "left", "text-center": "center", "text-right": "right"}


@handles(nodes.table)
def table(t: Translator, node: nodes.table) -> str:
    titles = [child for child in node.children if isinstance(child, nodes.title)]
    caption = t.body(titles[0]) if titles else ""
    widths: tuple[str, ...] = ()
    if "cfp-dates" in node["classes"]:
        widths = _DATES
    elif "colwidths-auto" in node["classes"]:
        widths = _AUTO
    groups = _inside(node, nodes.tgroup)
    return "\n".join([*t.anchors(), *(_group(t, group, caption, widths) for group in groups)])


@handles(nodes.tgroup)
def tgroup(t: Translator, node: nodes.tgroup) -> str:
    return _group(t, node, "", ())


_AUTO = ("auto",)
_DATES = ("2fr", "3fr")
"""Widths of the columns; a date that has moved twice still fits in a line."""


def _group(t: Translator, node: nodes.Element, caption: str, widths: Sequence[str]) -> str:
    columns = list(_inside(node, nodes.colspec))
    given = [_width(column) for column in columns]
    if widths:
        given = [widths[index % len(widths)] for index in range(len(columns))]
    stubs = [bool(column.get("stub")) for column in columns]
    heads = [row for part in _inside(node, nodes.thead) for row in _inside(part, nodes.row)]
    rows = [row for part in _inside(node, nodes.tbody) for row in _inside(part, nodes.row)]
    return call(
        "sheet",
        columns=array(given),
        head=array([cell for cells in _rows(t, heads, stubs) for cell in cells]) if heads else "",
        is_long="true" if any(long(entry, 500) for entry in node.findall(nodes.entry)) else "",
        repeats="" if any(map(_is_linked, heads)) else "true",
        cells=array([cell for cells in _rows(t, rows, stubs) for cell in cells]),
        caption=caption,
    )


def _is_linked(row: nodes.Element) -> bool:
    """Whether a link is in a row: the standard allows none where a head is repeated on the next page."""
    return any(isinstance(node, nodes.Referential) for node in row.findall())


def _rows(t: Translator, rows: list[nodes.Element], stubs: list[bool]) -> Iterable[list[str]]:
    """The cells of each row; ``below`` counts the rows that a cell above still takes of a column."""
    below = [0] * len(stubs)
    for row in rows:
        t.wait(row)
        cells: list[str] = []
        column = 0
        for entry in _inside(row, nodes.entry):
            while column < len(below) and below[column]:
                column += 1
            wide, high = int(entry.get("morecols", 0)) + 1, int(entry.get("morerows", 0)) + 1
            is_stub = column < len(stubs) and stubs[column]
            cells.append(_cell(t, entry, wide, high, is_stub=is_stub))
            for taken in range(column, min(column + wide, len(below))):
                below[taken] = high
            column += wide
        below = [max(0, count - 1) for count in below]
        yield cells


def _cell(t: Translator, entry: nodes.Element, wide: int, high: int, *, is_stub: bool) -> str:
    body = t.body(entry)
    is_track = isinstance(entry.parent, nodes.row) and "cfp-track" in entry.parent["classes"]
    aligned = next((ALIGNMENTS[name] for name in entry["classes"] if name in ALIGNMENTS), "")
    return call(
        "cell",
        call("stub", body) if is_stub else body,
        colspan=str(wide) if wide > 1 else "",
        rowspan=str(high) if high > 1 else "",
        align=aligned,
        fill="tint" if is_track else "",
    )


def _inside(node: nodes.Element, class_: type[nodes.Element]) -> Iterable[nodes.Element]:
    return (child for child in node.children if isinstance(child, class_))


def _width(column: nodes.Element) -> str:
    try:
        return f"{max(float(column.get('colwidth', 1)), 1):g}fr"
    except ValueError:
        return "auto"


# Parts of a table without their table.
passes(nodes.thead, nodes.tbody, nodes.row, nodes.entry)
