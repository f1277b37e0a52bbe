"""What is said of links, as findings. Nothing of Sphinx: the command for single URLs uses it too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.checks.codes import Code, Severity
from sphinx_cfp.checks.findings import Finding
from sphinx_cfp.links.results import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_cfp.links.results import Result
    from sphinx_cfp.model.locations import Location

    Spellings = Mapping[tuple[str, Location], str]

_SEVERITIES = {
    Status.ERROR: Severity.ERROR,
    Status.WARNING: Severity.WARNING,
    Status.NOTE: Severity.INFO,
}


def findings_of(
    results: Iterable[Result],
    written: Spellings | None = None,
    severities: Mapping[Code, Severity] | None = None,
) -> list[Finding]:
    """A finding for every place of every link that is not simply right, in order of place.

    ``written`` is how a URL is spelled at a place, ``severities`` are the project's own.
    """
    spelled, chosen = written or {}, severities or {}
    found = []
    for result in results:
        verdict = result.verdict
        if verdict.status is Status.OK:
            continue
        code = Code(verdict.code)
        severity = chosen.get(code, _SEVERITIES[verdict.status])
        if severity is Severity.OFF:
            continue
        finding = Finding(
            code=code,
            severity=severity,
            message=f"{shown(result.url)} {verdict.message}",
            fix=f"write {verdict.replacement}" if verdict.replacement else verdict.hint,
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
