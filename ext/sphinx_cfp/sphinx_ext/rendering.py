"""Dates as nodes: the value that stands in tables, lists and running text."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.model.dates import Status
from sphinx_cfp.sphinx_ext.wording import date_text, day_text, machine_text, when_text
from sphinx_cfp.sphinx_ext.words import _, certainty_word, status_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder

    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.records import ObjectType
    from sphinx_cfp.model.registry import Registry

STRIKES = {"html", "typst"}
"""Formats that can strike text through; the others say what it was in words."""


def time_nodes(item: Date, builder: Builder) -> list[nodes.Node]:
    """The current value; in HTML a ``<time>`` that says the instant in UTC."""
    text = date_text(item, _language(builder))
    machine = machine_text(item)
    if builder.format != "html" or not machine:
        return [nodes.inline("", text, classes=["cfp-time"])]
    markup = f'<time class="cfp-time" datetime="{machine}">{escape(text)}</time>'
    return [nodes.raw("", markup, format="html")]


def value_nodes(item: Date, builder: Builder) -> list[nodes.Node]:
    """Old values struck through, the current one, its link, and what has happened to it."""
    current = time_nodes(item, builder)
    if item.link:
        current = [nodes.reference("", "", *current, refuri=item.link, internal=False)]
    struck = item.status in (Status.PASSED, Status.CANCELLED)
    shown = [_struck(current, builder)] if struck else current
    old = _old_nodes(item, builder)
    words = [status_word(item), certainty_word(item)]
    badges: list[nodes.Node] = []
    for word in words:
        if word:
            badges += [nodes.Text(" "), nodes.inline("", word, classes=["cfp-status"])]
    if builder.format in STRIKES:
        return [*old, *shown, *badges]
    return [*shown, *badges, *old]


def changes_of(item: Date, builder: Builder) -> list[str]:
    """When and why a date moved, a sentence for each move that says so."""
    found: list[str] = []
    for move in item.was:
        if move.on:
            text = _("moved on %s") % day_text(move.on, _language(builder))
            found.append(f"{text}: {move.reason}" if move.reason else text)
        elif move.reason:
            found.append(_("moved: %s") % move.reason)
    return found


def _old_nodes(item: Date, builder: Builder) -> list[nodes.Node]:
    language = _language(builder)
    texts = [when_text(move.was, language, is_deadline=item.is_deadline) for move in item.was]
    found: list[nodes.Node] = []
    if builder.format not in STRIKES:
        if texts:
            found.append(nodes.Text(" (" + _("formerly %s") % ", ".join(texts) + ")"))
        return found
    for text in texts:
        found += [_struck([nodes.Text(text)], builder), nodes.Text(" ")]
    return found


def _struck(inside: Sequence[nodes.Node], builder: Builder) -> nodes.Node:
    node = nodes.inline("", "", *inside, classes=["cfp-struck"])
    if builder.format != "html":
        return node
    # The element says to a screen reader what the line through it says to the eye.
    opened = nodes.raw("", '<s class="cfp-struck">', format="html")
    return nodes.inline("", "", opened, *inside, nodes.raw("", "</s>", format="html"))


def shown_value(
    registry: Registry, type_: ObjectType, key: str, builder: Builder
) -> list[nodes.Node]:
    """What a role without its own text shows of an object."""
    if type_ == "date":
        item = registry.dates[key]
        if item.when.start is None and not item.when.text:
            return [nodes.Text(item.label)]
        return time_nodes(item, builder)
    if type_ == "call":
        return [nodes.Text(registry.calls[key].acronym or registry.calls[key].title)]
    found = registry.tracks[key] if type_ == "track" else registry.topics[key]
    return [nodes.Text(found.title)]


def _language(builder: Builder) -> str:
    return str(builder.config.language)
