"""Writes a page as source in our language: its text, with its dates and topics marked."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.importers import cues
from sphinx_cfp.importers.formats.document import (
    BlockGroup,
    Comment,
    Doubt,
    Heading,
    Listing,
    ListItem,
    TextRun,
    plain,
    visible,
)
from sphinx_cfp.importers.formats.generators import put_back, without
from sphinx_cfp.importers.understanding.statement import DateEntry, Dates, Topics
from sphinx_cfp.importers.writing.lines import LineWriter, refused
from sphinx_cfp.importers.writing.myst import BlockWriter, InlineWriter
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.vocabulary.phrases import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.formats.document import Block, Text
    from sphinx_cfp.importers.understanding.imported import Imported
    from sphinx_cfp.importers.understanding.statement import Part
    from sphinx_cfp.model.dates import When
    from sphinx_cfp.vocabulary.phrases import Roles

_OPTIONS = (
    "title", "acronym", "edition", "dates", "year", "host", "location", "website", "timezone",
    "submit", "template", "review", "contact"
)  # fmt: skip
MARK = "% ?"
"""How a line begins that asks the organizer something."""
_NO_OPTION = "\"'|>"
_WORD = re.compile(r"[^\W_]+")
_LITTLE: Roles = ("article", "indefinite", "preposition", "and", "or", "be", "closing", "generic")
_LEAST_WORDS = 5  # words that a list of dates leaves out, from which on they are text of their own


@dataclass(frozen=True, slots=True)
class WrittenSource:
    """The source, and what became doubtful while it was written."""

    text: str
    doubts: tuple[Doubt, ...]


def write(imported: Imported, name: str) -> WrittenSource:
    """The source of a page; ``name`` says where it came from."""
    return _Writer(imported, name).written()


@dataclass(slots=True)
class _Writer:
    imported: Imported
    name: str
    lines: list[str] = field(default_factory=list)
    pending: list[Doubt] = field(default_factory=list)
    late: list[Doubt] = field(default_factory=list)

    def written(self) -> WrittenSource:
        imported = self.imported
        base = imported.document.url
        inline = InlineWriter(imported.document.templates, base)
        blocks = BlockWriter(inline)
        facts = imported.facts
        dates = LineWriter(InlineWriter((), base), facts.acronym, facts.host, facts.timezone)
        parts = list(imported.parts)
        title, parts = _headed(imported, parts)
        self.pending = list(imported.doubts)
        self._add([f"# {inline.line(title)}"])
        self._add(self._remark())
        self._doubts_before(_line_of(parts[0]) if parts else 0)
        self._add(self._call())
        stray = [entry for entry in imported.prose if dates.line(entry)]
        if stray and not imported.groups:
            self._stray(stray, dates)
        for index, part in enumerate(parts):
            following = next((line for one in parts[index + 1 :] if (line := _line_of(one))), 0)
            self._doubts_before(following or 10**9)
            if isinstance(part, Dates):
                self._dates(part, dates, blocks, stray if part is imported.groups[0] else [])
            elif isinstance(part, Topics):
                self._add([":::{cfp:topics}", "", *dates.topics(part.listing), "", ":::"])
            else:
                self._block(part, blocks, parts[index - 1] if index else None)
        self._doubts_before(10**9)
        self._lost(inline)
        self._lost(dates.inline)
        text = "\n".join(self.lines).rstrip("\n") + "\n"
        return WrittenSource(re.sub(r"\n{3,}", "\n\n", text), tuple(self.late))

    def _add(self, lines: Sequence[str]) -> None:
        if lines:
            self.lines += [*lines, ""]

    def _block(self, block: Block, blocks: BlockWriter, previous: Part | None) -> None:
        if isinstance(block, Listing) and isinstance(previous, Listing):
            self.lines[-1:] = ["", "%", ""]  # or the two would be one list
        self._add(blocks.blocks([block]))

    def _remark(self) -> list[str]:
        return [
            f"% Written by sphinx-cfp import from {one_line(self.name)}.",
            f"% A line that begins with “{MARK}” asks you something: see to it, and take it out.",
        ]

    def _doubts_before(self, line: int) -> None:
        """Ask what concerns the lines of the page before a line."""
        now = [doubt for doubt in self.pending if doubt.line < line]
        self.pending = [doubt for doubt in self.pending if doubt.line >= line]
        self._add([self._question(doubt) for doubt in now])

    def _question(self, doubt: Doubt) -> str:
        place = f" line {doubt.line}:" if doubt.line else ""
        words = f" “{self._on_one_line(doubt.text)}” —" if doubt.text else ""
        return f"{MARK}{place}{words} {self._on_one_line(doubt.why)}"

    def _on_one_line(self, words: str) -> str:
        return one_line(put_back(words, self.imported.document.templates))

    def _call(self) -> list[str]:
        facts = self.imported.facts
        event = _event_days(self.imported.entries)
        zone = self.imported.zone.zone if self.imported.zone else None
        given = {
            **asdict(facts),
            "title": without(facts.title),
            "dates": format_when(event, zone) if event else "",
            "year": facts.year if not event else None,
        }
        options = [f":{name}: {as_option(str(given[name]))}" for name in _OPTIONS if given[name]]
        return [f"```{{cfp:call}} {facts.key}", *options, "```"]

    def _stray(self, entries: Sequence[DateEntry], dates: LineWriter) -> None:
        """Dates that stand in sentences only, declared once."""
        self._add(["% These dates stand in sentences below; the list declares them."])
        self._listed(dates.dates(entries), dates)

    def _listed(self, items: Sequence[str], dates: LineWriter) -> None:
        if dates.shortened:
            said = " or ".join(sorted(dates.shortened))
            self._add([f"% The page says {said}: with :timezone: that is the end of a day anyway."])
            dates.shortened.clear()
        self._add([":::{cfp:dates}", "", *items, "", ":::"])

    def _dates(
        self, part: Dates, dates: LineWriter, blocks: BlockWriter, stray: Sequence[DateEntry]
    ) -> None:
        self._add(blocks.blocks(part.before))
        items = dates.dates(part.entries)
        if stray:
            which = f"last {len(stray)} of these stand in sentences"
            if len(stray) == 1:
                which = "last of these stands in a sentence"
            self._add([f"% The {which} of the page, not in its list."])
            items += dates.dates(stray)
        if items:
            self._listed(items, dates)
        left = [*refused([one for one in part.entries if not dates.line(one)])]
        left += [text for text in _uncovered(part.entries, items) if text not in left]
        if left:
            self._add(blocks.blocks([Listing(tuple(ListItem(text) for text in left))]))
        self._add(blocks.blocks(part.after))

    def _lost(self, inline: InlineWriter) -> None:
        """Ask for the links and the pictures that lead nowhere from here."""
        found: list[Doubt] = []
        for line, words, href in dict.fromkeys(inline.lost.links):
            if href.startswith("#"):
                why = f"a link within the page to {href}: write [{words[:40]}](#key), or leave it"
            else:
                why = f"a link to {href} on the old site: write its whole address"
            found.append(Doubt(line=line, text=words[:80], why=why))
        for line, words, image in dict.fromkeys(inline.lost.images):
            shown = f" ({words[:60]})" if words.strip() else ""
            why = f"a picture{shown}: save it beside call.md, and show it with ![words](file)"
            found.append(Doubt(line=line, text=image[:120], why=why))
        self.late += found
        self._add([self._question(doubt) for doubt in found])


def _headed(imported: Imported, parts: list[Part]) -> tuple[Text, list[Part]]:
    """The page's heading, and the parts without it: its first one if no other is as high."""
    headings = [part for part in parts if isinstance(part, Heading)]
    first = next((part for part in parts if not isinstance(part, Comment | BlockGroup)), None)
    name = without(imported.document.title) or imported.facts.title
    if isinstance(first, Heading) and plain(first.text):
        is_highest = all(other is first or other.level > first.level for other in headings)
        is_same = _bare(plain(first.text)) == _bare(name)
        if is_highest or is_same:
            return first.text, [part for part in parts if part is not first]
    if not name or (cues.is_call_title(name) and len(name) < 4):
        name = "Call for papers"
    return (TextRun(name),), parts


def _bare(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _line_of(part: Part) -> int:
    return max(part.line, 0)


def _event_days(entries: Sequence[DateEntry]) -> When | None:
    """The days of the event, if the page states one value only."""
    found = {
        e.when for e in entries if e.kind is Kind.EVENT and e.when and e.when.start and not e.track
    }
    return next(iter(found)) if len(found) == 1 else None


def as_option(value: str) -> str:
    """A value as MyST's options take it, which are YAML."""
    value = one_line(value)
    if value[:1] in _NO_OPTION or ": " in value or " #" in value or value[:1] in "[{&*!%@`":
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value


def one_line(words: str) -> str:
    """Words without breaks."""
    return " ".join(words.split())


def _uncovered(entries: Sequence[DateEntry], items: Sequence[str]) -> Iterator[Text]:
    """Texts of which a list of dates leaves out a whole clause."""
    written = {word.casefold() for item in items for word in _WORD.findall(item)}
    texts = {id(entry.text): entry.text for entry in entries if entry.text}
    for text in texts.values():
        words = [word.casefold() for word in _WORD.findall(visible(text))]
        values = " ".join(
            f"{e.statement.raw} {e.statement.text}" for e in entries if e.text is text
        )
        known = written | {word.casefold() for word in _WORD.findall(values)} | words_in(_LITTLE)
        left = [word for word in words if word not in known and not word.isdecimal()]
        if len(left) >= _LEAST_WORDS:
            yield text
