"""Findings in the forms that people and programs read.

They are shown in the order in which they come. A finding whose place has an empty path belongs to no file,
such as a URL that was typed on the command line.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx_cfp import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sphinx_cfp.model.codes import Code
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.problems import Problem

    Json = dict[str, Any]

NAMES = ("text", "json", "sarif", "github")
JSON_VERSION = 1
SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_GITHUB_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}
_SARIF_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(form: str, findings: Sequence[Problem], reference_date: date | None = None) -> str:
    """The findings in a form, one of :data:`NAMES`, each line ended.

    ``reference_date`` is the day that was taken for today, where that matters; JSON tells it.
    """
    if form == "json":
        return as_json(findings, reference_date)
    if form == "sarif":
        return as_sarif(findings)
    line = _github_command if form == "github" else _line
    return "".join(f"{line(finding)}\n" for finding in findings)


def _line(finding: Problem) -> str:
    """``path:line:column: error[code]: what is wrong — what to write instead``."""
    place = f"{finding.location}: " if finding.location.path else ""
    words = " ".join(finding.text.split())
    return f"{place}{finding.severity.value}[{finding.code.value}]: {words}"


def as_json(findings: Sequence[Problem], reference_date: date | None = None) -> str:
    """One object: ``{"version": 1, "reference_date": ..., "findings": [...]}``.

    Lines and columns count from 1, a column of 0 is unknown.
    """

    def place(location: Location) -> Json:
        return {"path": location.path, "line": location.line, "column": location.column}

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
    document = {"version": JSON_VERSION, **day, "findings": records}
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n"


def _github_command(finding: Problem) -> str:
    """An annotation of a line in a pull request: a workflow command of GitHub and Forgejo."""

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    place = finding.location
    properties = {"title": finding.code.value}
    if place.path:
        properties = {"file": place.path, "line": str(place.line), **properties}
        if place.column:
            properties["col"] = str(place.column)
    listed = ",".join(
        f"{name}={data(value).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in properties.items()
    )
    return f"::{_GITHUB_LEVELS[finding.severity.value]} {listed}::{data(finding.text)}"


def as_sarif(findings: Sequence[Problem]) -> str:
    """SARIF 2.1.0, the exchange format of code hosts (OASIS, 27 March 2020): one log with one run.

    It has a rule for each code that was found.
    """
    codes = sorted({finding.code for finding in findings})
    index = {code: number for number, code in enumerate(codes)}
    driver = {
        "name": "sphinx-cfp",
        "version": __version__,
        "rules": [_sarif_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(finding, index[finding.code]) for finding in findings],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _sarif_rule(code: Code) -> Json:
    first, _, rest = code.help.partition("\n")
    return {
        "id": code.value,
        "shortDescription": {"text": first},
        "fullDescription": {"text": " ".join(code.help.split())},
        "help": {"text": " ".join((rest or first).split()), "markdown": code.help},
        "defaultConfiguration": {"level": _SARIF_LEVELS[code.severity.value]},
    }


def _sarif_result(finding: Problem, rule: int) -> Json:
    # The same for a finding whose line has only moved.
    told = "\0".join((finding.code.value, finding.location.path, finding.message))
    fingerprint = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]
    result: Json = {
        "ruleId": finding.code.value,
        "ruleIndex": rule,
        "level": _SARIF_LEVELS[finding.severity.value],
        "message": {"text": finding.text},
        "locations": [_sarif_location(finding.location)] if finding.location.path else [],
        "partialFingerprints": {"finding/v1": fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [_sarif_location(place) for place in finding.related]
    return result


def _sarif_location(place: Location) -> Json:
    region = {"startLine": max(1, place.line)}
    if place.column:
        region["startColumn"] = place.column
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.path), "uriBaseId": "%SRCROOT%"},
            "region": region,
        }
    }
