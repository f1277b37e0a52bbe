"""The summary of a call or a track: what was given, and nothing that the clock could make wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.model.calls import Mode, Review
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.sphinx_ext.rendering import value_nodes
from sphinx_cfp.sphinx_ext.wording import when_text
from sphinx_cfp.sphinx_ext.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder

    from sphinx_cfp.model.calls import Call, Submission, Track
    from sphinx_cfp.model.registry import Registry

MAIN = (Kind.ABSTRACT, Kind.PAPER, Kind.PROPOSAL, Kind.NOTIFICATION, Kind.CAMERA_READY)
"""Kinds that the summary of a call shows, if the call itself (no track of it) has one."""

Field = tuple[str, "Sequence[nodes.Node]"]


def call_summary(registry: Registry, call: Call, builder: Builder) -> nodes.container:
    """The first screen of a call."""
    title = f"{call.title} ({call.acronym})" if call.acronym else call.title
    node = nodes.container("", classes=["cfp-summary"])
    node["ids"] = [registry.node_id("call", call.key)]
    node += nodes.paragraph("", "", nodes.strong("", title), classes=["cfp-summary-title"])
    rules = _rules(call.submission)
    if call.chairs:
        rules.append((_("Chairs"), [nodes.Text(", ".join(call.chairs))]))
    if call.contact:
        rules.append((_("Contact"), [_address(call.contact)]))
    if call.website:
        rules.append((_("Website"), [_link(call.website, call.website)]))
    listed = nodes.field_list("")
    listed += _fields(_event(call, builder), "cfp-event")
    listed += _fields(_dates(registry, call, builder), "cfp-deadline")
    listed += _fields(rules, "cfp-rule")
    node += listed
    return _with_submit(node, call.submission)


def track_summary(registry: Registry, track: Track, builder: Builder) -> nodes.container:
    """What a track's own directive shows."""
    node = nodes.container("", classes=["cfp-summary", "cfp-track-summary"])
    node["ids"] = [registry.node_id("track", track.key)]
    node += nodes.paragraph("", "", nodes.strong("", track.title), classes=["cfp-summary-title"])
    rules = _rules(track.submission)
    if rules:
        node += nodes.field_list("", *_fields(rules, "cfp-rule"))
    return _with_submit(node, track.submission)


def _event(call: Call, builder: Builder) -> list[Field]:
    fields: list[Field] = []
    if call.host:
        host = _link(call.host, call.host_url) if call.host_url else nodes.Text(call.host)
        fields.append((_("Part of"), [host]))
    if call.edition.days:
        days = when_text(call.edition.days, builder.config.language, is_deadline=False)
        fields.append((_("Date"), [nodes.Text(days)]))
    elif call.edition.year:
        fields.append((_("Year"), [nodes.Text(str(call.edition.year))]))
    modes = {Mode.IN_PERSON: _("in person"), Mode.HYBRID: _("hybrid"), Mode.VIRTUAL: _("virtual")}
    where = ", ".join(
        part for part in (call.location, str(modes[call.mode]) if call.mode else "") if part
    )
    if where:
        fields.append((_("Place"), [nodes.Text(where)]))
    return fields


def _dates(registry: Registry, call: Call, builder: Builder) -> list[Field]:
    return [
        (item.label, value_nodes(item, builder))
        for kind in MAIN
        for item in registry.by_kind(call.key, kind)
        if not item.track and not item.internal and not item.qualifier
    ]


def _rules(submission: Submission) -> list[Field]:
    reviews = {
        Review.SINGLE: _("single-blind"),
        Review.DOUBLE: _("double-blind"),
        Review.OPEN: _("open"),
    }
    fields: list[Field] = []
    if submission.review:
        fields.append((_("Review"), [nodes.Text(reviews[submission.review])]))
    if submission.pages:
        fields.append((_("Pages"), [nodes.Text(submission.pages)]))
    if submission.proceedings:
        shown = _("none") if submission.proceedings == "none" else submission.proceedings
        fields.append((_("Proceedings"), [nodes.Text(shown)]))
    if submission.template:
        fields.append(
            (_("Template"), [_link(_file_name(submission.template), submission.template)])
        )
    return fields


def _with_submit(node: nodes.container, submission: Submission) -> nodes.container:
    if submission.submit:
        link = _link(_("Submit"), _target(submission.submit))
        link["classes"] = ["cfp-submit"]
        node += nodes.paragraph("", "", link, classes=["cfp-actions"])
    return node


def _fields(fields: Sequence[Field], name: str) -> list[nodes.field]:
    """Fields of the list; ``name`` is their class, by which a builder tells them apart."""
    found: list[nodes.field] = []
    for label, value in fields:
        body = nodes.field_body("", nodes.paragraph("", "", *value))
        found.append(nodes.field("", nodes.field_name("", label), body, classes=[name]))
    return found


def _link(text: str, uri: str) -> nodes.reference:
    return nodes.reference("", text, refuri=uri, internal=False)


def _address(contact: str) -> nodes.Node:
    return _link(contact, _target(contact)) if _target(contact) else nodes.Text(contact)


def _target(text: str) -> str:
    """The URL of what is a URL, or a ``mailto:`` of what is an address; else empty."""
    if "://" in text:
        return text
    return f"mailto:{text}" if "@" in text and " " not in text else ""


def _file_name(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2] or url
