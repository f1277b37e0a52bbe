"""HotCRP's settings, as its page Settings > Advanced takes them: ``etc/settinginfo.json`` names them.

HotCRP passes over members whose names begin with ``$`` (``src/settingvalues.php``): what the call does not
say is asked for in one of them. It reads a day with ``AoE`` as the last second of that day.
"""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from sphinx_cfp.exporters.local_times import local_time, zone_in_use
from sphinx_cfp.exporters.output_view import end_of
from sphinx_cfp.exporters.submission import Stage, as_json, in_words, stage_dates
from sphinx_cfp.exporters.text import on_one_line
from sphinx_cfp.model.calls import Review
from sphinx_cfp.model.zones import AOE, UTC

if TYPE_CHECKING:
    from sphinx_cfp.exporters.output_view import OutputView
    from sphinx_cfp.exporters.submission import StageDates
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.zones import Instant

REQUIRED = ("conference_url", "site_contact_email", "submission_done")


def export(view: OutputView) -> str:
    """The settings of one HotCRP."""
    call = view.call
    own, *tracks = stage_dates(view)
    settings: dict[str, Any] = {
        "conference_abbreviation": on_one_line(view.edition_name),
        "conference_name": on_one_line(call.title),
        "conference_url": view.page,
        "site_contact_email": on_one_line(call.contact) if "@" in call.contact else "",
        **_anonymity(call),
        "submission_registration": _end(own.dates.get(Stage.ABSTRACT)),
        "submission_done": _end(own.dates.get(Stage.PAPER)),
        "submission": [_class(call, track) for track in tracks],
        "response": _response(own),
        "final_soft": _end(own.dates.get(Stage.FINAL)),
    }
    papers = [item for track in (own, *tracks) for item in track.papers if item.utc]
    questions = [name for name in REQUIRED if not settings[name]]
    given = {name: value for name, value in settings.items() if value}
    given["$questions"] = [*questions, "submission_open", "submission_grace"]
    given["$notes"] = [on_one_line(in_words(item)) for item in papers]
    return as_json(given)


def _anonymity(call: Call) -> dict[str, str]:
    """Who is hidden from whom, where the call says so."""
    review = call.submission.review
    if review is None:
        return {}
    return {
        "author_visibility": "blind" if review is Review.DOUBLE else "open",
        "review_blind": "open" if review is Review.OPEN else "blind",
    }


def _class(call: Call, track: StageDates) -> dict[str, str]:
    """A submission class for a track."""
    found = {
        "tag": track.track.removeprefix(f"{call.key}.").replace(".", "-"),
        "label": on_one_line(track.title),
        "registration": _end(track.dates.get(Stage.ABSTRACT)),
        "done": _end(track.dates.get(Stage.PAPER)),
    }
    return {name: value for name, value in found.items() if value}


def _response(own: StageDates) -> list[dict[str, str]]:
    begin, end = own.dates.get(Stage.RESPONSE_BEGINS), own.dates.get(Stage.RESPONSE_ENDS)
    if not (begin and begin.utc and end):
        return []
    return [{"open": _time(begin.utc, begin), "done": _end(end)}]


def _end(item: Date | None) -> str:
    last = end_of(item) if item else None
    return _time(last, item) if last and item else ""


def _time(instant: Instant, item: Date) -> str:
    """``2023-05-31 AoE``, ``2023-05-31 17:00:00 UTC+02:00``; a zone of the IANA database as UTC."""
    zone = zone_in_use(item) or UTC
    offset = zone.offset or 0
    local = local_time(instant, UTC if zone.offset is None else zone)
    if zone == AOE and local.time() == time(23, 59, 59):
        return f"{local.date()} AoE"
    hours, minutes = divmod(abs(offset) // 60, 60)
    return f"{local} UTC{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"
