"""The PDF of a call: docutils to Typst, and the builder ``cfp-pdf`` that makes it; help for LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder."""
    from sphinx_cfp.pdf.builder import PdfBuilder
    from sphinx_cfp.pdf.own_builders import LowerCards, add_emoji

    app.add_builder(PdfBuilder)
    app.add_post_transform(LowerCards)
    app.connect("config-inited", add_emoji)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
