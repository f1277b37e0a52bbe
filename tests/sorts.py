"""Sorts of dates, and what a format makes of each, found out by asking it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.registries import SITE, registry_of

from sphinx_cfp.exporters import FORMATS


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of date: its name, a deadline of it, what a format may say to tell it from others."""

    name: str
    line: str
    marks: tuple[str, ...]
    internal: bool = False


SORTS = (
    Sort("internal", "Paper deadline: 2023-05-31", (), internal=True),
    Sort("TBA", "Paper deadline: TBA", ("TBA", "TBD")),
    Sort("vague", "Paper deadline: late May 2023", ("late May 2023", "TBA", "TBD")),
    Sort("cancelled", "Paper deadline: 2023-05-31 (cancelled)", ("cancelled", "CANCELLED")),
    Sort("struck, passed", "Paper deadline: ~~2023-05-31~~", ("passed",)),
    Sort("tentative", "Paper deadline: 2023-05-31 (tentative)", ("tentative", "TENTATIVE")),
)


def treatment(name: str, sort: Sort) -> str:
    """``no`` if a format leaves the date out, ``marked`` if it says of what sort it is, else ``yes``."""
    lines = [] if sort.internal else [sort.line]
    registry = registry_of(lines, internal=[sort.line] if sort.internal else [])
    with_it, without = _text(name, registry), _text(name, registry_of())
    if any(mark in with_it for mark in sort.marks):
        return "marked"
    return "yes" if _mentions(with_it, without) else "no"


def _mentions(text: str, without: str) -> bool:
    values = ("Paper deadline", "2023-05-31", "31 May", "May 31", "2023/06/01", "20230601")
    return any(text.count(value) > without.count(value) for value in values)


def _text(name: str, registry: object) -> str:
    from sphinx_cfp.registry.registry import Registry

    assert isinstance(registry, Registry)
    return b"".join(FORMATS[name].export(registry, SITE, "woc-2023")).decode()
