"""Values to enter into the systems where papers are handed in, each in the form and zone of the system.

Nothing is entered by itself: a person copies a value and ticks it off. Here is what all of them are made
of: the dates of a call by what submission systems call them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from sphinx_cfp.exporters.english import date_text
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_cfp.exporters.output_view import OutputView
    from sphinx_cfp.model.dates import Date

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",\n ", ": ")).encode


class Stage(Enum):
    """What a submission system has a date for."""

    OPEN = auto()
    ABSTRACT = auto()
    PAPER = auto()
    SUPPLEMENTARY = auto()
    RESPONSE_BEGINS = auto()
    RESPONSE_ENDS = auto()
    NOTIFICATION = auto()
    FINAL = auto()


@dataclass(frozen=True, slots=True)
class StageDates:
    """The dates of one track of a call, or of the call itself: then ``track`` and ``title`` are empty.

    ``papers`` has several only where a track states several deadlines for papers; ``dates`` has the first.
    """

    track: str
    title: str
    papers: tuple[Date, ...]
    dates: Mapping[Stage, Date]


def stage_dates(view: OutputView) -> Iterator[StageDates]:
    """Those of the call itself, then those of each track that has a deadline for papers."""
    due = list(view.submissions())
    for key, title in view.track_titles.items():
        papers = tuple(item for _, item in due if item.track == key)
        if key and not papers:
            continue
        own = [item for item in view.open_dates if item.track == key]
        found = {
            Stage.OPEN: _only(own, Kind.OPEN),
            Stage.ABSTRACT: _only([item for item in own if item not in papers], Kind.ABSTRACT),
            Stage.PAPER: papers[0] if papers else None,
            Stage.SUPPLEMENTARY: _only(own, Kind.SUPPLEMENTARY),
            Stage.RESPONSE_BEGINS: _only(own, Kind.REBUTTAL_START) or _only(own, Kind.REBUTTAL),
            Stage.RESPONSE_ENDS: _only(own, Kind.REBUTTAL_END) or _only(own, Kind.REBUTTAL),
            Stage.NOTIFICATION: _only(own, Kind.NOTIFICATION),
            Stage.FINAL: _only(own, Kind.CAMERA_READY),
        }
        yield StageDates(key, title, papers, {one: item for one, item in found.items() if item})


def _only(items: list[Date], kind: Kind) -> Date | None:
    """The only date of a kind that has an instant."""
    found = [item for item in items if item.kind is kind and item.utc]
    return found[0] if len(found) == 1 else None


def in_words(item: Date) -> str:
    """What the page says: ``Submission deadline: 31 May 2023, 23:59 AoE``."""
    return f"{item.label}: {date_text(item)}"


def as_json(value: Mapping[str, Any]) -> str:
    """An object, one member a line."""
    return f"{_encode(value)}\n"
