"""Gives each date its kind, its year and its value, and says what was taken from where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.label import classify
from sphinx_cfp.grammar.source_text import format_line, format_when
from sphinx_cfp.importers import cues
from sphinx_cfp.importers.pieces import with_text
from sphinx_cfp.importers.years import WEEKDAYS, Year, implied, open_point, point_of
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.dates import Move, Status
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.registry.resolving import Context, Resolved, resolve
from sphinx_cfp.vocabulary.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sphinx_cfp.grammar.parsed import Line, Written
    from sphinx_cfp.importers.editions import Evidence
    from sphinx_cfp.importers.entries import Entry
    from sphinx_cfp.model.zones import Zone
    from sphinx_cfp.vocabulary.phrases import Roles

_TELLING: Roles = (
    *("submit", "deadline", "paper", "proposal", "abstract", "entry", "notify", "camera ready"),
    *("review", "register", "workshop"),
)
_FAR = 150  # days by which a list may go back in time before it is a new year


def name_kinds(entries: Sequence[Entry], acronym: str, host: str) -> None:
    """Give each entry the kind that its label names, or that the words above it name."""
    for entry in entries:
        if entry.where in {"prose", "frame"} and entry.kind is not Kind.OTHER:
            continue
        label = entry.label
        kind, qualifier, generic = _classified(label, acronym, host)
        if kind is Kind.OTHER or generic:
            for above in (entry.track, entry.heading):
                if not above or not cues.speaks_of(_TELLING, above):
                    continue
                other, words, _ = _classified(
                    f"{above} {label}" if kind is Kind.OTHER else above, acronym, host
                )
                if other is not Kind.OTHER and (kind is Kind.OTHER or _says_more(above, other)):
                    entry.pinned = other is not kind
                    qualifier = qualifier if kind is not Kind.OTHER else words
                    kind = other
                    break
        entry.kind, entry.qualifier = kind, qualifier


def _says_more(above: str, kind: Kind) -> bool:
    """Whether a heading names the kind of a bare "deadline" below it."""
    return kind not in {Kind.PAPER, Kind.EVENT, Kind.HOST_EVENT} and not phrase("dates").fullmatch(
        above
    )


def _classified(label: str, acronym: str, host: str) -> tuple[Kind, str, bool]:
    try:
        read = classify(label, acronym, host)
    except ParseError:
        return Kind.OTHER, label, False
    return read.kind, read.qualifier, read.generic


def give_years(
    groups: Sequence[Sequence[Entry]], prose: Sequence[Entry], edition: Evidence | None
) -> dict[int, Year]:
    """The years of those entries that leave them out, by their numbers; each is noted as a doubt."""
    everything = [entry for group in groups for entry in group] + list(prose)
    found: dict[int, Year] = {}
    for group in (*groups, prose):
        chosen = {entry.number: implied(entry, group, everything, edition) for entry in group}
        years = {number: year for number, year in chosen.items() if year}
        found |= years if group is prose else _in_order(group, years)
    for entry in everything:
        if year := found.get(entry.number):
            entry.doubts.append(f"the year {year.year} is not written here; it is {year.why}")
        elif open_point(entry) is not None:
            entry.doubts.append("no year is written, and nothing on the page tells it")
    return found


def _in_order(group: Sequence[Entry], years: dict[int, Year]) -> dict[int, Year]:
    """The years of a list that only the edition tells: what comes first is not after what follows."""
    later: date | None = None
    found: dict[int, Year] = {}
    for entry in reversed(group):
        year = years.get(entry.number)
        point = open_point(entry)
        if year is None or point is None:
            continue
        day = _day(year.year, point)
        by_edition = year.why.startswith("from “") and "when it is" not in year.why
        if by_edition and day and later and (day - later).days > _FAR and point.weekday is None:
            year = Year(
                year.year - 1, f"{year.why}, the year before it: the list goes on in {later.year}"
            )
            day = _day(year.year, point)
        later = day or later
        found[entry.number] = year
    return found


def _day(year: int, point: object) -> date | None:
    from sphinx_cfp.registry.years import day_in

    return day_in(year, point)  # type: ignore[arg-type]


def settle(entry: Entry, year: Year | None, zone: Zone | None, seconds: int | None) -> None:
    """Give an entry its value, and its line the words that give that value."""
    line = entry.piece.line
    if line is None:
        return
    read = _with_year(line, year.year) if year else line
    resolved, fault = _resolved(read, entry.kind, zone)
    if resolved is None and fault is not None and fault.code == Code.ZONE_ABBREVIATION:
        entry.doubts.append(f"{fault.message}; no zone is taken — {fault.hint}")
        read = _without_zone(read)
        resolved, fault = _resolved(read, entry.kind, zone)
    if resolved is None:
        if fault is not None and year is None and open_point(entry) is None:
            entry.doubts.append(str(fault))
        return
    entry.doubts += (str(problem) for problem in resolved.problems)
    entry.when = resolved.when
    entry.was = tuple(move.was for move in resolved.was)
    changed = read is not line or bool(seconds is not None and _takes_time(entry, read))
    if changed:
        if seconds is not None and _takes_time(entry, read):
            read = _with_time(read, seconds)
            again, _ = _resolved(read, entry.kind, zone)
            resolved = again or resolved
        entry.piece = with_text(entry.piece, _written(read, resolved, zone))


def _takes_time(entry: Entry, line: Line) -> bool:
    """Whether the time that the page states for all deadlines is this one's."""
    from sphinx_cfp.model.kinds import DEADLINES

    point = point_of(line.value)
    return entry.kind in DEADLINES and point is not None and point.seconds is None


def _with_time(line: Line, seconds: int) -> Line:
    value = line.value
    if value.end is not None:
        return replace(line, value=replace(value, end=value.end._replace(seconds=seconds)))
    if value.start is None:
        return line
    return replace(line, value=replace(value, start=value.start._replace(seconds=seconds)))


def _resolved(
    line: Line, kind: Kind, zone: Zone | None
) -> tuple[Resolved | None, ParseError | None]:
    try:
        return resolve(line, kind, Context(zone=zone)), None
    except ParseError as error:
        return None, error


def _with_year(line: Line, year: int) -> Line:
    """The line, its value in a year; a range over the end of a year begins in the one before."""
    value = line.value
    if value.start is None:
        return line
    if value.end is None:
        return replace(line, value=replace(value, start=value.start._replace(year=year)))
    first = year - ((value.start.month, value.start.day) > (value.end.month, value.end.day))
    return replace(
        line,
        value=replace(
            value, start=value.start._replace(year=first), end=value.end._replace(year=year)
        ),
    )


def _without_zone(line: Line) -> Line:
    def bare(value: Written) -> Written:
        start = value.start._replace(zone=None) if value.start else None
        end = value.end._replace(zone=None) if value.end else None
        return replace(value, start=start, end=end, equivalents=())

    return replace(line, value=bare(line.value), was=tuple(bare(old) for old in line.was))


def _written(line: Line, resolved: Resolved, zone: Zone | None) -> str:
    """The line in canonical words: a weekday that is written stays, so that it is checked."""
    label = line.text[line.label_span.start : line.label_span.stop].replace("~~", "")
    status = line.status if line.status is not Status.SCHEDULED else Status.SCHEDULED
    text = format_line(
        label,
        resolved.when,
        was=tuple(Move(move.was, move.on, move.reason) for move in resolved.was),
        status=status,
        certainty=line.certainty,
        note=line.note,
        default=zone,
    )
    point, last = line.value.start, line.value.end
    if point is None or point.weekday is None:
        return text
    if last is None or (last.day, last.month) == (point.day, point.month):
        value = format_when(resolved.when, zone)
        text = text.replace(value, f"{WEEKDAYS[point.weekday]}, {value}", 1)
    return text
