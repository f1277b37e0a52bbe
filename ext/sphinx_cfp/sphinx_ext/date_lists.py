"""Lists of dates as tables, lists and timelines: of elements for HTML, of standard nodes for the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.sphinx_ext.nodes import cfp_element
from sphinx_cfp.sphinx_ext.timelines import axis
from sphinx_cfp.sphinx_ext.values import changes_of, value_nodes
from sphinx_cfp.sphinx_ext.wording import colon_in
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder

    from sphinx_cfp.model.dates import Date


@dataclass(frozen=True, slots=True)
class Row:
    """A date with its label and note, the title of a track, or a line that was refused.

    ``id`` is empty where others have no reason to point; ``item`` is ``None`` unless it is a date;
    ``written`` is the value of a line whose value cannot be.
    """

    id: str
    label: Sequence[nodes.Node]
    item: Date | None = None
    note: Sequence[nodes.Node] = ()
    written: str = ""
    is_track: bool = False


class DateList:
    """Rows that are shown together, for a builder and in a language."""

    def __init__(self, rows: Sequence[Row], builder: Builder, language: str) -> None:
        self.rows = rows
        self.builder = builder
        self.language = language
        self.is_html = builder.format == "html"
        self._ = words_in(language).gettext

    def table(self, *, is_single: bool = False) -> nodes.Node:
        """A table of two columns, the labels as heads of their rows."""
        # Translators: "What" and "When" are the heads of a table of dates.
        heads = [self._("What"), self._("When")]
        if self.is_html:
            return self._html_table(heads, " cfp-single" if is_single else "")
        head = nodes.row("", *(_cell([nodes.Text(text)]) for text in heads))
        group = nodes.tgroup("", cols=2)
        group += [nodes.colspec(colwidth=45, stub=1), nodes.colspec(colwidth=55)]
        group += [nodes.thead("", head), nodes.tbody("", *map(self._row, self.rows))]
        return nodes.table("", group, classes=["cfp-dates"])

    def _row(self, row: Row) -> nodes.row:
        first = _cell([*_target(row), *row.label], self._notes(row))
        if row.is_track and self.builder.format != "man":  # whose tables have no wide cells
            first["morecols"] = 1
            return nodes.row("", first, classes=["cfp-track"])
        return nodes.row("", first, _cell(self._value(row)))

    def _html_table(self, heads: Sequence[str], single: str) -> nodes.Node:
        columns = [cfp_element("th", text, classes="head", scope="col") for text in heads]
        table = cfp_element(
            "table",
            cfp_element("thead", cfp_element("tr", *columns)),
            cfp_element("tbody", *map(self._html_row, self.rows)),
            classes=f"cfp-dates{single} table docutils",
        )
        # The classes are those that themes give to tables, and a box that can be scrolled.
        return cfp_element("div", table, classes="cfp-table pst-scrollable-table-container")

    def _html_row(self, row: Row) -> nodes.Node:
        inside = [*row.label, *self._own_link(row), *self._notes(row)]
        if row.is_track:
            group = cfp_element("th", *inside, classes="stub", scope="rowgroup", colspan="2")
            return cfp_element("tr", group, classes="cfp-track", id=row.id)
        label = cfp_element("th", *inside, classes="stub", scope="row")
        return cfp_element("tr", label, cfp_element("td", *self._value(row)), id=row.id)

    def listing(self, *, is_timeline: bool) -> list[nodes.Node]:
        """A list, ordered if it is a timeline; the dates of a track stand in a list of its own."""
        top = current = self._list(is_timeline)
        for row in self.rows:
            if row.is_track:
                current = self._list(is_timeline)
                top += self._track(row, current)
            else:
                current += self._item(row)
        if not (is_timeline and self.is_html):
            return [top]
        return [*axis([row.item for row in self.rows if not row.is_track], self.language), top]

    def _list(self, is_timeline: bool) -> nodes.Element:
        classes = ["cfp-dates", "cfp-timeline"] if is_timeline else ["cfp-dates"]
        if self.is_html:
            return cfp_element("ol" if is_timeline else "ul", classes=" ".join(classes))
        if is_timeline:
            numbers = {"enumtype": "arabic", "prefix": "", "suffix": "."}
            return nodes.enumerated_list("", classes=classes, **numbers)
        return nodes.bullet_list("", bullet="-", classes=classes)

    def _track(self, row: Row, dates: nodes.Element) -> nodes.Element:
        if self.is_html:
            return cfp_element("li", cfp_element("p", *row.label), "\n", dates, id=row.id)
        return nodes.list_item("", nodes.paragraph("", "", *_target(row), *row.label), dates)

    def _item(self, row: Row) -> nodes.Element:
        value = self._value(row)
        gap = [nodes.Text(colon_in(self.language))] if value else []
        line = [nodes.strong("", "", *row.label), *gap, *value]
        if self.is_html:
            label = cfp_element("p", *line, *self._own_link(row))
            return cfp_element("li", label, *self._notes(row), id=row.id)
        paragraph = nodes.paragraph("", "", *_target(row), *line)
        return nodes.list_item("", paragraph, *self._notes(row))

    def _value(self, row: Row) -> list[nodes.Node]:
        if row.item:
            return value_nodes(row.item, self.builder, self.language)
        return [nodes.Text(row.written)] if row.written else []

    def _notes(self, row: Row) -> list[nodes.Node]:
        texts = [row.note] if row.note else []
        if row.item:
            texts += [[nodes.Text(change)] for change in changes_of(row.item, self.language)]
        if self.is_html:
            return [cfp_element("p", *text, classes="cfp-note") for text in texts]
        return [nodes.paragraph("", "", *text, classes=["cfp-note"]) for text in texts]

    def _own_link(self, row: Row) -> list[nodes.Node]:
        """A link to the date itself, which others can be sent."""
        if not row.id or not row.item:
            return []
        # Translators: on the sign "#" after a date: the address of just this date
        title = self._("Link to this date")
        sign = [nodes.Text("#")]
        classes, target = "cfp-link headerlink", f"#{row.id}"
        return [cfp_element("a", inert=sign, classes=classes, href=target, title=title)]


def _target(row: Row) -> list[nodes.Node]:
    return [nodes.target("", "", ids=[row.id])] if row.id else []


def _cell(inside: Sequence[nodes.Node], notes: Sequence[nodes.Node] = ()) -> nodes.entry:
    return nodes.entry("", nodes.paragraph("", "", *inside), *notes)
