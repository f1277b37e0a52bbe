"""Keys: the contract between pages, editions and other sites."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import SUBMISSION, Kind
from sphinx_cfp.model.locations import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEY = re.compile(r"[\w-]+")
_GAPS = re.compile(r"[\W_]+")

CALL_HINT = "use letters, digits, '-' and '_', as in icml-workshop-2023"


def normalize(text: str) -> str:
    """The form in which keys are compared: NFC, casefolded, no space around."""
    return unicodedata.normalize("NFC", text.strip().casefold())


def parse_key(text: str, hint: str = CALL_HINT) -> str:
    """A key without dots (letters of any script, digits, ``-``, ``_``), normalized.

    Raises :class:`ParseError` ``line_shape``.
    """
    key = normalize(text)
    if _KEY.fullmatch(key):
        return key
    what = f"‘{text}’ is no key" if key else "a key is missing"
    raise ParseError(Code.LINE_SHAPE, what, hint, Span(0, len(text)))


@lru_cache(maxsize=4096)
def slug(text: str) -> str:
    """The key that a title gives: its letters and digits, joined by ``-``; empty if it has none."""
    return _GAPS.sub("-", normalize(text)).strip("-")


def date_key(kind: Kind, qualifier: str) -> str:
    """Local key of a date: its kind, and after it what else its label says."""
    words = slug(qualifier) if qualifier else ""
    return f"{kind.value}-{words}" if words else kind.value


def join(*parts: str) -> str:
    """A full key from its parts, empty ones left out."""
    return ".".join(part for part in parts if part)


def nearest(name: str, names: Iterable[str], count: int = 1) -> list[str]:
    """The names most like ``name``, best first; none if nothing comes near."""
    return difflib.get_close_matches(name, list(names), n=count, cutoff=0.6)


def kind_aliases(name: str) -> tuple[Kind, ...]:
    """The kinds that a bare name may stand for, the first that exists wins; none if it is no kind."""
    if name == "submission":
        return SUBMISSION
    try:
        return (Kind(name.replace("-", "_")),)
    except ValueError:
        return ()
