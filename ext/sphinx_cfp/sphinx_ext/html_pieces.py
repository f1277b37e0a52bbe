"""HTML of our own, written piece by piece, with docutils' nodes where only those will do.

What we know whole (a table of dates, the facts of a call) is written as one piece of markup: a page is
walked some forty times while it is built, and every node that is not there is not walked. A reference
that is still to be resolved, or markup of an author, stays a node between two pieces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes

from sphinx_cfp.sphinx_ext.nodes import cfp_html, cfp_unsearched

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""Text as HTML: ``text.translate(TEXT)``, one call where :func:`html.escape` makes six."""

VALUE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
"""Text as the value of an attribute in double quotes."""

_STROKES = re.compile(r"\w/\w[^\s]{8}")

_TAGS: dict[type[nodes.Node], str] = {
    nodes.strong: "strong",
    nodes.emphasis: "em",
    nodes.literal: "code",
    nodes.inline: "span",
}


class Pieces:
    """Markup and nodes in their order; markup that follows markup becomes one node with it."""

    def __init__(self) -> None:
        self._nodes: list[nodes.Node] = []
        self._markup: list[str] = []

    def add(self, markup: str) -> None:
        """Add markup as it stands."""
        self._markup.append(markup)

    def text(self, text: str) -> None:
        """Add text."""
        self._markup.append(text.translate(TEXT))

    def extend(self, inside: Iterable[nodes.Node]) -> None:
        """Add nodes, as markup if they are of a simple kind."""
        for node in inside:
            markup = _markup_of(node)
            if markup is None:
                self._flush()
                self._nodes.append(node)
            else:
                self._markup.append(markup)

    def unsearched(self, markup: str) -> None:
        """Add markup whose words no search finds: they stand elsewhere on the page, or on every one."""
        if markup:
            self._flush()
            self._nodes.append(cfp_unsearched(markup=markup))

    def node(self) -> nodes.Node:
        """All of it as one node of a page in HTML."""
        self._flush()
        if len(self._nodes) == 1:
            return self._nodes[0]
        return cfp_html("", "", *self._nodes)

    def _flush(self) -> None:
        if self._markup:
            self._nodes.append(nodes.raw("", "".join(self._markup), format="html"))
            self._markup = []


def external(url: str, inside: str, classes: str = "") -> str:
    """A link to another site; ``inside`` is markup."""
    named = f"{classes} reference external".strip()
    return f'<a class="{named}" href="{url.translate(VALUE)}">{inside}</a>'


def _markup_of(node: nodes.Node) -> str | None:
    """The HTML of text, simple inline markup and links to other sites; ``None`` of anything else."""
    if isinstance(node, nodes.Text):
        return node.translate(TEXT)
    if isinstance(node, nodes.raw):
        return node.astext() if node.get("format") == "html" else None
    element = cast("nodes.Element", node)
    tag = _TAGS.get(type(element))
    is_link = type(element) is nodes.reference and "refuri" in element
    if (tag is None and not is_link) or element["ids"]:
        return None
    inside = [_markup_of(child) for child in element.children]
    if None in inside:
        return None
    markup = "".join(cast("list[str]", inside))
    if is_link:
        return external(element["refuri"], markup) if not element.get("internal") else None
    classes = " ".join(element["classes"])
    if tag == "code":
        classes = f"docutils literal notranslate {classes}".strip()
        markup = f'<span class="pre">{markup}</span>'
    return f'<{tag} class="{classes}">{markup}</{tag}>' if classes else f"<{tag}>{markup}</{tag}>"


def breakable(topics: nodes.Element) -> None:
    """Let a line of a topic end after the strokes of "bandwidth/compute/memory": browsers keep it whole."""
    item: Any
    for item in topics.children:
        for paragraph in item.children:
            for text in list(paragraph.children):
                if isinstance(text, nodes.Text) and "/" in text and _STROKES.search(text):
                    markup = text.translate(TEXT).replace("/", "/<wbr>")
                    paragraph.replace(text, nodes.raw("", markup, format="html"))
