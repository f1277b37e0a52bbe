"""SARIF 2.1.0, the exchange format of code hosts for findings (OASIS, 27 March 2020)."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx_cfp import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.model.codes import Code
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.problems import Problem

    Json = dict[str, Any]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(findings: Sequence[Problem]) -> str:
    """One log with one run; a rule for each code that was found."""
    codes = sorted({finding.code for finding in findings})
    index = {code: number for number, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "sphinx-cfp",
                "version": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, index[finding.code]) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(code: Code) -> Json:
    first, _, rest = code.help.partition("\n")
    return {
        "id": code.value,
        "shortDescription": {"text": first},
        "fullDescription": {"text": " ".join(code.help.split())},
        "help": {"text": " ".join((rest or first).split()), "markdown": code.help},
        "defaultConfiguration": {"level": _LEVELS[code.severity.value]},
    }


def _result(finding: Problem, rule: int) -> Json:
    result: Json = {
        "ruleId": finding.code.value,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity.value],
        "message": {"text": finding.text},
        "locations": [_location(finding.location)] if finding.location.path else [],
        "partialFingerprints": {"finding/v1": _fingerprint(finding)},
    }
    if finding.related:
        result["relatedLocations"] = [_location(place) for place in finding.related]
    return result


def _location(place: Location) -> Json:
    region = {"startLine": max(1, place.line)}
    if place.column:
        region["startColumn"] = place.column
    return {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(place.path), "uriBaseId": "%SRCROOT%"},
            "region": region,
        }
    }


def _fingerprint(finding: Problem) -> str:
    """The same for a finding whose line has only moved."""
    told = "\0".join((finding.code.value, finding.location.path, finding.message))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]
