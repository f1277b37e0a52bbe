"""Calendars: iCalendar of RFC 5545 and RFC 7986, written by hand.

The library icalendar writes some 9,000 events a second (measured); a site of many calls has 100,000, and
each is fifteen lines of which four may need escaping and folding. The tests read every file back with
icalendar, vobject and ical.js.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.characters import printable
from sphinx_cfp.exporters.english import date_text, when_text
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import (
    OVER,
    calls_in,
    last_change,
    public_dates,
    short_name,
    submit_link,
)
from sphinx_cfp.model.dates import Certainty, Status
from sphinx_cfp.model.kinds import DEADLINES, SUBMISSION, Kind
from sphinx_cfp.model.zones import DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry

BLOCK = 15 * 60
"""Seconds that a deadline takes in a calendar: a block that ends at it."""

AHEAD = "-P7D"
"""When a reader is reminded of a deadline, before its end."""

REFRESH = "PT12H"
OCTETS = 75  # the longest line (RFC 5545, section 3.1), its end not counted
EPOCH = date(1970, 1, 1)
BATCH = 256  # events joined into one piece

_SUBMITTED = frozenset(SUBMISSION)

_SPECIAL = re.compile("[\\\\;,\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_FOLD = "\r\n "
_LONG = re.compile(rf"\n([^\r\n]{{{OCTETS + 1},}})")
END = b"END:VCALENDAR\r\n"
"""What stands after the events of every calendar."""


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """A calendar of one call or of all, in pieces of some hundred events."""
    found = calls_in(registry, call)
    yield head(found[0].key if call else "", registry, site)
    for one in found:
        pieces = events(registry, site, one.key)
        while batch := b"".join([event for _, event in islice(pieces, BATCH)]):
            yield batch
    yield END


def head(call: str, registry: Registry, site: Site) -> bytes:
    """What stands before the events of a call's calendar, or of that of all."""
    return _head(_name(registry.calls[call]) if call else site.title)


def events(registry: Registry, site: Site, call: str) -> Iterator[tuple[str, bytes]]:
    """For each date of a call that has a place in a calendar its local key and its event."""
    maker = _Events(registry, registry.calls[call], site)
    for item in public_dates(registry, call):
        if times := _times(item):
            key = item.key[len(call) + 1 :]
            yield key, maker.event(item, key, times).encode()


@lru_cache(maxsize=16)
def _head(title: str) -> bytes:
    name = text(title)
    return folded(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//sphinx-cfp//NONSGML calls for papers//EN\r\n"
        f"NAME:{name}\r\nX-WR-CALNAME:{name}\r\n"
        f"REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}\r\nX-PUBLISHED-TTL:{REFRESH}\r\n"
    ).encode()


def _name(call: Call) -> str:
    year = call.edition.year
    name = short_name(call)
    return f"{name} {year}" if year and str(year) not in name else name


class _Events:
    """The events of a call; what they share is made once."""

    def __init__(self, registry: Registry, call: Call, site: Site) -> None:
        self.registry = registry
        self.call = call
        self.address = site.address
        self.uid_end = text(f".{call.key}@{site.authority}")
        self.name = short_name(call)

    def event(self, item: Date, key: str, times: str) -> str:
        """The event of a date with a local key, at times."""
        status, call = item.status, self.call
        changed = _midnight(last_change(item, call) or EPOCH)
        sequence = len(item.was) + (status is Status.CANCELLED)
        summary = text(self._summary(item))
        url = self.address(item.docname, item.key)
        more = f"URL:{uri(url)}\r\n" if url else ""
        if item.kind is Kind.EVENT and call.location:
            more += f"LOCATION:{text(call.location)}\r\n"
        if item.kind in DEADLINES and status not in OVER:
            more += (
                f"BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:{summary}\r\n"
                f"TRIGGER;RELATED=END:{AHEAD}\r\nEND:VALARM\r\n"
            )
        state = "CONFIRMED"
        if status is Status.CANCELLED:
            state = "CANCELLED"
        elif item.certainty and item.certainty is not Certainty.FIRM:
            state = "TENTATIVE"
        return folded(
            f"BEGIN:VEVENT\r\nUID:{key}{self.uid_end}\r\nSEQUENCE:{sequence}\r\n"
            f"DTSTAMP:{changed}\r\nLAST-MODIFIED:{changed}\r\n{times}\r\nSUMMARY:{summary}\r\n"
            f"DESCRIPTION:{self._description(item)}\r\nSTATUS:{state}\r\n"
            f"TRANSP:TRANSPARENT\r\n{more}END:VEVENT\r\n"
        )

    def _summary(self, item: Date) -> str:
        label = item.label
        if item.track and (track := self.registry.tracks.get(item.track)):
            label = f"{track.title}: {label}"
        if item.status is Status.EXTENDED:
            return f"{self.name}: {label} (extended)"
        if item.status is Status.CANCELLED:
            return f"{self.name}: {label} (cancelled)"
        return f"{self.name}: {label} (moved)" if item.was else f"{self.name}: {label}"

    def _description(self, item: Date) -> str:
        """The value in words, what it was before, the note, the link: escaped already."""
        described = date_text(item).replace(",", "\\,")
        for move in item.was:
            old = when_text(move.was, is_deadline=item.is_deadline)
            reason = f" ({move.reason})" if move.reason else ""
            described += f"\\n{text(f'Before: {old}{reason}')}"
        if item.note:
            described += f"\\n{text(item.note)}"
        if item.link:
            return f"{described}\\n{text(item.link)}"
        if item.kind in _SUBMITTED and (submit := submit_link(self.registry, item)):
            return f"{described}\\nSubmit: {text(submit)}"
        return described


def _times(item: Date) -> str:
    """DTSTART and DTEND: of a deadline a block that ends at it, of whole days those days, else instants.

    A deadline whose zone nobody states is a whole day: no instant is guessed.
    """
    start, last, utc, utc_end = item.when.start, item.when.last, item.utc, item.utc_end
    if start is None or last is None:
        return ""
    if utc is not None and utc_end is None:
        if item.kind in DEADLINES:
            return f"DTSTART:{_stamp(utc.epoch - BLOCK)}\r\nDTEND:{_stamp(utc.epoch)}"
        return f"DTSTART:{_stamp(utc.epoch)}"
    if utc is not None and utc_end is not None and (start.seconds, last.seconds) != (None, None):
        stop = utc_end.epoch + (last.seconds is None)  # DTEND is the first second after a whole day
        end = f"\r\nDTEND:{_stamp(stop)}" if stop > utc.epoch else ""
        return f"DTSTART:{_stamp(utc.epoch)}{end}"
    first = last.day if item.is_deadline else start.day
    after = last.day + timedelta(days=1)
    return f"DTSTART;VALUE=DATE:{_day(first)}\r\nDTEND;VALUE=DATE:{_day(after)}"


@lru_cache(maxsize=8192)
def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


@lru_cache(maxsize=8192)
def _midnight(day: date) -> str:
    return f"{_day(day)}T000000Z"


@lru_cache(maxsize=16384)
def _stamp(epoch: int) -> str:
    """Seconds since 1970 as a DATE-TIME in UTC."""
    days, seconds = divmod(epoch, DAY)
    time = f"{seconds // 3600:02}{seconds // 60 % 60:02}{seconds % 60:02}"
    return f"{_day(EPOCH + timedelta(days=days))}T{time}Z"


def text(value: str) -> str:
    """A value of type TEXT (RFC 5545, section 3.3.11)."""
    if not _SPECIAL.search(value):
        return value
    value = printable(value).replace("\\", "\\\\").replace("\n", "\\n")
    return value.replace(";", "\\;").replace(",", "\\,")


def folded(lines: str) -> str:
    """Content lines in pieces of at most 75 octets (section 3.1), none cut within a character."""
    if lines.isascii():
        return _LONG.sub(_fold_ascii, lines)
    return "\r\n".join([_fold(line) for line in lines.split("\r\n")])


def _fold_ascii(found: re.Match[str]) -> str:
    line = found[1]
    rest = [line[i : i + OCTETS - 1] for i in range(OCTETS, len(line), OCTETS - 1)]
    return _FOLD.join([f"\n{line[:OCTETS]}", *rest])


def _fold(line: str) -> str:
    data = line.encode()
    length = len(data)
    if length <= OCTETS:
        return line
    pieces = []
    start, room = 0, OCTETS
    while start < length:
        stop = min(start + room, length)
        while stop < length and data[stop] & 0xC0 == 0x80:  # within a character of UTF-8
            stop -= 1
        pieces.append(data[start:stop].decode())
        start, room = stop, OCTETS - 1
    return _FOLD.join(pieces)
