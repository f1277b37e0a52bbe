"""Annotations of lines in a pull request: workflow commands, as GitHub and Forgejo read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.model.problems import Problem

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def render(findings: Sequence[Problem]) -> str:
    """A command a finding."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Problem) -> str:
    place = finding.location
    properties = {"title": finding.code.value}
    if place.path:
        properties = {"file": place.path, "line": str(place.line), **properties}
        if place.column:
            properties["col"] = str(place.column)
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_LEVELS[finding.severity.value]} {listed}::{_data(finding.text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
