"""What was understood of a page, for programs and for people."""

from __future__ import annotations

from dataclasses import asdict
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.importers.formats.document import BlockGroup, plain, texts
from sphinx_cfp.importers.formats.generators import put_back, without
from sphinx_cfp.importers.understanding.page_zones import clock
from sphinx_cfp.importers.understanding.topics import leaves
from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.keys import date_key
from sphinx_cfp.model.kinds import DEADLINES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.grammar.parsed import Written
    from sphinx_cfp.importers.formats.document import Doubt
    from sphinx_cfp.importers.understanding.imported import Imported
    from sphinx_cfp.importers.understanding.statement import DateEntry
    from sphinx_cfp.model.dates import When

Json = dict[str, Any]


def as_json(imported: Imported) -> Json:
    """Dates, topics, facts, links and doubts. A superseded date stands before the one that counts."""
    call = {name: value or None for name, value in asdict(imported.facts).items()}
    del call["doubts"]
    topics = leaves(imported.parts)
    return {
        "dates": [one for entry in imported.entries for one in _dates(entry)],
        "topics": [{"title": leaf.title, "group": leaf.group or None} for leaf in topics],
        "call": call,
        "links": [{"text": one.text, "url": one.url, "line": one.line} for one in imported.links],
        "doubts": [{"line": one.line, "text": one.text, "why": one.why} for one in imported.doubts],
    }


def _dates(entry: DateEntry) -> Iterator[Json]:
    """What an entry states, what it replaced before it."""
    line, raw = entry.statement.line, entry.statement.raw
    key = date_key(entry.kind, entry.qualifier)
    common = {"label": entry.label, "kind": entry.kind.value, "key": key}
    place = {"line": entry.line, "track": entry.track or None}
    is_event = entry.kind not in DEADLINES
    written = line.was if line and len(line.was) == len(entry.was) else ()
    for old, source in zip_longest(entry.was, written):
        words = line.text[source.span.start : source.span.stop] if line and source else ""
        value = _value(old, source, is_event=is_event)
        yield {**common, **value, "status": "superseded", "raw": words or raw, **place}
    status = "superseded" if line and line.status is Status.PASSED else "current"
    value = _value(entry.when, line.value if line else None, is_event=is_event)
    yield {**common, **value, "status": status, "raw": raw or entry.statement.text, **place}


def _value(when: When | None, written: Written | None, *, is_event: bool) -> Json:
    """The days of a value, and the time and the zone that are written with it."""
    start, end, last = (when.start, when.end, when.last) if when else (None, None, None)
    point = (written.end or written.start) if written else None
    if is_event and start and last and last.day == start.day:
        last = start  # of hours within a day the event has the first, a deadline the last
    return {
        "date": start.day.isoformat() if start else None,
        "end": end.day.isoformat() if start and end and end.day != start.day else None,
        "time": clock(last.seconds) if last and last.seconds is not None else None,
        "zone": last.zone.name if last and last.zone and point and point.zone else None,
    }


_SHOWN = (
    "title", "acronym", "host", "location", "timezone", "submit", "template", "contact", "review"
)  # fmt: skip
_LONGEST = 60
_MOST_DOUBTS = 40


def as_lines(imported: Imported, name: str, late: Sequence[Doubt] = ()) -> list[str]:
    """The lines of the report; ``late`` are the doubts of the writing."""
    lines = [*_date_lines(imported), *_topics(imported), *_facts(imported), *_left(imported)]
    doubts = [*imported.doubts, *late]
    if imported.document.templates and any(doubt.is_template for doubt in doubts):
        loud = f"{name} is a TEMPLATE: a site generator fills in parts of it from elsewhere, and"
        advice = (
            "Import the page as the site shows it (its address, or the HTML), or add them by hand."
        )
        lines = [f"{loud} those are missing here.", advice, "", *lines]
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
    given = {**asdict(imported.facts), "title": without(imported.facts.title)}
    names = {name: "time zone" if name == "timezone" else name for name in _SHOWN}
    yield "call:"
    yield from (f"  {shown}: {given[name]}" for name, shown in names.items() if given[name])
    if missing := [names[one] for one in ("timezone", "submit", "contact") if not given[one]]:
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
