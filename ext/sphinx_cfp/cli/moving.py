"""A date moved: its new value, and its line with the old value struck."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.line import parse_when
from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.dates import Move, When, instants
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.registry.resolving import Context, resolve_when

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sphinx_cfp.model.dates import Date, Moment
    from sphinx_cfp.model.zones import Zone
    from sphinx_cfp.registry.registry import Registry

_MARKUP = "*_`"
_PARENTHESES = re.compile(r"\s*\(([^()]*)\)")
# Said of the date, not of the day that it was on.
_STATUS = re.compile(r"(?:\s*\((?:extended|firm|tentative|estimated)\))+$", re.IGNORECASE)
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class NewValue:
    """What a date becomes, and how that is written in its line."""

    when: When
    text: str


def current_text(item: Date) -> str:
    """The value that holds, as its author wrote it: what stands after all that is struck."""
    text = item.written.rpartition("~~")[2].strip()
    text = _PARENTHESES.sub("", text, count=1).strip() if text.startswith("(") else text
    return _STATUS.sub("", text)


def new_value(text: str, item: Date, registry: Registry) -> NewValue:
    """The value that ``text`` means for a date. Raises :class:`ParseError`.

    Where it says no time or no zone, those of the date stay; of a range that is a deadline its end moves.
    """
    old = item.when.last
    written = parse_when(text)
    zone = old.zone if old else None
    call = registry.calls[item.call]
    when = resolve_when(written, Context(zone=zone or call.zone, event=call.edition.days))
    start = when.start
    if start is None or old is None:
        raise ParseError(Code.DATE_SYNTAX, f"“{text}” is no day", "write one as 2031-03-21")
    if when.end is None and item.when.end is not None and item.when.start is not None:
        if not item.is_deadline:
            raise ParseError(
                Code.DATE_SYNTAX,
                f"“{text}” is one day, and {format_when(item.when)} a range",
                "write both ends: 12–13 June 2031",
            )
        when = When(item.when.start, _filled(start, old))
    elif when.end is None:
        when = When(_filled(start, old))
    return NewValue(when, format_when(when, default_zone(item)))


def _filled(moment: Moment, old: Moment) -> Moment:
    """A moment with the time of the old one, if it has none."""
    return moment if moment.seconds is not None else replace(moment, seconds=old.seconds)


def default_zone(item: Date) -> Zone | None:
    """The zone that need not be written: that of the old value, if it was not."""
    try:
        written = parse_when(current_text(item))
    except ParseError:
        return None
    point = written.end or written.start
    return item.when.last.zone if item.when.last and point and not point.zone else None


def moved(item: Date, when: When, on: date, reason: str) -> Date:
    """The date with its new value and the old one as history."""
    utc, utc_end = instants(item.kind, when)
    was = (*item.was, Move(item.when, on, reason))
    return replace(item, when=when, was=was, utc=utc, utc_end=utc_end)


def with_date(registry: Registry, item: Date) -> Registry:
    """The registry with one of its dates replaced."""

    def swapped(dates: Sequence[Date]) -> tuple[Date, ...]:
        return tuple(item if one.key == item.key else one for one in dates)

    def in_all(groups: Mapping[object, Sequence[Date]]) -> dict[object, Sequence[Date]]:
        return {name: swapped(dates) for name, dates in groups.items()}

    index = registry.index[item.call]
    index = replace(
        index,
        dates=swapped(index.dates),
        by_kind=in_all(index.by_kind),  # type: ignore[arg-type]
        by_track=in_all(index.by_track),  # type: ignore[arg-type]
    )
    return replace(
        registry,
        dates={**registry.dates, item.key: item},
        index={**registry.index, item.call: index},
    )


def change_of(on: date, reason: str) -> str:
    """``(moved 2031-03-02: late template)``."""
    return f"(moved {on.isoformat()}{f': {reason}' if reason else ''})"


def rewritten(text: str, item: Date, new: str, change: str) -> str | None:
    """The text of a file with the date moved in its line; ``None`` if its value is not found there.

    Strikes stand inside the markup around the old value, where reST and Markdown both read them.
    """
    if item.location is None:
        return None
    lines = text.split("\n")
    value = current_text(item)
    first = item.location.line - 1
    for number in range(first, min(first + _MOST_LINES, len(lines))):
        line = lines[number]
        start = place_of(line, value, item.label)
        if start >= 0 and value:
            stop = start + len(value)
            after = _end(line, stop, item)
            struck = f"{line[:start]}~~{value}~~{line[stop:after]}"
            lines[number] = f"{struck} {new} {change}{line[after:]}"
            return "\n".join(lines)
        if not line.strip():
            break
    return None


def place_of(line: str, value: str, label: str) -> int:
    """Where the value stands in a line, rather after the label than in it."""
    at = line.find(label)
    found = line.find(value, at + len(label)) if at >= 0 else -1
    return found if found >= 0 else line.find(value)


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
