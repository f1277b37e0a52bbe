"""The time zone, and the time, that a page states once for all its deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.grammar.find import find
from sphinx_cfp.grammar.time import LAST_SECOND, read_time
from sphinx_cfp.grammar.tokens import LOOKAHEAD, NUMBER, WORD, tokenize
from sphinx_cfp.grammar.zone import find_zone, is_zone, read_zone
from sphinx_cfp.importers import cues
from sphinx_cfp.importers.formats.document import Heading, Table, marked, texts_of, walk
from sphinx_cfp.importers.understanding.sentences import sentences
from sphinx_cfp.importers.understanding.statement import Dates, Topics
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import DEADLINES
from sphinx_cfp.model.zones import AOE
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.formats.document import Block, Text
    from sphinx_cfp.importers.understanding.statement import DateEntry, Part
    from sphinx_cfp.model.zones import Zone
    from sphinx_cfp.vocabulary.phrases import Roles

_QUICK = r"\b[A-Z]{1,4}T\b|UTC|a\.o\.e\b|{anywhere}|{zone word}|{local}"
_ABOUT: Roles = ("dates", "deadline", "submit", "zone word")
_ALL: Roles = ("all", "throughout", "be", "falls")


class PageZone(NamedTuple):
    """A zone for all deadlines; ``seconds`` after midnight if the page states a time with it.

    ``doubt`` says what was understood where that is not plain. ``zone`` is ``None`` if it cannot be told.
    """

    zone: Zone | None
    seconds: int | None
    line: int
    words: str
    doubt: str = ""

    @property
    def wanted(self) -> int | None:
        """The time that every deadline has to name: not the last minute of a day, when it ends anyway."""
        if self.seconds is None or self.seconds >= LAST_SECOND - 59 or self.seconds == 0:
            return None
        return self.seconds


def page_zone(parts: Sequence[Part]) -> PageZone | None:
    """The zone that a page states for all its deadlines."""
    best: tuple[int, PageZone] | None = None
    for text, weight in _candidates(parts):
        found = _read(text, weight)
        if found and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def clock(seconds: int) -> str:
    """Seconds after midnight as ``HH:MM``."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}"


def zone_of_all(entries: Sequence[DateEntry]) -> Zone | None:
    """The zone that every deadline of a page names; ``None`` if one names none, or another."""
    deadlines = [entry.when.last for entry in entries if entry.kind in DEADLINES and entry.when]
    zones = {moment.zone for moment in deadlines if moment is not None}
    return zones.pop() if len(zones) == 1 else None


def _candidates(parts: Sequence[Part]) -> Iterator[tuple[Text, int]]:
    """The texts that may speak for all dates, and whether they need not say so: heads of tables."""
    for part in parts:
        if isinstance(part, Dates):
            yield from _of_blocks([*part.before, *part.after], 1)
            for block in part.source:
                if isinstance(block, Table):
                    heads = (row for row in block.rows if row.is_head)
                    yield from ((cell, 1) for row in heads for cell in row.cells)
        elif not isinstance(part, Topics):
            yield from _of_blocks([part], 0)


def _of_blocks(blocks: Sequence[Block], weight: int) -> Iterator[tuple[Text, int]]:
    for block in walk(blocks):
        own = 0 if isinstance(block, Table) else weight
        if isinstance(block, Heading):
            own = int(cues.speaks_of("dates", marked(block.text).text))
        yield from ((text, own) for text in texts_of(block))


def _read(text: Text, weight: int) -> tuple[int, PageZone] | None:
    whole = marked(text)
    if len(whole.text) > 5000 or not pattern(_QUICK).search(whole.text):
        return None
    for sentence in sentences(whole.text):
        words = sentence.text
        if not pattern(_QUICK).search(words) or any(one.names_day for one in find(words)):
            continue
        about, everything = cues.speaks_of(_ABOUT, words), cues.speaks_of(_ALL, words)
        if not weight and not (about and everything):
            continue
        found = _zone(words)
        if found is None:
            continue
        zone, seconds, doubt = found
        line = whole.line_at(sentence.start)
        shown = " ".join(words.split())
        strength = 2 * about + everything + weight + (zone is not None)
        return strength, PageZone(zone, seconds, line, shown, doubt)
    return None


def _zone(words: str) -> tuple[Zone | None, int | None, str] | None:
    """The zone and the time that a sentence names, and what is doubtful about it."""
    tokens = tokenize(words)
    seconds: int | None = None
    after_time = False
    refused: ParseError | None = None
    index = 0
    while index < len(tokens) - LOOKAHEAD:
        token = tokens[index]
        try:
            time = read_time(tokens, index) if token.kind in (NUMBER, WORD) else None
            if time is not None and seconds is None:
                index, seconds, _ = time
                after_time = True
                continue
            named = read_zone(tokens, index, after_time=after_time) if token.kind == WORD else None
            name = named[1] if named else ""
            if name and (after_time or is_zone(tokens, index) or name == "AoE" or "UTC" in name):
                if name == "local time":
                    return None
                return _plain(find_zone(name)), seconds, ""
        except ParseError as error:
            refused = refused or error
        after_time = after_time and token.kind != WORD
        index += 1
    return _suggested(refused, seconds) if refused else None


def _plain(zone: Zone) -> Zone:
    """UTC-12 by the name that readers know it by."""
    return AOE if zone.offset == AOE.offset else zone


def _suggested(
    error: ParseError, seconds: int | None
) -> tuple[Zone | None, int | None, str] | None:
    """The one zone that a refused name may stand for, or the doubt alone."""
    if error.code != Code.ZONE_ABBREVIATION:
        return None
    if len(error.candidates) != 1:
        return None, seconds, f"{error.message} — {error.hint}"
    (name,) = error.candidates
    return find_zone(name), seconds, f"{error.message}; it is taken for {name}"
