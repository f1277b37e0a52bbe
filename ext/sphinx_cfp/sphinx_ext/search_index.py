"""Sphinx's search index: after some pages were written as if all of them had been.

Measured with Sphinx 9.0.4: when pages are left as they are, their share of the index is read back from
the last one, but without their index entries, and a word that no page has any more stays with an
empty list. So a page that was edited would change the search for all the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.search import js_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def complete_index(app: Sphinx) -> list[tuple[str, dict[str, object], str]]:
    """Complete what will be written; on ``html-collect-pages``, after the pages, without one more."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder) or builder.indexer is None:
        return []
    indexer = builder.indexer
    for words in (indexer._mapping, indexer._title_mapping):
        for word in [word for word, docnames in words.items() if not docnames]:
            del words[word]
    entries = dict(indexer._index_entries)
    kept = indexer._titles.keys() - entries.keys()
    if kept:
        for docname, entry in last_entries(app.outdir / "searchindex.js"):
            if docname in kept:
                entries.setdefault(docname, []).append(entry)
    indexer._index_entries = {docname: entries[docname] for docname in sorted(entries)}
    return []


def last_entries(path: Path) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """The index entries of the search index at ``path``: page, then text, target and weight of each."""
    try:
        frozen = js_index.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return
    for text, places in frozen["indexentries"].items():
        for number, target, is_main in places:
            yield frozen["docnames"][number], (text, target, "main" if is_main else "")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Listen for the moment between the last page and the index."""
    app.connect("html-collect-pages", complete_index)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
