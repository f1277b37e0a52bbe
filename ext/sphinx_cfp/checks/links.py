"""The addresses that a call links to, without the network: where they lead, and whose they are."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinx_cfp.checks.call_view import YEAR
from sphinx_cfp.checks.clauses import sentence_at, speaks_of_past_in
from sphinx_cfp.checks.editions import names_of
from sphinx_cfp.checks.problems import place_of, problem
from sphinx_cfp.checks.services import host_of, is_name_of, named_by
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.vocabulary.phrases import pattern, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.call_view import CallView, CheckedSite
    from sphinx_cfp.checks.services import NamedVenue
    from sphinx_cfp.model.problems import Problem
    from sphinx_cfp.registry.prose import Link
    from sphinx_cfp.vocabulary.phrases import Roles

# RFC 2606 and 6761: names that are nobody's, for examples and tests.
_RESERVED = re.compile(r"(?:^|\.)(?:example|invalid|test|localhost|example\.(?:com|net|org))$")
_LEFT = re.compile(
    r"(?<![^\W_])(?:TODO|FIXME|TBA|TBD|XXX+|CHANGE-?ME|FILL-?ME|YOUR[-_](?:URL|LINK|CONF\w*))(?![^\W_])"
    r"|[?&]conf=(?:xxx+|yourconf\w*)\b|\{\{|\}\}|<[a-z]|%7B%7B",
)
_OPENED_BY_OWNERS = (
    re.compile(r"^docs\.google\.com/(?:document|spreadsheets|presentation|forms)/d/[^/]+/edit"),
    re.compile(r"^(?:www\.)?overleaf\.com/project/"),
    re.compile(r"^drive\.google\.com/drive/(?:u/\d+/)?(?:my-drive|home)"),
    re.compile(r"^github\.com/[^/]+/[^/]+/(?:edit|settings)/"),
    re.compile(r"^(?:mail\.google\.com|outlook\.(?:office|live)\.com/mail)/"),
    re.compile(r"^easychair\.org/conferences/[a-z_]+\?a=\d+"),
    re.compile(r"^sites\.google\.com/(?:d/|u/\d+/d/)"),
)
# What the button for sharing copies: whether readers may open it, the address does not tell.
_SHARED = re.compile(r"[?&]usp=(?:sharing|share_link|drive_link)\b")
_DANGEROUS = {"javascript", "data", "file", "vbscript"}
_SCHEME = re.compile(r"^\s*([A-Za-z][A-Za-z0-9+.-]*):")
_SHOWN_URL = re.compile(
    r"(?i)^(?:https?://|www\.)\S+$|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,12}/\S*$"
)
_SHOWN_MAIL = re.compile(r"^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$")
_CUT = ("…", "...")


def link_placeholder(site: CheckedSite) -> Iterator[Problem]:
    """``link_placeholder``: an address that was to be filled in, or works on one machine only."""
    for link in site.all_links:
        said = placeholder(link.url)
        if said:
            yield problem(
                Code.LINK_PLACEHOLDER,
                link,
                f"‘{link.url}’ {said}" if link.url else "a link without an address",
                "write the address that is meant, or take the link out",
            )


def placeholder(url: str) -> str:
    """Why an address can be none that is meant, as words that follow it; empty if it can."""
    if url.strip() in ("", "#"):
        return "leads nowhere"
    if _LEFT.search(unquote(url)):
        return "was left for later"
    host = url.rpartition("@")[2].partition("?")[0] if url.startswith("mailto:") else host_of(url)
    if _RESERVED.search(host.casefold()):
        return "is an address for examples" if "localhost" not in host else "is this machine’s own"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return ""
    return "" if address.is_global else "works in one network only"


def link_text(site: CheckedSite) -> Iterator[Problem]:
    """``link_text``: an address that readers see, and another that they get."""
    for link in site.all_links:
        shown = link.text.strip().removeprefix("mailto:")
        if _SHOWN_MAIL.match(shown) and link.url.startswith("mailto:"):
            differs = shown.casefold() != unquote(link.url[7:].partition("?")[0]).casefold()
        elif _SHOWN_URL.match(shown) and "://" in link.url:
            differs = not _is_shown_as(shown, link.url)
        else:
            continue
        if differs:
            yield problem(
                Code.LINK_TEXT,
                link,
                f"readers see {shown} and get {link.url}",
                "write one address, or words instead of the address",
            )


def _is_shown_as(shown: str, url: str) -> bool:
    """Whether an address that is shown is the one behind it; it may be cut short, or lack its ends."""
    shown, url = _bare(shown), _bare(url)
    for mark in _CUT:
        if mark in shown:
            head, _, tail = shown.partition(mark)
            return url.startswith(head) and url.endswith(tail)
    return shown == url or (shown == host_of(f"https://{url}") and "/" not in shown)


def _bare(url: str) -> str:
    """An address without what is often left out when it is shown."""
    text = re.sub(r"^https?://", "", unquote(url).strip().rstrip(".,;"), flags=re.IGNORECASE)
    host, slash, rest = text.partition("/")
    return f"{host.casefold().removeprefix('www.')}{slash}{rest}".rstrip("/")


def link_scheme(site: CheckedSite) -> Iterator[Problem]:
    """``link_scheme``: what is no web address, and what is not encrypted."""
    for link in site.all_links:
        match = _SCHEME.match(link.url)
        scheme = match[1].casefold() if match else ""
        if scheme in _DANGEROUS:
            yield problem(
                Code.LINK_SCHEME,
                link,
                f"‘{_start(link.url)}’ is no address on the web",
                "link to a page with https://, or put the file into the folder and link to it there",
            )
        elif scheme == "http" and not placeholder(link.url):
            yield problem(
                Code.LINK_SCHEME,
                link,
                f"{link.url} is not encrypted",
                f"try https:{link.url.partition(':')[2]}",
                level=Severity.INFO,
            )


def link_private(site: CheckedSite) -> Iterator[Problem]:
    """``link_private``: a page that its owners can open and readers cannot, or a password in an address."""
    for link in site.all_links:
        if "://" not in link.url:
            continue
        try:
            parts = urlsplit(link.url)
        except ValueError:
            continue
        if parts.password is not None:
            yield problem(
                Code.LINK_PRIVATE,
                link,
                f"the address of {parts.hostname} holds a password",
                "take it out, and change it: it was published",
                level=Severity.ERROR,
            )
        elif _is_for_owners(f"{host_of(link.url)}{parts.path}?{parts.query}"):
            yield problem(
                Code.LINK_PRIVATE,
                link,
                f"{link.url} is a page for those who own it",
                "link to what readers may open: share it, and take the address for viewing",
            )


def _is_for_owners(address: str) -> bool:
    if _SHARED.search(address):
        return False
    return any(pattern.search(address) for pattern in _OPENED_BY_OWNERS)


def _start(url: str) -> str:
    return url if len(url) <= 40 else f"{url[:40]}…"


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
_YEARS_AROUND = 4
"""How far from the year of the call two digits are read as a year."""


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
            yield problem(
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
            yield problem(
                Code.LINK_VENUE,
                link,
                f"{link.url} is {wrong}",
                "link to this call's own page there",
            )


def _wrong(view: CallView, link: Link, named: NamedVenue) -> str:
    """In what a submission address differs from the call; empty if in nothing that can be told."""
    year = _year_in(view, named.year)
    if year and view.year and year != view.year and year not in view.years:
        return f"of {year}, and this call of {view.year}"
    call = view.call
    # The key is in no language: in a translation the title may share no word with an address.
    tracks = [track.title for track in view.registry.tracks_of(call.key)]
    own = [call.title, call.acronym, call.key.replace("-", " "), *tracks]
    of_host = host_of(call.host_url).partition(".")[0]
    hosts = [call.host, of_host] if call.host or call.host_url else []
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


def _other_track(view: CallView, link: Link, named: NamedVenue) -> str:
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


def _year_in(view: CallView, digits: str) -> int:
    """The year that an address gives, of which two digits are enough; 0 for none."""
    if len(digits) == 4:
        return int(digits)
    if len(digits) != 2 or not view.year:
        return 0
    near = range(view.year - _YEARS_AROUND, view.year + _YEARS_AROUND + 1)
    return next((year for year in near if year % 100 == int(digits)), 0)


def _other_year(view: CallView, link: Link, year: int, named: NamedVenue | None) -> int:
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
    years = [int(found) for found in YEAR.findall(text)]
    if not years or year in years or years[-1] in view.years:
        return 0
    names = names_of(view)
    name = f"(?:{'|'.join(map(re.escape, names)) or '(?!)'})"
    beside = rf"(?<![^\W_]){name}[_-]?{years[-1]}(?!\d)|(?<!\d){years[-1]}[./_-]?{name}(?![^\W_])"
    if (
        re.search(beside, text, re.IGNORECASE)
        or any(one.casefold() in re.split(r"[.-]", host) for one in names)
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
    if set(YEAR.findall(link.url)) & set(YEAR.findall(sentence)):
        return True
    return speaks_of_past_in(sentence, view.language) or speaks_of_past_in(
        link.section, view.language
    )


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
            yield _conflict(link, first, said, Severity.INFO)
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
            yield _conflict(link, own, said, level)


def _conflict(link: Link, other: Link, said: str, level: Severity | None) -> Problem:
    hint = "keep the one that is right, or give each track its own :submit:"
    return problem(Code.LINK_CONFLICT, link, said, hint, level=level, related=[other])


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
