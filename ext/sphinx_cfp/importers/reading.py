"""From a document to what is known of its call: dates, topics, facts, and what is doubtful."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.importers import cues
from sphinx_cfp.importers.context import Context
from sphinx_cfp.importers.documents import (
    Code,
    Doubt,
    Group,
    Heading,
    Listing,
    Paragraph,
    Table,
    plain,
    visible,
    walk,
)
from sphinx_cfp.importers.editions import edition_of
from sphinx_cfp.importers.entries import Dates, Entry, Topics
from sphinx_cfp.importers.facts import Facts, facts_of, key_of
from sphinx_cfp.importers.limits import check_dates
from sphinx_cfp.importers.links import Link, links_of
from sphinx_cfp.importers.page_zones import PageZone, page_zone, zone_of_all
from sphinx_cfp.importers.repeats import keep_first, set_tracks
from sphinx_cfp.importers.sentences import entries_of
from sphinx_cfp.importers.settling import give_years, name_kinds, settle
from sphinx_cfp.importers.statements import recognize
from sphinx_cfp.importers.topics import mark_topics
from sphinx_cfp.model.kinds import DEADLINES, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.documents import Block, Document, Text
    from sphinx_cfp.importers.entries import Part


@dataclass(slots=True)
class Imported:
    """What was read of a page. ``prose`` are the dates that stand in its sentences."""

    document: Document
    parts: list[Part]
    prose: list[Entry]
    facts: Facts
    links: list[Link]
    zone: PageZone | None = None
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def groups(self) -> list[Dates]:
        """The lists of dates."""
        return [part for part in self.parts if isinstance(part, Dates)]

    @property
    def entries(self) -> list[Entry]:
        """All dates: those of lists in their order, then those of the text."""
        return [entry for group in self.groups for entry in group.entries] + self.prose


def read(document: Document, name: str = "") -> Imported:
    """Read a document; ``name`` is that of its file or its address."""
    parts = recognize(document.blocks).parts
    if not any(isinstance(part, Dates) for part in parts):
        parts = _unframed(parts)
    parts = mark_topics(parts)
    edition = edition_of(document, name)
    links = links_of(document.blocks)
    facts = facts_of(document, links, edition)
    zone = page_zone(parts)
    prose = _prose(parts)
    imported = Imported(document, parts, prose, facts, links, zone)
    check_dates(len(imported.entries))
    _number(imported)
    name_kinds(imported.entries, facts.acronym, facts.host)
    groups = [group.entries for group in imported.groups]
    years = give_years(groups, prose, edition)
    for entry in imported.entries:
        settle(
            entry,
            years.get(entry.number),
            zone.zone if zone else None,
            zone.wanted if zone else None,
        )
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
        if isinstance(part, Group) and part.role == "frame":
            inner = recognize(part.blocks).parts
        found += inner if any(isinstance(one, Dates) for one in inner) else [part]
    return found


def _number(imported: Imported) -> None:
    for number, entry in enumerate(imported.entries):
        entry.number = number


def _prose(parts: Sequence[Part]) -> list[Entry]:
    """The dates that stand in sentences of the page, and those of its frame if the page has none."""
    found: list[Entry] = []
    context = Context()
    for text, heading, is_top in _running(parts, context):
        found += entries_of(text, heading, is_top=is_top)
    if not any(entry.kind is Kind.EVENT for entry in found):
        found += _framed(parts)
    return found


def _running(parts: Sequence[Part], context: Context) -> Iterator[tuple[Text, str, bool]]:
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
            if isinstance(block, Group) and block.role == "frame":
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
    if isinstance(block, Heading | Paragraph):
        yield block.text
    elif isinstance(block, Listing):
        yield from (item.text for item in block.items)
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row.cells if len(plain(cell)) > 30)
    elif isinstance(block, Code):
        return


def _framed(parts: Sequence[Part]) -> list[Entry]:
    """The event's days in the header or the footer of the site."""
    for part in parts:
        if not (isinstance(part, Group) and part.role == "frame"):
            continue
        if part.name == "sidebar":
            continue
        for block in walk([part], frames=True):
            for text in _texts(block):
                for entry in entries_of(text, "", is_top=True):
                    if entry.kind is Kind.EVENT:
                        entry.where = "frame"
                        return [entry]
    return []


_FAMILIES: dict[Kind, str] = {
    Kind.PAPER: "submission",
    Kind.ABSTRACT: "submission",
    Kind.PROPOSAL: "submission",
    Kind.EVENT: "event",
    Kind.HOST_EVENT: "event",
}


def _fresh(imported: Imported) -> list[Entry]:
    """The dates of the text that no list, and no sentence before, states."""
    stated: set[tuple[object, ...]] = set()
    struck: set[tuple[object, ...]] = set()
    for entry in (entry for group in imported.groups for entry in group.entries):
        stated |= set(_values(entry)[:1])
        struck |= set(_values(entry)[1:])
    found: list[Entry] = []
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


def _values(entry: Entry) -> list[tuple[object, ...]]:
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


def _lacks_zone(entry: Entry) -> bool:
    last = entry.when.last if entry.when else None
    return entry.kind in DEADLINES and last is not None and last.zone is None


def _finish(imported: Imported) -> None:
    """Gather what is doubtful, in the order of lines."""
    doubts = [*imported.document.doubts, *imported.facts.doubts]
    if imported.zone and imported.zone.doubt:
        doubts.append(
            Doubt(line=imported.zone.line, text=imported.zone.words, why=imported.zone.doubt)
        )
    for entry in imported.entries:
        words = entry.piece.raw or entry.piece.text
        doubts += (Doubt(line=entry.line, text=words, why=why) for why in entry.doubts)
        if entry.piece.error is not None:
            doubts.append(Doubt(line=entry.line, text=words, why=str(entry.piece.error)))
    if not (imported.zone and imported.zone.zone) and any(map(_lacks_zone, imported.entries)):
        why = "the page names no time zone for its deadlines; write it as :timezone:, such as AoE"
        doubts.append(Doubt(line=0, text="", why=why))
    zone = imported.zone.zone if imported.zone else zone_of_all(imported.entries)
    imported.facts.timezone = zone.name if zone else ""
    imported.doubts = sorted(dict.fromkeys(doubts), key=lambda doubt: doubt.line)
