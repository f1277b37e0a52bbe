"""How our nodes are written: the only place where HTML of ours becomes text."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    app.add_node(cfp_date, html=(_visit_date, _depart_date))
    app.add_node(cfp_element, html=(_visit_element, _depart_element))
    for name in OTHERS:
        app.registry.add_translation_handlers(cfp_element, **{name: (_pass_through, _pass_through)})


def _visit_date(translator: HTML5Translator, node: cfp_date) -> None:
    # A day ends somewhere: the script wants to know when.
    given = {name: node[key] for name, key in _OF_A_DATE.items() if node.get(key)}
    _start(translator, "time" if given else "span", {"class": "cfp-time", **given})


_OF_A_DATE = {"datetime": "datetime", "data-cfp-end": "end"}


def _depart_date(translator: HTML5Translator, node: cfp_date) -> None:
    translator.body.append("</time>" if node.get("datetime") else "</span>")


def _visit_element(translator: HTML5Translator, node: cfp_element) -> None:
    tag = node["tag"]
    classes = " ".join(name for name in node["classes"] if name != UNSEARCHED)
    attributes = {"class": classes} if classes else {}
    attributes |= node.html
    if node["ids"]:
        attributes["id"] = node["ids"][0]
    _start(translator, tag, attributes)
    if tag in _OPEN_A_LINE:
        translator.body.append("\n")


def _depart_element(translator: HTML5Translator, node: cfp_element) -> None:
    tag = node["tag"]
    for part in node.inert:
        part.walkabout(translator)
    if tag not in _EMPTY:
        translator.body.append(f"</{tag}>")
    around = node.parent["tag"] if isinstance(node.parent, cfp_element) else ""
    if tag in _END_A_LINE and (tag, around) not in _WITHIN_A_LINE:
        translator.body.append("\n")


def _start(translator: HTML5Translator, tag: str, attributes: Mapping[str, str]) -> None:
    given = "".join(f' {name}="{translator.attval(text)}"' for name, text in attributes.items())
    # An EPUB is XML, and so is a drawing.
    is_closed = tag in _EMPTY and (tag != "wbr" or translator.builder.name == "epub")
    translator.body.append(f"<{tag}{given}{'/' if is_closed else ''}>")


def _pass_through(_translator: object, _node: object) -> None:
    """Write what is inside, and nothing around it."""
