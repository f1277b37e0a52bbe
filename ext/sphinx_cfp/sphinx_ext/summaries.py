"""The summary of a call or a track: what was given, and nothing that the clock could make wrong."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.model.calls import Mode, Review
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.sphinx_ext.html_dates import value_markup
from sphinx_cfp.sphinx_ext.html_pieces import Pieces, external
from sphinx_cfp.sphinx_ext.rendering import value_nodes
from sphinx_cfp.sphinx_ext.wording import when_text
from sphinx_cfp.sphinx_ext.words import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder

    from sphinx_cfp.model.calls import Call, Submission, Track
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.registry import Registry

MAIN = (Kind.ABSTRACT, Kind.PAPER, Kind.PROPOSAL, Kind.NOTIFICATION, Kind.CAMERA_READY)
"""Kinds that the summary of a call shows, if the call itself (no track of it) has one."""


@dataclass(frozen=True, slots=True)
class Field:
    """A fact of a summary; ``group`` is its class: of the event, of a deadline or of the rules."""

    group: str
    label: str
    value: Sequence[nodes.Node]


def call_summary(registry: Registry, call: Call, builder: Builder) -> nodes.Node:
    """The first screen of a call."""
    title = f"{call.title} ({call.acronym})" if call.acronym else call.title
    fields = _event(call, builder) + _dates(registry, call, builder) + _rules(call.submission)
    if call.chairs:
        fields.append(_rule(_("Chairs"), nodes.Text(", ".join(call.chairs))))
    if call.contact:
        fields.append(_rule(_("Contact"), _address(call.contact)))
    if call.website:
        fields.append(_rule(_("Website"), _link(call.website, call.website)))
    name = registry.node_id("call", call.key)
    return _summary(name, title, fields, call.submission, builder, ["cfp-summary"])


def track_summary(registry: Registry, track: Track, builder: Builder) -> nodes.Node:
    """What a track's own directive shows."""
    name = registry.node_id("track", track.key)
    classes = ["cfp-summary", "cfp-track-summary"]
    return _summary(name, track.title, _rules(track.submission), track.submission, builder, classes)


def _summary(
    name: str,
    title: str,
    fields: Sequence[Field],
    submission: Submission,
    builder: Builder,
    classes: list[str],
) -> nodes.Node:
    target = target_of(submission.submit)
    if builder.format == "html":
        return _as_html(name, title, fields, target, " ".join(classes))
    node = nodes.container("", classes=classes, ids=[name])
    node += nodes.paragraph("", "", nodes.strong("", title), classes=["cfp-summary-title"])
    if fields:
        node += nodes.field_list("", *map(_as_field, fields))
    if target:
        link = nodes.reference("", _("Submit"), refuri=target, internal=False)
        link["classes"] = ["cfp-submit"]
        node += nodes.paragraph("", "", link, classes=["cfp-actions"])
    return node


def _as_field(field: Field) -> nodes.field:
    body = nodes.field_body("", nodes.paragraph("", "", *field.value))
    return nodes.field("", nodes.field_name("", field.label), body, classes=[field.group])


def _as_html(
    name: str, title: str, fields: Sequence[Field], target: str, classes: str
) -> nodes.Node:
    pieces = Pieces()
    pieces.add(f'<div class="{classes}" id="{escape(name)}">\n')
    pieces.add(f'<p class="cfp-summary-title"><strong>{escape(title, quote=False)}</strong></p>\n')
    if fields:
        pieces.add('<dl class="cfp-facts">\n')
        for field in fields:
            label = escape(field.label, quote=False)
            pieces.add(f'<div class="{field.group}"><dt>{label}</dt><dd>')
            pieces.extend(field.value)
            pieces.add("</dd></div>\n")
        pieces.add("</dl>\n")
    if target:
        submit = external(target, escape(_("Submit")), "cfp-submit")
        pieces.add(f'<p class="cfp-actions">{submit}</p>\n')
    pieces.add("</div>\n")
    return pieces.node()


def _event(call: Call, builder: Builder) -> list[Field]:
    fields: list[Field] = []
    if call.host:
        host = _link(call.host, call.host_url) if call.host_url else nodes.Text(call.host)
        fields.append(_event_field(_("Part of"), host))
    if call.edition.days:
        days = when_text(call.edition.days, builder.config.language, is_deadline=False)
        fields.append(_event_field(_("Date"), nodes.Text(days)))
    elif call.edition.year:
        fields.append(_event_field(_("Year"), nodes.Text(str(call.edition.year))))
    modes = {Mode.IN_PERSON: _("in person"), Mode.HYBRID: _("hybrid"), Mode.VIRTUAL: _("virtual")}
    where = ", ".join(
        part for part in (call.location, str(modes[call.mode]) if call.mode else "") if part
    )
    if where:
        fields.append(_event_field(_("Place"), nodes.Text(where)))
    return fields


def _dates(registry: Registry, call: Call, builder: Builder) -> list[Field]:
    return [
        Field("cfp-deadline", item.label, _value(item, builder))
        for kind in MAIN
        for item in registry.by_kind(call.key, kind)
        if not item.track and not item.internal and not item.qualifier
    ]


def _event_field(label: str, value: nodes.Node) -> Field:
    return Field("cfp-event", label, [value])


def _rule(label: str, value: nodes.Node) -> Field:
    return Field("cfp-rule", label, [value])


def _value(item: Date, builder: Builder) -> list[nodes.Node]:
    if builder.format == "html":
        markup = value_markup(item, str(builder.config.language))
        return [nodes.raw("", markup, format="html")]
    return value_nodes(item, builder)


def _rules(submission: Submission) -> list[Field]:
    reviews = {
        Review.SINGLE: _("single-blind"),
        Review.DOUBLE: _("double-blind"),
        Review.OPEN: _("open"),
    }
    fields: list[Field] = []
    if submission.review:
        fields.append(_rule(_("Review"), nodes.Text(reviews[submission.review])))
    if submission.pages:
        fields.append(_rule(_("Pages"), nodes.Text(submission.pages)))
    if submission.proceedings:
        shown = _("none") if submission.proceedings == "none" else submission.proceedings
        fields.append(_rule(_("Proceedings"), nodes.Text(shown)))
    if submission.template:
        template = _link(_file_name(submission.template), submission.template)
        fields.append(_rule(_("Template"), template))
    return fields


def _link(text: str, uri: str) -> nodes.reference:
    return nodes.reference("", text, refuri=uri, internal=False)


def _address(contact: str) -> nodes.Node:
    target = target_of(contact)
    return _link(contact, target) if target else nodes.Text(contact)


def target_of(text: str) -> str:
    """The URL of what is a URL, or a ``mailto:`` of what is an address; else empty."""
    if "://" in text:
        return text
    return f"mailto:{text}" if "@" in text and " " not in text else ""


def _file_name(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2] or url
