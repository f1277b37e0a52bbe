"""The builder ``cfp-data``: the data files of a site without its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders import Builder

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes


class DataBuilder(Builder):
    """Reads and checks the pages, writes none; the files are written when the build is finished."""

    name = "cfp-data"
    format = "data"
    epilog = "The data files are in %(outdir)s."
    allow_parallel = True

    def get_outdated_docs(self) -> Set[str]:
        """None: what is written is made from what was read."""
        return set()

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """The address of a page below that of the site, as the builder ``dirhtml`` makes it."""
        folder, _, name = docname.rpartition("/")
        if name == "index":
            return f"{folder}/" if folder else ""
        return f"{docname}/"

    def write_documents(self, docnames: Set[str]) -> None:
        """Nothing."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Nothing."""
