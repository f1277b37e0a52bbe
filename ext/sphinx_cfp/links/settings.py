"""What a run may be told; the defaults are those of a run that nobody configured."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from ipaddress import IPv4Network, IPv6Network

    Network = IPv4Network | IPv6Network

KB = 1024
MB = 1024 * KB


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How long (seconds) and how much (bytes, as they come over the wire unless said) one link may take."""

    connect: float = 6
    first_byte: float = 10
    attempt: float = 15
    link: float = 45  # all hops and tries of a link, the waiting for its hosts not counted
    look: float = 2  # for the beginning of a page of which no anchor is asked
    header: int = 256 * KB
    glance: int = 16 * KB
    wire: int = 4 * MB
    inflated: int = 5 * MB
    redirects: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How much a host, and the network, is asked at a time. Times in seconds."""

    total: int = 256  # requests under way
    per_host: int = 4
    burst: int = 20
    rate: float = 10  # requests a second to a host, after the burst
    patience: float = 20  # waiting that a host may ask of a link with Retry-After
    give_ups: int = 3  # links that waited in vain, after which the host is left alone
    timeouts: int = 6  # in a row, after which the host is left alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """A user and a password for URLs that begin with ``prefix``, scheme and host included."""

    prefix: str
    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What to check, and how.

    ``allow`` are networks that may be asked beside the public ones, ``authorities`` the path of a PEM file
    of further certificate authorities, ``resolve`` addresses of hosts that are not looked up (the host
    ``*`` stands for every other one; no addresses: the host does not exist). ``deadline`` is in seconds.
    Patterns are matched at the beginning of a URL, as Sphinx does.
    """

    limits: Limits = Limits()
    pace: Pace = Pace()
    deadline: float = 300
    offline: bool = False
    suggest: bool = False
    archive: str = "https://archive.org/wayback/available"
    allow: tuple[Network, ...] = ()
    authorities: str = ""
    resolve: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    user_agent: str = ""
    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    credentials: tuple[Credentials, ...] = ()
    tries: int = 1  # at least so many of each link that fails
    ignore: tuple[re.Pattern[str], ...] = ()
    anchors: bool = True
    anchors_ignore: tuple[re.Pattern[str], ...] = (re.compile("!"),)
    anchors_ignore_for_url: tuple[re.Pattern[str], ...] = ()
    redirects_allowed: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = ()
    unauthorized: Literal["wall", "ok", "broken"] = "wall"
    timeouts_are_broken: bool = False

    @property
    def digest(self) -> str:
        """A name for everything a verdict depends on: a cache of other settings does not count."""
        hashed = hashlib.sha256()
        for item in fields(self):
            if item.name not in _INDIFFERENT:
                hashed.update(f"{item.name}={_spelled(getattr(self, item.name))};".encode())
        return hashed.hexdigest()[:16]


# How fast and how patiently a verdict was found does not change it.
_INDIFFERENT = {"pace", "deadline", "offline", "suggest", "archive", "tries", "ignore", "limits"}


def _spelled(value: object) -> str:
    if isinstance(value, re.Pattern):
        return f"{value.pattern}/{value.flags}"
    if isinstance(value, tuple):
        return f"({','.join(map(_spelled, value))})"
    return str(value)
