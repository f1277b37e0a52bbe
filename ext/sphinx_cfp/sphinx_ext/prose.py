"""Collects the running text of a page, for the checks that read it.

What is code, a comment or a quotation is no prose, and what our own directives hold is read from the
registry. Translations have been put in by then: a translated build is checked in its own language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_cfp.model.prose import GAP, Link, Place, Prose
from sphinx_cfp.sphinx_ext import nodes as ours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.sphinx_ext.locations import Sources

_SKIPPED: tuple[type[nodes.Node], ...] = (
    nodes.literal_block,
    nodes.doctest_block,
    nodes.comment,
    nodes.block_quote,
    nodes.raw,
    nodes.math_block,
    nodes.system_message,
    nodes.substitution_definition,
    nodes.target,
    addnodes.toctree,
    addnodes.index,
    addnodes.highlightlang,
    ours.cfp_call,
    ours.cfp_dates,
    ours.cfp_topics,
    ours.cfp_topic_list,
    ours.cfp_track_title,
)
_SILENT = (nodes.literal, nodes.math, nodes.raw, nodes.footnote_reference, ours.cfp_countdown)
_STRUCK = re.compile(r"~~.*?~~|<(s|del|strike)>.*?</\1>", re.DOTALL)
_LEFT = re.compile(r"<(?:YOUR|INSERT|TODO)\b")
"""What reads like a tag to Markdown and is meant for the next editor."""
_STRIKE_TAG = re.compile(r"</?(?:s|del|strike)>", re.IGNORECASE)


def collect(document: nodes.document, sources: Sources) -> list[Prose]:
    """The text of a page, block by block."""
    page = _Page(str(document["source"]), sources)
    return [*page.blocks(document, "", Place.TEXT)]


class _Page:
    def __init__(self, source: str, sources: Sources) -> None:
        self.source = source
        self.sources = sources

    def blocks(self, node: nodes.Element, section: str, place: Place) -> Iterator[Prose]:
        """The blocks inside a node; ``section`` is what the headings above it say."""
        for child in node.children:
            if isinstance(child, _SKIPPED) or not isinstance(child, nodes.Element):
                continue
            if isinstance(child, nodes.TextElement):
                if isinstance(child, nodes.title | nodes.rubric) and not isinstance(
                    node, nodes.Admonition
                ):
                    heading, _ = _text(child)
                    section = f"{section} {heading}".strip()
                    yield self._made(child, heading, "", Place.HEADING)
                    continue
                text, links = _text(child)
                if text.strip(f"{GAP} \n"):
                    yield self._made(child, text, section, place, links)
            elif isinstance(child, nodes.meta):
                if child.get("name") in ("description", "keywords") and child.get("content"):
                    yield self._made(child, str(child["content"]), "", Place.DESCRIPTION)
            elif isinstance(child, ours.cfp_when):
                yield from self.blocks(child, section, Place.CONDITIONAL)
            else:
                yield from self.blocks(child, section, place)

    def _made(
        self,
        node: nodes.Element,
        text: str,
        section: str,
        place: Place,
        links: tuple[Link, ...] = (),
    ) -> Prose:
        path = self.sources.relative_path(node.source or self.source)
        return Prose(text, path, node.line or 1, place, section, links)


def _text(node: nodes.Element) -> tuple[str, tuple[Link, ...]]:
    """The words of a block, and its links: roles of ours, code and what is struck out are gaps."""
    words = _Words()
    words.take(node)
    text = "".join(words.parts)
    if "~~" in text:
        return _STRUCK.sub(GAP, text), ()
    return text, tuple(words.links)


class _Words:
    """Collects the words below a node."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.links: list[Link] = []
        self.length = 0
        self.depth = 0

    def take(self, node: nodes.Node) -> None:
        for child in node.children:
            if isinstance(child, nodes.raw) and _STRIKE_TAG.fullmatch(child.astext()):
                self.depth += -1 if child.astext().startswith("</") else 1
                self._add(GAP)
            elif self.depth:
                continue
            elif isinstance(child, nodes.Text):
                self._add(child)
            elif isinstance(child, _SILENT):
                is_left = isinstance(child, nodes.raw) and _LEFT.match(child.astext())
                self._add(child.astext() if is_left else GAP)
            elif isinstance(child, nodes.reference) and child.get("refuri"):
                start = self.length
                self.take(child)
                self.links.append(Link(start, self.length, child["refuri"]))
            elif isinstance(child, addnodes.pending_xref) and not _is_shown(child):
                self._add(GAP)
            else:
                self.take(child)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _is_shown(reference: addnodes.pending_xref) -> bool:
    """Whether a reference shows words of the author's own, and not a value of ours."""
    return bool(reference.get("refexplicit")) or reference.get("refdomain") != "cfp"
