"""What was understood of a page, for programs and for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.importers.formats.document import BlockGroup, plain, texts
from sphinx_cfp.importers.formats.generators import put_back, without
from sphinx_cfp.importers.understanding.topics import leaves
from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.keys import date_key
from sphinx_cfp.model.kinds import DEADLINES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.grammar.parsed import Point, Written
    from sphinx_cfp.importers.formats.document import Doubt
    from sphinx_cfp.importers.understanding.imported import Imported
    from sphinx_cfp.importers.understanding.statement import DateEntry
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


def _dates(entry: DateEntry) -> Iterator[Json]:
    line = entry.statement.line
    key = entry.key or date_key(entry.kind, entry.qualifier)
    is_event = entry.kind not in DEADLINES
    common = {"label": entry.label, "kind": entry.kind.value, "key": key}
    place = {
        "raw": entry.statement.raw or entry.statement.text,
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


def _raw(entry: DateEntry, written: Written | None) -> str:
    line = entry.statement.line
    if written is None or line is None:
        return entry.statement.raw
    return line.text[written.span.start : written.span.stop] or entry.statement.raw


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


_LONGEST = 60
_MOST_DOUBTS = 40


def as_lines(imported: Imported, name: str, late: Sequence[Doubt] = ()) -> list[str]:
    """The lines of the report; ``late`` are the doubts of the writing."""
    lines = [*_date_lines(imported), *_topics(imported), *_facts(imported), *_left(imported)]
    doubts = [*imported.doubts, *late]
    if imported.document.templates and any("template" in doubt.why for doubt in doubts):
        lines = [
            f"{name} is a TEMPLATE: a site generator fills in parts of it from elsewhere, and those"
            " are missing here.",
            "Import the page as the site shows it (its address, or the HTML), or add them by hand.",
            "",
            *lines,
        ]
    return [*lines, *_doubts(imported, doubts, name)]


def _date_lines(imported: Imported) -> Iterator[str]:
    entries = [entry for entry in imported.entries if entry.statement.line is not None]
    if not entries:
        yield "dates: none"
        return
    yield f"dates: {len(entries)}"
    rows = [(_when(entry), _cut(entry.label), entry.kind.value, _place(entry)) for entry in entries]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield f"  {'  '.join([*cells, row[3]])}".rstrip()


def _when(entry: DateEntry) -> str:
    zone = entry.when.last.zone if entry.when and entry.when.last else None
    now = format_when(entry.when, zone) if entry.when else "?"
    was = [format_when(old, zone) for old in entry.was]
    return " ".join([now, *(f"(was {old})" for old in was)])


def _place(entry: DateEntry) -> str:
    where = " in the text" if entry.where in {"prose", "frame"} else ""
    track = f" ({_cut(entry.track)})" if entry.track else ""
    return f"line {entry.line}{where}{track}" if entry.line else where.strip()


def _topics(imported: Imported) -> Iterator[str]:
    found = leaves(imported.parts)
    groups = len({leaf.group for leaf in found if leaf.group})
    inside = f" in {groups} groups" if groups > 1 else ""
    yield f"topics: {len(found)}{inside}" if found else "topics: none"


def _facts(imported: Imported) -> Iterator[str]:
    facts = imported.facts
    given = {
        "title": without(facts.title),
        "acronym": facts.acronym,
        "host": facts.host,
        "location": facts.location,
        "time zone": facts.timezone,
        "submit": facts.submit,
        "template": facts.template,
        "contact": facts.contact,
        "review": facts.review,
    }
    yield "call:"
    yield from (f"  {name}: {value}" for name, value in given.items() if value)
    if missing := [name for name in ("time zone", "submit", "contact") if not given[name]]:
        yield f"  not found: {', '.join(missing)}"


def _left(imported: Imported) -> Iterator[str]:
    """What of the site around the page was not taken."""
    frames = [
        _cut(" ".join(plain(text) for text in texts(part.blocks, frames=True)))
        for part in imported.parts
        if isinstance(part, BlockGroup) and part.role == "frame"
    ]
    left = [*imported.document.left_out, *(f"“{words}”" for words in frames if words)]
    if left:
        yield f"left out, as it is the frame of the site: {'; '.join(left[:8])}"


def _doubts(imported: Imported, doubts: Sequence[Doubt], name: str) -> Iterator[str]:
    if not doubts:
        yield "doubts: none"
        return
    yield f"doubts: {len(doubts)}"
    for doubt in doubts[:_MOST_DOUBTS]:
        place = f"{name}:{doubt.line}" if doubt.line else name
        text = " ".join(put_back(doubt.text, imported.document.templates).split())
        shown = f"“{_cut(text)}” — " if text else ""
        yield f"  {place}: {shown}{' '.join(doubt.why.split())}"
    if len(doubts) > _MOST_DOUBTS:
        yield f"  … and {len(doubts) - _MOST_DOUBTS} more, each a comment in the source"


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
