"""An entry for sec-deadlines, as the README of its repository and ``static/js/main.js`` read it.

The tracker keeps minutes. It shows minute 59 as its last second, and a full hour as the second before it.
It reads zones by tables of 2021 that end in October 2026; after that it takes no change of clocks into
account. Zones that never change are read right in every year, and no others are written.

Deadlines of one entry are numbered on the page and share one comment, which says what each is for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.exporters.english import american_days, date_text
from sphinx_cfp.exporters.local_times import (
    fixed_at,
    local_time,
    shared_zone,
    whole_hours,
    zone_in_use,
)
from sphinx_cfp.exporters.output_view import end_of, in_time
from sphinx_cfp.exporters.trackers import ToFillIn, as_list, unzoned
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import AOE, Instant, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.exporters.output_view import OutputView
    from sphinx_cfp.exporters.trackers import TrackerEntry
    from sphinx_cfp.model.dates import Date

TOPIC = "SEC, PRIV or CRYPTO"
RANK = "TOP4, ASTAR, CORE-A, CORE-B, CORE-C or OTHERS"
FARTHEST = 14
"""Hours east of UTC of the last zone of the form ``Etc/GMT-14``."""


def export(view: OutputView) -> str:
    """A list of one entry."""
    call, year, held = view.call, view.year, view.span
    due = in_time(one for one in view.submissions() if one[1].utc)
    ends = [(item, end) for _, item in due if (end := end_of(item))]
    zones = (fixed_at(end, zone) for item, end in ends if (zone := zone_in_use(item)))
    zone = shared_zone(zones, lambda zone: bool(zone_name(zone)))
    is_workshop = "workshop" in call.title.lower()
    entry: TrackerEntry = {
        "name": view.series_name,
        "description": call.title,
        "year": year or ToFillIn("the year of the event"),
        "link": view.page or ToFillIn("the address of the call"),
        "dblp": ToFillIn("the address of the series at dblp, if it has one"),
        "deadline": [_minute(end, zone) for _, end in ends] or ["TBA"],
        "more deadlines": unzoned(view),
        "timezone": zone_name(zone) if zone != AOE and due else "",
        "comment": "; ".join([*_numbered(due), *_abstracts(view)]),
        "date": american_days(*held).rpartition(",")[0] if held else "TBA",
        "place": call.location,
        "tags": ["SHOP"] if is_workshop else "",
        "more tags": ToFillIn(
            f"{TOPIC}; {RANK}" if is_workshop else f"CONF, SHOP or JRN; {TOPIC}; {RANK}"
        ),
    }
    return as_list("_data/conferences.yml of sec-deadlines", entry)


def _minute(end: Instant, zone: Zone) -> str:
    """``2023-05-31 23:59``; a last second that is not that of an hour is told as the minute after it."""
    local = local_time(end, zone)
    if local.second == 59 and local.minute != 59:
        local = local_time(Instant(end.epoch + 1), zone)
    return str(local)[:16]


def _numbered(due: Sequence[tuple[str, Date]]) -> list[str]:
    """What each of several deadlines is for, under the number that the page gives it."""
    if len(due) == 1:
        return []
    names = [": ".join(part for part in (title, item.label) if part) for title, item in due]
    return [f"{number} / {len(due)} {name}" for number, name in enumerate(names, 1)]


def _abstracts(view: OutputView) -> list[str]:
    """Deadlines for abstracts before those for papers, in words: the tracker has no field for them."""
    due = {item.key for _, item in view.submissions()}
    return [
        f"{item.label}: {date_text(item)}"
        for item in view.open_dates
        if item.kind is Kind.ABSTRACT and item.key not in due and item.utc
    ]


def zone_name(zone: Zone) -> str:
    """The IANA name of a zone of whole hours, ``Etc/GMT``, whose sign is inverted; else empty."""
    hours = whole_hours(zone)
    if hours is None or not -12 <= hours <= FARTHEST:
        return ""
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC"
