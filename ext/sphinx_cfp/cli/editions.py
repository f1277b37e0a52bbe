"""What of a call can be carried into its next edition: its key, its days, and what has to be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sphinx_cfp.checks.prose.ordinals import title_ordinal
from sphinx_cfp.cli.moving import default_zone
from sphinx_cfp.exporters.output_view import OutputView
from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.model.dates import Status, When
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date, Moment
    from sphinx_cfp.model.zones import Zone
    from sphinx_cfp.registry.registry import Registry

WEEK = 7
TBA = "TBA"
QUESTIONS = {
    "submit": "where are papers submitted?",
    "template": "which template is to be used?",
    "host-url": "where is the page of the host?",
    "location": "where does it take place?",
    "no-later-than": "which is the latest day that the host allows?",
    "edition": "which number does this edition have?",
}
"""Options that are another every year, and what to ask for each."""
DROPPED = frozenset({"published", "dates", "year", "previous", "status"})
"""Options of last year that say nothing of this one, or are written anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The next edition of a call: its key, its year, its days if they are known, and the shift in weeks."""

    old: Call
    key: str
    year: int
    old_year: int
    days: When | None
    old_days: When | None

    @property
    def weeks(self) -> int | None:
        """By how many whole weeks the event moved; ``None`` if one of the two is no day yet."""
        first, second = self.old_days, self.days
        if not (first and second and first.start and second.start):
            return None
        return round((second.start.day - first.start.day).days / WEEK)


def plan(registry: Registry, call: Call, days: When | None, year: int) -> Plan | None:
    """The next edition; ``None`` if nobody says of which year the old one is."""
    view = OutputView(registry, call)
    old_year = view.year
    if old_year is None:
        return None
    return Plan(
        old=call,
        key=next_key(call.key, old_year, year),
        year=year,
        old_year=old_year,
        days=days,
        old_days=view.days,
    )


def next_key(key: str, old: int, new: int) -> str:
    """The key with its year replaced, or the year behind it."""
    found = re.sub(rf"(?<!\d){old}(?!\d)", str(new), key)
    return found if found != key else f"{key}-{new}"


def date_of(item: Date, planned: Plan) -> tuple[str, str]:
    """What a date of the old edition becomes, as written, and what to ask; one of the two may be empty.

    A day is counted from the one that was announced first: what moved last year is planned as it was.
    """
    when = item.was[0].was if item.was else item.when
    said = f"“{when.text}”" if when.start is None else format_when(when)
    if item.status is Status.CANCELLED:
        return (
            TBA,
            f"{item.label}: does it take place? In {planned.old_year} it was cancelled ({said})",
        )
    if _is_event(item, planned):
        return (format_when(planned.days) if planned.days else TBA), ""
    weeks = planned.weeks
    if when.start is None or weeks is None:
        return TBA, f"{item.label}: when? In {planned.old_year} it was {said}"
    moved = shifted(when, weeks)
    asked = ""
    if "extended" in item.label.casefold():
        asked = f"{item.label}: it is not extended yet — what is its label?"
    return f"{format_when(moved, _zone(item))} (tentative)", asked


def _zone(item: Date) -> Zone | None:
    """The zone that need not be written with the value that was announced first."""
    if not item.was:
        return default_zone(item)
    last = item.was[0].was.last
    return (
        default_zone(item) if last and item.when.last and last.zone == item.when.last.zone else None
    )


def _is_event(item: Date, planned: Plan) -> bool:
    """Whether a date is the event itself, not one of its days."""
    old = planned.old_days
    if item.kind is not Kind.EVENT or item.track or old is None:
        return False
    ends = [
        (when.start and when.start.day, when.last and when.last.day) for when in (item.when, old)
    ]
    return ends[0] == ends[1]


def shifted(when: When, weeks: int) -> When:
    """The value some weeks later, on the same day of the week."""

    def later(moment: Moment | None) -> Moment | None:
        return moment and replace(moment, day=moment.day + timedelta(weeks=weeks))

    return When(later(when.start), later(when.end))


def renamed(value: str, planned: Plan) -> str:
    """A title or a host with the year of the old edition made that of the new one."""
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", value)
    if str(planned.old_year) not in years or str(planned.year) in years:
        return value
    return re.sub(rf"(?<!\d){planned.old_year}(?!\d)", str(planned.year), value)


def next_number(planned: Plan) -> int | None:
    """The number of the new edition; ``None`` where it has none, or the title says one too."""
    number = planned.old.edition.number
    if number is None or title_ordinal(planned.old.title, planned.old.language or "en"):
        return None
    return number + 1


def leftovers(text: str, planned: Plan) -> list[tuple[int, str]]:
    """Lines of the new page that still say the year, the ordinal or the place of the old one, and which.

    Comments, what leads to the old call, and keys do not count.
    """
    words = [str(planned.old_year), planned.old.location.partition(",")[0].strip()]
    said = title_ordinal(planned.old.title, planned.old.language or "en")
    words += [said[1]] if said else []
    wanted = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words if word))
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("%", "..", "   ?")) or planned.old.key in line:
            continue
        found += [(number, match[0]) for match in list(wanted.finditer(line))[:1]]
    return found
