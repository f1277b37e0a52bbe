"""A run of all checks over a site."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.checks.calls import CallView
from sphinx_cfp.checks.listed import CHECKS, SITE_CHECKS
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_cfp.checks.calls import Site
    from sphinx_cfp.model.problems import Problem


def run(site: Site, severities: Mapping[Code, Severity] | None = None) -> list[Problem]:
    """Every finding of a site, each once, in order of place.

    ``severities`` are the project's own; a check whose codes are all off is not run.
    """
    chosen = severities or {}
    found = dict.fromkeys(_judged(site, _problems(site, chosen), chosen))
    return sorted(found, key=lambda finding: (finding.location, finding.code, finding.message))


def _problems(site: Site, severities: Mapping[Code, Severity]) -> Iterator[Problem]:
    yield from site.registry.problems
    for of_site in SITE_CHECKS:
        yield from of_site(site)
    wanted = [
        check
        for codes, check in CHECKS
        if any(severities.get(code, code.severity) is not Severity.OFF for code in codes)
    ]
    for call in site.registry.calls.values():
        view = CallView(site, call)
        for check in wanted:
            yield from check(view)


def _judged(
    site: Site, problems: Iterable[Problem], severities: Mapping[Code, Severity]
) -> Iterator[Problem]:
    """The problems that neither their date nor the project silences, with the project's severity."""
    for problem in problems:
        item = site.registry.dates.get(problem.subject)
        if item and problem.code in item.ignore:
            continue
        severity = severities.get(problem.code, problem.severity)
        if severity is not Severity.OFF:
            yield replace(problem, level=severity)
