"""Checklists for systems with a form that a person fills in: a box to tick, the name of a field, its value.

A system is a :class:`Checklist` and a line of ``FORMATS``. EasyChair's forms stand behind a login and could
not be read: their names are ours. CMT's help pages say that all its deadlines are in Pacific Time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.english import day_text
from sphinx_cfp.exporters.local_times import local_end
from sphinx_cfp.exporters.submission import Stage, in_words, stage_dates
from sphinx_cfp.exporters.text import on_one_line
from sphinx_cfp.model.zones import UTC, Zone

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from sphinx_cfp.exporters.output_view import OutputView
    from sphinx_cfp.exporters.submission import StageDates
    from sphinx_cfp.model.dates import Date

ASKED = "?"
"""Stands where the call does not say what to enter."""


def _american_day(day: date) -> str:
    return f"{day.month:02}/{day.day:02}/{day.year:04}"


def _american_time(time: datetime) -> str:
    """``06/01/2023 04:59 AM``."""
    half = "AM" if time.hour < 12 else "PM"
    return f"{_american_day(time)} {(time.hour - 1) % 12 + 1:02}:{time.minute:02} {half}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """The form of a system.

    ``facts`` give for each field the name of what to enter (see :func:`_facts`), ``dates`` its stage;
    ``facts_title`` and ``dates_title`` name the parts of the form in which they are. Times are those of
    ``zone``, which the form calls ``zone_name``; ``day`` and ``time`` write them.
    """

    name: str
    notes: tuple[str, ...]
    facts_title: str
    facts: Mapping[str, str]
    dates_title: str
    dates: Mapping[str, Stage]
    zone: Zone
    zone_name: str
    day: Callable[[date], str]
    time: Callable[[datetime], str]
    has_topics: bool = False


EASYCHAIR = Checklist(
    name="EasyChair",
    notes=(
        "Where EasyChair asks for a day alone, enter the one in your zone and write the zone into "
        "the text.",
        "GMT is what to enter where it asks for a time. Close the submission by hand if it has no time.",
    ),
    facts_title="Conference",
    facts={
        "Title": "title",
        "Acronym": "acronym",
        "Year": "year",
        "Web page": "page",
        "Venue": "place",
        "First day": "first day",
        "Last day": "last day",
        "Contact": "contact",
    },
    dates_title="Dates",
    dates={
        "Abstract registration": Stage.ABSTRACT,
        "Submission": Stage.PAPER,
        "Author response": Stage.RESPONSE_ENDS,
        "Notification": Stage.NOTIFICATION,
        "Final versions": Stage.FINAL,
    },
    zone=UTC,
    zone_name="GMT",
    day=day_text,
    time=lambda time: f"{day_text(time)}, {time:%H:%M:%S}",
    has_topics=True,
)
CMT = Checklist(
    name="Microsoft CMT",
    notes=(
        "CMT shows and keeps all deadlines in Pacific Time; the values below are converted.",
        "Authors need both activities, Paper Submission and Edit Submission, to be enabled.",
    ),
    facts_title="New site request",
    facts={
        "Conference name": "title",
        "Short name": "letters and digits",
        "External website": "page",
        "Start Date": "first day",
        "End Date": "last day",
        "Paper Submission Due Date": "day of papers",
    },
    dates_title="Settings > Activity Timeline > Deadline",
    dates={
        "Abstract, if asked for first": Stage.ABSTRACT,
        "Paper Submission": Stage.PAPER,
        "Edit Submission": Stage.PAPER,
        "Supplementary Material": Stage.SUPPLEMENTARY,
        "Author Feedback": Stage.RESPONSE_ENDS,
        "Camera Ready Submission": Stage.FINAL,
    },
    zone=Zone("America/Los_Angeles"),
    zone_name="Pacific Time",
    day=_american_day,
    time=_american_time,
)


def _export(form: Checklist, view: OutputView) -> str:
    """The list of a call."""
    lines = [on_one_line(f"{form.name}: {view.edition_name}"), "", *form.notes]
    for name, fields in _parts(form, view).items():
        lines += ["", on_one_line(name)]
        width = max(map(len, fields)) + 1
        for field, value in fields.items():
            lines.append(f"[ ] {field + ':':<{width}} {on_one_line(value) or ASKED}")
    return "\n".join([*lines, ""])


easychair = partial(_export, EASYCHAIR)
cmt = partial(_export, CMT)


def _parts(form: Checklist, view: OutputView) -> dict[str, dict[str, str]]:
    """The parts of a form, each with its fields and what to enter there."""
    own, *tracks = stage_dates(view)
    facts = _facts(form, view, own.dates.get(Stage.PAPER))
    parts = {
        form.facts_title: {field: facts[name] for field, name in form.facts.items()},
        form.dates_title: _dates(form, own),
        **{f"Track: {track.title}": _dates(form, track) for track in tracks},
    }
    topics = [topic.title for topic in view.registry.topics_of(view.key) if not topic.is_group]
    if form.has_topics and topics:
        parts["Topics"] = {"One a line": "; ".join(topics)}
    return parts


def _facts(form: Checklist, view: OutputView, paper: Date | None) -> dict[str, str]:
    """What a form may ask about a call."""
    call, held = view.call, view.span
    due = local_end(paper, form.zone) if paper else None
    return {
        "title": call.title,
        "acronym": view.name,
        "letters and digits": re.sub(r"[^A-Za-z0-9]", "", view.edition_name),
        "year": str(view.year or ""),
        "page": view.page,
        "place": call.location,
        "first day": form.day(held[0]) if held else "",
        "last day": form.day(held[1]) if held else "",
        "day of papers": form.day(due) if due else "",
        "contact": call.contact,
    }


def _dates(form: Checklist, track: StageDates) -> dict[str, str]:
    """What to enter for each date of a track; of those that it does not have only papers are asked for."""
    return {
        field: _value(form, track.dates[stage]) if stage in track.dates else ""
        for field, stage in form.dates.items()
        if stage in track.dates or stage is Stage.PAPER
    }


def _value(form: Checklist, item: Date) -> str:
    """``1 June 2023, 11:59:59 GMT (Submission deadline: 31 May 2023, 23:59 AoE)``."""
    local = local_end(item, form.zone)
    entered = f"{form.time(local)} {form.zone_name}" if local else ASKED
    return f"{entered} ({in_words(item)})"
