"""Footnotes at the foot of the page that refers to them; citations where their list stands."""

from __future__ import annotations

from docutils import nodes

from sphinx_cfp.pdf.literals import call, string, words
from sphinx_cfp.pdf.translator import Translator, handles, passes

passes(nodes.label)


@handles(nodes.footnote_reference)
def footnote_reference(t: Translator, node: nodes.footnote_reference) -> str:
    """The first reference brings the note with it, later ones repeat its mark."""
    note = t.footnotes.get(node.get("refid", ""))
    if note is None:
        return call("super", t.body(node))
    # A note that docutils has not numbered has no text to link from, which the standard refuses.
    mark = string(t.text(node.astext() or _number(note) or "*"))
    name = t.label(f"footnote:{note['ids'][0]}")
    if id(note) in t.noted:
        return call("same-footnote", mark, name)
    t.noted.add(id(note))
    here = t.anchors()
    noted = call("numbered-footnote", mark, name, t.close(_text_of(note)))
    return "\n".join([*here, noted])


def _text_of(note: nodes.Element) -> nodes.Element:
    """A footnote without its number."""
    text = nodes.Element("", ids=note["ids"])
    text.children = [child for child in note.children if not isinstance(child, nodes.label)]
    return text


@handles(nodes.footnote)
def footnote(t: Translator, node: nodes.footnote) -> str:
    """Nothing where the list of footnotes stands, unless nothing refers to it."""
    return "" if t.referred & set(node["ids"]) else _labeled(t, node, _number(node))


@handles(nodes.citation)
def citation(t: Translator, node: nodes.citation) -> str:
    return _labeled(t, node, f"[{_number(node)}]")


def _labeled(t: Translator, node: nodes.Element, shown: str) -> str:
    return call("labeled", words(t.text(shown)) or "[]", t.close(_text_of(node)))


def _number(note: nodes.Element) -> str:
    """The number or the sign of a note."""
    return "".join(child.astext() for child in note.children if isinstance(child, nodes.label))


@handles(nodes.citation_reference)
def citation_reference(t: Translator, node: nodes.citation_reference) -> str:
    name = node.get("refid", "")
    body = words(f"[{t.text(node.astext())}]")
    return call("link", f"label({t.label(name)})", body) if name in t.known else body
