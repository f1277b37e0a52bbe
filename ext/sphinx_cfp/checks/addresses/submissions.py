"""Whether all links for submissions lead to one place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_cfp.checks.addresses.editions import is_of_past
from sphinx_cfp.checks.addresses.places import link_problem, place_of
from sphinx_cfp.checks.addresses.services import named_by
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.vocabulary.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.problems import Problem
    from sphinx_cfp.registry.prose import Link
    from sphinx_cfp.vocabulary.phrases import Roles

# What a service adds to the address of one page: where on it, where one came from, a page below it.
_ADDED = re.compile(
    r"[#].*$|[?&](?:referrer|tab|track)=[^&#]*|(?i:/(?:Submission/)?(?:Index|Create)|/user/.*|/login.*)$"
)

_PART: Roles = ("entry", "part", "satellite", "commit", "artifact")
"""Parts of an event that may have a place to submit of their own."""


def link_conflict(view: CallView) -> Iterator[Problem]:
    """``link_conflict``: two places to submit for one track; between tracks it is for information."""
    stated = {link.owner: link for link in view.links if link.role == "submit"}
    known = {_page(link.url) for link in stated.values()}
    first = stated.get(view.call.key)
    for owner, link in stated.items():
        if first and _page(link.url) != _page(first.url):
            said = (
                f"‘{owner}’ has a place to submit of its own, {link.url}, beside that of the call"
            )
            yield _problem(link, first, said, Severity.INFO)
    for link in view.links:
        if link.role == "submit" or not _submits(view, link) or _page(link.url) in known:
            continue
        own = stated.get(_track_of(view, link), first)
        if own is None:
            first = link
        elif _page(link.url) != _page(own.url):
            where = "in :submit:" if own.role else f"at {place_of(own)}"
            said = f"papers go to {link.url} here, and to {own.url} {where}"
            level = Severity.INFO if _is_apart(view, link, own) else None
            yield _problem(link, own, said, level)


def _problem(link: Link, other: Link, said: str, level: Severity | None) -> Problem:
    hint = "keep the one that is right, or give each track its own :submit:"
    return link_problem(
        Code.LINK_CONFLICT, link, said, hint, level=level, related=[place_of(other)]
    )


def _is_apart(view: CallView, link: Link, other: Link) -> bool:
    """Whether a link is plainly for something else: another section, or words for a part of the event."""
    if not other.role and link.section != other.section:
        return True
    words = f"{link.around} {link.section}"
    titles = [track.title for track in view.registry.tracks_of(view.call.key)]
    return phrase(_PART).search(words) is not None or any(
        title.casefold() in words.casefold() for title in titles
    )


def _submits(view: CallView, link: Link) -> bool:
    named = named_by(link.url)
    return bool(named and named.submits and (named.venue or named.kind)) and not is_of_past(
        view, link
    )


def _track_of(view: CallView, link: Link) -> str:
    """The track that a link is for, as far as its date says; else the call."""
    item = view.registry.dates.get(link.owner)
    return item.track if item else ""


def _page(url: str) -> str:
    """An address without what leads to the same page."""
    text = re.sub(r"^https?://(?:www\.)?", "", unquote(url), flags=re.IGNORECASE)
    return _ADDED.sub("", text).replace("?&", "?").rstrip("/?&.").casefold()
