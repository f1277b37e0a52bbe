"""What a date in running text is said to be: decided by the words of its own clause."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.grammar.label import concepts_of, is_named
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.vocabulary.phrases import alternatives, pattern, phrase, phrase_at_end, words_in
from sphinx_cfp.vocabulary.rules import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.checks.prose.finder import Named
    from sphinx_cfp.vocabulary.phrases import Roles

_REACH = 160
"""Characters before a date, and half as many after it, that can be about it."""

_SENTENCE = re.compile(r"[.!?](?=\s)|[。！？;；]")
_CLAUSE = re.compile(r"[,:–—(]\s|[。、，]")
_WEEKDAY = re.compile(r"(?:[^\W\d_]{2,10}\.?,?\s*|[(\[]\s*|\b\d\d?[:.]\d\d\b.{0,24}?)$")
_OTHERS = re.compile(r"(?<![^\W_])(?=[A-Za-z]*[A-Z][A-Za-z]*[A-Z])[A-Za-z]{3,12}(?![^\W_])")
_NO_NAMES = frozenset(
    {
        *("OpenReview", "EasyChair", "HotCRP", "CMT", "PDF", "LaTeX", "ArXiv", "GitHub", "URL"),
        *("AoE", "AOE", "UTC", "GMT", "CET", "CEST", "PST", "EST", "PhD", "FAQ", "CFP", "CfP"),
    }
)
"""Words with two capitals that name no event: systems, formats, zones."""

_UNTIL = frozenset({Kind.ABSTRACT, Kind.PAPER, Kind.PROPOSAL, Kind.REGISTRATION, Kind.CAMERA_READY})
"""Kinds that prose names with "by" or "until"; any other day beside their words is about something else."""

_SAID = frozenset({Kind.NOTIFICATION, Kind.EVENT})
_UNSURE = frozenset(
    {
        *("early", "supplement", "artifact", "data", "present", "program", "publish"),
        *("mentor", "commit", "revise", "grant", "visa", "rebuttal", "review", "reviewing"),
        *("host", "site", "start", "early reject"),
    }
)
"""Concepts beside which a date may be another than the main one of its kind."""

_DEADLINE = frozenset({"deadline", "end"})
_EMPTY = frozenset({"deadline", "generic"})
_OBJECTS = _EMPTY | {"paper", "abstract", "proposal", "entry", "notify"}
"""What is decided about."""


class Clause(NamedTuple):
    """A date with the words before it, back to the date or the sentence before, and those after it.

    ``is_open`` says that another day follows in the same sentence: what stands between may be about that.
    """

    before: str
    after: str
    is_open: bool = False


class Speaker(NamedTuple):
    """By whom a text is: its language, the names of the call and of its host, what the event is called."""

    language: str
    acronym: str = ""
    host: str = ""
    title: str = ""


class Claim(NamedTuple):
    """What a date is said to be, and the words that narrow it to a track: "poster", "industry"."""

    kind: Kind
    aside: frozenset[str] = frozenset()


def clauses(text: str, days: Sequence[Named]) -> Iterator[tuple[Named, Clause]]:
    """Each date of a text with its clause."""
    for index, day in enumerate(days):
        begin = days[index - 1].stop if index else 0
        end = days[index + 1].start if index + 1 < len(days) else len(text)
        before = _SENTENCE.split(text[max(begin, day.start - _REACH) : day.start])[-1]
        following = _SENTENCE.split(text[day.stop : min(end, day.stop + _REACH // 2)])
        is_open = len(following) == 1 and end < min(len(text), day.stop + _REACH // 2)
        yield day, Clause(before, following[0], is_open)


def claim(clause: Clause, speaker: Speaker, section: str = "") -> Claim | None:
    """What a clause says its date to be, if it plainly says one thing.

    ``section`` are the headings above, which narrow it too.
    """
    language, whole = speaker.language, f"{clause.before} {clause.after}"
    if _is_about_another(clause, whole, speaker):
        return None
    kind = _before(clause, speaker)
    if kind is None and not concepts_of(clause.before, language) - _EMPTY:
        kind = _after(clause, speaker)
    if kind is None:
        return None
    return Claim(kind, _asides(whole, language) or _asides(section, language))


def _is_about_another(clause: Clause, whole: str, speaker: Speaker) -> bool:
    """Whether a clause tells of what was, of what somebody may do, or of another event."""
    language = speaker.language
    if speaks_of_past(clause, language) and not _is_extended(clause, language):
        return True
    if phrase("if", language).search(whole) or phrase("other", language).search(clause.before):
        return True
    return _names_another(whole, speaker)


def _before(clause: Clause, speaker: Speaker) -> Kind | None:
    """The kind that the words before a date say."""
    language = speaker.language
    extended = _is_extended(clause, language)
    kind = _kind(clause.before, speaker, leads=extended or _leads(clause.before, language))
    if kind is None and (extended or _leads(clause.before, language)):
        concepts = concepts_of(clause.before, language)
        named = pattern(r"{ours}\W+{deadline}", language).search(clause.before)
        if concepts <= _EMPTY and named:
            return Kind.PAPER  # "The deadline has been extended to"
    return kind


def _after(clause: Clause, speaker: Speaker) -> Kind | None:
    """The kind that the words behind a date say: "On 19 June, authors are notified"."""
    parts = _CLAUSE.split(clause.after.lstrip(" ,:–—-)"))
    if clause.is_open and len(parts) == 1:
        return None  # "20 May: paper deadline extended to 31 May"
    return _kind(parts[0], speaker, leads=_leads(clause.before, speaker.language))


def _kind(text: str, speaker: Speaker, *, leads: bool) -> Kind | None:
    if _is_decided(text, speaker.language):
        return Kind.NOTIFICATION
    concepts = concepts_of(text, speaker.language)
    if phrase("sent", speaker.language).search(text):
        concepts |= {"submit"}
    if "start" in concepts and _leads(text, speaker.language, copula=False):
        concepts -= {"start"}  # "is open until"
    if concepts & _UNSURE:
        return None
    kind = kind_of(concepts - {"entry"})
    if kind is Kind.PAPER and not concepts & {"submit", "paper", "call", "entry"}:
        return None  # "rooms are held until 1 July"
    if kind in _UNTIL:
        return kind if leads or concepts & _DEADLINE else None
    if kind is Kind.EVENT:
        is_until = _leads(text, speaker.language, copula=False)
        return None if is_until or concepts & _DEADLINE or not _is_own(text, speaker) else kind
    return kind if kind in _SAID else None


def _is_decided(text: str, language: str) -> bool:
    """Whether a text says that authors are told, and then of nothing else: "we decide on"."""
    ends = [match.end() for match in phrase("decided", language).finditer(text)]
    if not ends:
        return False
    about = concepts_of(text[ends[-1] :], language)
    return about <= _OBJECTS and not phrase("sent", language).search(text, ends[-1])


def _is_own(text: str, speaker: Speaker) -> bool:
    """Whether the event that a text speaks of is this one: by its name, or by what its title calls it."""
    if is_named(text, speaker.acronym, speaker.host)[0]:
        return True
    return _events(speaker.title, speaker.language).search(text) is not None


@lru_cache(maxsize=1024)
def _events(title: str, language: str) -> re.Pattern[str]:
    """What the event is called in its title, without an article that makes it one of many."""
    roles: Roles = ("conference", "workshop", "gathering")
    own = phrase(roles, language).findall(title)
    found = "|".join(map(re.escape, own)) or alternatives(roles, language)
    one = "".join(rf"(?<!\b{word} )" for word in sorted(words_in("indefinite", language)))
    return re.compile(f"{one}(?:{found})", re.IGNORECASE)


def _asides(text: str, language: str) -> frozenset[str]:
    """The words that narrow a text to a part of the call."""
    if not text or phrase(("all", "full"), language).search(text):
        return frozenset()
    return frozenset(
        match.group().casefold().removesuffix("s")
        for match in phrase("aside", language).finditer(text)
    )


def speaks_of_past(clause: Clause, language: str) -> bool:
    """Whether a clause tells of what was: no claim about this edition."""
    return any(speaks_of_past_in(text, language) for text in (clause.before, clause.after))


def speaks_of_past_in(text: str, language: str) -> bool:
    """The same of a text."""
    return any(phrase(role, language).search(text) for role in ("past", "perfect"))


def is_old(clause: Clause, language: str) -> bool:
    """Whether the words right before a date say that it was given up: "from", "originally"."""
    return phrase_at_end("old", language).search(_bare(clause.before)) is not None


def _is_extended(clause: Clause, language: str) -> bool:
    """Whether a date is what another was put off to: "has been extended to"."""
    before = pattern(r"(?:{extended}|{moved}).{0,30}?(?:{to}|{until})\W*$", language)
    if before.search(clause.before) or before.search(_bare(clause.before)):
        return True
    after = pattern(r"\W*(?:\w+\W+)?(?:{extended}|{moved})", language).match(clause.after)
    return after is not None and _leads(clause.before, language, copula=False)


def _leads(before: str, language: str, *, copula: bool = True) -> bool:
    """Whether a date is the last day of something: "by", "until", a weekday between or not."""
    until = phrase_at_end(("until", "falls") if copula else "until", language)
    found = until.search(before) or until.search(_bare(before))
    if found is None or copula:
        return found is not None
    return phrase("be", language).search(found.group()) is None


def _bare(before: str) -> str:
    """The words before a date without its weekday, its article, a time."""
    return _WEEKDAY.sub("", before.rstrip())


def _names_another(text: str, speaker: Speaker) -> bool:
    """Whether a clause is about another event: its host, or a name in capitals that is not its own."""
    own, of_host = is_named(text, speaker.acronym, speaker.host)
    if of_host:
        return True
    if own or text.isupper():
        return False
    return any(
        name not in _NO_NAMES and not concepts_of(name.lower(), speaker.language)
        for name in _OTHERS.findall(text)
    )
