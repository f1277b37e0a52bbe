"""Which dates an output has, and when they were changed last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.kinds import SUBMISSION, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date, When
    from sphinx_cfp.model.zones import Instant
    from sphinx_cfp.registry.registry import Registry

OVER = frozenset({Status.CANCELLED, Status.PASSED})
"""What asks nobody for anything any more."""


def calls_in(registry: Registry, key: str) -> Sequence[Call]:
    """The call with a key; all calls for the empty key. Raises :class:`KeyError`."""
    return [registry.calls[key]] if key else list(registry.calls.values())


def public_dates(registry: Registry, call: str) -> list[Date]:
    """The dates of a call that may be published."""
    return [item for item in registry.dates_of(call) if not item.internal]


def open_dates(registry: Registry, call: str) -> list[Date]:
    """The dates of a call that are neither cancelled nor struck, with those that are still unknown."""
    return [item for item in public_dates(registry, call) if item.status not in OVER]


def end_of(item: Date) -> Instant | None:
    """The last instant of a date: of a deadline the deadline, of a day its last second."""
    return item.utc_end or item.utc


def last_change(item: Date, call: Call) -> date | None:
    """The day on which a date was changed last, or the call published; ``None`` if nobody says."""
    if item.was:
        days = [move.on for move in item.was if move.on]
        if days:
            return max(days)
    return call.published


def short_name(call: Call) -> str:
    """How a call is called where there is little room: its acronym, else its title."""
    return call.acronym or call.title or call.key


def series_name(call: Call, year: int | None) -> str:
    """The short name without the year that may stand at its end: ``ICML 2023``, ``ICML'23``."""
    name = short_name(call)
    if year:
        name = re.sub(rf"(?:[\s-]*{year}|\s*['’]{year % 100:02})$", "", name) or name
    return name


def local_key(item: Date) -> str:
    """The key of a date without that of its call."""
    return item.key.removeprefix(f"{item.call}.")


def event_days(registry: Registry, call: Call) -> When | None:
    """The days of the event: those of the call, else those of its only date of that kind."""
    if call.edition.days and call.edition.days.start:
        return call.edition.days
    found = [
        item.when
        for item in registry.by_kind(call.key, Kind.EVENT)
        if not item.internal and not item.track and item.when.start and item.status not in OVER
    ]
    return found[0] if len(found) == 1 else None


def year_of(registry: Registry, call: Call) -> int | None:
    """The year of the event, if it is known."""
    days = event_days(registry, call)
    if days and days.start:
        return days.start.day.year
    return call.edition.year


def submissions(registry: Registry, call: str) -> Iterator[tuple[str, Date]]:
    """Each deadline at which papers are due, after the title of its track (empty for the call's own).

    A track's are those for papers, else for proposals, else for abstracts.
    """
    tracks = {"": "", **{track.key: track.title for track in registry.tracks_of(call)}}
    for key, title in tracks.items():
        inside = [item for item in open_dates(registry, call) if item.track == key]
        for kind in SUBMISSION:
            found = [item for item in inside if item.kind is kind]
            if found:
                yield from ((title, item) for item in found)
                break


def in_time(found: Iterable[tuple[str, Date]]) -> list[tuple[str, Date]]:
    """Deadlines, each after the title of its track, in the order in which they end; unknown ones last."""
    return sorted(found, key=lambda one: (end_of(one[1]) is None, end_of(one[1])))


def submit_link(registry: Registry, item: Date) -> str:
    """Where what is due at a date is handed in: the link of its track, else of its call."""
    track = registry.tracks.get(item.track)
    own = track.submission.submit if track else ""
    return own or registry.calls[item.call].submission.submit


def without_zone(registry: Registry, call: str) -> list[Date]:
    """Deadlines whose day is known and whose zone is not: they have no instant, and none is guessed."""
    dates = open_dates(registry, call)
    return [item for item in dates if item.is_deadline and item.when.last and item.utc is None]
