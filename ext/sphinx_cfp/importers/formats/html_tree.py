"""The tree of an HTML page, and which of its elements are blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.decoding import UnreadableError

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

DEEPEST = 1000
"""Elements within each other; the parser takes time in the square of them."""
SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "head",
    "select", "option", "input", "textarea", "audio", "video", "canvas", "map", "area",
    "source", "track", "link", "meta", "title", "base", "col", "colgroup"
))  # fmt: skip
BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "dir", "optgroup"
))  # fmt: skip
_NESTING = re.compile(
    r"<(/?)(div|ul|ol|table|blockquote|span|b|i|em|strong|font|section|article|a|u|s|small"
    r"|big|center|dl|"
    r"form|sup|sub|code|del|ins|main|nav|aside|header|footer|object|details|fieldset|figure)\b",
    re.IGNORECASE,
)


def parse(source: str) -> LexborHTMLParser:
    """The tree of a page. Raises UnreadableError for one that is nested for its own sake."""
    from selectolax.lexbor import LexborHTMLParser

    depth = deepest = 0
    for match in _NESTING.finditer(source):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        raise UnreadableError(
            f"the page is nested {deepest} elements deep — copy its text into a file, and import that"
        )
    return LexborHTMLParser(source)
