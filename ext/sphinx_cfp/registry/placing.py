"""The dates of one call: kinds and keys, then what was left out, then what repeats or contradicts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.label import classify
from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.dates import Date, Move, Status, When
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.keys import date_key, join
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.registry.records import DateRecord
from sphinx_cfp.registry.resolving import AFTER_NOTIFICATION, Defaults, day_of_move, resolve

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from sphinx_cfp.grammar.parsed import ParsedLine
    from sphinx_cfp.model.calls import Call, Track
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.zones import Zone
    from sphinx_cfp.registry.records import Place, Record


class DatePlacer:
    """Places the dates of one call, in the order in which they are added.

    After :meth:`finish` ``problems`` holds what was found, ``repeated`` the keys of equal repeats and
    ``refused`` the keys, with their kinds, of what was refused.
    """

    def __init__(self, call: Call, tracks: Mapping[str, Track]) -> None:
        self.call = call
        self.tracks = tracks
        self.problems: list[Problem] = []
        self.repeated: dict[Place, str] = {}
        self.refused: dict[str, Kind] = {}
        self._records: list[DateRecord] = []
        self._notification: dict[str, datetime.date] = {}

    def add(self, place: Place, record: Record) -> None:
        """Take a date; a line whose key the line above it has, struck alone, continues that one."""
        stated, location = record.payload, record.location
        if not isinstance(stated, DateRecord):
            return
        line = stated.line
        last = self._records[-1] if self._records else None
        try:
            kind, qualifier = self._classified(line, location, last)
        except ParseError as error:
            self.problems.append(Problem.from_error(error, location, line.text))
            return
        key = join(self.call.key, stated.track, line.key or date_key(kind, qualifier))
        new = replace(
            stated, kind=kind, qualifier=qualifier, key=key, place=place, location=location
        )
        if last and _continues(last, new):
            self._records[-1] = replace(new, earlier=(*last.earlier, last))
        else:
            self._records.append(new)

    def finish(self) -> Iterator[tuple[Date, list[Place]]]:
        """The dates, each with the places of the lines that made it, its own last."""
        # Notifications first: a camera-ready date without a year is the first one after them.
        made: dict[int, Date] = {}
        for is_late in (False, True):
            for position, record in enumerate(self._records):
                if (record.kind in AFTER_NOTIFICATION) is is_late and (date := self._date(record)):
                    made[position] = date
        found: dict[str, Date] = {}
        self._report_zone([made[position] for position in sorted(made)])
        for position in sorted(made):
            date, record = made[position], self._records[position]
            first = found.setdefault(date.key, date)
            if first is not date:
                self._report_repeat(first, date, record)
                continue
            if record.words:
                date = replace(date, when=_in_words(date.when, record))
            yield date, [*(old.place for old in record.earlier), record.place]

    def _classified(
        self, line: ParsedLine, location: Location, last: DateRecord | None
    ) -> tuple[Kind, str]:
        read = classify(line.label, self.call.acronym, self.call.host)
        if read.generic and line.status is Status.EXTENDED and last:
            # "Extended deadline" is that of the line above it.
            return last.kind, last.qualifier
        if line.kind:
            return line.kind, read.qualifier if read.kind == line.kind else ""
        if read.kind is Kind.OTHER and not line.key:
            near = ", ".join(read.nearest)
            self.problems.append(
                Problem(
                    code=Code.UNKNOWN_KIND,
                    message=f"‘{line.label}’ fits no kind of date",
                    hint=f"say which it is: {line.label} {{.{read.nearest[0]}}} (nearest: {near})"
                    if read.nearest
                    else f"it is taken as ‘other’; a kind can be given: {line.label} {{.kind}}",
                    location=location,
                    fault=line.label,
                    level=None if read.has_submission_word else Severity.INFO,
                )
            )
        return read.kind, read.qualifier

    def _date(self, record: DateRecord) -> Date | None:
        """The date of a record, or ``None`` if it is refused."""
        try:
            date, faults = self._resolved(record)
        except ParseError as error:
            self._report_fault(record, error)
            self.refused[record.key] = record.kind
            return None
        for fault in faults:
            self._report_fault(record, fault)
        if date.status is Status.PASSED and not date.was:
            self._report(record, Code.STRUCK_ALONE, "a struck date with no successor is read as passed",
                         "write the new date after it, or (cancelled)")  # fmt: skip
        elif any(move.on is None for move in date.was):
            self._report(record, Code.CHANGE_UNDATED, "a move without its day makes no entry in the feed",
                         "add (moved YYYY-MM-DD: why)")  # fmt: skip
        if record.kind is Kind.NOTIFICATION and date.when.last:
            self._notification[record.track] = date.when.last.day
        return replace(
            date,
            key=record.key,
            call=self.call.key,
            track=join(self.call.key, record.track) if record.track else "",
            qualifier=record.qualifier,
            label=record.shown or date.label,
            status=record.status or date.status,
            note=record.note or date.note,
            link=record.link,
            no_later_than=record.no_later_than,
            internal=record.internal,
            ignore=record.ignore,
            docname=record.place[0],
            location=record.location,
        )

    def _resolved(self, record: DateRecord) -> tuple[Date, list[ParseError]]:
        """What the line says, with the values of the lines above it as history."""
        defaults = Defaults(
            zone=record.zone or self._zone(record.track),
            event=self.call.edition.days,
            notification=self._notification.get(record.track),
        )
        date, faults = resolve(record.line, record.kind, defaults)
        if not record.earlier:
            return date, faults
        old: list[Move] = []
        for earlier in record.earlier:
            before, _ = resolve(earlier.line, earlier.kind, defaults)
            old += [*before.was, Move(_in_words(before.when, earlier))]
        if not date.was:
            # The day and the reason of the change stand on the line that gives the new value.
            moved_on = day_of_move(record.line.moved_on, date.when)
            old[-1] = Move(old[-1].was, moved_on, record.line.reason)
        status = Status.EXTENDED if date.status is Status.SCHEDULED else date.status
        return replace(date, was=(*old, *date.was), status=status), faults

    def _zone(self, track: str) -> Zone | None:
        key = join(self.call.key, track) if track else ""
        while key in self.tracks:
            found = self.tracks[key]
            if found.zone:
                return found.zone
            key = found.parent
        return self.call.zone

    def _report_fault(self, record: DateRecord, error: ParseError) -> None:
        self.problems.append(Problem.from_error(error, record.location, record.line.text))

    def _report(
        self, record: DateRecord, code: Code, message: str, hint: str, first: Location | None = None
    ) -> None:
        self.problems.append(
            Problem(
                code=code,
                message=message,
                hint=hint,
                location=record.location,
                related=(first,) if first else (),
                subject=record.key,
                fault=record.line.written,
            )
        )

    def _report_zone(self, dates: list[Date]) -> None:
        bare = [date for date in dates if date.is_deadline and date.when.last and not date.utc]
        if bare and bare[0].location and "timezone" not in self.call.refused:
            self.problems.append(
                Problem(
                    code=Code.ZONE_MISSING,
                    message=f"nobody states the time zone of ‘{bare[0].label}’"
                    + (f" and {len(bare) - 1} more" if len(bare) > 1 else ""),
                    hint="add to {cfp:call}: :timezone: AoE",
                    location=bare[0].location,
                    related=tuple(date.location for date in bare[1:] if date.location),
                    subject=bare[0].key,
                    fault=bare[0].label,
                )
            )

    def _report_repeat(self, first: Date, second: Date, record: DateRecord) -> None:
        values = [(date.when, date.status, date.certainty) for date in (first, second)]
        if values[0] == values[1]:
            self.repeated[record.place] = first.key
            self._report(
                record,
                Code.DUPLICATE_KEY,
                f"‘{first.key}’ is declared twice with the same value, first at {first.location}",
                "remove one of them, or show it with a view: {cfp:dates} without a body",
                first.location,
            )
            return
        local = record.key.rpartition(".")[2]
        one, two = (_shown(date, self.call.zone) for date in (first, second))
        self._report(
            record,
            Code.CONFLICTING_VALUE,
            f"‘{first.key}’ is {two} here and {one} at {first.location}",
            "correct one, say in the label what else it is, or give it a key of its own: "
            f"- {record.line.label} {{#{local}-2}}: {two}",
            first.location,
        )


def kind_of_label(label: str, call: Call) -> tuple[Kind, str]:
    """Kind and qualifier of a label whose line is refused; nothing is found wrong with it."""
    try:
        read = classify(label, call.acronym, call.host)
    except ParseError:
        return Kind.OTHER, label
    return read.kind, read.qualifier


def _in_words(when: When, record: DateRecord) -> When:
    """A value with the words of the build's language, if it is words."""
    return replace(when, text=record.words) if record.words else when


def _shown(date: Date, zone: Zone | None) -> str:
    """A value as it would be written in the list, with what was said of it."""
    said = [word for word in (date.status, date.certainty) if word and word != Status.SCHEDULED]
    return " ".join([format_when(date.when, zone), *(f"({word})" for word in said)])


def _continues(last: DateRecord, new: DateRecord) -> bool:
    """Whether the line above is history of this one: of one list, one key, struck or "extended"."""
    if last.block != new.block or last.place[0] != new.place[0]:
        return False
    if last.key != new.key or new.line.was:
        return False
    return last.line.status is Status.PASSED or new.line.status is Status.EXTENDED
