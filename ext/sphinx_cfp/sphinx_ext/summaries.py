"""The summary of a call or a track: what was given, and nothing that the clock could make wrong."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.model.calls import NO_PROCEEDINGS, Mode, Review
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.sphinx_ext.html_dates import value_markup
from sphinx_cfp.sphinx_ext.html_pieces import Pieces, external
from sphinx_cfp.sphinx_ext.rendering import value_nodes
from sphinx_cfp.sphinx_ext.wording import listed, number_text, when_text
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder

    from sphinx_cfp.model.calls import Call, Submission, Track
    from sphinx_cfp.model.dates import Date, When
    from sphinx_cfp.model.registry import Registry

MAIN = (Kind.ABSTRACT, Kind.PAPER, Kind.PROPOSAL, Kind.NOTIFICATION, Kind.CAMERA_READY)
"""Kinds that the summary of a call shows, if the call itself (no track of it) has one."""


@dataclass(frozen=True, slots=True)
class Field:
    """A fact of a summary; ``group`` is its class: of the event, of a deadline or of the rules."""

    group: str
    label: str
    value: Sequence[nodes.Node]


def call_summary(registry: Registry, call: Call, builder: Builder, language: str) -> nodes.Node:
    """The first screen of a call."""
    title = f"{call.title} ({call.acronym})" if call.acronym else call.title
    fields = _event(call, language)
    fields += _dates(registry, call, builder, language)
    fields += [*_rules(call.submission, language), *_people(call, language)]
    name = registry.node_id("call", call.key)
    return _summary(name, title, fields, call.submission, builder, language, ["cfp-summary"])


def track_summary(registry: Registry, track: Track, builder: Builder, language: str) -> nodes.Node:
    """What a track's own directive shows."""
    name = registry.node_id("track", track.key)
    fields = _rules(track.submission, language)
    classes = ["cfp-summary", "cfp-track-summary"]
    return _summary(name, track.title, fields, track.submission, builder, language, classes)


def _summary(
    name: str,
    title: str,
    fields: Sequence[Field],
    submission: Submission,
    builder: Builder,
    language: str,
    classes: list[str],
) -> nodes.Node:
    _ = words_in(language).gettext
    target = target_of(submission.submit)
    # Translators: on a button; its reader submits a paper.
    submit = _("Submit")
    if builder.format == "html":
        action = external(target, escape(submit), "cfp-submit") if target else ""
        return _as_html(name, title, fields, action, " ".join(classes))
    node = nodes.container("", classes=classes, ids=[name])
    node += nodes.paragraph("", "", nodes.strong("", title), classes=["cfp-summary-title"])
    if fields:
        node += nodes.field_list("", *map(_as_field, fields))
    if target:
        link = nodes.reference("", submit, refuri=target, internal=False)
        link["classes"] = ["cfp-submit"]
        node += nodes.paragraph("", "", link, classes=["cfp-actions"])
    return node


def _as_field(field: Field) -> nodes.field:
    body = nodes.field_body("", nodes.paragraph("", "", *field.value))
    return nodes.field("", nodes.field_name("", field.label), body, classes=[field.group])


def _as_html(
    name: str, title: str, fields: Sequence[Field], action: str, classes: str
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
    if action:
        pieces.add(f'<p class="cfp-actions">{action}</p>\n')
    pieces.add("</div>\n")
    return pieces.node()


def _event(call: Call, language: str) -> list[Field]:
    words = words_in(language)
    _ = words.gettext
    fields: list[Field] = []
    if call.host:
        host = _link(call.host, call.host_url) if call.host_url else nodes.Text(call.host)
        # Translators: a label; its value is the conference that a workshop belongs to.
        fields.append(_event_field(_("Part of"), host))
    if call.edition.days:
        days = when_text(call.edition.days, language, is_deadline=False)
        # Translators: a label; its value is the days of the event.
        label = words.ngettext("Date", "Dates", _number_of_days(call.edition.days))
        fields.append(_event_field(label, nodes.Text(days)))
    elif call.edition.year:
        fields.append(_event_field(_("Year"), nodes.Text(number_text(call.edition.year, language))))
    if where := _where(call, language):
        # Translators: a label; its value is a city, perhaps with the mode.
        fields.append(_event_field(_("Place"), nodes.Text(where)))
    return fields


def _where(call: Call, language: str) -> str:
    """City and mode, as far as they were given."""
    _ = words_in(language).gettext
    # Translators: this and "hybrid", "virtual" say how an event is attended.
    modes = {Mode.IN_PERSON: _("in person"), Mode.HYBRID: _("hybrid"), Mode.VIRTUAL: _("virtual")}
    if not call.mode or not call.location:
        return call.location or (modes[call.mode] if call.mode else "")
    # Translators: Vienna, Austria, hybrid
    return _("%(place)s, %(mode)s") % {"place": call.location, "mode": modes[call.mode]}


def _number_of_days(days: When) -> int:
    return (days.end.day - days.start.day).days + 1 if days.start and days.end else 1


def _people(call: Call, language: str) -> list[Field]:
    words = words_in(language)
    _ = words.gettext
    fields: list[Field] = []
    if call.chairs:
        # Translators: a label; its value is the names of those who lead the event.
        label = words.ngettext("Chair", "Chairs", len(call.chairs))
        fields.append(_rule(label, nodes.Text(listed(call.chairs, language))))
    if call.contact:
        fields.append(_rule(_("Contact"), _address(call.contact)))
    if call.website:
        fields.append(_rule(_("Website"), _link(call.website, call.website)))
    return fields


def _dates(registry: Registry, call: Call, builder: Builder, language: str) -> list[Field]:
    return [
        Field("cfp-deadline", item.label, _value(item, builder, language))
        for kind in MAIN
        for item in registry.by_kind(call.key, kind)
        if not item.track and not item.internal and not item.qualifier
    ]


def _event_field(label: str, value: nodes.Node) -> Field:
    return Field("cfp-event", label, [value])


def _rule(label: str, value: nodes.Node) -> Field:
    return Field("cfp-rule", label, [value])


def _value(item: Date, builder: Builder, language: str) -> list[nodes.Node]:
    if builder.format == "html":
        return [nodes.raw("", value_markup(item, language), format="html")]
    return value_nodes(item, builder, language)


def _rules(submission: Submission, language: str) -> list[Field]:
    words = words_in(language)
    _ = words.gettext
    fields: list[Field] = []
    if submission.review:
        reviews = {
            # Translators: this, "double-blind" and "open" are values of "Review".
            Review.SINGLE: _("single-blind"),
            Review.DOUBLE: _("double-blind"),
            Review.OPEN: words.pgettext("review", "open"),
        }
        fields.append(_rule(_("Review"), nodes.Text(reviews[submission.review])))
    if submission.pages:
        # Translators: a label; its value is how long a paper may be.
        fields.append(_rule(_("Pages"), nodes.Text(submission.pages)))
    if submission.proceedings:
        # Translators: a value of "Proceedings": there will be none.
        none = words.pgettext("proceedings", "none")
        shown = none if submission.proceedings == NO_PROCEEDINGS else submission.proceedings
        fields.append(_rule(_("Proceedings"), nodes.Text(shown)))
    if submission.template:
        template = _link(_file_name(submission.template), submission.template)
        # Translators: a label; its value is a link to the template for papers.
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
