"""An entry for sec-deadlines, as the README of its repository and ``static/js/main.js`` read it.

The tracker keeps minutes. It shows minute 59 as its last second, and a full hour as the second before it.
It reads zones by tables of 2021 that end in October 2026; after that it takes no change of clocks into
account. Zones that never change are read right in every year, and no others are written.

Deadlines of one entry are numbered on the page and share one comment, which says what each is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.exporters.english import american_days, date_text
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import (
    calls_in,
    end_of,
    event_days,
    in_time,
    open_dates,
    series_name,
    submissions,
    year_of,
)
from sphinx_cfp.exporters.trackers.yaml import Question, block, unzoned
from sphinx_cfp.exporters.walls import offset_at, wall, whole_hours, zone_in_use
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import AOE, UTC, Instant, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.exporters.trackers.yaml import Value
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry

TOPIC = "SEC, PRIV or CRYPTO"
RANK = "TOP4, ASTAR, CORE-A, CORE-B, CORE-C or OTHERS"
FARTHEST = 14
"""Hours east of UTC of the last zone of the form ``Etc/GMT-14``."""

LAST = 59
"""The last minute of an hour, the last second of a minute."""


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """A list of one entry for each call."""
    yield b"# For _data/conferences.yml of sec-deadlines.\n"
    for one in calls_in(registry, call):
        yield block(_entry(registry, one, site)).encode()


def _entry(registry: Registry, call: Call, site: Site) -> dict[str, Value]:
    due = in_time(one for one in submissions(registry, call.key) if one[1].utc)
    ends = [(item, end) for _, item in due if (end := end_of(item))]
    zone = _fixed_zone(ends)
    year, days = year_of(registry, call), event_days(registry, call)
    held = american_days(days.start.day, days.last.day) if days and days.start and days.last else ""
    is_workshop = "workshop" in call.title.lower()
    return {
        "name": series_name(call, year),
        "description": call.title,
        "year": year or Question("the year of the event"),
        "link": uri(call.website or site.address(call.docname, ""))
        or Question("the address of the call"),
        "dblp": Question("the address of the series at dblp, if it has one"),
        "deadline": [_minute(end, zone) for _, end in ends] or ["TBA"],
        "more deadlines": unzoned(registry, call),
        "timezone": zone_name(zone) if zone != AOE and due else "",
        "comment": "; ".join([*_numbered(due), *_abstracts(registry, call)]),
        "date": held.rpartition(",")[0] or "TBA",
        "place": call.location,
        "tags": ["SHOP"] if is_workshop else "",
        "more tags": Question(
            f"{TOPIC}; {RANK}" if is_workshop else f"CONF, SHOP or JRN; {TOPIC}; {RANK}"
        ),
    }


def _fixed_zone(ends: Sequence[tuple[Date, Instant]]) -> Zone:
    """AoE, or the whole hours by which all these deadlines are ahead of UTC; else UTC."""
    zones = {
        AOE if zone == AOE else Zone("", offset_at(end, zone))
        for item, end in ends
        if (zone := zone_in_use(item))
    }
    if len(zones) != 1:
        return UTC
    (zone,) = zones
    return zone if zone_name(zone) else UTC


def _minute(end: Instant, zone: Zone) -> str:
    """``2023-05-31 23:59``; a last second that is not that of an hour is told as the minute after it."""
    local = wall(end, zone)
    if local.seconds % 60 == LAST and not local.minutes.endswith(f":{LAST}"):
        local = wall(Instant(end.epoch + 1), zone)
    return f"{local.iso_day} {local.minutes}"


def _numbered(due: Sequence[tuple[str, Date]]) -> list[str]:
    """What each of several deadlines is for, under the number that the page gives it."""
    if len(due) == 1:
        return []
    names = [": ".join(part for part in (title, item.label) if part) for title, item in due]
    return [f"{number} / {len(due)} {name}" for number, name in enumerate(names, 1)]


def _abstracts(registry: Registry, call: Call) -> list[str]:
    """Deadlines for abstracts before those for papers, in words: the tracker has no field for them."""
    due = {item.key for _, item in submissions(registry, call.key)}
    return [
        f"{item.label}: {date_text(item)}"
        for item in open_dates(registry, call.key)
        if item.kind is Kind.ABSTRACT and item.key not in due and item.utc
    ]


def zone_name(zone: Zone) -> str:
    """The IANA name of a zone of whole hours, ``Etc/GMT``, whose sign is inverted; else empty."""
    hours = whole_hours(zone)
    if hours is None or not -12 <= hours <= FARTHEST:
        return ""
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"
