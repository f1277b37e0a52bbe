"""Sentences that are true for a while: "submissions are open"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.checks.calls import last_day
from sphinx_cfp.checks.prose.finder import find_days
from sphinx_cfp.checks.prose.problems import at
from sphinx_cfp.checks.prose.sentences import sentence_around
from sphinx_cfp.grammar.label import concepts_of
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.kinds import SUBMISSION, Kind
from sphinx_cfp.registry.prose import Place, Prose
from sphinx_cfp.vocabulary.phrases import alternatives, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.problems import Problem

_BEGUN = re.compile(r"\d\d?[./-]\d\d?(?:[./-]\d{2,4})?\s*\W?\s*$")


class Said(NamedTuple):
    """A sentence that says that something is open, or closed."""

    text: str
    is_open: bool
    kinds: tuple[Kind, ...]
    start: int
    stop: int


def prose_state(view: CallView) -> Iterator[Problem]:
    """``prose_state``: a state in words that time will make wrong, outside of ``{cfp:when}``."""
    for run, said in _states(view):
        condition = f"before {_key(view, said)}" if said.is_open else f"after {_key(view, said)}"
        yield _problem(
            Code.PROSE_STATE, run, said,
            f"“{said.text}” is true for a while only",
            f"put the sentence into {{cfp:when}} {condition}",
        )  # fmt: skip


def state(view: CallView) -> Iterator[Problem]:
    """``state``: the text says open after the deadline, or closed before it."""
    today = view.site.today
    if today is None:
        return
    for run, said in _states(view):
        items = _deadlines(view, said)
        if not items:
            continue
        item = max(items, key=lambda one: last_day(one.when))
        is_over = last_day(item.when) < today
        if is_over is said.is_open:
            yield _problem(
                Code.STATE, run, said,
                f"“{said.text}”, yet ‘{item.label}’ {'was' if is_over else 'is'} {last_day(item.when)}",
                "correct the sentence, or the date",
            )  # fmt: skip


def _states(view: CallView) -> Iterator[tuple[Prose, Said]]:
    language = view.language
    words = _quick(language)
    past = phrase("past", language)
    for run in view.prose:
        if run.place is Place.CONDITIONAL or not words.search(run.text):
            continue
        for match in _sentence(language).finditer(run.text):
            begin, _ = sentence_around(run.text, match.start(), match.end())
            if past.search(run.text, begin, match.start()):
                continue
            if _BEGUN.search(run.text, begin, match.start()) or any(
                find_days(run.text[begin : match.start()], language)
            ):
                continue  # "1 February: submission site is open": true from that day on
            if phrase("when", language).search(run.text[begin : match.start()].rpartition(",")[2]):
                continue  # "once submissions are open, authors are told"
            text = " ".join(match["said"].split())
            is_open = match["open"] is not None or match["phrase"] is not None
            register = "register" in concepts_of(text, language)
            kinds = (Kind.REGISTRATION,) if register else SUBMISSION
            yield run, Said(text, is_open, kinds, match.start(), match.end())


@cache
def _quick(language: str) -> re.Pattern[str]:
    """A word without which no sentence of this kind is there."""
    roles = ("open", "closed", "open phrase", "closed phrase")
    parts = [found for role in roles if (found := alternatives(role, language))]
    return re.compile("|".join(parts), re.IGNORECASE)


@cache
def _sentence(language: str) -> re.Pattern[str]:
    """What is open or closed, and then "now", "until" or the end of the sentence."""
    subject, be, now, until = (
        alternatives(role, language) for role in ("subject", "be", "now", "until")
    )
    opened, closed = alternatives("open", language), alternatives("closed", language)
    direct, over = alternatives("open phrase", language), alternatives("closed phrase", language)
    ends = rf"(?=\s*(?:[.!;,)。！]|$|(?:{now}|{until})(?![^\W_])))"
    return re.compile(
        rf"(?<![^\W_])(?P<said>(?:(?:{subject})(?:\s+(?:\w+)){{0,3}}?\s+(?:{be})\s+(?:(?:{now})\s+)?"
        rf"(?:(?P<open>{opened})|{closed}){ends})|(?P<phrase>{direct})|(?:{over}))",
        re.IGNORECASE,
    )


def _deadlines(view: CallView, said: Said) -> list[Date]:
    return [item for kind in said.kinds for item in view.of_kind(kind)]


def _key(view: CallView, said: Said) -> str:
    items = _deadlines(view, said)
    return items[0].key.partition(".")[2] if items else "KEY"


def _problem(code: Code, run: Prose, said: Said, message: str, hint: str) -> Problem:
    return at(run, said.start, said.stop, code, message, hint)
