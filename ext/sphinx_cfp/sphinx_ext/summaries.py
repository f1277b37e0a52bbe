"""The summary of a call or a track: what was given, and nothing that the clock could make wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.exporters import FORMATS
from sphinx_cfp.exporters.text import uri
from sphinx_cfp.model.calls import NO_PROCEEDINGS, Mode, Review
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.sphinx_ext.first_screen import FirstScreen
from sphinx_cfp.sphinx_ext.html_pieces import TEXT, VALUE, Pieces, external
from sphinx_cfp.sphinx_ext.publication import linked
from sphinx_cfp.sphinx_ext.rendering import value_nodes
from sphinx_cfp.sphinx_ext.wording import listed, number_text, when_text
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder

    from sphinx_cfp.model.calls import Call, Submission, Track
    from sphinx_cfp.model.dates import Date, When
    from sphinx_cfp.registry.registry import Registry

MAIN = (Kind.ABSTRACT, Kind.PAPER, Kind.PROPOSAL, Kind.NOTIFICATION, Kind.CAMERA_READY, Kind.EVENT)
"""Kinds that the summary of a call shows, if the call itself (no track of it) has one."""


@dataclass(frozen=True, slots=True)
class Field:
    """A fact of a summary; ``group`` is its class: of the event, of a deadline or of the rules."""

    group: str
    label: str
    value: Sequence[nodes.Node]
    is_days: bool = False


def call_summary(registry: Registry, call: Call, builder: Builder, language: str) -> nodes.Node:
    """The first screen of a call."""
    title = f"{call.title} ({call.acronym})" if call.acronym else call.title
    event = _event(call, language)
    rules = [*_rules(call.submission, language), *_people(call, language)]
    name = registry.node_id("call", call.key)
    links = call_links(call.key, call.docname, builder, language)
    if builder.format == "html":
        screen = FirstScreen(registry, call, builder, language)
        if any(item.kind is Kind.EVENT for item in main_dates(registry, call.key)):
            event = [field for field in event if not field.is_days]
        return _first_screen(screen, name, [*event, *rules], links)
    fields = [*event, *_dates(registry, call, builder, language), *rules]
    return _summary(name, title, fields, call.submission, builder, language, ["cfp-summary"], links)


def _first_screen(
    screen: FirstScreen,
    name: str,
    fields: Sequence[Field],
    links: Sequence[tuple[str, str]],
) -> nodes.Node:
    """What a reader on the last night asks for stands first, what the event is comes after it."""
    pieces = Pieces()
    pieces.add(f'<div class="cfp-summary" id="{name.translate(VALUE)}">\n')
    title, acronym = screen.call.title.translate(TEXT), screen.call.acronym.translate(TEXT)
    # Kept together: a line does not end in the middle of "(ES-FoMO)" while it fits on the next.
    short = f' <span class="cfp-acronym">({acronym})</span>' if acronym else ""
    pieces.add(f'<p class="cfp-summary-title"><strong>{title}{short}</strong></p>\n')
    pieces.unsearched(screen.now())
    pieces.add(_actions(screen.call.submission, screen.language, links))
    pieces.unsearched(screen.zones() + screen.steps(main_dates(screen.registry, screen.call.key)))
    _add_facts(pieces, fields)
    pieces.unsearched(screen.changes())
    pieces.add("</div>\n")
    return pieces.node()


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
    links: Sequence[tuple[str, str]] = (),
) -> nodes.Node:
    target, submit = target_of(submission.submit), _submit(language)
    if builder.format == "html":
        return _as_html(name, title, fields, _actions(submission, language))
    node = nodes.container("", classes=classes, ids=[name])
    node += nodes.paragraph("", "", nodes.strong("", title), classes=["cfp-summary-title"])
    if fields:
        node += nodes.field_list("", *map(_as_field, fields))
    if target:
        link = nodes.reference("", submit, refuri=target, internal=False)
        link["classes"] = ["cfp-submit"]
        node += nodes.paragraph("", "", link, classes=["cfp-actions"])
    if links:
        inside = [node for text, uri in links for node in (nodes.Text(" · "), _link(text, uri))]
        node += nodes.paragraph("", "", *inside[1:], classes=["cfp-files"])
    return node


def _as_field(field: Field) -> nodes.field:
    body = nodes.field_body("", nodes.paragraph("", "", *field.value))
    return nodes.field("", nodes.field_name("", field.label), body, classes=[field.group])


def _as_html(name: str, title: str, fields: Sequence[Field], actions: str) -> nodes.Node:
    pieces = Pieces()
    pieces.add(f'<div class="cfp-summary cfp-track-summary" id="{name.translate(VALUE)}">\n')
    pieces.add(f'<p class="cfp-summary-title"><strong>{title.translate(TEXT)}</strong></p>\n')
    _add_facts(pieces, fields)
    pieces.add(f"{actions}</div>\n")
    return pieces.node()


def _add_facts(pieces: Pieces, fields: Sequence[Field]) -> None:
    if not fields:
        return
    pieces.add('<dl class="cfp-facts">\n')
    for field in fields:
        pieces.add(f'<div class="{field.group}"><dt>{field.label.translate(TEXT)}</dt><dd>')
        pieces.extend(field.value)
        pieces.add("</dd></div>\n")
    pieces.add("</dl>\n")


def _actions(submission: Submission, language: str, links: Sequence[tuple[str, str]] = ()) -> str:
    """The buttons: where to submit, and the files for a reader's own calendar."""
    target = target_of(submission.submit)
    parts = [external(target, _submit(language).translate(VALUE), "cfp-submit")] if target else []
    parts += [
        f'<a class="cfp-file" href="{uri.translate(VALUE)}">{text.translate(VALUE)}</a>'
        for text, uri in links
    ]
    inside = "\n".join(parts)
    return f'<p class="cfp-actions">{inside}</p>\n' if parts else ""


def _submit(language: str) -> str:
    _ = words_in(language).gettext
    # Translators: on a button; its reader submits a paper.
    return _("Submit")


def call_links(call: str, docname: str, builder: Builder, language: str) -> list[tuple[str, str]]:
    """Text and target of the links to a call's calendar and to the feed of changes, where they are written.

    On a page a calendar is subscribed to by ``webcal:``, which calendar programs answer to, and files are
    named from the page, so that a copy of the site has its own; elsewhere all are absolute.
    """
    _ = words_in(language).gettext
    base, names = linked(builder)
    if not names:
        return []
    is_page = builder.format == "html" and builder.name != "epub"
    top = "../" * builder.get_target_uri(docname).count("/") if is_page else base
    links = []
    if "icalendar" in names:
        file = uri(FORMATS["icalendar"].path(call, is_single=False))
        subscribed = f"webcal:{base[base.index('//') :]}{file}" if is_page else f"{base}{file}"
        links = [
            (_("Subscribe to the dates"), subscribed),
            (_("Calendar file"), f"{top}{file}"),
        ]
    if "changes" in names:
        links.append((_("Changes"), f"{top}{FORMATS['changes'].site_file}"))
    return links


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
        fields.append(Field("cfp-event", label, [nodes.Text(days)], is_days=True))
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


def main_dates(registry: Registry, call: str) -> list[Date]:
    """The dates of a call itself, of no track of it, that its first screen shows."""
    return [
        item
        for kind in MAIN
        for item in registry.by_kind(call, kind)
        if not item.track and not item.internal and not item.qualifier
    ]


def _dates(registry: Registry, call: Call, builder: Builder, language: str) -> list[Field]:
    return [
        Field("cfp-deadline", item.label, _value(item, builder, language))
        for item in main_dates(registry, call.key)
    ]


def _event_field(label: str, value: nodes.Node) -> Field:
    return Field("cfp-event", label, [value])


def _rule(label: str, value: nodes.Node) -> Field:
    return Field("cfp-rule", label, [value])


def _value(item: Date, builder: Builder, language: str) -> list[nodes.Node]:
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
