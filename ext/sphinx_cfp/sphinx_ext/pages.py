"""Puts standard nodes in the place of our placeholders, just before references are resolved."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.sphinx_ext import nodes as ours
from sphinx_cfp.sphinx_ext.call_header import call_header, track_header
from sphinx_cfp.sphinx_ext.config import reference_instant_of
from sphinx_cfp.sphinx_ext.date_lists import DateList, Row
from sphinx_cfp.sphinx_ext.domain import cfp_domain
from sphinx_cfp.sphinx_ext.languages import call_language, page_language
from sphinx_cfp.sphinx_ext.values import shown_value
from sphinx_cfp.sphinx_ext.views import topics_view, viewed_dates
from sphinx_cfp.sphinx_ext.wording import as_of_text, machine_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_cfp.model.calls import Track
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.zones import Instant
    from sphinx_cfp.registry.records import DateRecord, Record, View
    from sphinx_cfp.registry.registry import Registry

    Maker = Callable[["Page", nodes.Element], nodes.Node | list[nodes.Node]]


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


def fill_excerpts(app: Sphinx, env: BuildEnvironment) -> None:
    """Put words into the roles of excerpts that ABlog took when their pages were read: its feed reads them.

    What it takes holds references that nobody has resolved; they are resolved for its pages, not for the
    summary of the feed.
    """
    registry, language = cfp_domain(env).registry, app.config.language
    # ABlog keeps them in an attribute of its own, if it is there at all.
    posts: dict[str, list[dict[str, Any]]] = getattr(env, "ablog_posts", {})
    for docname, excerpts in posts.items():
        shown_in = page_language(registry, docname, language)
        kept = [node for post in excerpts for node in post["excerpt"]]
        for reference in (one for node in kept for one in node.findall(pending_xref)):
            if reference.get("refdomain") == "cfp" and not reference["refexplicit"]:
                type_ = reference["reftype"]
                try:
                    key = registry.resolve(type_, reference["reftarget"], docname)
                except ParseError:
                    continue
                reference[:] = [shown_value(registry, type_, key, shown_in)]


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
        for class_, make in self._makers.items():
            if isinstance(node, class_):
                node.replace_self(make(self, node))
                return

    def _header(self, node: nodes.Element) -> list[nodes.Node]:
        key = self._key(node["record"])
        call = self.registry.calls.get(key)
        return [call_header(self.registry, call, self.builder, self._language(key))] if call else []

    def _track_header(self, node: nodes.Element) -> list[nodes.Node]:
        declared = cast("Track", self.records[node["record"]].payload)
        track = self.registry.tracks.get(self._key(node["record"]), declared)
        return [track_header(self.registry, track, self.builder, self._language(track.call))]

    def _topics(self, _node: nodes.Element) -> list[nodes.Node]:
        return topics_view(self.registry, self._call(), self.docname)

    def _key(self, index: int) -> str:
        """Full key of the record at ``index`` of this page, empty if it was refused."""
        return self.registry.placed.get((self.docname, index), "")

    def _call(self) -> str:
        return self.registry.call_for(self.docname)

    def _language(self, call: str) -> str:
        """The language that what belongs to a call is shown in."""
        return call_language(self.registry, call, self.builder.config.language)

    def _named_topics(self, node: nodes.Element) -> nodes.Node:
        """A list whose topics have the ids that others link to."""
        item: Any
        for item in (node.parent, *node.children):
            index = item.attributes.pop("cfp_record", None)
            if index is not None and self.registry.is_home("topic", self.docname, index):
                name = self.registry.node_id("topic", self._key(index))
                if name not in item["ids"]:
                    item["ids"].append(name)
        if self.builder.format == "html":
            _let_break(node)
        is_list = isinstance(node, ours.cfp_topic_list)
        plain = nodes.bullet_list(bullet="-") if is_list else nodes.definition_list()
        plain["classes"] = node["classes"]
        plain.extend(node.children)
        return plain

    def _dates(self, node: nodes.Element) -> list[nodes.Node]:
        if "view" in node:
            view = cast("View", self.records[node["view"]].payload)
            now = reference_instant_of(self.builder.config)
            rows = viewed_dates(self.registry, self._call(), view, self.docname, now)
        else:
            rows = [row for child in node.children for row in self._rows(child)]
        rest = [child for child in node.children if not isinstance(child, ours.cfp_placeholder)]
        if not rows:
            return rest
        call = next((row.item.call for row in rows if row.item), "")
        found = DateList(rows, self.builder, self._language(call))
        if (style := node["style"]) in ("table", "single"):
            return [found.table(is_single=style == "single"), *rest]
        return [*found.listing(is_timeline=style == "timeline"), *rest]

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

    def _line(self, node: nodes.Element) -> list[Row]:
        index = node["record"]
        key = self._key(index)
        label = _inside(node, 0)
        has_note = len(node.children) > 1 and not isinstance(node.children[1], ours.cfp_unshown)
        note = _inside(node, 1) if has_note else []
        if not key:
            draft = cast("DateRecord", self.records[index].payload)
            span = draft.line.when_span
            written = draft.line.text[span.start : span.stop]
            return [] if draft.internal else [Row("", label, note=note, written=written)]
        item = self.registry.dates[key]
        if item.internal:
            return []
        home = self.registry.is_home("date", self.docname, index)
        if not home and self.registry.homes["date", key][0] == self.docname:
            return []  # a line that became history of the one below it, or an equal repeat
        name = self.registry.node_id("date", key) if home else ""
        return [Row(name, label, item, note)]

    def _when(self, node: nodes.Element) -> list[nodes.Node]:
        """A block in HTML with its instants, hidden unless it holds now; elsewhere only if it does."""
        inside = list(node.children)
        try:
            begin, end = self._span(node)
        except ParseError:
            return inside
        now = reference_instant_of(self.builder.config)
        holds = (begin is None or begin < now) and (end is None or now <= end)
        as_of = as_of_text(now.as_datetime().date(), self._language(self._call()))
        shown = [*inside, nodes.paragraph("", as_of, classes=["cfp-as-of"])]
        if self.builder.format != "html":
            return shown if holds else []
        block = ours.cfp_element(
            "div",
            *shown,
            classes="cfp-when",
            data_cfp_after=begin.iso() if begin else None,
            data_cfp_until=end.iso() if end else None,
            hidden=None if holds else "",
        )
        return [block]

    def _span(self, node: nodes.Element) -> tuple[Instant | None, Instant | None]:
        """From when until when a block holds; ``None`` for an open end.

        A date begins at its first second and is over after its last: "after the workshop" is the day after
        it. Raises :class:`ParseError` for a name that names nothing.
        """
        items = [self._date(key) for key in node["keys"]]
        begin, over = items[0].utc, items[0].utc_end or items[0].utc
        if node["condition"] == "before":
            return None, begin
        return over, items[1].utc if node["condition"] == "between" else None

    def _countdown(self, node: nodes.Element) -> list[nodes.Node]:
        try:
            item = self._date(node["reftarget"])
        except ParseError:
            return []
        if self.builder.format != "html" or not item.utc:
            return []
        until = machine_text(item)
        return [ours.cfp_element("span", classes="cfp-countdown", data_cfp_until=until)]

    def _date(self, name: str) -> Date:
        return self.registry.dates[self.registry.resolve("date", name, self.docname)]

    _makers: ClassVar[dict[type[nodes.Element], Maker]] = {
        ours.cfp_call: _header,
        ours.cfp_track_title: _track_header,
        ours.cfp_dates: _dates,
        ours.cfp_topics: _topics,
        ours.cfp_topic_list: _named_topics,
        ours.cfp_topic_entry: _named_topics,
        ours.cfp_when: _when,
        ours.cfp_countdown: _countdown,
    }


_STROKES = re.compile(r"\w/\w[^\s]{8}")


def _let_break(topics: nodes.Element) -> None:
    """Let a line of a topic end after the strokes of "bandwidth/compute/memory": browsers keep it whole."""
    item: Any
    for item in topics.children:
        for block in item.children:
            for text in list(block.children):
                if isinstance(text, nodes.Text) and _STROKES.search(text):
                    *parts, last = text.split("/")
                    breaks = [(nodes.Text(f"{part}/"), ours.cfp_element("wbr")) for part in parts]
                    block.replace(text, [*itertools.chain(*breaks), nodes.Text(last)])


def _inside(node: nodes.Element, position: int) -> list[nodes.Node]:
    """The children of the text at ``position``, which leave it."""
    if position >= len(node.children):
        return []
    text = cast("nodes.Element", node.children[position])
    inside = list(text.children)
    text.clear()
    return inside
