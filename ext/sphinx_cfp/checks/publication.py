"""What gets in the way of publishing: no address, characters that files refuse, keys that are gone."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from sphinx_cfp.checks.problems import place_of, problem
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.keys import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_cfp.checks.call_view import CheckedSite
    from sphinx_cfp.checks.problems import Declared
    from sphinx_cfp.model.problems import Problem


def address_missing(site: CheckedSite) -> Iterator[Problem]:
    """``address_missing``: once, at the first call, for a site without an address."""
    address, calls = site.address, site.registry.calls.values()
    first = next((call for call in calls if call.source), None)
    if first is None or address is None or is_address(address):
        return
    why = (
        f"html_baseurl is ‘{address}’, which is no address"
        if address
        else "html_baseurl is not set"
    )
    yield problem(
        Code.ADDRESS_MISSING,
        first,
        f"no calendar and no feed are written: {why}",
        'write html_baseurl = "https://…/" into conf.py, the address of the site',
    )


def is_address(text: str) -> bool:
    """Whether a text is an absolute address on the web."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


# Controls but tab and line feed, separators of lines and paragraphs, what is no character: refused by
# iCalendar (RFC 5545, section 3.1) or by XML (1.0, section 2.2), or the end of a line to some programs.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def control_character(site: CheckedSite) -> Iterator[Problem]:
    """``control_character``: each text of a call, track, date or topic that holds one.

    All texts of a sort together first: hardly any holds one, and a site has tens of thousands.
    """
    for objects in (_calls(site), _tracks(site), _dates(site), _topics(site)):
        if not _REFUSED.search("".join(["".join(texts.values()) for _, texts in objects])):
            continue
        for subject, texts in objects:
            for name, text in texts.items():
                if (found := _REFUSED.search(text)) and place_of(subject):
                    yield _refused(name, found[0], subject)


def _refused(name: str, character: str, subject: Declared) -> Problem:
    known = unicodedata.name(character, "")
    what = f" ({known.lower()})" if known else ", a control character"
    return problem(
        Code.CONTROL_CHARACTER,
        subject,
        f"the {name} holds U+{ord(character):04X}{what}",
        "remove it: it cannot be seen, and calendars and feeds refuse it",
        fault=character,
    )


_Texts: TypeAlias = "list[tuple[Declared, Mapping[str, str]]]"
"""What is declared with its texts by what they are."""


def _calls(site: CheckedSite) -> _Texts:
    return [
        (call, {
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


def _tracks(site: CheckedSite) -> _Texts:
    return [
        (track, {
            "title": track.title,
            "page limit": track.submission.pages,
            "link": f"{track.submission.submit}{track.submission.template}",
        })
        for track in site.registry.tracks.values()
    ]  # fmt: skip


def _dates(site: CheckedSite) -> _Texts:
    return [
        (item, {
            "label": item.label,
            "note": item.note,
            "link": item.link,
            "reason": "".join([move.reason for move in item.was]) if item.was else "",
        })
        for item in site.registry.dates.values()
    ]  # fmt: skip


def _topics(site: CheckedSite) -> _Texts:
    return [
        (topic, {"title": topic.title, "description": topic.description})
        for topic in site.registry.topics.values()
    ]


def renamed_keys(site: CheckedSite) -> Iterator[Problem]:
    """``key_renamed``: a date that had been published under a key that nothing has now.

    The likely successor is the date of the call with the same value, else the one with the nearest key.
    """
    registry, published = site.registry, site.published
    if published is None:
        return
    for key, old in published.dates.items():
        call = registry.calls.get(old.call)
        if key in registry.dates or call is None or call.source is None:
            continue
        new = [item for item in registry.dates_of(call.key) if item.key not in published.dates]
        same = [item.key for item in new if item.when == old.when and item.kind == old.kind]
        likely = same or nearest(key, [item.key for item in new])
        pinned = f"{{#{key.rpartition('.')[2]}}}"
        hint = (
            f"‘{likely[0]}’ took its place; keep the old key with {pinned}"
            if likely
            else f"links to it are broken; keep it with {pinned} if it still exists"
        )
        said = f"‘{key}’ was published and is gone"
        yield problem(Code.KEY_RENAMED, call, said, hint, key=likely[0] if likely else "")
