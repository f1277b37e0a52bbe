"""What an exporter is given and what it is: a registry and a place in, bytes out, and a name for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, cast
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from sphinx_cfp.registry.json import Address
    from sphinx_cfp.registry.registry import Registry

PLAIN_URL = "!#$%&'()*+,/:;=?@[]~"
"""What stays as it is in an address (RFC 3986, section 2); letters, digits and ``-._~`` always do."""

_ODD = re.compile(r"[^!#-;=?-\[\]_a-z~]")


def nowhere(_page: str, _anchor: str) -> str:
    """The address of everything on a site that has none."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where the registry is published.

    ``base`` is the address of the site, with ``/`` at its end, or empty; ``title`` its name. ``address``
    gives the URL of a page's anchor.
    """

    base: str = ""
    title: str = ""
    address: Address = nowhere

    @property
    def authority(self) -> str:
        """The host of the site and the folder it has there, the right side of identifiers."""
        parts = urlsplit(self.base)
        return uri(f"{parts.hostname or ''}{parts.path.rstrip('/')}")

    def file(self, path: str) -> str:
        """The URL of a file of the site; empty where the site has none."""
        return uri(f"{self.base}{path}") if self.base else ""


def uri(text: str) -> str:
    """An address in ASCII: what no address may hold is percent-encoded (RFC 3987, section 3.1)."""
    return quote(text, safe=PLAIN_URL) if _ODD.search(text) else text


Export: TypeAlias = Callable[["Registry", Site, str], Iterable[bytes]]
"""From a registry, its place and the key of a call (empty: all of them) to the bytes of a file, in pieces.

Nothing at all where there is nothing to say: then no file is written.
"""


class Default(Enum):
    """When a format is written without being asked for."""

    ALWAYS = "always"
    SINGLE = "on a site of one call"
    NEVER = "when asked for"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format, and the files it is written to.

    ``writer`` is the module below this package whose function ``export`` writes it, or
    ``module:function``. ``site_file`` is that of all calls; ``call_file`` that of one, ``{call}`` its key,
    in the folder of the call if the site has several and the name does not say which; ``date_file`` that of
    one date, ``{date}`` its local key. Empty where the format has no such file. ``needs_base`` says that
    identifiers or links in it are made from the address of the site.
    """

    name: str
    writer: str
    help: str
    site_file: str = ""
    call_file: str = ""
    date_file: str = ""
    needs_base: bool = False
    default: Default = Default.ALWAYS

    @property
    def export(self) -> Export:
        """What writes it."""
        module, _, function = self.writer.partition(":")
        found = import_module(f"sphinx_cfp.exporters.{module}")
        return cast("Export", getattr(found, function or "export"))

    def path(self, call: str, *, is_single: bool) -> str:
        """The file of one call, relative to the site; empty if the format has none."""
        if "{call}" in self.call_file:
            path = self.call_file.format(call=call)
            return path if path != self.site_file else f"{call}/{path}"
        return self.call_file if is_single or not self.call_file else f"{call}/{self.call_file}"
