"""A run of all checks over a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.checks.calls import CallView
from sphinx_cfp.checks.codes import Code, Severity
from sphinx_cfp.checks.findings import Finding
from sphinx_cfp.checks.listed import CHECKS, SITE_CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_cfp.checks.calls import Site
    from sphinx_cfp.model.errors import Problem


def run(site: Site, severities: Mapping[Code, Severity] | None = None) -> list[Finding]:
    """Every finding of a site, each once, in order of place.

    ``severities`` are the project's own; a check whose codes are all off is not run.
    """
    chosen = severities or {}
    found = dict.fromkeys(_findings(site, _problems(site, chosen), chosen))
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


def _findings(
    site: Site, problems: Iterable[Problem], severities: Mapping[Code, Severity]
) -> Iterator[Finding]:
    for problem in problems:
        code = Code(problem.code)
        item = site.registry.dates.get(problem.subject)
        if item and code in item.ignore:
            continue
        own = Severity(problem.severity) if problem.severity else code.severity
        severity = severities.get(code, own)
        if severity is not Severity.OFF:
            yield Finding(
                code=code,
                severity=severity,
                message=problem.message,
                fix=problem.hint,
                location=problem.location,
                related=problem.related,
                sides=problem.sides,
                fault=problem.fault,
                occurrence=problem.occurrence,
                replacement=problem.replacement,
            )
