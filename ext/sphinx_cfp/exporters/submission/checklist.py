"""How values are handed over: as JSON, or as a list with a box to tick, the name of a field, its value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_cfp.exporters.characters import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",\n ", ": ")).encode

ASKED = "?"
"""Stands where the call does not say what to enter."""


def checklist(title: str, notes: Iterable[str], parts: Mapping[str, Mapping[str, str]]) -> bytes:
    """The lines of a list: its title, remarks, and parts of fields with their values.

    A field without a value is asked for; what is not a field does not belong here.
    """
    lines = [on_one_line(title), "", *map(on_one_line, notes)]
    for name, fields in parts.items():
        if not fields:
            continue
        lines += ["", on_one_line(name)]
        width = max(map(len, fields)) + 1
        for field, value in fields.items():
            lines.append(f"[ ] {field + ':':<{width}} {on_one_line(value) or ASKED}")
    return "".join(f"{line}\n" for line in lines).encode()


def as_json(value: Any) -> bytes:
    """A value, one member a line; the standard library's own ``indent`` is ten times slower."""
    return f"{_encode(value)}\n".encode()
