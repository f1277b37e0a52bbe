"""A checklist for Microsoft CMT: its help pages say that all deadlines are in Pacific Time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import calls_in, event_days
from sphinx_cfp.exporters.submission.checklist import checklist
from sphinx_cfp.exporters.submission.stages import american, in_words, named_edition, stages
from sphinx_cfp.model.zones import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.exporters.submission.stages import Stages
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry

PACIFIC = Zone("America/Los_Angeles")
NOTES = (
    "CMT shows and keeps all deadlines in Pacific Time; the values below are converted.",
    "Authors need both activities, Paper Submission and Edit Submission, to be enabled.",
)


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """The list of one call, or those of all, one after the other."""
    for index, one in enumerate(calls_in(registry, call)):
        title = f"Microsoft CMT: {named_edition(registry, one)}"
        yield b"\n\n" * bool(index) + checklist(title, NOTES, _parts(registry, one, site))


def _parts(registry: Registry, call: Call, site: Site) -> dict[str, dict[str, str]]:
    own, *tracks = stages(registry, call)
    days = event_days(registry, call)
    parts = {
        "New site request": {
            "Conference name": call.title,
            "Short name": re.sub(r"[^A-Za-z0-9]", "", named_edition(registry, call)),
            "External website": uri(call.website or site.address(call.docname, "")),
            "Start Date": _day(days.start.day) if days and days.start else "",
            "End Date": _day(days.last.day) if days and days.last else "",
            "Paper Submission Due Date": american(own.papers[0], PACIFIC)[:10]
            if own.papers
            else "",
        },
        "Settings > Activity Timeline > Deadline": _timeline(own),
    }
    for stage in tracks:
        parts[f"Track: {stage.title}"] = _timeline(stage)
    return parts


def _timeline(stage: Stages) -> dict[str, str]:
    paper = stage.papers[0] if stage.papers else None
    found = {
        "Abstract, if asked for first": _value(stage.abstract) if stage.abstract else None,
        "Paper Submission": _value(paper) if paper else "",
        "Edit Submission": _value(paper) if paper else "",
        "Supplementary Material": _value(stage.supplementary) if stage.supplementary else None,
        "Author Feedback": _value(stage.response_ends) if stage.response_ends else None,
        "Camera Ready Submission": _value(stage.final) if stage.final else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _value(item: Date) -> str:
    """``06/01/2023 04:59 AM Pacific Time (Submission deadline: 31 May 2023, 23:59 AoE)``."""
    local = american(item, PACIFIC)
    return f"{local} Pacific Time ({in_words(item)})" if local else f"? ({in_words(item)})"


def _day(day: date) -> str:
    return f"{day.month:02}/{day.day:02}/{day.year:04}"
