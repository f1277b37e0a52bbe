"""Cards of sphinx-design for LaTeX and its like: title and text of a card would run together there.

They stand in elements that no writer but that of HTML ends a paragraph for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSED_THROUGH = "sphinx_design.shared.PassthroughTextElement"


class LowerCards(SphinxPostTransform):
    """Makes paragraphs of the titles and links of cards."""

    default_priority = 210
    formats = ("latex", "text", "man", "texinfo")

    def run(self, **kwargs: Any) -> None:
        for node in list(self._passed_through()):
            inside: list[nodes.Node] = list(node.children)
            parent = cast("nodes.Element", node.parent)
            if parent.get("design_component") == "card-title":
                inside = [nodes.strong("", "", *inside)]
            paragraph = nodes.paragraph("", "", *inside)
            paragraph.source, paragraph.line = node.source, node.line
            node.replace_self(paragraph)

    def _passed_through(self) -> Iterator[nodes.Element]:
        for node in self.document.findall(nodes.TextElement):
            class_ = type(node)
            is_block = not isinstance(node.parent, nodes.TextElement)
            if f"{class_.__module__}.{class_.__qualname__}" == PASSED_THROUGH and is_block:
                yield node
