"""What was understood of a page, for programs and for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_cfp.importers.topics import leaves
from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.keys import date_key
from sphinx_cfp.model.kinds import DEADLINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.grammar.parsed import Point, Written
    from sphinx_cfp.importers.entries import Entry
    from sphinx_cfp.importers.reading import Imported
    from sphinx_cfp.model.dates import Moment, When

Json = dict[str, Any]


def as_json(imported: Imported) -> Json:
    """Dates, topics, facts, links and doubts. A superseded date stands before the one that counts."""
    return {
        "dates": [one for entry in imported.entries for one in _dates(entry)],
        "topics": [
            {"title": leaf.title, "group": leaf.group or None} for leaf in leaves(imported.parts)
        ],
        "call": _call(imported),
        "links": [
            {"text": link.text, "url": link.url, "line": link.line} for link in imported.links
        ],
        "doubts": [
            {"line": doubt.line, "text": doubt.text, "why": doubt.why} for doubt in imported.doubts
        ],
    }


def _dates(entry: Entry) -> Iterator[Json]:
    line = entry.piece.line
    key = entry.key or date_key(entry.kind, entry.qualifier)
    is_event = entry.kind not in DEADLINES
    common = {"label": entry.label, "kind": entry.kind.value, "key": key}
    place = {
        "raw": entry.piece.raw or entry.piece.text,
        "line": entry.line,
        "track": entry.track or None,
    }
    written = line.was if line else ()
    for index, old in enumerate(entry.was):
        source = written[index] if len(written) == len(entry.was) else None
        raw = {**place, "raw": _raw(entry, source)}
        yield {**common, **_value(old, source, is_event=is_event), "status": "superseded", **raw}
    passed = line is not None and line.status is Status.PASSED
    status = "superseded" if passed else "current"
    yield {
        **common,
        **_value(entry.when, line.value if line else None, is_event=is_event),
        "status": status,
        **place,
    }


def _raw(entry: Entry, written: Written | None) -> str:
    line = entry.piece.line
    if written is None or line is None:
        return entry.piece.raw
    return line.text[written.span.start : written.span.stop] or entry.piece.raw


def _value(when: When | None, written: Written | None, *, is_event: bool) -> Json:
    """The days of a value, and the time and the zone that are written with it."""
    last = when.last if when else None
    point = (written.end or written.start) if written else None
    if is_event and when and when.start and last and last.day == when.start.day:
        last = when.start  # of hours within a day the event has the first, a deadline the last
    return {
        "date": _day(when.start if when else None),
        "end": _day(
            when.end
            if when and when.end and when.start and when.end.day != when.start.day
            else None
        ),
        "time": _time(last),
        "zone": _zone(last, point),
    }


def _day(moment: Moment | None) -> str | None:
    return moment.day.isoformat() if moment else None


def _time(moment: Moment | None) -> str | None:
    if moment is None or moment.seconds is None:
        return None
    return f"{moment.seconds // 3600:02}:{moment.seconds // 60 % 60:02}"


def _zone(moment: Moment | None, point: Point | None) -> str | None:
    if moment is None or moment.zone is None or point is None or point.zone is None:
        return None
    return moment.zone.name


def _call(imported: Imported) -> Json:
    facts = imported.facts
    zone = imported.zone
    return {
        "key": facts.key or None,
        "title": facts.title or None,
        "acronym": facts.acronym or None,
        "edition": facts.edition,
        "year": facts.year,
        "host": facts.host or None,
        "location": facts.location or None,
        "website": facts.website or None,
        "timezone": facts.timezone or None,
        "time": f"{zone.seconds // 3600:02}:{zone.seconds // 60 % 60:02}"
        if zone and zone.seconds
        else None,
        "submit": facts.submit or None,
        "template": facts.template or None,
        "contact": facts.contact or None,
        "review": facts.review or None,
        "language": facts.language or None,
    }
