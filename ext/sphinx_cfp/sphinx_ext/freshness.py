"""Which pages show something that changed on another page.

A page's fingerprint is everything that it shows of the registry, as plain values. The fingerprints of the
last build are kept with the environment; where one differs the page is written again.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, cast

from sphinx.addnodes import pending_xref

from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.locations import Location
from sphinx_cfp.registry.records import Reference, View
from sphinx_cfp.sphinx_ext.domain import TYPES, cfp_domain
from sphinx_cfp.sphinx_ext.facts import MAIN
from sphinx_cfp.sphinx_ext.languages import page_language
from sphinx_cfp.sphinx_ext.views import dates_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_cfp.model.dates import Date, When
    from sphinx_cfp.registry.records import ObjectType, Record
    from sphinx_cfp.registry.registry import Registry

ATTRIBUTE = "cfp_fingerprints"


def note_links(app: Sphinx, doctree: nodes.document) -> None:
    """Record the uses of ``[](#key)``, which Sphinx resolves without asking who uses them."""
    env = app.env
    docname = env.current_document.docname
    for node in doctree.findall(pending_xref):
        if node.get("reftype") == "myst":
            reference = Reference(type="any", target=node["reftarget"])
            cfp_domain(env).note(docname, reference, Location(docname, node.line or 0))


def stale_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Pages whose fingerprint is another than in the last build."""
    domain = cfp_domain(env)
    registry = domain.registry
    old: dict[str, bytes] = getattr(env, ATTRIBUTE, {})
    new = {
        # A page without a word of ours says which language it is in.
        docname: fingerprint(registry, docname, domain.records.get(docname, ()))
        for docname in env.found_docs
    }
    setattr(env, ATTRIBUTE, new)
    return sorted(name for name in new if name in old and old[name] != new[name])


def fingerprint(registry: Registry, docname: str, records: Sequence[Record]) -> bytes:
    """A digest of what a page shows."""
    values: list[Any] = [registry.call_for(docname), page_language(registry, docname, "")]
    for index, record in enumerate(records):
        payload = record.payload
        if isinstance(payload, Reference):
            values.append(_referenced(registry, payload, docname))
        elif isinstance(payload, View):
            values.append(_viewed(registry, payload, docname))
        else:
            key = registry.placed.get((docname, index), "")
            values += (
                key,
                _shown(registry, key),
                registry.homes.get(("date", key)) == (docname, index),
            )
    return hashlib.blake2b(repr(values).encode(), digest_size=16).digest()


def _referenced(registry: Registry, reference: Reference, docname: str) -> Any:
    types: Iterable[ObjectType] = TYPES if reference.type == "any" else (reference.type,)
    for type_ in types:
        try:
            key = registry.resolve(type_, reference.target, docname)
        except ParseError:
            continue
        home = registry.homes.get((type_, key), ("", 0))[0]
        return key, home, registry.node_id(type_, key), _object(registry, type_, key)
    return None


def _viewed(registry: Registry, view: View, docname: str) -> Any:
    call = registry.call_for(docname)
    if view.type == "topics":
        return [(topic.key, topic.title, topic.docname) for topic in registry.topics_of(call)]
    tracks = [(track.key, track.title) for track in registry.tracks_of(call)]
    return tracks, [(item.docname, _date(item)) for item in dates_in(registry, call, view, docname)]


def _shown(registry: Registry, key: str) -> Any:
    if key in registry.dates:
        return _date(registry.dates[key])
    if key in registry.calls:
        return [_date(item) for kind in MAIN for item in registry.by_kind(key, kind)]
    return None


def _object(registry: Registry, type_: ObjectType, key: str) -> Any:
    if type_ == "date":
        return _date(registry.dates[key])
    if type_ == "call":
        return registry.calls[key].title, registry.calls[key].acronym
    named = registry.tracks if type_ == "track" else registry.topics
    return cast("Any", named)[key].title


def _date(item: Date) -> Any:
    return (
        item.key,
        item.label,
        item.note,
        item.link,
        item.status.value,
        item.certainty and item.certainty.value,
        item.internal,
        item.utc and item.utc.epoch,
        item.utc_end and item.utc_end.epoch,
        _when(item.when),
        [_when(move.was) for move in item.was],
    )


def _when(when: When) -> Any:
    return when.text, [
        moment and (moment.day.toordinal(), moment.seconds, moment.zone and moment.zone.name)
        for moment in (when.start, when.end)
    ]
