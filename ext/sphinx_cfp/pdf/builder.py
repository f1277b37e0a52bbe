"""The builder ``cfp-pdf``: a PDF of each page that declares a call, and a picture of it if asked for."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.util.display import status_iterator
from sphinx.util.osutil import ensuredir

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.model.zones import DAY
from sphinx_cfp.pdf.own_builders import LowerCards, add_emoji
from sphinx_cfp.sphinx_ext.builders import page_address
from sphinx_cfp.sphinx_ext.config import project_fonts_of, reference_instant_of, wants_picture
from sphinx_cfp.sphinx_ext.diagnostics import log
from sphinx_cfp.sphinx_ext.domain import cfp_domain

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_cfp.pdf.documents import Document, Frame
    from sphinx_cfp.pdf.fonts import FontSet
    from sphinx_cfp.pdf.typesetting import TypesettingError


class PdfBuilder(Builder):
    """Writes ``<page>.pdf`` for each page that declares a call, and ``<page>.png`` if that is asked for."""

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

    docname = ""
    """The page that is being printed."""

    def get_outdated_docs(self) -> Set[str]:
        """All pages with a call: a PDF shows what other pages declare too."""
        return self.printed_pages()

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return page_address(docname)

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
        from sphinx_cfp.pdf.faults import characters, faults
        from sphinx_cfp.pdf.fonts import fonts_for
        from sphinx_cfp.pdf.framing import frame_of
        from sphinx_cfp.pdf.numbering import number
        from sphinx_cfp.pdf.pictures import gather, texts
        from sphinx_cfp.pdf.typesetting import missing_glyphs

        self.docname = docname
        self.images.clear()
        self.post_process_images(doctree)
        number(doctree, docname, self)
        # The day in UTC: the PDFs of one day are the same.
        today = reference_instant_of(self.config).as_datetime().date()
        frame = frame_of(cfp_domain(self.env).registry, docname, doctree, self, today)
        around = "".join([*frame.head, frame.as_of, texts(self.images, Path(self.srcdir))])
        shown = characters(doctree, around)
        fonts = fonts_for(shown, frame.language, project_fonts_of(self.config, Path(self.confdir)))
        missing = missing_glyphs(shown, fonts)
        with TemporaryDirectory(prefix="cfp-pdf-") as folder:
            images = gather(doctree, self.images, Path(self.srcdir), Path(folder), fonts)
            for fault in faults(doctree, images.refused, missing):
                self.report(fault.node, fault.code, fault.message, fault.hint, fault.shown)
            document = self._translate(docname, doctree, images.files, missing, frame)
            self._print(document, frame, Path(folder), fonts)

    def _print(self, document: Document, frame: Frame, folder: Path, fonts: FontSet) -> None:
        from sphinx_cfp.pdf.typesetting import TypesettingError, picture, typeset

        created = reference_instant_of(self.config).epoch // DAY * DAY
        try:
            pdf = typeset(
                document.code,
                created=created,
                fonts=fonts,
                right_to_left=frame.right_to_left,
                folder=folder,
            )
        except TypesettingError as error:
            self._refused(document, error)
            return
        path = Path(self.outdir) / f"{self.docname}.pdf"
        write(path, pdf)
        if wants_picture(self.config):
            side = frame.right_to_left
            shown = picture(document.code, fonts=fonts, right_to_left=side, folder=folder)
            write(path.with_suffix(".png"), shown)

    def _translate(
        self,
        docname: str,
        doctree: nodes.document,
        images: Mapping[str, str],
        missing: frozenset[str],
        frame: Frame,
    ) -> Document:
        from sphinx_cfp.pdf.documents import document_code
        from sphinx_cfp.pdf.framing import poster_of
        from sphinx_cfp.pdf.translator import PdfPage

        page = PdfPage(
            docname=docname,
            images=images,
            download=lambda name: self.published(f"_downloads/{name}") if name else "",
            missing=missing,
            right_to_left=frame.right_to_left,
        )
        registry = cfp_domain(self.env).registry
        poster = poster_of(registry, docname, frame.language)
        return document_code(doctree, page, frame, poster, self.report)

    def _refused(self, document: Document, error: TypesettingError) -> None:
        """Report what Typst refused, at the node that it was about."""
        from sphinx_cfp.pdf.faults import depth_of

        node = document.marks[error.mark] if error.mark is not None else document.tree
        fix = "change what stands here"
        if "depth exceeded" in error.message:  # Typst names the function in which it had enough
            node = max(document.marks, key=depth_of, default=node)
            fix = "put fewer blocks within each other"
        self.report(node, Code.PDF_FAILED, f"the PDF could not be made: {error.message}", fix)

    def report(self, node: nodes.Node, code: Code, message: str, fix: str, shown: str = "") -> None:
        """Log a finding at the place of a node, or of what it shows."""
        from sphinx_cfp.pdf.faults import place_of

        page = str(self.env.doc2path(self.docname))
        place = place_of(node, cfp_domain(self.env).sources, page, shown)
        finding = Problem(code=code, message=message, hint=fix, location=place)
        cfp_domain(self.env).findings += (finding,)
        log(self._app, finding)


def write(path: Path, content: bytes) -> None:
    """Replace a file unless it is the same; never through a link that another copy may share."""
    if path.is_file() and path.read_bytes() == content:
        return
    ensuredir(path.parent)
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder, and what Sphinx's own need."""
    app.add_builder(PdfBuilder)
    app.add_post_transform(LowerCards)
    app.connect("config-inited", add_emoji)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
