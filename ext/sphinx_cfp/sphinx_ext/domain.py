"""The domain ``cfp``: the records of each page, and the registry that they make together."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.errors import NoUri
from sphinx.util.i18n import CatalogRepository
from sphinx.util.nodes import make_refnode

from sphinx_cfp.model.calls import Call
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.registry.assembly import assemble
from sphinx_cfp.registry.records import Record, Reference
from sphinx_cfp.registry.registry import Registry
from sphinx_cfp.sphinx_ext.directives.call import CallDirective, TrackDirective
from sphinx_cfp.sphinx_ext.directives.dates import DateDirective, DatesDirective, WhenDirective
from sphinx_cfp.sphinx_ext.directives.topics import TopicDirective, TopicsDirective
from sphinx_cfp.sphinx_ext.languages import page_language
from sphinx_cfp.sphinx_ext.locations import Sources
from sphinx_cfp.sphinx_ext.prose import collect
from sphinx_cfp.sphinx_ext.roles import ROLES
from sphinx_cfp.sphinx_ext.translated import translated_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from docutils.parsers.rst import Directive
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.problems import Problem
    from sphinx_cfp.registry.prose import Link, Prose
    from sphinx_cfp.registry.records import ObjectType, Payload
    from sphinx_cfp.registry.registry import Registry

TYPES: tuple[ObjectType, ...] = ("date", "track", "topic", "call")
"""Types of objects in the order in which ``[](#key)`` prefers them."""


class CfpDomain(Domain):
    """Calls for papers, their tracks, dates and topics."""

    name = "cfp"
    label = "Call for papers"
    object_types: ClassVar[dict[str, ObjType]] = {
        "call": ObjType("call", "call"),
        "track": ObjType("track", "track"),
        "date": ObjType("date", "date", "countdown"),
        "topic": ObjType("topic", "topic"),
    }
    directives: ClassVar[dict[str, type[Directive]]] = {
        "call": CallDirective,
        "track": TrackDirective,
        "date": DateDirective,
        "dates": DatesDirective,
        "topic": TopicDirective,
        "topics": TopicsDirective,
        "when": WhenDirective,
    }
    roles = ROLES
    initial_data: ClassVar[dict[str, Any]] = {"records": {}, "prose": {}, "links": {}}
    data_version = 4

    findings: tuple[Problem, ...] = ()
    """What this build's checks found, for the builders that come after them; kept with no environment."""

    _registry: Registry | None = None

    @property
    def records(self) -> dict[str, list[Record]]:
        """The records of each page by its name, in the order of its text."""
        found: dict[str, list[Record]] = self.data["records"]
        return found

    @property
    def prose(self) -> dict[str, list[Prose]]:
        """The running text of each page by its name."""
        return cast("dict[str, list[Prose]]", self.data["prose"])

    @property
    def links(self) -> dict[str, list[Link]]:
        """The links of each page by its name, without those that options state."""
        return cast("dict[str, list[Link]]", self.data["links"])

    @property
    def registry(self) -> Registry:
        """All pages' records put together; made again when a page has changed."""
        if self._registry is None:
            self._registry = assemble(self.records)
        return self._registry

    @cached_property
    def sources(self) -> Sources:
        """The files of the project, to find lines and columns in."""
        config = self.env.config
        catalogs = CatalogRepository(
            self.env.srcdir, config.locale_dirs, config.language, config.source_encoding
        )
        return Sources(
            Path(self.env.srcdir), lambda: sorted(Path(item.po_path) for item in catalogs.catalogs)
        )

    def note(self, docname: str, payload: Payload, location: Location) -> int:
        """Add a record to a page; its index there."""
        self._registry = None
        page = self.records.setdefault(docname, [])
        page.append(Record(payload, location))
        return len(page) - 1

    def declared_on(self, docname: str) -> str:
        """Key of the last call that a page has declared so far, or empty."""
        for record in reversed(self.records.get(docname, ())):
            if isinstance(record.payload, Call):
                return record.payload.key
        return ""

    def clear_doc(self, docname: str) -> None:
        self._registry = None
        self.sources.forget()
        self.records.pop(docname, None)
        self.prose.pop(docname, None)
        self.links.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self._registry = None
        for docname in docnames:
            for name in ("records", "prose", "links"):
                if docname in otherdata[name]:
                    self.data[name][docname] = otherdata[name][docname]

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        if docname in self.records:
            language = str(env.config.language)
            self.records[docname] = translated_records(self.records[docname], document, language)
            self._registry = None
        self.prose[docname], self.links[docname] = collect(document, self.sources)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        type_ = cast("ObjectType", "date" if typ == "countdown" else typ)
        try:
            key = self.registry.resolve(type_, target, fromdocname)
        except ParseError:
            # Reported as a finding of ours; a bare key must not be looked up in other sites.
            return cast("nodes.reference", contnode)
        found = self._reference(builder, fromdocname, type_, key, node, contnode)
        return cast("nodes.reference", found)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        for type_ in TYPES:
            try:
                key = self.registry.resolve(type_, target, fromdocname)
            except ParseError:
                continue
            found = self._reference(builder, fromdocname, type_, key, node, contnode)
            return [(f"cfp:{type_}", cast("nodes.reference", found))]
        return []

    def _reference(
        self,
        builder: Builder,
        fromdocname: str,
        type_: ObjectType,
        key: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.Element:
        from sphinx_cfp.sphinx_ext.values import shown_value

        content = contnode
        if not node.get("refexplicit"):
            language = page_language(self.registry, fromdocname, builder.config.language)
            content = nodes.inline("", "", shown_value(self.registry, type_, key, language))
        docname, _ = self.registry.homes.get((type_, key), ("", 0))
        if not docname or (type_ == "date" and self.registry.dates[key].internal):
            return content
        anchor = self.registry.node_id(type_, key)
        try:
            return make_refnode(builder, fromdocname, docname, anchor, content)
        except NoUri:
            return content  # of a page that is not in this document

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        registry = self.registry
        named: Iterable[tuple[ObjectType, Mapping[str, Any]]] = (
            ("call", registry.calls),
            ("track", registry.tracks),
            ("date", registry.dates),
            ("topic", registry.topics),
        )
        for type_, objects in named:
            for key, item in objects.items():
                if type_ == "date" and item.internal:
                    continue
                shown = item.label if type_ == "date" else item.title
                yield key, shown, type_, item.docname, registry.node_id(type_, key), 1

    def get_full_qualified_name(self, node: nodes.Element) -> str | None:
        return cast("str | None", node.get("reftarget"))

    def references_of(self, docname: str) -> Sequence[Reference]:
        """What a page names."""
        payloads = (record.payload for record in self.records.get(docname, ()))
        return [payload for payload in payloads if isinstance(payload, Reference)]


def cfp_domain(env: BuildEnvironment) -> CfpDomain:
    """The domain of an environment."""
    return env.domains["cfp"]  # type: ignore[return-value]
