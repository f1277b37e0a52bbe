"""What the checks look at: one call of a site with everything that belongs to it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.registry.addresses import stated_links

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MONTHS_BEFORE = 18
MONTHS_AFTER = 12
AFTER_EVENT = frozenset({Kind.CAMERA_READY, Kind.PUBLICATION})
"""Kinds that may follow the event within :data:`MONTHS_AFTER`: proceedings that come out afterwards."""
NEARBY = timedelta(days=150)
"""What is after the event by less than this is a wrong date of this edition, not one of the next."""

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_cfp.checks.answers import Answer
    from sphinx_cfp.checks.gaps import Limits
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.codes import Code, Severity
    from sphinx_cfp.model.dates import Date, When
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.topics import Topic
    from sphinx_cfp.registry.prose import Link, Prose
    from sphinx_cfp.registry.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Site:
    """Everything that is checked at once.

    ``prose`` is the running text of each page, ``links`` what it links to, ``language`` that of the
    project. ``published`` is what was published last, ``today`` the reference date: without it nothing is
    said about what has passed. ``limits`` are the project's own distances between dates, in days.
    ``answers`` is what submission systems say, by the full keys of calls or tracks. ``address`` is that of
    the site as the configuration has it, ``None`` if nothing that is made needs one.
    """

    registry: Registry
    prose: Mapping[str, Sequence[Prose]] = field(default_factory=dict)
    links: Mapping[str, Sequence[Link]] = field(default_factory=dict)
    language: str = "en"
    published: Registry | None = None
    today: datetime.date | None = None
    limits: Limits = field(default_factory=dict)
    address: str | None = None
    answers: Mapping[str, Answer] = field(default_factory=dict)

    @cached_property
    def pages(self) -> Mapping[str, Sequence[str]]:
        """The pages that belong to each call, in order of name."""
        found: dict[str, list[str]] = {}
        for page in sorted(self.prose.keys() | self.links.keys()):
            if key := self.registry.call_for(page):
                found.setdefault(key, []).append(page)
        return found

    @property
    def all_links(self) -> Iterator[Link]:
        """The links of all pages, and those that options state."""
        for call in self.registry.calls:
            yield from stated_links(self.registry, call)
        for page in sorted(self.links):
            yield from self.links[page]


class CallView:
    """One call: its dates by track and kind, its event, its pages."""

    def __init__(self, site: Site, call: Call) -> None:
        self.site = site
        self.call = call
        self.registry = site.registry

    @cached_property
    def dates(self) -> Sequence[Date]:
        """The dates of the call, internal ones too, without those that are called off."""
        found = self.registry.dates_of(self.call.key)
        return [item for item in found if item.status is not Status.CANCELLED]

    @cached_property
    def timed(self) -> Sequence[Date]:
        """Those dates that name a day."""
        return [item for item in self.dates if item.when.start]

    @cached_property
    def topics(self) -> Sequence[Topic]:
        """The topics of the call."""
        return self.registry.topics_of(self.call.key)

    @cached_property
    def prose(self) -> Sequence[Prose]:
        """The running text of the pages that belong to the call."""
        pages = self.site.pages.get(self.call.key, ())
        return [run for page in pages for run in self.site.prose.get(page, ())]

    @cached_property
    def links(self) -> Sequence[Link]:
        """The links of the call: those that options state, then those of its pages."""
        pages = self.site.pages.get(self.call.key, ())
        stated = stated_links(self.registry, self.call.key)
        return [*stated, *(link for page in pages for link in self.site.links.get(page, ()))]

    @cached_property
    def texts(self) -> Sequence[str]:
        """All that readers of the call see in words: prose and notes."""
        notes = [item.note for item in self.dates if item.note]
        return [*(run.text for run in self.prose), *notes]

    @cached_property
    def language(self) -> str:
        """The language of the call, else that of the project."""
        return self.call.language or self.site.language or "en"

    def of_kind(self, kind: Kind, track: str | None = None) -> Sequence[Date]:
        """The dates of a kind that name a day, of one track if it is given."""
        return [
            item
            for item in self.timed
            if item.kind is kind and (track is None or item.track == track)
        ]

    @cached_property
    def tracks(self) -> Mapping[str, Sequence[Date]]:
        """The dates that name a day, by the full keys of their tracks."""
        found: dict[str, list[Date]] = {}
        for item in self.timed:
            found.setdefault(item.track, []).append(item)
        return found

    @cached_property
    def event(self) -> When | None:
        """The days of the event: of its own date, else ``:dates:``."""
        own = [item for item in self.of_kind(Kind.EVENT) if not item.track] or self.of_kind(
            Kind.EVENT
        )
        if own:
            return min((item.when for item in own), key=lambda when: first_day(when))
        days = self.call.edition.days
        return days if days and days.start else None

    @cached_property
    def year(self) -> int | None:
        """The year of the edition: that of the event, else ``:year:``."""
        if self.event:
            return first_day(self.event).year
        return self.call.edition.year

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that the edition may be called by; none if nothing tells them.

        Without an event they are those of its dates and the one after: deadlines of autumn are for spring.
        """
        texts = (self.call.title, self.call.acronym, self.call.host)
        named = [frozenset(map(int, YEAR.findall(text))) for text in texts]
        if self.event or self.call.edition.year:
            known = {self.call.edition.year or 0}
            if self.event:
                known = {first_day(self.event).year, last_day(self.event).year}
            # A title or a host of another year is the last edition's: `edition_conflict` says so.
            return frozenset(known).union(*(years for years in named if years & known))
        own = frozenset().union(*named)
        if not self.timed:
            return own
        days = [last_day(item.when).year for item in self.timed]
        return own | frozenset(range(min(days), max(days) + 2))

    @cached_property
    def window(self) -> tuple[datetime.date, datetime.date] | None:
        """The first day of this edition, eighteen months before the event, and the last of its event."""
        if self.event:
            begin, end = first_day(self.event), last_day(self.event)
        elif self.year:
            begin, end = date(self.year, 1, 1), date(self.year, 12, 31)
        else:
            return None
        return months_later(begin, -MONTHS_BEFORE), end

    def is_other_edition(self, item: Date) -> bool:
        """Whether a date is so far from the event that it is another edition's."""
        if self.window is None or item.kind is Kind.EVENT:
            return False
        earliest, end = self.window
        if first_day(item.when) < earliest:
            return True
        later = months_later(end, MONTHS_AFTER) if item.kind in AFTER_EVENT else end + NEARBY
        return last_day(item.when) > later

    @property
    def place(self) -> Location | None:
        """Where the call is declared."""
        return self.call.source


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of another month, or its 28th."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, min(day.day, 28))


def first_day(when: When) -> datetime.date:
    """The first day of a value that names one."""
    assert when.start is not None
    return when.start.day


def last_day(when: When) -> datetime.date:
    """The last day of a value that names one."""
    last = when.end or when.start
    assert last is not None
    return last.day


def told(item: Date) -> str:
    """A date in a message: its label and its day."""
    return f"‘{item.label}’ ({shown(item.when)})"


def shown(when: When) -> str:
    """The days of a value, as in a source."""
    first, last = first_day(when), last_day(when)
    return f"{first}" if first == last else f"{first} – {last}"


def problem(
    code: Code,
    item: Date,
    message: str,
    hint: str,
    related: Sequence[Date] = (),
    level: Severity | None = None,
) -> Problem:
    """A problem at the line of a date."""
    assert item.location is not None, "a registry that is checked was read from sources"
    return Problem(
        code=code,
        message=message,
        hint=hint,
        location=item.location,
        related=tuple(other.location for other in related if other.location),
        level=level,
        subject=item.key,
        fault=item.written,
    )
