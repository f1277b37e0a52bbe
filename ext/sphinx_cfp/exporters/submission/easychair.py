"""A checklist for EasyChair. Its forms stand behind a login and could not be read: the names are ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.exporters.english import day_text
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import calls_in, event_days, short_name, year_of
from sphinx_cfp.exporters.submission.checklist import checklist
from sphinx_cfp.exporters.submission.stages import in_words, named_edition, stages
from sphinx_cfp.exporters.walls import end_wall
from sphinx_cfp.model.zones import UTC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.exporters.submission.stages import Stages
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry

NOTES = (
    "Where EasyChair asks for a day alone, enter the one in your zone and write the zone into the text.",
    "GMT is what to enter where it asks for a time. Close the submission by hand if it has no time.",
)


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """The list of one call, or those of all, one after the other."""
    for index, one in enumerate(calls_in(registry, call)):
        title = f"EasyChair: {named_edition(registry, one)}"
        yield b"\n\n" * bool(index) + checklist(title, NOTES, _parts(registry, one, site))


def _parts(registry: Registry, call: Call, site: Site) -> dict[str, dict[str, str]]:
    days, year = event_days(registry, call), year_of(registry, call)
    parts = {
        "Conference": {
            "Title": call.title,
            "Acronym": short_name(call),
            "Year": str(year or ""),
            "Web page": uri(call.website or site.address(call.docname, "")),
            "Venue": call.location,
            "First day": day_text(days.start.day) if days and days.start else "",
            "Last day": day_text(days.last.day) if days and days.last else "",
            "Contact": call.contact,
        },
    }
    for stage in stages(registry, call):
        parts[f"Track: {stage.title}" if stage.title else "Dates"] = _dates(stage)
    topics = [topic.title for topic in registry.topics_of(call.key) if not topic.is_group]
    if topics:
        parts["Topics"] = {"One a line": "; ".join(topics)}
    return parts


def _dates(stage: Stages) -> dict[str, str]:
    found = {
        "Abstract registration": _value(stage.abstract) if stage.abstract else None,
        "Submission": _value(stage.papers[0]) if stage.papers else "",
        "Author response": _value(stage.response_ends) if stage.response_ends else None,
        "Notification": _value(stage.notification) if stage.notification else None,
        "Final versions": _value(stage.final) if stage.final else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _value(item: Date) -> str:
    """``1 June 2023, 11:59:59 GMT (Submission deadline: 31 May 2023, 23:59 AoE)``."""
    local = end_wall(item, UTC)
    if local is None:
        return f"? ({in_words(item)})"
    return f"{day_text(local.day)}, {local.time} GMT ({in_words(item)})"
