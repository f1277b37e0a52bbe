"""Dates that are wrong beside each other: computed from the lines of each call.

A line's day is replaced by what a hand makes of it: the month or the year of another line, last year's
value, the day of the line below. Which fault that is follows from the days alone.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from tests.mutants.mutant import edited, original

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.mutants.mutant import Mutant

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
MONATE = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_LINE = re.compile(
    r"^ *- (?P<label>[^:\n]+): (?P<before>(?:~~[^~]+~~ |[A-Z][a-z]+, )*)"
    r"(?P<day>\d{4}-\d\d-\d\d|\d\d?\.? [A-Zä-ü][a-zä-ü]+ \d{4})(?P<rest>(?!\s*–).*)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list of dates with one day."""

    label: str
    line: str
    written: str
    day: date

    def moved(self, to: date) -> str:
        """The line with another day, written as its own is, without a weekday."""
        if self.written[:4].isdigit():
            text = to.isoformat()
        elif "." in self.written:
            text = f"{to.day}. {MONATE[to.month - 1]} {to.year}"
        else:
            text = f"{to.day} {MONTHS[to.month - 1]} {to.year}"
        return re.sub(r"(?:[A-Z][a-z]+day, )?" + re.escape(self.written), text, self.line)


CHAINS: dict[str, tuple[tuple[str, ...], ...]] = {
    "single_track": (
        ("Abstract deadline", "Submission deadline", "Supplementary material",
         "Acceptance notification", "Camera-ready deadline"),
    ),
    "three_tracks": (
        ("Abstracts due", "Papers due", "Notification", "Final versions"),
        ("Papers due@1", "Notification@1", "Final versions@1"),
        ("Papers due@2", "Notification@2"),
    ),
    "two_rounds": (
        ("Paper submission", "Notification", "Camera-ready"),
        ("Paper submission@1", "Notification@1", "Camera-ready@1"),
    ),
    "host_quoted": (("Submission deadline", "Camera-ready version"),),
    "german": (("Kurzfassung", "Einreichungsfrist", "Benachrichtigung", "Druckfertige Fassung"),),
}  # fmt: skip
"""The labels of the dates that follow each other; ``@1`` is the second line with that label."""

EVENTS = {
    "single_track": date(2031, 6, 12),
    "three_tracks": date(2032, 9, 6),
    "two_rounds": date(2033, 5, 23),
    "host_quoted": date(2031, 11, 23),
    "german": date(2031, 9, 22),
}


@cache
def items(source: str) -> dict[str, Item]:
    """The lines of a call by their labels."""
    found: dict[str, Item] = {}
    for match in _LINE.finditer(original(source)):
        label, count = match["label"], 0
        while label in found:
            count += 1
            label = f"{match['label']}@{count}"
        found[label] = Item(label, match.group(), match["day"], _day(match["day"]))
    return found


def _day(written: str) -> date:
    if written[:4].isdigit():
        return date.fromisoformat(written)
    day, month, year = written.split()
    names = MONATE if "." in day else MONTHS
    return date(int(year), names.index(month) + 1, int(day.rstrip(".")))


def faults() -> Iterator[Mutant]:
    """Every one of them."""
    for source, chains in CHAINS.items():
        for chain in chains:
            own = [items(source)[label] for label in chain]
            yield from _order(source, own)
            yield from _gaps(source, own)
        yield from _years(source)
        yield from _weekends(source)


def _changed(source: str, code: str, item: Item, to: date) -> Mutant | None:
    """A line with another day; ``None`` where the same line stands twice."""
    if original(source).count(item.line) != 1:
        return None
    return edited(source, code, item.line, item.moved(to))


def _order(source: str, chain: Sequence[Item]) -> Iterator[Mutant]:
    """A month copied from the line below or above, a day from the line after next."""
    for first, second in itertools.pairwise(chain):
        later = second.day + timedelta(days=12)
        months = [date(later.year, later.month, min(first.day.day, 28))]
        if months[0] <= second.day:
            months = [later]
        yield from filter(None, [_changed(source, "order", first, months[0])])
        if "otific" in second.label or "Benach" in second.label:
            yield from filter(
                None, [_changed(source, "order", second, first.day - timedelta(days=5))]
            )
    last = chain[-1]
    if "otific" in last.label:
        yield from filter(
            None, [_changed(source, "order", last, EVENTS[source] + timedelta(days=10))]
        )


def _gaps(source: str, chain: Sequence[Item]) -> Iterator[Mutant]:
    """Reviewers who have a night."""
    for first, second in itertools.pairwise(chain):
        is_paper = any(word in first.label for word in ("Paper", "Submission", "Einreich"))
        if is_paper and any(word in second.label for word in ("otific", "Benach")):
            night = first.day + timedelta(days=1)
            yield from filter(None, [_changed(source, "gap", second, night)])


def _years(source: str) -> Iterator[Mutant]:
    """A line of another edition, its year not changed."""
    for label, item in items(source).items():
        if "orkshop" in label or "Symposium" in label or "Conference" in label:
            continue
        yield from filter(
            None,
            [_changed(source, "year", item, date(item.day.year - 2, item.day.month, item.day.day))],
        )


def _weekends(source: str) -> Iterator[Mutant]:
    """A deadline moved to the Saturday after it."""
    for label, item in items(source).items():
        if "dead" in label or "due" in label or "frist" in label:
            saturday = item.day + timedelta(days=(5 - item.day.weekday()) % 7)
            if saturday != item.day:
                yield from filter(None, [_changed(source, "weekend", item, saturday)])
