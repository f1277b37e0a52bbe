"""Registration of the theme; it does nothing unless a project uses it, or one that inherits from it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.theme import parent

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

NAME = "sphinx_cfp"
FOLDER = Path(__file__).parent / NAME

FIRST, LAST = 100, 900
"""Priorities before and after those of the parents' handlers (500, 501)."""


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the theme; what goes with it is connected where a project uses it."""
    app.add_html_theme(NAME, str(FOLDER))
    app.connect("config-inited", parent.find_components, priority=FIRST)
    app.connect("builder-inited", _connect, priority=FIRST)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _connect(app: Sphinx) -> None:
    if not parent.is_active(app):
        return
    from sphinx_cfp.theme import assets, discovery, navigation, pages

    parent.prepare(app)
    app.connect("env-get-updated", navigation.pages_in_changed_navigation)
    app.connect("write-started", assets.write_sheets)
    app.connect("html-page-context", discovery.anchor_not_found, priority=FIRST)
    app.connect("html-page-context", pages.complete, priority=LAST)
    app.connect("html-collect-pages", discovery.write_not_found)
    app.connect("build-finished", discovery.write_files)
    app.connect("build-finished", assets.finish, priority=LAST)
