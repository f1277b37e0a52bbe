"""Addresses that lead nowhere, or elsewhere than they say."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinx_cfp.checks.addresses.places import link_problem
from sphinx_cfp.checks.addresses.services import host_of
from sphinx_cfp.model.codes import Code, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import Site
    from sphinx_cfp.model.problems import Problem

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


def link_placeholder(site: Site) -> Iterator[Problem]:
    """``link_placeholder``: an address that was to be filled in, or works on one machine only."""
    for link in site.all_links:
        said = placeholder(link.url)
        if said:
            yield link_problem(
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


def link_text(site: Site) -> Iterator[Problem]:
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
            yield link_problem(
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


def link_scheme(site: Site) -> Iterator[Problem]:
    """``link_scheme``: what is no web address, and what is not encrypted."""
    for link in site.all_links:
        match = _SCHEME.match(link.url)
        scheme = match[1].casefold() if match else ""
        if scheme in _DANGEROUS:
            yield link_problem(
                Code.LINK_SCHEME,
                link,
                f"‘{_start(link.url)}’ is no address on the web",
                "link to a page with https://, or put the file into the folder and link to it there",
            )
        elif scheme == "http" and not placeholder(link.url):
            yield link_problem(
                Code.LINK_SCHEME,
                link,
                f"{link.url} is not encrypted",
                f"try https:{link.url.partition(':')[2]}",
                level=Severity.INFO,
            )


def link_private(site: Site) -> Iterator[Problem]:
    """``link_private``: a page that its owners can open and readers cannot, or a password in an address."""
    for link in site.all_links:
        if "://" not in link.url:
            continue
        try:
            parts = urlsplit(link.url)
        except ValueError:
            continue
        if parts.password is not None:
            yield link_problem(
                Code.LINK_PRIVATE,
                link,
                f"the address of {parts.hostname} holds a password",
                "take it out, and change it: it was published",
                level=Severity.ERROR,
            )
        elif _is_for_owners(f"{host_of(link.url)}{parts.path}?{parts.query}"):
            yield link_problem(
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
