"""Numbers of editions in running text: "our second iteration" under the fourth workshop."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.checks.calls import YEAR
from sphinx_cfp.checks.prose.problems import at
from sphinx_cfp.checks.prose.sentences import sentence_at, tells_of_others
from sphinx_cfp.model.codes import Code
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
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.problems import Problem

_WORD = re.compile(r"[^\W\d_]{4,}")
_NOUNS: Roles = ("conference", "workshop", "gathering")
_SECTION = re.compile(r"\s*\d{1,2}\.\s")
"""A heading that begins with a number is the second section, not the second workshop."""


class Ordinal(NamedTuple):
    """A number that a text gives an edition, with the words that say it."""

    number: int
    text: str
    run: Prose
    start: int
    stop: int


class _Found(NamedTuple):
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
        first = next((one for one in said if one.run.place is Place.HEADING), None)
        if title:
            number, where = title[0], ":title:"
        elif first:
            number, where = first.number, f"the heading “{first.run.text}”"
    for one in said:
        if number is not None and one.number != number:
            yield at(
                one.run, one.start, one.stop, Code.ORDINAL,
                f"“{one.text}” is edition {one.number}, and {where} says {number}",
                "correct one of them",
            )  # fmt: skip


def title_ordinal(title: str, language: str) -> tuple[int, str] | None:
    """The edition that a title says, with its words."""
    found = next(_found(title, language), None)
    return (found.number, found.text) if found else None


def _ordinals(view: CallView) -> Iterator[Ordinal]:
    """What is said of this edition, and not of the host's or of one that was."""
    title = view.call.title
    for index, run in enumerate(view.prose):
        for found in _found(run.text, view.language):
            if run.place is Place.HEADING and _is_other_section(view, index):
                continue
            if (
                _is_own(run.text, found, title, view.language)
                and not tells_of_others(view, run, found.start, found.stop)
                and not _has_past_year(view, run.text, found)
            ):
                yield Ordinal(found.number, found.text, run, found.start, found.stop)


def _has_past_year(view: CallView, text: str, found: _Found) -> bool:
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


def _is_own(text: str, found: _Found, title: str, language: str) -> bool:
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


def _found(text: str, language: str) -> Iterator[_Found]:
    for match in _edition(language).finditer(text):
        words = " ".join(words_of(match["word"].lower())) if match["word"] else ""
        number = int(match["number"]) if match["number"] else ordinals(language).get(words, 0)
        if number:
            yield _Found(number, match.group(), match["thing"], match.start(), match.end())


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
