"""Date roles in headings, which would enter titles and anchors before they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.sphinx_ext.domain import cfp_domain
from sphinx_cfp.sphinx_ext.nodes import cfp_countdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def find(app: Sphinx, doctree: nodes.document) -> None:
    """Leave a problem for each role of ours in a heading."""
    domain = cfp_domain(app.env)
    docname = app.env.current_document.docname
    if docname not in domain.records:
        return
    for title in doctree.findall(nodes.title):
        for node in cast("Iterator[nodes.Element]", title.findall(_is_ours)):
            place = domain.records[docname][node["cfp"]].location
            message = f"the heading shows the date ‘{node['reftarget']}’"
            hint = "name the date below the heading: titles and addresses must not change with it"
            problem = Problem(code=Code.DATE_IN_HEADING, message=message, hint=hint, location=place)
            domain.note(docname, problem, place)


def _is_ours(node: nodes.Node) -> bool:
    return isinstance(node, pending_xref | cfp_countdown) and "cfp" in node
