"""Checks: from the registry to findings. No Sphinx, no clock, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.checks.codes import Code, Severity
from sphinx_cfp.checks.findings import Finding
from sphinx_cfp.checks.renaming import renamed_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cfp.model.errors import Problem
    from sphinx_cfp.model.registry import Registry

__all__ = ["Code", "Finding", "Severity", "run"]


def run(registry: Registry, published: Registry | None = None) -> list[Finding]:
    """Every finding of a registry, in order of place; ``published`` is what was published last."""
    problems: list[Problem] = list(registry.problems)
    if published:
        problems += renamed_keys(registry, published)
    return sorted(_findings(registry, problems), key=lambda found: (found.location, found.code))


def _findings(registry: Registry, problems: Iterable[Problem]) -> Iterable[Finding]:
    for problem in problems:
        code = Code(problem.code)
        item = registry.dates.get(problem.subject)
        if item and code in item.ignore:
            continue
        yield Finding(
            code=code,
            severity=Severity(problem.severity) if problem.severity else code.severity,
            message=problem.message,
            fix=problem.hint,
            location=problem.location,
            related=problem.related,
            fault=problem.fault,
        )
