"""What a reference date makes wrong: promises that have passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.checks.calls import first_day, last_day, problem, told
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.dates import Certainty
from sphinx_cfp.model.kinds import ORDER, Kind
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.problems import Problem

_UNKNOWN = r"{tba}|(?<![^\W_])(?:X{2,}|Y{2,})(?![^\W_])|\?\?"
"""What says that a day is still to come; "rolling" and "late June" say when it is."""
_UNSURE = (Certainty.TENTATIVE, Certainty.ESTIMATED)


def overdue(view: CallView) -> Iterator[Problem]:
    """``overdue``: a date has passed and is tentative, or is unknown when a later one has passed."""
    today = view.site.today
    if today is None:
        return
    for item in view.dates:
        if item.when.start and item.certainty in _UNSURE and last_day(item.when) < today:
            yield problem(
                Code.OVERDUE, item, f"{told(item)} has passed and is still {item.certainty}",
                f"say what came of it, or take ({item.certainty}) off",
            )  # fmt: skip
        elif item.when.start is None and pattern(_UNKNOWN).search(item.when.text):
            later = _later(view, item, today)
            if later:
                yield problem(
                    Code.OVERDUE, item,
                    f"‘{item.label}’ is still “{item.when.text}”, though {later} has passed",
                    "say when it was, or take it out",
                )  # fmt: skip


def _later(view: CallView, item: Date, today: datetime.date) -> str:
    """What comes after an unknown date and has passed: a date of its track, or the event."""
    for other in view.timed:
        known = other.kind in ORDER and item.kind in ORDER and other.track == item.track
        if (
            known
            and ORDER.index(other.kind) > ORDER.index(item.kind)
            and last_day(other.when) < today
        ):
            return told(other)
    if item.kind is not Kind.EVENT and view.event and first_day(view.event) < today:
        return "the event" if item.kind is not Kind.PUBLICATION else ""
    return ""
