"""Calendars: iCalendar of RFC 5545 and RFC 7986, written by the package icalendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from icalendar import Alarm, Calendar, Event, vDuration, vText

from sphinx_cfp.exporters.english import date_text, when_text
from sphinx_cfp.exporters.output_view import (
    OVER,
    OutputView,
    calls_in,
    last_change,
    local_key,
    with_year,
)
from sphinx_cfp.exporters.text import printable, uri
from sphinx_cfp.model.dates import Certainty, Status
from sphinx_cfp.model.kinds import SUBMISSION, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.output_view import Site
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry

PRODUCT = "-//sphinx-cfp//NONSGML calls for papers//EN"
"""Without our version: a new one of ours changes no calendar."""

BLOCK = timedelta(minutes=15)
"""What a deadline takes in a calendar: a block that ends at it."""

AHEAD = timedelta(days=-7)
"""When a reader is reminded of a deadline, before its end."""

REFRESH = timedelta(hours=12)
"""How often a subscriber is asked to fetch the calendar."""

EPOCH = date(1970, 1, 1)
END = b"END:VCALENDAR\r\n"
"""What stands after the events of every calendar."""

_MARKS = {Status.EXTENDED: " (extended)", Status.CANCELLED: " (cancelled)"}


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """A calendar of one call or of all, in a piece for each event."""
    yield head(call, registry, site)
    for view in calls_in(registry, site, call):
        for _, event in events(view):
            yield event
    yield END


def head(call: str, registry: Registry, site: Site) -> bytes:
    """What stands before the events of a call's calendar, or of that of all."""
    name = site.title
    if call:
        view = OutputView(registry, registry.calls[call], site)
        name = with_year(view.name, view.call.edition.year)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", _text(name))
    calendar.add("x-wr-calname", _text(name))
    calendar.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    written: bytes = calendar.to_ical()
    return written.removesuffix(END)


def events(view: OutputView) -> Iterator[tuple[str, bytes]]:
    """For each date of a call that has a place in a calendar its local key and its event.

    An event is made once and joined into each calendar that has it.
    """
    for item in view.dates:
        if times := _times(item):
            event = _event(view, item)
            for name, value in times.items():
                event.add(name, value)
            yield local_key(item), event.to_ical()


def _event(view: OutputView, item: Date) -> Event:
    """The event of a date, but for its times."""
    is_over, is_cancelled = item.status in OVER, item.status is Status.CANCELLED
    is_sure = item.certainty in (None, Certainty.FIRM)
    changed = datetime.combine(last_change(item, view.call) or EPOCH, time(), UTC)
    summary = _text(_summary(view, item))
    values: dict[str, Any] = {
        "uid": _text(f"{local_key(item)}.{view.key}@{view.site.authority}"),
        "sequence": len(item.was) + is_cancelled,
        "dtstamp": changed,
        "last-modified": changed,
        "summary": summary,
        "description": _text(_description(view, item)),
        "status": "CANCELLED" if is_cancelled else "CONFIRMED" if is_sure else "TENTATIVE",
        "transp": "TRANSPARENT",
        "url": uri(view.address(item)),
        "location": _text(view.call.location) if item.kind is Kind.EVENT else "",
    }
    event = Event()
    for name, value in values.items():
        if value != "":
            event.add(name, value)
    if item.is_deadline and not is_over:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", AHEAD, {"RELATED": "END"})
        event.add_component(alarm)
    return event


def _summary(view: OutputView, item: Date) -> str:
    mark = _MARKS.get(item.status, " (moved)" if item.was else "")
    return f"{view.name}: {view.label(item)}{mark}"


def _description(view: OutputView, item: Date) -> str:
    """The value in words, what it was before, the note, the link."""
    lines = [date_text(item)]
    for move in item.was:
        old = when_text(move.was, is_deadline=item.is_deadline)
        lines.append(f"Before: {old}" + (f" ({move.reason})" if move.reason else ""))
    submit = view.submit_link(item) if item.kind in SUBMISSION else ""
    lines += [item.note, item.link or (f"Submit: {submit}" if submit else "")]
    return "\n".join(line for line in lines if line)


def _times(item: Date) -> dict[str, date]:
    """DTSTART and DTEND: of a deadline a block that ends at it, of whole days those days, else instants.

    A deadline whose zone nobody states is a whole day: no instant is guessed.
    """
    start, last, utc, utc_end = item.when.start, item.when.last, item.utc, item.utc_end
    if start is None or last is None:
        return {}
    if utc is not None and utc_end is None:
        at = utc.as_datetime()
        return {"dtstart": at - BLOCK, "dtend": at} if item.is_deadline else {"dtstart": at}
    if utc is not None and utc_end is not None and (start.seconds, last.seconds) != (None, None):
        begin, stop = utc.as_datetime(), utc_end.as_datetime()
        if last.seconds is None:
            stop += timedelta(seconds=1)  # DTEND is the first second after a whole day
        return {"dtstart": begin, "dtend": stop} if stop > begin else {"dtstart": begin}
    first = last.day if item.is_deadline else start.day
    return {"dtstart": first, "dtend": last.day + timedelta(days=1)}


class _Text(vText):
    """A value of type TEXT in which a backslash before N is one: the package reads it as a line end."""

    def to_ical(self) -> bytes:
        return rb"\\N".join(vText(part).to_ical() for part in self.split(r"\N"))


def _text(value: str) -> _Text:
    return _Text(printable(value))
