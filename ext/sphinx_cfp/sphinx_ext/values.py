"""Dates as nodes: the value that stands in tables, lists and running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.model.dates import Status
from sphinx_cfp.sphinx_ext.nodes import cfp_date, cfp_element
from sphinx_cfp.sphinx_ext.wording import date_text, day_text, machine_text, when_text
from sphinx_cfp.sphinx_ext.words import certainty_word, status_word, words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.builders import Builder

    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.records import ObjectType
    from sphinx_cfp.registry.registry import Registry

_GIVEN_UP = (Status.PASSED, Status.CANCELLED)
STRIKES = {"html", "typst"}
"""Formats that strike text through; the others say what it was in words."""


def date_node(item: Date, language: str) -> cfp_date:
    """The current value in words."""
    end = item.utc_end.iso() if item.utc_end else ""
    machine = {"datetime": machine_text(item), "end": end}
    return cfp_date("", date_text(item, language), classes=["cfp-time"], **machine)


def value_nodes(item: Date, builder: Builder, language: str) -> list[nodes.Node]:
    """Old values, the current one, its link, and what has happened to it."""
    if builder.format in STRIKES:
        old = struck_values(item, language, is_page=builder.format == "html")
        return spaced([*old, *standing_value(item, language)])
    found = spaced([_current(item, language), *_badges(item, language)])
    if item.was:
        _ = words_in(language).gettext
        # Translators: after a date; the older values of it
        formerly = _("(formerly %s)") % "; ".join(_old_texts(item, language))
        found.append(nodes.Text(f" {formerly}"))
    return found


def struck_values(item: Date, language: str, *, is_page: bool = False) -> list[nodes.Node]:
    """What holds no more, struck through: the old values, and the current one if it was given up.

    Who takes the words of a page and not its look would find two dates in a row: there old ones are inert.
    """
    texts = [nodes.Text(text) for text in _old_texts(item, language)]
    old = [_struck(inert=[text]) if is_page else _struck(text) for text in texts]
    return [*old, _struck(_current(item, language))] if item.status in _GIVEN_UP else [*old]


def standing_value(item: Date, language: str) -> list[nodes.Node]:
    """What holds: the current value unless it was given up, and what has happened to it."""
    badges = _badges(item, language)
    return badges if item.status in _GIVEN_UP else [_current(item, language), *badges]


def spaced(inside: Iterable[nodes.Node]) -> list[nodes.Node]:
    """Nodes with a space between each two of them."""
    return [part for node in inside for part in (nodes.Text(" "), node)][1:]


def _current(item: Date, language: str) -> nodes.Node:
    value = date_node(item, language)
    if not item.link:
        return value
    return nodes.reference("", "", value, refuri=item.link, internal=False)


def _badges(item: Date, language: str) -> list[nodes.Node]:
    words = (status_word(item, language), certainty_word(item, language))
    return [nodes.inline("", word, classes=["cfp-status"]) for word in words if word]


def _old_texts(item: Date, language: str) -> list[str]:
    return [when_text(move.was, language, is_deadline=item.is_deadline) for move in item.was]


def _struck(*inside: nodes.Node, inert: Sequence[nodes.Node] = ()) -> cfp_element:
    # The element says to a screen reader what the line through it says to the eye.
    return cfp_element("s", *inside, inert=inert, classes="cfp-struck")


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
