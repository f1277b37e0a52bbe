"""Reads calendars: each event of an ``.ics`` file is a line ``SUMMARY: DAY`` (RFC 5545)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sphinx_cfp.importers.formats.decoding import UnreadableError
from sphinx_cfp.importers.formats.document import (
    Doubt,
    Heading,
    Listing,
    ListItem,
    PageDocument,
    Text,
    TextRun,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_EVENTS = 2000
_EVENT = re.compile(r"^BEGIN:VEVENT", re.MULTILINE | re.IGNORECASE)
_DAY = timedelta(days=1)


def read_calendar(source: str) -> PageDocument:
    """A list of the events of a calendar. Raises UnreadableError."""
    from icalendar import Calendar

    lines = [source.count("\n", 0, match.start()) + 1 for match in _EVENT.finditer(source)]
    if len(lines) > _MOST_EVENTS:
        raise UnreadableError(
            f"a calendar of {len(lines)} events — at most {_MOST_EVENTS} are read"
        )
    try:
        calendar = Calendar.from_ical(source)
    except (ValueError, KeyError, IndexError) as error:
        words = " ".join(str(error).split())[:160]
        raise UnreadableError(f"the calendar is faulty: {words}") from None
    title = _words(calendar.get("NAME") or calendar.get("X-WR-CALNAME"))
    items: list[ListItem] = []
    doubts: list[Doubt] = []
    events = list(calendar.walk("VEVENT"))
    for line, event in zip([*lines, *[0] * len(events)], events, strict=False):
        items += _item(event, line, title, doubts)
    blocks = (Heading(1, _text(title, 1)), Heading(2, _text("Important dates", 1)))
    place = next((_words(event.get("LOCATION")) for event in events if event.get("LOCATION")), "")
    return PageDocument(
        blocks=(*blocks, Listing(tuple(items))),
        title=title,
        meta={"location": place} if place else {},
        doubts=tuple(doubts),
    )


def _item(event: Any, line: int, title: str, doubts: list[Doubt]) -> Iterator[ListItem]:
    """The line of an event: its summary without the calendar's name, and its days."""
    summary = _words(event.get("SUMMARY"))
    try:
        first = event.get("DTSTART").dt
        last = event.get("DTEND").dt if event.get("DTEND") else None
    except (AttributeError, ValueError):
        doubts.append(Doubt(line=line, text=summary, why="this event has no day that can be read"))
        return
    label = _label(summary, title)
    note = " (cancelled)" if _words(event.get("STATUS")).lower() == "cancelled" else ""
    words = f"{label}: {_when(first, last)}{note}"
    yield ListItem(_text(words, line), (), line)


def _when(first: date, last: date | None) -> str:
    """The days of an event; of one that takes no longer than an hour its end, which is what is due."""
    if isinstance(first, datetime):
        end = last if isinstance(last, datetime) and last - first <= timedelta(hours=1) else None
        if end is None and isinstance(last, datetime) and last.date() != first.date():
            return f"{_moment(first)} – {_moment(last)}"
        return _moment(end or first)
    if last is None or isinstance(last, datetime) or last - _DAY <= first:
        return first.isoformat()
    return f"{first.isoformat()} – {(last - _DAY).isoformat()}"


def _moment(moment: datetime) -> str:
    """Day, time and zone; a time without a zone is one of the reader's own."""
    zone = moment.tzname() or ""
    key = moment.tzinfo.key if isinstance(moment.tzinfo, ZoneInfo) else ""
    name = key if "/" in key else zone
    offset = moment.utcoffset()
    if offset is not None and "/" not in name:
        minutes = int(offset.total_seconds() // 60)
        hours, rest = divmod(abs(minutes), 60)
        sign = "-" if minutes < 0 else "+"
        name = "UTC" if not minutes else f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")
    seconds = moment.strftime(":%S") if moment.second else ""
    return f"{moment:%Y-%m-%d %H:%M}{seconds} {name}".strip()


def _label(summary: str, title: str) -> str:
    """A summary without the name of its calendar."""
    name = re.sub(r"\s*(?:19|20)\d\d\s*", " ", title).strip()
    for prefix in (title, name):
        if prefix and summary.casefold().startswith(prefix.casefold()):
            rest = summary[len(prefix) :].lstrip(" :–—-")
            summary = rest if re.search(r"\w", rest) else summary
    return summary or "Event"


def _words(value: object) -> str:
    return " ".join(str(value).split()) if value else ""


def _text(words: str, line: int) -> Text:
    return (TextRun(words, line),) if words else ()
