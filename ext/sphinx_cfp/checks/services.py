"""What the addresses of submission systems and of templates say: whose, of which year, for what.

A name in an address is seldom written as in the call: :func:`is_name_of` tells whether it may be its own.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from sphinx_cfp.vocabulary.phrases import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cfp.vocabulary.phrases import Roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A site whose addresses name editions; ``role`` is "submission" or "template".

    ``suffixes`` are its hosts with a dot before each: what its hosts, with a dot before them, end with.
    """

    name: str
    hosts: tuple[str, ...]
    suffixes: tuple[str, ...]
    role: str
    host: re.Pattern[str] | None = None
    url: tuple[re.Pattern[str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedVenue:
    """What an address names: all but the service may be empty. A year of two digits is kept as it is."""

    service: Service
    venue: str = ""
    year: str = ""
    track: str = ""
    kind: str = ""

    @property
    def submits(self) -> bool:
        """Whether papers are submitted there."""
        return self.service.role == "submission"


@cache
def services() -> tuple[Service, ...]:
    """The services of ``services.toml``, in its order."""
    text = files(__package__).joinpath("services.toml").read_text("utf-8")
    return tuple(_service(entry) for entry in tomllib.loads(text)["service"])


def _service(entry: dict[str, Any]) -> Service:
    return Service(
        name=entry["name"],
        hosts=tuple(entry["hosts"]),
        suffixes=tuple(f".{host}" for host in entry["hosts"]),
        role=entry["role"],
        host=re.compile(entry["host"]) if "host" in entry else None,
        url=tuple(map(re.compile, entry.get("url", ()))),
    )


def host_of(url: str) -> str:
    """The host of a URL in lower case, without ``www.``; empty if it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def named_by(url: str) -> NamedVenue | None:
    """What the address of a known service names; ``None`` for any other."""
    host = host_of(url)
    if not host:
        return None
    rest, inside = "", f".{host}"
    for service in services():
        if not inside.endswith(service.suffixes):
            continue
        rest = rest or _after_host(url)
        if service.host:
            match = service.host.search(host)
            return _made(service, match) if match else NamedVenue(service=service)
        for pattern in service.url:
            if match := pattern.search(rest):
                return _made(service, match)
        if service.role == "submission" and not _is_shared(service):
            return NamedVenue(service=service)
    return None


def _is_shared(service: Service) -> bool:
    """Whether a later service has the same host: only its patterns tell it."""
    return sum(other.hosts == service.hosts for other in services()) > 1 and (
        [other for other in services() if other.hosts == service.hosts][-1] is not service
    )


def _after_host(url: str) -> str:
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return unquote(f"{parts.path}{query}{fragment}")


def _made(service: Service, match: re.Match[str]) -> NamedVenue:
    groups = match.groupdict()
    return NamedVenue(
        service=service,
        **{name: groups.get(name) or "" for name in ("venue", "year", "track", "kind")},
    )


_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"[A-Za-z]+")
_SHORTEST = 2
_SITES = frozenset({
    "org", "com", "net", "cc", "edu", "io", "conf", "ws", "wksp", "main", "www", "web", "arr",
    "acm", "ieee", "aclweb", "aaai", "usenix", "siam", "springer", "latex", "kit",
})  # fmt: skip
_GENERIC: Roles = (
    *("article", "indefinite", "preposition", "venue", "and", "generic", "site", "style"),
    *("conference", "workshop", "part", "submit", "commit", "paper"),
)


def _is_generic(word: str) -> bool:
    """Whether a word of an address names nobody."""
    return not {word, word.removesuffix("s")}.isdisjoint(_SITES | words_in(_GENERIC, "en"))


def _plain(text: str) -> str:
    """A text in lower case and without accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def is_name_of(name: str, texts: Iterable[str]) -> bool | None:
    """Whether a name in an address may stand for any of the texts: a title, an acronym, a host.

    It does if a word of it is a word of theirs, or is made of the beginnings of their words, in order
    (``neurips`` of "Neural Information Processing Systems"). ``None`` if the name says nothing.
    """
    pieces = [piece.casefold() for piece in _PIECE.findall(name)]
    whole = "".join(pieces)
    telling = [piece for piece in pieces if not _is_generic(piece) and len(piece) >= _SHORTEST]
    if not telling:
        return None
    for text in texts:
        words = _WORD.findall(_plain(text))
        joined = "".join(words)
        for piece in dict.fromkeys([*telling, whole]):
            if piece in words or (len(piece) > _SHORTEST and piece in joined):
                return True
            if any(
                len(word) > _SHORTEST and word in piece for word in words if not _is_generic(word)
            ):
                return True
            if _is_made_of(piece, words):
                return True
    return False


def _is_made_of(name: str, words: list[str]) -> bool:
    """Whether a name can be put together from beginnings of words, in their order; some may be left out."""
    if not words or len(name) < _SHORTEST:
        return False
    reached = {0}
    for word in words:
        for start in tuple(reached):
            length = 0
            while (
                start + length < len(name)
                and length < len(word)
                and name[start + length] == word[length]
            ):
                length += 1
                reached.add(start + length)
        if len(name) in reached:
            return True
    return False
