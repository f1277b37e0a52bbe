"""HotCRP's settings, as its page Settings > Advanced takes them: ``etc/settinginfo.json`` names them.

HotCRP passes over members whose names begin with ``$`` (``src/settingvalues.php``): what the call does not
say is asked for in one of them. It reads a day with ``AoE`` as the last second of that day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_cfp.exporters.characters import on_one_line
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import calls_in
from sphinx_cfp.exporters.submission.checklist import as_json
from sphinx_cfp.exporters.submission.stages import in_words, named_edition, stages
from sphinx_cfp.exporters.walls import wall, zone_in_use
from sphinx_cfp.model.calls import Review
from sphinx_cfp.model.zones import AOE, DAY, UTC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.exporters.submission.stages import Stages
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.zones import Instant
    from sphinx_cfp.registry.registry import Registry


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """An object for one call, or a list of those of all: one goes into one HotCRP."""
    found = [_settings(registry, one, site) for one in calls_in(registry, call)]
    yield as_json(found[0] if call else found)


def _settings(registry: Registry, call: Call, site: Site) -> dict[str, Any]:
    own, *tracks = stages(registry, call)
    settings: dict[str, Any] = {
        "conference_abbreviation": on_one_line(named_edition(registry, call)),
        "conference_name": on_one_line(call.title),
        "conference_url": uri(call.website or site.address(call.docname, "")),
        "site_contact_email": on_one_line(call.contact) if "@" in call.contact else "",
        **_anonymity(call),
        "submission_registration": _end(own.abstract),
        "submission_done": _end(own.papers[0]) if own.papers else "",
        "submission": [_class(call, stage) for stage in tracks],
        "response": _response(own),
        "final_soft": _end(own.final),
    }
    questions = [
        name
        for name in ("conference_url", "site_contact_email", "submission_done")
        if not settings[name]
    ]
    given = {name: value for name, value in settings.items() if value}
    words = [
        on_one_line(in_words(item)) for stage in (own, *tracks) for item in stage.papers if item.utc
    ]
    return {
        **given,
        "$questions": [*questions, "submission_open", "submission_grace"],
        "$notes": words,
    }


def _anonymity(call: Call) -> dict[str, str]:
    """Who is hidden from whom, where the call says so."""
    review = call.submission.review
    if review is None:
        return {}
    return {
        "author_visibility": "blind" if review is Review.DOUBLE else "open",
        "review_blind": "open" if review is Review.OPEN else "blind",
    }


def _class(call: Call, stage: Stages) -> dict[str, str]:
    """A submission class for a track."""
    found = {
        "tag": stage.track.removeprefix(f"{call.key}.").replace(".", "-"),
        "label": on_one_line(stage.title),
        "registration": _end(stage.abstract),
        "done": _end(stage.papers[0]),
    }
    return {name: value for name, value in found.items() if value}


def _response(own: Stages) -> list[dict[str, str]]:
    begin, end = own.response_begins, own.response_ends
    if not (begin and begin.utc and end):
        return []
    return [{"open": _time(begin.utc, begin), "done": _end(end)}]


def _end(item: Date | None) -> str:
    last = (item.utc_end or item.utc) if item else None
    return _time(last, item) if last and item else ""


def _time(instant: Instant, item: Date) -> str:
    """``2023-05-31 AoE``, ``2023-05-31 17:00:00 UTC+02:00``; a zone of the IANA database as UTC."""
    zone = zone_in_use(item) or UTC
    if zone.offset is None:
        zone = UTC
    local = wall(instant, zone)
    if zone == AOE and local.seconds == DAY - 1:
        return f"{local.iso_day} AoE"
    hours, minutes = divmod(abs(zone.offset or 0) // 60, 60)
    sign = "-" if (zone.offset or 0) < 0 else "+"
    return f"{local.iso_day} {local.time} UTC{sign}{hours:02}:{minutes:02}"
