"""Finding out which links work while pages are written, and telling it as this build's findings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx.util import logging

from sphinx_cfp.sphinx_ext import diagnostics
from sphinx_cfp.sphinx_ext.config import severities_of, wants_links
from sphinx_cfp.sphinx_ext.domain import cfp_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_cfp.links.results import LinkRun
    from sphinx_cfp.links.subprocess import Run
    from sphinx_cfp.sphinx_ext.link_sources import Collected

logger = logging.getLogger(__name__)
SECONDS = 60
"""How long a build asks. What it did not get to is unverified; the next build need not ask the rest."""
CACHE = "cfp-links.sqlite"


@dataclass(frozen=True, slots=True)
class _UnderWay:
    run: Run
    links: Collected


_runs: WeakKeyDictionary[Sphinx, _UnderWay] = WeakKeyDictionary()


def cache_of(app: Sphinx) -> Path:
    """What builds remember of links lies with what they remember of pages."""
    return Path(app.doctreedir) / CACHE


def check_settings(app: Sphinx) -> None:
    """Raise :class:`ConfigError` for an option of ``linkcheck`` that cannot be meant, before all work."""
    if is_asked(app) or app.builder.name == diagnostics.LINK_BUILDER:
        from sphinx_cfp.sphinx_ext.link_sources import settings_of

        settings_of(app)


def is_asked(app: Sphinx) -> bool:
    """Whether this build asks beside its work: one of pages does, if the project wants it."""
    return wants_links(app.config) and app.builder.format == "html"


def begin(app: Sphinx, _env: BuildEnvironment) -> list[str]:
    """Start to ask, once all pages have been read."""
    if is_asked(app):
        # Not in a build that does not ask.
        from sphinx_cfp.links.subprocess import Run
        from sphinx_cfp.sphinx_ext.link_sources import collected, settings_of

        links = collected(app)
        settings = replace(settings_of(app).settings, deadline=SECONDS)
        _runs[app] = _UnderWay(Run(links.links, settings, cache_of(app)), links)
    return []


def end(app: Sphinx, exception: Exception | None) -> None:
    """Take what was found into the build; if that has failed, stop asking."""
    found = _runs.pop(app, None)
    if found is None:
        return
    from sphinx_cfp.links.subprocess import RunError

    if exception:
        found.run.stop()
        return
    try:
        done = found.run.result()
    except RunError as error:
        diagnostics.warn("links were not checked: %s", str(error))
    else:
        report(app, done, found.links)
        for notice in done.notices:
            logger.info("%s", notice)  # no network is no fault of what is built


def report(app: Sphinx, done: LinkRun, links: Collected) -> None:
    """Log what was found as findings of the project."""
    from sphinx_cfp.sphinx_ext.link_findings import findings_of

    findings = findings_of(done.results, links.written, severities_of(app.config))
    domain = cfp_domain(app.env)
    for finding in findings:
        diagnostics.log(app, finding)
    domain.findings = (*domain.findings, *findings)
