"""Builders that write no pages: one looks, one asks for links, one writes the data files alone."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.builders import Builder
from sphinx.builders.dummy import DummyBuilder
from sphinx.util import logging

from sphinx_cfp.sphinx_ext import diagnostics, link_building
from sphinx_cfp.sphinx_ext.link_sources import collected, settings_of
from sphinx_cfp.sphinx_ext.link_terminal import progress, stopping

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)
RESULTS = "links.jsonl"


class CheckBuilder(DummyBuilder):
    """Looks at everything, whatever has changed; with a reference date also at what has passed.

    Findings are reported when all pages have been read, in this builder as in every other. What is for
    information only is shown here.
    """

    name = "cfp-check"
    epilog = ""

    def get_outdated_docs(self) -> set[str]:
        """No page is to be written."""
        return set()


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
        return page_address(docname)

    def write_documents(self, docnames: Set[str]) -> None:
        """Nothing."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Nothing."""


def page_address(docname: str) -> str:
    """The address of a page below that of the site, as the builder ``dirhtml`` makes it."""
    folder, _, name = docname.rpartition("/")
    if name == "index":
        return f"{folder}/" if folder else ""
    return f"{docname}/"


def register(app: Sphinx) -> None:
    """Tell Sphinx of the builders."""
    for builder in (CheckBuilder, LinksBuilder, DataBuilder):
        app.add_builder(builder)
