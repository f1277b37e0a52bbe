"""Years in running text that are another edition's."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.checks.prose.finder import find_days
from sphinx_cfp.checks.prose.problems import at
from sphinx_cfp.checks.prose.sentences import sentence_around, tells_of_others
from sphinx_cfp.grammar.label import concepts_of
from sphinx_cfp.model.codes import Code
from sphinx_cfp.registry.prose import Place, Prose
from sphinx_cfp.vocabulary.phrases import alternatives, phrase, phrase_at_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.problems import Problem

_YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?![\d/-]|\.\d)")
_PARENTHESIS = re.compile(r"[(（]([^()（）]+)[)）]")
_NAME = re.compile(r"[A-Z][\w-]*[A-Z][\w-]*")
_VENUE = re.compile(r"(?<![^\W_])[A-Z][\w-]*[A-Z][\w-]*[\s@’'–-]{1,2}(?:19|20)\d\d(?![\d/-])")
_DIGITS = re.compile(r"\d\d")
_OF_YEAR = re.compile(r"(?:19|20)\d\d|[^\W\d_](?:\s?[’']|-)?\d\d(?!\w)")
"""What may be a year behind a name: of four digits anywhere, of two behind a letter."""

_NEAR = 6
"""Years by which two digits behind a name are taken for one: "WOC22"; "WOC31" counts editions."""


class Edition(NamedTuple):
    """The name of an event with a year, at ``[start, stop)`` of a run."""

    run: Prose
    start: int
    stop: int
    year: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.run.text[self.start : self.stop]

    @property
    def name(self) -> str:
        """Its words without the year."""
        return _DIGITS.sub("", self.text).strip(" -–@’'")


def prose_year(view: CallView) -> Iterator[Problem]:
    """``prose_year``: the name of the call or of its host with another edition's year."""
    if not view.years:
        return
    own = {str(year) for year in view.years}
    runs = [run for run in view.prose if any(one not in own for one in _OF_YEAR.findall(run.text))]
    others: list[Edition] = []
    if runs:  # most calls name their own year only: their patterns need not be made
        named = _named(names_of(view), _titles(view), view.call.title, view.language)
        others = [edition for run in runs for edition in _editions(view, run, named)]
    listed = _listed(others)
    for edition in others:
        if edition not in listed and not _is_of_others(view, edition, named):
            yield _problem(view, edition.run, edition.start, edition.stop)
    for run in view.prose:
        if run.place is Place.HEADING:
            yield from _heading(view, run, others)


def _editions(view: CallView, run: Prose, named: re.Pattern[str]) -> Iterator[Edition]:
    """What a run names with a year that is not this edition's."""
    done = 0
    for match in named.finditer(run.text):
        digits = next(found for found in match.groups() if found)
        year = int(digits) if len(digits) == 4 else 2000 + int(digits)
        is_year = len(digits) == 4 or min(abs(year - one) for one in view.years) <= _NEAR
        if is_year and match.start() >= done and year not in view.years:
            yield Edition(run, match.start(), match.end(), year)
        done = match.end()


def _is_of_others(view: CallView, edition: Edition, named: re.Pattern[str]) -> bool:
    """Whether an edition is plainly meant to be another."""
    run, start, stop = edition.run, edition.start, edition.stop
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
        and run.text[start:stop] in link.text
        and str(edition.year) in link.url
        for link in view.links
    )


def _listed(editions: Sequence[Edition]) -> set[Edition]:
    """Those that stand beside another year's: in one block, or in the next one of a list."""
    found: set[Edition] = set()
    for one, other in pairwise(editions):
        if one.year == other.year or one.name != other.name or one.run.path != other.run.path:
            continue
        in_list = one.start < 3 and other.start < 3 and other.run.line - one.run.line <= 2
        if one.run is other.run or in_list:
            found |= {one, other}
    return found


def _heading(view: CallView, run: Prose, others: Sequence[Edition]) -> Iterator[Problem]:
    """A heading of dates or of the call with another year."""
    if any(edition.run is run for edition in others):
        return
    days = [(day.start, day.stop) for day in find_days(run.text, view.language)]
    found = [
        match
        for match in _YEAR.finditer(run.text)
        if not any(start <= match.start() < stop for start, stop in days)
    ]
    years = {int(match[1]) for match in found}
    if not years or years & view.years or tells_of_others(view, run, 0, len(run.text)):
        return
    is_of_call = concepts_of(run.text, view.language) & {"call", "deadline", "submit"}
    if is_of_call or phrase("dates", view.language).search(run.text):
        yield _problem(view, run, *found[0].span())


def names_of(view: CallView) -> tuple[str, ...]:
    """The acronyms of the call and of its host, as they are written with a year."""
    call = view.call
    found = [call.acronym, *_NAME.findall(call.host), *_NAME.findall(call.acronym)]
    found += [name for inner in _PARENTHESIS.findall(call.host) for name in _NAME.findall(inner)]
    bare = (_YEAR.sub("", name).strip(" -’'") for name in found)
    kept = {name for name in bare if len(name) > 2}
    return tuple(sorted(kept, key=lambda name: (-len(name), name)))


def _titles(view: CallView) -> tuple[str, ...]:
    """The names of the call and of its host in full, without what changes every year."""
    texts = (view.call.title, _PARENTHESIS.sub("", view.call.host))
    number = re.compile(rf"(?<![^\W_])\d{{1,3}}(?:{alternatives('ordinal')}|\.)\s+")
    bare = (number.sub("", _YEAR.sub("", text)).strip(" -–:,’'") for text in texts)
    return tuple(name for name in bare if len(name.split()) > 2)


@lru_cache(maxsize=64)
def _named(
    names: tuple[str, ...], titles: tuple[str, ...], title: str, language: str
) -> re.Pattern[str]:
    """The names with a year beside them, in a group of its own for each way to write it."""
    nouns = phrase(("conference", "workshop", "gathering"), language).findall(title)
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


def _problem(view: CallView, run: Prose, start: int, stop: int) -> Problem:
    year = view.year or max(view.years)
    return at(
        run, start, stop, Code.PROSE_YEAR,
        f"“{run.text[start:stop]}” is another edition: this one is of {year}",
        f"write {year}, or say that it was: last year, in the past",
    )  # fmt: skip
