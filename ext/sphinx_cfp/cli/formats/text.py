"""A line a finding: ``path:line:column: error[code]: what is wrong — what to write instead``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.model.problems import Problem


def render(findings: Sequence[Problem]) -> str:
    """The lines."""
    return "".join(f"{line_of(finding)}\n" for finding in findings)


def line_of(finding: Problem) -> str:
    """One finding as one line."""
    place = f"{finding.location}: " if finding.location.path else ""
    words = " ".join(finding.text.split())
    return f"{place}{finding.severity.value}[{finding.code.value}]: {words}"
