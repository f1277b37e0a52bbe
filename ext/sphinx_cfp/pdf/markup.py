"""Raw HTML on a page: what has a form on paper gets it, the rest is reported."""

from __future__ import annotations

import re

from docutils import nodes
from selectolax.lexbor import LexborHTMLParser

from sphinx_cfp.pdf.literals import call, words
from sphinx_cfp.pdf.translator import Translator, handles

PAIRS: dict[str, type[nodes.TextElement]] = {
    "b": nodes.strong,
    "strong": nodes.strong,
    "i": nodes.emphasis,
    "em": nodes.emphasis,
    "cite": nodes.emphasis,
    "code": nodes.literal,
    "kbd": nodes.literal,
    "samp": nodes.literal,
    "sub": nodes.subscript,
    "sup": nodes.superscript,
    "s": nodes.inline,
    "del": nodes.inline,
    "strike": nodes.inline,
    "u": nodes.inline,
    "ins": nodes.inline,
    "span": nodes.inline,
    "small": nodes.inline,
    "mark": nodes.inline,
    "abbr": nodes.inline,
    "time": nodes.inline,
}
"""Elements with text inside them, as nodes."""

CLASSES = {"s": "strike", "del": "strike", "strike": "strike", "u": "underline", "ins": "underline"}

_TAG = re.compile(r"\s*<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>\s*")
_SILENT = re.compile(r"\s*(?:<!--.*?-->\s*|<a\s[^<>]*>\s*</a>\s*|<wbr\s*/?>\s*)*", re.DOTALL)
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BOX = re.compile(r"\s*<input\b(?=[^<>]*\btype=[\"']?checkbox)[^<>]*>\s*", re.IGNORECASE)
_RULE = re.compile(r"\s*<hr\s*/?>\s*", re.IGNORECASE)


def fold(document: nodes.document) -> None:
    """Turn pairs of raw tags around text into the nodes that they mean."""
    for parent in {id(node.parent): node.parent for node in document.findall(_is_html)}.values():
        parent.children = _folded(parent)


def _is_html(node: nodes.Node) -> bool:
    return isinstance(node, nodes.raw) and "html" in node.get("format", "").split()


def _folded(parent: nodes.Element) -> list[nodes.Node]:
    """The children of a node, with what stands between two tags inside the node that they mean."""
    found: list[nodes.Node] = []
    opened: list[tuple[str, int]] = []
    for child in parent.children:
        found.append(child)
        tag = _TAG.fullmatch(child.astext()) if _is_html(child) else None
        name = tag[2].lower() if tag else ""
        if tag is None or name not in PAIRS:
            continue
        if not tag[1]:
            opened.append((name, len(found) - 1))
        elif opened and opened[-1][0] == name:
            start = opened.pop()[1]
            inner = PAIRS[name]("", "", *found[start + 1 : -1])
            inner["classes"] = [CLASSES[name]] if name in CLASSES else []
            inner.source, inner.line, inner.parent = child.source, child.line, parent
            found[start:] = [inner]
    return found


@handles(nodes.raw)
def raw(t: Translator, node: nodes.raw) -> str:
    """Raw text of another format than HTML is for other builders; none is ever Typst's code."""
    formats = node.get("format", "").split()
    source = node.astext()
    if "typst" in formats:
        t.unprintable(node, "raw Typst")
        return ""
    if "html" not in formats or _SILENT.fullmatch(source):
        return ""
    if _BREAK.fullmatch(source):
        return "linebreak()"
    if _RULE.fullmatch(source):
        return "divider()"
    if _BOX.fullmatch(source):
        return call("tick", "true" if re.search(r"\bchecked\b", source) else "false")
    tag = _TAG.fullmatch(source)
    if tag and tag[1]:
        return ""  # the end of an element whose begin has been reported, or of none
    return _refused(t, node, source)


def _refused(t: Translator, node: nodes.raw, source: str) -> str:
    """Report raw HTML; its words are kept."""
    reader = LexborHTMLParser(source)
    reader.strip_tags(["script", "style", "template"])
    shown = reader.body.text(separator=" ") if reader.body else ""
    tag = _TAG.match(source)
    what = f"the raw HTML <{tag[2].lower()}>" if tag else "raw HTML"
    t.unprintable(node, what)
    text = t.text(" ".join(shown.split()))
    if not text:
        return ""
    return (
        words(text)
        if isinstance(node.parent, nodes.TextElement)
        else call("paragraph", words(text))
    )
