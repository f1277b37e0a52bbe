"""The links of a folder with ``conf.py``, read as Sphinx reads it, at the lines of their authors."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.cli.check import as_typed, checked_project, typed_place
from sphinx_cfp.cli.exit_codes import temporary_folder
from sphinx_cfp.cli.page_links import FoundLinks
from sphinx_cfp.cli.registries import unpacked
from sphinx_cfp.model.codes import Severity
from sphinx_cfp.sphinx_ext.config import severities_of
from sphinx_cfp.sphinx_ext.domain import cfp_domain
from sphinx_cfp.sphinx_ext.link_sources import collected, settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

    from sphinx_cfp.cli.sphinx_run import Log


def read_links(source: Path, *, since: str = "", traceback: bool = False) -> FoundLinks:
    """The links of ``source``; only those that it did not have in the revision ``since``, if one is named.

    What Sphinx has to say is printed on standard error. Raises :class:`CommandError`.
    """
    with checked_project(source, traceback=traceback) as (app, log):
        found = _links(source, app, log)
    if not since:
        return found
    old = _urls_in(since, source, traceback=traceback)
    return replace(
        found,
        links=[link for link in found.links if link[0] not in old],
        not_asked=found.not_asked - old,
        findings=[finding for finding in found.findings if finding.fault not in old],
    )


def _links(source: Path, app: Sphinx, log: Log) -> FoundLinks:
    read = settings_of(app)
    for notice in read.notices:
        print(f"note: {notice}", file=sys.stderr)
    for other in log.others:
        print(other, file=sys.stderr)
    links = collected(app)
    return FoundLinks(
        not_asked=frozenset(links.not_asked),
        links=[(url, typed_place(source, place)) for url, place in links.links],
        written={(url, typed_place(source, at)): text for (url, at), text in links.written.items()},
        findings=[
            as_typed(source, finding)
            for finding in cfp_domain(app.env).findings
            if finding.code.startswith("link_")
        ],
        settings=read.settings,
        severities=severities_of(app.config),
        unread=any(other.severity is Severity.ERROR for other in log.others),
    )


def _urls_in(revision: str, source: Path, *, traceback: bool) -> set[str]:
    """The links of the source in a revision; none if there was no source then."""
    inside = os.path.relpath(source)
    with temporary_folder() as place:
        folder = unpacked(revision, "./" if inside == "." else inside, place)
        if not (folder / "conf.py").is_file():
            return set()
        with checked_project(folder, traceback=traceback) as (app, _):
            faults = {finding.fault for finding in cfp_domain(app.env).findings}
            return {url for url, _ in collected(app).links} | faults
