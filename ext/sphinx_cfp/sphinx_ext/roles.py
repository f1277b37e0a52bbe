"""Roles: names of calls, tracks, dates and topics in running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.roles import XRefRole

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.registry.records import Reference
from sphinx_cfp.sphinx_ext.nodes import cfp_countdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import RoleFunction

    from sphinx_cfp.registry.records import ObjectType
    from sphinx_cfp.sphinx_ext.domain import CfpDomain


_EXTERNAL = re.compile(r"[:{]external[:+]")


class CfpRole(XRefRole):
    """A cross reference that leaves a record of what it names."""

    def __init__(self) -> None:
        super().__init__(innernodeclass=nodes.inline, warn_dangling=False)

    @property
    def type(self) -> ObjectType:
        """Type of the object that it names."""
        return cast("ObjectType", self.name.rpartition(":")[2])

    def result_nodes(
        self,
        document: nodes.document,
        env: BuildEnvironment,
        node: nodes.Element,
        is_ref: bool,
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        if _EXTERNAL.match(self.rawtext):
            return [node], []  # of another site, by name: its inventory knows whether it is there
        reference = Reference(type=self.type, target=node["reftarget"])
        domain = cast("CfpDomain", env.domains["cfp"])
        place = domain.sources.near(*self.get_source_info(), f"`{self.text}`")
        node["cfp"] = domain.note(env.docname, reference, place)
        return [node], []


class CountdownRole(CfpRole):
    """The time left until a date; only a browser can tell, so elsewhere it is empty."""

    @property
    def type(self) -> ObjectType:
        return "date"

    def result_nodes(
        self,
        document: nodes.document,
        env: BuildEnvironment,
        node: nodes.Element,
        is_ref: bool,
    ) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        found = super().result_nodes(document, env, node, is_ref)[0][0]
        if "cfp" not in node:
            return [], []
        target = cast("nodes.Element", found)["reftarget"]
        return [cfp_countdown(reftarget=target, cfp=node["cfp"])], []


def find_in_headings(app: Sphinx, doctree: nodes.document) -> None:
    """Leave a problem for each role of ours in a heading: titles and anchors come before it is known."""
    domain = cast("CfpDomain", app.env.domains["cfp"])
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


ROLES: dict[str, RoleFunction | XRefRole] = {
    "call": CfpRole(),
    "track": CfpRole(),
    "date": CfpRole(),
    "topic": CfpRole(),
    "countdown": CountdownRole(),
}
