"""``qr.svg``: the submit link as a QR code."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import segno

from sphinx_cfp.exporters.text import on_one_line, uri

if TYPE_CHECKING:
    from sphinx_cfp.exporters.output_view import OutputView

LARGEST = 2331
"""Bytes of the longest link that a code of medium error correction holds (ISO/IEC 18004, version 40)."""


def export(view: OutputView) -> str:
    """The code of the link; nothing without one.

    The mask is the same for all: to choose the best of eight takes four times as long (measured), and
    any of them can be read.
    """
    link = uri(on_one_line(view.call.submission.submit))
    if "://" not in link or len(link) > LARGEST:
        return ""
    code = segno.make_qr(link, error="m", mask=2, boost_error=False)
    written = io.BytesIO()
    code.save(written, kind="svg", xmldecl=False, scale=4, border=4)
    return written.getvalue().decode()
