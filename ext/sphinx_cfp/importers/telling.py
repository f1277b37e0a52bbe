"""What was read of a page, in words for the person who imports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.importers.documents import Group, plain, texts
from sphinx_cfp.importers.templates import put_back, without
from sphinx_cfp.importers.topics import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.documents import Doubt
    from sphinx_cfp.importers.entries import Entry
    from sphinx_cfp.importers.reading import Imported

_LONGEST = 60
_MOST_DOUBTS = 40


def tell(imported: Imported, name: str, late: Sequence[Doubt] = ()) -> list[str]:
    """The lines of the report; ``late`` are the doubts of the writing."""
    lines = [*_dates(imported), *_topics(imported), *_facts(imported), *_left(imported)]
    doubts = [*imported.doubts, *late]
    if imported.document.templates and any("template" in doubt.why for doubt in doubts):
        lines = [
            f"{name} is a TEMPLATE: a site generator fills in parts of it from elsewhere, and those"
            " are missing here.",
            "Import the page as the site shows it (its address, or the HTML), or add them by hand.",
            "",
            *lines,
        ]
    return [*lines, *_doubts(imported, doubts, name)]


def _dates(imported: Imported) -> Iterator[str]:
    entries = [entry for entry in imported.entries if entry.piece.line is not None]
    if not entries:
        yield "dates: none"
        return
    yield f"dates: {len(entries)}"
    rows = [(_when(entry), _cut(entry.label), entry.kind.value, _place(entry)) for entry in entries]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        yield f"  {'  '.join([*cells, row[3]])}".rstrip()


def _when(entry: Entry) -> str:
    zone = entry.when.last.zone if entry.when and entry.when.last else None
    now = format_when(entry.when, zone) if entry.when else "?"
    was = [format_when(old, zone) for old in entry.was]
    return " ".join([now, *(f"(was {old})" for old in was)])


def _place(entry: Entry) -> str:
    where = " in the text" if entry.where in {"prose", "frame"} else ""
    track = f" ({_cut(entry.track)})" if entry.track else ""
    return f"line {entry.line}{where}{track}" if entry.line else where.strip()


def _topics(imported: Imported) -> Iterator[str]:
    found = leaves(imported.parts)
    groups = len({leaf.group for leaf in found if leaf.group})
    inside = f" in {groups} groups" if groups > 1 else ""
    yield f"topics: {len(found)}{inside}" if found else "topics: none"


def _facts(imported: Imported) -> Iterator[str]:
    facts = imported.facts
    given = {
        "title": without(facts.title),
        "acronym": facts.acronym,
        "host": facts.host,
        "location": facts.location,
        "time zone": facts.timezone,
        "submit": facts.submit,
        "template": facts.template,
        "contact": facts.contact,
        "review": facts.review,
    }
    yield "call:"
    yield from (f"  {name}: {value}" for name, value in given.items() if value)
    if missing := [name for name in ("time zone", "submit", "contact") if not given[name]]:
        yield f"  not found: {', '.join(missing)}"


def _left(imported: Imported) -> Iterator[str]:
    """What of the site around the page was not taken."""
    frames = [
        _cut(" ".join(plain(text) for text in texts(part.blocks, frames=True)))
        for part in imported.parts
        if isinstance(part, Group) and part.role == "frame"
    ]
    left = [*imported.document.left_out, *(f"“{words}”" for words in frames if words)]
    if left:
        yield f"left out, as it is the frame of the site: {'; '.join(left[:8])}"


def _doubts(imported: Imported, doubts: Sequence[Doubt], name: str) -> Iterator[str]:
    if not doubts:
        yield "doubts: none"
        return
    yield f"doubts: {len(doubts)}"
    for doubt in doubts[:_MOST_DOUBTS]:
        place = f"{name}:{doubt.line}" if doubt.line else name
        text = " ".join(put_back(doubt.text, imported.document.templates).split())
        shown = f"“{_cut(text)}” — " if text else ""
        yield f"  {place}: {shown}{' '.join(doubt.why.split())}"
    if len(doubts) > _MOST_DOUBTS:
        yield f"  … and {len(doubts) - _MOST_DOUBTS} more, each a comment in the source"


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
