"""Finds the dates that stand in sentences, and what each of them is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.grammar.find import FoundDate, find
from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.importers import cues
from sphinx_cfp.importers.formats.document import Marked, marked
from sphinx_cfp.importers.understanding.statement import DateEntry, Statement, classified, cleaned
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.vocabulary.phrases import pattern, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.formats.document import Text

_END = re.compile(
    r"(?<=[.!?])[\"')\]*_]*\s+(?=[\"'(\[*_¿¡]*[A-ZÀ-ÞА-Я0-9¿¡])|(?<=[。！？])|\s*\u2028\s*"
)
_ABBREVIATION = r"(?:{abbreviation}|{short}|\b(?-i:[A-Z])|\b\d{1,2})\.[\"')\]]*\s*$"
_CLAUSE = r"[;:(]|(?:,\s|\s(?=\w\w))(?:{clause}|(?!{preposition}){and})\s"
_WORDS = re.compile(r"[\w’'/-]+(?:\s*[:,(]?)")
_NEAR_WORDS, _FAR_WORDS = 7, 16  # words before a date in which its kind is looked for
_AROUND_CHARACTERS = 1_500  # characters before and after a date that can say what it is for
_POSTED_CHARACTERS = 80
_LABEL_WORDS = 10
_LONGEST_LABEL = 70


class Sentence(NamedTuple):
    """A sentence of a marked text, where it begins there."""

    start: int
    text: str


def entries_of(text: Text, heading: str, *, is_top: bool = False) -> list[DateEntry]:
    """The dates of running text that are for something.

    ``heading`` is what stands above it; ``is_top`` says that the page begins here: a day that stands
    there beside a place is the event's.
    """
    whole = marked(text)
    entries: list[DateEntry] = []
    for sentence in sentences(whole.text):
        found = [one for one in find(sentence.text) if one.names_day and _is_plain(one)]
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
    posted = pattern(r"{posted}|{dated}\s*[:：\d]|©")
    matches = [
        m for m in posted.finditer(text, max(0, start - _POSTED_CHARACTERS)) if m.start() < start
    ]
    return bool(matches) and not cues.speaks_of(cues.DEADLINE, text[matches[-1].end() : start])


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text; the points of abbreviations and of ordinals end none."""
    start = 0
    for match in _END.finditer(text):
        if "\u2028" not in match.group() and pattern(_ABBREVIATION).search(
            text, start, match.start()
        ):
            continue
        if text[start : match.start()].strip():
            yield Sentence(start, text[start : match.start()])
        start = match.end()
    if text[start:].strip():
        yield Sentence(start, text[start:])


def _is_plain(one: FoundDate) -> bool:
    """Whether a day is written so that it can be nothing else."""
    value = one.value
    if value is None or value.start is None:
        return False
    if re.match(r"may\b", one.text) and value.start.year is None:
        return False  # "papers may 5 …"
    return one.is_explicit


def _moved(sentence: Sentence, found: Sequence[FoundDate]) -> list[FoundDate]:
    """Of "extended from X to Y" the day that counts."""
    between = sentence.text[found[0].stop : found[1].start]
    joint = pattern(r"\W*(?:{to}|(?P<from>{from}))\W*(?:{article}\W*)?").fullmatch(between)
    if joint and cues.speaks_of(cues.MOVED, sentence.text):
        return [found[0 if joint["from"] else 1]]
    return []


def _entry(
    whole: Marked, sentence: Sentence, one: FoundDate, limits: tuple[int, int], *, is_top: bool
) -> DateEntry | None:
    """A date of a sentence, or nothing if it is for nothing that is known."""
    text = sentence.text
    left, right = text[limits[0] : one.start], text[one.stop : limits[1]]
    around = text[max(0, one.start - _AROUND_CHARACTERS) : one.stop + _AROUND_CHARACTERS]
    label, kind = _explained(left, right, around)
    if kind is Kind.OTHER and is_top and _stands_beside_a_place(text, left, right):
        label, kind = _short(left) or "Event", Kind.EVENT
    if kind is Kind.OTHER or (
        kind in {Kind.EVENT, Kind.HOST_EVENT}
        and cues.speaks_of("former", text[max(0, one.start - _AROUND_CHARACTERS) : one.start])
    ):
        return None
    statement = _statement(label, one.text, one)
    if statement is None:
        return None
    at = sentence.start + one.start
    return DateEntry(
        statement=statement,
        line=whole.line_at(at),
        where="prose",
        text=whole.runs,
        kind=kind,
    )


def _explained(left: str, right: str, sentence: str) -> tuple[str, Kind]:
    """The words that say what a date is for, and its kind: nearest words first."""
    clause = _last_clause(left)
    nearest = _last(clause, 9)
    held = [match.end() for match in phrase("held").finditer(nearest)]
    if held and not cues.speaks_of(cues.DEADLINE, nearest[held[-1] :]):
        kind, _, _ = classified(nearest)
        return _short(nearest), kind if kind is Kind.HOST_EVENT else Kind.EVENT
    for words in (_last(clause, _NEAR_WORDS), _last(clause, _FAR_WORDS), _last(left, _FAR_WORDS)):
        kind, _, generic = classified(words)
        if kind is not Kind.OTHER and not generic and _fits(kind, words, sentence):
            return _short(words), kind
    after = re.match(r"\s*(?:\(([^()]{3,80})\)|(?:is|are|–|—|-|:)\s+([^,.;()]{3,80}))", right)
    if after:
        words = after[1] or after[2]
        kind, _, generic = classified(words)
        if kind is not Kind.OTHER and not generic:
            return _short(words), kind
    words = _last(left, _FAR_WORDS)
    if cues.speaks_of(cues.DEADLINE, words):
        kind, _, _ = classified(sentence[:300])
        if kind is not Kind.OTHER:
            return _short(words) or "Deadline", kind
    if cues.speaks_of(cues.EVENT, sentence):
        kind, _, _ = classified(_last(left, 30))
        if kind in {Kind.EVENT, Kind.HOST_EVENT}:
            return _short(words), kind
    return "", Kind.OTHER


def _fits(kind: Kind, words: str, sentence: str) -> bool:
    """Whether the words say that something is due or takes place, and do not merely speak of papers."""
    if kind in {Kind.EVENT, Kind.HOST_EVENT}:
        return cues.speaks_of(cues.EVENT, sentence)
    if kind in {Kind.PAPER, Kind.ABSTRACT, Kind.PROPOSAL}:
        return cues.speaks_of(cues.DEADLINE, words)
    return True


def _stands_beside_a_place(text: str, left: str, right: str) -> bool:
    """Whether a line at the top of a page is a place and days, or an event's name and days."""
    beside = f"{left} {right}"
    if len(text.split()) > 40 or cues.speaks_of((*cues.DEADLINE, *cues.MOVED), beside):
        return False
    return bool(re.search(r"[A-ZÀ-Þ一-鿿]", beside)) or not beside.strip(" .,:;|–—-·()*_")


def _last_clause(left: str) -> str:
    """The clause in which a date stands, without the ones before it."""
    start = 0
    for match in pattern(_CLAUSE).finditer(left):
        if len(_WORDS.findall(left[match.end() :])) >= 2:
            start = match.end()
    return left[start:]


def _last(text: str, count: int) -> str:
    words = list(_WORDS.finditer(text))
    return text[words[-count].start() :] if len(words) > count else text


def _short(words: str) -> str:
    """A label of the words before a date: the last ones, without what only leads to the date."""
    label = cleaned(_last(words.replace("~~", ""), _LABEL_WORDS))
    while len(label) > _LONGEST_LABEL and " " in label:
        label = label.partition(" ")[2]
    return label


def _statement(label: str, when: str, one: FoundDate) -> Statement | None:
    """The line of a date in a sentence."""
    raw = when.strip(" .;,*_`")
    doubts = (f"{one.error.message}; the day alone is taken",) if one.error else ()
    try:
        line = parse_line(f"{label}: {raw}")
    except ParseError:
        return None
    return Statement(label=label, text=line.text, line=line, raw=raw, doubts=doubts)
