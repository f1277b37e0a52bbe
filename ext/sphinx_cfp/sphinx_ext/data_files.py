"""Files beside the pages: ``cfp.json`` and its schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.model.serialise import dumps, schema
from sphinx_cfp.sphinx_ext.domain import cfp_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

BUILDERS = {"html", "dirhtml", "singlehtml"}


def write(app: Sphinx, exception: Exception | None) -> None:
    """Write the data files after a build of pages that went well."""
    if exception or app.builder.name not in BUILDERS:
        return
    registry = cfp_domain(app.env).registry
    text = dumps(registry, lambda page, anchor: address(app.builder, page, anchor))
    _write(Path(app.outdir) / "cfp.json", text)
    _write(Path(app.outdir) / "cfp.schema.json", schema())


def address(builder: Builder, docname: str, anchor: str) -> str:
    """The published URL of a page's anchor; empty without ``html_baseurl``."""
    base = builder.config.html_baseurl
    if not base:
        return ""
    page = builder.get_target_uri(docname)
    return f"{base.rstrip('/')}/{page}" + (f"#{anchor}" if anchor else "")


def _write(path: Path, text: str) -> None:
    """Replace a file; never through a link that another copy of the site may share."""
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
