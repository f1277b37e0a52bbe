"""``qr.svg``: the submit link as a QR code."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.characters import on_one_line
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import calls_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.registry.registry import Registry

LARGEST = 2331
"""Bytes of the longest link that a code of medium error correction holds (ISO/IEC 18004, version 40)."""


def export(registry: Registry, _site: Site, call: str = "") -> Iterator[bytes]:
    """The code of one call's link, or of the only call there is; nothing without a link.

    The mask is the same for all: to choose the best of eight takes four times as long (measured), and
    any of them can be read.
    """
    import segno  # a site of many calls has no codes unless it asks for them

    for one in calls_in(registry, call)[:1]:
        link = uri(on_one_line(one.submission.submit))
        if "://" not in link or len(link) > LARGEST:
            return
        code = segno.make_qr(link, error="m", mask=2, boost_error=False)
        written = io.BytesIO()
        code.save(written, kind="svg", xmldecl=False, scale=4, border=4)
        yield written.getvalue()
