"""Descriptions of programs: signatures and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes

from sphinx_cfp.pdf.blocks import group
from sphinx_cfp.pdf.literals import block, call, words
from sphinx_cfp.pdf.translator import Translator, handles, passes, wraps

if TYPE_CHECKING:
    from docutils import nodes


wraps("signature", addnodes.desc_signature)
wraps("code", addnodes.desc_inline)
wraps("strong", addnodes.desc_name)
wraps("formatted", addnodes.productionlist)
passes(addnodes.desc_addname, addnodes.desc_annotation, addnodes.desc_parameter)
passes(addnodes.desc_type, addnodes.desc_type_parameter)


@handles(addnodes.desc)
def desc(t: Translator, node: addnodes.desc) -> str:
    return group(t, node)


@handles(addnodes.desc_content)
def desc_content(t: Translator, node: addnodes.desc_content) -> str:
    return call("indented", t.body(node)) if node.children else ""


@handles(addnodes.desc_signature_line)
def desc_signature_line(t: Translator, node: addnodes.desc_signature_line) -> str:
    return block(t.body(node), "linebreak()")


@handles(addnodes.desc_returns)
def desc_returns(t: Translator, node: addnodes.desc_returns) -> str:
    return block(words(" \N{RIGHTWARDS ARROW} "), t.body(node))


@handles(addnodes.desc_parameterlist)
def desc_parameterlist(t: Translator, node: addnodes.desc_parameterlist) -> str:
    return _listed(t, node, "(", ")")


@handles(addnodes.desc_type_parameter_list)
def desc_type_parameter_list(t: Translator, node: addnodes.desc_type_parameter_list) -> str:
    return _listed(t, node, "[", "]")


@handles(addnodes.desc_optional)
def desc_optional(t: Translator, node: addnodes.desc_optional) -> str:
    """Optional parameters; as Sphinx writes them, the comma before them stands inside."""
    is_first = node.parent is None or node.parent.index(node) == 0
    return _listed(t, node, "[" if is_first else "[, ", "]")


def _listed(t: Translator, node: nodes.Element, opened: str, closed: str) -> str:
    parts = [words(opened)]
    for index, child in enumerate(node.children):
        if index and not isinstance(child, addnodes.desc_optional):
            parts.append(words(", "))
        parts.append(t.render(child))
    return block(*t.anchors(), *parts, words(closed))


@handles(addnodes.production)
def production(t: Translator, node: addnodes.production) -> str:
    name = node.get("tokenname", "")
    # Sphinx before 8.2 gives the name apart, later ones as part of the content.
    head = [call("strong", words(name)), words(" ::= ")] if name and not _named(node) else []
    # And later ones end the line themselves.
    end = [] if node.astext().endswith("\n") else ["linebreak()"]
    return block(*t.anchors(), *head, t.body(node), *end)


def _named(node: addnodes.production) -> bool:
    return node.astext().lstrip().startswith(node.get("tokenname", ""))
