"""How our nodes are written: the only place where HTML of ours becomes text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.sphinx_ext.nodes import UNSEARCHED, cfp_date, cfp_element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

OTHERS = ("latex", "man", "texinfo", "text")
"""Formats that write what is inside an element; those of other extensions take it for an inline."""

_EMPTY = {"circle", "path", "wbr"}
"""Elements without an end."""

_OPEN_A_LINE = {"dl", "ol", "tbody", "template", "ul"}
_END_A_LINE = {"details", "div", "dl", "li", "ol", "p", "svg", "template", "thead", "tr", "ul"}
_WITHIN_A_LINE = {
    *(("p", "li"), ("p", "th"), ("tr", "table"), ("tr", "thead")),
    *(("ol", "div"), ("ol", "li"), ("ul", "details"), ("ul", "li")),
}
"""Elements that end no line, with those around them."""


def register(app: Sphinx) -> None:
    """Tell Sphinx how our nodes are written."""
    app.add_node(cfp_date, html=(_visit, None))
    app.add_node(cfp_element, html=(_visit, None))
    for name in OTHERS:
        app.registry.add_translation_handlers(cfp_element, **{name: (_pass_through, _pass_through)})


def _visit(translator: HTML5Translator, node: cfp_date | cfp_element) -> None:
    # Written here with all that is in it: docutils takes as long to step into a node as to write it.
    _write(translator, node, "")
    raise nodes.SkipNode


def _write(translator: HTML5Translator, node: nodes.Node, around: str) -> None:
    """Write a node; ``around`` is the element of ours that it is in."""
    if isinstance(node, nodes.Text):
        translator.visit_Text(node)
    elif isinstance(node, cfp_element):
        _write_element(translator, node, around)
    elif isinstance(node, cfp_date):
        # A day ends somewhere: the script wants to know when.
        given = {name: node[key] for name, key in _OF_A_DATE.items() if node.get(key)}
        tag = "time" if given else "span"
        _start(translator, tag, {"class": "cfp-time", **given})
        translator.body.append(f"{translator.encode(node.astext())}</{tag}>")
    else:
        # The address of a call is there to be written to: it is not hidden as those of a text are.
        cloaked = translator.settings.cloak_email_addresses
        translator.settings.cloak_email_addresses = False
        node.walkabout(translator)
        translator.settings.cloak_email_addresses = cloaked


_OF_A_DATE = {"datetime": "datetime", "data-cfp-end": "end"}


def _write_element(translator: HTML5Translator, node: cfp_element, around: str) -> None:
    tag, attributes = node["tag"], node.html
    if classes := [name for name in node["classes"] if name != UNSEARCHED]:
        attributes = {"class": " ".join(classes), **attributes}
    if node["ids"]:
        attributes = {**attributes, "id": node["ids"][0]}
    _start(translator, tag, attributes)
    if tag in _OPEN_A_LINE:
        translator.body.append("\n")
    for part in (*node.children, *node.inert):
        _write(translator, part, tag)
    if tag not in _EMPTY:
        translator.body.append(f"</{tag}>")
    if tag in _END_A_LINE and (tag, around) not in _WITHIN_A_LINE:
        translator.body.append("\n")


def _start(translator: HTML5Translator, tag: str, attributes: Mapping[str, str]) -> None:
    given = "".join(f' {name}="{translator.attval(text)}"' for name, text in attributes.items())
    # An EPUB is XML, and so is a drawing.
    is_closed = tag in _EMPTY and (tag != "wbr" or translator.builder.name == "epub")
    translator.body.append(f"<{tag}{given}{'/' if is_closed else ''}>")


def _pass_through(_translator: object, _node: object) -> None:
    """Write what is inside, and nothing around it."""
