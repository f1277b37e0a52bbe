"""Cookies within one chain of redirects, and nowhere else.

Some sites answer only who brings back the cookie of the redirect before. They are kept per host and
forgotten at the end of the chain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cfp.links.urls import Url

_MOST = 50
_LONGEST = 4096
_ENDED = re.compile(r";\s*max-age\s*=\s*(0|-\d+)\s*(;|$)|;\s*expires\s*=[^;]*\b19[7-9]\d\b", re.I)
_SECURE = re.compile(r";\s*secure\s*(;|$)", re.IGNORECASE)


class Cookies:
    """What the hosts of a chain have set."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[str, bool]] = {}

    def take(self, url: Url, headers: Iterable[str]) -> None:
        """Keep what the answer of ``url`` sets; ``headers`` are the values of its ``Set-Cookie``."""
        for header in headers:
            pair = header.partition(";")[0]
            name, equals, value = (part.strip() for part in pair.partition("="))
            if not equals or not name or len(header) > _LONGEST or not pair.isprintable():
                continue
            if _ENDED.search(header):
                self._kept.pop((url.site, name), None)
            elif len(self._kept) < _MOST:
                self._kept[url.site, name] = (value, bool(_SECURE.search(header)))

    def header(self, url: Url) -> str:
        """The value of ``Cookie`` for a request, ``""`` if there is none."""
        return "; ".join(
            f"{name}={value}"
            for (site, name), (value, secure) in sorted(self._kept.items())
            if site == url.site and (url.scheme == "https" or not secure)
        )
