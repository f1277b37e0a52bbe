"""The dates of a call by what a submission system calls them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.english import date_text
from sphinx_cfp.exporters.selection import open_dates, short_name, submissions, year_of
from sphinx_cfp.exporters.walls import end_wall
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.zones import Zone
    from sphinx_cfp.registry.registry import Registry


@dataclass(frozen=True, slots=True)
class Stages:
    """The dates of one track of a call, or of the call itself (``track`` is empty); each may be unknown.

    ``papers`` has several only where a track states several deadlines for papers.
    """

    track: str
    title: str
    open: Date | None
    abstract: Date | None
    papers: tuple[Date, ...]
    supplementary: Date | None
    response_begins: Date | None
    response_ends: Date | None
    notification: Date | None
    final: Date | None


def stages(registry: Registry, call: Call) -> Iterator[Stages]:
    """Those of the call itself, then those of each track that has a deadline for papers."""
    due = list(submissions(registry, call.key))
    tracks = {"": "", **{track.key: track.title for track in registry.tracks_of(call.key)}}
    for key, title in tracks.items():
        papers = tuple(item for _, item in due if item.track == key)
        if key and not papers:
            continue
        own = [item for item in open_dates(registry, call.key) if item.track == key]
        yield Stages(
            key,
            title,
            _only(own, Kind.OPEN),
            _only([item for item in own if item not in papers], Kind.ABSTRACT),
            papers,
            _only(own, Kind.SUPPLEMENTARY),
            _only(own, Kind.REBUTTAL_START) or _only(own, Kind.REBUTTAL),
            _only(own, Kind.REBUTTAL_END) or _only(own, Kind.REBUTTAL),
            _only(own, Kind.NOTIFICATION),
            _only(own, Kind.CAMERA_READY),
        )


def _only(items: list[Date], kind: Kind) -> Date | None:
    """The only date of a kind that has an instant."""
    found = [item for item in items if item.kind is kind and item.utc]
    return found[0] if len(found) == 1 else None


def named_edition(registry: Registry, call: Call) -> str:
    """``ES-FoMO 2023``."""
    name, year = short_name(call), year_of(registry, call)
    return f"{name} {year}" if year and str(year) not in name else name


def in_words(item: Date) -> str:
    """What the page says: ``Submission deadline: 31 May 2023, 23:59 AoE``."""
    return f"{item.label}: {date_text(item)}"


def american(item: Date, zone: Zone) -> str:
    """``06/01/2023 04:59 AM`` on the wall of a zone; empty without an instant."""
    local = end_wall(item, zone)
    if local is None:
        return ""
    hour, minute = divmod(local.seconds // 60, 60)
    half = "AM" if hour < 12 else "PM"
    day = f"{local.day.month:02}/{local.day.day:02}/{local.day.year:04}"
    return f"{day} {(hour - 1) % 12 + 1:02}:{minute:02} {half}"
