"""A problem at a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.model.errors import Problem
from sphinx_cfp.model.locations import Location

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.model.prose import Link


def place_of(link: Link) -> Location:
    """Where the block of a link begins."""
    return Location(link.path, link.line)


def link_problem(
    code: str,
    link: Link,
    message: str,
    hint: str,
    *,
    severity: str = "",
    replacement: str = "",
    related: Sequence[Location] = (),
) -> Problem:
    """A problem of a link; its line and column are found by the address as it is written."""
    return Problem(
        code=code,
        message=message,
        hint=hint,
        location=place_of(link),
        severity=severity,
        subject=link.owner,
        fault=link.url,
        replacement=replacement,
        related=tuple(related),
    )
