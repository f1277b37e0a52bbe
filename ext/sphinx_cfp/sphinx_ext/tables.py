"""Lists of dates as tables, lists and timelines of standard nodes, for every format but HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.sphinx_ext.rendering import changes_of, value_nodes
from sphinx_cfp.sphinx_ext.wording import colon_in
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder

    from sphinx_cfp.sphinx_ext.rows import Row


def table(rows: Sequence[Row], builder: Builder, language: str) -> nodes.table:
    """A table of two columns, the labels as heads of their rows."""
    _ = words_in(language).gettext
    head = nodes.row("", _cell([nodes.Text(_("What"))]), _cell([nodes.Text(_("When"))]))
    body = nodes.tbody("", *[_row(row, builder, language) for row in rows])
    group = nodes.tgroup("", cols=2)
    group += nodes.colspec(colwidth=45, stub=1)
    group += nodes.colspec(colwidth=55)
    group += [nodes.thead("", head), body]
    return nodes.table("", group, classes=["cfp-dates"])


def _row(row: Row, builder: Builder, language: str) -> nodes.row:
    first = _cell([*_target(row), *row.label], _notes(row, language))
    if row.is_track:
        first["morecols"] = 1
        return nodes.row("", first, classes=["cfp-track"])
    return nodes.row("", first, _cell(_value(row, builder, language)))


def listing(
    rows: Sequence[Row], builder: Builder, language: str, *, is_timeline: bool
) -> nodes.Element:
    """A list, ordered if it is a timeline; the dates of a track stand in a list of its own."""
    top = _list(is_timeline)
    current = top
    for row in rows:
        item = nodes.list_item("")
        if row.is_track:
            current = _list(is_timeline)
            item += [nodes.paragraph("", "", *_target(row), *row.label), current]
            top += item
            continue
        label = nodes.strong("", "", *row.label)
        value = _value(row, builder, language)
        gap = [nodes.Text(colon_in(language))] if value else []
        item += nodes.paragraph("", "", *_target(row), label, *gap, *value)
        item += _notes(row, language)
        current += item
    return top


def _list(is_timeline: bool) -> nodes.Element:
    if is_timeline:
        return nodes.enumerated_list(
            "", enumtype="arabic", prefix="", suffix=".", classes=["cfp-dates", "cfp-timeline"]
        )
    return nodes.bullet_list("", bullet="-", classes=["cfp-dates"])


def _target(row: Row) -> list[nodes.Node]:
    return [nodes.target("", "", ids=[row.id])] if row.id else []


def _value(row: Row, builder: Builder, language: str) -> list[nodes.Node]:
    return value_nodes(row.item, builder, language) if row.item else []


def _cell(inside: Sequence[nodes.Node], notes: Sequence[nodes.Node] = ()) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *inside), *notes)


def _notes(row: Row, language: str) -> list[nodes.Node]:
    texts = [row.note] if row.note else []
    if row.item:
        texts += [[nodes.Text(change)] for change in changes_of(row.item, language)]
    return [nodes.paragraph("", "", *text, classes=["cfp-note"]) for text in texts]
