"""All calls of a project with their indexes: the one thing that checks and outputs read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError, RefusedKeyError
from sphinx_cfp.model.keys import join, kind_aliases, nearest, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_cfp.model.calls import Call, Track
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.kinds import Kind
    from sphinx_cfp.model.problems import Problem
    from sphinx_cfp.model.topics import Topic
    from sphinx_cfp.registry.records import ObjectType, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class CallIndex:
    """What belongs to one call, in the order of pages and lines."""

    tracks: Sequence[Track] = ()
    dates: Sequence[Date] = ()
    topics: Sequence[Topic] = ()
    by_kind: Mapping[Kind, Sequence[Date]] = field(default_factory=dict)
    by_track: Mapping[str, Sequence[Date]] = field(default_factory=dict)


_NOTHING = CallIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """Every call, track, date and topic by its full key, in the order of pages and lines.

    ``placed`` gives the full key of the record at ``(docname, index)``, absent if it was refused;
    ``homes`` the place that shows an object: a line merged into the next one as history has none.
    ``calls_on`` lists the calls a page declares. ``refused`` gives the kinds of those dates that were
    refused, by the full keys that they would have.
    """

    calls: Mapping[str, Call] = field(default_factory=dict)
    tracks: Mapping[str, Track] = field(default_factory=dict)
    dates: Mapping[str, Date] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    placed: Mapping[tuple[str, int], str] = field(default_factory=dict)
    homes: Mapping[tuple[str, str], tuple[str, int]] = field(default_factory=dict)
    calls_on: Mapping[str, Sequence[str]] = field(default_factory=dict)
    index: Mapping[str, CallIndex] = field(default_factory=dict)
    refused: Mapping[str, Kind] = field(default_factory=dict)

    @classmethod
    def from_records(cls, records: Mapping[str, Sequence[Record]]) -> Registry:
        """Put the records of all pages together; pages are taken in the order of their names.

        Raises nothing: what does not fit is in ``problems``, sorted by place.
        """
        from sphinx_cfp.registry.assembly import assemble

        return assemble(records)

    def __iter__(self) -> Iterator[Date]:
        return iter(self.dates.values())

    def call_of(self, docname: str) -> str:
        """Key of the call that a page belongs to, empty if to none (or if it declares two).

        A page belongs to the call it declares, else to the one that the ``index`` page of its own or
        the nearest parent folder declares.
        """
        return call_of(docname, self.calls_on)

    def call_for(self, docname: str) -> str:
        """Key of the call that bare keys of a page mean: its own, else the only one of the project."""
        own = self.call_of(docname)
        if own or len(self.calls) != 1:
            return own
        return next(iter(self.calls))

    def dates_of(self, call: str, track: str | None = None) -> Sequence[Date]:
        """The dates of a call; with ``track`` (a full key, or empty for none) those of that track."""
        found = self.index.get(call, _NOTHING)
        return found.dates if track is None else found.by_track.get(track, ())

    def tracks_of(self, call: str) -> Sequence[Track]:
        """The tracks of a call."""
        return self.index.get(call, _NOTHING).tracks

    def topics_of(self, call: str) -> Sequence[Topic]:
        """The topics of a call, groups before what stands in them."""
        return self.index.get(call, _NOTHING).topics

    def by_kind(self, call: str, kind: Kind) -> Sequence[Date]:
        """The dates of one kind of a call."""
        return self.index.get(call, _NOTHING).by_kind.get(kind, ())

    def by_instant(self) -> Sequence[Date]:
        """All dates that have an instant, in order of time."""
        timed = (date for date in self.dates.values() if date.utc)
        return sorted(timed, key=lambda date: (date.utc, date.key))

    def is_home(self, type_: ObjectType, docname: str, index: int) -> bool:
        """Whether the record at that place is the one that shows its object."""
        key = self.placed.get((docname, index))
        return key is not None and self.homes.get((type_, key)) == (docname, index)

    def node_id(self, type_: ObjectType, key: str) -> str:
        """Id of an object's node: its full key, of a topic with ``-topic`` where another has that."""
        if type_ == "topic" and (key in self.dates or key in self.tracks or key in self.calls):
            return f"{key}-topic"
        return key

    def resolve(self, type_: ObjectType, target: str, docname: str) -> str:
        """The full key that ``target`` names on a page.

        A bare key is one of the page's call, or of the only call; then ``target`` is taken for a full
        key. Raises :class:`ParseError` ``unknown_key``, naming the nearest, or of its subclasses
        :class:`RefusedKeyError` for a date whose line was refused.
        """
        name = normalize(target)
        objects = self._objects(type_)
        call = "" if type_ == "call" else self.call_for(docname)
        bare = self._bare(type_, call, name) if call else ""
        if bare or name in objects:
            return bare or name
        on_page = self.calls_on.get(docname, ())
        if len(on_page) > 1 and type_ != "call":
            own = (key for one in on_page for key in self._keys_of(type_, one))
            full = [key for key in own if key.endswith(f".{name}")]
            raise ParseError(
                Code.UNKNOWN_KEY,
                f"‘{target}’ could belong to either call of this page",
                f"write the full key: {' or '.join(full)}" if full else "write the full key",
            )
        unknown = _unknown(type_, name, self._candidates(type_, name, call))
        if type_ == "date" and self._is_refused(call, name):
            raise RefusedKeyError(unknown.code, unknown.message, unknown.hint)
        raise unknown

    def refused_kinds(self, call: str) -> set[Kind]:
        """The kinds of those dates of a call that were refused."""
        return {kind for key, kind in self.refused.items() if key.startswith(f"{call}.")}

    def _is_refused(self, call: str, name: str) -> bool:
        """Whether a name may mean a date of a call that was refused."""
        if name in self.refused or join(call, name) in self.refused:
            return True
        kinds = kind_aliases(name.rpartition(".")[2])
        prefix = f"{call}." if call else ""
        return any(kind in kinds and key.startswith(prefix) for key, kind in self.refused.items())

    def _keys_of(self, type_: ObjectType, call: str) -> list[str]:
        found = self.index.get(call, _NOTHING)
        objects: dict[str, Sequence[Track | Date | Topic]] = {
            "track": found.tracks,
            "date": found.dates,
            "topic": found.topics,
        }
        return [item.key for item in objects.get(type_, ())]

    def _candidates(self, type_: ObjectType, name: str, call: str) -> list[str]:
        """What a name may have meant: a key of the call it begins with, else one of its page's call."""
        named = name.partition(".")[0]
        if named in self.calls and type_ != "call":
            return self._keys_of(type_, named)
        if call:
            return [key.removeprefix(f"{call}.") for key in self._keys_of(type_, call)]
        return list(self._objects(type_))

    def _objects(self, type_: ObjectType) -> Mapping[str, object]:
        tables: dict[ObjectType, Mapping[str, object]] = {
            "call": self.calls,
            "track": self.tracks,
            "date": self.dates,
            "topic": self.topics,
        }
        return tables[type_]

    def _bare(self, type_: ObjectType, call: str, name: str) -> str:
        full = join(call, name)
        if full in self._objects(type_):
            return full
        if type_ == "track":
            ends = [track.key for track in self.tracks_of(call) if track.key.endswith(f".{name}")]
            return ends[0] if len(ends) == 1 else ""
        return self._of_kind(call, name) if type_ == "date" else ""

    def _of_kind(self, call: str, name: str) -> str:
        track, _, kind_name = name.rpartition(".")
        for kind in kind_aliases(kind_name):
            track_key = join(call, track) if track else ""
            inside = [date for date in self.by_kind(call, kind) if date.track == track_key]
            if not inside and not track:
                inside = list(self.by_kind(call, kind))
            if len(inside) == 1:
                return inside[0].key
        return ""


def _unknown(type_: ObjectType, name: str, names: Sequence[str]) -> ParseError:
    near = nearest(name, names, 3)
    if near:
        hint = f"did you mean {' or '.join(f'‘{key}’' for key in near)}?"
    elif names:
        hint = f"declared are: {', '.join(names[:8])}"
    else:
        hint = f"no {type_} is declared"
    return ParseError(Code.UNKNOWN_KEY, f"no {type_} has the key ‘{name}’", hint)


def call_of(docname: str, calls_on: Mapping[str, Sequence[str]]) -> str:
    """See :meth:`Registry.call_of`."""
    own = calls_on.get(docname, ())
    if own:
        return own[0] if len(own) == 1 else ""
    folder = docname
    while folder:
        folder = folder.rpartition("/")[0]
        index = calls_on.get(f"{folder}/index" if folder else "index", ())
        if index:
            return index[0] if len(index) == 1 else ""
    return ""
