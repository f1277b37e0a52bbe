"""Lists of every kind."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from sphinx_cfp.pdf.literals import array, block, call, string, words
from sphinx_cfp.pdf.translator import Translator, handles, passes, wraps

NUMBERS = {
    "arabic": "1",
    "loweralpha": "a",
    "upperalpha": "A",
    "lowerroman": "i",
    "upperroman": "I",
}
LISTS = (nodes.bullet_list, nodes.enumerated_list)


@handles(nodes.bullet_list)
def bullet_list(t: Translator, node: nodes.bullet_list) -> str:
    items = [call("list.item", code) for code in _items(t, node)]
    return call("list", *items, tight=_tight(node)) if items else ""


@handles(nodes.enumerated_list)
def enumerated_list(t: Translator, node: nodes.enumerated_list) -> str:
    items = [call("enum.item", code) for code in _items(t, node)]
    if not items:
        return ""
    around = ["".join(c for c in node.get(name, "") if c in "()[].:") for name in _AROUND]
    number = NUMBERS.get(node.get("enumtype", "arabic"), "1")
    return call(
        "enum",
        *items,
        tight=_tight(node),
        start=str(int(node.get("start", 1))),
        numbering=string(f"{around[0]}{number}{around[1] or '.'}"),
    )


_AROUND = ("prefix", "suffix")


def _items(t: Translator, node: nodes.Element) -> list[str]:
    """The content of each item; what stands between items, such as a target, goes into the next."""
    found: list[str] = []
    for child in node.children:
        if isinstance(child, nodes.list_item):
            found.append(t.close(child))
        elif code := t.render(child):
            found.append(code)
    return found


def _tight(node: nodes.Element) -> str:
    """Whether no item has more than one paragraph."""
    loose = any(
        sum(not isinstance(child, LISTS) for child in item.children) > 1
        for item in node.children
        if isinstance(item, nodes.Element)
    )
    return "false" if loose else "true"


@handles(nodes.list_item)
def list_item(t: Translator, node: nodes.list_item) -> str:
    """An item outside a list, as some directives leave."""
    return call("list", call("list.item", t.body(node)))


@handles(nodes.definition_list)
def definition_list(t: Translator, node: nodes.definition_list) -> str:
    return call("definitions", *t.inside(node.children)) if node.children else ""


@handles(nodes.definition_list_item)
def definition_list_item(t: Translator, node: nodes.definition_list_item) -> str:
    terms: list[str] = []
    meanings: list[str] = []
    for child in node.children:
        if isinstance(child, nodes.term):
            terms += ["linebreak()"] if terms else []
            terms.append(t.body(child))
        elif isinstance(child, nodes.classifier):
            terms += [words(" : "), call("emph", t.body(child))]
        elif isinstance(child, nodes.Element):
            meanings += ["parbreak()"] if meanings else []
            meanings.append(t.close(child))
    return call("terms.item", block(*t.anchors(), *terms), block(*meanings))


@handles(nodes.term, nodes.classifier)
def term(t: Translator, node: nodes.Element) -> str:
    return call("paragraph", call("strong", t.body(node)))


passes(nodes.definition, nodes.description, nodes.field_body, nodes.field_name)
passes(nodes.option_string, addnodes.hlistcol)
wraps("code", nodes.option)


@handles(nodes.field_list)
def field_list(t: Translator, node: nodes.field_list) -> str:
    return call("fields", *t.inside(node.children)) if node.children else ""


@handles(nodes.field)
def field(t: Translator, node: nodes.field) -> str:
    return array([t.body([child]) for child in node.children])


@handles(nodes.option_list)
def option_list(t: Translator, node: nodes.option_list) -> str:
    return call("definitions", *t.inside(node.children)) if node.children else ""


@handles(nodes.option_list_item)
def option_list_item(t: Translator, node: nodes.option_list_item) -> str:
    groups = [child for child in node.children if isinstance(child, nodes.option_group)]
    rest = [child for child in node.children if isinstance(child, nodes.description)]
    return call("terms.item", t.body(groups), block(*map(t.close, rest)))


@handles(nodes.option_group)
def option_group(t: Translator, node: nodes.option_group) -> str:
    parts: list[str] = []
    for child in node.children:
        parts += [words(", ")] if parts else []
        parts.append(t.render(child))
    return block(*t.anchors(), *parts)


@handles(nodes.option_argument)
def option_argument(t: Translator, node: nodes.option_argument) -> str:
    return block(words(node.get("delimiter", " ")), call("emph", t.body(node)))


@handles(addnodes.hlist)
def hlist(t: Translator, node: addnodes.hlist) -> str:
    columns = [t.body(child) for child in node.children if isinstance(child, nodes.Element)]
    return call("side-by-side", *columns) if columns else ""
