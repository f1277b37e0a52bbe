"""Cuts a text into words, numbers and signs, keeping where each of them stands."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from sphinx_cfp.vocabulary.lexicon import NOTHING, WORDS, Entry
from sphinx_cfp.vocabulary.words import fold

NUMBER, WORD, SIGN = range(3)
"""Kinds of tokens. A Chinese or Japanese character is a word of its own."""

CJK = "\u3005\u3006\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
MARK = "\u0300-\u036f"
CJK_WORD = re.compile(f"[{CJK}]")

_LETTER = rf"[^\W\d_{CJK}]"
# Possessive: a word is never given back in parts, so the engine need not remember each of its letters.
_TOKEN = re.compile(
    rf"([0-9]+)"
    rf"|([{CJK}]|[A-Za-z](?:\.[A-Za-z]){{1,2}}(?![^\W_])|{_LETTER}++(?:[{MARK}]++{_LETTER}*+)*+)"
    r"|(~~|--+|[^\s*`_])"
)

# One character for one character: positions in the cut text are positions in the given one.
_SAME = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "‐‑−－﹣"), "-"),
    **dict.fromkeys(map(ord, "‒―～〜∼⁓〰"), "–"),
    **dict.fromkeys(map(ord, "’‘ʼ′´"), "'"),
    **dict.fromkeys(map(ord, "【〔［「"), "["),
    **dict.fromkeys(map(ord, "】〕］」"), "]"),
    **dict.fromkeys(map(ord, "、，"), ","),
    **dict.fromkeys(map(ord, "➔➜➝➞➡⇒⟶"), "→"),
    **dict.fromkeys(map(ord, "\u3000\u00a0\u2007\u2009\u202f\u200a\u200b\ufeff\u00ad\u2060"), " "),
    ord("。"): ".",
    ord("∶"): ":",
    **dict.fromkeys(map(ord, "†‡※"), " "),
    ord("・"): "·",
}

LOOKAHEAD = 8
"""How many tokens after the last one may be asked for; their value is the empty string."""

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the order of what is shown: with them a date reads otherwise than it is."""

SILENT = frozenset({"So", "Sk", "Cf", "Mn", "Me", "Cc"})
"""Categories of characters that say nothing in a date: symbols, emoji and their selectors."""


class Token(NamedTuple):
    """A token: ``value`` is the number, the folded word or the sign; ``entry`` is that of a word."""

    kind: int
    start: int
    stop: int
    value: int | str
    entry: Entry


def plain(text: str) -> str:
    """The text with full-width and typographic characters as ASCII, of the same length."""
    return text if text.isascii() else text.translate(_SAME)


_new = tuple.__new__  # twice as fast as the class, and most of the time goes here


class Tokens(list[Token]):
    """The tokens of ``text``, and then some that end it."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def tokenize(text: str) -> Tokens:
    """All tokens of a text. Takes time in proportion to its length."""
    tokens = Tokens(text)
    add = tokens.append
    for match in _TOKEN.finditer(plain(text)):
        start, stop = match.span()
        group = match.lastindex
        piece = match.group()
        if group == 1:
            # A number of more than nine digits is no part of any date, nor worth its conversion.
            value = int(piece) if stop - start < 10 else -1
            add(_new(Token, (NUMBER, start, stop, value, NOTHING)))
        elif group == 2:
            word = piece.casefold()
            entry = WORDS.get(word)
            if entry is None:
                word, entry = _other_spelling(word)
            add(_new(Token, (WORD, start, stop, word, entry)))
        elif piece.isascii() or piece in TURNING or unicodedata.category(piece) not in SILENT:
            add(_new(Token, (SIGN, start, stop, "–" if piece[:2] == "--" else piece, NOTHING)))
    tokens += (_new(Token, (SIGN, len(text), len(text), "", NOTHING)),) * LOOKAHEAD
    return tokens


def _other_spelling(word: str) -> tuple[str, Entry]:
    """A word that is not in the table as it stands: with dots, or with other accents."""
    if "." in word:  # p.m., A.o.E.
        word = word.replace(".", "")
    elif not word.isascii():
        word = unicodedata.normalize("NFC", word)
        return word, WORDS.get(word) or WORDS.get(fold(word), NOTHING)
    return word, WORDS.get(word, NOTHING)


DASHES = frozenset("-–—")


def phrase(tokens: Tokens, index: int, role: str) -> int:
    """Index after the word or phrase of this role that begins at ``index``, or 0."""
    entry = tokens[index].entry
    if entry is NOTHING:
        return 0
    if entry.phrases:
        for rest, found, _ in entry.phrases:
            if found == role and (stop := follow(tokens, index + 1, rest)):
                return stop
    return index + 1 if role in entry.roles else 0


def follow(tokens: Tokens, index: int, words: tuple[str, ...]) -> int:
    """Index after these words, hyphens, apostrophes and strokes between them skipped, or 0."""
    for word in words:
        token = tokens[index]
        if token.kind == SIGN and token.value in ("-", "'", "/"):
            index += 1
            token = tokens[index]
        if token.value != word and fold(str(token.value)) != word:
            return 0
        index += 1
    return index


def numbered(tokens: Tokens, index: int, role: str) -> tuple[int, frozenset[int]]:
    """Index after the month or weekday that begins at ``index``, or 0, and its numbers."""
    entry = tokens[index].entry
    if entry is NOTHING:
        return 0, frozenset()
    for rest, found, number in entry.phrases:
        if found == role and (stop := follow(tokens, index + 1, rest)):
            return stop, frozenset({number})
    numbers = entry.months if role == "month" else entry.weekdays
    return (index + 1, numbers) if numbers else (0, numbers)


def adjacent(tokens: Tokens, index: int) -> bool:
    """Whether nothing stands between the token and the one before it."""
    return tokens[index].start == tokens[index - 1].stop
