"""From the records of all pages to the registry: calls first, then what belongs to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from sphinx_cfp.model.calls import Call, Track
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError, RefusedKeyError
from sphinx_cfp.model.keys import date_key, join
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.model.topics import Topic
from sphinx_cfp.registry.placing import DatePlacer, kind_of_label
from sphinx_cfp.registry.records import Record, Reference, RefusedDate, View
from sphinx_cfp.registry.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.kinds import Kind
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.registry.records import ObjectType, Place

Titled = TypeVar("Titled", Call, Track, Topic)

NO_CALL_HINT = "declare one on this page with {cfp:call}, or on the index page of its folder"
_OF_SUBMISSION = ("pages", "proceedings")


def assemble(records: Mapping[str, Sequence[Record]]) -> Registry:
    """Put the records of all pages together; pages are taken in the order of their names.

    Raises nothing: what does not fit is in ``problems``, sorted by place.
    """
    assembly = _Assembly({docname: records[docname] for docname in sorted(records)})
    assembly.add_calls()
    assembly.add_parts()
    assembly.translate()
    registry = Registry(
        calls=assembly.calls,
        tracks=assembly.tracks,
        dates=assembly.dates,
        topics=assembly.topics,
        placed=assembly.placed,
        homes=assembly.homes,
        refused=assembly.refused,
    )
    problems = [*assembly.problems, *assembly.unknown_names(registry)]
    problems.sort(key=lambda found: (found.location, found.code, found.message))
    return replace(registry, problems=tuple(problems))


class _Assembly:
    """Objects and problems found so far, and where each object stands."""

    def __init__(self, pages: Mapping[str, Sequence[Record]]) -> None:
        self.pages = pages
        self.calls: dict[str, Call] = {}
        self.tracks: dict[str, Track] = {}
        self.dates: dict[str, Date] = {}
        self.topics: dict[str, Topic] = {}
        self.problems: list[Problem] = []
        self.placed: dict[Place, str] = {}
        self.homes: dict[tuple[str, str], Place] = {}
        self.refused: dict[str, Kind] = {}
        self._titles: dict[tuple[str, str], tuple[str, Location]] = {}

    def add_calls(self) -> None:
        """Calls come first: what a page's dates mean depends on the call it belongs to."""
        for docname, page in self.pages.items():
            for index, record in enumerate(page):
                call, place = record.payload, (docname, index)
                if isinstance(call, Call) and self._claim("call", call.key, call.title, place):
                    self.calls[call.key] = replace(call, docname=docname, source=record.location)

    def add_parts(self) -> None:
        """Tracks and topics, then the dates, which need the zones of their tracks."""
        dates: dict[str, list[Place]] = {}
        declared = Registry(calls=self.calls)
        for docname, page in self.pages.items():
            owner = declared.call_for(docname)
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
                    self._report(place, Code.UNKNOWN_KEY, "this belongs to no call", NO_CALL_HINT)
                elif isinstance(payload, Track):
                    self._add_track(payload, owner, place)
                elif isinstance(payload, Topic):
                    self._add_topic(payload, owner, place)
                else:
                    dates.setdefault(owner, []).append(place)
        for key, places in dates.items():
            self._add_dates(self.calls[key], places)

    def translate(self) -> None:
        """Put translations in the place of the author's words, which have done what they decide."""
        tables: dict[str, dict[str, Any]] = {
            "call": self.calls,
            "track": self.tracks,
            "topic": self.topics,
        }
        for (type_, key), (docname, index) in self.homes.items():
            if texts := self.pages[docname][index].shown:
                tables[type_][key] = _translated(tables[type_][key], dict(texts))

    def unknown_names(self, registry: Registry) -> list[Problem]:
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

    def _refuse(self, date: RefusedDate, call: str) -> None:
        """Remember which date a refused line would have been."""
        if call and date.label:
            kind, qualifier = kind_of_label(date.label, self.calls[call])
            self.refused[join(call, date.track, date_key(kind, qualifier))] = kind

    def _add_track(self, track: Track, call: str, place: Place) -> None:
        key = join(call, track.key)
        known = self.tracks.get(key)
        if known and track.implied:
            self.placed[place] = key
            return
        if known and known.implied:
            # Spelled out below a list that only named it: the directive is the declaration.
            del self.homes["track", key]
        if self._claim("track", key, track.title, place):
            parent = join(call, track.parent) if track.parent else ""
            source = self._location(place)
            self.tracks[key] = replace(
                track, key=key, call=call, parent=parent, docname=place[0], source=source
            )

    def _add_topic(self, topic: Topic, call: str, place: Place) -> None:
        key = join(call, topic.key)
        if self._claim("topic", key, topic.title, place):
            group = join(call, topic.group) if topic.group else ""
            location = self._location(place)
            self.topics[key] = replace(
                topic, key=key, call=call, group=group, docname=place[0], location=location
            )

    def _add_dates(self, call: Call, places: Sequence[Place]) -> None:
        placer = DatePlacer(call, self.tracks)
        for place in places:
            placer.add(place, self.pages[place[0]][place[1]])
        for date, lines in placer.finish():
            self.dates[date.key] = date
            self.homes["date", date.key] = lines[-1]
            self.placed.update(dict.fromkeys(lines, date.key))
        self.placed.update(placer.repeated)
        self.refused.update(placer.refused)
        self.problems += placer.problems

    def _claim(self, type_: ObjectType, key: str, title: str, place: Place) -> bool:
        """Whether the object at ``place`` is the first of its key; a second one is a problem."""
        if (type_, key) not in self.homes:
            self.homes[type_, key] = place
            self.placed[place] = key
            self._titles[type_, key] = (title, self._location(place))
            return True
        first_title, first = self._titles[type_, key]
        is_same = first_title == title and type_ != "call"
        code = Code.DUPLICATE_KEY if is_same else Code.CONFLICTING_VALUE
        self._report(
            place,
            Code.TOPIC_DUPLICATE if type_ == "topic" else code,
            f"the {type_} ‘{key}’ is declared twice, first at {first}",
            "remove one of them" if is_same else f"give one another key: {title} {{#new-key}}",
            related=(first,),
            fault=title,
        )
        return False

    def _location(self, place: Place) -> Location:
        docname, index = place
        return self.pages[docname][index].location

    def _report(
        self,
        place: Place,
        code: Code,
        message: str,
        hint: str,
        related: tuple[Location, ...] = (),
        fault: str = "",
    ) -> None:
        location = self._location(place)
        self.problems.append(
            Problem(
                code=code,
                message=message,
                hint=hint,
                location=location,
                related=related,
                fault=fault,
            )
        )


def _translated(item: Titled, texts: Mapping[str, str]) -> Titled:
    """The call, track or topic with other texts, by the names of its fields or of its submission's."""
    own: dict[str, Any] = {name: text for name, text in texts.items() if name not in _OF_SUBMISSION}
    item = replace(item, **own)
    rules: dict[str, Any] = {name: texts[name] for name in _OF_SUBMISSION if name in texts}
    if rules and not isinstance(item, Topic):
        item = replace(item, submission=replace(item.submission, **rules))
    return item
