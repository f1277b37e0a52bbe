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

from sphinx_cfp.exporters.english import MONTHS, day_text, when_text
from sphinx_cfp.exporters.output_view import calls_in
from sphinx_cfp.exporters.text import on_one_line, printable, uri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.output_view import OutputView, Site
    from sphinx_cfp.model.dates import Date, When
    from sphinx_cfp.registry.registry import Registry

FILE = "changes.atom"
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class DatedMove:
    """The move number ``index`` of a date of a call, on a day."""

    on: date
    view: OutputView
    item: Date
    index: int
    old: When
    new: When
    reason: str


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """The feed of one call or of all, the latest change first."""
    found = calls_in(registry, site, call)
    changes = [change for view in found for change in changes_of(view)]
    changes.sort(key=lambda change: (change.on, change.item.key, change.index), reverse=True)
    published = (view.call.published for view in found if view.call.published)
    updated = max([*(change.on for change in changes), *published], default=EPOCH)
    title = found[0].name if call or len(found) == 1 else site.title
    home = found[0].address() if call else site.base
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
        yield _entry(change, named=len(registry.calls) > 1).encode()
    yield b"</feed>\n"


def changes_of(view: OutputView) -> Iterator[DatedMove]:
    """The moves of a call's dates that say on which day they were made."""
    for item in view.dates:
        values = [*(move.was for move in item.was), item.when]
        for index, move in enumerate(item.was):
            if move.on:
                new = values[index + 1]
                yield DatedMove(move.on, view, item, index + 1, move.was, new, move.reason)


def _entry(change: DatedMove, *, named: bool) -> str:
    view, item = change.view, change.item
    title = f"{view.label(item)} moved: {span(change.old, change.new, item)}"
    if named:
        title = f"{view.name}: {title}"
    old, new = (when_text(when, is_deadline=item.is_deadline) for when in (change.old, change.new))
    content = f"Before: {old}\nNow: {new}" + (f"\nReason: {change.reason}" if change.reason else "")
    host = urlsplit(view.site.base).hostname or "localhost"
    name = f"tag:{host},{change.on.isoformat()}:{quote(f'{item.key}/{change.index}')}"
    target = uri(view.address(item))
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


def span(old: When, new: When, item: Date) -> str:
    """``24 → 31 May 2023 (AoE)``: what is the same in both is said once."""
    first, second = old.last, new.last
    is_plain = (
        first is not None
        and second is not None
        and not (old.end or new.end)
        and first.seconds == second.seconds is None
        and first.zone == second.zone
    )
    if not (first and second and is_plain):
        texts = (when_text(when, is_deadline=item.is_deadline) for when in (old, new))
        return " → ".join(texts)
    begin = f"{first.day.day}"
    if (first.day.year, first.day.month) != (second.day.year, second.day.month):
        begin += f" {MONTHS[first.day.month - 1]}"
        if first.day.year != second.day.year:
            begin += f" {first.day.year}"
    zone = f" ({second.zone.name})" if item.is_deadline and second.zone else ""
    return f"{begin} → {day_text(second.day)}{zone}"


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(text: str) -> str:
    return escape(on_one_line(text))


def _quoted(text: str) -> str:
    return quoteattr(printable(text))
