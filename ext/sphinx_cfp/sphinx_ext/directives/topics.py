"""``{cfp:topics}`` and ``{cfp:topic}``: topics, and groups whose titles are headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.grammar.listing import NotAList, ending_of, read_list, split_title
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.keys import join, slug
from sphinx_cfp.model.topics import Topic
from sphinx_cfp.registry.records import View
from sphinx_cfp.sphinx_ext.directives import markup
from sphinx_cfp.sphinx_ext.directives.block import CfpDirective
from sphinx_cfp.sphinx_ext.nodes import cfp_topic_entry, cfp_topic_list, cfp_topics
from sphinx_cfp.sphinx_ext.options import TOPIC, TOPICS, read_options
from sphinx_cfp.sphinx_ext.translated import remember

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.grammar.listing import Item
    from sphinx_cfp.sphinx_ext.directives.block import Block

LIST_HINT = "write a list: - Training and inference"


class TopicsDirective(CfpDirective):
    """A list of topics, with one level of groups; without a body a view of the call's topics."""

    def build(self, block: Block) -> list[nodes.Node]:
        read_options(self, block, TOPICS)
        if not block.body:
            view = cfp_topics(view=self.note(View(type="topics")))
            self.set_source_info(view)
            return [view]
        try:
            items = read_list(block.body, LIST_HINT)
        except NotAList as error:
            self.problem(error, block.body_line + error.line)
            return self.parse_body(block)
        self._start = block.body_line
        self._source = self.get_source_info()[0]
        built: list[nodes.Node] = []
        loose: list[Item] = []
        for item in items:
            if item.children:
                built += self._list(loose)
                loose = []
                built += self._group(item)
            else:
                loose.append(item)
        return built + self._list(loose)

    def _group(self, item: Item) -> list[nodes.Node]:
        built = self._topic(item, "", is_group=True)
        if built is None:
            return self._list(item.children)
        index, paragraph, key = built
        section = nodes.section(classes=["cfp-topic-group"], cfp_record=index)
        section["ids"] = [self._provisional(key)]
        section["names"] = []
        title = nodes.title(paragraph.rawsource, "", *paragraph.children)
        title.source, title.line = paragraph.source, paragraph.line
        section.source, section.line = paragraph.source, paragraph.line
        remember(self.state.document, index, "title", title)
        section += [title, *self._list(item.children, key)]
        return [section]

    def _list(self, items: Sequence[Item], group: str = "") -> list[nodes.Node]:
        if not items:
            return []
        listing = cfp_topic_list(bullet="-", classes=["cfp-topics"])
        for position, item in enumerate(items, 1):
            if item.children:
                self.problem(ParseError(Code.LINE_SHAPE, "topics have one level of groups",
                                        "move these to a group of their own"),
                             self._start + item.children[0].line)  # fmt: skip
            built = self._topic(item, group, is_last=position == len(items))
            if built:
                index, paragraph, _ = built
                entry = nodes.list_item("", paragraph, cfp_record=index)
                remember(self.state.document, index, "title", paragraph)
            else:
                entry = nodes.list_item("", nodes.paragraph("", item.text))
            listing += entry
        return [listing]

    def _topic(
        self, item: Item, group: str, *, is_group: bool = False, is_last: bool = False
    ) -> tuple[int, nodes.paragraph, str] | None:
        at = self._start + item.line
        place = self.place(at)
        try:
            if item.is_stray:
                raise NotAList(item.line, LIST_HINT, item.text)
            text, pinned = split_title(item.text)
            found, visible = markup.parse(self, text, self.line_of(at))
            key = pinned or slug(visible)
            if not key:
                raise ParseError(Code.LINE_SHAPE, "this topic has no text", LIST_HINT)
        except ParseError as error:
            self.problem(error, at, item.text)
            return None
        topic = Topic(
            key=key,
            call="",
            title=visible,
            group=group,
            is_group=is_group,
            ending=ending_of(item.text),
            is_last=is_last,
        )
        index = self.note(topic, at)
        return index, markup.paragraph(text, found, self._source, place.line), key

    def _provisional(self, key: str) -> str:
        """The id of a heading while its page is read; the page's contents are made from it."""
        return join(self.domain.declared_on(self.env.docname), key)


class TopicDirective(CfpDirective):
    """One topic, its description as body."""

    def build(self, block: Block) -> list[nodes.Node]:
        values = read_options(self, block, TOPIC)
        try:
            title, pinned = split_title(block.argument)
            key = pinned or slug(title)
            if not key:
                raise ParseError(Code.LINE_SHAPE, "this topic has no title",
                                 "write {cfp:topic} Training and inference")  # fmt: skip
        except ParseError as error:
            self.problem(error)
            return []
        body = self.parse_body(block)
        described = [node for node in body if isinstance(node, nodes.paragraph)]
        description = " ".join(node.astext() for node in described)
        index = self.note(
            Topic(
                key=key,
                call="",
                title=title,
                group=values.get("group", ""),
                description=description,
            )
        )
        source, line = self.get_source_info()
        term = nodes.term(title, title)
        term.source, term.line = source, line
        remember(self.state.document, index, "title", term)
        remember(self.state.document, index, "description", *described)
        entry = nodes.definition_list_item("", term, nodes.definition("", *body), cfp_record=index)
        return [cfp_topic_entry("", entry, classes=["cfp-topics"])]
