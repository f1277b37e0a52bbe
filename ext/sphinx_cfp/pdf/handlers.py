"""All handlers: importing this module fills the table of :mod:`sphinx_cfp.pdf.translator`."""

from __future__ import annotations

from sphinx_cfp.pdf import (
    admonitions,
    blocks,
    designs,
    footnotes,
    images,
    inlines,
    lists,
    markup,
    signatures,
    tables,
)

__all__ = [
    "admonitions",
    "blocks",
    "designs",
    "footnotes",
    "images",
    "inlines",
    "lists",
    "markup",
    "signatures",
    "tables",
]
