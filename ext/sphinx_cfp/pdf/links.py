"""Links: out of the document, to a place in it, to another page of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx import addnodes

from sphinx_cfp.model.codes import Code
from sphinx_cfp.pdf.literals import call, string

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_cfp.pdf.translator import Translator

SCHEMES = {"http", "https", "mailto", "ftp", "ftps", "tel", "sips", "sip", "xmpp", "news", "doi"}
"""Schemes that a link of the PDF may have: none of them runs anything on the reader's machine."""

LONGEST = 8000
"""Characters of an address, below the limit of Typst."""

_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")
_SPACE = re.compile(r"\s+")


def link_code(t: Translator, node: nodes.Element, body: str) -> str:
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
    address = _SPACE.sub("", address)
    scheme = _SCHEME.match(address)
    if scheme is None:
        return body  # to a file or a page of a site that has no address
    if scheme[1].lower() not in SCHEMES or len(address) > LONGEST:
        message = f"a link to ‘{address[:60]}’ cannot stand in a PDF"
        t.report(node, Code.PDF_NODE, message, "link to a page: https://…")
        return body
    return call("link", string(address), body)
