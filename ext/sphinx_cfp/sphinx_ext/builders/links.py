"""The builder ``cfp-links``: reads everything, finds out which links work, writes no page."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders.dummy import DummyBuilder
from sphinx.util import logging

from sphinx_cfp.sphinx_ext import diagnostics, link_building
from sphinx_cfp.sphinx_ext.link_sources import collected, settings_of
from sphinx_cfp.sphinx_ext.link_terminal import progress, stopping

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

logger = logging.getLogger(__name__)
RESULTS = "links.jsonl"


class LinksBuilder(DummyBuilder):
    """Asks for every link of every page, whatever has changed, and warns at the lines of those that fail.

    One object of JSON for each link is written to ``links.jsonl``.
    """

    name = diagnostics.LINK_BUILDER
    epilog = ""

    def get_outdated_docs(self) -> set[str]:
        """No page is to be written."""
        return set()

    def finish(self) -> None:
        """Ask, and report. Raises :class:`KeyboardInterrupt` after Ctrl-C, once what is known was told."""
        from sphinx_cfp.links.cache import Cache  # in no other build
        from sphinx_cfp.links.checking import check
        from sphinx_cfp.links.results import write_results

        app = self.app
        read = settings_of(app)
        for notice in read.notices:
            logger.info("%s", notice)
        links = collected(app)
        signals: list[int] = []
        stop = threading.Event()
        path = link_building.cache_of(app)
        with stopping(stop, signals), Cache(path) as cache, progress() as line:
            done = check(links.links, read.settings, cache, progress=line, stop=stop)
        for notice in [*cache.notices, *done.notices]:
            diagnostics.warn("%s", notice)
        link_building.report(app, done, links)
        write_results(Path(self.outdir, RESULTS), done.results)
        if signals:
            raise KeyboardInterrupt


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the builder."""
    app.add_builder(LinksBuilder)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
