"""Dates and topics shown again on other pages, filled from the registry's indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.sphinx_ext.date_lists import Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.topics import Topic
    from sphinx_cfp.model.zones import Instant
    from sphinx_cfp.registry.records import View
    from sphinx_cfp.registry.registry import Registry


def dates_in(registry: Registry, call: str, view: View, docname: str = "") -> Sequence[Date]:
    """The dates that a view without ``:show:`` has: of the call, its track and its kind."""
    dates: Sequence[Date]
    if view.track:
        try:
            dates = registry.dates_of(call, registry.resolve("track", view.track, docname))
        except ParseError:
            return ()
    elif view.kind:
        dates = registry.by_kind(call, view.kind)
    else:
        dates = registry.dates_of(call)
    return [item for item in dates if not item.internal and view.kind in (None, item.kind)]


def viewed_dates(
    registry: Registry, call: str, view: View, docname: str, now: Instant
) -> list[Row]:
    """The rows of a view, each linked to its declaration, under the titles of their tracks."""
    rows: list[Row] = []
    track = ""
    for item in dates_in(registry, call, view, docname):
        end = item.utc_end or item.utc
        if view.upcoming and end and end < now:
            continue
        if item.track != track and not view.track:
            track = item.track
            if track:
                rows.append(Row("", [nodes.Text(registry.tracks[track].title)], is_track=True))
        label = _link("date", item.key, item.label, docname)
        note = [nodes.Text(item.note)] if item.note else []
        rows.append(Row("", [label], item, note))
    return rows


def topics_view(registry: Registry, call: str, docname: str) -> list[nodes.Node]:
    """The topics of a call as nested lists, each linked to its declaration."""
    topics = registry.topics_of(call)
    inside: dict[str, list[Topic]] = {}
    for topic in topics:
        inside.setdefault(topic.group, []).append(topic)
    return [_topic_list(inside, "", docname)] if topics else []


def _topic_list(inside: Mapping[str, Sequence[Topic]], group: str, docname: str) -> nodes.Element:
    listed = nodes.bullet_list("", bullet="-", classes=["cfp-topics"])
    for topic in inside[group]:
        link = _link("topic", topic.key, topic.title, docname)
        item = nodes.list_item("", nodes.paragraph("", "", link))
        if topic.key in inside:
            item += _topic_list(inside, topic.key, docname)
        listed += item
    return listed


def _link(type_: str, key: str, text: str, docname: str) -> addnodes.pending_xref:
    return addnodes.pending_xref(
        "",
        nodes.inline("", text),
        refdomain="cfp",
        reftype=type_,
        reftarget=key,
        refexplicit=True,
        refwarn=False,
        refdoc=docname,
    )
