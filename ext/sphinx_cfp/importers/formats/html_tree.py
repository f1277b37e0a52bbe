"""The tree of an HTML page: which of its elements are blocks, are the frame of its site, how they look."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinx_cfp.importers.formats.decoding import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

    from sphinx_cfp.importers.formats.document import TextRun

LINE = "data-cfp-line"
"""The attribute in which Markdown's blocks keep their lines."""
_STRUCK_STYLE = re.compile(r"line-through", re.IGNORECASE)
_STRONG_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_OPENED = re.compile(r"""(?:window\.open|location(?:\.href)?\s*=)\s*\(?\s*['"]([^'"]+)""")
_LOOKS: dict[str, dict[str, Any]] = {
    **{key: {"strong": True} for key in ("b", "strong", "th", "dt")},
    **{key: {"emphasis": True} for key in ("i", "em", "cite", "dfn")},
    **{key: {"struck": True} for key in ("s", "del", "strike")},
    **{key: {"code": True} for key in ("code", "tt", "kbd", "samp", "var")},
}

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


_MAIN = ("main", "[role=main]", "#main-content", "#content", ".entry-content", ".post-content")
_LEAST_SHARE = 0.25  # of the page's words: less is not its text

_ROLES = {
    **dict.fromkeys(("navigation", "menu", "menubar"), "menu"),
    **dict.fromkeys(("dialog", "alertdialog"), "dialog"),
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "sidebar",
    "search": "search",
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
_HIDDEN_CLASSES = frozenset(
    ["sr-only", "visually-hidden", "screen-reader-text", "d-none", "hidden", "invisible"]
)
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
            if words >= _LEAST_SHARE * whole:
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


def title_in(tree: LexborHTMLParser) -> str:
    node = tree.css_first("meta[property='og:title']")
    if node and (title := (node.attributes.get("content") or "").strip()):
        return title
    head = tree.css_first("title")
    return " ".join(head.text().split()) if head else ""


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The nodes right within a node."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def entries_in(node: LexborNode) -> Iterator[LexborNode]:
    for child in children(node):
        if child.tag in {"dt", "dd"}:
            yield child
        elif child.tag == "div":
            yield from (inner for inner in children(child) if inner.tag in {"dt", "dd"})


def looked(look: TextRun, tag: str, attributes: dict[str, str | None]) -> TextRun:
    """The look within an element."""
    if changes := _LOOKS.get(tag):
        look = look._replace(**changes)
    style = attributes.get("style") or ""
    if _STRUCK_STYLE.search(style) or "line-through" in (attributes.get("class") or ""):
        look = look._replace(struck=True)
    if _STRONG_STYLE.search(style):
        look = look._replace(strong=True)
    if tag == "a" and (href := (attributes.get("href") or "").strip()):
        look = look._replace(href=address_of(href))
    elif match := _OPENED.search(attributes.get("onclick") or ""):
        look = look._replace(href=address_of(match[1]))
    return look


def address_of(href: str) -> str:
    """Where a link leads; nowhere if it runs a script."""
    scheme = re.sub(r"[\s\x00-\x1f]", "", href.partition(":")[0]).lower()
    if scheme in {"javascript", "data", "vbscript", "file"} and ":" in href:
        return ""
    if scheme == "mailto":
        return f"mailto:{unquote(href.partition(':')[2]).strip()}"
    return "".join(href.split())


def is_permalink(node: LexborNode, attributes: dict[str, str | None]) -> bool:
    """Whether a link is the sign beside a heading that leads to the heading itself."""
    href = attributes.get("href") or ""
    return "#" in href and node.text(deep=True).strip() in {"¶", "#", "§", "🔗"}


def protected(attributes: dict[str, str | None]) -> str:
    """An address that a delivery network keeps from robots: its bytes combined with the first one."""
    code = attributes.get("data-cfemail") or ""
    if not re.fullmatch(r"(?:[0-9a-fA-F]{2}){3,200}", code):
        return ""
    key, *rest = bytes.fromhex(code)
    return bytes(byte ^ key for byte in rest).decode("utf-8", "replace")


def image_of(attributes: dict[str, str | None], look: TextRun) -> list[TextRun]:
    """A picture; one of an emoji is that emoji."""
    alt = " ".join((attributes.get("alt") or "").split())
    source = (attributes.get("src") or attributes.get("data-src") or "").strip()
    if alt and not re.search(r"[\w]", alt):
        return [look._replace(text=alt)]
    if not source or source.startswith("data:"):
        return [look._replace(text=alt)] if alt else []
    return [look._replace(text=alt, image=source)]
