"""The declared deadlines against those that the submission system has been set to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.checks.calls import problem
from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.checks.answers import Due
    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.problems import Problem
    from sphinx_cfp.model.zones import Instant

_NEAR = 60  # seconds: 23:59:00 and 23:59:59 are the same deadline
_GRACE = 1800  # the half hour in which many venues still accept what was late
_DAY = 86_400


def submission_system(view: CallView) -> Iterator[Problem]:
    """``submission_system``: a deadline for which the submission system has another instant.

    Of several declared deadlines of a kind the nearest is compared; name a track in the setting where
    that may be the wrong one.
    """
    for key, answer in view.site.answers.items():
        if key != view.call.key and key.partition(".")[0] != view.call.key:
            continue
        track = key if "." in key else None
        for due in answer.deadlines:
            declared = [item for item in view.of_kind(due.kind, track) if item.utc]
            if declared:
                yield from _compared(_nearest(declared, due), due, answer.system)


def _nearest(items: Sequence[Date], due: Due) -> Date:
    return min(items, key=lambda item: abs(_ahead(item, due.due)))


def _ahead(item: Date, instant: Instant) -> int:
    """Seconds from the declared deadline to an instant."""
    assert item.utc is not None
    return instant.epoch - item.utc.epoch


def _compared(item: Date, due: Due, system: str) -> Iterator[Problem]:
    assert item.utc is not None
    ahead = _ahead(item, due.due)
    if abs(ahead) > _NEAR:
        yield problem(
            Code.SUBMISSION_SYSTEM,
            item,
            f"‘{item.label}’ is {item.utc.iso()}, and {system} has {due.due.iso()} ({due.name})",
            _hint(item, due, ahead),
        )
    elif due.shuts and _ahead(item, due.shuts) < -_NEAR:
        yield problem(
            Code.SUBMISSION_SYSTEM,
            item,
            f"‘{item.label}’ is {item.utc.iso()}, and {system} shuts at {due.shuts.iso()} (expdate)",
            f"set the expdate to {item.utc.iso()} or later: half an hour of grace is usual",
        )


def _hint(item: Date, due: Due, ahead: int) -> str:
    assert item.utc is not None
    wanted = item.utc.iso()
    if abs(ahead - _GRACE) <= _NEAR:
        return (
            f"the usual half hour of grace belongs into the expdate: set the {due.name} to {wanted}"
        )
    if due.due.epoch % _DAY == 0 and abs(ahead) <= 2 * _DAY:
        return f"the time was probably forgotten, which is midnight GMT: set it to {wanted}"
    return f"set it to {wanted}, or correct the date here"
