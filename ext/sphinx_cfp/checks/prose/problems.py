"""A problem at a span of a run of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.model.locations import Location
from sphinx_cfp.model.problems import Problem

if TYPE_CHECKING:
    from sphinx_cfp.model.codes import Code
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.prose import Prose


def at(
    run: Prose,
    start: int,
    stop: int,
    code: Code,
    message: str,
    hint: str,
    item: Date | None = None,
    replacement: str = "",
) -> Problem:
    """The problem with the words at ``[start, stop)``; ``item`` is the date that they are held against.

    An apostrophe is shown as it is typed: not every builder makes a curly one of it.
    """
    fault = run.text[start:stop].strip()
    return Problem(
        code=code,
        message=message.replace(fault, fault.replace("’", "'")),
        hint=hint,
        location=Location(run.path, run.line),
        related=(item.location,) if item and item.location else (),
        subject=item.key if item else "",
        fault=fault,
        occurrence=run.text.count(fault, 0, start),
        replacement=replacement,
    )
