"""From a line of a page to the lines of our language: one label, one date each."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_cfp.grammar.find import find
from sphinx_cfp.grammar.label import classify
from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.importers import cues
from sphinx_cfp.importers.formats.document import Comment, Heading, Paragraph, marked, plain
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.vocabulary.phrases import alternatives, pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.grammar.find import FoundDate
    from sphinx_cfp.grammar.parsed import ParsedLine
    from sphinx_cfp.importers.formats.document import Block, Listing, Text
    from sphinx_cfp.model.dates import When

_LONGEST = 3000  # characters of a line: more is no statement of a date
_LONGEST_LINE = 600  # of a line that is one statement; days are looked for in what is longer
_LONGEST_VAGUE = 160  # of a line that names a date without a digit: "Demo papers: late spring"
_LONGEST_LABEL = 160
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_EDGES = " \t\n:：;,.–—-−|=·•*_`~@/\\>)]}»"
_OPEN = " \t\n:：;,.–—-−|=·•*_`~/\\([{<«"
_LEADING = r"(?:(?:(?!{preposition})(?:{and}|{or})|{opening}|&)\s+|[^\w(\[]+)+"
_TRAILING = r"\s+{closing}$"
_ARROW = r"(?:→|->|-->|=>|➔|➡️?|>{1,3})"
_SIGNS = r"[\s(,;:*~!.–—-]*"
_NOW = (
    rf"{_SIGNS}(?:{_ARROW}|(?:{{remark}}|{{now}}|{{be}}|{{perfect}}|{{past}})\s*)*"
    rf"(?:{_ARROW}|{{extended}}|{{moved}}|{{renewed}})"
    rf"{_SIGNS}(?:(?:{{remark}}|{{to}}|{{until}}|{{lead}})[\s:,–—-]*)*"
)
"""Stands between a day and the one that replaced it."""
_THEN = (
    r"[\s,;:(\[–—-]*(?:(?!{from}){old}|(?:{extended}|{moved})\s+{from})[\s:,]*"
    r"(?:{remark}|{lead})?[\s:,]*"
)
"""Stands between a day and the one that it replaced."""
_BULLETS = re.compile(r"^(?:[·•▪◦‣∙●○§\uf0b7]\s*)+(?=\S)")
"""Word writes its bullets as characters of the text."""
_ALL_STRUCK = re.compile(r"~~[^~]+~~\W*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement of a date. ``text`` is a line of our language, ``line`` what the model reads in it.

    A text that is meant as a date and refused has no ``line`` but the ``error``. ``doubts`` are what a
    person should look at, ``raw`` the date as the page has it.
    """

    label: str
    text: str
    line: ParsedLine | None = None
    error: ParseError | None = None
    raw: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether it names a day."""
        return self.line is not None and (self.line.value.start is not None or bool(self.line.was))


def read_line(text: str, label: str = "") -> list[Statement]:
    """The statements of a line, what is struck given as ``~~…~~``; none if it states no date.

    ``label`` is that of the whole line where the page has it elsewhere, in another cell or a heading.
    """
    return list(_read(text, label))


def statements_of(text: Text, label: str = "") -> list[Statement]:
    """The statements of a text of a page."""
    return read_line(marked(text).text, label)


@lru_cache(maxsize=2048)  # a line is looked at as an item, as a paragraph, as one of many
def _read(text: str, label: str) -> Sequence[Statement]:
    text = " ".join(text.replace("{", "(").replace("}", ")").split())
    text = _BULLETS.sub("", text)
    if not text or len(text) > _LONGEST or (len(text) > _LONGEST_VAGUE and not _DIGIT.search(text)):
        return []
    whole = f"{label.rstrip(' :：')}: {text}" if label else text
    readings = dict.fromkeys((whole, _moved_strike(whole))) if len(whole) <= _LONGEST_LINE else ()
    for reading in readings:
        line, error = _parsed(reading)
        if line is not None and not _hides_dates(line):
            return [Statement(label=line.label, text=reading, line=line, raw=_raw(line))]
        if error is not None and (mended := _mended(reading, error)):
            return mended
    found = [one for one in find(text) if one.error is not None or one.is_explicit]
    if not found:
        return []
    return _composed(text, found, label.rstrip(" :："))


def classified(label: str, acronym: str = "", host: str = "") -> tuple[Kind, str, bool]:
    """The kind that a label names, its qualifier, and whether it is a bare "deadline"."""
    try:
        read = classify(label, acronym, host)
    except ParseError:
        return Kind.OTHER, label, False
    return read.kind, read.qualifier, read.generic


def _parsed(text: str) -> tuple[ParsedLine | None, ParseError | None]:
    try:
        return parse_line(text), None
    except ParseError as error:
        return None, error


def _raw(line: ParsedLine) -> str:
    return line.text[line.when_span.start : line.when_span.stop].strip()


def _hides_dates(line: ParsedLine) -> bool:
    """Whether another date stands in the label or the note: "10 May (abstract), 17 May (paper)"."""
    return any(
        one.names_day and one.is_explicit
        for words in (line.label, line.note)
        for one in find(words)
    )


def _moved_strike(text: str) -> str:
    """``~~Deadline: 1 May~~ 8 May`` with the label before the strike."""
    match = re.match(r"~~([^~]*?[^\W\d_][^~]*?[:：–—-]\s*)([^~]+)~~\s*(?=\S)", text)
    return f"{match[1]}~~{match[2]}~~ {text[match.end() :]}" if match else text


def _mended(text: str, error: ParseError) -> list[Statement]:
    """The line with a month's name spelled as it is meant."""
    if error.code != Code.DATE_SYNTAX or len(error.candidates) != 1:
        return []
    word, (month,) = text[error.span.start : error.span.stop], error.candidates
    if difflib.SequenceMatcher(None, word.casefold(), month.casefold()).ratio() < 0.75:
        return []
    line, _ = _parsed(re.sub(rf"\b{re.escape(word)}\b", month, text, count=1))
    if line is None:
        return []
    doubt = f"“{word}” is no month; it is read as {month}"
    return [Statement(label=line.label, text=line.text, line=line, raw=_raw(line), doubts=(doubt,))]


def _composed(text: str, found: Sequence[FoundDate], label: str) -> list[Statement]:
    """The statements that the days of a line make with the words beside them."""
    merged = _merged(text, found)
    if _ALL_STRUCK.fullmatch(text) and len(merged) == 1 and "~~" not in merged[0].when:
        merged = [merged[0]._replace(when=f"~~{merged[0].when}~~")]
    date_first = not cleaned(text[: merged[0].start])
    statements: list[Statement] = []
    base, previous = label, 0
    for position, one in enumerate(merged):
        following = merged[position + 1].start if position + 1 < len(merged) else len(text)
        own, note, stop = _words(text, previous, one, following, date_first=date_first)
        if len(merged) > 1 and note and not date_first and len(note) < 40:
            own, note = f"{own or base} ({note})", ""
        name = " – ".join(part for part in (label, own) if part) if label else own or base
        statements.append(_statement(name, one, note, text))
        base = base or own.partition(" (")[0]
        previous = stop
    return statements


def _words(
    text: str, previous: int, one: _Value, following: int, *, date_first: bool
) -> tuple[str, str, int]:
    """Label and note of a day, and where they end: words before it, or after it where days come first."""
    after = text[one.stop : following]
    if date_first:
        return *_named_after(after), following
    own = cleaned(text[previous : one.start])
    if following == len(text):
        note = after.strip()
        if note.startswith("(") and note.rstrip(".;, ").endswith(")") and note.count("(") == 1:
            note = note.rstrip(".;, ")[1:-1]
        return own, note.strip(" .;,:–—-"), following
    inside = re.match(r"\s*\(([^()]{2,80})\)", after)
    if inside:
        return own, inside[1].strip(), one.stop + inside.end()
    return own, "", one.stop


def _named_after(after: str) -> tuple[str, str]:
    """Label and note of a day that stands before them: ``10 May [optional]: Draft (as a PDF, please)``."""
    aside = re.match(r"[\s*_]*\[([^\[\]]{2,40})\][\s*_]*[:：–—-]?\s*(?=\S)", after)
    notes = [aside[1]] if aside else []
    words = after[aside.end() :] if aside else after
    closing = re.search(r"\s\(([^()]{25,})\)\W*$", words)
    if closing:
        notes.append(closing[1])
        words = words[: closing.start()]
    return cleaned(words), "; ".join(note.strip() for note in notes)


class _Value(NamedTuple):
    """A WHEN in a text, older values that it replaced struck, and why it was refused as it stood."""

    start: int
    stop: int
    when: str
    error: ParseError | None = None
    is_moved: bool = False


def _merged(text: str, found: Sequence[FoundDate]) -> list[_Value]:
    """The values of a line, each with those that it replaced."""
    merged: list[_Value] = []
    for one in found:
        when = one.text.strip(" .;,*_`")
        if when.count("~~") % 2:
            when = when.replace("~~", "")
        last = merged[-1] if merged else None
        between = text[last.stop : one.start] if last else ""
        if last and pattern(_NOW).fullmatch(between):
            values = f"{_struck(last.when)} {when}"
            merged[-1] = _Value(last.start, one.stop, values, one.error, is_moved=True)
        elif last and pattern(_THEN).fullmatch(between):
            closing = re.match(r"\s*[)\]]", text[one.stop :])
            stop = one.stop + (closing.end() if closing else 0)
            values = f"{_struck(when)} {last.when}"
            merged[-1] = _Value(last.start, stop, values, last.error, is_moved=True)
        else:
            merged.append(_Value(one.start, one.stop, when, one.error))
    return merged


def _struck(when: str) -> str:
    """A value that no longer counts; older ones before it stay struck."""
    old, separator, value = when.rpartition("~~")
    value = value.strip()
    return f"{old}{separator} ~~{value}~~".strip() if value else when


def _statement(label: str, value: _Value, note: str, text: str) -> Statement:
    """A statement composed of its parts, without the note if that makes it unreadable."""
    when, error = value.when, value.error
    if error is not None and not re.search(r"[^\W\d_]{3}|[月日]|\d{4}.\d", when):
        return Statement(label=label, text=text, error=error, raw=when)
    doubts = () if error is None else (f"{error.message}; the day alone is taken",)
    if value.is_moved:
        doubts = ("the page calls this a move; see that the struck date is the old one",)
    note = note.replace("~~", "")
    fault = error
    for attempt in (
        (f"{label}: {when} ({note})", f"{label}: {when}") if note else (f"{label}: {when}",)
    ):
        line, fault = _parsed(attempt)
        if line is None or _hides_dates(line):
            continue
        if note and not attempt.endswith(")"):
            doubts = (*doubts, f"left out, as it is no part of the date: {note}")
        return Statement(label=line.label, text=attempt, line=line, raw=when, doubts=doubts)
    return Statement(label=label, text=text, error=error or fault, raw=when)


def cleaned(words: str) -> str:
    """A label without the signs and little words at its ends."""
    words = words.replace("~~", " ").strip()
    leading = pattern(_LEADING).match(words)
    if leading:
        words = words[leading.end() :]
    words = words.rstrip(_OPEN).lstrip(_EDGES)
    for _ in range(4):
        shorter = pattern(_TRAILING).sub("", words).rstrip(_OPEN)
        if shorter == words:
            break
        words = shorter
    if words.count("(") > words.count(")"):
        words = words.replace("(", " ", 1)
    if words.count(")") > words.count("("):
        words = words.replace(")", " ", 1)
    words = " ".join(words.split()).strip(" .;,:")
    return words[:_LONGEST_LABEL] if _LETTER.search(words) else ""


def with_text(statement: Statement, text: str, *doubts: str) -> Statement:
    """The statement with another line; unchanged if that line cannot be read."""
    line, _ = _parsed(text)
    if line is None:
        return replace(statement, doubts=(*statement.doubts, *doubts))
    return replace(statement, text=text, line=line, doubts=(*statement.doubts, *doubts))


@dataclass(slots=True, kw_only=True, eq=False)
class DateEntry:
    """A statement of a date at a line of the page.

    ``where`` is ``list``, ``table``, ``line``, ``prose``, ``heading`` or ``frame``; ``track`` the title of
    the track it stands in, ``text`` the runs that it was read from. ``heading`` is what stands above it.
    """

    statement: Statement
    line: int
    where: str
    text: Text = ()
    track: str = ""
    heading: str = ""
    kind: Kind = Kind.OTHER
    qualifier: str = ""
    when: When | None = None
    was: tuple[When, ...] = ()
    doubts: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.doubts = [*self.statement.doubts]

    @property
    def label(self) -> str:
        """The label, in the words of the page."""
        return self.statement.label


@dataclass(frozen=True, slots=True)
class Dates:
    """What a ``{cfp:dates}`` is written from: entries in order, and the title of what they are dates of.

    ``before`` and ``after`` are what else stood among them, ``source`` the blocks that all of it was.
    """

    entries: tuple[DateEntry, ...]
    line: int = 0
    title: str = ""
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()
    source: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Topics:
    """What a ``{cfp:topics}`` is written from, and the heading above it.

    ``is_group`` says that this heading stands itself below one that announces topics.
    """

    listing: Listing
    line: int = 0
    title: str = ""
    is_group: bool = False


Part: TypeAlias = "Block | Dates | Topics"


_LONGEST_TITLE = 80
_NO_TITLE = re.compile(r"[.!?。]\s*$|@|://")
_PSEUDO = 7  # the level of a paragraph that is bold all over: below every heading


@dataclass(slots=True)
class Above:
    """Follows a reader through the blocks of a page."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    intro: str = ""

    def pass_by(self, block: Block) -> None:
        """Go on behind a block."""
        if isinstance(block, Heading):
            self._enter(block.level, plain(block.text))
        elif isinstance(block, Paragraph):
            words = plain(block.text)
            if is_title(block):
                self._enter(_PSEUDO, words.rstrip(" :："))
            short = len(words.split()) < 5 and bool(self.intro)
            self.intro = f"{self.intro} {words}" if short else words
        elif not isinstance(block, Comment):
            self.intro = ""

    def _enter(self, level: int, title: str) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.headings.append((level, title))
        self.intro = ""

    @property
    def heading(self) -> str:
        """The nearest heading."""
        return self.headings[-1][1] if self.headings else ""

    @property
    def announces_dates(self) -> bool:
        """Whether the nearest words above say that dates follow."""
        nearest = [title for _, title in self.headings[-2:]]
        return any(cues.speaks_of("dates", words[-200:]) for words in (*nearest, self.intro))

    @property
    def is_elsewhere(self) -> bool:
        """Whether the nearest heading says that days below it are no dates of this call."""
        title = self.heading
        return cues.speaks_of(cues.NEWS, title) and not cues.speaks_of("dates", title)


def is_title(block: Paragraph) -> bool:
    """Whether a paragraph stands for a heading: short, and bold all over."""
    words = plain(block.text)
    if not words or len(words) > _LONGEST_TITLE or _NO_TITLE.search(words):
        return False
    return all(run.strong or not run.text.strip(" :：\n") for run in block.text) and not re.search(
        rf"\d{{1,2}}\D{{1,3}}\d{{4}}|\b\d{{1,2}}(?:{alternatives('ordinal')})?\b.*\b(?:19|20)\d\d",
        words,
    )
