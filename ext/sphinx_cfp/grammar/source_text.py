"""The canonical source text of a value: reading it gives the value again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.model.dates import Certainty, Moment, Move, Status, When

if TYPE_CHECKING:
    from sphinx_cfp.model.kinds import Kind
    from sphinx_cfp.model.zones import Zone


def format_when(when: When, default: Zone | None = None) -> str:
    """``2023-05-31 23:59 AoE``, ``2023-07-28 – 2023-08-02``. A zone equal to ``default`` is left out."""
    if when.start is None:
        return when.text
    start = _format_moment(when.start, default)
    return f"{start} – {_format_moment(when.end, default)}" if when.end else start


def _format_moment(moment: Moment, default: Zone | None) -> str:
    parts = [f"{moment.day.year:04}-{moment.day.month:02}-{moment.day.day:02}"]
    if moment.seconds is not None:
        hours, rest = divmod(moment.seconds, 3600)
        minutes, seconds = divmod(rest, 60)
        parts.append(f"{hours:02}:{minutes:02}" + (f":{seconds:02}" if seconds else ""))
    if moment.zone is not None and moment.zone != default:
        parts.append(moment.zone.name)
    return " ".join(parts)


def format_line(
    label: str,
    when: When,
    *,
    key: str = "",
    kind: Kind | None = None,
    was: tuple[Move, ...] = (),
    status: Status = Status.SCHEDULED,
    certainty: Certainty | None = None,
    note: str = "",
    default: Zone | None = None,
) -> str:
    """A line ``LABEL {#key .kind}: ~~OLD~~ WHEN (moved 2023-05-20: why) (firm) (note)``."""
    return f"{label}{_braces(key, kind)}: " + " ".join(
        part
        for part in (
            *_history(was, default),
            _current(when, status, default),
            _change(was[-1]) if was else "",
            f"({status})" if status in (Status.EXTENDED, Status.CANCELLED) else "",
            f"({certainty})" if certainty else "",
            f"({note})" if note else "",
        )
        if part
    )


def _braces(key: str, kind: Kind | None) -> str:
    pinned = " ".join(
        part for part in (f"#{key}" if key else "", f".{kind}" if kind else "") if part
    )
    return f" {{{pinned}}}" if pinned else ""


def _current(when: When, status: Status, default: Zone | None) -> str:
    text = format_when(when, default)
    return f"~~{text}~~" if status is Status.PASSED else text


def _history(was: tuple[Move, ...], default: Zone | None) -> list[str]:
    """The struck values; the change that brought one stands right after it."""
    parts: list[str] = []
    for index, move in enumerate(was):
        parts.append(f"~~{format_when(move.was, default)}~~")
        if index and (change := _change(was[index - 1])):
            parts.append(change)
    return parts


def _change(move: Move) -> str:
    if move.on is None and not move.reason:
        return ""
    on = f" {move.on.isoformat()}" if move.on else ""
    reason = f": {move.reason}" if move.reason else ""
    return f"(moved{on}{reason})"
