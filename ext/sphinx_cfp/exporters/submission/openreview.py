"""The fields of OpenReview's venue request form, as ``venue_request.py`` of openreview-py names them.

Its times are GMT, to the minute. It has one deadline for all submissions of a venue, after which it takes
papers for another 30 minutes unless it is told not to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_cfp.exporters.characters import on_one_line
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import calls_in, event_days
from sphinx_cfp.exporters.submission.checklist import as_json
from sphinx_cfp.exporters.submission.stages import in_words, named_edition, stages
from sphinx_cfp.exporters.walls import wall
from sphinx_cfp.model.zones import UTC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.exporters.submission.stages import Stages
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.zones import Instant
    from sphinx_cfp.registry.registry import Registry

GRACE = "OpenReview takes papers for 30 minutes after the deadline unless you tell it not to."
ONE_DEADLINE = (
    "OpenReview has one deadline for all submissions of a venue; request a venue for each of:"
)
QUESTIONS = ("program_chair_emails", "publication_chairs", "submission_license")
"""Fields that the form requires and no call says."""


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """An object for one call, or a list of those of all."""
    found = [_venue(registry, one, site) for one in calls_in(registry, call)]
    yield as_json(found[0] if call else found)


def _venue(registry: Registry, call: Call, site: Site) -> dict[str, Any]:
    own, *tracks = stages(registry, call)
    papers = {item.utc: item for stage in (own, *tracks) for item in stage.papers if item.utc}
    alone = next(iter(papers.values())) if len(papers) == 1 else None
    paper = next(iter(own.papers), alone)
    days = event_days(registry, call)
    fields = {
        "Official Venue Name": on_one_line(call.title),
        "Abbreviated Venue Name": on_one_line(named_edition(registry, call)),
        "Official Website URL": uri(call.website or site.address(call.docname, "")),
        "colocated": on_one_line(call.host),
        "contact_email": on_one_line(call.contact) if "@" in call.contact else "",
        "Submission Start Date": _begin(own.open),
        "abstract_registration_deadline": _end(own.abstract),
        "Submission Deadline": _end(paper),
        "Venue Start Date": f"{days.start.day:%Y/%m/%d}" if days and days.start else "",
        "Location": on_one_line(call.location),
    }
    required = ("Official Website URL", "contact_email", "Submission Deadline", "Venue Start Date")
    return {
        "system": "OpenReview",
        "form": "venue request",
        "zone": "GMT",
        "fields": {name: value for name, value in fields.items() if value},
        "later stages": _stages(own),
        "questions": [*(name for name in required if not fields[name]), *QUESTIONS],
        "notes": _notes(paper, own, papers),
    }


def _stages(own: Stages) -> dict[str, str]:
    found = {
        "rebuttal_start_date": _begin(own.response_begins),
        "rebuttal_deadline": _end(own.response_ends),
        "decision_deadline": _end(own.notification),
        "submission_revision_deadline": _end(own.final),
    }
    return {name: value for name, value in found.items() if value}


def _notes(paper: Date | None, own: Stages, papers: dict[Instant, Date]) -> list[str]:
    notes = [on_one_line(in_words(item)) for item in (own.abstract, paper) if item]
    if paper and paper.utc:
        notes.append(GRACE)
    if len(papers) > 1:
        notes += [ONE_DEADLINE, *(on_one_line(in_words(item)) for item in papers.values())]
    return notes


def _begin(item: Date | None) -> str:
    return _gmt(item.utc) if item and item.utc else ""


def _end(item: Date | None) -> str:
    return _gmt(item.utc_end or item.utc) if item and item.utc else ""


def _gmt(instant: Instant | None) -> str:
    """``2023/06/01 11:59``."""
    if instant is None:
        return ""
    local = wall(instant, UTC)
    return f"{local.iso_day.replace('-', '/')} {local.minutes}"
