"""What a date in running text is said to be: decided by the words of its own clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.labels import concepts_of, is_named, kind_of
from sphinx_cfp.model.labels.phrases import phrase, phrase_at_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.checks.prose.finder import Named

_REACH = 160
"""Characters before a date, and half as many after it, that can be about it."""

_SENTENCE = re.compile(r"[.!?](?=\s)|[。！？;；\n]")
_CLAUSE = re.compile(r"[,:–—(]\s")
_WEEKDAY = re.compile(
    r"(?:[^\W\d_]{2,10}\.?,?\s*|[(\[]\s*|\bthe\s+|\b\d\d?[:.]\d\d\b.{0,24}?)$", re.IGNORECASE
)
_OTHERS = re.compile(r"(?<![^\W_])(?=[A-Za-z]*[A-Z][A-Za-z]*[A-Z])[A-Za-z]{3,12}(?![^\W_])")
_SYSTEMS = frozenset(
    {
        *("OpenReview", "EasyChair", "HotCRP", "CMT", "PDF", "LaTeX", "ArXiv", "GitHub", "URL"),
        *("AoE", "UTC", "GMT", "CET", "CEST", "PST", "EST"),
    }
)

_UNTIL = frozenset({Kind.ABSTRACT, Kind.PAPER, Kind.PROPOSAL, Kind.REGISTRATION, Kind.CAMERA_READY})
"""Kinds that prose names with "by" or "until"; any other day beside their words is about something else."""

_SAID = frozenset({Kind.NOTIFICATION, Kind.EVENT})
_UNSURE = frozenset(
    {
        *("entry", "early", "supplement", "artifact", "data", "present", "program", "publish"),
        *("mentor", "commit", "revise", "grant", "visa", "rebuttal", "review", "reviewing"),
        *("host", "site", "start", "early reject"),
    }
)
"""Concepts beside which a date may be another than the main one of its kind."""


class Clause(NamedTuple):
    """A date with the words before it, back to the date or the sentence before, and those after it."""

    before: str
    after: str


def clauses(text: str, days: Sequence[Named]) -> Iterator[tuple[Named, Clause]]:
    """Each date of a text with its clause."""
    for index, day in enumerate(days):
        begin = days[index - 1].stop if index else 0
        end = days[index + 1].start if index + 1 < len(days) else len(text)
        before = _SENTENCE.split(text[max(begin, day.start - _REACH) : day.start])[-1]
        after = _SENTENCE.split(text[day.stop : min(end, day.stop + _REACH // 2)])[0]
        yield day, Clause(before, after)


def claim(clause: Clause, language: str, acronym: str, host: str) -> Kind | None:
    """The kind that a clause says its date to be, if it plainly says one."""
    whole = f"{clause.before} {clause.after}"
    if speaks_of_past(clause, language) or _names_another(whole, acronym, host):
        return None
    leads = _leads(clause.before, language)
    concepts = concepts_of(clause.before, language)
    kind = _kind(concepts, leads=leads)
    if kind is None and not (concepts - {"deadline", "generic"}):
        # "On 19 June, authors are notified": what it is follows.
        kind = _kind(
            concepts_of(_CLAUSE.split(clause.after.lstrip(" ,:–—"))[0], language), leads=leads
        )
    return kind


def _kind(concepts: frozenset[str], *, leads: bool) -> Kind | None:
    if concepts & _UNSURE:
        return None
    kind = kind_of(concepts)
    if kind is Kind.PAPER and not concepts & {"submit", "paper", "call"}:
        return None  # "rooms are held until 1 July"
    if kind in _UNTIL:
        return kind if leads or "deadline" in concepts or "end" in concepts else None
    if kind is Kind.EVENT and (leads or concepts & {"deadline", "end"}):
        return None
    return kind if kind in _SAID else None


def speaks_of_past(clause: Clause, language: str) -> bool:
    """Whether a clause tells of what was: no claim about this edition."""
    return any(speaks_of_past_in(text, language) for text in clause)


def speaks_of_past_in(text: str, language: str) -> bool:
    """The same of a text."""
    return phrase("past", language).search(text) is not None


def is_old(clause: Clause, language: str) -> bool:
    """Whether the words right before a date say that it was given up: "from", "originally"."""
    return phrase_at_end("old", language).search(_bare(clause.before)) is not None


def _leads(before: str, language: str) -> bool:
    """Whether a date is the last day of something: "by", "until", a weekday between or not."""
    until = phrase_at_end("until", language)
    return until.search(before) is not None or until.search(_bare(before)) is not None


def _bare(before: str) -> str:
    """The words before a date without its weekday, its article, a time."""
    return _WEEKDAY.sub("", before.rstrip())


def _names_another(text: str, acronym: str, host: str) -> bool:
    """Whether a clause is about another event: its host, or a name in capitals that is not its own."""
    own, of_host = is_named(text, acronym, host)
    if of_host:
        return True
    names = {name for name in _OTHERS.findall(text) if name not in _SYSTEMS}
    return bool(names) and not own
