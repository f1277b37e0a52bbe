"""Parts of HTML pages that need nothing but their own element: looks, links, items."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from sphinx_cfp.importers.formats.document import (
    Block,
    Comment,
    Group,
    Heading,
    Item,
    Paragraph,
    Run,
    Text,
    lines_of,
    plain,
    shape,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborHTMLParser, LexborNode

LINE = "data-cfp-line"
"""The attribute in which Markdown's blocks keep their lines."""
_STRUCK_STYLE = re.compile(r"line-through", re.IGNORECASE)
_STRONG_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_OPENED = re.compile(r"""(?:window\.open|location(?:\.href)?\s*=)\s*\(?\s*['"]([^'"]+)""")
_LOOKS: dict[str, dict[str, bool]] = {
    **{key: {"strong": True} for key in ("b", "strong", "th", "dt")},
    **{key: {"emphasis": True} for key in ("i", "em", "cite", "dfn")},
    **{key: {"struck": True} for key in ("s", "del", "strike")},
    **{key: {"code": True} for key in ("code", "tt", "kbd", "samp", "var")},
}


def title_in(tree: LexborHTMLParser) -> str:
    node = tree.css_first("meta[property='og:title']")
    if node and (title := (node.attributes.get("content") or "").strip()):
        return title
    head = tree.css_first("title")
    return " ".join(head.text().split()) if head else ""


def unwrapped(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Group) and block.role == "main":
            yield from block.blocks
        else:
            yield block


def children(node: LexborNode) -> Iterator[LexborNode]:
    """The nodes right within a node."""
    child = node.child
    while child is not None:
        yield child
        child = child.next


def item_of(blocks: list[Block]) -> list[Item]:
    """The item whose text is the first paragraph of its blocks."""
    comments = [block for block in blocks if isinstance(block, Comment)]
    kept = [block for block in blocks if block not in comments]
    if not kept:
        return []
    first = kept[0]
    if isinstance(first, Paragraph | Heading):
        return [Item(first.text, tuple(kept[1:]), first.line)]
    return [Item((), tuple(kept), getattr(first, "line", 0))]


def defined(term: Text, item: Item) -> Item:
    if not term:
        return item
    colon = "" if plain(term).endswith((":", "：", "?", "!")) else ":"
    joint = Run(f"{colon} ", term[-1].line)
    return Item(shape((*term, joint, *item.text)), item.blocks, term[0].line or item.line)


def entries_in(node: LexborNode) -> Iterator[LexborNode]:
    for child in children(node):
        if child.tag in {"dt", "dd"}:
            yield child
        elif child.tag == "div":
            yield from (inner for inner in children(child) if inner.tag in {"dt", "dd"})


def looked(look: Run, tag: str, attributes: dict[str, str | None]) -> Run:
    """The look within an element."""
    if changes := _LOOKS.get(tag):
        changed: dict[str, Any] = dict(changes)
        look = look._replace(**changed)
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


def image_of(attributes: dict[str, str | None], look: Run) -> list[Run]:
    """A picture; one of an emoji is that emoji."""
    alt = " ".join((attributes.get("alt") or "").split())
    source = (attributes.get("src") or attributes.get("data-src") or "").strip()
    if alt and not re.search(r"[\w]", alt):
        return [look._replace(text=alt)]
    if not source or source.startswith("data:"):
        return [look._replace(text=alt)] if alt else []
    return [look._replace(text=alt, image=source)]


def paragraphs(blocks: list[Block]) -> list[Text]:
    """The lines of blocks that hold running text only."""
    return [line for b in blocks if isinstance(b, Paragraph | Heading) for line in lines_of(b.text)]
