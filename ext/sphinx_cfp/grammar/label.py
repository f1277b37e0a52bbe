"""From the words of a label to its kind and its qualifier."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.locations import Span
from sphinx_cfp.vocabulary.languages import LANGUAGES
from sphinx_cfp.vocabulary.phrases import foreign_words, phrases, words_in
from sphinx_cfp.vocabulary.rules import (
    ALWAYS_SILENT,
    CONCEPTS_OF_KIND,
    GENERIC,
    SILENT,
    kind_of,
    listed_of,
)
from sphinx_cfp.vocabulary.words import fold, phrases_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_SUBMISSION = frozenset({"submit", "paper", "abstract", "proposal", "deadline", "call"})
_BARE = frozenset({"deadline", "end", "round", "period", "and", GENERIC})
"""What a label may speak of and still name nothing that is due."""
_LONGEST_REMARK = 3  # words of a parenthesis that still name something
_LONGEST_LABEL = 400  # characters: what comes after them names no kind
_PARENTHESIS = re.compile(r"[(\[（][^()\[\]（）]*[)\]）]")
_CJK_GAP = re.compile(r"(?<=[\u3005-\u9fff])-(?=[\u3005-\u9fff])")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """What a label says.

    ``qualifier`` is the words left beside the kind, as they enter a key (``poster``, ``cycle-b``).
    ``nearest`` names three kinds where a label with a submission word fits none. ``generic`` is true
    for a label that names no kind of its own ("Extended deadline"): its ``kind`` is then ``paper``
    unless the line above says another.
    """

    kind: Kind
    qualifier: str = ""
    nearest: tuple[Kind, ...] = ()
    has_submission_word: bool = False
    generic: bool = False


class _Meaning(NamedTuple):
    """What a phrase means, in each language that has it and in all; ``rest`` are its later words."""

    rest: tuple[str, ...] = ()
    by_language: Mapping[str, frozenset[str]] = MappingProxyType({})
    concepts: frozenset[str] = frozenset()


class _Phrase(NamedTuple):
    """A word or phrase of a label with what it means, which is nothing if it is unknown."""

    words: tuple[str, ...]
    meaning: _Meaning

    def concepts(self, language: str = "") -> frozenset[str]:
        """What it means in a language, or in all of them if that one does not have it."""
        return self.meaning.by_language.get(language, self.meaning.concepts)


_UNKNOWN = _Meaning()


def _table(spell: Callable[[str], str]) -> dict[str, list[_Meaning]]:
    """First word → the meanings of phrases that begin with it, longest first, in a spelling."""
    found: dict[str, dict[tuple[str, ...], dict[str, set[str]]]] = {}
    for vocabulary in LANGUAGES:
        for concept, listed in listed_of(vocabulary):
            for phrase in phrases_of(listed):
                first, *rest = map(spell, phrase)
                by_rest = found.setdefault(first, {})
                by_language = by_rest.setdefault(tuple(rest), {})
                by_language.setdefault(vocabulary.code, set()).add(concept)
    return {
        first: [
            _Meaning(
                rest,
                {code: frozenset(concepts) for code, concepts in by_language.items()},
                frozenset().union(*by_language.values()),
            )
            for rest, by_language in sorted(by_rest.items(), key=lambda item: -len(item[0]))
        ]
        for first, by_rest in found.items()
    }


_EXACT, _FOLDED = _table(str), _table(fold)
_STATUS_WORDS = words_in(("extended", "firm", "tentative", "estimated", "cancelled"))
_EXTENDED_THINGS = frozenset(phrase[0] for phrase in phrases(("abstract", "version")))
_CONFERENCES = tuple("".join(phrase) for phrase in phrases("conference"))
_NAMES = {vocabulary.code: vocabulary.name for vocabulary in LANGUAGES}


def classify(label: str, acronym: str = "", host: str = "") -> Classified:
    """The kind and qualifier of a label.

    The acronym of the call alone is the event, that of its host the host's event. Raises ParseError
    ``vocabulary`` if two languages that explain the label equally well name two kinds.
    """
    label = label[:_LONGEST_LABEL]
    words = frozenset(_words(label))
    own, hosts = _name_words(acronym[:_LONGEST_LABEL]), _host_words(host[:_LONGEST_LABEL])
    return _classify(label, words & own, words & hosts)


@lru_cache(maxsize=8192)
def _classify(label: str, own: frozenset[str], hosts: frozenset[str]) -> Classified:
    """The same, the words of the label that name the call or its host being known."""
    words = _words(label)
    named = own | hosts
    parts = _parts([word for word in words if word not in named])
    if named and (event := _named_event(parts, bool(own))):
        return Classified(kind=event)
    language, concepts = _read(label, parts)
    kind = kind_of(concepts)
    if kind is Kind.PAPER and concepts <= _BARE and any(_is_name(part) for part in parts):
        return _unknown(parts, concepts, language)  # "Hotel reservation deadline"
    if concepts <= {GENERIC} and len(words) < _count(label):
        return Classified(kind=Kind.PAPER, generic=True)  # "Extended date"
    if kind is None or (kind is Kind.OTHER and _SUBMISSION & concepts and "site" in concepts):
        return _unknown(parts, concepts, language)
    generic = concepts <= {"deadline", "end", "period", GENERIC}
    qualifier = _qualifier(kind, parts, language)
    return Classified(kind=kind, qualifier=qualifier, generic=generic and not qualifier)


@lru_cache(maxsize=4096)
def concepts_of(text: str, language: str) -> frozenset[str]:
    """What running text speaks of, in a language or in English."""
    foreign = foreign_words(language)
    return frozenset(
        concept
        for words, meaning in _parts(_words(text))
        for code in {language, "en"}
        if not (code == "en" and len(words) == 1 and words[0] in foreign)
        for concept in meaning.by_language.get(code, ())
    )


def is_named(text: str, acronym: str, host: str) -> tuple[bool, bool]:
    """Whether a text names a call, and whether its host, by their acronyms."""
    own, hosts, words = _name_words(acronym), _host_words(host), _words(text)
    return not own.isdisjoint(words), not (hosts - own).isdisjoint(words)


def _count(label: str) -> int:
    """How many words of a label are no year: more than are left if it tells of a status."""
    return sum(not _YEAR.fullmatch(word) for word in words_of(label))


@lru_cache(maxsize=8192)
def _words(label: str) -> tuple[str, ...]:
    """The words of a label that can say something: no long parenthesis, no year, no status."""
    normal = unicodedata.normalize("NFC", label).casefold()
    kept = _PARENTHESIS.sub(
        lambda match: match.group() if len(words_of(match.group())) <= _LONGEST_REMARK else " ",
        normal,
    )
    words = words_of(kept.replace("&", " and ").replace("＆", " and "))
    found: list[str] = []
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        if _YEAR.fullmatch(word) or (word in _STATUS_WORDS and following not in _EXTENDED_THINGS):
            continue
        found.append(word)
    return tuple(found)


@lru_cache(maxsize=1024)
def _name_words(name: str) -> frozenset[str]:
    """The words of an acronym."""
    normal = unicodedata.normalize("NFC", name).casefold()
    return frozenset(word for word in words_of(normal) if not _YEAR.fullmatch(word))


@lru_cache(maxsize=1024)
def _host_words(host: str) -> frozenset[str]:
    """The words of the host's acronym: in parentheses, or all of a name of one or two words."""
    inner = _PARENTHESIS.search(host)
    if inner:
        return _name_words(inner.group())
    words = _name_words(host)
    return words if len(words) <= 2 else frozenset()


def _named_event(parts: list[_Phrase], own: bool) -> Kind | None:
    """The event that a label names by an acronym and nothing that is not "conference"."""
    for part in parts:
        known = part.meaning.concepts and part.concepts() <= {GENERIC, "event", "host", "period"}
        if not known and not part.words[0].isdigit():
            return None
    return Kind.EVENT if own else Kind.HOST_EVENT if not _workshop(parts) else Kind.EVENT


def _workshop(parts: list[_Phrase]) -> bool:
    """Whether an event is spoken of that is not a conference: the workshop of a host is no host."""
    events = ("".join(part.words) for part in parts if "event" in part.concepts())
    return any(not event.startswith(_CONFERENCES) for event in events)


def _parts(words: Sequence[str]) -> list[_Phrase]:
    """The words with what they mean, the longest phrase first."""
    folded = [fold(word) for word in words]
    parts: list[_Phrase] = []
    index = 0
    while index < len(words):
        meaning = _meaning(words, index, _EXACT) or _meaning(folded, index, _FOLDED) or _UNKNOWN
        stop = index + 1 + len(meaning.rest)
        parts.append(_Phrase(tuple(words[index:stop]), meaning))
        index = stop
    return parts


def _meaning(
    words: Sequence[str], index: int, table: Mapping[str, list[_Meaning]]
) -> _Meaning | None:
    """What the longest phrase at a word means."""
    for meaning in table.get(words[index], ()):
        rest = meaning.rest
        if not rest or tuple(words[index + 1 : index + 1 + len(rest)]) == rest:
            return meaning
    return None


def _read(label: str, parts: list[_Phrase]) -> tuple[str, set[str]]:
    """The language that explains a label best, if it matters, and what the label speaks of."""
    meanings = [part.meaning for part in parts]
    if all(len(set(meaning.by_language.values())) < 2 for meaning in meanings):
        return "", set().union(*(meaning.concepts for meaning in meanings))
    known = {code: sum(code in meaning.by_language for meaning in meanings) for code in _NAMES}
    most = max(known.values())
    spoken: dict[str, set[str]] = {
        code: set().union(*(part.concepts(code) for part in parts))
        for code in _NAMES
        if known[code] == most
    }
    # A language that has the words but no kind for them does not contradict, unless all it has are
    # words that say nothing: "Data" is a date in Italian.
    kinds = {code: kind_of(found) for code, found in spoken.items()}
    kinds = {
        code: kind for code, kind in kinds.items() if kind or spoken[code] == {GENERIC}
    } or kinds
    if len(set(kinds.values())) > 1:
        name = label.strip()
        read = ", ".join(f"{kind or 'no kind'} in {_NAMES[code]}" for code, kind in kinds.items())
        ways = dict.fromkeys(f"{name} {{.{kind}}}" for kind in kinds.values() if kind)
        hint = f"say which: {' or '.join(ways)}"
        raise ParseError(Code.VOCABULARY, f"“{name}” is {read}", hint, Span(0, len(label)))
    language = next(iter(kinds))
    return language, spoken[language]


def _qualifier(kind: Kind, parts: list[_Phrase], language: str) -> str:
    """The words that neither name the kind nor say nothing, joined as in a key."""
    silent = SILENT.get(kind, frozenset()) | ALWAYS_SILENT | CONCEPTS_OF_KIND.get(kind, frozenset())
    kept = (
        part.words
        for part in parts
        if not (concepts := part.concepts(language))
        or (GENERIC not in concepts and not concepts & silent)
    )
    return _CJK_GAP.sub("", "-".join(word for words in kept for word in words))


def _is_name(part: _Phrase) -> bool:
    """Whether an unknown word names something, and does not only count: "2", "B"."""
    return not part.meaning.concepts and len(part.words[0]) > 1 and not part.words[0].isdigit()


def _unknown(parts: list[_Phrase], concepts: set[str], language: str) -> Classified:
    """A label that fits no kind: the three nearest, if it speaks of a submission."""
    corrected = set(concepts) - {"site", "reviewing", "review"}
    for part in parts:
        if not part.meaning.concepts and len(part.words[0]) >= 5:
            for near in difflib.get_close_matches(part.words[0][:30], _FOLDED, n=1, cutoff=0.9):
                shortest = _FOLDED[near][-1]
                corrected |= set() if shortest.rest else shortest.concepts
    submission = bool(_SUBMISSION & corrected)
    first = kind_of(corrected - {GENERIC}) if submission else None
    order = dict.fromkeys(
        kind for kind in (first, Kind.PAPER, Kind.PROPOSAL, Kind.ABSTRACT) if kind
    )
    return Classified(
        kind=Kind.OTHER,
        qualifier=_qualifier(Kind.OTHER, parts, language),
        nearest=tuple(order)[:3] if submission else (),
        has_submission_word=submission,
    )
