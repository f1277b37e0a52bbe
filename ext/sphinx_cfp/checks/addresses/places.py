"""A problem at a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.model.locations import Location
from sphinx_cfp.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.model.codes import Code, Severity
    from sphinx_cfp.registry.prose import Link


def place_of(link: Link) -> Location:
    """Where the block of a link begins."""
    return Location(link.path, link.line)


def link_problem(
    code: Code,
    link: Link,
    message: str,
    hint: str,
    *,
    level: Severity | None = None,
    replacement: str = "",
    related: Sequence[Location] = (),
) -> Problem:
    """A problem of a link; its line and column are found by the address as it is written."""
    return Problem(
        code=code,
        message=message,
        hint=hint,
        location=place_of(link),
        level=level,
        subject=link.owner,
        fault=link.url,
        replacement=replacement,
        related=tuple(related),
    )
