"""Titles of tracks and topics: ``TITLE {#key}``."""

from __future__ import annotations

import re

from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.keys import parse_key
from sphinx_cfp.model.locations import Span

_PINNED = re.compile(r"\s*\{#([^{}]*)\}\s*[;.]?$")
_BRACES = re.compile(r"\{[#.]|\}")


def split_title(text: str) -> tuple[str, str]:
    """The title and its pinned key, empty if it has none.

    A trailing ``;`` or ``.`` is taken off. Raises :class:`ParseError` ``line_shape`` for braces
    elsewhere or a key that is none.
    """
    match = _PINNED.search(text)
    key = ""
    if match:
        key = parse_key(match[1], "write letters, digits, '-' and '_' in {#key}")
        text = text[: match.start()]
    braces = _BRACES.search(text)
    if braces:
        raise ParseError(
            "line_shape",
            "{…} stands in the wrong place",
            "write one {#key} at the end of the title",
            Span(braces.start(), braces.end()),
        )
    return text.strip().rstrip(";").rstrip(), key
