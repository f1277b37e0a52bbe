"""An entry for ccfddl/ccf-deadlines, as ``conference-yaml-schema.yml`` there describes it.

The tracker shows the first deadline of the list that is still ahead, and the last if none is: the list is
in the order of time. Its hooks refuse a file that yamlfmt would lay out in another way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.english import american_days
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import (
    calls_in,
    event_days,
    in_time,
    open_dates,
    series_name,
    submissions,
    year_of,
)
from sphinx_cfp.exporters.trackers.yaml import Question, block, unzoned
from sphinx_cfp.exporters.walls import end_wall, shared_zone, utc_name
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.exporters.trackers.yaml import Value
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.zones import Zone
    from sphinx_cfp.registry.registry import Registry

ZONES = frozenset({"AoE", "UTC", *(f"UTC{hours:+d}" for hours in range(-12, 13) if hours)})
"""What ``timezone`` may say; times of any other zone are converted to UTC."""

ASKED: dict[str, Value] = {
    "sub": Question("one of DS NW SC SE DB CT CG AI HI MX, the category of CCF"),
    "rank": Question("a mapping with ccf: A, B, C or N, if you like also core and thcpl"),
    "dblp": Question("the last part of the address of the series at dblp"),
}
"""What no call says; without it the tracker's check fails, and names it."""

_NOT_IN_AN_ID = re.compile(r"[^a-z0-9'&-]+")


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """A list of one entry for each call."""
    yield b"# For a file in conference/ of ccfddl/ccf-deadlines.\n"
    for one in calls_in(registry, call):
        entry: dict[str, Value] = {
            "title": series_name(one, year_of(registry, one)),
            "description": one.title,
            **ASKED,
        }
        edition = block(_edition(registry, one, site), "    ")
        yield f"{block(entry)}  confs:\n{edition}".encode()


def _edition(registry: Registry, call: Call, site: Site) -> dict[str, Value]:
    due = [
        (title, item)
        for title, item in in_time(submissions(registry, call.key))
        if item.utc or not item.when.last
    ]
    zone = shared_zone((item for _, item in due), ZONES)
    year, days = year_of(registry, call), event_days(registry, call)
    slug = _NOT_IN_AN_ID.sub("", series_name(call, year).lower()).strip("-")
    held = american_days(days.start.day, days.last.day) if days and days.start and days.last else ""
    return {
        "year": year or Question("the year of the event"),
        "id": f"{slug}{year % 100:02}" if slug and year else Question("name and year, lower case"),
        "link": uri(call.website or site.address(call.docname, ""))
        or Question("the address of the call"),
        "timeline": [_line(registry, title, item, zone, many=len(due) > 1) for title, item in due]
        or [{"deadline": "TBD"}],
        "more deadlines": unzoned(registry, call),
        "timezone": utc_name(zone),
        "date": held or Question("the days of the event, such as July 29, 2023"),
        "place": call.location or Question("city and country"),
    }


def _line(registry: Registry, track: str, item: Date, zone: Zone, *, many: bool) -> dict[str, str]:
    """A deadline for papers with that for abstracts of the same track before it."""
    abstracts = [
        other
        for other in open_dates(registry, item.call)
        if other.kind is Kind.ABSTRACT and other.track == item.track and other is not item
    ]
    comment = ": ".join(part for part in (track, item.label) if part) if many else track
    return {
        "abstract_deadline": _time(abstracts[0], zone) if len(abstracts) == 1 else "",
        "deadline": _time(item, zone),
        "comment": comment,
    }


def _time(item: Date, zone: Zone) -> str:
    """``2023-05-31 23:59:59``; ``TBD`` without an instant."""
    local = end_wall(item, zone)
    return f"{local.iso_day} {local.time}" if local else "TBD"
