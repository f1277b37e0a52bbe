"""What cannot be published without the address of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import Site


def address_missing(site: Site) -> Iterator[Problem]:
    """``address_missing``: once, at the first call, for a site without an address."""
    address, calls = site.address, site.registry.calls.values()
    first = next((call.source for call in calls if call.source), None)
    if first is None or address is None or is_address(address):
        return
    why = (
        f"html_baseurl is ‘{address}’, which is no address"
        if address
        else "html_baseurl is not set"
    )
    yield Problem(
        code=Code.ADDRESS_MISSING,
        message=f"no calendar and no feed are written: {why}",
        hint='write html_baseurl = "https://…/" into conf.py, the address of the site',
        location=first,
    )


def is_address(text: str) -> bool:
    """Whether a text is an absolute address on the web."""
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
