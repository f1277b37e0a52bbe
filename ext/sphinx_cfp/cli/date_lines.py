"""A date in its line of the source: where its value stands there, and how the line becomes a moved one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.line import parse_when
from sphinx_cfp.model.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.zones import Zone

_MARKUP = "*_`"
_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
# Said of the date, not of the day that it was on.
_STATUS = re.compile(r"(?:\s*\((?:extended|firm|tentative|estimated)\))+$", re.IGNORECASE)
_LINES_OF_A_DATE = 6


def current_text(item: Date) -> str:
    """The value that holds, as its author wrote it: what stands after all that is struck."""
    text = item.written.rpartition("~~")[2].strip()
    text = _PARENTHESES.sub("", text, count=1).strip() if text.startswith("(") else text
    return _STATUS.sub("", text)


def default_zone(item: Date) -> Zone | None:
    """The zone that need not be written: that of the value that holds, if it was not."""
    try:
        written = parse_when(current_text(item))
    except ParseError:
        return None
    point = written.end or written.start
    return item.when.last.zone if item.when.last and point and not point.zone else None


def find_value(lines: Sequence[str | None], item: Date, value: str) -> tuple[int, int] | None:
    """The index of the line in which a value of a date stands, and where it begins there.

    Rather after the label than in it. A line that is ``None`` is passed over, an empty one ends the date.
    """
    if item.location is None or not value:
        return None
    first = item.location.line - 1
    for number, line in enumerate(lines[first : first + _LINES_OF_A_DATE], first):
        if line is None:
            continue
        label = line.find(item.label)
        start = line.find(value, label + len(item.label)) if label >= 0 else -1
        start = start if start >= 0 else line.find(value)
        if start >= 0:
            return number, start
        if not line.strip():
            return None
    return None


def move_of(on: date, reason: str) -> str:
    """``(moved 2031-03-02: late template)``."""
    return f"(moved {on.isoformat()}{f': {reason}' if reason else ''})"


def with_move(text: str, item: Date, new: str, move: str) -> str | None:
    """The text of a page with the date moved in its line; ``None`` if its value is not found there.

    Strikes stand inside the markup around the old value, where reST and Markdown both read them.
    """
    lines = text.split("\n")
    value = current_text(item)
    place = find_value(lines, item, value)
    if place is None:
        return None
    number, start = place
    line = lines[number]
    stop = start + len(value)
    after = _end(line, stop, item)
    struck = f"{line[:start]}~~{value}~~{line[stop:after]}"
    lines[number] = f"{struck} {new} {move}{line[after:]}"
    return "\n".join(lines)


def _end(line: str, stop: int, item: Date) -> int:
    """Where the new value goes: after the markup of the old one, and after what says how that came."""
    while stop < len(line) and line[stop] in _MARKUP:
        stop += 1
    last = item.was[-1] if item.was else None
    said = _PARENTHESES.match(line, stop)
    if last and said and (last.on or last.reason):
        day = last.on.isoformat() if last.on else last.reason
        if day in said[1] or (last.reason and last.reason in said[1]):
            return said.end()
    return stop
