"""What one page declares and names, before anything is known of the other pages.

A page yields a tuple of records; :class:`sphinx_cfp.registry.registry.Registry` puts the records of all
pages together. Records are small, frozen and pickled with the environment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from sphinx_cfp.model.calls import Call, Track
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.model.topics import Topic

if TYPE_CHECKING:
    from sphinx_cfp.grammar.parsed import Line
    from sphinx_cfp.model.dates import Constraint, Status
    from sphinx_cfp.model.kinds import Kind
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.zones import Zone

ObjectType: TypeAlias = Literal["call", "track", "date", "topic"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateDraft:
    """A date as its line and its options say it; year, zone, kind and key may still be open.

    ``track`` is the local key of the track it stands in, ``zone`` that of its list. ``block`` numbers
    the list: only neighbors of one list can be each other's history. ``shown`` is the label in the
    language of a translated build, ``words`` what stands there for a day; the kind, the key and what is
    compared come from the line itself.
    """

    line: Line
    track: str = ""
    zone: Zone | None = None
    status: Status | None = None
    link: str = ""
    note: str = ""
    shown: str = ""
    words: str = ""
    no_later_than: Constraint | None = None
    internal: bool = False
    ignore: frozenset[str] = field(default=frozenset())
    block: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedDate:
    """A line that is no date, with what seems to be its label: who names it is not wrong as well."""

    problem: Problem
    label: str = ""
    track: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A name of something declared elsewhere: by a role, a view, ``cfp:when`` or an option.

    ``type`` is ``call``, ``track``, ``date``, ``topic`` or ``any`` (``[](#key)``, never a fault of ours).
    """

    type: ObjectType | Literal["any"]
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Dates or topics of the page's call shown again: all of them, or those of a track or a kind."""

    type: Literal["dates", "topics"]
    track: str = ""
    kind: Kind | None = None
    upcoming: bool = False


Payload: TypeAlias = Call | Track | DateDraft | RefusedDate | Topic | Reference | View | Problem


@dataclass(frozen=True, slots=True)
class Record:
    """One payload at its place. Calls, tracks, topics carry local keys here, without that of their call.

    ``shown`` are the texts of a call, a track or a topic in the language of a translated build, by the
    names of the fields they stand for; the payload's own decide on keys and kinds.
    """

    payload: Payload
    location: Location
    shown: tuple[tuple[str, str], ...] = ()
