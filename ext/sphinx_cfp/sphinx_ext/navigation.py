"""Pages whose navigation shows what changed on another page.

Sphinx writes a page again when its own text changed. But its sidebar, and its links to the page before and
after, show the titles and the order of others, and go stale (measured with Sphinx 9.0.4). So a digest of
the outline of the whole site is kept; where it differs from the last one, every page is written again.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

ATTRIBUTE = "cfp_outline"


def stale_pages(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Every page if the outline of the site is another than in the last build."""
    digest = hashlib.blake2b(digest_size=16)
    for part in outline(env):
        digest.update(repr(part).encode())
    old, new = getattr(env, ATTRIBUTE, None), digest.digest()
    setattr(env, ATTRIBUTE, new)
    return [] if old in (None, new) else sorted(env.found_docs)


def outline(env: BuildEnvironment) -> Iterator[object]:
    """Titles, headings and tables of contents of all pages, as plain values."""
    for docname, toc in sorted(env.tocs.items()):
        yield docname, env.titles[docname].astext()
        for node in toc.findall(nodes.Element):
            if isinstance(node, nodes.reference):
                yield node["anchorname"], node.astext()
            elif isinstance(node, addnodes.toctree):
                yield sorted((name, repr(value)) for name, value in node.attributes.items())


def setup(app: Sphinx) -> ExtensionMetadata:
    """Ask which pages to write again."""
    app.connect("env-get-updated", stale_pages)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
