"""Findings as a person at a terminal reads them: under each its line, with the place marked."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from sphinx_cfp.cli.explaining import address_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.problems import Problem

_COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36", "mark": "1;32", "path": "1"}
_LONGEST_LINE = 160


def annotated(findings: Sequence[Problem], *, is_colored: bool) -> str:
    """The findings file by file, an empty line between two files."""
    parts: list[str] = []
    path = None
    for finding in findings:
        if path not in (None, finding.location.path):
            parts.append("")
        path = finding.location.path
        parts += _lines(finding, is_colored=is_colored)
    return "".join(f"{part}\n" for part in parts)


def count(severities: Sequence[str]) -> str:
    """``2 errors, 1 warning``; what there is none of is left out."""
    numbers = Counter(severities)
    words = {"error": "error", "warning": "warning", "info": "hint"}
    told = [
        f"{numbers[name]} {word}{'' if numbers[name] == 1 else 's'}"
        for name, word in words.items()
        if numbers[name]
    ]
    return ", ".join(told) or "nothing found"


def is_colored(stream: TextIO) -> bool:
    """Whether a stream shows colors: a terminal whose user has not said otherwise (no-color.org)."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _lines(finding: Problem, *, is_colored: bool) -> list[str]:
    level = finding.severity.value
    place = _paint(str(finding.location), "path", is_colored)
    code = _paint(f"{level}[{_linked(finding, is_colored)}]", level, is_colored)
    lines = [f"{place}: {code}: {' '.join(finding.text.split())}"]
    lines += _frame(finding, is_colored=is_colored)
    if finding.related:
        also = ", ".join(str(other) for other in dict.fromkeys(finding.related))
        lines.append(f"{' ' * _WIDTH} = see {also}")
    return lines


_WIDTH = 5


def _frame(finding: Problem, *, is_colored: bool) -> list[str]:
    """The line of the source, and below it the characters at fault."""
    place = finding.location
    source = _source_line(place)
    if source is None:
        return []
    shown = source.rstrip()[:_LONGEST_LINE]
    lines = [f"{str(place.line).rjust(_WIDTH)} | {shown}"]
    if 0 < place.column <= len(shown):
        before = shown[: place.column - 1]
        fault = (
            finding.fault.split("\n")[0] if source.startswith(finding.fault, len(before)) else ""
        )
        mark = "^" * max(1, _columns(fault))
        gap = "".join("\t" if sign == "\t" else " " * _columns(sign) for sign in before)
        lines.append(f"{' ' * _WIDTH} | {gap}{_paint(mark, 'mark', is_colored)}")
    return lines


def _source_line(place: Location) -> str | None:
    lines = _file(place.path)
    return lines[place.line - 1] if 0 < place.line <= len(lines) else None


@lru_cache(maxsize=64)
def _file(path: str) -> Sequence[str]:
    try:
        return Path(path).read_text("utf-8-sig", errors="replace").splitlines()
    except OSError:
        return ()


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes (UAX 11)."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )


def _paint(text: str, name: str, is_colored: bool) -> str:
    return f"\x1b[{_COLORS[name]}m{text}\x1b[0m" if is_colored else text


def _linked(finding: Problem, is_colored: bool) -> str:
    """The code, on a terminal as a link to its page of the manual (OSC 8)."""
    code = finding.code.value
    if not is_colored:
        return code
    return f"\x1b]8;;{address_of(finding.code)}\x1b\\{code}\x1b]8;;\x1b\\"


def write(findings: Sequence[Problem], stream: TextIO = sys.stdout) -> None:
    """Write the findings to a stream, in colors if it shows them."""
    stream.write(annotated(findings, is_colored=is_colored(stream)))
