"""The values for WikiCFP's form, in its order. Its dates have neither time nor zone: the text says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.exporters.announcement import text
from sphinx_cfp.exporters.announcement.content import announcement
from sphinx_cfp.exporters.characters import on_one_line
from sphinx_cfp.exporters.english import american_days
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import (
    calls_in,
    event_days,
    open_dates,
    short_name,
    submissions,
    year_of,
)
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry

ASKED = "? (to be filled in)"


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """The form of one call, or those of all, one after the other."""
    for index, one in enumerate(calls_in(registry, call)):
        about = announcement(registry, one, site)
        fields = _fields(registry, one, site)
        width = max(map(len, fields))
        lines = [f"{name + ':':<{width + 1}} {value}".rstrip() for name, value in fields.items()]
        lines = [
            *([""] * 2 * bool(index)),
            *lines,
            "",
            "Call for papers:",
            "",
            *text.body(about)[2:],
        ]
        yield "".join(f"{line}\n" for line in lines).encode()


def _fields(registry: Registry, call: Call, site: Site) -> dict[str, str]:
    name, year, days = short_name(call), year_of(registry, call), event_days(registry, call)
    first, last = (days.start, days.last) if days else (None, None)
    due = [item for _, item in submissions(registry, call.key) if item.when.last]
    papers = min(
        due, key=lambda item: (item.utc is None, item.utc and item.utc.epoch), default=None
    )
    named = f"{name} {year}" if year and str(year) not in name else name
    return {
        "Event name": on_one_line(named),
        "Event full name": on_one_line(call.title) or ASKED,
        "Web site": uri(call.website or site.address(call.docname, "")) or ASKED,
        "Where": on_one_line(call.location) or ASKED,
        "Begins": _day_of(first.day) if first else ASKED,
        "Ends": _day_of(last.day) if last else ASKED,
        "Abstract registration due": _day(_first(registry, call, Kind.ABSTRACT)),
        "Submission deadline": _day(papers) or ASKED,
        "Notification due": _day(_first(registry, call, Kind.NOTIFICATION)),
        "Final version due": _day(_first(registry, call, Kind.CAMERA_READY)),
        "Categories": "? (up to four, from WikiCFP's list)",
    }


def _first(registry: Registry, call: Call, kind: Kind) -> Date | None:
    """The call's own date of a kind, else the first of any of its tracks."""
    found = [
        item for item in open_dates(registry, call.key) if item.kind is kind and item.when.last
    ]
    own = [item for item in found if not item.track] or found
    return own[0] if own else None


def _day(item: Date | None) -> str:
    return _day_of(item.when.last.day) if item and item.when.last else ""


def _day_of(day: date) -> str:
    return american_days(day, day)
