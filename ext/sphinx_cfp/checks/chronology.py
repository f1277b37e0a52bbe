"""Dates against each other, their host and the calendar: their order, their distances, what has passed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from sphinx_cfp.checks.call_view import as_text, describe, first_day, last_day
from sphinx_cfp.checks.problems import problem
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.dates import Certainty, Status
from sphinx_cfp.model.kinds import ORDER, Kind
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.checks.call_view import CallView
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
        for chain in _chains(view, track).values():
            yield from _chain(chain)
        yield from _registrations(view, track)
    yield from _around_event(view)


def _chains(view: CallView, track: str) -> Mapping[str, Sequence[Date]]:
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
        f"{describe(item)} is {place} {describe(other)}",
        f"correct one of the two: ‘{item.kind}’ comes {'after' if word == 'before' else 'before'}"
        f" ‘{other.kind}’; or say in its label what else it is, as in Poster notification",
        related=[other],
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
    said = f"{describe(item)} {what} ({as_text(view.event)})"
    events = view.of_kind(Kind.EVENT)[:1]
    return problem(Code.ORDER, item, said, hint, related=events, level=level)


def date_sequence(view: CallView) -> Iterator[Problem]:
    """``date_sequence``: an item that comes in time before the one above it; a move to the same day."""
    above: dict[tuple[str, str], Date] = {}
    for item in view.timed:
        place = (item.location.path if item.location else "", item.track)
        before = above.get(place)
        above[place] = item
        if before and last_day(item.when) < last_day(before.when):
            yield problem(
                Code.DATE_SEQUENCE,
                item,
                f"{describe(item)} stands below {describe(before)} and is earlier",
                "readers expect dates in order of time",
                related=[before],
            )
        if any(move.was == item.when for move in item.was):
            yield problem(
                Code.DATE_SEQUENCE,
                item,
                f"{describe(item)} has been moved to the day that it had",
                f"write {as_text(item.when)} alone, or correct one of the two",
            )


def moved_backwards(view: CallView) -> Iterator[Problem]:
    """``moved_backwards``: a date was brought forward, though what comes before it was put off.

    A date that is called extended and is earlier is reported where it is read.
    """
    for item in view.timed:
        if not item.was or not (old := item.was[-1].was).start:
            continue
        if item.status is Status.EXTENDED or last_day(item.when) >= last_day(old):
            continue
        put_off = next((other for other in view.timed if _put_off(other, item)), None)
        if put_off:
            yield problem(
                Code.MOVED_BACKWARDS,
                item,
                f"‘{item.label}’ moved back from {as_text(old)} to {as_text(item.when)}, though "
                f"‘{put_off.label}’ was put off to {as_text(put_off.when)}",
                "the old value is struck and stands first: swap the two, or correct the new one",
                related=[put_off],
            )
        else:
            yield problem(
                Code.MOVED_BACKWARDS,
                item,
                f"‘{item.label}’ moved back from {as_text(old)} to {as_text(item.when)}",
                "right if it was brought forward; the old value is struck and stands first",
                level=Severity.INFO,
            )


def _put_off(other: Date, item: Date) -> bool:
    """Whether another date of the track, that comes before this one, has been put off."""
    if other.track != item.track or not other.was or not (old := other.was[-1].was).start:
        return False
    return last_day(old) < last_day(other.when) <= last_day(item.when)


Limits: TypeAlias = Mapping[tuple[Kind, Kind], tuple[int, int]]
"""Fewest and most days from one kind to another."""

_LIMITS: Limits = {
    (Kind.ABSTRACT, Kind.PAPER): (0, 120),
    (Kind.PAPER, Kind.NOTIFICATION): (3, 270),
    (Kind.NOTIFICATION, Kind.CAMERA_READY): (0, 240),
    (Kind.ABSTRACT, Kind.EVENT): (7, 500),
    (Kind.PAPER, Kind.EVENT): (7, 500),
    (Kind.NOTIFICATION, Kind.EVENT): (2, 400),
    (Kind.REGISTRATION, Kind.EVENT): (-30, 300),
}
"""Taken from 136 real calls: none of those that are right is outside."""

_WORKSHOP_LIMITS: Limits = {
    (Kind.PAPER, Kind.NOTIFICATION): (2, 270),
    (Kind.PAPER, Kind.EVENT): (4, 500),
}
"""What replaces these where the call is part of a conference."""

_SATURDAY = 5


def gap(view: CallView) -> Iterator[Problem]:
    """``gap``: two neighbors that are nearer, or farther apart, than any call has them."""
    limits = {**_LIMITS, **(_WORKSHOP_LIMITS if view.call.host else {}), **view.site.limits}
    for track in view.tracks:
        for chain in _chains(view, track).values():
            by_kind = {item.kind: item for item in chain}
            for (first, second), (fewest, most) in limits.items():
                one, two = by_kind.get(first), by_kind.get(second)
                if any(item and view.is_other_edition(item) for item in (one, two)):
                    continue
                if one and two:
                    days = (last_day(two.when) - last_day(one.when)).days
                    if 0 <= days < fewest or days > most:
                        far = _distance(days, fewest)
                        yield _gap(two, f"is {far} after {describe(one)}", "one of the two", [one])
                elif one and second is Kind.EVENT and view.event:
                    days = (first_day(view.event) - last_day(one.when)).days
                    if 0 < days < fewest or days > most:
                        said = f"is {_distance(days, fewest)} before the event"
                        events = view.of_kind(Kind.EVENT)[:1]
                        yield _gap(one, said, "it or the days of the event", events)


def _gap(item: Date, said: str, what: str, related: Sequence[Date]) -> Problem:
    hint = f"correct {what}, or set the limits in conf.py"
    return problem(Code.GAP, item, f"{describe(item)} {said}", hint, related=related)


def _distance(days: int, fewest: int) -> str:
    return f"{'only ' if days < fewest else ''}{days} day{'' if days == 1 else 's'}"


def weekend(view: CallView) -> Iterator[Problem]:
    """``weekend``: a deadline or a notification on a Saturday or a Sunday."""
    for item in view.timed:
        day = last_day(item.when)
        if day.weekday() >= _SATURDAY and (item.is_deadline or item.kind is Kind.NOTIFICATION):
            yield problem(
                Code.WEEKEND,
                item,
                f"{describe(item)} is a {'Saturday' if day.weekday() == _SATURDAY else 'Sunday'}",
                "one in seven is, on purpose; many organizers prefer a Monday",
            )


_FARTHEST_FROM_HOST = (
    31  # days between a workshop and its host's own: tutorials, colloquia around it
)


def constraint(view: CallView) -> Iterator[Problem]:
    """``constraint``: a date later than its host allows."""
    for item in view.timed:
        limit = item.no_later_than
        if limit and last_day(item.when) > limit.day:
            said = f" ({limit.url})" if limit.url else ""
            yield problem(
                Code.CONSTRAINT,
                item,
                f"{describe(item)} is later than the host allows: {limit.day}{said}",
                f"bring it forward to {limit.day} at the latest, or correct :no-later-than:",
                related=[item],
                sides=(":no-later-than:",),
            )


def event_mismatch(view: CallView) -> Iterator[Problem]:
    """``event_mismatch``: the event is on other days than ``:dates:`` says, or far from the host's."""
    days = view.call.edition.days
    hosts = view.of_kind(Kind.HOST_EVENT)
    for item in view.of_kind(Kind.EVENT):
        begin, end = first_day(item.when), last_day(item.when)
        if days and days.start and not (first_day(days) <= begin and end <= last_day(days)):
            yield problem(
                Code.EVENT_MISMATCH,
                item,
                f"{describe(item)} is not within :dates: of the call ({as_text(days)})",
                f"write {as_text(days)} here, or correct :dates:",
                related=[view.call],
                sides=(":dates:",),
            )
        for host in hosts:
            away = max((first_day(host.when) - end).days, (begin - last_day(host.when)).days)
            if away > _FARTHEST_FROM_HOST:
                yield problem(
                    Code.EVENT_MISMATCH,
                    item,
                    f"{describe(item)} is {away} days away from {describe(host)}",
                    "correct one of the two",
                    related=[host],
                )


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
                Code.OVERDUE, item, f"{describe(item)} has passed and is still {item.certainty}",
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
            return describe(other)
    if item.kind is not Kind.EVENT and view.event and first_day(view.event) < today:
        return "the event" if item.kind is not Kind.PUBLICATION else ""
    return ""
