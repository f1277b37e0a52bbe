"""Patterns made of the phrases of roles: the one place where words become something to search for.

A text is searched in its language and in English, an old page, whose language nobody knows, in all of them.
Case is ignored, and between two words stands whatever is neither letter nor digit.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from sphinx_cfp.vocabulary.languages import LANGUAGES
from sphinx_cfp.vocabulary.words import numbered, phrases_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.vocabulary.language import Role, Vocabulary

Phrase: TypeAlias = tuple[str, ...]
Roles: TypeAlias = "Role | tuple[Role, ...]"

_NOTHING = "(?!)"
_BEGIN, _END = r"(?<![^\W_])", r"(?![^\W_])"
_JOINT = r"[\W_]+"
_GAP = r"(?:\s[^\s.:;]+){0,4}?"
_CJK = re.compile("[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_PLACE = re.compile(r"\{([a-z][a-z ]*)\}")


def main_language(language: str) -> str:
    """``pt`` for ``pt_BR``."""
    return language.replace("-", "_").partition("_")[0].lower() or "en"


def spoken(language: str | None) -> tuple[Vocabulary, ...]:
    """The vocabularies by which a text of a language is read: its own and the English one."""
    if language is None:
        return LANGUAGES
    return tuple(one for one in LANGUAGES if one.code in (main_language(language), "en"))


@cache
def foreign_words(language: str) -> frozenset[str]:
    """The words of English that mean something else in a language: "was" and "due" are no English there."""
    own = (one for one in LANGUAGES if one.code == main_language(language))
    return frozenset(word for one in own for (word,) in phrases_of(one.words["foreign"]))


@cache
def phrases(roles: Roles, language: str | None = None) -> tuple[Phrase, ...]:
    """The phrases of roles in a language and in English, or in all languages."""
    foreign = foreign_words(language) if language else frozenset()
    found = (
        phrase
        for vocabulary in spoken(language)
        for role in ((roles,) if isinstance(roles, str) else roles)
        for phrase in phrases_of(vocabulary.words[role])
        if vocabulary.code != "en" or len(phrase) > 1 or phrase[0] not in foreign
    )
    return tuple(dict.fromkeys(found))


@cache
def words_in(roles: Roles, language: str | None = None) -> frozenset[str]:
    """Those phrases that are one word."""
    return frozenset(phrase[0] for phrase in phrases(roles, language) if len(phrase) == 1)


@cache
def alternatives(roles: Roles, language: str | None = None) -> str:
    """The phrases of roles, for a pattern that says what stands around them; empty if there are none."""
    return _joined([_pieces(phrase) for phrase in phrases(roles, language)])


@cache
def pattern(
    template: str, language: str | None = None, *, any_case: bool = True
) -> re.Pattern[str]:
    """The pattern of a template in which ``{role}`` stands for a phrase of that role."""
    found = _PLACE.sub(lambda match: _whole(phrases(match[1], language)), template)
    return re.compile(found, re.IGNORECASE if any_case else 0)


@cache
def phrase(roles: Roles, language: str | None = None) -> re.Pattern[str]:
    """A pattern for a phrase of roles anywhere in a text; of none it matches nothing."""
    return re.compile(_whole(phrases(roles, language)), re.IGNORECASE)


@cache
def phrase_at_end(roles: Roles, language: str | None = None) -> re.Pattern[str]:
    """The same, at the end of a text."""
    found = _whole(phrases(roles, language), fewest=1)
    return re.compile(rf"{found}\W*$", re.IGNORECASE)


@cache
def ordinals(language: str) -> dict[str, int]:
    """The ordinal numbers of a language and of English, by their words."""
    return {
        " ".join(words): number
        for vocabulary in spoken(language)
        for number, words in numbered(vocabulary.words["ordinals"])
    }


def _whole(found: Sequence[Phrase], fewest: int = 2) -> str:
    """A pattern for phrases that are whole words.

    Chinese and Japanese have no spaces: phrases of ``fewest`` characters may stand within other words.
    """
    inside = [
        one for one in found if one[0][0] == "*" or (_CJK.match(one[0]) and len(one) >= fewest)
    ]
    apart = [one for one in found if one not in inside]
    parts = [f"{_BEGIN}{_joined([_pieces(one) for one in apart])}{_END}"] if apart else []
    parts += [_joined([_pieces(one) for one in inside])] if inside else []
    return f"(?:{'|'.join(parts)})" if parts else _NOTHING


def _pieces(words: Phrase) -> tuple[str, ...]:
    """A phrase as pieces of a pattern: letters, what stands between words, what may follow."""
    found: list[str] = []
    for index, word in enumerate(words):
        if word == "…":
            found.append(_GAP)
            continue
        if index:
            found.append(r"\s*" if _CJK.match(word) else _JOINT)
        found += map(re.escape, word.strip("*"))
        if word[-1] == "*":
            found.append(r"\w*")
    return tuple(found)


def _joined(sequences: Sequence[tuple[str, ...]]) -> str:
    """A pattern for any of the sequences, their beginnings written once: it fails at the first letter."""
    following: dict[str, list[tuple[str, ...]]] = {}
    for first, *rest in filter(None, sequences):
        following.setdefault(first, []).append(tuple(rest))
    parts = [f"{piece}{_joined(rest)}" for piece, rest in following.items()]
    if not parts:
        return ""
    whole = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{whole})?" if () in sequences else whole
