"""Cuts a text into words, numbers and signs, keeping where each of them stands."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.locations import Span
from sphinx_cfp.vocabulary.lexicon import NOTHING, WORDS, Entry
from sphinx_cfp.vocabulary.words import fold

if TYPE_CHECKING:
    from sphinx_cfp.model.codes import Code

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
    """A token: ``value`` is the number, the folded word or the sign; ``entry`` is that of a word.

    ``digits`` is how many a number has, 0 of what is none.
    """

    kind: int
    start: int
    stop: int
    value: int | str
    entry: Entry
    digits: int


_new = tuple.__new__  # twice as fast as the class, and most of the time goes here


class Tokens(list[Token]):
    """The tokens of ``text``, and then some that end it."""

    __slots__ = ("text",)
    text: str

    def span(self, start: int, stop: int) -> Span:
        """The place of ``tokens[start:stop]`` in the text."""
        return Span(self[start].start, self[stop - 1].stop)

    def text_of(self, start: int, stop: int) -> str:
        """The author's characters of ``tokens[start:stop]``."""
        return self.text[self[start].start : self[stop - 1].stop]

    def error(
        self,
        start: int,
        stop: int,
        code: Code,
        message: str,
        hint: str,
        candidates: tuple[str, ...] = (),
    ) -> ParseError:
        """The refusal of ``tokens[start:stop]``."""
        return ParseError(code, message, hint, self.span(start, stop), candidates)


def tokenize(text: str, begin: int = 0, end: int | None = None) -> Tokens:
    """The tokens of ``text[begin:end]``, by their places in it; in time proportional to its length."""
    tokens = Tokens()
    tokens.text = text
    add = tokens.append
    end = len(text) if end is None else end
    part = text if end - begin == len(text) else text[begin:end]
    part = part if part.isascii() else part.translate(_SAME)
    for match in _TOKEN.finditer(part):
        start, stop = match.start() + begin, match.end() + begin
        group = match.lastindex
        piece = match.group()
        if group == 1:
            # A number of more than nine digits is no part of any date, nor worth its conversion.
            digits = stop - start
            value = int(piece) if digits < 10 else -1
            add(_new(Token, (NUMBER, start, stop, value, NOTHING, digits)))
        elif group == 2:
            word = piece.casefold()
            entry = WORDS.get(word, NOTHING)
            if entry is NOTHING and not (piece.isascii() and piece.isalpha()):
                word, entry = _other_spelling(word)
            add(_new(Token, (WORD, start, stop, word, entry, 0)))
        elif piece.isascii() or piece in TURNING or unicodedata.category(piece) not in SILENT:
            add(_new(Token, (SIGN, start, stop, "–" if piece[:2] == "--" else piece, NOTHING, 0)))
    tokens += (_new(Token, (SIGN, end, end, "", NOTHING, 0)),) * LOOKAHEAD
    return tokens


def _other_spelling(word: str) -> tuple[str, Entry]:
    """A word that is not in the table as it stands: with dots, or with other accents."""
    word = unicodedata.normalize("NFC", word.replace(".", ""))  # p.m., A.o.E.
    return word, WORDS.get(word) or WORDS.get(fold(word), NOTHING)


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


def shortened(text: str, most: int = 40) -> str:
    """An author's words in a message, cut where they are many."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
