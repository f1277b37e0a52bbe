"""What of an HTML page is its text, and what is the frame of its site: menus, headers, footers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_MAIN = ("main", "[role=main]", "#main-content", "#content", ".entry-content", ".post-content")
_LEAST = 0.25  # of the page's words: less is not its text

_ROLES = {
    "navigation": "menu",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "sidebar",
    "search": "search",
    "menu": "menu",
    "menubar": "menu",
    "dialog": "dialog",
    "alertdialog": "dialog",
}
_TAGS = {"nav": "menu", "footer": "footer", "aside": "sidebar", "dialog": "dialog"}
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:(?P<menu>nav|navbar|navigation|menu|submenu|breadcrumbs?|pagination"
    r"|pager|toc|tabs)"
    r"|(?P<sidebar>sidebar|side-bar|widget-area)|(?P<footer>footer|site-footer|colophon|copyright)"
    r"|(?P<header>site-header|masthead|topbar)|(?P<dialog>cookies?|gdpr|popup|modal|consent)"
    r"|(?P<search>search|searchbox|search-form))(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN_CLASSES = {
    "sr-only",
    "visually-hidden",
    "screen-reader-text",
    "d-none",
    "hidden",
    "invisible",
}
_REPEATED_CLASSES = {"cfp-now", "cfp-steps", "cfp-cities", "cfp-changes"}
"""What the first screen of a page of our own says of dates that stand in the list below it."""
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def main_of(tree: LexborHTMLParser) -> LexborNode | None:
    """The element that holds the page's own text, if the page says which it is."""
    body = tree.body
    if body is None:
        return None
    whole = len(body.text(deep=True, separator=" ").split()) or 1
    for selector in _MAIN:
        found = body.css(selector)
        if len(found) == 1:
            words = len(found[0].text(deep=True, separator=" ").split())
            if words >= _LEAST * whole:
                return found[0]
    return None


def frame_of(node: LexborNode, attributes: dict[str, str | None]) -> str:
    """The sort of frame that an element is, empty if it is text."""
    tag = node.tag or ""
    role = attributes.get("role") or ""
    if role in _ROLES:
        return _ROLES[role]
    if tag in _TAGS:
        return _TAGS[tag]
    if tag not in {"div", "ul", "ol", "section", "header", "form", "table"}:
        return ""
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    if match := _NAMES.search(names):
        kind = match.lastgroup or ""
        # A template calls many a thing "menu": it is one if it holds hardly anything but links.
        return kind if kind != "menu" or tag in {"ul", "ol"} or _only_links(node) else ""
    return ""


def _only_links(node: LexborNode) -> bool:
    """Whether most of an element's words are those of links."""
    words = len(node.text(deep=True, separator=" ").split())
    linked = sum(len(link.text(deep=True, separator=" ").split()) for link in node.css("a"))
    return linked > 0.7 * words


def is_hidden(attributes: dict[str, str | None]) -> bool:
    """Whether an element does not show."""
    if "hidden" in attributes:
        return True
    classes = set((attributes.get("class") or "").split())
    hidden = _HIDDEN_CLASSES | _REPEATED_CLASSES
    return bool(classes & hidden or _HIDDEN_STYLE.search(attributes.get("style") or ""))
