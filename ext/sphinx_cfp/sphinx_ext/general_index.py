"""Dates, tracks and topics in the general index, from the registry: ids are only known there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sphinx_cfp.sphinx_ext.domain import cfp_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_cfp.registry.registry import Registry

ATTRIBUTE = "cfp_index_entries"
Entry = tuple[str, str, str, str, str | None]


def enter(app: Sphinx, env: BuildEnvironment) -> None:
    """Put our entries into the index domain, in the place of those of the last build."""
    entries = cast("Any", env.domains["index"]).entries
    old: dict[str, list[Entry]] = getattr(env, ATTRIBUTE, {})
    for docname, ours in old.items():
        if docname in entries:
            entries[docname] = [entry for entry in entries[docname] if entry not in ours]
    new: dict[str, list[Entry]] = {}
    for docname, entry in entries_of(cfp_domain(env).registry):
        new.setdefault(docname, []).append(entry)
    for docname, ours in new.items():
        entries[docname] = [*entries.get(docname, ()), *ours]
    setattr(env, ATTRIBUTE, new)


def entries_of(registry: Registry) -> Iterator[tuple[str, Entry]]:
    """An entry for each call, track, public date and topic, with its page."""
    for call in registry.calls.values():
        yield call.docname, _entry(call.acronym or call.title, registry.node_id("call", call.key))
    for track in registry.tracks.values():
        name = _name(registry, track.call)
        yield track.docname, _entry(f"{track.title} ({name})", track.key)
    for item in registry.dates.values():
        if not item.internal:
            label = f"{item.label} ({_name(registry, item.call)})"
            yield item.docname, _entry(label, registry.node_id("date", item.key))
    for topic in registry.topics.values():
        yield topic.docname, _entry(topic.title, registry.node_id("topic", topic.key))


def _name(registry: Registry, call: str) -> str:
    return registry.calls[call].acronym or registry.calls[call].title


def _entry(text: str, anchor: str) -> Entry:
    # A semicolon would make it an entry below another.
    return "single", text.replace(";", ","), anchor, "", None
