"""The dates of one call: kinds and keys, then what was left out, then what repeats or contradicts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.label import classify
from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.dates import Certainty, Date, Move, Status, When, instants
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.keys import date_key, join
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.registry.resolving import Context, Resolved, resolve

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from sphinx_cfp.grammar.parsed import Line
    from sphinx_cfp.model.calls import Call, Track
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.zones import Zone
    from sphinx_cfp.registry.records import DateDraft

Place = tuple[str, int]


@dataclass(slots=True)
class _Draft:
    """A draft with its kind and key; ``earlier`` are the lines above it that turned out its history."""

    draft: DateDraft
    place: Place
    location: Location
    kind: Kind
    qualifier: str
    key: str
    earlier: list[_Draft] = field(default_factory=list)


class DatePlacer:
    """Places the drafts of one call, in the order in which they are added.

    After :meth:`finish` ``problems`` holds what was found, ``repeated`` the keys of equal repeats and
    ``refused`` the keys, with their kinds, of what was refused.
    """

    def __init__(self, call: Call, tracks: Mapping[str, Track]) -> None:
        self.call = call
        self.tracks = tracks
        self.problems: list[Problem] = []
        self.repeated: dict[Place, str] = {}
        self.refused: dict[str, Kind] = {}
        self._drafts: list[_Draft] = []
        self._notification: dict[str, datetime.date] = {}

    def add(self, place: Place, draft: DateDraft, location: Location) -> None:
        """Take a draft; a line whose key the line above it has, struck alone, continues that one."""
        line = draft.line
        last = self._drafts[-1] if self._drafts else None
        try:
            kind, qualifier = self._classified(line, location, last)
        except ParseError as error:
            self.problems.append(Problem.from_error(error, location, draft.line.text))
            return
        key = line.key or date_key(kind, qualifier)
        new = _Draft(draft, place, location, kind, qualifier, join(self.call.key, draft.track, key))
        if last and _continues(last, new):
            new.earlier = [*last.earlier, last]
            self._drafts[-1] = new
        else:
            self._drafts.append(new)

    def finish(self) -> Iterator[tuple[Date, list[Place]]]:
        """The dates, each with the places of the lines that made it, its own last."""
        # Notifications first: a camera-ready date without a year is the first one after them.
        late = (Kind.CAMERA_READY, Kind.PUBLICATION)
        made: dict[int, Date] = {}
        for wanted in (False, True):
            for position, draft in enumerate(self._drafts):
                if (draft.kind in late) is wanted:
                    date = self._date(draft)
                    if date:
                        made[position] = date
        found: dict[str, Date] = {}
        self._report_zone([made[position] for position in sorted(made)])
        for position in sorted(made):
            date, draft = made[position], self._drafts[position]
            first = found.get(date.key)
            if first is None:
                found[date.key] = date
                if draft.draft.words:
                    date = replace(date, when=_in_words(date.when, draft))
                yield date, [*(old.place for old in draft.earlier), draft.place]
            else:
                self._report_repeat(first, date, draft)

    def _classified(self, line: Line, location: Location, last: _Draft | None) -> tuple[Kind, str]:
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

    def _date(self, draft: _Draft) -> Date | None:
        try:
            resolved = self._resolved(draft)
            utc, utc_end = instants(draft.kind, resolved.when)
        except ParseError as error:
            self.problems.append(Problem.from_error(error, draft.location, draft.draft.line.text))
            self.refused[draft.key] = draft.kind
            return None
        self._report_history(draft, resolved)
        if draft.kind is Kind.NOTIFICATION and resolved.when.last:
            self._notification[draft.draft.track] = resolved.when.last.day
        written = draft.draft
        return Date(
            key=draft.key,
            call=self.call.key,
            track=join(self.call.key, written.track) if written.track else "",
            kind=draft.kind,
            qualifier=draft.qualifier,
            label=written.shown or written.line.label,
            when=resolved.when,
            status=written.status or resolved.status,
            certainty=resolved.certainty,
            note=written.note or written.line.note,
            written=_fault(draft),
            link=written.link,
            was=resolved.was,
            no_later_than=written.no_later_than,
            internal=written.internal,
            ignore=written.ignore,
            utc=utc,
            utc_end=utc_end,
            docname=draft.place[0],
            location=draft.location,
        )

    def _resolved(self, draft: _Draft) -> Resolved:
        context = Context(
            zone=draft.draft.zone or self._zone(draft.draft.track),
            event=self.call.edition.days,
            notification=self._notification.get(draft.draft.track),
        )
        resolved = resolve(draft.draft.line, draft.kind, context)
        if not draft.earlier:
            return resolved
        old: list[Move] = []
        for earlier in draft.earlier:
            before = resolve(earlier.draft.line, earlier.kind, context)
            old += [*before.was, Move(_in_words(before.when, earlier))]
        if not resolved.was:
            # The day and the reason of the change stand on the line that gives the new value.
            old[-1] = Move(old[-1].was, resolved.moved_on, resolved.reason)
        return replace(resolved, was=(*old, *resolved.was), status=_moved(resolved.status))

    def _zone(self, track: str) -> Zone | None:
        key = join(self.call.key, track) if track else ""
        while key in self.tracks:
            found = self.tracks[key]
            if found.zone:
                return found.zone
            key = found.parent
        return self.call.zone

    def _report_history(self, draft: _Draft, resolved: Resolved) -> None:
        for error in resolved.problems:
            self.problems.append(Problem.from_error(error, draft.location, draft.draft.line.text))
        if resolved.status is Status.PASSED and not resolved.was:
            self._note(draft, Code.STRUCK_ALONE, "a struck date with no successor is read as passed",
                       "write the new date after it, or (cancelled)")  # fmt: skip
        elif any(move.on is None for move in resolved.was):
            self._note(draft, Code.CHANGE_UNDATED, "a move without its day makes no entry in the feed",
                       "add (moved YYYY-MM-DD: why)")  # fmt: skip

    def _note(self, draft: _Draft, code: Code, message: str, hint: str) -> None:
        self.problems.append(
            Problem(
                code=code,
                message=message,
                hint=hint,
                location=draft.location,
                subject=draft.key,
                fault=_fault(draft),
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

    def _report_repeat(self, first: Date, second: Date, draft: _Draft) -> None:
        if _value(first) == _value(second):
            self.repeated[draft.place] = first.key
            problem = Problem(
                code=Code.DUPLICATE_KEY,
                message=f"‘{first.key}’ is declared twice with the same value, first at {first.location}",
                hint="remove one of them, or show it with a view: {cfp:dates} without a body",
                location=draft.location,
                related=(first.location,) if first.location else (),
                subject=first.key,
                fault=_fault(draft),
            )
        else:
            label, local = draft.draft.line.label, draft.key.rpartition(".")[2]
            one, two = (_shown(date, self.call.zone) for date in (first, second))
            problem = Problem(
                code=Code.CONFLICTING_VALUE,
                message=f"‘{first.key}’ is {two} here and {one} at {first.location}",
                hint="correct one, say in the label what else it is, or give it a key of its own: "
                f"- {label} {{#{local}-2}}: {two}",
                location=draft.location,
                related=(first.location,) if first.location else (),
                subject=first.key,
                fault=_fault(draft),
            )
        self.problems.append(problem)


def _in_words(when: When, draft: _Draft) -> When:
    """A value with the words of the build's language, if it is words."""
    return replace(when, text=draft.draft.words) if draft.draft.words else when


def _fault(draft: _Draft) -> str:
    """The value of a line, as written."""
    line = draft.draft.line
    return line.text[line.when_span.start : line.when_span.stop]


def _shown(date: Date, zone: Zone | None) -> str:
    """A value as it would be written in the list, with what was said of it."""
    said = [word for word in (date.status, date.certainty) if word and word != Status.SCHEDULED]
    return " ".join([format_when(date.when, zone), *(f"({word})" for word in said)])


def kind_of_label(label: str, call: Call) -> tuple[Kind, str]:
    """Kind and qualifier of a label whose line is refused; nothing is found wrong with it."""
    try:
        read = classify(label, call.acronym, call.host)
    except ParseError:
        return Kind.OTHER, label
    return read.kind, read.qualifier


def _continues(last: _Draft, new: _Draft) -> bool:
    """Whether the line above is history of this one: of one list, one key, struck or "extended"."""
    if last.draft.block != new.draft.block or last.place[0] != new.place[0]:
        return False
    if last.key != new.key or new.draft.line.was:
        return False
    return last.draft.line.status is Status.PASSED or new.draft.line.status is Status.EXTENDED


def _moved(status: Status) -> Status:
    return Status.EXTENDED if status is Status.SCHEDULED else status


def _value(date: Date) -> tuple[When, Status, Certainty | None]:
    return date.when, date.status, date.certainty
