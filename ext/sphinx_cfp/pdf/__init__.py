"""The PDF of a call: docutils to Typst, and the builder ``cfp-pdf`` that makes it; help for LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder."""
    from sphinx_cfp.pdf.builder import PdfBuilder
    from sphinx_cfp.pdf.lowering import LowerCards

    app.add_builder(PdfBuilder)
    app.add_post_transform(LowerCards)
    app.connect("config-inited", _prepare_latex)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _prepare_latex(app: Sphinx, config: Config) -> None:
    if config.latex_engine == "xelatex":
        from sphinx_cfp.pdf.xelatex import add_emoji

        add_emoji(app, config)
