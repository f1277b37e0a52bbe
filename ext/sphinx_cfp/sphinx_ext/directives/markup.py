"""Inline markup of a line: its visible text, and the nodes behind a span of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.util.docutils import SphinxDirective

    from sphinx_cfp.model.locations import Span

# Everything by which MyST or reST may mean more than the characters themselves. Braces of
# ``{#key}`` and tildes of ``~~old~~`` are our own grammar and mean the same in both.
_MARKUP = re.compile(r"[*`\[\]<>\\|&@!$]|_\b|\b_|://|\{(?![#.])")
_MOST_TRIED = 20
_STRIKE = {"<s>", "</s>", "<del>", "</del>", "<strike>", "</strike>"}


def has_markup(text: str) -> bool:
    """Whether the text may hold inline markup of either language."""
    return _MARKUP.search(text) is not None


def parse(directive: SphinxDirective, text: str, line: int) -> tuple[list[nodes.Node], str]:
    """The inline nodes of a text and what is visible of them, strike-through as ``~~``."""
    if not has_markup(text):
        return [nodes.Text(text)], text
    parsed, messages = directive.parse_inline(text, lineno=line)
    found = [_plain(node) for node in parsed]
    return [*found, *messages], "".join(node.astext() for node in found)


def _plain(node: nodes.Node) -> nodes.Node:
    """Strike-through comes as raw HTML from one parser and as tildes from the other: tildes it is."""
    if isinstance(node, nodes.raw) and node.astext().lower() in _STRIKE:
        return nodes.Text("~~")
    return node


def is_plain(found: Sequence[nodes.Node]) -> bool:
    """Whether nodes are text and nothing else."""
    return all(isinstance(node, nodes.Text) for node in found)


def cut(found: Sequence[nodes.Node], span: Span | None) -> list[nodes.Node]:
    """The nodes that show the characters of ``span``; one cut in two is kept as its text."""
    if span is None:
        return []
    kept: list[nodes.Node] = []
    start = 0
    for node in found:
        text = node.astext()
        stop = start + len(text)
        if span.start <= start and stop <= span.stop and text:
            kept.append(node)
        elif start < span.stop and span.start < stop:
            kept.append(nodes.Text(text[max(0, span.start - start) : span.stop - start]))
        start = stop
    return kept


def link_at(found: Sequence[nodes.Node], span: Span) -> str:
    """URL of the first link that shows characters of ``span``, or empty."""
    start = 0
    for node in found:
        stop = start + len(node.astext())
        if start < span.stop and span.start < stop and isinstance(node, nodes.Element):
            for reference in node.findall(nodes.reference):
                if reference.get("refuri"):
                    return str(reference["refuri"])
        start = stop
    return ""


def source_of(directive: SphinxDirective, text: str, line: int, visible: str, span: Span) -> str:
    """What was written for the characters of ``span`` of what is visible of a text, at its end.

    That is what translators must see: a link without its address could not be kept. Parsers do not
    tell, so it is found by trying; where it cannot be, it is what is visible.
    """
    shown = visible[span.start : span.stop]
    tail = visible[span.stop :]
    before = visible[max(0, span.start - 1) : span.start]
    stop = len(text) - len(tail)
    if text[stop:] != tail:
        return shown
    starts = [0, *(place + 1 for place, sign in enumerate(text[:stop]) if sign == before)]
    for start in reversed(starts[-_MOST_TRIED:]):
        if text[start:stop] == shown or parse(directive, text[start:stop], line)[1] == shown:
            return text[start:stop]
    return shown


def paragraph(text: str, children: Sequence[nodes.Node], source: str, line: int) -> nodes.paragraph:
    """A text with markup that translators see: with its source and its place."""
    node = nodes.paragraph(text, "", *children)
    node.source, node.line = source, line
    return node
