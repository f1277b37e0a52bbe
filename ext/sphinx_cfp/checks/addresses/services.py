"""What the addresses of submission systems and of templates say: whose, of which year, for what."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote, urlsplit


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
class Named:
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


def named_by(url: str) -> Named | None:
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
            return _made(service, match) if match else Named(service=service)
        for pattern in service.url:
            if match := pattern.search(rest):
                return _made(service, match)
        if service.role == "submission" and not _is_shared(service):
            return Named(service=service)
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


def _made(service: Service, match: re.Match[str]) -> Named:
    groups = match.groupdict()
    return Named(
        service=service,
        **{name: groups.get(name) or "" for name in ("venue", "year", "track", "kind")},
    )
