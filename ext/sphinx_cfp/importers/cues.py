"""What an importer looks for on old pages: phrases of roles, in all languages at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.vocabulary.phrases import pattern, phrase

if TYPE_CHECKING:
    from sphinx_cfp.vocabulary.phrases import Roles

NEWS: Roles = ("news", "elsewhere")
"""Heads days on which something was said, or past."""

NO_TOPICS: Roles = ("other list", "section", "instructions", "dates")
"""Heads or introduces another list than one of topics."""

INTRODUCES_TOPICS = (
    r"{introduction}|{pointing}(?: \w+){0,3} {matter}|{matter}(?: \w+){0,5} {including}"
    r"|{research}(?: \S+){0,6}? {about}"
)
"""A sentence after which topics stand."""

EVENT: Roles = ("held", "conference", "workshop", "gathering", "host")
"""Says that something takes place."""

MOVED: Roles = ("extended", "moved")

DEADLINE: Roles = ("until", "before", "deadline", "submit", "sent", "end")
"""Says that something is due."""


def is_call_title(words: str) -> bool:
    """Whether a title says what a page is for and not whose it is."""
    title = r"\W*(?:{call title}|{call}|{submit}|{paper}|{dates}|{front page})\W*"
    return pattern(title).fullmatch(words) is not None


def heads_dates(words: str) -> bool:
    """Whether words say that dates follow, and of what they are only in general."""
    general = "{article}|{all}|{ours}|{important}|{pointing}|{submit}|{conference}|{workshop}"
    return pattern(rf"\W*(?:(?:{general})\W+)*{{dates}}\W*").fullmatch(words) is not None


def speaks_of(roles: Roles, words: str) -> bool:
    """Whether a phrase of roles stands in words."""
    return phrase(roles).search(words) is not None
