"""What was said of a call or a track, as labels and values: nothing that the clock could make wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.model.calls import NO_PROCEEDINGS, Mode, Review
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.sphinx_ext.wording import listed, number_text, when_text
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.model.calls import Call, Submission
    from sphinx_cfp.model.dates import Date, When
    from sphinx_cfp.registry.registry import Registry

MAIN = (Kind.ABSTRACT, Kind.PAPER, Kind.PROPOSAL, Kind.NOTIFICATION, Kind.CAMERA_READY, Kind.EVENT)
"""Kinds that the header of a call shows, if the call itself (no track of it) has one."""

Fact = tuple[str, "Sequence[nodes.Node]"]
"""A label and its value."""


def event_facts(call: Call, language: str, *, with_days: bool = True) -> Iterator[Fact]:
    """What the event is part of, when and where it is."""
    words = words_in(language)
    _ = words.gettext
    if call.host:
        # Translators: a label; its value is the conference that a workshop belongs to.
        yield _("Part of"), [_linked(call.host, call.host_url)]
    if call.edition.days and with_days:
        # Translators: a label; its value is the days of the event.
        label = words.ngettext("Date", "Dates", _number_of_days(call.edition.days))
        yield label, [nodes.Text(when_text(call.edition.days, language, is_deadline=False))]
    elif call.edition.year and not call.edition.days:
        yield _("Year"), [nodes.Text(number_text(call.edition.year, language))]
    if where := _where(call, language):
        # Translators: a label; its value is a city, perhaps with the mode.
        yield _("Place"), [nodes.Text(where)]


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


def rules(submission: Submission, language: str) -> Iterator[Fact]:
    """What a submission has to be."""
    words = words_in(language)
    _ = words.gettext
    if submission.review:
        reviews = {
            # Translators: this, "double-blind" and "open" are values of "Review".
            Review.SINGLE: _("single-blind"),
            Review.DOUBLE: _("double-blind"),
            Review.OPEN: words.pgettext("review", "open"),
        }
        yield _("Review"), [nodes.Text(reviews[submission.review])]
    if submission.pages:
        # Translators: a label; its value is how long a paper may be.
        yield _("Pages"), [nodes.Text(submission.pages)]
    if submission.proceedings:
        # Translators: a value of "Proceedings": there will be none.
        none = words.pgettext("proceedings", "none")
        shown = none if submission.proceedings == NO_PROCEEDINGS else submission.proceedings
        yield _("Proceedings"), [nodes.Text(shown)]
    if template := submission.template:
        # Translators: a label; its value is a link to the template for papers.
        yield (
            _("Template"),
            [_linked(template.rstrip("/").rpartition("/")[2] or template, template)],
        )


def people(call: Call, language: str) -> Iterator[Fact]:
    """Whom to ask, and where there is more."""
    words = words_in(language)
    _ = words.gettext
    if call.chairs:
        # Translators: a label; its value is the names of those who lead the event.
        label = words.ngettext("Chair", "Chairs", len(call.chairs))
        yield label, [nodes.Text(listed(call.chairs, language))]
    if call.contact:
        yield _("Contact"), [_linked(call.contact, target_of(call.contact))]
    if call.website:
        yield _("Website"), [_linked(call.website, call.website)]


def main_dates(registry: Registry, call: str) -> list[Date]:
    """The dates of a call itself, of no track of it, that its header shows."""
    return [
        item
        for kind in MAIN
        for item in registry.by_kind(call, kind)
        if not item.track and not item.internal and not item.qualifier
    ]


def submit_link(submission: Submission, language: str) -> list[nodes.reference]:
    """The button to where papers are submitted, if there is an address."""
    target = target_of(submission.submit)
    if not target:
        return []
    _ = words_in(language).gettext
    # Translators: on a button; its reader submits a paper.
    text = _("Submit")
    return [nodes.reference("", text, refuri=target, internal=False, classes=["cfp-submit"])]


def target_of(text: str) -> str:
    """The URL of what is a URL, or a ``mailto:`` of what is an address; else empty."""
    if "://" in text:
        return text
    return f"mailto:{text}" if "@" in text and " " not in text else ""


def _linked(text: str, address: str) -> nodes.Node:
    if not address:
        return nodes.Text(text)
    return nodes.reference("", text, refuri=address, internal=False)
