"""What the clause around a date says it to be, and of what the sentence around a place speaks."""

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

    from sphinx_cfp.checks.call_view import CallView
    from sphinx_cfp.grammar.find import FoundDate
    from sphinx_cfp.registry.prose import Prose
    from sphinx_cfp.vocabulary.phrases import Roles

YEAR_IN_TEXT = re.compile(r"(?<![\d./-])(?:19|20)\d\d(?![\d/-]|\.\d)")
"""A year by itself: no part of a number, a date or an address."""

_REACH_CHARACTERS = 160
"""Characters before a date, and half as many after it, that can be about it."""

_SENTENCE = re.compile(r"[.!?](?=\s)|[。！？;；]")
_CLAUSE = re.compile(r"[,:–—(]\s|[。、，]")
_WEEKDAY = re.compile(r"(?:[^\W\d_]{2,10}\.?,?\s*|[(\[]\s*|\b\d\d?[:.]\d\d\b.{0,24}?)$")
_OTHER_EVENTS = re.compile(r"(?<![^\W_])(?=[A-Za-z]*[A-Z][A-Za-z]*[A-Z])[A-Za-z]{3,12}(?![^\W_])")
_NO_NAMES = frozenset(
    {
        *("OpenReview", "EasyChair", "HotCRP", "CMT", "PDF", "LaTeX", "ArXiv", "GitHub", "URL"),
        *("AoE", "AOE", "UTC", "GMT", "CET", "CEST", "PST", "EST", "PhD", "FAQ", "CFP", "CfP"),
    }
)
"""Words with two capitals that name no event: systems, formats, zones."""

_UNTIL = frozenset({Kind.ABSTRACT, Kind.PAPER, Kind.PROPOSAL, Kind.REGISTRATION, Kind.CAMERA_READY})
"""Kinds that prose names with "by" or "until"; any other day beside their words is about something else."""

_ON_A_DAY = frozenset({Kind.NOTIFICATION, Kind.EVENT})
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


class Claim(NamedTuple):
    """What a date is said to be, and the words that narrow it to a track: "poster", "industry"."""

    kind: Kind
    aside: frozenset[str] = frozenset()


def clauses(text: str, days: Sequence[FoundDate]) -> Iterator[tuple[FoundDate, Clause]]:
    """Each date of a text with its clause."""
    for index, day in enumerate(days):
        begin = days[index - 1].stop if index else 0
        end = days[index + 1].start if index + 1 < len(days) else len(text)
        before = _SENTENCE.split(text[max(begin, day.start - _REACH_CHARACTERS) : day.start])[-1]
        following = _SENTENCE.split(text[day.stop : min(end, day.stop + _REACH_CHARACTERS // 2)])
        is_open = len(following) == 1 and end < min(len(text), day.stop + _REACH_CHARACTERS // 2)
        yield day, Clause(before, following[0], is_open)


def claim(clause: Clause, view: CallView, section: str = "") -> Claim | None:
    """What a clause says its date to be, if it plainly says one thing.

    ``section`` are the headings above, which narrow it too.
    """
    language, whole = view.language, f"{clause.before} {clause.after}"
    if _is_about_another(clause, whole, view):
        return None
    kind = _before(clause, view)
    if kind is None and not concepts_of(clause.before, language) - _EMPTY:
        kind = _after(clause, view)
    if kind is None:
        return None
    return Claim(kind, _asides(whole, language) or _asides(section, language))


def _is_about_another(clause: Clause, whole: str, view: CallView) -> bool:
    """Whether a clause tells of what was, of what somebody may do, or of another event."""
    language = view.language
    if speaks_of_past(clause, language) and not _is_extended(clause, language):
        return True
    if phrase("if", language).search(whole) or phrase("other", language).search(clause.before):
        return True
    return _names_another(whole, view)


def _before(clause: Clause, view: CallView) -> Kind | None:
    """The kind that the words before a date say."""
    language = view.language
    extended = _is_extended(clause, language)
    kind = _kind(clause.before, view, leads=extended or _leads(clause.before, language))
    if kind is None and (extended or _leads(clause.before, language)):
        concepts = concepts_of(clause.before, language)
        named = pattern(r"{ours}\W+{deadline}", language).search(clause.before)
        if concepts <= _EMPTY and named:
            return Kind.PAPER  # "The deadline has been extended to"
    return kind


def _after(clause: Clause, view: CallView) -> Kind | None:
    """The kind that the words behind a date say: "On 19 June, authors are notified"."""
    parts = _CLAUSE.split(clause.after.lstrip(" ,:–—-)"))
    if clause.is_open and len(parts) == 1:
        return None  # "20 May: paper deadline extended to 31 May"
    return _kind(parts[0], view, leads=_leads(clause.before, view.language))


def _kind(text: str, view: CallView, *, leads: bool) -> Kind | None:
    if _is_decided(text, view.language):
        return Kind.NOTIFICATION
    concepts = concepts_of(text, view.language)
    if phrase("sent", view.language).search(text):
        concepts |= {"submit"}
    if "start" in concepts and _leads(text, view.language, copula=False):
        concepts -= {"start"}  # "is open until"
    if concepts & _UNSURE:
        return None
    kind = kind_of(concepts - {"entry"})
    if kind is Kind.PAPER and not concepts & {"submit", "paper", "call", "entry"}:
        return None  # "rooms are held until 1 July"
    if kind in _UNTIL:
        return kind if leads or concepts & _DEADLINE else None
    if kind is Kind.EVENT:
        is_until = _leads(text, view.language, copula=False)
        return None if is_until or concepts & _DEADLINE or not _is_own(text, view) else kind
    return kind if kind in _ON_A_DAY else None


def _is_decided(text: str, language: str) -> bool:
    """Whether a text says that authors are told, and then of nothing else: "we decide on"."""
    ends = [match.end() for match in phrase("decided", language).finditer(text)]
    if not ends:
        return False
    about = concepts_of(text[ends[-1] :], language)
    return about <= _OBJECTS and not phrase("sent", language).search(text, ends[-1])


def _is_own(text: str, view: CallView) -> bool:
    """Whether the event that a text speaks of is this one: by its name, or by what its title calls it."""
    if is_named(text, view.call.acronym, view.call.host)[0]:
        return True
    return _events(view.call.title, view.language).search(text) is not None


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


def _names_another(text: str, view: CallView) -> bool:
    """Whether a clause is about another event: its host, or a name in capitals that is not its own."""
    own, of_host = is_named(text, view.call.acronym, view.call.host)
    if of_host:
        return True
    if own or text.isupper():
        return False
    return any(
        name not in _NO_NAMES and not concepts_of(name.lower(), view.language)
        for name in _OTHER_EVENTS.findall(text)
    )


_END = re.compile(r"[.!?](?=\s)|[。！？\n](?=\s*[-*•])|[。！？]")
_PART = re.compile(r"[;；:：]\s|\s[–—]\s")
"""What parts a sentence into two that may tell of two times."""
_CITED = re.compile(
    r"\bet al\b|\bpp\.|\barXiv:|\bdoi[:.]|\bIn Proc\b|\bvol\.|\bISBN\b", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)


def sentence_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """The span of the sentence that holds ``[start, stop)``."""
    begin = max((end.end() for end in _ends(text, 0, start)), default=0)
    end = next(_ends(text, stop, len(text)), None)
    return begin, end.start() if end else len(text)


def _ends(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The signs that end a sentence; the points of abbreviations end none."""
    for match in _END.finditer(text, start, stop):
        if not phrase_at_end("abbreviation").search(text, max(0, match.start() - 9), match.start()):
            yield match


def sentence_at(text: str, start: int, stop: int) -> str:
    """The sentence that holds ``[start, stop)``."""
    return text[slice(*sentence_around(text, start, stop))]


def tells_of_others(view: CallView, run: Prose, start: int, stop: int) -> bool:
    """Whether the sentence, or the section, plainly speaks of what was, of a source or of people."""
    language = view.language
    begin, end = sentence_around(run.text, start, stop)
    sentence = run.text[begin:end]
    past = phrase("past", language)
    first = max((part.end() for part in _PART.finditer(run.text, begin, start)), default=begin)
    last = _PART.search(run.text, stop, end)
    return bool(
        past.search(run.text, first, last.start() if last else end)
        or past.search(run.section)
        or phrase(("elsewhere", "people"), language).search(run.section)
        or _CITED.search(sentence)
        or _COPYRIGHT.search(sentence)
    )
