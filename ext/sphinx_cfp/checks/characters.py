"""Characters that calendars, feeds and mails cannot hold."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sphinx_cfp.model.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_cfp.checks.calls import Site
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.registry import Registry

# Controls but tab and line feed, separators of lines and paragraphs, what is no character: refused by
# iCalendar (RFC 5545, section 3.1) or by XML (1.0, section 2.2), or the end of a line to some programs.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def control_character(site: Site) -> Iterator[Problem]:
    """``control_character``: each text of a call, track, date or topic that holds one."""
    for location, subject, texts in _texts(site.registry):
        # The texts of an object together first: hardly any holds one, and a site has thousands.
        if location is None or "".join(texts.values()).isprintable():
            continue
        for name, text in texts.items():
            if found := _REFUSED.search(text):
                yield _problem(name, found[0], location, subject)


def _problem(name: str, character: str, location: Location, subject: str) -> Problem:
    shown = f"U+{ord(character):04X}"
    known = unicodedata.name(character, "")
    return Problem(
        code="control_character",
        message=f"the {name} holds {shown}{f' ({known.lower()})' if known else ', a control character'}",
        hint="remove it: it cannot be seen, and calendars and feeds refuse it",
        location=location,
        subject=subject,
        fault=character,
    )


def _texts(registry: Registry) -> Iterator[tuple[Location | None, str, Mapping[str, str]]]:
    """Each object's place, its key if it is a date, and its texts by what they are."""
    for call in registry.calls.values():
        yield call.source, "", {
            "title": call.title,
            "acronym": call.acronym,
            "host": call.host,
            "location": call.location,
            "contact": call.contact,
            "list of chairs": "".join(call.chairs),
            "page limit": call.submission.pages,
            "publisher": call.submission.proceedings,
            "link": f"{call.host_url}{call.website}{call.submission.submit}{call.submission.template}",
        }  # fmt: skip
    for track in registry.tracks.values():
        link = f"{track.submission.submit}{track.submission.template}"
        yield (
            track.source,
            "",
            {"title": track.title, "page limit": track.submission.pages, "link": link},
        )
    for item in registry.dates.values():
        reasons = "".join([move.reason for move in item.was]) if item.was else ""
        texts = {"label": item.label, "note": item.note, "link": item.link, "reason": reasons}
        yield item.location, item.key, texts
    for topic in registry.topics.values():
        yield topic.location, "", {"title": topic.title, "description": topic.description}
