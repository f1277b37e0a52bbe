"""Gives each date its kind, its year and its value, and says what was taken from where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.day import WEEKDAYS
from sphinx_cfp.grammar.source_text import format_line, format_when
from sphinx_cfp.importers import cues
from sphinx_cfp.importers.understanding.statement import classified, with_text
from sphinx_cfp.importers.understanding.years import Year, implied, open_point, point_of
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import DEADLINES, Kind
from sphinx_cfp.registry.resolving import Defaults, day_in, resolve
from sphinx_cfp.vocabulary.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sphinx_cfp.grammar.parsed import ParsedLine, ParsedWhen
    from sphinx_cfp.importers.understanding.statement import DateEntry
    from sphinx_cfp.importers.understanding.years import Evidence
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.zones import Zone
    from sphinx_cfp.vocabulary.phrases import Roles

_TELLING: Roles = (
    *("submit", "deadline", "paper", "proposal", "abstract", "entry", "notify", "camera ready"),
    *("review", "register", "workshop"),
)
_MOST_DAYS_BACK = 150  # by which a list may go back in time before it is a new year


def name_kinds(entries: Sequence[DateEntry], acronym: str, host: str) -> None:
    """Give each entry the kind that its label names, or that the words above it name."""
    for entry in entries:
        if entry.where in {"prose", "frame"} and entry.kind is not Kind.OTHER:
            continue
        label = entry.label
        kind, qualifier, generic = classified(label, acronym, host)
        if kind is Kind.OTHER or generic:
            for above in (entry.track, entry.heading):
                if not above or not cues.speaks_of(_TELLING, above):
                    continue
                other, words, _ = classified(
                    f"{above} {label}" if kind is Kind.OTHER else above, acronym, host
                )
                if other is not Kind.OTHER and (kind is Kind.OTHER or _says_more(above, other)):
                    qualifier = qualifier if kind is not Kind.OTHER else words
                    kind = other
                    break
        entry.kind, entry.qualifier = kind, qualifier


def _says_more(above: str, kind: Kind) -> bool:
    """Whether a heading names the kind of a bare "deadline" below it."""
    return kind not in {Kind.PAPER, Kind.EVENT, Kind.HOST_EVENT} and not phrase("dates").fullmatch(
        above
    )


def give_years(
    groups: Sequence[Sequence[DateEntry]], prose: Sequence[DateEntry], edition: Evidence | None
) -> dict[DateEntry, Year]:
    """The years of those entries that leave them out; each is noted as a doubt."""
    everything = [entry for group in groups for entry in group] + list(prose)
    found: dict[DateEntry, Year] = {}
    for group in (*groups, prose):
        chosen = {entry: implied(entry, group, everything, edition) for entry in group}
        years = {entry: year for entry, year in chosen.items() if year}
        found |= years if group is prose else _in_order(group, years)
    for entry in everything:
        if year := found.get(entry):
            entry.doubts.append(f"the year {year.year} is not written here; it is {year.why}")
        elif open_point(entry) is not None:
            entry.doubts.append("no year is written, and nothing on the page tells it")
    return found


def _in_order(group: Sequence[DateEntry], years: dict[DateEntry, Year]) -> dict[DateEntry, Year]:
    """The years of a list that only the edition tells: what comes first is not after what follows."""
    later: date | None = None
    found: dict[DateEntry, Year] = {}
    for entry in reversed(group):
        year = years.get(entry)
        point = open_point(entry)
        if year is None or point is None:
            continue
        day = day_in(year.year, point)
        if year.by_edition and day and later and (day - later).days > _MOST_DAYS_BACK:
            why = f"{year.why}, the year before it: the list goes on in {later.year}"
            year = Year(year.year - 1, why)
            day = day_in(year.year, point)
        later = day or later
        found[entry] = year
    return found


def resolve_entry(
    entry: DateEntry, year: Year | None, zone: Zone | None, seconds: int | None
) -> None:
    """Give an entry its value, and its line the words that give that value."""
    line = entry.statement.line
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
    item, problems = resolved
    entry.doubts += (str(problem) for problem in problems)
    entry.when = item.when
    entry.was = tuple(move.was for move in item.was)
    if seconds is not None and _takes_time(entry, read):
        read = _with_time(read, seconds)
        item, _ = _resolved(read, entry.kind, zone)[0] or resolved
    if read is not line:
        entry.statement = with_text(entry.statement, _written(read, item, zone))


def _takes_time(entry: DateEntry, line: ParsedLine) -> bool:
    """Whether the time that the page states for all deadlines is this one's."""
    point = point_of(line.value)
    return entry.kind in DEADLINES and point is not None and point.seconds is None


def _with_time(line: ParsedLine, seconds: int) -> ParsedLine:
    value = line.value
    if value.end is not None:
        return replace(line, value=replace(value, end=value.end._replace(seconds=seconds)))
    if value.start is None:
        return line
    return replace(line, value=replace(value, start=value.start._replace(seconds=seconds)))


def _resolved(
    line: ParsedLine, kind: Kind, zone: Zone | None
) -> tuple[tuple[Date, list[ParseError]] | None, ParseError | None]:
    try:
        return resolve(line, kind, Defaults(zone=zone)), None
    except ParseError as error:
        return None, error


def _with_year(line: ParsedLine, year: int) -> ParsedLine:
    """The line, its value in a year; a range over the end of a year begins in the one before."""
    value = line.value
    if value.start is None:
        return line
    if value.end is None:
        return replace(line, value=replace(value, start=value.start._replace(year=year)))
    first = year - ((value.start.month, value.start.day) > (value.end.month, value.end.day))
    start, end = value.start._replace(year=first), value.end._replace(year=year)
    return replace(line, value=replace(value, start=start, end=end))


def _without_zone(line: ParsedLine) -> ParsedLine:
    def bare(value: ParsedWhen) -> ParsedWhen:
        start = value.start._replace(zone=None) if value.start else None
        end = value.end._replace(zone=None) if value.end else None
        return replace(value, start=start, end=end, equivalents=())

    return replace(line, value=bare(line.value), was=tuple(bare(old) for old in line.was))


def _written(line: ParsedLine, item: Date, zone: Zone | None) -> str:
    """The line in canonical words: a weekday that is written stays, so that it is checked."""
    label = line.text[line.label_span.start : line.label_span.stop].replace("~~", "")
    text = format_line(
        label,
        item.when,
        was=item.was,
        status=line.status,
        certainty=line.certainty,
        note=line.note,
        default=zone,
    )
    point, last = line.value.start, line.value.end
    if point is None or point.weekday is None:
        return text
    if last is None or (last.day, last.month) == (point.day, point.month):
        value = format_when(item.when, zone)
        text = text.replace(value, f"{WEEKDAYS[point.weekday]}, {value}", 1)
    return text
