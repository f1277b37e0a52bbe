"""One object of JSON: ``{"version": 1, "reference_date": ..., "findings": [...]}``, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.problems import Problem

VERSION = 1


def render(findings: Sequence[Problem], reference_date: date | None = None) -> str:
    """The object; lines and columns count from 1, a column of 0 is unknown."""
    day = {"reference_date": reference_date.isoformat()} if reference_date else {}
    records = [
        {
            "code": finding.code.value,
            "severity": finding.severity.value,
            "message": finding.message,
            "fix": finding.hint,
            **place(finding.location),
            "related": [place(location) for location in finding.related],
        }
        for finding in findings
    ]
    return f"{json.dumps({'version': VERSION, **day, 'findings': records}, ensure_ascii=False, indent=1)}\n"


def place(location: Location) -> dict[str, str | int]:
    """A place as fields."""
    return {"path": location.path, "line": location.line, "column": location.column}
