"""What a run may be told; the defaults are those of a run that nobody configured."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from ipaddress import IPv4Network, IPv6Network

    Network = IPv4Network | IPv6Network
    Reader = Callable[["Settings", Any], "Settings"]

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


_SECRET = {"authorization", "cookie", "proxy-authorization"}
# The host that a pattern names, every special character of it escaped or a plain full stop.
_HOST = re.compile(r"\^?(https?)://((?:[a-zA-Z0-9_-]|\\?\.|\\?-)+)(:[0-9]+)?(?=/|$)")


@dataclass(frozen=True, slots=True)
class Read:
    """The settings, and a line for each option that is not honored, with its reason."""

    settings: Settings
    notices: list[str] = field(default_factory=list)


def read_options(options: Mapping[str, Any], settings: Settings | None = None) -> Read:
    """The settings that ``linkcheck_*`` options (and ``user_agent``, ``tls_cacerts``) ask for.

    Raises :class:`ValueError` for a value that cannot be meant; the text names the option.
    """
    current, notices = settings or Settings(), []
    for name, value in options.items():
        reader = _READERS.get(name)
        if reader is None:
            if name.startswith("linkcheck_") or name == "tls_verify":
                notices.append(f"{name} is not used: {_UNUSED.get(name, 'it has no meaning here')}")
            continue
        try:
            current = reader(current, value)
        except (TypeError, ValueError, re.error, AttributeError) as error:
            raise ValueError(f"{name}: {error}") from None
    return Read(current, notices)


def _patterns(values: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(value) for value in values)


def _timeout(settings: Settings, value: float | None) -> Settings:
    if value is None:
        return settings
    seconds = float(value)
    limits = replace(settings.limits, first_byte=seconds, attempt=max(seconds, 15.0))
    return replace(settings, limits=limits)


def _workers(settings: Settings, value: int) -> Settings:
    return replace(settings, pace=replace(settings.pace, total=max(1, int(value))))


def _patience(settings: Settings, value: float) -> Settings:
    return replace(settings, pace=replace(settings.pace, patience=max(0.0, float(value))))


def _redirects(settings: Settings, value: Mapping[str, str]) -> Settings:
    allowed = tuple((re.compile(here), re.compile(there)) for here, there in value.items())
    return replace(settings, redirects_allowed=allowed)


def _headers(settings: Settings, value: Mapping[str, Mapping[str, str]]) -> Settings:
    for name in value.get("*", {}):
        if name.lower() in _SECRET:
            raise ValueError(
                f"{name} for every host would give it away — name the host that wants it"
            )
    return replace(settings, headers={prefix: dict(found) for prefix, found in value.items()})


def _auth(settings: Settings, value: Iterable[tuple[str, Any]]) -> Settings:
    found = []
    for pattern, secret in value:
        named = _HOST.match(pattern)
        if not named:
            raise ValueError(f"{pattern!r} names no host — write https://host/ in full")
        user, password = secret
        prefix = f"{named[1]}://{named[2]}{named[3] or ''}/".replace("\\", "")
        found.append(Credentials(prefix=prefix, user=user, password=password))
    return replace(settings, credentials=tuple(found))


def _unauthorized(settings: Settings, value: bool | None) -> Settings:
    if value is None:
        return settings
    return replace(settings, unauthorized="ok" if value else "broken")


_READERS: dict[str, Reader] = {
    "linkcheck_ignore": lambda s, v: replace(s, ignore=_patterns(v)),
    "linkcheck_timeout": _timeout,
    "linkcheck_retries": lambda s, v: replace(s, tries=max(1, int(v))),
    "linkcheck_workers": _workers,
    "linkcheck_anchors": lambda s, v: replace(s, anchors=bool(v)),
    "linkcheck_anchors_ignore": lambda s, v: replace(s, anchors_ignore=_patterns(v)),
    "linkcheck_anchors_ignore_for_url": lambda s, v: replace(
        s, anchors_ignore_for_url=_patterns(v)
    ),
    "linkcheck_allowed_redirects": _redirects,
    "linkcheck_request_headers": _headers,
    "linkcheck_auth": _auth,
    "linkcheck_rate_limit_timeout": _patience,
    "linkcheck_report_timeouts_as_broken": lambda s, v: replace(s, timeouts_are_broken=bool(v)),
    "linkcheck_allow_unauthorized": _unauthorized,
    "user_agent": lambda s, v: replace(s, user_agent=str(v)) if v else s,
    "tls_cacerts": lambda s, v: replace(s, authorities=str(v)) if isinstance(v, str) and v else s,
}
_UNUSED = {
    "linkcheck_exclude_documents": "it is about documents, and is read where links are collected",
    "linkcheck_case_insensitive_urls": "a URL is taken as it is written",
    "tls_verify": "HTTPS that a browser refuses is a broken link; name your authority in tls_cacerts",
}
