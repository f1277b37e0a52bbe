"""Years that a page leaves out: taken from what else the page says, and said so."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.grammar.day import WEEKDAYS
from sphinx_cfp.importers.formats.document import Heading, Paragraph, plain, walk
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.registry.resolving import day_in, first_after, last_before
from sphinx_cfp.vocabulary.phrases import pattern, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.grammar.parsed import ParsedWhen, Point
    from sphinx_cfp.importers.formats.document import PageDocument
    from sphinx_cfp.importers.understanding.statement import DateEntry
    from sphinx_cfp.vocabulary.phrases import Roles

_LATE_MONTH = 10
_NEAR_DAYS = 240  # days between neighbors of a list
_MOST_BEFORE_EVENT = timedelta(days=500)
_LATE = frozenset({Kind.CAMERA_READY, Kind.PUBLICATION})
_EVENTS = frozenset({Kind.EVENT})


class Year(NamedTuple):
    """A year that is implied, and why; ``by_edition`` if nothing but the edition tells it."""

    year: int
    why: str
    by_edition: bool = False


def point_of(value: ParsedWhen | None) -> Point | None:
    """The end of a value that decides its year."""
    if value is None:
        return None
    return value.end or value.start


def open_point(entry: DateEntry) -> Point | None:
    """The point of an entry whose year is not written, if that is so."""
    line = entry.statement.line
    if line is None or line.value.start is None:
        return None
    points = [point for point in (line.value.start, line.value.end) if point]
    if any(point.year for point in points):
        return None
    return point_of(line.value)


def own_day(entry: DateEntry) -> date | None:
    """The day of an entry whose year is written."""
    line = entry.statement.line
    if line is None:
        return None
    for value in (line.value, *reversed(line.was)):
        points = [point for point in (value.end, value.start) if point]
        year = next((point.year for point in points if point.year), None)
        if points and year and (day := day_in(year, points[0])):
            return day
    return None


def implied(
    entry: DateEntry,
    siblings: Sequence[DateEntry],
    everything: Sequence[DateEntry],
    edition: Evidence | None,
) -> Year | None:
    """The year of an entry that leaves it out; ``None`` if nothing tells it."""
    point = open_point(entry)
    if point is None:
        return None
    choice = (
        _of_the_same_line(entry)
        or _beside(point, entry, siblings)
        or _before_event(point, entry, everything)
        or _of_edition(point, entry, everything, edition)
    )
    return choice and _checked(point, choice)


def _of_the_same_line(entry: DateEntry) -> Year | None:
    """The year of a struck value: a date is moved by weeks."""
    line = entry.statement.line
    point = open_point(entry)
    if line is None or point is None:
        return None
    for old in reversed(line.was):
        before = point_of(old)
        if before is not None and before.year and (day := day_in(before.year, before)):
            near = _nearest(point, day)
            return Year(near.year, f"from the struck date {day.isoformat()}") if near else None
    return None


def _nearest(point: Point, day: date) -> date | None:
    """The point's day that is nearest to a day."""
    days = [
        found for year in (day.year - 1, day.year, day.year + 1) if (found := day_in(year, point))
    ]
    return min(days, key=lambda one: abs((one - day).days), default=None)


def _beside(point: Point, entry: DateEntry, siblings: Sequence[DateEntry]) -> Year | None:
    """The year of the nearest dates of the same list."""
    if entry not in siblings:
        return None
    at = siblings.index(entry)
    for distance in range(1, max(at + 1, len(siblings) - at)):
        for index in (at - distance, at + distance):
            day = own_day(siblings[index]) if 0 <= index < len(siblings) else None
            near = _nearest(point, day) if day else None
            if day and near and abs((near - day).days) <= _NEAR_DAYS:
                return Year(near.year, f"from {day.isoformat()} beside it")
    return None


def _before_event(point: Point, entry: DateEntry, everything: Sequence[DateEntry]) -> Year | None:
    """The last such day before the event, as the model has it."""
    if entry.kind in _EVENTS:
        return None
    for kind in (Kind.EVENT, Kind.HOST_EVENT):
        for other in everything:
            day = own_day(other) if other.kind is kind else None
            if day is None or other is entry:
                continue
            if entry.kind in _LATE and (notified := _notified(everything)):
                found = first_after(point, notified)
            else:
                found = last_before(point, day)
            if found is not None and day - found <= _MOST_BEFORE_EVENT:
                return Year(found.year, f"from the event on {day.isoformat()}")
    return None


def _notified(everything: Sequence[DateEntry]) -> date | None:
    days = [own_day(entry) for entry in everything if entry.kind is Kind.NOTIFICATION]
    return next((day for day in days if day), None)


def _of_edition(
    point: Point, entry: DateEntry, everything: Sequence[DateEntry], edition: Evidence | None
) -> Year | None:
    """The year of the edition; what lies before the event in an order that wraps is of the year before."""
    if edition is None:
        return None
    event = next(
        (open_point(one) for one in everything if one.kind is Kind.EVENT and open_point(one)), None
    )
    why = f"from “{edition.words}”"
    if entry.kind is not Kind.EVENT and event is not None:
        last = day_in(edition.year, event)
        limit = last_before(point, last) if last else None
        if limit is not None and entry.kind not in _LATE:
            return Year(limit.year, why, by_edition=True)
    if point.weekday is not None:
        for year in (edition.year, edition.year - 1, edition.year + 1):
            day = day_in(year, point)
            if day is not None and day.weekday() == point.weekday:
                return Year(year, why, by_edition=True)
    if event is None and point.month is not None and point.month >= _LATE_MONTH:
        return (
            None  # before an event of the winter, or after one of the summer: nothing tells which
        )
    return Year(edition.year, why, by_edition=True) if day_in(edition.year, point) else None


def _checked(point: Point, choice: Year) -> Year:
    """The year, unless the weekday that is written says that it is the one before or after."""
    day = day_in(choice.year, point)
    if point.weekday is None:
        return choice
    name = WEEKDAYS[point.weekday]
    if day is not None and day.weekday() == point.weekday:
        return Year(choice.year, f"{choice.why}, when it is a {name}")
    for year in (choice.year - 1, choice.year + 1):
        other = day_in(year, point)
        if other is not None and other.weekday() == point.weekday:
            return Year(year, f"{choice.why}; it is a {name} in {year}")
    return choice


_YEAR = re.compile(r"(?<![\d./-])(?:19[89]\d|20[0-4]\d)(?![\d./-]|\s*[-–]\s*\d{2}\b)")
_NAMED = (
    r"\b([A-Z][A-Za-z]*[A-Z][\w@/+-]*|[A-Z]{2,}[\w/+-]*|(?=[A-Z])(?i:{conference}|{workshop}))"
    r"[-\s’'`]{0,3}((?:19[89]|20[0-4])\d)(?!\d)"
)
_APOSTROPHE = re.compile(r"\b([A-Z][A-Za-z]*[A-Z][\w/+-]*|[A-Z]{2,})[\s-]?[’'`](\d\d)\b")
_SYSTEMS = re.compile(
    r"openreview\.net|easychair\.org|hotcrp\.com|cmt3?\.research\.microsoft|softconf\.com|/submi",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_SHORT_YEAR = re.compile(r"[A-Za-z](\d\d)(?![\dA-Za-z])")
_PAST: Roles = ("former", "past", "edition")
_FIRST_SHORT, _LAST_SHORT = 10, 45  # years of two digits that may be meant in an address


class Evidence(NamedTuple):
    """A year, how much speaks for it, and the words that do."""

    year: int
    weight: int
    words: str


def edition_of(document: PageDocument, name: str = "") -> Evidence | None:
    """The year that most speaks for; ``name`` is that of the file or of its address."""
    weights: dict[int, int] = {}
    words: dict[int, Evidence] = {}
    for evidence in _evidence(document, name):
        weights[evidence.year] = weights.get(evidence.year, 0) + evidence.weight
        best = words.get(evidence.year)
        if best is None or evidence.weight > best.weight:
            words[evidence.year] = evidence
    if not weights:
        return None
    year = max(weights, key=lambda one: (weights[one], one))
    return Evidence(year, weights[year], words[year].words)


def _evidence(document: PageDocument, name: str) -> Iterator[Evidence]:
    for key in ("year", "edition"):
        value = document.said(key)
        if re.fullmatch(r"(?:19|20)\d\d", value):
            yield Evidence(int(value), 12, f"{key}: {value}")
    described = document.said("excerpt", "description", "subtitle")
    for words in (document.title, document.subtitle, described):
        yield from _years(words, 6)
    yield from _years(document.said("permalink", "url", "slug"), 4, _IN_ADDRESS)
    yield from _years(document.url, 4, _IN_ADDRESS)
    yield from _years(name, 2, _IN_ADDRESS)
    if "subject" in document.meta and (
        sent := re.search(r"\b(?:20|19)\d\d\b", document.said("date"))
    ):
        yield Evidence(int(sent[0]), 2, f"the mail of {document.said('date')}")
    count = 0
    for block in walk(document.blocks, frames=True):
        if not isinstance(block, Heading | Paragraph):
            continue
        count += 1
        text = plain(block.text)
        is_head = isinstance(block, Heading)
        for match in pattern(_NAMED, any_case=False).finditer(text):
            weight = 3 if is_head or count < 6 else 1
            if isinstance(block, Heading) and block.level == 1:
                weight = 5
            if not phrase(_PAST, "en").search(text[: match.start()][-60:]):
                yield Evidence(int(match[2]), weight, match.group())
        for match in _APOSTROPHE.finditer(text):
            yield Evidence(2000 + int(match[2]), 2, match.group())
        if is_head:
            yield from _years(text, 2)
        for run in block.text:
            yield from _addressed(run.href)


def _years(text: str, weight: int, pattern: re.Pattern[str] = _YEAR) -> Iterator[Evidence]:
    for match in pattern.finditer(text):
        year = match[1] if match.groups() else match.group()
        yield Evidence(int(year), weight, _around(text, match.start(), match.end()))


def _around(text: str, start: int, stop: int) -> str:
    words = text[max(0, start - 40) : stop + 10].strip()
    return " ".join(words.split())


def _addressed(href: str) -> Iterator[Evidence]:
    """The year in the address of a submission system."""
    if not _SYSTEMS.search(href):
        return
    if match := _IN_ADDRESS.search(href):
        yield Evidence(int(match[1]), 4, href)
        return
    tail = re.split(r"[?/]", href)[-1]
    if (short := _SHORT_YEAR.search(tail)) and _FIRST_SHORT <= int(short[1]) <= _LAST_SHORT:
        yield Evidence(2000 + int(short[1]), 4, href)
