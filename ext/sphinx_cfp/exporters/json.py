"""``cfp.json``: the whole registry, see :mod:`sphinx_cfp.registry.json`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.registry.json import pieces, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.output_view import Site
    from sphinx_cfp.registry.registry import Registry


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """All calls, or one, in a piece for each."""
    if call:
        registry = replace(registry, calls={call: registry.calls[call]})
    for piece in pieces(registry, site.address):
        yield piece.encode()


def export_schema(_registry: Registry, _site: Site, _call: str = "") -> Iterator[bytes]:
    """The JSON Schema of ``cfp.json``."""
    yield schema().encode()
