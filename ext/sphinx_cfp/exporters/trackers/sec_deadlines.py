"""An entry for sec-deadlines, as the README of its repository and ``static/js/main.js`` read it.

The tracker keeps minutes. It shows ``23:59`` as 23:59:59, and a full hour as the second before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.exporters.english import american_days, date_text
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import (
    calls_in,
    event_days,
    open_dates,
    series_name,
    submissions,
    year_of,
)
from sphinx_cfp.exporters.trackers.yaml import Question, block, unzoned
from sphinx_cfp.exporters.walls import end_wall, shared_zone, whole_hours
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import AOE, UTC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.exporters.trackers.yaml import Value
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.registry import Registry
    from sphinx_cfp.model.zones import Zone

TOPIC = "SEC, PRIV or CRYPTO"
RANK = "TOP4, ASTAR, CORE-A, CORE-B, CORE-C or OTHERS"
FARTHEST = 14
"""Hours east of UTC of the last zone of the form ``Etc/GMT-14``."""


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """A list of one entry for each call."""
    yield b"# For _data/conferences.yml of sec-deadlines.\n"
    for one in calls_in(registry, call):
        yield block(_entry(registry, one, site)).encode()


def _entry(registry: Registry, call: Call, site: Site) -> dict[str, Value]:
    due = [(title, item) for title, item in submissions(registry, call.key) if item.utc]
    zone = shared_zone(item for _, item in due)
    if not zone_name(zone):
        zone = UTC
    year, days = year_of(registry, call), event_days(registry, call)
    held = american_days(days.start.day, days.last.day) if days and days.start and days.last else ""
    is_workshop = "workshop" in call.title.lower()
    walls = [local for _, item in due if (local := end_wall(item, zone))]
    return {
        "name": series_name(call, year),
        "description": call.title,
        "year": year or Question("the year of the event"),
        "link": uri(call.website or site.address(call.docname, ""))
        or Question("the address of the call"),
        "dblp": Question("the address of the series at dblp, if it has one"),
        "deadline": [f"{local.iso_day} {local.minutes}" for local in walls] or ["TBA"],
        "more deadlines": unzoned(registry, call),
        "timezone": zone_name(zone) if zone != AOE and due else "",
        "comment": _abstracts(registry, call),
        "date": held.rpartition(",")[0] or "TBA",
        "place": call.location,
        "tags": ["SHOP"] if is_workshop else "",
        "more tags": Question(
            f"{TOPIC}; {RANK}" if is_workshop else f"CONF, SHOP or JRN; {TOPIC}; {RANK}"
        ),
    }


def _abstracts(registry: Registry, call: Call) -> str:
    """Deadlines for abstracts before those for papers, in words: the tracker has no field for them."""
    due = {item.key for _, item in submissions(registry, call.key)}
    found = [
        f"{item.label}: {date_text(item)}"
        for item in open_dates(registry, call.key)
        if item.kind is Kind.ABSTRACT and item.key not in due and item.utc
    ]
    return "; ".join(found)


def zone_name(zone: Zone) -> str:
    """The IANA name that the tracker understands: of whole hours ``Etc/GMT``, whose sign is inverted."""
    if zone.offset is None:
        return zone.name
    hours = whole_hours(zone)
    if hours is None or not -12 <= hours <= FARTHEST:
        return ""
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"
