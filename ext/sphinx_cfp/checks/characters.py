"""Characters that calendars, feeds and mails cannot hold."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TypeAlias

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_cfp.checks.calls import Site
    from sphinx_cfp.model.locations import Location

# Controls but tab and line feed, separators of lines and paragraphs, what is no character: refused by
# iCalendar (RFC 5545, section 3.1) or by XML (1.0, section 2.2), or the end of a line to some programs.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def control_character(site: Site) -> Iterator[Problem]:
    """``control_character``: each text of a call, track, date or topic that holds one.

    All texts of a sort together first: hardly any holds one, and a site has tens of thousands.
    """
    for objects in (_calls(site), _tracks(site), _dates(site), _topics(site)):
        if not _REFUSED.search("".join(["".join(texts.values()) for _, _, texts in objects])):
            continue
        for location, subject, texts in objects:
            for name, text in texts.items():
                if location and (found := _REFUSED.search(text)):
                    yield _problem(name, found[0], location, subject)


def _problem(name: str, character: str, location: Location, subject: str) -> Problem:
    shown = f"U+{ord(character):04X}"
    known = unicodedata.name(character, "")
    return Problem(
        code=Code.CONTROL_CHARACTER,
        message=f"the {name} holds {shown}{f' ({known.lower()})' if known else ', a control character'}",
        hint="remove it: it cannot be seen, and calendars and feeds refuse it",
        location=location,
        subject=subject,
        fault=character,
    )


_Texts: TypeAlias = "list[tuple[Location | None, str, Mapping[str, str]]]"
"""Of each object its place, its key if it is a date, and its texts by what they are."""


def _calls(site: Site) -> _Texts:
    return [
        (call.source, "", {
            "title": call.title,
            "acronym": call.acronym,
            "host": call.host,
            "location": call.location,
            "contact": call.contact,
            "list of chairs": "".join(call.chairs),
            "page limit": call.submission.pages,
            "publisher": call.submission.proceedings,
            "link": f"{call.host_url}{call.website}{call.submission.submit}{call.submission.template}",
        })
        for call in site.registry.calls.values()
    ]  # fmt: skip


def _tracks(site: Site) -> _Texts:
    return [
        (track.source, "", {
            "title": track.title,
            "page limit": track.submission.pages,
            "link": f"{track.submission.submit}{track.submission.template}",
        })
        for track in site.registry.tracks.values()
    ]  # fmt: skip


def _dates(site: Site) -> _Texts:
    return [
        (item.location, item.key, {
            "label": item.label,
            "note": item.note,
            "link": item.link,
            "reason": "".join([move.reason for move in item.was]) if item.was else "",
        })
        for item in site.registry.dates.values()
    ]  # fmt: skip


def _topics(site: Site) -> _Texts:
    return [
        (topic.location, "", {"title": topic.title, "description": topic.description})
        for topic in site.registry.topics.values()
    ]
