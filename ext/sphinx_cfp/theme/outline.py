"""The tree of pages that a sidebar shows, read once per build from Sphinx's own tables of contents.

As Sphinx's function ``toctree`` with ``titles_only`` and ``includehidden`` gives it: the captions and pages
of the root's tables of contents, below each page those of its own, titles with their numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import url_re
from sphinx.util.nodes import _only_node_keep_children, clean_astext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.tags import Tags

GENERATED = {"genindex": "genindex", "modindex": "py-modindex", "search": "search"}


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the tree: ``docname`` of a page, else empty and ``url`` that of another site.

    ``title`` is HTML. ``children`` are the entries below it.
    """

    docname: str
    url: str
    title: str
    children: tuple[OutlineEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A table of contents of the root page, with its caption (HTML) or none."""

    caption: str
    entries: tuple[OutlineEntry, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """All parts, and above each page the pages that lead to it, from the top down."""

    parts: tuple[Part, ...]
    chains: dict[str, tuple[str, ...]] = field(default_factory=dict)


def outline_of(env: BuildEnvironment, builder: Builder) -> Outline:
    """The outline of a project after its pages were read."""
    return _Reader(env, builder).outline()


class _Reader:
    """Walks the tables of contents."""

    def __init__(self, env: BuildEnvironment, builder: Builder) -> None:
        self.env = env
        self.builder = builder
        self.tags: Tags = builder.tags
        self.chains: dict[str, tuple[str, ...]] = {}
        self._titles: dict[str, str] = {}

    def outline(self) -> Outline:
        root = self.env.config.root_doc
        parts = []
        for toctree in self._toctrees(root):
            entries = self._entries(toctree, (), (root,))
            if entries:
                caption = toctree.get("caption") or ""
                parts.append(Part(nodes.Text(caption).astext(), entries))
        return Outline(tuple(parts), self.chains)

    def _toctrees(self, docname: str) -> Iterator[addnodes.toctree]:
        toc = self.env.tocs.get(docname)
        if toc is not None:
            yield from self._kept(toc.children)

    def _kept(self, children: Iterable[nodes.Node]) -> Iterator[addnodes.toctree]:
        """The tables of contents below some nodes, without those of other tags."""
        for node in children:
            if isinstance(node, addnodes.toctree):
                yield node
            elif isinstance(node, addnodes.only):
                if _only_node_keep_children(node, self.tags):
                    yield from self._kept(node.children)
            elif isinstance(node, nodes.Element):
                yield from self._kept(node.children)

    def _entries(
        self, toctree: addnodes.toctree, chain: tuple[str, ...], above: tuple[str, ...]
    ) -> tuple[OutlineEntry, ...]:
        found: list[OutlineEntry] = []
        for title, name in toctree["entries"]:
            if url_re.match(name):
                found.append(OutlineEntry("", name, _escaped(title or name)))
            elif name == "self":
                page = toctree["parent"]
                shown = _escaped(title) if title else _escaped(clean_astext(self.env.titles[page]))
                found.append(OutlineEntry(page, "", shown))
            elif name in GENERATED and name not in self.env.all_docs:
                found.append(OutlineEntry(GENERATED[name], "", _escaped(title or _name_of(name))))
            elif name in self.env.tocs and name not in above:
                found.append(self._page(title, name, chain, above))
        return tuple(found)

    def _page(
        self, title: str | None, name: str, chain: tuple[str, ...], above: tuple[str, ...]
    ) -> OutlineEntry:
        own = (*chain, name)
        self.chains.setdefault(name, own)
        below = [
            entry
            for toctree in self._toctrees(name)
            for entry in self._entries(toctree, own, (*above, name))
        ]
        return OutlineEntry(name, "", self._title(name, title), tuple(below))

    def _title(self, name: str, given: str | None) -> str:
        """The title of a page as HTML; ``given`` where its list of pages has another for it."""
        if given:
            return self._number(name) + _escaped(given)
        if name not in self._titles:
            self._titles[name] = self._number(name) + self._own_title(name)
        return self._titles[name]

    def _own_title(self, name: str) -> str:
        inside = _title_of(self.env.tocs[name])
        if all(isinstance(node, nodes.Text) for node in inside):
            return _escaped("".join(node.astext() for node in inside))
        paragraph = nodes.inline("", "", *[node.deepcopy() for node in inside])
        fragment: str = self.builder.render_partial(paragraph)["fragment"]  # type: ignore[attr-defined]
        return fragment.strip().removeprefix("<span>").removesuffix("</span>")

    def _number(self, name: str) -> str:
        number = self.env.toc_secnumbers.get(name, {}).get("")
        suffix: str = self.env.config.html_secnumber_suffix
        return ".".join(map(str, number)) + suffix if number else ""


def _title_of(toc: nodes.Element) -> Sequence[nodes.Node]:
    for reference in toc.findall(nodes.reference):
        return reference.children
    return ()


def _name_of(name: str) -> str:
    from sphinx.domains.std import StandardDomain

    return str(StandardDomain._virtual_doc_names[name][1])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
