"""Dates against each other: the order in which a call happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.checks.calls import first_day, last_day, problem, shown, told
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.kinds import ORDER, Kind

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.problems import Problem

_LATER = frozenset({Kind.REVIEW_RELEASE, Kind.NOTIFICATION})
"""Kinds that come on a later day than what stands before them; the others may share a day."""

_BEFORE_END = frozenset(
    {Kind.OPEN, Kind.ABSTRACT, Kind.PAPER, Kind.SUPPLEMENTARY, Kind.PROPOSAL, Kind.REGISTRATION}
)
"""Kinds that make no sense after the last day of the event."""

_CHAIN = tuple(kind for kind in ORDER if kind is not Kind.EVENT)


def order(view: CallView) -> Iterator[Problem]:
    """``order``: within a track, and among dates with the same qualifier, kinds follow each other."""
    for track in view.tracks:
        for chain in chains(view, track).values():
            yield from _chain(chain)
        yield from _registrations(view, track)
    yield from _around_event(view)


def chains(view: CallView, track: str) -> Mapping[str, Sequence[Date]]:
    """The ordered dates of a track by their qualifier, each chain in the order of kinds.

    A kind that occurs once counts as unqualified, unless another that occurs twice has its qualifier:
    "Short papers due" belongs to "Short paper notification" and not to the other one. Of two that only
    their keys tell apart nobody knows which belongs to which: neither is in a chain.
    """
    kinds = [own for kind in _CHAIN if (own := view.of_kind(kind, track))]
    told_apart = {item.qualifier for own in kinds if len(own) > 1 for item in own}
    found: dict[str, list[Date]] = {}
    for own in kinds:
        qualifiers = [
            item.qualifier if len(own) > 1 or item.qualifier in told_apart else "" for item in own
        ]
        for item, qualifier in zip(own, qualifiers, strict=True):
            if qualifiers.count(qualifier) == 1:
                found.setdefault(qualifier, []).append(item)
    return found


def _chain(chain: Sequence[Date]) -> Iterator[Problem]:
    """A problem for each date that has to go for the rest to be in order."""
    kept = _longest(chain)
    for position, item in enumerate(chain):
        if item in kept:
            continue
        before = next((one for one in reversed(chain[:position]) if not _follows(one, item)), None)
        after = next((one for one in chain[position + 1 :] if not _follows(item, one)), None)
        other, word = (before, "before") if before else (after, "after")
        if other:
            yield _out_of_order(item, other, word)


def _out_of_order(item: Date, other: Date, word: str) -> Problem:
    same = last_day(item.when) == last_day(other.when)
    place = "on the same day as" if same else word
    return problem(
        Code.ORDER,
        item,
        f"{told(item)} is {place} {told(other)}",
        f"correct one of the two: ‘{item.kind}’ comes {'after' if word == 'before' else 'before'}"
        f" ‘{other.kind}’; or say in its label what else it is, as in Poster notification",
        [other],
    )


def _longest(chain: Sequence[Date]) -> Sequence[Date]:
    """The longest part of a chain that is in order; of two the one that keeps the earlier kinds."""
    best: list[list[Date]] = []
    for position, item in enumerate(chain):
        before = [best[i] for i in range(position) if _follows(chain[i], item)]
        best.append([*max(before, key=len, default=[]), item])
    return max(best, key=len, default=[])


def _follows(first: Date, second: Date) -> bool:
    """Whether the second of two dates, of a later kind, is late enough."""
    if first.is_deadline and second.is_deadline and first.utc and second.utc:
        return first.utc <= second.utc
    if second.kind in _LATER:
        return last_day(first.when) < last_day(second.when)
    return last_day(first.when) <= last_day(second.when)


def _registrations(view: CallView, track: str) -> Iterator[Problem]:
    """Whoever registers early does so before the others."""
    for early in view.of_kind(Kind.EARLY_REGISTRATION, track):
        for late in view.of_kind(Kind.REGISTRATION, track):
            if last_day(early.when) > last_day(late.when):
                yield _out_of_order(early, late, "after")


def _around_event(view: CallView) -> Iterator[Problem]:
    """Notification before the event, submission and registration not after it."""
    if view.event is None:
        return
    begin, end = first_day(view.event), last_day(view.event)
    for item in view.timed:
        if view.is_other_edition(item):
            continue
        if item.kind is Kind.NOTIFICATION and last_day(item.when) >= _bound(item, begin, end):
            yield _past_event(view, item, "is not before the event")
        elif item.kind in _BEFORE_END and last_day(item.when) > end:
            yield _past_event(view, item, "is after the event")
        elif item.kind is Kind.CAMERA_READY and last_day(item.when) > end:
            yield _past_event(view, item, "is after the event", Severity.INFO)


def _bound(item: Date, begin: datetime.date, end: datetime.date) -> datetime.date:
    """A prize may be announced on the last day; authors are told before the first."""
    return end if item.qualifier else begin


def _past_event(view: CallView, item: Date, what: str, level: Severity | None = None) -> Problem:
    assert view.event is not None
    hint = (
        "right if the proceedings come out afterwards"
        if level
        else "correct it, or the days of the event"
    )
    events = view.of_kind(Kind.EVENT)
    return problem(
        Code.ORDER, item, f"{told(item)} {what} ({shown(view.event)})", hint, events[:1], level
    )
