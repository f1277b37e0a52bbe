"""``changes.atom``: an Atom feed (RFC 4287) with an entry for each change of a date.

An entry is dated when its change was made, so only moves that say so have one. Its identifier is a tag
(RFC 4151): the host, the day of the change, the key of the date and the number of its move.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape, quoteattr

from sphinx_cfp.exporters.characters import on_one_line, printable
from sphinx_cfp.exporters.english import MONTHS, when_text
from sphinx_cfp.exporters.formats import uri
from sphinx_cfp.exporters.selection import calls_in, public_dates, short_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date, When
    from sphinx_cfp.registry.registry import Registry

FILE = "changes.atom"
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Change:
    """The move number ``index`` of a date, on a day."""

    on: date
    item: Date
    index: int
    old: When
    new: When
    reason: str


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """The feed of one call or of all, the latest change first."""
    found = calls_in(registry, call)
    changes = [change for one in found for change in changes_of(registry, one.key)]
    changes.sort(key=lambda change: (change.on, change.item.key, change.index), reverse=True)
    updated = max([*(change.on for change in changes), *_published(found)], default=EPOCH)
    title = short_name(found[0]) if call or len(found) == 1 else site.title
    home = site.address(found[0].docname, "") if call else site.base
    own = site.file(f"{call}/{FILE}" if call else FILE)
    name = _text(title or site.title or "calls")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<id>{escape(own)}</id>",
        f"<title>{name}: changes of dates</title>",
        f"<updated>{_stamp(updated)}</updated>",
        f"<author><name>{name}</name></author>",
        f'<link rel="self" type="application/atom+xml" href={_quoted(own)}/>',
        f'<link rel="alternate" type="text/html" href={_quoted(uri(home))}/>',
    ]
    yield "\n".join([*lines, ""]).encode()
    for change in changes:
        one = registry.calls[change.item.call]
        yield _entry(registry, one, change, site, named=len(registry.calls) > 1).encode()
    yield b"</feed>\n"


def changes_of(registry: Registry, call: str) -> Iterator[Change]:
    """The moves of a call's dates that say on which day they were made."""
    for item in public_dates(registry, call):
        values = [*(move.was for move in item.was), item.when]
        for index, move in enumerate(item.was):
            if move.on:
                yield Change(move.on, item, index + 1, move.was, values[index + 1], move.reason)


def _published(calls: Sequence[Call]) -> list[date]:
    return [call.published for call in calls if call.published]


def _entry(registry: Registry, call: Call, change: Change, site: Site, *, named: bool) -> str:
    item = change.item
    title = f"{_label(registry, item)} moved: {span(change.old, change.new, item)}"
    if named:
        title = f"{short_name(call)}: {title}"
    old, new = (when_text(when, is_deadline=item.is_deadline) for when in (change.old, change.new))
    content = f"Before: {old}\nNow: {new}" + (f"\nReason: {change.reason}" if change.reason else "")
    host = urlsplit(site.base).hostname or "localhost"
    name = f"tag:{host},{change.on.isoformat()}:{quote(f'{item.key}/{change.index}')}"
    target = uri(site.address(item.docname, item.key))
    lines = [
        "<entry>",
        f"<id>{escape(name)}</id>",
        f"<title>{_text(title)}</title>",
        f"<updated>{_stamp(change.on)}</updated>",
        f'<link rel="alternate" type="text/html" href={_quoted(target)}/>',
        f'<category term="{item.kind.value}"/>',
        f'<content type="text">{escape(printable(content))}</content>',
        "</entry>\n",
    ]
    return "\n".join(lines)


def _label(registry: Registry, item: Date) -> str:
    track = registry.tracks.get(item.track)
    return f"{track.title}: {item.label}" if track else item.label


def span(old: When, new: When, item: Date) -> str:
    """``24 → 31 May 2023 (AoE)``: what is the same in both is said once."""
    first, second = old.last, new.last
    is_day = is_plain = False
    if first and second and not (old.end or new.end):
        is_plain = first.seconds == second.seconds is None and first.zone == second.zone
        is_day = is_plain and (first.day.year, first.day.month) == (
            second.day.year,
            second.day.month,
        )
    if not (first and second and is_plain):
        texts = (when_text(when, is_deadline=item.is_deadline) for when in (old, new))
        return " → ".join(texts)
    begin = f"{first.day.day}"
    if not is_day:
        begin += f" {MONTHS[first.day.month - 1]}"
        if first.day.year != second.day.year:
            begin += f" {first.day.year}"
    zone = f" ({second.zone.name})" if item.is_deadline and second.zone else ""
    return f"{begin} → {second.day.day} {MONTHS[second.day.month - 1]} {second.day.year}{zone}"


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(text: str) -> str:
    return escape(on_one_line(text))


def _quoted(text: str) -> str:
    return quoteattr(printable(text))
