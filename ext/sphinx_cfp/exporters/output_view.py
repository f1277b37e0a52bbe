"""A call as its outputs see it: which dates, which names and links, and where it is published."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_cfp.exporters.text import uri
from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.kinds import SUBMISSION, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date, When
    from sphinx_cfp.model.zones import Instant
    from sphinx_cfp.registry.json import Address
    from sphinx_cfp.registry.registry import Registry

OVER = frozenset({Status.CANCELLED, Status.PASSED})
"""What asks nobody for anything any more."""


def nowhere(_page: str, _anchor: str) -> str:
    """The address of everything on a site that has none."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the registry is published.

    ``base`` is the address of the site, with ``/`` at its end, or empty; ``title`` its name. ``address``
    gives the URL of a page's anchor.
    """

    base: str = ""
    title: str = ""
    address: Address = nowhere

    @property
    def authority(self) -> str:
        """The host of the site and the folder it has there, the right side of identifiers."""
        parts = urlsplit(self.base)
        return uri(f"{parts.hostname or ''}{parts.path.rstrip('/')}")

    def file(self, path: str) -> str:
        """The URL of a file of the site; empty where the site has none."""
        return uri(f"{self.base}{path}") if self.base else ""


@dataclass(frozen=True, slots=True)
class OutputView:
    """A call as its outputs see it."""

    registry: Registry
    call: Call
    site: Site = field(default_factory=Site)

    @property
    def key(self) -> str:
        """The key of the call."""
        return self.call.key

    @property
    def name(self) -> str:
        """The :func:`short_name`."""
        return short_name(self.call)

    @property
    def edition_name(self) -> str:
        """``ES-FoMO 2023``."""
        return with_year(self.name, self.year)

    @property
    def series_name(self) -> str:
        """The short name without the year that may stand at its end: ``ICML 2023``, ``ICML'23``."""
        if not (year := self.year):
            return self.name
        return re.sub(rf"(?:[\s-]*{year}|\s*['’]{year % 100:02})$", "", self.name) or self.name

    @property
    def page(self) -> str:
        """The address of the call: its own site, else its page; empty where there is neither."""
        return uri(self.call.website or self.address())

    def address(self, item: Date | None = None) -> str:
        """The address of the call's page, or of one of its dates; empty on a site without an address."""
        docname, key = (item.docname, item.key) if item else (self.call.docname, "")
        return self.site.address(docname, key)

    @property
    def days(self) -> When | None:
        """The days of the event: those of the call, else those of its only date of that kind."""
        if self.call.edition.days and self.call.edition.days.start:
            return self.call.edition.days
        dates = [item for item in self.open_dates if item.kind is Kind.EVENT]
        found = [item.when for item in dates if item.when.start and not item.track]
        return found[0] if len(found) == 1 else None

    @property
    def span(self) -> tuple[date, date] | None:
        """The first and the last day of the event, if they are known."""
        days = self.days
        return (days.start.day, days.last.day) if days and days.start and days.last else None

    @property
    def year(self) -> int | None:
        """The year of the event, if it is known."""
        span = self.span
        return span[0].year if span else self.call.edition.year

    @property
    def dates(self) -> list[Date]:
        """The dates that may be published."""
        return [item for item in self.registry.dates_of(self.key) if not item.internal]

    @property
    def open_dates(self) -> list[Date]:
        """The dates that are neither cancelled nor struck, with those that are still unknown."""
        return [item for item in self.dates if item.status not in OVER]

    @property
    def without_zone(self) -> list[Date]:
        """Deadlines whose day is known and whose zone is not: they have no instant, and none is guessed."""
        dates = self.open_dates
        return [item for item in dates if item.is_deadline and item.when.last and item.utc is None]

    @property
    def track_titles(self) -> dict[str, str]:
        """The titles of the tracks by their keys, after an empty one for the call itself."""
        return {"": "", **{track.key: track.title for track in self.registry.tracks_of(self.key)}}

    def submissions(self) -> Iterator[tuple[str, Date]]:
        """Each deadline at which papers are due, after the title of its track (empty for the call's own).

        A track's are those for papers, else for proposals, else for abstracts.
        """
        for key, title in self.track_titles.items():
            inside = [item for item in self.open_dates if item.track == key]
            for kind in SUBMISSION:
                found = [item for item in inside if item.kind is kind]
                if found:
                    yield from ((title, item) for item in found)
                    break

    def label(self, item: Date) -> str:
        """The label of a date, after the title of its track."""
        track = self.registry.tracks.get(item.track)
        return f"{track.title}: {item.label}" if track else item.label

    def submit_link(self, item: Date) -> str:
        """Where what is due at a date is handed in: the link of its track, else of its call."""
        track = self.registry.tracks.get(item.track)
        own = track.submission.submit if track else ""
        return own or self.call.submission.submit


def calls_in(registry: Registry, site: Site, key: str) -> list[OutputView]:
    """The call with a key; all calls for the empty key. Raises :class:`KeyError`."""
    found = [registry.calls[key]] if key else registry.calls.values()
    return [OutputView(registry, call, site) for call in found]


def short_name(call: Call) -> str:
    """How a call is called where there is little room: its acronym, else its title."""
    return call.acronym or call.title or call.key


def with_year(name: str, year: int | None) -> str:
    """The name and the year; the name alone if it says the year or nobody knows it."""
    return f"{name} {year}" if year and str(year) not in name else name


def local_key(item: Date) -> str:
    """The key of a date without that of its call."""
    return item.key.removeprefix(f"{item.call}.")


def end_of(item: Date) -> Instant | None:
    """The last instant of a date: of a deadline the deadline, of a day its last second."""
    return item.utc_end or item.utc


def last_change(item: Date, call: Call) -> date | None:
    """The day on which a date was changed last, or the call published; ``None`` if nobody says."""
    return max((move.on for move in item.was if move.on), default=call.published)


def in_time(found: Iterable[tuple[str, Date]]) -> list[tuple[str, Date]]:
    """Deadlines, each after the title of its track, in the order in which they end; unknown ones last."""
    return sorted(found, key=lambda one: (end_of(one[1]) is None, end_of(one[1])))
