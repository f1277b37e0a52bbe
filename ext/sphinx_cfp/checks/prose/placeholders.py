"""What was to be filled in, and was not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.checks.prose.problems import at
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.vocabulary.phrases import pattern, phrase, phrases, words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.model.locations import Location

# Case counts: Spanish *todo* is a word. TBA beside a date is a value, and none of these.
_WORDS = re.compile(
    r"(?<![^\W_])(?:TODO|FIXME|XXX+|FILL[ -]?ME|CHANGE[ -]?ME|INSERT HERE)(?![^\W_])"
    r"|<(?:YOUR|INSERT|TODO)[^<>]{0,60}>"
)
_TEMPLATE = re.compile(r"\{\{.{0,80}?\}\}|\{%.{0,80}?%\}")
_SIGNS = ("TODO", "FIXME", "XXX", "FILL", "CHANGE", "INSERT", "<YOUR", "{{", "{%")
_HINT = "fill it in, or take it out"


def placeholder(view: CallView) -> Iterator[Problem]:
    """``placeholder``: TODO, lorem ipsum, the braces of a template, in any text that readers see."""
    facts = list(_facts(view))
    everything = "\0".join([*(run.text for run in view.prose), *(text for text, _, _ in facts)])
    if not _may_be_left(everything, view.language):
        return
    for run in view.prose:
        for start, stop in _left(run.text, view.language):
            yield at(run, start, stop, Code.PLACEHOLDER, _message(run.text[start:stop]), _HINT)
    for text, place, subject in facts:
        for start, stop in _left(text, view.language):
            yield Problem(
                code=Code.PLACEHOLDER,
                message=_message(text[start:stop]),
                hint=_HINT,
                location=place,
                subject=subject,
                fault=text[start:stop],
            )


def _may_be_left(text: str, language: str) -> bool:
    """Whether the words of any placeholder stand in a text: hardly any call has one.

    To look for words takes a hundredth of the time that the patterns take.
    """
    low = text.lower()
    left = phrases("placeholder", language)
    return any(sign in text for sign in _SIGNS) or any(
        all(word in low for word in words) for words in left
    )


def _left(text: str, language: str) -> Iterator[tuple[int, int]]:
    """The spans of what was left for later.

    Of a template's braces the first of a text is named: one that was not rendered has dozens.
    """
    for words in (_WORDS, phrase("placeholder", language)):
        for found in words.finditer(text):
            if not _is_word(text, found, language):
                yield found.span()
    template = _TEMPLATE.search(text)
    if template:
        yield template.span()


def _message(text: str) -> str:
    return f"“{text}” was left for later"


def _is_word(text: str, found: re.Match[str], language: str) -> bool:
    """Whether what looks like a placeholder is a word: the thirtieth congress, "all" in capitals."""
    if found.group() == "XXX":
        following = pattern(
            r"\s+(?:[\w-]+\s+){0,4}?(?:{conference}|{workshop}|{gathering})", language
        )
        return following.match(text, found.end()) is not None
    if found.group() == "TODO" and "todo" in words_in("all", language):
        return re.match(r"\s+\w", text[found.end() :]) is not None
    return False


def _facts(view: CallView) -> Iterator[tuple[str, Location, str]]:
    """Each text with its place, and with the key of the date that it belongs to."""
    for item in view.dates:
        if item.location:
            yield f"{item.label} {item.note}", item.location, item.key
    for topic in view.topics:
        if topic.location:
            yield f"{topic.title} {topic.description}", topic.location, ""
    call = view.call
    if call.source:
        facts = (call.title, call.acronym, call.host, call.location, call.contact, *call.chairs)
        for text in (*facts, call.submission.pages, call.submission.proceedings):
            yield text, call.source, ""
