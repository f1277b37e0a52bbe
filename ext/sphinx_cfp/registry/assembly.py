"""From the records of all pages to the registry: calls first, then what belongs to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_cfp.model.calls import Call, Track
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError, RefusedKeyError
from sphinx_cfp.model.keys import date_key, join
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.model.topics import Topic
from sphinx_cfp.registry.placing import DatePlacer, kind_of_label
from sphinx_cfp.registry.records import DateDraft, ObjectType, Record, Reference, RefusedDate, View
from sphinx_cfp.registry.registry import CallIndex, Registry, call_of
from sphinx_cfp.registry.translations import translated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.kinds import Kind
    from sphinx_cfp.model.locations import Location

_DUPLICATES = {"topic": Code.TOPIC_DUPLICATE}
NO_CALL_HINT = "declare one on this page with {cfp:call}, or on the index page of its folder"


def assemble(records: Mapping[str, Sequence[Record]]) -> Registry:
    """See :meth:`Registry.from_records`."""
    assembly = _Assembly({docname: records[docname] for docname in sorted(records)})
    assembly.add_calls()
    assembly.add_parts()
    registry = assembly.registry()
    return replace(registry, problems=_sorted([*assembly.problems, *assembly.unknown(registry)]))


class _Assembly:
    """Objects and problems found so far, and where each object stands."""

    def __init__(self, pages: Mapping[str, Sequence[Record]]) -> None:
        self.pages = pages
        self.calls: dict[str, Call] = {}
        self.tracks: dict[str, Track] = {}
        self.dates: dict[str, Date] = {}
        self.topics: dict[str, Topic] = {}
        self.problems: list[Problem] = []
        self.placed: dict[tuple[str, int], str] = {}
        self.homes: dict[tuple[str, str], tuple[str, int]] = {}
        self.calls_on: dict[str, list[str]] = {}
        self.refused: dict[str, Kind] = {}
        self.titles: dict[tuple[str, str], tuple[str, Location]] = {}

    def add_calls(self) -> None:
        """Calls come first: what a page's dates mean depends on the call it belongs to."""
        for docname, page in self.pages.items():
            for index, record in enumerate(page):
                call = record.payload
                if isinstance(call, Call) and self._claim(
                    "call", call.key, call.title, (docname, index), record.location
                ):
                    self.calls[call.key] = replace(call, docname=docname, source=record.location)
                    self.calls_on.setdefault(docname, []).append(call.key)

    def add_parts(self) -> None:
        """Tracks and topics, then the dates, which need the zones of their tracks."""
        drafts: dict[str, list[tuple[tuple[str, int], Record]]] = {}
        for docname, page in self.pages.items():
            owner = call_of(docname, self.calls_on) or self._only_call()
            for index, record in enumerate(page):
                payload, place = record.payload, (docname, index)
                if isinstance(payload, Problem):
                    self.problems.append(payload)
                elif isinstance(payload, RefusedDate):
                    self.problems.append(payload.problem)
                    self._refuse(payload, owner)
                elif isinstance(payload, Call):
                    # On a page of two calls each date belongs to the nearest call above it.
                    owner = self.placed.get(place, owner)
                elif isinstance(payload, Reference | View):
                    continue
                elif not owner:
                    self._report(
                        Code.UNKNOWN_KEY, "this belongs to no call", NO_CALL_HINT, record.location
                    )
                elif isinstance(payload, Track):
                    self._add_track(payload, owner, place, record.location)
                elif isinstance(payload, Topic):
                    self._add_topic(payload, owner, place, record.location)
                else:
                    drafts.setdefault(owner, []).append((place, record))
        for call, records in drafts.items():
            self._add_dates(self.calls[call], records)

    def unknown(self, registry: Registry) -> list[Problem]:
        """A problem for each name on a page that names nothing."""
        problems = []
        for docname, page in self.pages.items():
            for record in page:
                payload = record.payload
                if isinstance(payload, Reference) and payload.type != "any":
                    try:
                        registry.resolve(payload.type, payload.target, docname)
                    except RefusedKeyError:
                        continue
                    except ParseError as error:
                        problems.append(Problem.from_error(error, record.location))
        return problems

    def registry(self) -> Registry:
        """What was found, with its indexes, in the language of the build."""
        self._translate()
        return Registry(
            calls=self.calls,
            tracks=self.tracks,
            dates=self.dates,
            topics=self.topics,
            placed=self.placed,
            homes=self.homes,
            calls_on=self.calls_on,
            index=build_index(self.calls, self.tracks, self.dates, self.topics),
            refused=self.refused,
        )

    def _translate(self) -> None:
        """Put translations in the place of the author's words, which have done what they decide."""
        tables: dict[str, dict[str, Any]] = {
            "call": self.calls,
            "track": self.tracks,
            "topic": self.topics,
        }
        for (type_, key), (docname, index) in self.homes.items():
            if texts := self.pages[docname][index].shown:
                tables[type_][key] = translated(tables[type_][key], dict(texts))

    def _refuse(self, date: RefusedDate, call: str) -> None:
        """Remember which date a refused line would have been."""
        if call and date.label:
            kind, qualifier = kind_of_label(date.label, self.calls[call])
            self.refused[join(call, date.track, date_key(kind, qualifier))] = kind

    def _only_call(self) -> str:
        return next(iter(self.calls)) if len(self.calls) == 1 else ""

    def _add_track(
        self, track: Track, call: str, place: tuple[str, int], location: Location
    ) -> None:
        key = join(call, track.key)
        known = self.tracks.get(key)
        if known and track.implied:
            self.placed[place] = key
            return
        if known and known.implied:
            # Spelled out below a list that only named it: the directive is the declaration.
            del self.homes["track", key]
        if self._claim("track", key, track.title, place, location):
            parent = join(call, track.parent) if track.parent else ""
            self.tracks[key] = replace(
                track, key=key, call=call, parent=parent, docname=place[0], source=location
            )

    def _add_topic(
        self, topic: Topic, call: str, place: tuple[str, int], location: Location
    ) -> None:
        key = join(call, topic.key)
        if self._claim("topic", key, topic.title, place, location):
            self.topics[key] = Topic(
                key=key,
                call=call,
                title=topic.title,
                group=join(call, topic.group) if topic.group else "",
                description=topic.description,
                is_group=topic.is_group,
                ending=topic.ending,
                is_last=topic.is_last,
                docname=place[0],
                location=location,
            )

    def _add_dates(self, call: Call, records: list[tuple[tuple[str, int], Record]]) -> None:
        placer = DatePlacer(call, self.tracks)
        for place, record in records:
            if isinstance(record.payload, DateDraft):
                placer.add(place, record.payload, record.location)
        for date, places in placer.finish():
            self.dates[date.key] = date
            self.homes["date", date.key] = places[-1]
            for place in places:
                self.placed[place] = date.key
        self.placed.update(placer.repeated)
        self.refused.update(placer.refused)
        self.problems += placer.problems

    def _claim(
        self, type_: ObjectType, key: str, title: str, place: tuple[str, int], location: Location
    ) -> bool:
        """Whether the object at ``place`` is the first of its key; a second one is a problem."""
        if (type_, key) not in self.homes:
            self.homes[type_, key] = place
            self.placed[place] = key
            self.titles[type_, key] = (title, location)
            return True
        first_title, first = self.titles[type_, key]
        same = first_title == title and type_ != "call"
        self.problems.append(
            Problem(
                code=_DUPLICATES.get(type_, Code.DUPLICATE_KEY if same else Code.CONFLICTING_VALUE),
                message=f"the {type_} ‘{key}’ is declared twice, first at {first}",
                hint="remove one of them"
                if same
                else f"give one another key: {title} {{#new-key}}",
                location=location,
                related=(first,),
                fault=title,
            )
        )
        return False

    def _report(self, code: Code, message: str, hint: str, location: Location) -> None:
        self.problems.append(Problem(code=code, message=message, hint=hint, location=location))


def build_index(
    calls: Mapping[str, Call],
    tracks: Mapping[str, Track],
    dates: Mapping[str, Date],
    topics: Mapping[str, Topic],
) -> dict[str, CallIndex]:
    """What belongs to each call, from the tables of all calls."""
    own_tracks: dict[str, list[Track]] = {key: [] for key in calls}
    own_dates: dict[str, list[Date]] = {key: [] for key in calls}
    own_topics: dict[str, list[Topic]] = {key: [] for key in calls}
    by_kind: dict[str, dict[Kind, list[Date]]] = {key: {} for key in calls}
    by_track: dict[str, dict[str, list[Date]]] = {key: {} for key in calls}
    for track in tracks.values():
        own_tracks[track.call].append(track)
    for topic in topics.values():
        own_topics[topic.call].append(topic)
    for date in dates.values():
        own_dates[date.call].append(date)
        by_kind[date.call].setdefault(date.kind, []).append(date)
        by_track[date.call].setdefault(date.track, []).append(date)
    return {
        key: CallIndex(
            tracks=own_tracks[key],
            dates=own_dates[key],
            topics=own_topics[key],
            by_kind=by_kind[key],
            by_track=by_track[key],
        )
        for key in calls
    }


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda found: (found.location, found.code, found.message)))
