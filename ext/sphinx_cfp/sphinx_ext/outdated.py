"""Which pages must be written again: those that show something that changed on another page.

Sphinx writes a page again when its own text changed. But a page shows dates and titles of others, and goes
stale (measured with Sphinx 9.0.4). So of everything that it shows of them a digest is kept with the
environment; where that differs from the digest of the last build, the page is written again.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx import addnodes

from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.locations import Location
from sphinx_cfp.registry.records import Reference, View
from sphinx_cfp.sphinx_ext.domain import TYPES, cfp_domain
from sphinx_cfp.sphinx_ext.languages import page_language
from sphinx_cfp.sphinx_ext.views import dates_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.records import ObjectType, Record
    from sphinx_cfp.registry.registry import Registry

DATES, OUTLINE = "cfp_shown_dates", "cfp_shown_outline"
"""Names under which digests are kept with the environment."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """For a build that is to be as one from scratch, with any theme: also look at the navigation."""
    app.connect("env-get-updated", pages_in_changed_outline)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def changed_pages(env: BuildEnvironment, name: str, shown: Mapping[str, object]) -> list[str]:
    """Pages of which ``shown``, plain values, is another than in the last build; kept under ``name``."""
    old: dict[str, bytes] = getattr(env, name, {})
    new = {page: blake2b(repr(it).encode(), digest_size=16).digest() for page, it in shown.items()}
    setattr(env, name, new)
    return sorted(page for page in new if page in old and old[page] != new[page])


def note_links(app: Sphinx, doctree: nodes.document) -> None:
    """Record the uses of ``[](#key)``, which Sphinx resolves without asking who uses them."""
    env = app.env
    docname = env.current_document.docname
    for node in doctree.findall(addnodes.pending_xref):
        if node.get("reftype") == "myst":
            reference = Reference(type="any", target=node["reftarget"])
            cfp_domain(env).note(docname, reference, Location(docname, node.line or 0))


def pages_with_changed_dates(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Pages that show another registry than in the last build."""
    domain = cfp_domain(env)
    registry, records = domain.registry, domain.records
    # A page without a word of ours says which language it is in.
    shown = {page: _shown_on(registry, page, records.get(page, ())) for page in env.found_docs}
    return changed_pages(env, DATES, shown)


def _shown_on(registry: Registry, docname: str, records: Sequence[Record]) -> list[Any]:
    values: list[Any] = [registry.call_for(docname), page_language(registry, docname, "")]
    for index, record in enumerate(records):
        payload = record.payload
        if isinstance(payload, Reference):
            values.append(_referenced(registry, payload, docname))
        elif isinstance(payload, View):
            values.append(_viewed(registry, payload, docname))
        else:
            key = registry.placed.get((docname, index), "")
            is_home = registry.homes.get(("date", key)) == (docname, index)
            values += (key, _declared(registry, key), is_home)
    return values


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
    return tracks, [_date(item) for item in dates_in(registry, call, view, docname)]


def _declared(registry: Registry, key: str) -> Any:
    if key in registry.dates:
        return _date(registry.dates[key])
    if key in registry.calls:
        return [_date(item) for item in registry.dates_of(key)]
    return None


def _object(registry: Registry, type_: ObjectType, key: str) -> Any:
    if type_ == "date":
        return _date(registry.dates[key])
    if type_ == "call":
        return registry.calls[key].title, registry.calls[key].acronym
    named = registry.tracks if type_ == "track" else registry.topics
    return cast("Any", named)[key].title


def _date(item: Date) -> Date:
    """All that a page may show of a date: not at which line it stands, nor what is not checked of it."""
    return replace(item, location=None, ignore=frozenset())


def pages_in_changed_outline(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Every page if the outline of the site, which all show, is another than in the last build."""
    digest = blake2b(repr(list(_outline(env))).encode()).hexdigest()
    return changed_pages(env, OUTLINE, dict.fromkeys(env.found_docs, digest))


def _outline(env: BuildEnvironment) -> Iterator[object]:
    """Titles, headings and tables of contents of all pages, as plain values."""
    for docname, toc in sorted(env.tocs.items()):
        yield docname, env.titles[docname].astext()
        for node in toc.findall(nodes.Element):
            if isinstance(node, nodes.reference):
                yield node["anchorname"], node.astext()
            elif isinstance(node, addnodes.toctree):
                yield sorted((name, repr(value)) for name, value in node.attributes.items())
