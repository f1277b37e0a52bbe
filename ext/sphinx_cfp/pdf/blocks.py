"""Sections, paragraphs, boxes and other blocks of running text."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from sphinx_cfp.pdf.literals import array, block, call, string, words
from sphinx_cfp.pdf.translator import Translator, handles, long, passes, wraps

_LANGUAGE = re.compile(r"[a-z0-9+#-]+")

LANGUAGES = {"ipython3": "python", "python3": "python", "pycon": "python", "console": "sh"}
"""What Typst's highlighter calls languages of Sphinx that it has under another name."""


def group(t: Translator, node: nodes.Element) -> str:
    """What is inside a node, as blocks of their own; no box around them."""
    found = t.inside(node.children)
    return "\n".join([*t.anchors(), *found])


@handles(
    nodes.document,
    nodes.compound,
    nodes.decoration,
    nodes.docinfo,
    addnodes.start_of_file,
    addnodes.only,
    addnodes.glossary,
    addnodes.acks,
    addnodes.toctree,
    nodes.authors,
    "sphinx.ext.ifconfig.ifconfig",
    "sphinx.ext.todo.todolist",
    "sphinx.ext.autosummary.autosummary_table",
)
def passed_through(t: Translator, node: nodes.Element) -> str:
    return group(t, node)


@handles(
    nodes.comment,
    nodes.substitution_definition,
    nodes.pending,
    nodes.meta,
    nodes.colspec,
    addnodes.index,
    addnodes.highlightlang,
    addnodes.tabular_col_spec,
    "sphinx.ext.autosummary.autosummary_toc",
    "sphinx.ext.viewcode.viewcode_anchor",
)
def unseen(t: Translator, node: nodes.Element) -> str:
    """What no reader of the page sees either."""
    return ""


@handles(nodes.section)
def section(t: Translator, node: nodes.section) -> str:
    t.level += 1
    code = group(t, node)
    t.level -= 1
    return code


@handles(nodes.title)
def title(t: Translator, node: nodes.title) -> str:
    if isinstance(node.parent, nodes.section | nodes.document) and node.astext().strip():
        return heading(t, node, max(t.level, 1))
    return call("rubric", t.body(node))


def heading(t: Translator, node: nodes.Element, level: int) -> str:
    """A heading; its level is at most one below that of the heading before it."""
    t.heading = min(level, t.heading + 1)
    return call("heading", t.body(node), level=str(t.heading))


@handles(nodes.rubric)
def rubric(t: Translator, node: nodes.rubric) -> str:
    level = node.get("heading-level")
    if level and node.astext().strip():
        return heading(t, node, level)
    return call("rubric", t.body(node))


@handles(nodes.subtitle)
def subtitle(t: Translator, node: nodes.subtitle) -> str:
    return call("paragraph", call("emph", t.body(node)))


@handles(nodes.paragraph, addnodes.compact_paragraph)
def paragraph(t: Translator, node: nodes.Element) -> str:
    name = next((NOTES[name] for name in node["classes"] if name in NOTES), "paragraph")
    code = t.body(node)
    return call(name, code) if code != "[]" else ""


NOTES = {"cfp-note": "remark", "cfp-as-of": "remark", "cfp-actions": "actions"}


@handles(nodes.block_quote)
def block_quote(t: Translator, node: nodes.block_quote) -> str:
    said = [child for child in node.children if not isinstance(child, nodes.attribution)]
    by = [child for child in node.children if isinstance(child, nodes.attribution)]
    if not said and not by:
        return ""
    return call("quoted", t.body(said), attribution=t.body(by) if by else "")


passes(nodes.attribution)
wraps("centered", addnodes.centered)
wraps("remark", addnodes.versionmodified)
wraps("paragraph", nodes.author, nodes.organization, nodes.contact, nodes.version, nodes.revision)
wraps("paragraph", nodes.status, nodes.date, nodes.copyright, nodes.address)


@handles(nodes.line_block)
def line_block(t: Translator, node: nodes.line_block) -> str:
    parts = t.anchors()
    for child in node.children:
        if isinstance(child, nodes.line):
            parts += [t.body(child), "linebreak()"]
        else:
            parts.append(t.render(child))
    if isinstance(node.parent, nodes.line_block):
        return call("indented", block(*parts))
    return call("verse", block(*parts), is_long=long(node))


@handles(nodes.line)
def line(t: Translator, node: nodes.line) -> str:
    return block(t.body(node), "linebreak()")


@handles(nodes.literal_block, nodes.doctest_block)
def literal_block(t: Translator, node: nodes.Element) -> str:
    if any(not isinstance(child, nodes.Text) for child in node.children):
        return t.wrap("formatted", node)  # parsed-literal: code with markup in it
    language = str(node.get("language", ""))
    options: dict[str, Any] = node.get("highlight_args", {})
    known = _LANGUAGE.fullmatch(language) and language not in ("default", "none", "text")
    return call(
        "listing",
        string(t.text(node.astext().rstrip("\n"))),
        lang=string(LANGUAGES.get(language, language)) if known else "",
        first=str(int(options.get("linenostart", 1))) if node.get("linenos") else "",
        marked=array([str(int(line)) for line in options.get("hl_lines", ())]),
    )


@handles(nodes.transition)
def transition(t: Translator, node: nodes.transition) -> str:
    """A line between sections; the one above collected footnotes is drawn by the page itself."""
    return "" if "footnotes" in node["classes"] else "divider()"


@handles(nodes.topic, nodes.sidebar)
def topic(t: Translator, node: nodes.Element) -> str:
    return framed(t, node)


def framed(t: Translator, node: nodes.Element) -> str:
    """A box whose title, if the node has one, stands above the rest."""
    first = node.children[0] if node.children else None
    if isinstance(first, nodes.title | nodes.rubric | nodes.caption):
        head = t.body(first)
        return call("framed", t.body(node.children[1:]), title=head)
    return call("framed", t.body(node.children))


@handles(nodes.header, nodes.footer)
def decoration(t: Translator, node: nodes.Element) -> str:
    return call("remark", block(*t.anchors(), *t.inside(node.children)))


@handles(nodes.system_message)
def system_message(t: Translator, node: nodes.system_message) -> str:
    return call("framed", t.body(node.children))


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
