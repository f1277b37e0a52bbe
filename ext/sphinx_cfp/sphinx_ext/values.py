"""Dates as nodes: the value that stands in tables, lists and running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.model.dates import Status
from sphinx_cfp.sphinx_ext.nodes import cfp_date, cfp_element
from sphinx_cfp.sphinx_ext.wording import date_text, day_text, machine_text, when_text
from sphinx_cfp.sphinx_ext.words import certainty_word, status_word, words_in

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.records import ObjectType
    from sphinx_cfp.registry.registry import Registry

STRIKES = {"html", "typst"}
"""Formats that strike text through; the others say what it was in words."""


def date_node(item: Date, language: str) -> cfp_date:
    """The current value in words."""
    end = item.utc_end.iso() if item.utc_end else ""
    machine = {"datetime": machine_text(item), "end": end}
    return cfp_date("", date_text(item, language), classes=["cfp-time"], **machine)


def value_nodes(item: Date, builder: Builder, language: str) -> list[nodes.Node]:
    """Old values, the current one, its link, and what has happened to it."""
    found = current_nodes(item, language)
    if not item.was:
        return found
    if builder.format in STRIKES:
        return [*old_nodes(item, language), nodes.Text(" "), *found]
    _ = words_in(language).gettext
    # Translators: after a date; the older values of it
    formerly = _("(formerly %s)") % "; ".join(_old_texts(item, language))
    return [*found, nodes.Text(f" {formerly}")]


def current_nodes(item: Date, language: str) -> list[nodes.Node]:
    """The current value, its link, and what has happened to it."""
    current: nodes.Node = date_node(item, language)
    if item.link:
        current = nodes.reference("", "", current, refuri=item.link, internal=False)
    if item.status in (Status.PASSED, Status.CANCELLED):
        current = _struck(current)
    found = [current]
    for word in (status_word(item, language), certainty_word(item, language)):
        if word:
            found += [nodes.Text(" "), nodes.inline("", word, classes=["cfp-status"])]
    return found


def old_nodes(item: Date, language: str) -> list[nodes.Node]:
    """The old values, struck through, with spaces between them."""
    texts = _old_texts(item, language)
    return [node for text in texts for node in (nodes.Text(" "), _struck(nodes.Text(text)))][1:]


def _old_texts(item: Date, language: str) -> list[str]:
    return [when_text(move.was, language, is_deadline=item.is_deadline) for move in item.was]


def _struck(inside: nodes.Node) -> nodes.Node:
    # The element says to a screen reader what the line through it says to the eye.
    return cfp_element("s", inside, classes="cfp-struck")


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


def shown_value(registry: Registry, type_: ObjectType, key: str, language: str) -> nodes.Node:
    """What a role without its own text shows of an object."""
    if type_ == "date":
        item = registry.dates[key]
        is_named = item.when.start is None and not item.when.text
        return nodes.Text(item.label) if is_named else date_node(item, language)
    if type_ == "call":
        return nodes.Text(registry.calls[key].acronym or registry.calls[key].title)
    found = registry.tracks[key] if type_ == "track" else registry.topics[key]
    return nodes.Text(found.title)
