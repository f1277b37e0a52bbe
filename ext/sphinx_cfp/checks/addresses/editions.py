"""Whether an address is this edition's: its year, its venue, its track."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinx_cfp.checks.addresses.names import is_name_of
from sphinx_cfp.checks.addresses.places import link_problem
from sphinx_cfp.checks.addresses.services import host_of, named_by
from sphinx_cfp.checks.prose.clauses import speaks_of_past_in
from sphinx_cfp.checks.prose.editions import names_of
from sphinx_cfp.checks.prose.sentences import sentence_at
from sphinx_cfp.model.codes import Code
from sphinx_cfp.vocabulary.phrases import pattern, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.addresses.services import Named
    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.problems import Problem
    from sphinx_cfp.registry.prose import Link

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Where content systems put what was uploaded in a month, and days: they tell when, not which edition.
_UPLOADED = re.compile(
    r"/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?=[/-]|$)|(?:19|20)\d\d-\d\d-\d\d|/uploads?/(?:19|20)\d\d"
)
_OF_PAPERS = (
    r"{template}|{style}|{instructions}|{camera ready}|{submitting}|{register}|{visa}|{dates}"
    r"|\.(?:sty|cls|bst|zip)$"
)
_STATED = {"submit", "template", "website"}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_NEAR = 4  # years around that of the call in which two digits are read as a year


def link_year(view: CallView) -> Iterator[Problem]:
    """``link_year``: an address with another edition's year in it."""
    year = view.year
    if year is None:
        return
    for link in view.links:
        # `edition_conflict` looks at the host's own address.
        if link.role in ("previous", "host-url") or is_of_past(view, link):
            continue
        named = named_by(link.url)
        if named and (named.submits or link.role == "submit"):
            continue  # `link_venue` looks at these
        found = _other_year(view, link, year, named)
        if found:
            yield link_problem(
                Code.LINK_YEAR,
                link,
                f"{link.url} is of {found}, and this call of {year}",
                f"link to what is of {year}, or say in the sentence that it is of {found}",
            )


def link_venue(view: CallView) -> Iterator[Problem]:
    """``link_venue``: an address of a submission system that is another venue's, year's or track's."""
    for link in view.links:
        named = named_by(link.url)
        if not named or not (named.submits or link.role == "submit"):
            continue
        if link.role == "previous" or is_of_past(view, link):
            continue
        wrong = _wrong(view, link, named)
        if wrong:
            yield link_problem(
                Code.LINK_VENUE,
                link,
                f"{link.url} is {wrong}",
                "link to this call's own page there",
            )


def _wrong(view: CallView, link: Link, named: Named) -> str:
    """In what a submission address differs from the call; empty if in nothing that can be told."""
    year = _year_in(view, named.year)
    if year and view.year and year != view.year and year not in view.years:
        return f"of {year}, and this call of {view.year}"
    call = view.call
    # The key is in no language: in a translation the title may share no word with an address.
    own = [call.title, call.acronym, call.key.replace("-", " "), *_tracks(view)]
    hosts = [call.host, _host_name(call.host_url)] if call.host or call.host_url else []
    said = f"{named.service.name}’s page of “{named.venue}”"
    # Organizers shorten a title as they like: without an acronym nothing tells how.
    is_named = bool(call.acronym)
    if is_named and named.track and is_name_of(named.track, [*own, *hosts]) is False:
        return f"{named.service.name}’s page of “{named.track}”, which is not a name of this call"
    if named.kind == "Workshop":
        if hosts and is_name_of(named.venue, hosts) is False:
            return f"{said}, and this call is part of {call.host or call.host_url}"
    elif is_named and named.venue and is_name_of(named.venue, [*own, *hosts]) is False:
        return f"{said}, which is not a name of this call"
    return _other_track(view, link, named)


def _other_track(view: CallView, link: Link, named: Named) -> str:
    """The address of one track that is given for another."""
    mine = view.registry.tracks.get(link.owner)
    if mine is None or not named.track:
        return ""
    said = named.track.casefold()
    for track in view.registry.tracks_of(view.call.key):
        key, own = track.key.rpartition(".")[2], mine.key.rpartition(".")[2]
        if track is not mine and key in said and own not in said:
            return f"the page of the track ‘{key}’, and is given for ‘{own}’"
    return ""


def _tracks(view: CallView) -> Iterator[str]:
    for track in view.registry.tracks_of(view.call.key):
        yield track.title


def _host_name(url: str) -> str:
    return host_of(url).partition(".")[0]


def _year_in(view: CallView, digits: str) -> int:
    """The year that an address gives, of which two digits are enough; 0 for none."""
    if len(digits) == 4:
        return int(digits)
    if len(digits) != 2 or not view.year:
        return 0
    near = range(view.year - _NEAR, view.year + _NEAR + 1)
    return next((year for year in near if year % 100 == int(digits)), 0)


def _other_year(view: CallView, link: Link, year: int, named: Named | None) -> int:
    """The year of another edition in an address, or 0."""
    if named and named.year:
        found = _year_in(view, named.year)
        return found if found and found != year and found not in view.years else 0
    try:
        parts = urlsplit(link.url)
    except ValueError:
        return 0
    host, path = (parts.hostname or ""), unquote(parts.path)
    text = _UPLOADED.sub("/", f"{host}{path}")
    years = [int(found) for found in _YEAR.findall(text)]
    if not years or year in years or years[-1] in view.years:
        return 0
    names = names_of(view)
    glued = [
        name
        for name in names
        if re.search(
            rf"(?<![^\W_]){re.escape(name)}[_-]?{years[-1]}(?!\d)|(?<!\d){years[-1]}[./_-]?{re.escape(name)}(?![^\W_])",
            text,
            re.IGNORECASE,
        )
    ]
    own_host = any(name.casefold() in re.split(r"[.-]", host) for name in names)
    if (
        glued
        or own_host
        or link.role in _STATED
        or phrase(("call", "call for")).search(path)
        or any(pattern(_OF_PAPERS).search(words) for words in (path, link.text))
    ):
        return years[-1]
    return 0


def is_of_past(view: CallView, link: Link) -> bool:
    """Whether the sentence, or the section, says that it is of the past, or names the year itself."""
    if link.role and link.role != "note":
        return False
    start = max(link.around.find(link.text), 0)
    # An address that is shown as it is says nothing about itself.
    sentence = _ADDRESS.sub("", sentence_at(link.around, start, start + len(link.text)))
    if set(_YEAR.findall(link.url)) & set(_YEAR.findall(sentence)):
        return True
    return speaks_of_past_in(sentence, view.language) or speaks_of_past_in(
        link.section, view.language
    )
