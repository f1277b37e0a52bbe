"""An entry for ccfddl/ccf-deadlines, as ``conference-yaml-schema.yml`` there describes it.

The tracker shows the first deadline of the list that is still ahead, and the last if none is: the list is
in the order of time. Its hooks refuse a file that yamlfmt would lay out in another way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.exporters.english import american_days
from sphinx_cfp.exporters.local_times import local_end, shared_zone, utc_name, zone_in_use
from sphinx_cfp.exporters.output_view import in_time
from sphinx_cfp.exporters.trackers import ToFillIn, as_list, entry_id, unzoned
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from sphinx_cfp.exporters.output_view import OutputView
    from sphinx_cfp.exporters.trackers import TrackerEntry, Value
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.zones import Zone

ZONES = frozenset({"AoE", "UTC", *(f"UTC{hours:+d}" for hours in range(-12, 13) if hours)})
"""What ``timezone`` may say; times of any other zone are converted to UTC."""

ASKED: dict[str, Value] = {
    "sub": ToFillIn("one of DS NW SC SE DB CT CG AI HI MX, the category of CCF"),
    "rank": ToFillIn("a mapping with ccf: A, B, C or N, if you like also core and thcpl"),
    "dblp": ToFillIn("the last part of the address of the series at dblp"),
}
"""What no call says; without it the tracker's check fails, and names it."""


def export(view: OutputView) -> str:
    """A list of one entry."""
    entry: TrackerEntry = {
        "title": view.series_name,
        "description": view.call.title,
        **ASKED,
        "confs": [_edition(view)],
    }
    return as_list("a file in conference/ of ccfddl/ccf-deadlines", entry)


def _edition(view: OutputView) -> TrackerEntry:
    due = [
        (title, item)
        for title, item in in_time(view.submissions())
        if item.utc or not item.when.last
    ]
    zone = shared_zone((zone_in_use(item) for _, item in due), lambda zone: utc_name(zone) in ZONES)
    year, held = view.year, view.span
    return {
        "year": year or ToFillIn("the year of the event"),
        "id": entry_id(view.series_name, year, "'&-") or ToFillIn("name and year, lower case"),
        "link": view.page or ToFillIn("the address of the call"),
        "timeline": [_line(view, title, item, zone, many=len(due) > 1) for title, item in due]
        or [{"deadline": "TBD"}],
        "more deadlines": unzoned(view),
        "timezone": utc_name(zone),
        "date": american_days(*held)
        if held
        else ToFillIn("the days of the event, such as July 29, 2023"),
        "place": view.call.location or ToFillIn("city and country"),
    }


def _line(view: OutputView, track: str, item: Date, zone: Zone, *, many: bool) -> TrackerEntry:
    """A deadline for papers with that for abstracts of the same track before it."""
    abstracts = [
        other
        for other in view.open_dates
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
    return str(local_end(item, zone) or "TBD")
