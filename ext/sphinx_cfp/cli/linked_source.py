"""The links of a folder with ``conf.py``, read as Sphinx reads it, at the lines of their authors."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from sphinx_cfp.cli import checking
from sphinx_cfp.cli.linking import LinkedSource
from sphinx_cfp.cli.reading import temporary_folder, unpacked

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx

    from sphinx_cfp.cli.reporting import Log
    from sphinx_cfp.model.locations import Location


def read_links(source: Path, *, since: str = "", traceback: bool = False) -> LinkedSource:
    """The links of ``source``; only those that it did not have in the revision ``since``, if one is named.

    What Sphinx has to say is printed on standard error. Raises :class:`CommandError`.
    """
    request = checking.Request(source=source, traceback=traceback)
    found = checking.look_at(request, partial(_links, source))
    if not since:
        return found
    old = _urls_in(since, source, traceback=traceback)
    return replace(
        found,
        links=[link for link in found.links if link[0] not in old],
        not_asked=found.not_asked - old,
        findings=[finding for finding in found.findings if finding.fault not in old],
    )


def _links(source: Path, app: Sphinx, log: Log) -> LinkedSource:
    from sphinx_cfp.sphinx_ext.config import severities_of
    from sphinx_cfp.sphinx_ext.domain import cfp_domain
    from sphinx_cfp.sphinx_ext.link_sources import collected, settings_of

    domain = cfp_domain(app.env)
    read = settings_of(app)
    for notice in read.notices:
        print(f"note: {notice}", file=sys.stderr)
    told = {(finding.code.value, finding.text) for finding in domain.findings}
    others = [
        item for item in log.records if (item.code.removeprefix("cfp."), item.words) not in told
    ]
    for item in others:
        print(item, file=sys.stderr)
    links = collected(app)
    return LinkedSource(
        not_asked=frozenset(links.not_asked),
        links=[(url, _typed(source, place)) for url, place in links.links],
        written={(url, _typed(source, at)): text for (url, at), text in links.written.items()},
        findings=[
            replace(
                finding,
                location=_typed(source, finding.location),
                related=tuple(_typed(source, place) for place in finding.related),
            )
            for finding in domain.findings
            if finding.code.startswith("link_")
        ],
        settings=read.settings,
        severities=severities_of(app.config),
        unread=any(item.level == "error" for item in others),
    )


def _typed(source: Path, place: Location) -> Location:
    return replace(place, path=checking.typed_path(source, place.path))


def _urls_in(revision: str, source: Path, *, traceback: bool) -> set[str]:
    """The links of the source in a revision; none if there was no source then."""
    inside = os.path.relpath(source)
    with temporary_folder() as place:
        folder = unpacked(revision, "./" if inside == "." else inside, place)
        if not (folder / "conf.py").is_file():
            return set()
        request = checking.Request(source=folder, traceback=traceback)
        return checking.look_at(request, _urls)


def _urls(app: Sphinx, _log: Log) -> set[str]:
    from sphinx_cfp.sphinx_ext.domain import cfp_domain
    from sphinx_cfp.sphinx_ext.link_sources import collected

    faults = {finding.fault for finding in cfp_domain(app.env).findings}
    return {url for url, _ in collected(app).links} | faults
