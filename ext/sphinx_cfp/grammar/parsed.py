"""What a line and its WHEN say, before anything that they leave out has been filled in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.model.dates import Certainty, Status
from sphinx_cfp.model.locations import Span

if TYPE_CHECKING:
    from sphinx_cfp.model.kinds import Kind

_NOWHERE = Span(0, 0)


class ZoneName(NamedTuple):
    """A zone as its author names it (``AoE``, ``CEST``, ``Europe/Vienna``, ``UTC+2``)."""

    name: str
    span: Span


class Point(NamedTuple):
    """One end of a WHEN: a day whose year may be missing, a time and a zone that may be missing.

    ``weekday`` counts from Monday, 0; ``seconds`` from midnight, 0 to 86,400.
    """

    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    seconds: int | None = None
    zone: ZoneName | None = None
    span: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class Equivalent:
    """The same instant said again in another zone: ``5pm CET (4pm UTC)``.

    Without a day it is any day that makes the two agree; without a time only the zone is said again:
    ``AoE (UTC-12)``.
    """

    seconds: int | None
    zone: ZoneName
    day: tuple[int, int] | None
    span: Span


@dataclass(frozen=True, slots=True)
class Written:
    """A WHEN as read: a point, a range (``end`` given) or only words (``start`` is ``None``).

    ``text`` is what the author wrote where it names no instant. ``equivalents`` are claims about the
    end of a range, or about the point.
    """

    start: Point | None
    end: Point | None = None
    text: str = ""
    equivalents: tuple[Equivalent, ...] = ()
    span: Span = _NOWHERE


@dataclass(frozen=True, slots=True)
class Change:
    """When a value was given up and why, as far as the author says."""

    on: Written | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line ``LABEL {#key .kind}: ~~OLD~~ WHEN (note)``.

    ``label`` is the label's text without ``{…}`` and its closing colon; ``key`` the pinned key (NFC,
    casefolded) and ``kind`` the pinned kind. ``was`` holds the struck values, oldest first.
    ``moved_on`` and ``reason`` tell of the change that led to ``value``, even if ``was`` is empty
    (the old value may stand in the line above); ``earlier`` tells of the changes before it, the one
    that ended ``was[n]`` at ``earlier[n]``, so it is one shorter than ``was``.

    A value that is struck with no other after it has the status ``passed``. Spans count the
    characters of the given text: ``when_span`` covers the struck values too, ``note_span`` the
    note without its parentheses. ``text`` is the given text.
    """

    label: str
    key: str = ""
    kind: Kind | None = None
    value: Written
    was: tuple[Written, ...] = ()
    moved_on: Written | None = None
    reason: str = ""
    earlier: tuple[Change, ...] = ()
    status: Status = Status.SCHEDULED
    certainty: Certainty | None = None
    note: str = ""
    note_span: Span | None = None
    label_span: Span
    when_span: Span
    text: str = ""
