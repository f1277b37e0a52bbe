"""Registries for tests of what is made from them, from lines as an author writes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from sphinx_cfp.exporters import FORMATS, Site
from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.grammar.zone_names import find_zone
from sphinx_cfp.model.calls import Call, Edition, Submission, Track
from sphinx_cfp.model.dates import Moment, When
from sphinx_cfp.model.locations import Location
from sphinx_cfp.registry.assembly import build_index
from sphinx_cfp.registry.records import DateDraft, Payload, Record
from sphinx_cfp.registry.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.topics import Topic

PLACE = Location("call.md", 1)


def address(page: str, anchor: str) -> str:
    """The URL of an anchor on the site of the tests."""
    return f"https://calls.example/{page}/" + (f"#{anchor}" if anchor else "")


SITE = Site(base="https://calls.example/", title="Calls", address=address)
CALL = Call(
    key="woc-2023",
    title="Workshop on Calls",
    acronym="WOC",
    edition=Edition(days=When(Moment(date(2023, 7, 28)), Moment(date(2023, 7, 29)))),
    location="Graz, Austria",
    zone=find_zone("AoE"),
    contact="chairs@woc.example",
    submission=Submission(submit="https://submit.example/woc"),
    docname="call",
)


def registry_of(
    lines: Sequence[str] = (),
    *,
    call: Call = CALL,
    tracks: Iterable[Track] = (),
    topics: Iterable[Topic] = (),
    internal: Sequence[str] = (),
    in_tracks: Mapping[str, Sequence[str]] | None = None,
    zone: str = "",
) -> Registry:
    """A call with the dates of ``lines``; ``internal`` ones, and those of tracks by their local keys."""
    payloads: list[Payload] = [replace(call, zone=find_zone(zone)) if zone else call]
    payloads += tracks
    payloads += [DateDraft(line=parse_line(line)) for line in lines]
    payloads += [DateDraft(line=parse_line(line), internal=True) for line in internal]
    for track, inside in (in_tracks or {}).items():
        payloads += [DateDraft(line=parse_line(line), track=track) for line in inside]
    payloads += topics
    records = {"call": [Record(payload, PLACE) for payload in payloads]}
    registry = Registry.from_records(records)
    noted = {"change_undated", "struck_alone"}
    assert [one.message for one in registry.problems if one.code not in noted] == []
    return registry


def with_dates(registry: Registry, **changes: Any) -> Registry:
    """The same with every date changed."""
    dates = {key: replace(item, **changes) for key, item in registry.dates.items()}
    index = build_index(registry.calls, registry.tracks, dates, registry.topics)
    return replace(registry, dates=dates, index=index)


def exported(name: str, registry: Registry, call: str = "", site: Site = SITE) -> bytes:
    """The bytes of a format; of the only call unless it is a format of sites."""
    key = call or ("" if FORMATS[name].site_file else next(iter(registry.calls)))
    return b"".join(FORMATS[name].export(registry, site, key))


def end_of(item: Date) -> int:
    """The last second of a date, as seconds since 1970."""
    end = item.utc_end or item.utc
    assert end is not None
    return end.epoch
