"""Phrases of a vocabulary, cut into words as texts are."""

from __future__ import annotations

import re
import unicodedata
from itertools import product

_WORD = re.compile(
    r"[\u3005\u3006\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    r"|[^\W_\u3005\u3006\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)
_PART = re.compile(rf"\*?(?:{_WORD.pattern})\*?|…")
_BAR = re.compile(r"\s*\|\s*")
_MARKS = re.compile("[\u0300-\u036f]")


def fold(word: str) -> str:
    """A word without the accents of Latin letters."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", word)))


def words_of(text: str) -> list[str]:
    """The words of a text; a Chinese or Japanese character is one."""
    return _WORD.findall(text)


def phrases_of(listed: str) -> list[tuple[str, ...]]:
    """The phrases of a vocabulary's entry, each as its words, which may be ``word*`` and ``…``."""
    return [phrase for _, phrase in numbered(listed)]


def numbered(listed: str) -> list[tuple[int, tuple[str, ...]]]:
    """The same with their numbers, from 1; ``new | former date`` are two phrases of one number."""
    return [
        (number, phrase)
        for number, entry in enumerate(listed.split(","), 1)
        for phrase in _alternatives(entry)
    ]


def _alternatives(entry: str) -> list[tuple[str, ...]]:
    if "|" not in entry:
        words = tuple(_PART.findall(entry))
        return [words] if words else []
    parts = [
        [_PART.findall(word) for word in part.split("|")] for part in _BAR.sub("|", entry).split()
    ]
    return [tuple(word for words in chosen for word in words) for chosen in product(*parts)]
