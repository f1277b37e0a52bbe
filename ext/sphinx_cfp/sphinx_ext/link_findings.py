"""What is said of links, as findings. Nothing of Sphinx: the command for single URLs uses it too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.links.results import LinkStatus
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_cfp.links.results import Result
    from sphinx_cfp.model.locations import Location

    Spellings = Mapping[tuple[str, Location], str]

_SEVERITIES = {
    LinkStatus.ERROR: Severity.ERROR,
    LinkStatus.WARNING: Severity.WARNING,
    LinkStatus.NOTE: Severity.INFO,
}


def findings_of(
    results: Iterable[Result],
    written: Spellings | None = None,
    severities: Mapping[Code, Severity] | None = None,
) -> list[Problem]:
    """A finding for every place of every link that is not simply right, in order of place.

    ``written`` is how a URL is spelled at a place, ``severities`` are the project's own.
    """
    spelled, chosen = written or {}, severities or {}
    found = []
    for result in results:
        verdict = result.verdict
        code = verdict.code
        if code is None:
            continue
        severity = chosen.get(code, _SEVERITIES[verdict.status])
        if severity is Severity.OFF:
            continue
        finding = Problem(
            code=code,
            level=severity,
            message=f"{shown(result.url)} {verdict.message}",
            hint=f"write {verdict.replacement}" if verdict.replacement else verdict.hint,
            location=result.places[0],
            replacement=verdict.replacement,
        )
        found += [
            replace(finding, location=place, fault=spelled.get((result.url, place), result.url))
            for place in result.places
        ]
    return sorted(found, key=lambda item: (item.location, item.code, item.message))


def shown(url: str) -> str:
    """A URL as it may be printed: a terminal obeys control characters."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in url) or "an empty link"
