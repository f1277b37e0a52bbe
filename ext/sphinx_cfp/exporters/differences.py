"""What changed between two sources, for people, for change logs, for programs, as a mail; whom to tell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from sphinx_cfp.exporters import FORMATS
from sphinx_cfp.exporters.english import date_text, when_text
from sphinx_cfp.exporters.output_view import OutputView, short_name
from sphinx_cfp.exporters.text import on_one_line, uri, wrap
from sphinx_cfp.model.dates import Status
from sphinx_cfp.model.kinds import SUBMISSION
from sphinx_cfp.model.zones import DAY
from sphinx_cfp.registry.differences import moves
from sphinx_cfp.registry.moments import write_when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.exporters.output_view import Site
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.differences import Change, Comparison
    from sphinx_cfp.registry.registry import Registry

NOTHING = "No date changed."


def as_text(comparisons: Sequence[Comparison]) -> str:
    """A line for each change, calls one after the other."""
    lines: list[str] = []
    for one in _with_changes(comparisons):
        lines += ["", _heading(one), ""] if lines else [_heading(one), ""]
        lines += [f"  {_sentence(change)}" for change in one.changes]
    return "\n".join([*(lines or [NOTHING]), ""])


def as_markdown(comparisons: Sequence[Comparison]) -> str:
    """The same for a change log."""
    lines: list[str] = []
    for one in _with_changes(comparisons):
        lines += ["", f"## {_escaped(_heading(one))}", ""]
        lines += [f"- {_escaped(_sentence(change))}" for change in one.changes]
    return "\n".join([*(lines[1:] or [NOTHING]), ""])


def as_json(comparisons: Sequence[Comparison]) -> str:
    """The same for programs: wall times, zones and instants as in ``cfp.json``."""
    document = [
        {
            "old": one.old.key if one.old else None,
            "new": one.new.key if one.new else None,
            "changes": [_change(change) for change in one.changes],
            "disagreements": [
                {"key": found.key, "message": found.message, "fix": found.fix}
                for found in one.disagreements
            ],
        }
        for one in comparisons
    ]
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def mail(registry: Registry, comparison: Comparison, page: str) -> str:
    """The mail to send about the moves of a call, its subject proposed.

    ``registry`` is the newer one, ``page`` the address of the call's page. Raises :class:`ValueError` if
    nothing moved.
    """
    call = comparison.new
    moved = [(change.old, change.new) for _, change in moves([comparison])]
    pairs = [(old, new) for old, new in moved if old and new]
    if call is None or not pairs:
        raise ValueError("no date moved")
    view = OutputView(registry, call)
    first = next((pair for pair in pairs if pair[1].kind in SUBMISSION), pairs[0])
    what = f"{view.label(first[1])} {_verb(*first)} {date_text(first[1])}"
    lines = [f"Subject: {on_one_line(f'{view.name}: {what}')}", ""]
    title = f"{call.title} ({call.acronym})" if call.acronym else call.title
    lines += wrap(on_one_line(title))
    for old, new in pairs:
        lines += ["", *wrap(on_one_line(f"{view.label(new)} {_verb(old, new)}"))]
        lines += ["", f"  {date_text(new, weekday=True)}"]
        lines += wrap(f"(before: {date_text(old, weekday=True)})", "  ")
        reasons = [move.reason for move in new.was[-1:] if move.reason]
        lines += ["", *wrap(on_one_line(f"Why: {reasons[0]}"))] if reasons else []
    links = [uri(view.submit_link(first[1])), uri(page)]
    names = ("Submit", "Details")
    shown = [f"{word}: {link}" for word, link in zip(names, links, strict=True) if link]
    lines += ["", *shown] if shown else []
    if len(comparison.changes) == len(pairs) < len(view.dates):
        lines += ["", "The other dates have not changed."]
    return "\n".join([*lines, ""])


def _verb(old: Date, new: Date) -> str:
    """What happened, in front of the new value."""
    if new.status is Status.CANCELLED:
        return "cancelled; it was"
    if old.when.start is None:
        return "announced:"
    if old.utc and new.utc and new.is_deadline and new.utc.epoch > old.utc.epoch:
        return "extended to"
    return "moved to"


def _with_changes(comparisons: Sequence[Comparison]) -> Iterator[Comparison]:
    return (one for one in comparisons if one.changes)


def _heading(one: Comparison) -> str:
    old, new = one.old, one.new
    if new is None:
        return f"{short_name(old)} ({old.key}): no longer there" if old else ""
    if old is None:
        return f"{short_name(new)} ({new.key}): new"
    keys = new.key if old.key == new.key else f"{old.key} → {new.key}"
    return f"{short_name(new)} ({keys})"


def _sentence(change: Change) -> str:
    """``Submission deadline: 24 May 2023, 23:59 AoE → 31 May 2023, 23:59 AoE (7 days later)``."""
    old, new = change.old, change.new
    if new is None:
        return f"{old.label}: {date_text(old)} is gone" if old else ""
    if old is None:
        return f"{new.label}: {date_text(new)} is new"
    status = f", now {new.status.value}" if new.status is not old.status else ""
    if not change.is_move:
        return f"{new.label}: {date_text(new)}{status}"
    by = by_how_much(change)
    text = f"{new.label}: {date_text(old)} → {date_text(new)}"
    return f"{text}{f' ({by})' if by else ''}{status}"


def by_how_much(change: Change) -> str:
    """``7 days later``, ``1 day earlier``, ``2 hours earlier``; empty if one of the two is no day yet."""
    days, seconds = change.days, change.seconds
    if days:
        return f"{_count_of(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
    if seconds:
        size, word = abs(seconds), "later" if seconds > 0 else "earlier"
        for unit, length in (("day", DAY), ("hour", 3600), ("minute", 60)):
            if size % length == 0:
                return f"{_count_of(size // length, unit)} {word}"
        return f"{_count_of(size, 'second')} {word}"
    return ""


def _count_of(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _change(change: Change) -> dict[str, Any]:
    return {
        "key": change.key,
        "label": change.label,
        "from": _value(change.old),
        "to": _value(change.new),
        "days": change.days,
        "seconds": change.seconds,
    }


def _value(item: Date | None) -> dict[str, Any] | None:
    if item is None:
        return None
    return {
        **write_when(item.when),
        "utc": item.utc.iso() if item.utc else None,
        "utc_end": item.utc_end.iso() if item.utc_end else None,
        "status": item.status.value,
        "shown": when_text(item.when, is_deadline=item.is_deadline),
    }


def _escaped(text: str) -> str:
    """Text for Markdown: nothing in it is markup."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~" else sign for sign in on_one_line(text))


def recipients(old: Registry, new: Registry, site: Site, item: Date) -> list[str]:
    """Who has to hear that a date moved: those whose entry, as an exporter writes it, is another now.

    A line for the submission system, told by the submit link, and one for the trackers; none where nothing
    changes for them.
    """
    link = OutputView(new, new.calls[item.call], site).submit_link(item)
    host = f".{urlsplit(link).hostname or ''}"
    own = [one.name for one in FORMATS.values() if one.host and host.endswith(f".{one.host}")]
    systems = dict(_changed(old, new, site, item.call, "submission/"))
    told = [path for name, path in systems.items() if name in own]
    lines = [f"the submission system, {link}: enter what {path} says" for path in told]
    if systems and not own:
        at, paths = f", {link}" if link else "", ", ".join(systems.values())
        lines.append(f"the submission system{at}: enter what its file says, of {paths}")
    trackers = ", ".join(path for _, path in _changed(old, new, site, item.call, "trackers/"))
    if trackers:
        lines.append(f"the lists that have the call: send the new entry, from {trackers}")
    return lines


def _changed(
    old: Registry, new: Registry, site: Site, call: str, folder: str
) -> Iterator[tuple[str, str]]:
    """The names of the formats in a ``folder`` of the site that say something else now, and the files."""
    for one in FORMATS.values():
        if one.call_file.startswith(folder) and (site.base or not one.needs_base):
            before, after = (b"".join(one.export(side, site, call)) for side in (old, new))
            if before != after:
                yield one.name, one.path(call, is_single=len(new.calls) == 1)
