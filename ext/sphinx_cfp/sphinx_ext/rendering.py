"""Dates as standard nodes: the value that stands in tables, lists and running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.model.dates import Status
from sphinx_cfp.sphinx_ext.wording import date_text, day_text, when_text
from sphinx_cfp.sphinx_ext.words import certainty_word, status_word, words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.builders import Builder

    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.records import ObjectType
    from sphinx_cfp.registry.registry import Registry

STRIKES = {"typst"}
"""Formats that strike text through, beside HTML; the others say what it was in words."""


def time_nodes(item: Date, builder: Builder, language: str) -> list[nodes.Node]:
    """The current value in running text."""
    if builder.format == "html":
        from sphinx_cfp.sphinx_ext.html_dates import time_markup

        return [nodes.raw("", time_markup(item, language), format="html")]
    return [nodes.inline("", date_text(item, language), classes=["cfp-time"])]


def value_nodes(item: Date, builder: Builder, language: str) -> list[nodes.Node]:
    """Old values, the current one, its link, and what has happened to it; not for HTML."""
    current = time_nodes(item, builder, language)
    if item.link:
        current = [nodes.reference("", "", *current, refuri=item.link, internal=False)]
    if item.status in (Status.PASSED, Status.CANCELLED):
        current = [_struck(current)]
    badges: list[nodes.Node] = []
    for word in (status_word(item, language), certainty_word(item, language)):
        if word:
            badges += [nodes.Text(" "), nodes.inline("", word, classes=["cfp-status"])]
    old = [when_text(move.was, language, is_deadline=item.is_deadline) for move in item.was]
    if builder.format in STRIKES:
        struck = [node for text in old for node in (_struck([nodes.Text(text)]), nodes.Text(" "))]
        return [*struck, *current, *badges]
    if old:
        _ = words_in(language).gettext
        # Translators: after a date; the older values of it
        badges.append(nodes.Text(" " + _("(formerly %s)") % "; ".join(old)))
    return [*current, *badges]


def _struck(inside: Sequence[nodes.Node]) -> nodes.Node:
    return nodes.inline("", "", *inside, classes=["cfp-struck"])


def changes_of(item: Date, language: str) -> list[str]:
    """When and why a date moved, a sentence for each move that says so."""
    _ = words_in(language).gettext
    found: list[str] = []
    for move in item.was:
        values = {"reason": move.reason}
        if move.on:
            values["day"] = day_text(move.on, language)
            text = _("moved on %(day)s: %(reason)s") if move.reason else _("moved on %(day)s")
            found.append(text % values)
        elif move.reason:
            found.append(_("moved: %(reason)s") % values)
    return found


def shown_value(
    registry: Registry, type_: ObjectType, key: str, builder: Builder, language: str
) -> list[nodes.Node]:
    """What a role without its own text shows of an object."""
    if type_ == "date":
        item = registry.dates[key]
        if item.when.start is None and not item.when.text:
            return [nodes.Text(item.label)]
        return time_nodes(item, builder, language)
    if type_ == "call":
        return [nodes.Text(registry.calls[key].acronym or registry.calls[key].title)]
    found = registry.tracks[key] if type_ == "track" else registry.topics[key]
    return [nodes.Text(found.title)]
