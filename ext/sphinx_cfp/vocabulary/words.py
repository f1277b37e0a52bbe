"""Phrases of a vocabulary, cut into words as texts are."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(
    r"[\u3005\u3006\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
    r"|[^\W_\u3005\u3006\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)
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
    """The phrases of a vocabulary's entry, each as its words."""
    phrases = (tuple(_WORD.findall(phrase)) for phrase in listed.split(","))
    return [phrase for phrase in phrases if phrase]
