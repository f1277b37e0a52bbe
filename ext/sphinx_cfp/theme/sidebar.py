"""The list of pages in the sidebar: made once for all pages that have the same branches open.

The parent makes the whole list for every page, parses it and changes it, which is most of the time that
a site of some hundred pages takes. Here the list of a branch is one text for all its pages. Addresses in
it begin at the root of the site (:data:`ROOT`), a page puts the way to the root before them and marks its
own line.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.theme.outline import Outline, outline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_cfp.theme.outline import OutlineEntry, Part

ROOT = "\x01"
"""Stands for the way from a page to the root of the site; no page can hold it."""

TOGGLE = (
    '<details{open}><summary{label}><span class="toctree-toggle" role="presentation">'
    '<i class="fa-solid fa-chevron-down"></i></span></summary>'
)
_TAG = re.compile(r"<[^>]+>")
CAPTION = (
    '<p aria-level="2" class="caption" role="heading"><span class="caption-text">{}</span></p>'
)


class Depths(NamedTuple):
    """How much of the tree is shown: levels in all, levels that begin open, and whether other branches
    than that of the page are closed for good. ``0`` levels are all there are."""

    most: int = 4
    opened: int = 1
    collapse: bool = True


@dataclass(frozen=True, slots=True)
class _Branch:
    """What distinguishes the lists of two pages: the pages above them, the page itself only if it has
    pages below it: ``here``."""

    chain: tuple[str, ...]
    here: str
    depths: Depths


class Sidebar:
    """The lists of a project; every list is kept."""

    def __init__(self, env: BuildEnvironment, builder: Builder) -> None:
        self.outline: Outline = outline_of(env, builder)
        self._builder = builder
        self._lists: dict[_Branch, str] = {}
        self._parents = {
            entry.docname
            for part in self.outline.parts
            for entry in _all(part.entries)
            if entry.children
        }

    def html(self, docname: str, depths: Depths, way: str = "") -> str:
        """The list for a page, which need not be in it; ``way`` is from there to the root of the site."""
        chain = self.outline.chains.get(docname, ())
        text = self.list_of(docname, depths)
        if chain and docname not in self._parents:
            level = len(chain)
            if level <= depths.most or not depths.most:
                text = text.replace(
                    self._line(level, docname), self._line(level, docname, here=True)
                )
        return text.replace(ROOT, way or self._way(docname))

    def list_of(self, docname: str, depths: Depths) -> str:
        """The list of a page's branch, with :data:`ROOT` for the way; unmarked what has none below."""
        chain = self.outline.chains.get(docname, ())
        here = docname if docname in self._parents else ""
        branch = _Branch(chain if here else chain[:-1], here, depths)
        if branch not in self._lists:
            self._lists[branch] = self._parts(branch, here)
        return self._lists[branch]

    def digest(self, docname: str, depths: Depths) -> bytes:
        """A digest of what the list of a page shows."""
        return hashlib.blake2b(self.list_of(docname, depths).encode(), digest_size=16).digest()

    def _parts(self, branch: _Branch, here: str) -> str:
        parts = self.outline.parts
        if branch.depths.opened == 0 and any(part.caption for part in parts):
            inside = "".join(self._closed_part(part, branch, here) for part in parts)
            return f'<ul class="list-caption nav bd-sidenav">{inside}</ul>'
        return "".join(
            (CAPTION.format(_escaped(part.caption)) if part.caption else "")
            + self._list(part.entries, 1, branch, here, "nav bd-sidenav")
            for part in parts
        )

    def _closed_part(self, part: Part, branch: _Branch, here: str) -> str:
        """A part that opens at a click on its caption."""
        inside = self._list(part.entries, 1, branch, here, "nav bd-sidenav")
        if not part.caption:
            return inside
        is_open = any(entry.docname in branch.chain for entry in part.entries)
        summary = TOGGLE.format(open=" open" if is_open else "", label="").replace(
            "<summary>", f"<summary>{CAPTION.format(_escaped(part.caption))}"
        )
        return f'<li class="toctree-l0 has-children">{summary}{inside}</details></li>'

    def _list(
        self,
        entries: Iterable[OutlineEntry],
        level: int,
        branch: _Branch,
        here: str,
        classes: str = "",
    ) -> str:
        items = "".join(self._item(entry, level, branch, here) for entry in entries)
        named = f' class="{classes}"' if classes else ""
        return f"<ul{named}>\n{items}</ul>\n"

    def _item(self, entry: OutlineEntry, level: int, branch: _Branch, here: str) -> str:
        line = self._link(entry)
        is_current = level <= len(branch.chain) and entry.docname == branch.chain[level - 1]
        inside = ""
        depths = branch.depths
        is_deep = bool(depths.most) and level >= depths.most
        if entry.children and not is_deep and (is_current or not depths.collapse):
            is_open = is_current or level < depths.opened
            name = _TAG.sub("", entry.title).replace('"', "&quot;")
            inside = TOGGLE.format(open=" open" if is_open else "", label=f' aria-label="{name}"')
            inside += self._list(entry.children, level + 1, branch, here) + "</details>"
        start = _start(level, is_current=is_current, has_children=bool(inside))
        if entry.docname and entry.docname == here:
            line = line.replace("<a class=", '<a aria-current="page" class=')
        return f"{start}{line}{inside}</li>\n"

    def _link(self, entry: OutlineEntry) -> str:
        if not entry.docname:
            return f'<a class="reference external" href="{_quoted(entry.url)}">{entry.title}</a>'
        return f'<a class="reference internal" href="{ROOT}{self._uri(entry.docname)}">{entry.title}</a>'

    def _line(self, level: int, docname: str, *, here: bool = False) -> str:
        """How the line of a page without others below it begins."""
        start = _start(level, is_current=here, has_children=False)
        named = '<a aria-current="page" class=' if here else "<a class="
        return f'{start}{named}"reference internal" href="{ROOT}{self._uri(docname)}">'

    def _uri(self, docname: str) -> str:
        return self._builder.get_target_uri(docname)

    def _way(self, docname: str) -> str:
        return "../" * self._uri(docname).count("/") or "./"


def _start(level: int, *, is_current: bool, has_children: bool) -> str:
    current = " current active" if is_current else ""
    return f'<li class="toctree-l{level}{current}{" has-children" if has_children else ""}">'


def _all(entries: Sequence[OutlineEntry]) -> Iterable[OutlineEntry]:
    for entry in entries:
        yield entry
        yield from _all(entry.children)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(url: str) -> str:
    return _escaped(url).replace('"', "&quot;")
