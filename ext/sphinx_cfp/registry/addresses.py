"""The addresses that options state: of calls, tracks and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.registry.prose import Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.model.calls import Submission
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.registry.registry import Registry


def stated_links(registry: Registry, call: str) -> Iterator[Link]:
    """Every address in an option of a call, of its tracks and of its dates.

    Each has the place of what it belongs to; the line of the option is that on which the address stands.
    """
    found = registry.calls[call]
    facts = {
        "host-url": found.host_url,
        "website": found.website,
        "contact": _mail(found.contact),
        "previous": found.previous if "://" in found.previous else "",
        **_of(found.submission),
    }
    yield from _links(facts, found.source, call)
    for track in registry.tracks_of(call):
        yield from _links(_of(track.submission), track.source, track.key)
    for item in registry.dates_of(call):
        limit = item.no_later_than.url if item.no_later_than else ""
        yield from _links({"link": item.link, "no-later-than": limit}, item.location, item.key)


def _of(submission: Submission) -> dict[str, str]:
    return {
        "submit": _mail(submission.submit) or submission.submit,
        "template": submission.template,
    }


def _mail(contact: str) -> str:
    """A contact that is one address, as a link."""
    if "://" in contact:
        return contact
    return f"mailto:{contact}" if "@" in contact and " " not in contact else ""


def _links(facts: dict[str, str], place: Location | None, owner: str) -> Iterator[Link]:
    if place is None:
        return
    for role, url in facts.items():
        if url:
            yield Link(url, "", place.path, place.line, role=role, owner=owner)
