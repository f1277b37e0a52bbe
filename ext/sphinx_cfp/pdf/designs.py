"""Components of sphinx-design: what the page folds up is open, cards keep their grid."""

from __future__ import annotations

import re

from docutils import nodes

from sphinx_cfp.pdf.blocks import framed, group
from sphinx_cfp.pdf.literals import array, block, call
from sphinx_cfp.pdf.translator import Translator, handles, long, wraps

FRAMED = {"dropdown", "tab-item", "aside"}
"""Components in a box, under their title."""

_COLUMNS = re.compile(r"sd-row-cols(?:-(xs|sm|md|lg))?-(\d+)")
_WIDTH = re.compile(r"sd-col(?:-(xs|sm|md|lg))?-(\d+)")
_PAPER = ("md", "sm", "lg", "xs", None)
"""Sizes of screen, the one most like paper first."""

MOST_COLUMNS = 4


@handles(nodes.container)
def container(t: Translator, node: nodes.container) -> str:
    component = node.get("design_component", "")
    if component in FRAMED:
        return framed(t, node)
    if component == "card":
        return call("card", _card(t, node), is_long=long(node))
    if component == "grid-row":
        return _grid(t, node)
    if component == "card-title":
        return call("rubric", t.body(node))
    if component in ("card-header", "card-footer"):
        return call("remark", block(*t.anchors(), *t.inside(node.children)))
    if "cfp-summary" in node["classes"]:
        return call("summary", t.body(node))
    if node.get("literal_block") and isinstance(node[0], nodes.caption):
        return call("captioned", t.body(node.children[1:]), caption=t.body(node[0]))
    return group(t, node)


def _card(t: Translator, node: nodes.Element) -> str:
    return block(*t.anchors(), *t.inside(node.children))


def _grid(t: Translator, node: nodes.container) -> str:
    """A row of a grid: columns of equal width, or of the widths that the items ask for (twelfths)."""
    items = [child for child in node.children if isinstance(child, nodes.container)]
    strays = [child for child in node.children if not isinstance(child, nodes.container)]
    before = t.inside(strays)
    columns = _chosen(_COLUMNS, node["classes"]) or min(len(items), 3) or 1
    cells = [_grid_cell(t, item, 12 // max(1, min(columns, MOST_COLUMNS))) for item in items]
    return "\n".join([*t.anchors(), *before, call("card-grid", *cells, is_long=long(node))])


def _grid_cell(t: Translator, item: nodes.container, width: int) -> str:
    """An item: its share of twelve columns, whether it is a card, its content."""
    t.wait(item)
    width = _chosen(_WIDTH, item["classes"]) or width
    cards = [
        child
        for child in item.children
        if isinstance(child, nodes.container) and child.get("design_component") == "card"
    ]
    is_card = len(cards) == 1 == len(item.children)
    if is_card:
        t.wait(cards[0])
    inner = _card(t, cards[0]) if is_card else t.body(item.children)
    return array([str(max(1, min(width, 12))), "true" if is_card else "false", inner])


def _chosen(pattern: re.Pattern[str], classes: list[str]) -> int:
    """The number of the class for the size of screen that is most like paper, or 0."""
    found = {match[1]: int(match[2]) for name in classes if (match := pattern.fullmatch(name))}
    return next((found[size] for size in _PAPER if size in found), 0)


@handles("sphinx_design.shared.PassthroughTextElement")
def passthrough(t: Translator, node: nodes.Element) -> str:
    """A title or a link of a card; outside of a paragraph it is one."""
    parent = node.parent
    if isinstance(parent, nodes.container) and parent.get("design_component") == "card-title":
        return t.body(node)
    return call("paragraph", t.body(node)) if node.astext() else t.body(node)


@handles("sphinx_design.badges_buttons.sd_line_break")
def line_break(t: Translator, node: nodes.Element) -> str:
    return "linebreak()"


@handles(
    "sphinx_design.icons.fontawesome",
    "sphinx_design.icons.sd_icon",
    "sphinx_design.tabs.sd_tab_input",
)
def decorative(t: Translator, node: nodes.Element) -> str:
    """An icon, which says nothing that the text does not; a knob of a folder that is open here."""
    return ""


wraps("framed", "sphinx_design.dropdown.dropdown_main", "sphinx_design.aside.aside_main")
wraps("rubric", "sphinx_design.dropdown.dropdown_title", "sphinx_design.tabs.sd_tab_label")
