"""Finds the dates that stand in sentences, and what each of them is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.grammar.label import classify
from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.importers import cues
from sphinx_cfp.importers.entries import Entry, Marked, marked
from sphinx_cfp.importers.pieces import Piece
from sphinx_cfp.importers.scanning import Found, has_month, scan
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.documents import Text

_END = re.compile(
    r"(?<=[.!?])[\"')\]*_]*\s+(?=[\"'(\[*_¿¡]*[A-ZÀ-ÞА-Я0-9¿¡])|(?<=[。！？])|\s*\u2028\s*"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun"
    r"|Dr|Prof|Mr|Mrs|Ms|St|No|vs|etc"
    r"|approx|e\.g|i\.e|cf|Vol|pp|Fig|resp|incl|ca|Nr|bzw|z\.B|a\.m|p\.m|[A-Z])\."
    r"|\b\d{1,2}\.)[\"')\]]*\s*$"
)
_CLAUSE = re.compile(
    r"[;:(]|,\s+(?:and|but|while|whereas|with|und|et|y|e)\s|\s(?:and|but|while|whereas|und"
    r"|sowie|et|y)\s",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[\w’'/-]+(?:\s*[:,(]?)")
_NEAR, _FAR = 7, 16  # words before a date in which its kind is looked for
_AROUND = 1_500  # characters before and after a date that can say what it is for
_POSTED = 80  # characters
_LABEL_WORDS = 10
_LONGEST_LABEL = 70
_DEADLINE = re.compile(
    r"\b(?:deadlines?|due|until|till|by|before|no later than|closes?|closing|ends?|submit\w*"
    r"|submission\w*|send|receive\w*|apply"
    r"|application\w*|bis|frist|einreich\w*|einsend\w*|avant|jusqu'au|date limite|soumi\w*"
    r"|hasta|antes|l[íi]mite|plazo|env[íi]\w*"
    r"|finaliza|cierra|até|prazo|submet\w*|envi\w*|entro|scadenza|invi\w*)\b|截止|締切|まで",
    re.IGNORECASE,
)


class Sentence(NamedTuple):
    """A sentence of a marked text, where it begins there."""

    start: int
    text: str


def entries_of(text: Text, heading: str, *, is_top: bool = False) -> list[Entry]:
    """The dates of running text that are for something.

    ``heading`` is what stands above it; ``is_top`` says that the page begins here: a day that stands
    there beside a place is the event's.
    """
    whole = marked(text)
    entries: list[Entry] = []
    for sentence in sentences(whole.text):
        found = [
            one for one in scan(sentence.text) if one.sequence and _is_plain(sentence.text, one)
        ]
        if not found or _is_posted(sentence.text[: found[0].stop], found[0].start):
            continue
        if len(found) == 2 and (moved := _moved(sentence, found)):
            found = moved
        for position, one in enumerate(found):
            previous = found[position - 1].stop if position else 0
            following = (
                found[position + 1].start if position + 1 < len(found) else len(sentence.text)
            )
            entry = _entry(whole, sentence, one, (previous, following), is_top=is_top)
            if entry is not None:
                entry.heading = heading
                entries.append(entry)
    return entries


def _is_posted(text: str, start: int) -> bool:
    """Whether the words before a day say that somebody wrote on it, and none that it is due."""
    matches = [m for m in cues.POSTED.finditer(text, max(0, start - _POSTED)) if m.start() < start]
    return bool(matches) and not _DEADLINE.search(text[matches[-1].end() : start])


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; the points of abbreviations and of ordinals end none."""
    start = 0
    for match in _END.finditer(text):
        if "\u2028" not in match.group() and _ABBREVIATION.search(text[start : match.start()]):
            continue
        if text[start : match.start()].strip():
            yield Sentence(start, text[start : match.start()])
        start = match.end()
    if text[start:].strip():
        yield Sentence(start, text[start:])


def _is_plain(text: str, one: Found) -> bool:
    """Whether a day is written so that it can be nothing else."""
    value = one.value
    if value is None or value.start is None:
        return False
    words = text[one.start : one.stop]
    if re.match(r"may\b", words) and value.start.year is None:
        return False  # "papers may 5 …"
    return has_month(text, one)


def _moved(sentence: Sentence, found: Sequence[Found]) -> list[Found]:
    """Of "extended from X to Y" the day that counts."""
    between = sentence.text[found[0].stop : found[1].start]
    if cues.MOVED.search(sentence.text) and re.fullmatch(
        r"\W*(?:to|until|till|bis|au|al|a|até|fino al|from)\W*(?:the\W*)?", between, re.IGNORECASE
    ):
        return [found[0 if "from" in between else 1]]
    return []


def _entry(
    whole: Marked, sentence: Sentence, one: Found, limits: tuple[int, int], *, is_top: bool
) -> Entry | None:
    """A date of a sentence, or nothing if it is for nothing that is known."""
    text = sentence.text
    left, right = text[limits[0] : one.start], text[one.stop : limits[1]]
    around = text[max(0, one.start - _AROUND) : one.stop + _AROUND]
    label, kind = _explained(left, right, around)
    if kind is Kind.OTHER and is_top and _stands_beside_a_place(text, left, right):
        label, kind = _short(left) or "Event", Kind.EVENT
    if kind is Kind.OTHER or (
        kind in {Kind.EVENT, Kind.HOST_EVENT}
        and cues.PAST.search(text, max(0, one.start - _AROUND), one.start)
    ):
        return None
    piece = _piece(label, text[one.start : one.stop], one)
    if piece is None:
        return None
    at = sentence.start + one.start
    entry = Entry(
        piece=piece,
        line=whole.line_at(at),
        where="prose",
        text=whole.runs,
        kind=kind,
        doubts=list(piece.doubts),
    )
    entry.pinned = _kind(label)[0] is not kind
    return entry


def _explained(left: str, right: str, sentence: str) -> tuple[str, Kind]:
    """The words that say what a date is for, and its kind: nearest words first."""
    clause = _last_clause(left)
    nearest = _last(clause, 9)
    if (held := list(cues.HELD.finditer(nearest))) and not _DEADLINE.search(
        nearest[held[-1].end() :]
    ):
        kind, _ = _kind(nearest)
        return _short(nearest), kind if kind is Kind.HOST_EVENT else Kind.EVENT
    for words in (_last(clause, _NEAR), _last(clause, _FAR), _last(left, _FAR)):
        kind, generic = _kind(words)
        if kind is not Kind.OTHER and not generic and _fits(kind, words, sentence):
            return _short(words), kind
    after = re.match(r"\s*(?:\(([^()]{3,80})\)|(?:is|are|–|—|-|:)\s+([^,.;()]{3,80}))", right)
    if after:
        words = after[1] or after[2]
        kind, generic = _kind(words)
        if kind is not Kind.OTHER and not generic:
            return _short(words), kind
    words = _last(left, _FAR)
    if _DEADLINE.search(words):
        kind, _ = _kind(sentence[:300])
        if kind is not Kind.OTHER:
            return _short(words) or "Deadline", kind
    if cues.EVENT.search(sentence):
        kind, _ = _kind(_last(left, 30))
        if kind in {Kind.EVENT, Kind.HOST_EVENT}:
            return _short(words), kind
    return "", Kind.OTHER


def _fits(kind: Kind, words: str, sentence: str) -> bool:
    """Whether the words say that something is due or takes place, and do not merely speak of papers."""
    if kind in {Kind.EVENT, Kind.HOST_EVENT}:
        return bool(cues.EVENT.search(sentence))
    if kind in {Kind.PAPER, Kind.ABSTRACT, Kind.PROPOSAL}:
        return bool(_DEADLINE.search(words))
    return True


def _stands_beside_a_place(text: str, left: str, right: str) -> bool:
    """Whether a line at the top of a page is a place and days, or an event's name and days."""
    beside = f"{left} {right}"
    if len(text.split()) > 40 or _DEADLINE.search(beside) or cues.MOVED.search(text):
        return False
    return bool(re.search(r"[A-ZÀ-Þ一-鿿]", beside)) or not beside.strip(" .,:;|–—-·()*_")


def _kind(words: str) -> tuple[Kind, bool]:
    try:
        read = classify(words)
    except ParseError:
        return Kind.OTHER, False
    return read.kind, read.generic


def _last_clause(left: str) -> str:
    """The clause in which a date stands, without the ones before it."""
    start = 0
    for match in _CLAUSE.finditer(left):
        if len(_WORDS.findall(left[match.end() :])) >= 2:
            start = match.end()
    return left[start:]


def _last(text: str, count: int) -> str:
    words = list(_WORDS.finditer(text))
    return text[words[-count].start() :] if len(words) > count else text


def _short(words: str) -> str:
    """A label of the words before a date: the last ones, without what only leads to the date."""
    from sphinx_cfp.importers.pieces import cleaned

    label = cleaned(_last(words.replace("~~", ""), _LABEL_WORDS))
    while len(label) > _LONGEST_LABEL and " " in label:
        label = label.partition(" ")[2]
    return label


def _piece(label: str, when: str, one: Found) -> Piece | None:
    """The line of a date in a sentence."""
    raw = when.strip(" .;,*_`")
    doubts = (f"{one.error.message}; the day alone is taken",) if one.error else ()
    try:
        line = parse_line(f"{label}: {raw}")
    except ParseError:
        return None
    return Piece(label=label, text=line.text, line=line, raw=raw, doubts=doubts)
