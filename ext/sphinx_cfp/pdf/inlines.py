"""Text and what stands inside a paragraph; links out of the document, to a place in it, to another page."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes

from sphinx_cfp.model.codes import Code
from sphinx_cfp.pdf.breaking import pieces
from sphinx_cfp.pdf.literals import block, call, string, words
from sphinx_cfp.pdf.translator import Translator, handles, passes, wraps
from sphinx_cfp.sphinx_ext.nodes import cfp_date, cfp_element

CLASSES = {
    "cfp-status": "badge",
    "sd-badge": "badge",
    "strike": "strike",
    "underline": "underline",
}
"""Functions of the template by a class of an inline node."""


@handles(nodes.Text)
def text(t: Translator, node: nodes.Text) -> str:
    shown = t.text(node.astext())
    if _is_fixed(node):
        return _lines(shown)
    found = [words(piece) for piece in pieces(node, shown)]
    return found[0] if len(found) == 1 else block("\nbox()\n".join(found))


def _is_fixed(node: nodes.Node) -> bool:
    """Whether lines and spaces of the source are those of the page."""
    above: nodes.Node | None = node.parent
    while isinstance(above, nodes.TextElement):
        if isinstance(above, nodes.FixedTextElement):
            return True
        above = above.parent
    return False


def _lines(text: str) -> str:
    """Text as it stands; spaces that begin a line would be left out, were they not unbreakable."""
    lines = [
        _INDENT.sub(lambda match: "\N{NO-BREAK SPACE}" * len(match[0]), line)
        for line in text.expandtabs().split("\n")
    ]
    return block("\nlinebreak()\n".join(string(line) for line in lines))


_INDENT = re.compile(r"^ +| {2,}")


wraps("emph", nodes.emphasis, nodes.title_reference, addnodes.literal_emphasis, addnodes.manpage)
wraps("strong", nodes.strong, nodes.problematic, addnodes.literal_strong)
wraps("sub", nodes.subscript)
wraps("super", nodes.superscript)
passes(nodes.generated, nodes.substitution_reference)
passes(addnodes.pending_xref, addnodes.pending_xref_condition)


@handles(nodes.literal)
def literal(t: Translator, node: nodes.literal) -> str:
    """Code; an address of mail written as code is one to write to all the same."""
    code = t.wrap("code", node)
    text = node.astext()
    is_linked = isinstance(node.parent, nodes.reference)
    return call("link", string(f"mailto:{text}"), code) if _MAIL(text) and not is_linked else code


_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+").fullmatch


@handles(nodes.inline)
def inline(t: Translator, node: nodes.inline) -> str:
    code = t.body(node)
    for name in node["classes"]:
        if name in CLASSES:
            code = call(CLASSES[name], code)
    return code


@handles(cfp_element)
def element(t: Translator, node: cfp_element) -> str:
    """What is inside; of all elements only what is struck through has a form of its own."""
    if node["tag"] != "s":
        return t.body(node)
    is_plain = len(node.children) == 1 and isinstance(node.children[0], nodes.Text)
    return call("strike", date(t, node) if is_plain else t.body(node))


@handles(cfp_date)
def date(t: Translator, node: nodes.inline) -> str:
    """A day or a range of days; parts that are not long stay on one line."""
    parts = [_moment(part) for part in t.text(node.astext()).split(" – ")]
    return block(*t.anchors(), f"\n{words(' – ')}\n".join(parts))


def _moment(text: str) -> str:
    if len(text) > LONGEST_MOMENT:
        return words(text)
    clock = _CLOCK.search(text)
    if clock is None:
        return call("moment", words(text))
    return call("moment", words(text[: clock.start()]), clock=words(text[clock.start() + 2 :]))


LONGEST_MOMENT = 60
"""Letters of a day with its time and zone; more is a vague date as its author wrote it."""

_CLOCK = re.compile(r", \d\d:\d\d")


@handles(nodes.abbreviation, nodes.acronym)
def abbreviation(t: Translator, node: nodes.Element) -> str:
    """What an abbreviation stands for follows it where it is used first: paper has no tooltip."""
    shown, meaning = node.astext(), node.get("explanation", "")
    if not meaning or shown in t.explained:
        return t.body(node)
    t.explained.add(shown)
    return block(t.body(node), words(t.text(f" ({meaning})")))


@handles(nodes.reference, addnodes.download_reference, addnodes.number_reference)
def reference(t: Translator, node: nodes.Element) -> str:
    return _linked(t, node, t.body(node))


SCHEMES = {"http", "https", "mailto", "ftp", "ftps", "tel", "sips", "sip", "xmpp", "news", "doi"}
"""Schemes that a link of the PDF may have: none of them runs anything on the reader's machine."""

LONGEST = 8000
"""Characters of an address, below the limit of Typst."""

_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")
_SPACES = re.compile(r"\s+")


def _linked(t: Translator, node: nodes.Element, body: str) -> str:
    """A link around content, or the content alone where there is nothing to link to."""
    if isinstance(node, addnodes.download_reference):
        address = t.page.download(node.get("filename", "")) or node.get("refuri", "")
    else:
        address = node.get("refuri", "")
    name = node.get("refid") or (address[1:] if address.startswith("#") else "")
    if name:
        return call("link", f"label({t.label(name)})", body) if name in t.known else body
    if not address or body == "[]":
        return body
    return _outward(t, node, address, body)


def _outward(t: Translator, node: nodes.Element, address: str, body: str) -> str:
    address = _SPACES.sub("", address)
    scheme = _SCHEME.match(address)
    if scheme is None:
        return body  # to a file or a page of a site that has no address
    if scheme[1].lower() not in SCHEMES or len(address) > LONGEST:
        message = f"a link to ‘{address[:60]}’ cannot stand in a PDF"
        t.report(node, Code.PDF_NODE, message, "link to a page: https://…")
        return body
    return call("link", string(address), body)


@handles(nodes.target)
def target(t: Translator, node: nodes.target) -> str:
    """Its ids wait for the next place; some targets also have text."""
    return t.body(node) if node.children else ""
