"""What was to be filled in, and was not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.model.errors import Problem
from sphinx_cfp.model.labels.phrases import phrase
from sphinx_cfp.model.locations import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView

# Case counts: Spanish *todo* is a word. TBA beside a date is a value, and none of these.
_WORDS = re.compile(
    r"(?<![^\W_])(?:TODO|FIXME|XXX+|FILL[ -]?ME|CHANGE[ -]?ME|INSERT HERE)(?![^\W_])"
    r"|\{\{.{0,80}?\}\}|\{%.{0,80}?%\}|<(?:YOUR|INSERT|TODO)[^<>]{0,60}>"
)
_NOT_FOUND = re.compile(
    r"(?<![^\W_])(?:file|page|image|include|key|variable|template|citation|reference)"
    r" not found(?![^\W_])",
    re.IGNORECASE,
)


def placeholder(view: CallView) -> Iterator[Problem]:
    """``placeholder``: TODO, lorem ipsum, the braces of a template, in any text that readers see."""
    for text, place, subject in _texts(view):
        for pattern in (_WORDS, _NOT_FOUND, phrase("placeholder", view.language)):
            for found in pattern.finditer(text):
                yield Problem(
                    code="placeholder",
                    message=f"“{found.group()}” was left for later",
                    hint="fill it in, or take it out",
                    location=place,
                    subject=subject,
                    fault=found.group(),
                )


def _texts(view: CallView) -> Iterator[tuple[str, Location, str]]:
    """Each text with its place, and with the key of the date that it belongs to."""
    for run in view.prose:
        yield run.text, Location(run.path, run.line), ""
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
