"""Boxes with a word for what they are: notes, warnings, what changed in a version."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from sphinx_cfp.pdf.literals import call, words
from sphinx_cfp.pdf.translator import Translator, handles

URGENT = (nodes.attention, nodes.caution, nodes.danger, nodes.error, nodes.warning)


@handles(
    nodes.attention,
    nodes.caution,
    nodes.danger,
    nodes.error,
    nodes.hint,
    nodes.important,
    nodes.note,
    nodes.tip,
    nodes.warning,
    addnodes.seealso,
)
def named_admonition(t: Translator, node: nodes.Element) -> str:
    title = words(str(admonitionlabels[type(node).__name__]))
    urgent = "true" if isinstance(node, URGENT) else ""
    return call("admonition", t.body(node), title=title, urgent=urgent)


@handles(nodes.admonition, "sphinx.ext.todo.todo_node")
def admonition(t: Translator, node: nodes.Element) -> str:
    titles = [child for child in node.children if isinstance(child, nodes.title)]
    rest = [child for child in node.children if child not in titles]
    urgent = any(f"{class_.__name__}" in node["classes"] for class_ in URGENT)
    return call(
        "admonition",
        t.body(rest),
        title=t.body(titles[0]) if titles else "",
        urgent="true" if urgent else "",
    )


@handles(addnodes.versionmodified)
def versionmodified(t: Translator, node: addnodes.versionmodified) -> str:
    return call("remark", t.body(node))
