"""An entry for huggingface/ai-deadlines, as ``scripts/validate-conferences.ts`` there checks it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.english import american_days
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import (
    calls_in,
    end_of,
    event_days,
    open_dates,
    series_name,
    year_of,
)
from sphinx_cfp.exporters.trackers.yaml import Question, Value, block, members, quoted, unzoned
from sphinx_cfp.exporters.walls import utc_name, wall, wall_text, zone_in_use
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import AOE, Instant, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.registry.registry import Registry

ASKED: dict[str, Value] = {
    "city": Question("the city alone"),
    "country": Question("the country alone"),
    "tags": Question("a list, such as [machine-learning]"),
    "era_rating": Question("a, b or c, if the event has one"),
}
"""What no call says."""

NO_DEADLINE = (Kind.EVENT, Kind.HOST_EVENT)
"""Kinds that the entry says in ``date``, ``start`` and ``end``, or not at all."""

BEGINNINGS = (Kind.OPEN, Kind.REBUTTAL_START)
"""Kinds whose moment is the first of the day: the tracker counts down to it."""

_NOT_IN_AN_ID = re.compile(r"[^a-z0-9+-]+")


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """A list of one entry for each call."""
    yield b"# For a file in src/data/conferences/ of huggingface/ai-deadlines.\n"
    for one in calls_in(registry, call):
        yield _entry(registry, one, site).encode()


def _entry(registry: Registry, call: Call, site: Site) -> str:
    year, days = year_of(registry, call), event_days(registry, call)
    name = series_name(call, year)
    first = days.start.day if days and days.start else None
    last = days.last.day if days and days.last else None
    link = uri(call.website or site.address(call.docname, ""))
    what: dict[str, Value] = {
        "title": name,
        "year": year or Question("the year of the event"),
        "id": entry_id(name, year)
        or Question("lower-case letters and digits, the year at the end"),
        "full_name": call.title,
        "link": link or Question("the address of the call"),
    }
    where: dict[str, Value] = {
        "more deadlines": unzoned(registry, call),
        "date": american_days(first, last) if first and last else Question("the days of the event"),
        "start": first.isoformat() if first else "",
        "end": last.isoformat() if last else "",
        "place": call.location,
        **ASKED,
    }
    deadlines = _deadlines(registry, call)
    listed = f"  deadlines:\n{deadlines}" if deadlines else ""
    return block(what) + listed + members(where)


def entry_id(name: str, year: int | None) -> str:
    """The name in lower case and the last two digits of the year: ``es-fomo23``."""
    slug = _NOT_IN_AN_ID.sub("", name.lower()).strip("-")
    return f"{slug}{year % 100:02}" if slug and year else ""


def _deadlines(registry: Registry, call: Call) -> str:
    """The list of deadlines; of a period its first and its last moment."""
    lines = ""
    for item in open_dates(registry, call.key):
        zone = zone_in_use(item)
        is_beginning = item.kind in BEGINNINGS and not item.when.end
        last = item.utc if is_beginning else end_of(item)
        if item.kind in NO_DEADLINE or last is None or zone is None:
            continue
        label = item.label or item.kind.value
        if item.track and (track := registry.tracks.get(item.track)):
            label = f"{track.title}: {label}"
        if item.when.end and item.utc and item.utc_end:
            lines += _line(item.kind, f"{label} (begins)", item.utc, zone)
            label += " (ends)"
        lines += _line(item.kind, label, last, zone)
    return lines


def _line(kind: Kind, label: str, instant: Instant, zone: Zone) -> str:
    name = zone.name if zone is AOE else tracker_zone(zone)
    if name and zone.offset is None:
        local = wall(instant, zone)
        time = f"{local.iso_day} {local.time}"
    else:
        time = wall_text(instant.epoch, (zone.offset or 0) if name else 0)
    return (
        f"  - type: '{kind.value}'\n    label: {quoted(label)}\n"
        f"    date: '{time}'\n    timezone: '{name or 'UTC'}'\n"
    )


def tracker_zone(zone: Zone) -> str:
    """``AoE``, ``UTC+2`` or a name of the IANA database; empty if the tracker has no name for it."""
    return zone.name if zone.offset is None else utc_name(zone)
