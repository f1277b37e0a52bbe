"""Lists of dates as tables, lists and timelines of standard nodes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.sphinx_ext.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list of dates; ``value`` is empty for the title of a track, ``id`` if it has none.

    ``changes`` tells of each move when and why.
    """

    id: str
    label: Sequence[nodes.Node]
    value: Sequence[nodes.Node] = ()
    note: Sequence[nodes.Node] = ()
    changes: Sequence[str] = ()
    is_track: bool = False
    classes: Sequence[str] = ()


def table(rows: Sequence[Row], *, rows_have_ids: bool) -> nodes.table:
    """A table of two columns, the labels as heads of their rows.

    A writer that does not set ids of rows gets them as targets in the first cell.
    """
    head = nodes.row("", _cell([nodes.Text(_("What"))]), _cell([nodes.Text(_("When"))]))
    body = nodes.tbody("", *[_row(row, rows_have_ids) for row in rows])
    group = nodes.tgroup("", cols=2)
    group += nodes.colspec(colwidth=45, stub=1)
    group += nodes.colspec(colwidth=55)
    group += [nodes.thead("", head), body]
    return nodes.table("", group, classes=["cfp-dates"])


def _row(row: Row, rows_have_ids: bool) -> nodes.row:
    target = _target(row, rows_have_ids)
    first = _cell([*target, *row.label], _notes(row))
    node = nodes.row("", classes=[*row.classes])
    if row.is_track:
        first["morecols"] = 1
        node["classes"].append("cfp-track")
        node += first
    else:
        node += [first, _cell(row.value)]
    if row.id and rows_have_ids:
        node["ids"] = [row.id]
    return node


def listing(rows: Sequence[Row], *, timeline: bool, rows_have_ids: bool) -> nodes.Element:
    """A list, ordered if it is a timeline; the dates of a track stand in a list of its own."""
    top = _list(timeline)
    current = top
    for row in rows:
        target = _target(row, rows_have_ids)
        item = nodes.list_item("", classes=[*row.classes])
        if row.id and rows_have_ids:
            item["ids"] = [row.id]
        if row.is_track:
            current = _list(timeline)
            item += [nodes.paragraph("", "", *target, *row.label), current]
            top += item
            continue
        label = nodes.strong("", "", *row.label)
        text = nodes.paragraph("", "", *target, label, nodes.Text(": "), *row.value)
        item += text
        item += _notes(row)
        current += item
    return top


def _list(timeline: bool) -> nodes.Element:
    if timeline:
        return nodes.enumerated_list(
            "", enumtype="arabic", prefix="", suffix=".", classes=["cfp-dates", "cfp-timeline"]
        )
    return nodes.bullet_list("", bullet="-", classes=["cfp-dates"])


def _target(row: Row, rows_have_ids: bool) -> list[nodes.Node]:
    return [nodes.target("", "", ids=[row.id])] if row.id and not rows_have_ids else []


def _cell(inside: Sequence[nodes.Node], notes: Sequence[nodes.Node] = ()) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *inside), *notes)


def _notes(row: Row) -> list[nodes.Node]:
    texts = [row.note] if row.note else []
    texts += [[nodes.Text(change)] for change in row.changes]
    return [nodes.paragraph("", "", *text, classes=["cfp-note"]) for text in texts]
