"""From a document to what is known of its call: dates, topics, facts, and what is doubtful."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.importers import cues
from sphinx_cfp.importers.formats.decoding import UnreadableError
from sphinx_cfp.importers.formats.document import (
    BlockGroup,
    Doubt,
    Heading,
    Table,
    plain,
    texts_of,
    visible,
    walk,
)
from sphinx_cfp.importers.understanding.date_lists import recognize
from sphinx_cfp.importers.understanding.facts import Facts, facts_of, key_of
from sphinx_cfp.importers.understanding.links import PageLink, links_of
from sphinx_cfp.importers.understanding.page_zones import PageZone, clock, page_zone, zone_of_all
from sphinx_cfp.importers.understanding.resolving import give_years, name_kinds, resolve_entry
from sphinx_cfp.importers.understanding.sentences import entries_of
from sphinx_cfp.importers.understanding.statement import Above, DateEntry, Dates, Topics
from sphinx_cfp.importers.understanding.topics import mark_topics
from sphinx_cfp.importers.understanding.years import edition_of
from sphinx_cfp.model.keys import date_key
from sphinx_cfp.model.kinds import DEADLINES, Kind
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.formats.document import Block, PageDocument, Text
    from sphinx_cfp.importers.understanding.statement import Part


_SHORT_CELL = 30  # characters
_MOST_DATES = 1_000  # with years or without them


@dataclass(slots=True)
class Imported:
    """What was read of a page. ``prose`` are the dates that stand in its sentences."""

    document: PageDocument
    parts: list[Part]
    prose: list[DateEntry]
    facts: Facts
    links: list[PageLink]
    zone: PageZone | None = None
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def groups(self) -> list[Dates]:
        """The lists of dates."""
        return [part for part in self.parts if isinstance(part, Dates)]

    @property
    def entries(self) -> list[DateEntry]:
        """All dates: those of lists in their order, then those of the text."""
        return [entry for group in self.groups for entry in group.entries] + self.prose


def read(document: PageDocument, name: str = "") -> Imported:
    """Read a document; ``name`` is that of its file or its address.

    Raises :class:`~sphinx_cfp.importers.formats.decoding.UnreadableError` for more dates than calls have.
    """
    parts = recognize(document.blocks)
    if not any(isinstance(part, Dates) for part in parts):
        parts = _unframed(parts)
    parts = mark_topics(parts)
    edition = edition_of(document, name)
    links = links_of(document.blocks)
    facts = facts_of(document, links, edition)
    zone = page_zone(parts)
    prose = _prose(parts)
    imported = Imported(document, parts, prose, facts, links, zone)
    if (count := len(imported.entries)) > _MOST_DATES:
        why = "copy the part that is the call into a file, and import that"
        raise UnreadableError(f"{count:,} dates are those of many calls — {why}")
    name_kinds(imported.entries, facts.acronym, facts.host)
    groups = [group.entries for group in imported.groups]
    years = give_years(groups, prose, edition)
    own, seconds = (zone.zone, zone.wanted) if zone else (None, None)
    for entry in imported.entries:
        resolve_entry(entry, years.get(entry), own, seconds)
    imported.parts = keep_first(imported.parts)
    set_tracks(imported.groups)
    imported.prose = _fresh(imported)
    _take_year(imported)
    _finish(imported)
    return imported


def _unframed(parts: Sequence[Part]) -> list[Part]:
    """The parts; what stands beside the text and has a list of dates is text, if the text has none."""
    found: list[Part] = []
    for part in parts:
        inner: list[Part] = []
        if isinstance(part, BlockGroup) and part.role == "frame":
            inner = recognize(part.blocks)
        found += inner if any(isinstance(one, Dates) for one in inner) else [part]
    return found


def _prose(parts: Sequence[Part]) -> list[DateEntry]:
    """The dates that stand in sentences of the page, and those of its frame if the page has none."""
    found: list[DateEntry] = []
    context = Above()
    for text, heading, is_top in _running(parts, context):
        found += entries_of(text, heading, is_top=is_top)
    if not any(entry.kind is Kind.EVENT for entry in found):
        found += _framed(parts)
    return found


def _running(parts: Sequence[Part], context: Above) -> Iterator[tuple[Text, str, bool]]:
    """Every text that is no list of dates, with its heading, and whether the page begins there."""
    sections = 0
    has_text = False
    for part in parts:
        if isinstance(part, Topics):
            context.pass_by(part.listing)
            continue
        blocks: Sequence[Block] = (
            (*part.before, *part.after) if isinstance(part, Dates) else (part,)
        )
        for block in blocks:
            if isinstance(block, BlockGroup) and block.role == "frame":
                continue
            if isinstance(block, Heading):
                sections += has_text or not sections  # titles right below each other are one begin
            has_text = not isinstance(block, Heading)
            context.pass_by(block)
            if context.is_elsewhere:
                continue
            for inner in walk([block]):
                for text in _texts(inner):
                    yield text, context.heading, sections < 2
        if isinstance(part, Dates):
            sections += 1


def _texts(block: Block) -> Iterator[Text]:
    """The texts of a block; of a table those that may be sentences."""
    is_table = isinstance(block, Table)
    return (text for text in texts_of(block) if not is_table or len(plain(text)) > _SHORT_CELL)


def _framed(parts: Sequence[Part]) -> list[DateEntry]:
    """The event's days in the header or the footer of the site."""
    for part in parts:
        if isinstance(part, BlockGroup) and part.role == "frame" and part.name != "sidebar":
            texts = (text for block in walk([part], frames=True) for text in _texts(block))
            for entry in (one for text in texts for one in entries_of(text, "", is_top=True)):
                if entry.kind is Kind.EVENT:
                    entry.where = "frame"
                    return [entry]
    return []


_FAMILIES = {
    **dict.fromkeys((Kind.PAPER, Kind.ABSTRACT, Kind.PROPOSAL), "submission"),
    **dict.fromkeys((Kind.EVENT, Kind.HOST_EVENT), "event"),
}


def _fresh(imported: Imported) -> list[DateEntry]:
    """The dates of the text that no list, and no sentence before, states."""
    stated: set[tuple[object, ...]] = set()
    struck: set[tuple[object, ...]] = set()
    for entry in (entry for group in imported.groups for entry in group.entries):
        stated |= set(_values(entry)[:1])
        struck |= set(_values(entry)[1:])
    found: list[DateEntry] = []
    for entry in imported.prose:
        values = _values(entry)
        if entry.when is not None and (not values or values[0] in stated):
            continue
        if values and values[0] in struck:
            if cues.speaks_of(cues.MOVED, visible(entry.text)):
                continue
            entry.doubts.append("the text still names this date, which is struck out elsewhere")
        stated |= set(values)
        found.append(entry)
    return found


def _values(entry: DateEntry) -> list[tuple[object, ...]]:
    """What an entry states, so that it can be told whether that was said before."""
    family = _FAMILIES.get(entry.kind, entry.kind.value)
    found: list[tuple[object, ...]] = []
    for when in (entry.when, *entry.was):
        if when is not None and when.start is not None and when.last is not None:
            found.append((family, when.start.day, when.last.day))
    return found


def _take_year(imported: Imported) -> None:
    """Let the event's own days say which year the call is for."""
    years = {
        entry.when.start.day.year
        for entry in imported.entries
        if entry.kind is Kind.EVENT and entry.when and entry.when.start
    }
    if len(years) == 1:
        imported.facts.year = years.pop()
        imported.facts.key = key_of(imported.facts)


def _lacks_zone(entry: DateEntry) -> bool:
    last = entry.when.last if entry.when else None
    return entry.kind in DEADLINES and last is not None and last.zone is None


def _finish(imported: Imported) -> None:
    """Gather what is doubtful, in the order of lines."""
    doubts = [*imported.document.doubts, *imported.facts.doubts]
    if (zone := imported.zone) and zone.doubt:
        doubts.append(Doubt(line=zone.line, text=zone.words, why=zone.doubt))
    for entry in imported.entries:
        words = entry.statement.raw or entry.statement.text
        doubts += (Doubt(line=entry.line, text=words, why=why) for why in entry.doubts)
        if entry.statement.error is not None:
            doubts.append(Doubt(line=entry.line, text=words, why=str(entry.statement.error)))
    if not (zone and zone.zone) and any(map(_lacks_zone, imported.entries)):
        why = "the page names no time zone for its deadlines; write it as :timezone:, such as AoE"
        doubts.append(Doubt(line=0, text="", why=why))
    named = zone.zone if zone else zone_of_all(imported.entries)
    imported.facts.timezone = named.name if named else ""
    imported.facts.time = clock(zone.seconds) if zone and zone.seconds else ""
    imported.doubts = sorted(dict.fromkeys(doubts), key=lambda doubt: doubt.line)


_BEFORE_TITLE = (
    r"^(?:(?:{important}|{submit})\s+)*{dates}\s*(?:{preposition}|[:–-])\s*(?:{article}\s+)?"
    r"|^{call for}\s+"
)


def keep_first(parts: Sequence[Part]) -> list[Part]:
    """The parts; a list that only repeats dates stated before is what it was: text."""
    stated: set[tuple[object, ...]] = set()
    found: list[Part] = []
    for part in parts:
        values = {
            (entry.kind, entry.qualifier, entry.when, entry.track)
            for entry in (part.entries if isinstance(part, Dates) else ())
            if entry.when is not None
        }
        if isinstance(part, Dates) and values and values <= stated:
            found += part.source
        else:
            found.append(part)
        stated |= values
    return found


def set_tracks(groups: Sequence[Dates]) -> None:
    """Give lists whose dates have the keys of another list's a track: the title of each."""
    keys: dict[str, list[tuple[Dates, DateEntry]]] = {}
    for group in groups:
        for entry in group.entries:
            if not entry.track:
                key = date_key(entry.kind, entry.qualifier)
                keys.setdefault(key, []).append((group, entry))
    disputed = {
        id(group)
        for found in keys.values()
        for group, entry in found
        if any(other is not group and rival.when != entry.when for other, rival in found)
    }
    for group in groups:
        for entry in group.entries if id(group) in disputed else ():
            entry.track = entry.track or track_title(group.title)


def track_title(title: str) -> str:
    """The title of a track, empty if it says only that dates follow."""
    words = pattern(_BEFORE_TITLE).sub("", title.strip(" :："))
    words = pattern(r"\s*[:–—-]?\s*(?:{important} )?{dates}$").sub("", words)
    words = re.sub(r"\s*\([^()]*\)\s*$", "", words).strip(" :–—-")
    if not words or cues.heads_dates(words) or cues.is_call_title(words):
        return ""
    return words[:80]
