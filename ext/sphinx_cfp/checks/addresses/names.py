"""Whether a name in an address is that of a call."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from sphinx_cfp.vocabulary.phrases import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cfp.vocabulary.phrases import Roles

_WORD = re.compile(r"[^\W\d_]+")
_PIECE = re.compile(r"[A-Za-z]+")
_SHORTEST = 2
_SITES = frozenset({
    "org", "com", "net", "cc", "edu", "io", "conf", "ws", "wksp", "main", "www", "web", "arr",
    "acm", "ieee", "aclweb", "aaai", "usenix", "siam", "springer", "latex", "kit",
})  # fmt: skip
_GENERIC: Roles = (
    *("article", "indefinite", "preposition", "venue", "and", "generic", "site", "style"),
    *("conference", "workshop", "part", "submit", "commit", "paper"),
)


def _is_generic(word: str) -> bool:
    """Whether a word of an address names nobody."""
    return not {word, word.removesuffix("s")}.isdisjoint(_SITES | words_in(_GENERIC, "en"))


def plain(text: str) -> str:
    """A text in lower case and without accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()


def is_name_of(name: str, texts: Iterable[str]) -> bool | None:
    """Whether a name in an address may stand for any of the texts: a title, an acronym, a host.

    It does if a word of it is a word of theirs, or is made of the beginnings of their words, in order
    (``neurips`` of "Neural Information Processing Systems"). ``None`` if the name says nothing.
    """
    pieces = [piece.casefold() for piece in _PIECE.findall(name)]
    whole = "".join(pieces)
    telling = [piece for piece in pieces if not _is_generic(piece) and len(piece) >= _SHORTEST]
    if not telling:
        return None
    for text in texts:
        words = _WORD.findall(plain(text))
        joined = "".join(words)
        for piece in dict.fromkeys([*telling, whole]):
            if piece in words or (len(piece) > _SHORTEST and piece in joined):
                return True
            if any(
                len(word) > _SHORTEST and word in piece for word in words if not _is_generic(word)
            ):
                return True
            if _is_made_of(piece, words):
                return True
    return False


def _is_made_of(name: str, words: list[str]) -> bool:
    """Whether a name can be put together from beginnings of words, in their order; some may be left out."""
    if not words or len(name) < _SHORTEST:
        return False
    reached = {0}
    for word in words:
        for start in tuple(reached):
            length = 0
            while (
                start + length < len(name)
                and length < len(word)
                and name[start + length] == word[length]
            ):
                length += 1
                reached.add(start + length)
        if len(name) in reached:
            return True
    return False
