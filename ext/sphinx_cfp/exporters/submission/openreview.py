"""The fields of OpenReview's venue request form, as ``venue_request.py`` of openreview-py names them.

Its times are GMT, to the minute. It has one deadline for all submissions of a venue, after which it takes
papers for another 30 minutes unless it is told not to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.exporters.local_times import local_time
from sphinx_cfp.exporters.output_view import end_of
from sphinx_cfp.exporters.submission import Stage, as_json, in_words, stage_dates
from sphinx_cfp.exporters.text import on_one_line
from sphinx_cfp.model.zones import UTC

if TYPE_CHECKING:
    from sphinx_cfp.exporters.output_view import OutputView
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.zones import Instant

GRACE = "OpenReview takes papers for 30 minutes after the deadline unless you tell it not to."
ONE_DEADLINE = (
    "OpenReview has one deadline for all submissions of a venue; request a venue for each of:"
)
REQUIRED = ("Official Website URL", "contact_email", "Submission Deadline", "Venue Start Date")
UNKNOWN = ("program_chair_emails", "publication_chairs", "submission_license")
"""Fields that the form requires and no call says."""


def export(view: OutputView) -> str:
    """The request of a venue."""
    own, *tracks = stage_dates(view)
    call, dates, held = view.call, own.dates, view.span
    papers = {item.utc: item for track in (own, *tracks) for item in track.papers if item.utc}
    alone = next(iter(papers.values())) if len(papers) == 1 else None
    paper = dates.get(Stage.PAPER, alone)
    fields = {
        "Official Venue Name": on_one_line(call.title),
        "Abbreviated Venue Name": on_one_line(view.edition_name),
        "Official Website URL": view.page,
        "colocated": on_one_line(call.host),
        "contact_email": on_one_line(call.contact) if "@" in call.contact else "",
        "Submission Start Date": _begin(dates.get(Stage.OPEN)),
        "abstract_registration_deadline": _end(dates.get(Stage.ABSTRACT)),
        "Submission Deadline": _end(paper),
        "Venue Start Date": held[0].isoformat().replace("-", "/") if held else "",
        "Location": on_one_line(call.location),
    }
    later = {
        "rebuttal_start_date": _begin(dates.get(Stage.RESPONSE_BEGINS)),
        "rebuttal_deadline": _end(dates.get(Stage.RESPONSE_ENDS)),
        "decision_deadline": _end(dates.get(Stage.NOTIFICATION)),
        "submission_revision_deadline": _end(dates.get(Stage.FINAL)),
    }
    request = {
        "system": "OpenReview",
        "form": "venue request",
        "zone": "GMT",
        "fields": {name: value for name, value in fields.items() if value},
        "later stages": {name: value for name, value in later.items() if value},
        "questions": [*(name for name in REQUIRED if not fields[name]), *UNKNOWN],
        "notes": _notes(dates.get(Stage.ABSTRACT), paper, list(papers.values())),
    }
    return as_json(request)


def _notes(abstract: Date | None, paper: Date | None, papers: list[Date]) -> list[str]:
    notes = [on_one_line(in_words(item)) for item in (abstract, paper) if item]
    if paper and paper.utc:
        notes.append(GRACE)
    if len(papers) > 1:
        notes += [ONE_DEADLINE, *(on_one_line(in_words(item)) for item in papers)]
    return notes


def _begin(item: Date | None) -> str:
    return _gmt(item.utc) if item else ""


def _end(item: Date | None) -> str:
    return _gmt(end_of(item)) if item else ""


def _gmt(instant: Instant | None) -> str:
    """``2023/06/01 11:59``."""
    return str(local_time(instant, UTC))[:16].replace("-", "/") if instant else ""
