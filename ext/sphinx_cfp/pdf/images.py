"""Images, figures and formulas."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_cfp.pdf.literals import block, call, string, words
from sphinx_cfp.pdf.translator import Translator, handles, long, wraps

ALIGNED = ("left", "center", "right")

_LENGTH = re.compile(r"([0-9.]+)\s*(%|[a-z]*)")
_UNITS = {"": 0.75, "px": 0.75, "pc": 12.0, "ex": 0.5, "ch": 0.5, "rem": 1.0}
_IN = {"ex": "em", "ch": "em", "rem": "em"}


def length(text: str) -> str:
    """A length of docutils in Typst: pixels are 1/96 inch. Empty for one that cannot be read."""
    match = _LENGTH.fullmatch(text.strip())
    if not match or match[1].count(".") > 1 or match[1] == ".":
        return ""
    value, unit = float(match[1]), match[2]
    if unit in ("%", "em", "cm", "mm", "in", "pt"):
        return f"{value:g}{unit}"
    return f"{value * _UNITS[unit]:g}{_IN.get(unit, 'pt')}" if unit in _UNITS else ""


@handles(nodes.image)
def image(t: Translator, node: nodes.image) -> str:
    """An image; one without a file is told by its description."""
    alt = t.text(node.get("alt", "") or "")
    name = t.page.images.get(node.get("uri", ""))
    if name is None:
        return call("absent", words(alt)) if alt else ""
    is_inline = isinstance(node.parent, nodes.TextElement) and not isinstance(
        node.parent.parent, nodes.figure
    )
    is_avatar = any(name.startswith("sd-avatar") for name in node["classes"])
    return call(
        "picture",
        string(name),
        alt=string(alt) if alt else "",
        width="3em" if is_avatar else length(node.get("width", "")),
        height=length(node.get("height", "")),
        scale=f"{int(node['scale'])}%" if node.get("scale") else "",
        align=node["align"] if node.get("align") in ALIGNED else "",
        inline="true" if is_inline else "",
    )


wraps("rubric", nodes.caption)


@handles(nodes.figure)
def figure(t: Translator, node: nodes.figure) -> str:
    captions = [child for child in node.children if isinstance(child, nodes.caption)]
    legends = [child for child in node.children if isinstance(child, nodes.legend)]
    shown = [child for child in node.children if child not in [*captions, *legends]]
    return call(
        "illustration",
        t.body(shown),
        caption=t.body(captions[0]) if captions else "",
        legend=t.body(legends[0]) if legends else "",
        align=node["align"] if node.get("align") in ALIGNED else "",
        is_long=long(node),
    )


@handles(nodes.legend)
def legend(t: Translator, node: nodes.legend) -> str:
    return call("remark", block(*t.anchors(), *t.inside(node.children)))


@handles(nodes.math, nodes.math_block)
def math(t: Translator, node: nodes.Element) -> str:
    """A formula; one that cannot be set has been reported, and is left out."""
    from sphinx_cfp.pdf.formulas import formula  # few calls have one

    source = node.astext()
    if not source.strip():
        return ""
    is_block = isinstance(node, nodes.math_block)
    code = formula(source, is_block=is_block)
    if code is None:
        return call("paragraph", "omitted") if is_block else "omitted"
    number = node.get("number")
    return call(
        "equation",
        code,
        alt=string(t.text(source)),
        block="true" if is_block else "",
        number=words(f"({number})") if number else "",
    )


@handles("sphinx.ext.graphviz.graphviz")
def drawing(t: Translator, node: nodes.Element) -> str:
    """A drawing that another program would have to make; its description stands for it."""
    t.unprintable(node, "a diagram of Graphviz", "put a picture of it beside the page")
    alt = node.get("alt", "")
    return call("absent", words(t.text(alt))) if alt else ""
