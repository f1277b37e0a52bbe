"""Puts standard nodes in the place of our placeholders, just before references are resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_cfp.sphinx_ext import html_dates, tables
from sphinx_cfp.sphinx_ext import nodes as ours
from sphinx_cfp.sphinx_ext.conditions import shown_when
from sphinx_cfp.sphinx_ext.config import reference_instant_of
from sphinx_cfp.sphinx_ext.domain import cfp_domain
from sphinx_cfp.sphinx_ext.html_pieces import breakable
from sphinx_cfp.sphinx_ext.languages import call_language
from sphinx_cfp.sphinx_ext.rows import Row
from sphinx_cfp.sphinx_ext.summaries import call_summary, track_summary
from sphinx_cfp.sphinx_ext.views import topics_view, viewed_dates
from sphinx_cfp.sphinx_ext.wording import machine_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder

    from sphinx_cfp.model.calls import Track
    from sphinx_cfp.registry.records import Record, View
    from sphinx_cfp.registry.registry import Registry


class FillPlaceholders(SphinxPostTransform):
    """Runs before every other post-transform that looks at references (priority 10)."""

    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        domain = cfp_domain(self.env)
        builder = self.env._app.builder
        if builder.name == "gettext":
            return  # translators get the texts as their authors wrote them, one by one
        for node in cast("list[nodes.Element]", list(self.document.findall(ours.cfp_placeholder))):
            docname = self._page_of(node)
            Page(domain.registry, docname, domain.records.get(docname, ()), builder).fill(node)

    def _page_of(self, node: nodes.Element) -> str:
        """The page that a node was read from: some builders put many pages into one document."""
        above = node
        while above.parent is not None and "docname" not in above:
            above = above.parent
        if above is self.document:
            return self.env.current_document.docname
        if "docname" in above:
            return str(above["docname"])
        return self.env.path2doc(above["source"]) or self.env.current_document.docname


class Page:
    """A page whose placeholders are filled from the registry."""

    def __init__(
        self, registry: Registry, docname: str, records: Sequence[Record], builder: Builder
    ) -> None:
        self.registry = registry
        self.docname = docname
        self.records = records
        self.builder = builder

    def fill(self, node: nodes.Element) -> None:
        """Replace one placeholder; those inside it are replaced with it."""
        if isinstance(node, ours.cfp_dates):
            node.replace_self(self._dates(node))
        elif isinstance(node, ours.cfp_call):
            key = self._key(node["record"])
            call = self.registry.calls.get(key)
            if call is None:
                node.replace_self([])
                return
            summary = call_summary(self.registry, call, self.builder, self._language(key))
            node.replace_self(summary)
        elif isinstance(node, ours.cfp_track_title):
            key = self._key(node["record"])
            track = self.registry.tracks.get(key) or cast(
                "Track", self.records[node["record"]].payload
            )
            language = self._language(track.call)
            node.replace_self(track_summary(self.registry, track, self.builder, language))
        elif isinstance(node, ours.cfp_topics):
            node.replace_self(topics_view(self.registry, self._call(), self.docname))
        elif isinstance(node, ours.cfp_when):
            now = reference_instant_of(self.builder.config)
            language = self._language(self._call())
            node.replace_self(
                shown_when(node, self.registry, self.docname, self.builder, language, now)
            )
        elif isinstance(node, ours.cfp_countdown):
            node.replace_self(self._countdown(node))
        elif isinstance(node, ours.cfp_topic_list | ours.cfp_topic_entry):
            self._name_topics(node)

    def _key(self, index: int) -> str:
        """Full key of the record at ``index`` of this page, empty if it was refused."""
        return self.registry.placed.get((self.docname, index), "")

    def _call(self) -> str:
        return self.registry.call_for(self.docname)

    def _language(self, call: str) -> str:
        """The language that what belongs to a call is shown in."""
        return call_language(self.registry, call, self.builder.config.language)

    def _name_topics(self, node: nodes.Element) -> None:
        """Give the nodes of topics the ids that others link to."""
        item: Any
        for item in (node.parent, *node.children):
            index = item.attributes.pop("cfp_record", None)
            if index is not None and self.registry.is_home("topic", self.docname, index):
                name = self.registry.node_id("topic", self._key(index))
                ids = item["ids"]
                if name not in ids:
                    ids.append(name)
        if self.builder.format == "html":
            breakable(node)
        is_list = isinstance(node, ours.cfp_topic_list)
        plain = nodes.bullet_list(bullet="-") if is_list else nodes.definition_list()
        plain["classes"] = node["classes"]
        plain.extend(node.children)
        node.replace_self(plain)

    def _dates(self, node: ours.cfp_dates) -> list[nodes.Node]:
        if "view" in node:
            view = cast("View", self.records[node["view"]].payload)
            now = reference_instant_of(self.builder.config)
            rows = viewed_dates(self.registry, self._call(), view, self.docname, now)
        else:
            rows = [row for child in node.children for row in self._rows(child)]
        rest = [child for child in node.children if not isinstance(child, ours.cfp_placeholder)]
        if not rows:
            return rest
        return [self._shown(rows, node["style"]), *rest]

    def _shown(self, rows: Sequence[Row], style: str) -> nodes.Node:
        """The rows as a table, a list or a timeline, in the language of the call that they are of."""
        call = next((row.item.call for row in rows if row.item), "")
        language = self._language(call)
        if self.builder.format == "html":
            if style in ("table", "single"):
                return html_dates.table(rows, language, is_single=style == "single")
            return html_dates.listing(rows, language, is_timeline=style == "timeline")
        if style in ("table", "single"):
            return tables.table(rows, self.builder, language)
        return tables.listing(rows, self.builder, language, is_timeline=style == "timeline")

    def _rows(self, node: nodes.Node) -> list[Row]:
        if isinstance(node, ours.cfp_track):
            index = node["record"]
            home = self.registry.is_home("track", self.docname, index)
            name = self.registry.node_id("track", self._key(index)) if home else ""
            return [Row(name, _inside(node, 0), is_track=True)]
        if isinstance(node, ours.cfp_refused):
            return [Row("", _inside(node, 0))]
        if isinstance(node, ours.cfp_line):
            return self._line(node)
        return []

    def _line(self, node: ours.cfp_line) -> list[Row]:
        index = node["record"]
        key = self._key(index)
        label = _inside(node, 0)
        has_note = len(node.children) > 1 and not isinstance(node.children[1], ours.cfp_unshown)
        note = _inside(node, 1) if has_note else []
        if not key:
            written = self.records[index].payload
            text = getattr(getattr(written, "line", None), "source", "")
            return [Row("", [nodes.Text(text)] if text else label, note=note)]
        item = self.registry.dates[key]
        if item.internal:
            return []
        home = self.registry.is_home("date", self.docname, index)
        if not home and self.registry.homes["date", key][0] == self.docname:
            return []  # a line that became history of the one below it, or an equal repeat
        name = self.registry.node_id("date", key) if home else ""
        return [Row(name, label, item, note)]

    def _countdown(self, node: ours.cfp_countdown) -> list[nodes.Node]:
        from sphinx_cfp.model.errors import ParseError

        try:
            item = self.registry.dates[
                self.registry.resolve("date", node["reftarget"], self.docname)
            ]
        except ParseError:
            return []
        if self.builder.format != "html" or not item.utc:
            return []
        markup = f'<span class="cfp-countdown" data-cfp-until="{machine_text(item)}"></span>'
        return [nodes.raw("", markup, format="html")]


def _inside(node: nodes.Element, position: int) -> list[nodes.Node]:
    """The children of the text at ``position``, which leave it."""
    if position >= len(node.children):
        return []
    text = cast("nodes.Element", node.children[position])
    inside = list(text.children)
    text.clear()
    return inside
