"""An entry for huggingface/ai-deadlines, as ``scripts/validate-conferences.ts`` there checks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.exporters.english import american_days
from sphinx_cfp.exporters.local_times import local_time, utc_name, zone_in_use
from sphinx_cfp.exporters.output_view import end_of
from sphinx_cfp.exporters.trackers import ToFillIn, as_list, entry_id, unzoned
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import UTC, Instant, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.output_view import OutputView
    from sphinx_cfp.exporters.trackers import TrackerEntry, Value

ASKED: dict[str, Value] = {
    "city": ToFillIn("the city alone"),
    "country": ToFillIn("the country alone"),
    "tags": ToFillIn("a list, such as [machine-learning]"),
    "era_rating": ToFillIn("a, b or c, if the event has one"),
}
"""What no call says."""

NO_DEADLINE = (Kind.EVENT, Kind.HOST_EVENT)
"""Kinds that the entry says in ``date``, ``start`` and ``end``, or not at all."""

BEGINNINGS = (Kind.OPEN, Kind.REBUTTAL_START)
"""Kinds whose moment is the first of the day: the tracker counts down to it."""


def export(view: OutputView) -> str:
    """A list of one entry."""
    call, year, held, name = view.call, view.year, view.span, view.series_name
    entry: TrackerEntry = {
        "title": name,
        "year": year or ToFillIn("the year of the event"),
        "id": entry_id(name, year, "+-")
        or ToFillIn("lower-case letters and digits, the year at the end"),
        "full_name": call.title,
        "link": view.page or ToFillIn("the address of the call"),
        "deadlines": list(_deadlines(view)),
        "more deadlines": unzoned(view),
        "date": american_days(*held) if held else ToFillIn("the days of the event"),
        "start": held[0].isoformat() if held else "",
        "end": held[1].isoformat() if held else "",
        "place": call.location,
        **ASKED,
    }
    return as_list("a file in src/data/conferences/ of huggingface/ai-deadlines", entry)


def _deadlines(view: OutputView) -> Iterator[TrackerEntry]:
    """The list of deadlines; of a period its first and its last moment."""
    for item in view.open_dates:
        zone = zone_in_use(item)
        is_beginning = item.kind in BEGINNINGS and not item.when.end
        last = item.utc if is_beginning else end_of(item)
        if item.kind in NO_DEADLINE or last is None or zone is None:
            continue
        label = view.label(item) or item.kind.value
        if item.when.end and item.utc and item.utc_end:
            yield _deadline(item.kind, f"{label} (begins)", item.utc, zone)
            label += " (ends)"
        yield _deadline(item.kind, label, last, zone)


def _deadline(kind: Kind, label: str, instant: Instant, zone: Zone) -> TrackerEntry:
    """A moment in a zone that the tracker has a name for: AoE, ``UTC+2``, one of the IANA database."""
    name = zone.name if zone.offset is None else utc_name(zone)
    return {
        "type": kind.value,
        "label": label,
        "date": str(local_time(instant, zone if name else UTC)),
        "timezone": name or UTC.name,
    }
