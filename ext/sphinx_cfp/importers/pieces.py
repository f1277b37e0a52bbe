"""From a line of a page to the lines of our language: one label, one date each."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.importers.scanning import Found, has_month, scan
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.grammar.parsed import Line

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
_MONTH = re.compile(r"“(?P<word>[^”]+)” is no month")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A statement of a date. ``text`` is a line of our language, ``line`` what the model reads in it.

    A text that is meant as a date and refused has no ``line`` but the ``error``. ``doubts`` are what a
    person should look at, ``raw`` the date as the page has it.
    """

    label: str
    text: str
    line: Line | None = None
    error: ParseError | None = None
    raw: str = ""
    doubts: tuple[str, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether it names a day."""
        return self.line is not None and (self.line.value.start is not None or bool(self.line.was))


def read_line(text: str, label: str = "") -> list[Piece]:
    """The statements of a line, what is struck given as ``~~…~~``; none if it states no date.

    ``label`` is that of the whole line where the page has it elsewhere, in another cell or a heading.
    """
    return list(_read(text, label))


@lru_cache(maxsize=2048)  # a line is looked at as an item, as a paragraph, as one of many
def _read(text: str, label: str) -> Sequence[Piece]:
    text = " ".join(text.replace("{", "(").replace("}", ")").split())
    text = _BULLETS.sub("", text)
    if not text or len(text) > _LONGEST or (len(text) > _LONGEST_VAGUE and not _DIGIT.search(text)):
        return []
    whole = f"{label.rstrip(' :：')}: {text}" if label else text
    readings = dict.fromkeys((whole, _moved_strike(whole))) if len(whole) <= _LONGEST_LINE else ()
    for reading in readings:
        line, error = _parsed(reading)
        if line is not None and not _hides_dates(line):
            return [Piece(label=line.label, text=reading, line=line, raw=_raw(line))]
        if error is not None and (mended := _mended(reading, error)):
            return mended
    found = [one for one in scan(text) if one.error is not None or has_month(text, one)]
    if not found:
        return []
    return _composed(text, found, label.rstrip(" :："))


def _parsed(text: str) -> tuple[Line | None, ParseError | None]:
    try:
        return parse_line(text), None
    except ParseError as error:
        return None, error


def _raw(line: Line) -> str:
    return line.text[line.when_span.start : line.when_span.stop].strip()


def _hides_dates(line: Line) -> bool:
    """Whether another date stands in the label or the note: "10 May (abstract), 17 May (paper)"."""
    return any(
        one.sequence is not None and has_month(words, one)
        for words in (line.label, line.note)
        for one in scan(words)
    )


def _moved_strike(text: str) -> str:
    """``~~Deadline: 1 May~~ 8 May`` with the label before the strike."""
    match = re.match(r"~~([^~]*?[^\W\d_][^~]*?[:：–—-]\s*)([^~]+)~~\s*(?=\S)", text)
    return f"{match[1]}~~{match[2]}~~ {text[match.end() :]}" if match else text


def _mended(text: str, error: ParseError) -> list[Piece]:
    """The line with a month's name spelled as it is meant."""
    match = _MONTH.search(error.message)
    near = re.fullmatch(r"did you mean (\w+)\?", error.hint)
    if not match or not near:
        return []
    word, month = match["word"], near[1]
    if difflib.SequenceMatcher(None, word.casefold(), month.casefold()).ratio() < 0.75:
        return []
    line, _ = _parsed(re.sub(rf"\b{re.escape(word)}\b", month, text, count=1))
    if line is None:
        return []
    doubt = f"“{word}” is no month; it is read as {month}"
    return [Piece(label=line.label, text=line.text, line=line, raw=_raw(line), doubts=(doubt,))]


def _composed(text: str, found: Sequence[Found], label: str) -> list[Piece]:
    """The statements that the days of a line make with the words beside them."""
    merged = _merged(text, found)
    if _ALL_STRUCK.fullmatch(text) and len(merged) == 1 and "~~" not in merged[0].when:
        merged = [merged[0]._replace(when=f"~~{merged[0].when}~~")]
    date_first = not cleaned(text[: merged[0].start])
    pieces: list[Piece] = []
    base, previous = label, 0
    for position, one in enumerate(merged):
        following = merged[position + 1].start if position + 1 < len(merged) else len(text)
        own, note, stop = _words(text, previous, one, following, date_first=date_first)
        if len(merged) > 1 and note and not date_first and len(note) < 40:
            own, note = f"{own or base} ({note})", ""
        name = " – ".join(part for part in (label, own) if part) if label else own or base
        pieces.append(_piece(name, one, note, text))
        base = base or own.partition(" (")[0]
        previous = stop
    return pieces


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


def _merged(text: str, found: Sequence[Found]) -> list[_Value]:
    """The values of a line, each with those that it replaced."""
    merged: list[_Value] = []
    for one in found:
        when = text[one.start : one.stop].strip(" .;,*_`")
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


def _piece(label: str, value: _Value, note: str, text: str) -> Piece:
    """A statement composed of its parts, without the note if that makes it unreadable."""
    when, error = value.when, value.error
    if error is not None and not re.search(r"[^\W\d_]{3}|[月日]|\d{4}.\d", when):
        return Piece(label=label, text=text, error=error, raw=when)
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
        return Piece(label=line.label, text=attempt, line=line, raw=when, doubts=doubts)
    return Piece(label=label, text=text, error=error or fault, raw=when)


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


def with_text(piece: Piece, text: str, *doubts: str) -> Piece:
    """The piece with another line; unchanged if that line cannot be read."""
    line, _ = _parsed(text)
    if line is None:
        return replace(piece, doubts=(*piece.doubts, *doubts))
    return replace(piece, text=text, line=line, doubts=(*piece.doubts, *doubts))
