"""Collects the running text of a page, for the checks that read it.

What is code, a comment or a quotation is no prose, and what our own directives hold is read from the
registry. Translations have been put in by then: a translated build is checked in its own language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes

from sphinx_cfp.model.prose import GAP, Place, Prose
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
                    heading = _text(child)
                    section = f"{section} {heading}".strip()
                    yield self._made(child, heading, "", Place.HEADING)
                    continue
                text = _text(child)
                if text.strip(f"{GAP} \n"):
                    yield self._made(child, text, section, place)
            elif isinstance(child, nodes.meta):
                if child.get("name") in ("description", "keywords") and child.get("content"):
                    yield self._made(child, str(child["content"]), "", Place.DESCRIPTION)
            elif isinstance(child, ours.cfp_when):
                yield from self.blocks(child, section, Place.CONDITIONAL)
            else:
                yield from self.blocks(child, section, place)

    def _made(self, node: nodes.Element, text: str, section: str, place: Place) -> Prose:
        path = self.sources.relative_path(node.source or self.source)
        return Prose(text, path, node.line or 1, place, section)


def _text(node: nodes.Element) -> str:
    """The words of a block: roles of ours, code and what is struck out are gaps."""
    parts: list[str] = []
    depth = 0
    for child in node.children:
        if isinstance(child, nodes.raw) and _STRIKE_TAG.fullmatch(child.astext()):
            depth += -1 if child.astext().startswith("</") else 1
            parts.append(GAP)
        elif depth:
            continue
        elif isinstance(child, nodes.Text):
            parts.append(child)
        elif isinstance(child, _SILENT):
            parts.append(GAP)
        elif isinstance(child, addnodes.pending_xref):
            shown = child.get("refexplicit") or child.get("refdomain") != "cfp"
            parts.append(_text(child) if shown else GAP)
        else:
            parts.append(_text(cast("nodes.Element", child)))
    text = "".join(parts)
    return _STRUCK.sub(GAP, text) if "~~" in text else text
