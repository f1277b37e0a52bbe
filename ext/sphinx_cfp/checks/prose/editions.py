"""Years and ordinals in running text that are another edition's."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.checks.prose.clauses import speaks_of_past_in
from sphinx_cfp.model.errors import Problem
from sphinx_cfp.model.labels import concepts_of
from sphinx_cfp.model.labels.phrases import ordinals, phrase_at_end, spoken
from sphinx_cfp.model.labels.words import phrases_of
from sphinx_cfp.model.locations import Location
from sphinx_cfp.model.prose import Place, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.checks.calls import CallView

_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?![\d/-]|\.\d)")
_SENTENCE = re.compile(r"[.!?](?=\s)|[。！？\n]")
_PARENTHESIS = re.compile(r"[(（]([^()（）]+)[)）]")
_NAME = re.compile(r"[A-Z][\w-]*[A-Z][\w-]*")


def prose_year(view: CallView) -> Iterator[Problem]:
    """``prose_year``: the name of the call or of its host with another edition's year."""
    year, names = view.year, names_of(view)
    if year is None:
        return
    named = re.compile(
        rf"(?<![^\W_])(?:{'|'.join(map(re.escape, names))})[\s@’'–-]{{0,2}}((?:19|20)\d\d)(?![\d/-])"
    ) if names else None  # fmt: skip
    for run in view.prose:
        if named:
            for match in named.finditer(run.text):
                if int(match[1]) != year and not _is_past(view, run, match.start(), match.end()):
                    yield _problem("prose_year", run, match.group(), year)
        if run.place is Place.HEADING:
            yield from _heading(view, run, year)


def _heading(view: CallView, run: Prose, year: int) -> Iterator[Problem]:
    """A heading of dates or of the call with another year."""
    years = [int(found) for found in _YEAR.findall(run.text)]
    if not years or year in years or _is_past(view, run, 0, len(run.text)):
        return
    words = run.text.casefold()
    if concepts_of(run.text, view.language) & {"call", "deadline", "submit"} or "dates" in words:
        yield _problem("prose_year", run, str(years[0]), year)


def names_of(view: CallView) -> Sequence[str]:
    """The acronyms of the call and of its host, as they are written with a year."""
    call = view.call
    found = [call.acronym, *_NAME.findall(call.host), *_NAME.findall(call.acronym)]
    found += [name for inner in _PARENTHESIS.findall(call.host) for name in _NAME.findall(inner)]
    bare = (_YEAR.sub("", name).strip(" -’'") for name in found)
    return sorted({name for name in bare if len(name) > 2}, key=lambda name: (-len(name), name))


def _is_past(view: CallView, run: Prose, start: int, stop: int) -> bool:
    """Whether the sentence, or the section, plainly speaks of what was."""
    sentence = sentence_at(run.text, start, stop)
    return speaks_of_past_in(sentence, view.language) or speaks_of_past_in(
        run.section, view.language
    )


def sentence_at(text: str, start: int, stop: int) -> str:
    """The sentence in which a part of a text stands."""
    begin = max((match.end() for match in _SENTENCE.finditer(text, 0, start)), default=0)
    end = _SENTENCE.search(text, stop)
    return text[begin : end.start() if end else len(text)]


class Ordinal(NamedTuple):
    """A number that a text gives an edition."""

    number: int
    text: str
    run: Prose


def ordinal(view: CallView) -> Iterator[Problem]:
    """``ordinal``: "our second iteration" under the fourth workshop."""
    said = list(_ordinals(view))
    number = view.call.edition.number
    where = ":edition:"
    if number is None:
        title = next(iter(_found(view.call.title, view.language)), None)
        first = next((one for one in said if one.run.place is Place.HEADING), None)
        if title:
            number, where = title[0], ":title:"
        elif first:
            number, where = first.number, f"the heading “{first.run.text}”"
    for one in said:
        if number is not None and one.number != number:
            yield Problem(
                code="ordinal",
                message=f"“{one.text}” is edition {one.number}, and {where} says {number}",
                hint="correct one of them",
                location=Location(one.run.path, one.run.line),
                fault=one.text,
            )


def title_ordinal(title: str, language: str) -> tuple[int, str] | None:
    """The edition that a title says, with its words."""
    return next(iter(_found(title, language)), None)


def _ordinals(view: CallView) -> Iterator[Ordinal]:
    for run in view.prose:
        for number, text in _found(run.text, view.language):
            start = run.text.find(text)
            if not _is_past(view, run, start, start + len(text)):
                yield Ordinal(number, text, run)


def _found(text: str, language: str) -> Iterator[tuple[int, str]]:
    other = phrase_at_end("other", language)
    for match in _edition(language).finditer(text):
        if not other.search(text[: match.start()]):
            words = " ".join(match["word"].lower().split()) if match["word"] else ""
            number = int(match["number"]) if match["number"] else ordinals(language).get(words, 0)
            if number:
                yield number, match.group()


@cache
def _edition(language: str) -> re.Pattern[str]:
    """An ordinal, up to three words, and a word for an event or an edition."""
    words = "|".join(
        re.escape(word).replace(r"\ ", r"\s+")
        for word in sorted(ordinals(language), key=len, reverse=True)
    )
    things = "|".join(sorted(_things(language), key=len, reverse=True))
    gap = r"\s*" if language[:2] in ("zh", "ja") else r"[\s-]+"
    return re.compile(
        rf"(?<![^\W_])(?:第?(?P<number>\d{{1,3}})(?:st|nd|rd|th|º|ª|\.|e|ème|er|(?=[届回]))|(?P<word>{words}))"
        rf"(?:{gap}(?!and\b|of\b|or\b)[\w/-]+){{0,3}}?{gap}(?:{things})(?![^\W_])"
        rf"(?!\s+(?:day|days|session|sessions|paper|papers|deadline|round|talk|talks|track))",
        re.IGNORECASE,
    )


@cache
def _things(language: str) -> frozenset[str]:
    """Words for what has editions."""
    found = {"workshop", "conference", "symposium", "congress", "colloquium"}
    for vocabulary in spoken(language):
        found.update(word for (word,) in phrases_of(vocabulary.prose["edition"]))
        for phrase in phrases_of(vocabulary.concepts["event"]):
            if len(phrase) == 1 and phrase[0] not in _VERBS:
                found.add(phrase[0])
    return frozenset(map(re.escape, found))


_VERBS = frozenset({"held", "event", "school", "meeting", "forum", "stattfindet"})
"""Words for an event that are said of much else."""


def _problem(code: str, run: Prose, text: str, year: int) -> Problem:
    return Problem(
        code=code,
        message=f"“{text}” is another edition: this one is of {year}",
        hint=f"write {year}, or say that it was: last year, in the past",
        location=Location(run.path, run.line),
        fault=text,
    )
