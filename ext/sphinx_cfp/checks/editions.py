"""A call against its own edition: the year of its dates, what its title, its host and its text say."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.checks.call_view import YEAR, as_text, describe, first_day, last_day
from sphinx_cfp.checks.clauses import YEAR_IN_TEXT, sentence_around, sentence_at, tells_of_others
from sphinx_cfp.checks.problems import Words, problem
from sphinx_cfp.grammar.find import find
from sphinx_cfp.grammar.label import concepts_of
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.registry.prose import Place, Prose
from sphinx_cfp.vocabulary.phrases import (
    Roles,
    alternatives,
    ordinals,
    pattern,
    phrase,
    phrase_at_end,
    spoken,
)
from sphinx_cfp.vocabulary.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.checks.call_view import CallView
    from sphinx_cfp.model.problems import Problem


def year(view: CallView) -> Iterator[Problem]:
    """``year``: a date so far from the event that it is another edition's."""
    for item in view.timed:
        if view.window and view.is_other_edition(item):
            is_early = first_day(item.when) < view.window[0]
            event = as_text(view.event) if view.event else str(view.year)
            yield problem(
                Code.YEAR,
                item,
                f"{describe(item)} is {'long before' if is_early else 'long after'} the event ({event})",
                "correct its year, if it was left over from another edition",
            )


def edition_conflict(view: CallView) -> Iterator[Problem]:
    """``edition_conflict``: options of the call name two years, or two numbers."""
    call = view.call
    if call.source is None:
        return
    yield from _number(view)
    claims = [
        (":year:", str(call.edition.year or "")),
        (":title:", call.title),
        (":acronym:", call.acronym),
        (":host:", call.host),
        (":host-url:", call.host_url),
        ("its key", call.key),
    ]
    wanted = view.event and {first_day(view.event).year, last_day(view.event).year}
    for name, text in claims:
        years = {int(found) for found in YEAR.findall(text)}
        if not wanted:
            wanted = years if name == ":year:" and years else wanted
        elif years and not years & wanted:
            yield _conflict(view, name, text, min(years), min(wanted))


def _number(view: CallView) -> Iterator[Problem]:
    """``:edition:`` against the ordinal in the title."""
    number, said = view.call.edition.number, title_ordinal(view.call.title, view.language)
    if number is not None and said and said[0] != number:
        yield problem(
            Code.EDITION_CONFLICT,
            view.call,
            f":title: says “{said[1]}”, and :edition: says {number}",
            "correct one of them",
            related=[view.call],
            sides=(":edition:",),
            fault=said[1],
        )


def _conflict(view: CallView, name: str, text: str, found: int, wanted: int) -> Problem:
    said = f"the event is in {wanted}" if view.event else f":year: says {wanted}"
    return problem(
        Code.EDITION_CONFLICT,
        view.call,
        f"{name} says {found}, and {said}",
        f"write {wanted}, or correct the days of the event",
        related=view.of_kind(Kind.EVENT)[:1],
        fault=text,
    )


_PARENTHESIS = re.compile(r"[(（]([^()（）]+)[)）]")
_NAME = re.compile(r"[A-Z][\w-]*[A-Z][\w-]*")
_VENUE = re.compile(r"(?<![^\W_])[A-Z][\w-]*[A-Z][\w-]*[\s@’'–-]{1,2}(?:19|20)\d\d(?![\d/-])")
_DIGITS = re.compile(r"\d\d")
_OF_YEAR = re.compile(r"(?:19|20)\d\d|[^\W\d_](?:\s?[’']|-)?\d\d(?!\w)")
"""What may be a year behind a name: of four digits anywhere, of two behind a letter."""

_YEARS_AROUND = 6
"""Years by which two digits behind a name are taken for one: "WOC22"; "WOC31" counts editions."""


class _NamedEdition(NamedTuple):
    """The name of an event with a year."""

    words: Words
    year: int

    @property
    def name(self) -> str:
        """Its words without the year."""
        return _DIGITS.sub("", self.words.text).strip(" -–@’'")


def prose_year(view: CallView) -> Iterator[Problem]:
    """``prose_year``: the name of the call or of its host with another edition's year."""
    if not view.years:
        return
    own = {str(year) for year in view.years}
    runs = [run for run in view.prose if any(one not in own for one in _OF_YEAR.findall(run.text))]
    others: list[_NamedEdition] = []
    if runs:  # most calls name their own year only: their patterns need not be made
        named = _named(names_of(view), _titles(view), view.call.title, view.language)
        others = [edition for run in runs for edition in _editions(view, run, named)]
    listed = _listed(others)
    for edition in others:
        if edition not in listed and not _is_of_others(view, edition, named):
            yield _other_year(view, edition.words)
    for run in view.prose:
        if run.place is Place.HEADING:
            yield from _heading(view, run, others)


def _editions(view: CallView, run: Prose, named: re.Pattern[str]) -> Iterator[_NamedEdition]:
    """What a run names with a year that is not this edition's."""
    done = 0
    for match in named.finditer(run.text):
        digits = next(found for found in match.groups() if found)
        year = int(digits) if len(digits) == 4 else 2000 + int(digits)
        is_year = len(digits) == 4 or min(abs(year - one) for one in view.years) <= _YEARS_AROUND
        if is_year and match.start() >= done and year not in view.years:
            yield _NamedEdition(Words(run, *match.span()), year)
        done = match.end()


def _is_of_others(view: CallView, edition: _NamedEdition, named: re.Pattern[str]) -> bool:
    """Whether an edition is plainly meant to be another."""
    run, start, stop = edition.words
    before = run.text[:start]
    article = phrase_at_end("ours", view.language).search(before)
    for text in (before, before[: article.start()] if article else ""):
        if any(phrase_at_end(role, view.language).search(text) for role in ("other", "like")):
            return True
    if tells_of_others(view, run, start, stop):
        return True
    begin, end = sentence_around(run.text, start, stop)
    sentence = run.text[begin:end]
    if any(not named.search(match.group()) for match in _VENUE.finditer(sentence)):
        return True  # "papers of ICML 2024 and NeurIPS 2024": a list of venues
    is_submission = concepts_of(sentence, view.language) & {"submit", "call", "deadline"}
    return not is_submission and any(
        link.around == run.text
        and edition.words.text in link.text
        and str(edition.year) in link.url
        for link in view.links
    )


def _listed(editions: Sequence[_NamedEdition]) -> set[_NamedEdition]:
    """Those that stand beside another year's: in one block, or in the next one of a list."""
    found: set[_NamedEdition] = set()
    for one, other in pairwise(editions):
        (run, start, _), (second, begin, _) = one.words, other.words
        if one.year == other.year or one.name != other.name or run.path != second.path:
            continue
        in_list = start < 3 and begin < 3 and second.line - run.line <= 2
        if run is second or in_list:
            found |= {one, other}
    return found


def _heading(view: CallView, run: Prose, others: Sequence[_NamedEdition]) -> Iterator[Problem]:
    """A heading of dates or of the call with another year."""
    if any(edition.words.run is run for edition in others):
        return
    days = [(day.start, day.stop) for day in find(run.text, view.language)]
    found = [
        match
        for match in YEAR_IN_TEXT.finditer(run.text)
        if not any(start <= match.start() < stop for start, stop in days)
    ]
    years = {int(match.group()) for match in found}
    if not years or years & view.years or tells_of_others(view, run, 0, len(run.text)):
        return
    is_of_call = concepts_of(run.text, view.language) & {"call", "deadline", "submit"}
    if is_of_call or phrase("dates", view.language).search(run.text):
        yield _other_year(view, Words(run, *found[0].span()))


def names_of(view: CallView) -> tuple[str, ...]:
    """The acronyms of the call and of its host, as they are written with a year."""
    call = view.call
    found = [call.acronym, *_NAME.findall(call.host), *_NAME.findall(call.acronym)]
    found += [name for inner in _PARENTHESIS.findall(call.host) for name in _NAME.findall(inner)]
    bare = (YEAR_IN_TEXT.sub("", name).strip(" -’'") for name in found)
    kept = {name for name in bare if len(name) > 2}
    return tuple(sorted(kept, key=lambda name: (-len(name), name)))


def _titles(view: CallView) -> tuple[str, ...]:
    """The names of the call and of its host in full, without what changes every year."""
    texts = (view.call.title, _PARENTHESIS.sub("", view.call.host))
    number = re.compile(rf"(?<![^\W_])\d{{1,3}}(?:{alternatives('ordinal')}|\.)\s+")
    bare = (number.sub("", YEAR_IN_TEXT.sub("", text)).strip(" -–:,’'") for text in texts)
    return tuple(name for name in bare if len(name.split()) > 2)


@lru_cache(maxsize=64)
def _named(
    names: tuple[str, ...], titles: tuple[str, ...], title: str, language: str
) -> re.Pattern[str]:
    """The names with a year beside them, in a group of its own for each way to write it."""
    nouns = phrase(_NOUNS, language).findall(title)
    things = "|".join([alternatives("edition", language), *map(re.escape, nouns)])
    year, before, after = r"((?:19|20)\d\d)", r"(?<![^\W_])", r"(?![\d/-])"
    parts = [rf"(?<![\w/-]){year}\s+(?i:{things})(?![^\W_])"]
    if names:
        name = "|".join(map(re.escape, names))
        parts += [
            rf"{before}(?:[(（](?:{name})[)）]|{name})[\s@’'–-]{{0,2}}{year}{after}",
            rf"{before}(?:{name})(?:\s?[’']|-)?(\d\d)(?!\w|[/:%-]|\.\d|\s*[%$€])",
            rf"(?<![\w/-]){year}\s+(?:{name})(?![^\W_])",
        ]
    if titles:
        parts.append(rf"{before}(?:{'|'.join(map(re.escape, titles))}),?\s+{year}{after}")
    return re.compile("|".join(parts))


def _other_year(view: CallView, words: Words) -> Problem:
    year = view.year or max(view.years)
    return problem(
        Code.PROSE_YEAR,
        words,
        f"“{words.text}” is another edition: this one is of {year}",
        f"write {year}, or say that it was: last year, in the past",
    )


_WORD = re.compile(r"[^\W\d_]{4,}")
_NOUNS: Roles = ("conference", "workshop", "gathering")
_SECTION = re.compile(r"\s*\d{1,2}\.\s")
"""A heading that begins with a number is the second section, not the second workshop."""


class _Ordinal(NamedTuple):
    """A number that the words at ``[start, stop)`` of a text give an edition of a thing: a workshop."""

    number: int
    text: str
    thing: str
    start: int
    stop: int


def ordinal(view: CallView) -> Iterator[Problem]:
    """``ordinal``: another number than ``:edition:``, the title or the first heading that has one."""
    said = list(_ordinals(view))
    number = view.call.edition.number
    where = ":edition:"
    if number is None:
        title = title_ordinal(view.call.title, view.language)
        first = next(((run, one) for run, one in said if run.place is Place.HEADING), None)
        if title:
            number, where = title[0], ":title:"
        elif first:
            number, where = first[1].number, f"the heading “{first[0].text}”"
    for run, one in said:
        if number is not None and one.number != number:
            yield problem(
                Code.ORDINAL,
                Words(run, one.start, one.stop),
                f"“{one.text}” is edition {one.number}, and {where} says {number}",
                "correct one of them",
            )


def title_ordinal(title: str, language: str) -> tuple[int, str] | None:
    """The edition that a title says, with its words."""
    found = next(_ordinals_of(title, language), None)
    return (found.number, found.text) if found else None


def _ordinals(view: CallView) -> Iterator[tuple[Prose, _Ordinal]]:
    """What is said of this edition, and not of the host's or of one that was."""
    title = view.call.title
    for index, run in enumerate(view.prose):
        for found in _ordinals_of(run.text, view.language):
            if run.place is Place.HEADING and _is_other_section(view, index):
                continue
            if (
                _is_own(run.text, found, title, view.language)
                and not tells_of_others(view, run, found.start, found.stop)
                and not _has_past_year(view, run.text, found)
            ):
                yield run, found


def _has_past_year(view: CallView, text: str, found: _Ordinal) -> bool:
    """Whether the sentence names a year before this edition's: "what the first one began in 2019"."""
    first = min(view.years, default=0)
    sentence = sentence_at(text, found.start, found.stop)
    return any(int(match.group()) < first for match in YEAR.finditer(sentence))


def _is_other_section(view: CallView, index: int) -> bool:
    """Whether a heading, but not that of the page, numbers a section, or heads one that tells what was."""
    run = view.prose[index]
    above = (one for one in view.prose[:index] if one.path == run.path)
    if not any(one.place is Place.HEADING for one in above):
        return False
    following = view.prose[index + 1] if index + 1 < len(view.prose) else run
    tells = following.section.endswith(run.text) and tells_of_others(
        view, following, 0, len(following.text.partition(". ")[0])
    )
    return _SECTION.match(run.text) is not None or tells


def _is_own(text: str, found: _Ordinal, title: str, language: str) -> bool:
    """Whether an ordinal is about the event of a title: by what it is called, and what it is about."""
    if phrase_at_end("other", language).search(text[: found.start]):
        return False
    own = {word.casefold() for word in phrase(_NOUNS, language).findall(title)}
    is_noun = phrase(_NOUNS, language).fullmatch(found.thing)
    if own and is_noun and found.thing.casefold() not in own:
        return False  # "the 41st International Conference" in the call of a workshop
    about = pattern(r"\s+{on}\s+(?P<about>[^.,;:()]{3,90})", language).match(text, found.stop)
    if about is None or not own:
        return True  # a title that is an acronym says nothing of its subject
    words = set(map(str.casefold, _WORD.findall(about["about"])))
    return not words or not words.isdisjoint(map(str.casefold, _WORD.findall(title)))


def _ordinals_of(text: str, language: str) -> Iterator[_Ordinal]:
    for match in _edition(language).finditer(text):
        words = " ".join(words_of(match["word"].lower())) if match["word"] else ""
        number = int(match["number"]) if match["number"] else ordinals(language).get(words, 0)
        if number:
            yield _Ordinal(number, match.group(), match["thing"], match.start(), match.end())


@cache
def _edition(language: str) -> re.Pattern[str]:
    """An ordinal, up to three words, and a word for an event or an edition."""
    marks = [alternatives("ordinal"), rf"(?={alternatives('edition', language)})"]
    if any(vocabulary.ordinal_dot for vocabulary in spoken(language)):
        marks.append(r"\.")  # in English it numbers a section
    gap = r"(?:[\s-]+|(?<=[\u3005-\u9fff]))"
    things = alternatives((*_NOUNS, "edition"), language)
    return pattern(
        rf"(?<![^\W_])(?:第?(?P<number>\d{{1,3}})(?:{'|'.join(marks)})|(?P<word>{{ordinals}}))"
        rf"(?:{gap}(?!{{and}}|{{or}}|{{on}})[\w/-]+){{0,3}}?{gap}(?P<thing>{things})(?![^\W_])"
        r"(?!\s+(?:{part}|{paper}|{dates}|{proposal}|{entry}|{aside}))",
        language,
    )
