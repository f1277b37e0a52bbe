"""Titles of tracks and topics: ``TITLE {#key}``."""

from __future__ import annotations

import re

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.keys import parse_key
from sphinx_cfp.model.locations import Span
from sphinx_cfp.vocabulary.phrases import pattern

_PINNED = re.compile(r"\s*\{#([^{}]*)\}\s*[;.]?$")
_ABBREVIATED = r"(?:{abbreviation}|\.\w+|\b\w|\.\.)\.$"
_BRACES = re.compile(r"\{[#.]|\}")


def split_title(text: str) -> tuple[str, str]:
    """The title and its pinned key, empty if it has none.

    A trailing ``;``, ``,`` or ``.`` is taken off. Raises :class:`ParseError` ``line_shape`` for braces
    elsewhere or a key that is none.
    """
    text = text.strip()
    match = _PINNED.search(text)
    key = ""
    if match:
        key = parse_key(match[1], "write letters, digits, '-' and '_' in {#key}")
        text = text[: match.start()]
    braces = _BRACES.search(text)
    if braces:
        raise ParseError(
            Code.LINE_SHAPE,
            "{…} stands in the wrong place",
            "write one {#key} at the end of the title",
            Span(braces.start(), braces.end()),
        )
    return without_ending(text), key


def without_ending(text: str) -> str:
    """A title without the sign that ends it as an item of a list; an abbreviation keeps its dot."""
    bare = text.strip()
    while bare and (
        bare[-1] in ";," or (bare[-1] == "." and not pattern(_ABBREVIATED).search(bare))
    ):
        bare = bare[:-1].rstrip()
    return bare


def ending_of(text: str) -> str:
    """The sign that :func:`without_ending` takes off."""
    bare = text.strip()
    return bare[len(without_ending(bare)) :].strip()[:1]
