"""The builder ``cfp-pdf``: a PDF of each page that declares a call."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.util.display import status_iterator
from sphinx.util.osutil import ensuredir

from sphinx_cfp.checks.codes import Code
from sphinx_cfp.checks.findings import Finding
from sphinx_cfp.model.zones import DAY
from sphinx_cfp.pdf.faults import characters, faults
from sphinx_cfp.pdf.places import depth_of, place_of
from sphinx_cfp.sphinx_ext.config import reference_instant_of
from sphinx_cfp.sphinx_ext.diagnostics import log
from sphinx_cfp.sphinx_ext.domain import cfp_domain

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from docutils import nodes

    from sphinx_cfp.pdf.documents import Document
    from sphinx_cfp.pdf.typesetting import TypesettingError


PRINTABLE = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"}
"""Suffixes of images that Typst can set."""


class PdfBuilder(Builder):
    """Writes ``<page>.pdf`` for each page that declares a call."""

    name = "cfp-pdf"
    format = "typst"
    epilog = "The PDF files are in %(outdir)s."
    supported_image_types = [  # noqa: RUF012 (as the base class declares it)
        "image/svg+xml",
        "image/png",
        "image/jpeg",
        "image/gif",
        "image/webp",
    ]
    # Nothing is fetched: an image of another site is a finding.
    supported_remote_images = True

    def get_outdated_docs(self) -> Set[str]:
        """All pages with a call: a PDF shows what other pages declare too."""
        return self.printed_pages()

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """The address of a page below that of the site, as the builder ``dirhtml`` makes it."""
        folder, _, name = docname.rpartition("/")
        if name == "index":
            return f"{folder}/" if folder else ""
        return f"{docname}/"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """The published address of a page; empty without ``html_baseurl``."""
        return self.published(self.get_target_uri(to, typ))

    def published(self, path: str) -> str:
        """The address of a file of the site; empty without ``html_baseurl``."""
        base = str(self.config.html_baseurl or "")
        return f"{base.rstrip('/')}/{path}" if base else ""

    def printed_pages(self) -> Set[str]:
        """The pages that declare a call."""
        return {call.docname for call in cfp_domain(self.env).registry.calls.values()}

    def write_documents(self, docnames: Set[str]) -> None:
        pages = sorted(docnames & self.printed_pages())
        for docname in status_iterator(
            pages, "printing... ", "darkgreen", len(pages), self.config.verbosity
        ):
            doctree = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
            self.write_doc(docname, doctree)

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        from sphinx_cfp.pdf.typesetting import TypesettingError, missing_glyphs, typeset

        self.images.clear()
        self.post_process_images(doctree)
        missing = missing_glyphs(characters(doctree))
        with TemporaryDirectory(prefix="cfp-pdf-") as folder:
            images = self._gather_images(Path(folder))
            for fault in faults(doctree, images, missing):
                self.report(fault.node, fault.code, fault.message, fault.hint)
            document = self._translate(docname, doctree, images, missing)
            try:
                pdf = typeset(document.code, created=self._today(), folder=Path(folder))
            except TypesettingError as error:
                self._refused(document, error)
                return
        write(Path(self.outdir) / f"{docname}.pdf", pdf)

    def _today(self) -> int:
        """The first second of the day of the build: the PDFs of one day are the same."""
        return reference_instant_of(self.config).epoch // DAY * DAY

    def _gather_images(self, folder: Path) -> dict[str, str]:
        """Copy the images of a page that can be set into a folder; the names there by ``uri``."""
        from sphinx_cfp.pdf.typesetting import is_readable

        found: dict[str, str] = {}
        for index, uri in enumerate(sorted(self.images)):
            source = Path(self.srcdir) / uri
            if source.is_file() and source.suffix.lower() in PRINTABLE:
                name = f"{index}{source.suffix.lower()}"
                shutil.copyfile(source, folder / name)
                if is_readable(name, folder):
                    found[uri] = name
        return found

    def _translate(
        self,
        docname: str,
        doctree: nodes.document,
        images: Mapping[str, str],
        missing: frozenset[str],
    ) -> Document:
        from sphinx_cfp.pdf.documents import document_code
        from sphinx_cfp.pdf.framing import frame_of, poster_of
        from sphinx_cfp.pdf.translator import Page

        page = Page(
            docname=docname,
            images=images,
            download=lambda name: self.published(f"_downloads/{name}") if name else "",
            missing=missing,
        )
        today = datetime.fromtimestamp(self._today(), UTC).date()
        registry = cfp_domain(self.env).registry
        frame = frame_of(registry, docname, doctree, self, today)
        poster = poster_of(registry, docname, frame.language)
        return document_code(doctree, page, frame, poster, self.report)

    def _refused(self, document: Document, error: TypesettingError) -> None:
        """Report what Typst refused, at the node that it was about."""
        node = document.marks[error.mark] if error.mark is not None else document.tree
        fix = "change what stands here"
        if "depth exceeded" in error.message:  # Typst names the function in which it had enough
            node = max(document.marks, key=depth_of, default=node)
            fix = "put fewer blocks within each other"
        self.report(node, Code.PDF_FAILED, f"the PDF could not be made: {error.message}", fix)

    def report(self, node: nodes.Node, code: Code, message: str, fix: str) -> None:
        """Log a finding at the place of a node."""
        page = str(self.env.doc2path(self.env.current_document.docname))
        place = place_of(node, cfp_domain(self.env).sources, page)
        finding = Finding(
            code=code, severity=code.severity, message=message, fix=fix, location=place
        )
        cfp_domain(self.env).findings += (finding,)
        log(self._app, finding)


def write(path: Path, content: bytes) -> None:
    """Replace a file unless it is the same; never through a link that another copy may share."""
    if path.is_file() and path.read_bytes() == content:
        return
    ensuredir(path.parent)
    path.unlink(missing_ok=True)
    path.write_bytes(content)
