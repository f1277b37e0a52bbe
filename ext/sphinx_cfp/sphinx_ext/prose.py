"""Collects the running text of a page and its links, for the checks that read them.

What is code, a comment or a quotation is no prose, and what our own directives hold is read from the
registry. Translations have been put in by then: a translated build is checked in its own language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes

from sphinx_cfp.links.html_links import links_of
from sphinx_cfp.registry.prose import GAP, Link, Place, Prose
from sphinx_cfp.sphinx_ext import nodes as ours
from sphinx_cfp.sphinx_ext.locations import is_translated

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
_LINKING = (
    nodes.block_quote,
    ours.cfp_dates,
    ours.cfp_topics,
    ours.cfp_topic_list,
    ours.cfp_track_title,
    nodes.raw,
)
"""What has links, though its text is no prose."""
_SILENT = (nodes.literal, nodes.math, nodes.raw, nodes.footnote_reference, ours.cfp_countdown)
_ENTRIES = 200
"""Lines after the beginning of a table of contents in which an entry is looked for."""
_OPTIONS = 4
"""Lines between the name of a directive and its content."""
_STRUCK = re.compile(r"~~.*?~~|<(s|del|strike)>.*?</\1>", re.DOTALL)
_LEFT = re.compile(r"<(?:YOUR|INSERT|TODO)\b")
"""What reads like a tag to Markdown and is meant for the next editor."""
_STRIKE_TAG = re.compile(r"</?(?:s|del|strike)>", re.IGNORECASE)


def collect(document: nodes.document, sources: Sources) -> tuple[list[Prose], list[Link]]:
    """The text of a page, block by block, and its links: addresses of other sites and of people."""
    page = _PageReader(str(document["source"]), sources)
    return [*page.blocks(document, "", Place.TEXT)], page.links


class _PageReader:
    def __init__(self, source: str, sources: Sources) -> None:
        self.source = source
        self.sources = sources
        self.links: list[Link] = []

    def blocks(self, node: nodes.Element, section: str, place: Place) -> Iterator[Prose]:
        """The blocks inside a node; ``section`` is what the headings above it say."""
        for child in node.children:
            if isinstance(child, addnodes.toctree):
                self._note_entries(child, section)
            if isinstance(child, _SKIPPED) or not isinstance(child, nodes.Element):
                if isinstance(child, _LINKING):
                    self._note(_links_in(child), child, child.astext(), section)
                continue
            if isinstance(child, nodes.TextElement):
                found: list[nodes.Element] = []
                text = _text(child, found)
                if isinstance(child, nodes.reference):
                    found.append(child)
                if found:
                    self._note(found, child, text, section)
                if isinstance(child, nodes.title | nodes.rubric) and not isinstance(
                    node, nodes.Admonition
                ):
                    section = f"{section} {text}".strip()
                    yield self._made(child, text, "", Place.HEADING)
                elif text.strip(f"{GAP} \n"):
                    yield self._made(child, text, section, place)
            elif isinstance(child, nodes.meta):
                if child.get("name") in ("description", "keywords") and child.get("content"):
                    yield self._made(child, str(child["content"]), "", Place.DESCRIPTION)
            elif isinstance(child, ours.cfp_when):
                yield from self.blocks(child, section, Place.CONDITIONAL)
            elif isinstance(child, nodes.image):
                self._note([child], child, "", section)
            else:
                yield from self.blocks(child, section, place)

    def _made(self, node: nodes.Element, text: str, section: str, place: Place) -> Prose:
        path = self.sources.relative_path(node.source or self.source)
        return Prose(text, path, node.line or 1, place, section)

    def _note_entries(self, node: addnodes.toctree, section: str) -> None:
        """Keep the entries of a table of contents that lead out of the site."""
        source, first = node.source or self.source, node.line or 1
        for title, target in node["entries"]:
            if "://" in target:
                place = self.sources.within(source, first, first + _ENTRIES, target)
                self.links.append(
                    Link(target, title or target, place.path, place.line, "", section)
                )

    def _note(
        self, found: list[nodes.Element], block: nodes.Element, text: str, section: str
    ) -> None:
        """Keep the links of a block that lead out of the site, or nowhere."""
        for node in found:
            at = block if is_translated(node.source) else node
            source = at.source or block.source or self.source
            path = self.sources.relative_path(source)
            line = _line_of(at) or 1
            if isinstance(node, nodes.raw):
                for url, place in links_of(node.astext(), path):
                    # Of a directive of reST the line is that of its name.
                    first = line + place.line - 1
                    found_at = self.sources.within(source, first, first + _OPTIONS, url).line
                    self.links.append(Link(url, "", path, found_at, text, section))
                continue
            url = node.get("uri") if isinstance(node, nodes.image) else node.get("refuri")
            if url is None or (":" not in url and url not in ("", "#")):
                continue
            self.links.append(Link(url, node.astext(), path, line, text, section))


def _links_in(node: nodes.Element) -> list[nodes.Element]:
    found = (one for one in node.findall(nodes.Element) if isinstance(one, _LINKS))
    return [one for one in found if _may_link(one)]


_LINKS = (nodes.reference, nodes.image, nodes.raw)


def _may_link(node: nodes.Element) -> bool:
    """Whether there can be a link in it: of what is raw, in HTML alone."""
    return not isinstance(node, nodes.raw) or (
        "html" in node.get("format", "").split() and "=" in node.astext()
    )


def _line_of(node: nodes.Node | None) -> int | None:
    """The line of a node, else of the nearest one around it."""
    while node is not None:
        if node.line:
            return node.line
        node = node.parent
    return None


def _text(node: nodes.Element, links: list[nodes.Element]) -> str:
    """The words of a block: roles of ours, code and what is struck out are gaps. Adds its ``links``."""
    parts: list[str] = []
    depth = 0
    for child in node.children:
        if isinstance(child, nodes.raw) and _STRIKE_TAG.fullmatch(child.astext()):
            depth += -1 if child.astext().startswith("</") else 1
            parts.append(GAP)
        elif isinstance(child, nodes.Text):
            parts.append(child if not depth else "")
        elif isinstance(child, _SILENT):
            is_left = isinstance(child, nodes.raw) and _LEFT.match(child.astext())
            parts.append("" if depth else child.astext() if is_left else GAP)
            if isinstance(child, nodes.raw) and _may_link(child):
                links.append(child)
        elif isinstance(child, addnodes.pending_xref):
            shown = child.get("refexplicit") or child.get("refdomain") != "cfp"
            parts.append("" if depth else _text(child, links) if shown else GAP)
        else:
            if isinstance(child, nodes.reference | nodes.image):
                links.append(child)
            inner = _text(cast("nodes.Element", child), links)
            parts.append(inner if not depth else "")
    text = "".join(parts)
    return _STRUCK.sub(GAP, text) if "~~" in text else text
