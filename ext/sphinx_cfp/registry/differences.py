"""What differs between two registries: two editions, or two revisions of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.model.dates import Status, instants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date, Moment, When
    from sphinx_cfp.model.zones import Instant
    from sphinx_cfp.registry.registry import Registry


@dataclass(frozen=True, slots=True)
class Change:
    """A date that is another than before; ``old`` is ``None`` of a new one, ``new`` of one that is gone."""

    key: str
    old: Date | None
    new: Date | None

    @property
    def label(self) -> str:
        """What it is called now, or was."""
        item = self.new or self.old
        return item.label if item else ""

    @property
    def is_move(self) -> bool:
        """Whether its value is another."""
        return bool(self.old and self.new and self.old.when != self.new.when)

    @property
    def days(self) -> int | None:
        """By how many days on the calendar its end moved, later counted up; ``None`` if that is unknown."""
        first, second = _end(self.old), _end(self.new)
        return (second.day - first.day).days if first and second else None

    @property
    def seconds(self) -> int | None:
        """By how many seconds its last instant moved; ``None`` if one of the two is unknown."""
        first, second = _instant(self.old), _instant(self.new)
        return second.epoch - first.epoch if first and second else None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A history that the source tells otherwise than the older registry.

    ``key`` is that of the date, ``value`` the one it is about, as it is written in a source; ``message``
    says what is wrong and ``fix`` what to write.
    """

    key: str
    value: str
    message: str
    fix: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A call before and now, either ``None`` if it is only in one, with what changed.

    ``disagreements`` are found only where both are the same edition.
    """

    old: Call | None
    new: Call | None
    changes: tuple[Change, ...]
    disagreements: tuple[Disagreement, ...]


def compare(old: Registry, new: Registry) -> list[Comparison]:
    """Call by call: those of equal keys, then editions that name each other, then the only two left."""
    return [_comparison(old, new, first, second) for first, second in _pairs(old, new)]


def _pairs(old: Registry, new: Registry) -> Iterator[tuple[Call | None, Call | None]]:
    left = {key: call for key, call in old.calls.items() if key not in new.calls}
    fresh = [call for key, call in new.calls.items() if key not in old.calls]
    pairs: list[tuple[Call | None, Call | None]] = [
        (old.calls[key], call) for key, call in new.calls.items() if key in old.calls
    ]
    for call in list(fresh):
        if call.previous in left:
            fresh.remove(call)
            pairs.append((left.pop(call.previous), call))
    if len(left) == len(fresh) == 1:
        pairs.append((left.popitem()[1], fresh.pop()))
    yield from pairs
    yield from ((call, None) for call in left.values())
    yield from ((None, call) for call in fresh)


def _comparison(
    old: Registry, new: Registry, first: Call | None, second: Call | None
) -> Comparison:
    before = _dates(old, first)
    after = _dates(new, second)
    keys = [*after, *(key for key in before if key not in after)]
    changes = (Change(key, before.get(key), after.get(key)) for key in keys)
    is_same_edition = first is not None and second is not None and first.key == second.key
    told = [
        found
        for key in after
        if is_same_edition and key in before
        for found in _histories(key, before[key], after[key])
    ]
    return Comparison(
        first, second, tuple(change for change in changes if _is_other(change)), tuple(told)
    )


def _dates(registry: Registry, call: Call | None) -> dict[str, Date]:
    """The public dates of a call by their local keys."""
    if call is None:
        return {}
    prefix = f"{call.key}."
    dates = registry.dates_of(call.key)
    return {item.key.removeprefix(prefix): item for item in dates if not item.internal}


def _is_other(change: Change) -> bool:
    old, new = change.old, change.new
    return old is None or new is None or change.is_move or old.status is not new.status


def _histories(key: str, old: Date, new: Date) -> Iterator[Disagreement]:
    """Whether the struck values of the new source are what the old one says was there."""
    told = [move.was for move in new.was]
    known = [move.was for move in old.was]
    for was in known:
        if was not in told:
            message = "the older source strikes a value that this one has lost"
            yield _disagreement(
                key, was, message, f"write ~~{format_when(was)}~~ before the value again"
            )
    if old.when != new.when:
        if old.when not in told:
            line = f"~~{format_when(old.when)}~~ {format_when(new.when)} (moved YYYY-MM-DD: why)"
            yield _disagreement(
                key, old.when, "the page does not say what it was before", f"write {line}"
            )
    elif new.status is not Status.PASSED:
        for was in told:
            if was not in known:
                message = "the page strikes a value that the older source does not have"
                yield _disagreement(key, was, message, "remove it, or compare with an older source")


def _disagreement(key: str, value: When, message: str, fix: str) -> Disagreement:
    shown = format_when(value)
    return Disagreement(key, shown, f"{message}: {shown}", fix)


def _end(item: Date | None) -> Moment | None:
    return item.when.last if item else None


def _instant(item: Date | None) -> Instant | None:
    if item is None:
        return None
    utc, utc_end = instants(item.kind, item.when)
    return utc_end or utc


def moves(comparisons: Sequence[Comparison]) -> list[tuple[Comparison, Change]]:
    """Every move, with the call it is of."""
    return [(one, change) for one in comparisons for change in one.changes if change.is_move]
