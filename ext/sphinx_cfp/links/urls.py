"""URLs as they are written and as they are sent.

The octets of a path and a query stay as they are written; only what cannot be sent is percent-encoded, as
browsers do it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urljoin

import idna

from sphinx_cfp.links.addresses import disguised, plain

DEFAULT_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_PARTS = re.compile(r"//([^/?#]*)([^?#]*)(\?[^#]*)?(?:#(.*))?", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LABEL = re.compile(r"[a-z0-9_~-]{1,63}")
# Everything that may be sent as it stands: printable ASCII but space, quotes, angle brackets, backquote.
_SENT = "!#$%&'()*+,/:;=?@[]~|{}^\\"


class MalformedURLError(ValueError):
    """A text that is no URL; the text of the error goes on after the URL."""


@dataclass(frozen=True, slots=True)
class Url:
    """A URL of HTTP.

    ``host`` is ASCII in lower case, without brackets, ``target`` the path and the query as they are sent;
    ``user`` is true if there are a name or a password. ``fragment`` is as written, without ``#``.
    """

    scheme: str
    host: str
    port: int
    target: str
    fragment: str = ""
    user: bool = False

    @property
    def authority(self) -> str:
        """Host and port, the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def page(self) -> str:
        """The URL without fragment, in the form that is sent."""
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def site(self) -> str:
        """What politeness and cookies count by: the host, with its port if that is a special one."""
        return self.host if self.port in DEFAULT_PORTS.values() else f"{self.host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.page}#{self.fragment}" if self.fragment else self.page


def scheme_of(text: str) -> str:
    """The scheme in lower case, or ``""``."""
    match = _SCHEME.match(text)
    return match[1].lower() if match else ""


def parse(text: str) -> Url:
    """Read a URL of ``http`` or ``https``. Raises :class:`MalformedURLError`."""
    scheme = scheme_of(text)
    if _CONTROL.search(text):
        raise MalformedURLError("contains a control character")
    match = _PARTS.fullmatch(text, len(scheme) + 1)
    if not match or not match[1]:
        raise MalformedURLError("names no host")
    authority, path, query, fragment = match.groups(default="")
    if "\\" in authority:
        raise MalformedURLError("contains a backslash before the path")
    user, at, place = authority.rpartition("@")
    host, port = _host_and_port(place, scheme)
    target = _without_dots(_sendable(path) or "/") + _sendable(query)
    return Url(scheme, host, port, target, fragment, bool(at or user))


def join(base: Url, location: str) -> str:
    """The absolute URL that a redirect names; the octets of a header come with surrogate escapes."""
    cleaned = re.sub(r"[\t\r\n]", "", location.strip(" \t\r\n\f"))
    path, mark, rest = cleaned.partition("?")
    path = path.replace("\\", "/")
    if re.match("https?://", path, re.IGNORECASE):
        # `http://` alone is no address, and urljoin takes it for its base.
        joined = path + mark + rest
    else:
        joined = urljoin(str(base), path + mark + rest)
    return quote(joined.encode("utf-8", "surrogateescape"), safe=_SENT)


def _host_and_port(place: str, scheme: str) -> tuple[str, int]:
    match = re.fullmatch(r"(\[[^\]]*\]|[^:\[\]]*)(?::([0-9]*))?", place)
    if not match:
        raise MalformedURLError("names a host or a port that cannot be read")
    port = int(match[2][:6]) if match[2] else DEFAULT_PORTS[scheme]
    if not 0 < port < 65536:
        raise MalformedURLError(f"names port {port}, which does not exist")
    return _host(match[1]), port


def _host(text: str) -> str:
    if text.startswith("["):
        inner = unquote(text[1:-1]).lower()
        if not re.fullmatch(r"[0-9a-f:.]+(%.+)?", inner):
            raise MalformedURLError("names a host that cannot be read")
        return inner
    host = unquote(text).lower()
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except idna.IDNAError:
            raise MalformedURLError("names a host that no name can be") from None
    labels = host.removesuffix(".").split(".")
    if plain(host) or disguised(host):
        return host
    if len(host) > 254 or not all(_LABEL.fullmatch(label) for label in labels):
        raise MalformedURLError("names a host that no name can be")
    return host


def _sendable(text: str) -> str:
    try:
        return quote(text.encode("utf-8", "surrogateescape"), safe=_SENT)
    except UnicodeEncodeError:
        raise MalformedURLError("contains half a character") from None


def _without_dots(path: str) -> str:
    """The path without ``.`` and ``..`` (RFC 3986, section 5.2.4), which browsers never send."""
    if "/." not in path and "/%2e" not in path.lower():
        return path
    kept: list[str] = []
    segments = path.split("/")[1:]
    for number, segment in enumerate(segments):
        dots = segment.lower().replace("%2e", ".")
        last = number == len(segments) - 1
        if dots == "..":
            del kept[-1:]
        elif dots != ".":
            kept.append(segment)
        if dots in (".", "..") and last:
            kept.append("")
    return "/" + "/".join(kept)
