"""Every class of nodes that the libraries define, and what becomes of those without a handler of their own.

The classes are read from the libraries themselves: one that a new version adds is in none of the tables
here, and :mod:`tests.integration.test_pdf_nodes` fails until somebody has decided about it.
"""

from __future__ import annotations

import importlib
import pkgutil
import warnings
from functools import cache
from typing import TYPE_CHECKING

import docutils
import myst_parser
import pydata_sphinx_theme
import sphinx
import sphinx_book_theme
import sphinx_design
from docutils import nodes
from sphinx.ext.graphviz import graphviz

import sphinx_cfp
from sphinx_cfp.sphinx_ext.nodes import cfp_element

if TYPE_CHECKING:
    from types import ModuleType

LIBRARIES = (
    docutils,
    sphinx,
    myst_parser,
    sphinx_design,
    sphinx_book_theme,
    pydata_sphinx_theme,
    sphinx_cfp,
)
UNIMPORTABLE = {
    "docutils.parsers.recommonmark_wrapper",  # of a package that no longer exists
    "docutils.parsers.commonmark_wrapper",  # the same, or MyST
    "myst_parser._docs",  # of MyST's own manual
    "myst_parser.docutils_",
}

INHERITED = {
    "sphinx.addnodes.desc_sig_element": "docutils.nodes.inline",
    "sphinx.addnodes.desc_sig_keyword": "docutils.nodes.inline",
    "sphinx.addnodes.desc_sig_keyword_type": "docutils.nodes.inline",
    "sphinx.addnodes.desc_sig_literal_char": "docutils.nodes.inline",
    "sphinx.addnodes.desc_sig_literal_number": "docutils.nodes.inline",
    "sphinx.addnodes.desc_sig_literal_string": "docutils.nodes.inline",
    "sphinx.addnodes.desc_sig_name": "docutils.nodes.inline",
    "sphinx.addnodes.desc_sig_operator": "docutils.nodes.inline",
    "sphinx.addnodes.desc_sig_punctuation": "docutils.nodes.inline",
    "sphinx.addnodes.desc_sig_space": "docutils.nodes.inline",
    "sphinx.builders.latex.nodes.captioned_literal_block": "docutils.nodes.container",
    "sphinx.builders.latex.nodes.thebibliography": "docutils.nodes.container",
    "sphinx.ext.inheritance_diagram.inheritance_diagram": "sphinx.ext.graphviz.graphviz",
    "sphinx.writers.latex.collected_footnote": "docutils.nodes.footnote",
    "sphinx_cfp.sphinx_ext.nodes.cfp_topic_entry": "docutils.nodes.definition_list",
    "sphinx_cfp.sphinx_ext.nodes.cfp_topic_list": "docutils.nodes.bullet_list",
    "sphinx_design.badges_buttons.sd_badge": "docutils.nodes.inline",
    "sphinx_design.steps.steps_list": "docutils.nodes.enumerated_list",
}
"""Classes that the handler of a base prints, which somebody has looked at."""

UNSEEN = {
    "docutils.nodes.colspec": "the width of a column",
    "docutils.nodes.comment": "no builder shows comments",
    "docutils.nodes.meta": "for the head of an HTML page",
    "docutils.nodes.pending": "a transform that was not applied; docutils reports it",
    "docutils.nodes.substitution_definition": "shown where it is referred to",
    "docutils.nodes.transition": "a line between paragraphs",
    "sphinx.addnodes.highlightlang": "the language of the code that follows",
    "sphinx.addnodes.index": "an entry of the index, which a PDF of one page has not",
    "sphinx.addnodes.tabular_col_spec": "for LaTeX",
    "sphinx.ext.autosummary.autosummary_toc": "pages of the site, listed in its navigation",
    "sphinx.ext.viewcode.viewcode_anchor": "a link to the source on another page",
    "sphinx_design.badges_buttons.sd_line_break": "a line break",
    "sphinx_design.icons.fontawesome": "an icon without text",
    "sphinx_design.icons.sd_icon": "an icon without text",
    "sphinx_design.tabs.sd_tab_input": "the knob of a tab",
}
"""Classes whose handler prints nothing, and what they are."""

NEVER = {
    "docutils.nodes.Element": "a base, of which docutils makes no instance",
    "docutils.nodes.FixedTextElement": "a base, of which docutils makes no instance",
    "docutils.nodes.PureTextElement": "a base, of which docutils makes no instance",
    "docutils.nodes.TextElement": "a base, of which docutils makes no instance",
    "docutils.parsers.docutils_xml.Unknown": "made by the parser of docutils' XML, which Sphinx has not",
    "sphinx.addnodes._desc_classes_injector": "a base, of which Sphinx makes no instance",
    "sphinx.builders.latex.nodes.footnotemark": "made for LaTeX only",
    "sphinx.builders.latex.nodes.footnotetext": "made for LaTeX only",
    "sphinx.builders.latex.nodes.math_reference": "made for LaTeX only",
    "sphinx.domains.c.AliasNode": "replaced by a post-transform of its domain",
    "sphinx.domains.cpp.AliasNode": "replaced by a post-transform of its domain",
    "sphinx_book_theme.nodes.SideNoteNode": "made for HTML only",
    "sphinx_cfp.sphinx_ext.nodes._Translatable": "a base, of which we make no instance",
    "sphinx_cfp.sphinx_ext.nodes.cfp_call": "replaced by our post-transform",
    "sphinx_cfp.sphinx_ext.nodes.cfp_countdown": "replaced by our post-transform",
    "sphinx_cfp.sphinx_ext.nodes.cfp_dates": "replaced by our post-transform",
    "sphinx_cfp.sphinx_ext.nodes.cfp_line": "replaced by our post-transform",
    "sphinx_cfp.sphinx_ext.nodes.cfp_placeholder": "a base, of which we make no instance",
    "sphinx_cfp.sphinx_ext.nodes.cfp_refused": "replaced by our post-transform",
    "sphinx_cfp.sphinx_ext.nodes.cfp_text": "for translators; replaced by our post-transform",
    "sphinx_cfp.sphinx_ext.nodes.cfp_topics": "replaced by our post-transform",
    "sphinx_cfp.sphinx_ext.nodes.cfp_track": "replaced by our post-transform",
    "sphinx_cfp.sphinx_ext.nodes.cfp_track_title": "replaced by our post-transform",
    "sphinx_cfp.sphinx_ext.nodes.cfp_unshown": "for translators; taken out by our post-transform",
    "sphinx_cfp.sphinx_ext.nodes.cfp_when": "replaced by our post-transform",
}
"""Classes that no page has when a builder gets it, and why; if one came through it would be reported."""

REFUSED = {
    "docutils.nodes.raw": "HTML that has no form on paper",
    "sphinx.ext.graphviz.graphviz": "a program would have to draw it",
    "sphinx.ext.inheritance_diagram.inheritance_diagram": "a program would have to draw it",
}
"""Classes whose handler reports that they cannot be printed."""

INSIDE: dict[str, list[str]] = {
    "table": ["tgroup"],
    "tgroup": ["colspec", "tbody"],
    "thead": ["row"],
    "tbody": ["row"],
    "row": ["entry"],
    "bullet_list": ["list_item"],
    "enumerated_list": ["list_item"],
    "definition_list": ["definition_list_item"],
    "definition_list_item": ["term", "definition"],
    "field_list": ["field"],
    "field": ["field_name", "field_body"],
    "option_list": ["option_list_item"],
    "option_list_item": ["option_group", "description"],
    "option_group": ["option"],
    "option": ["option_string"],
    "line_block": ["line"],
}
"""What a class must hold; any other holds text or a paragraph."""


@cache
def library_classes() -> dict[str, type[nodes.Node]]:
    """Every class of nodes by its full name, but for those that only sort nodes into categories."""
    for library in LIBRARIES:
        for name in _modules(library):
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                importlib.import_module(name)
    names = {library.__name__ for library in LIBRARIES}
    return {
        f"{class_.__module__}.{class_.__qualname__}": class_
        for class_ in _below(nodes.Element) | {nodes.Text}
        if class_.__module__.partition(".")[0] in names
    }


def sample(class_: type[nodes.Node], word: str) -> nodes.Node:
    """A node of a class with a word inside it, in what must stand around the word."""
    if issubclass(class_, nodes.Text):
        return nodes.Text(word)
    if issubclass(class_, nodes.raw):
        return class_("", f"<video>{word}</video>", format="html")
    if issubclass(class_, cfp_element):
        return class_("span", word)
    if issubclass(class_, nodes.TextElement):
        return class_("", "", nodes.Text(word))
    assert issubclass(class_, nodes.Element)
    if issubclass(class_, nodes.image | graphviz):
        return class_("", alt=word)
    base = next((base.__name__ for base in class_.__mro__ if base.__name__ in INSIDE), "")
    names = INSIDE.get(base, ["inline" if issubclass(class_, nodes.Inline) else "paragraph"])
    node = class_.__new__(class_)  # classes of domains want more than nodes to be made of
    nodes.Element.__init__(node, "", *[sample(getattr(nodes, name), word) for name in names])
    return node


def in_place(node: nodes.Node) -> nodes.Node:
    """A node inside what it may stand in."""
    if isinstance(node, nodes.field):
        return nodes.field_list("", node)
    is_inline = isinstance(node, nodes.Text | nodes.Inline)
    return nodes.paragraph("", "", node) if is_inline else node


def _modules(library: ModuleType) -> list[str]:
    found = pkgutil.walk_packages(library.__path__, f"{library.__name__}.")
    return [
        item.name
        for item in found
        if not item.name.endswith("__main__") and item.name not in UNIMPORTABLE
    ]


def _below(class_: type) -> set[type]:
    found: set[type] = {class_}
    subclasses: list[type] = type.__subclasses__(class_)
    for subclass in subclasses:
        found |= _below(subclass)
    return found
