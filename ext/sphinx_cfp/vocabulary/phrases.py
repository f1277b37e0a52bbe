"""The phrases that a language uses in running text, as patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sphinx_cfp.vocabulary.languages import LANGUAGES
from sphinx_cfp.vocabulary.words import phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.vocabulary.language import Concept, ProseRole, Role, StatusRole, Vocabulary

_NOTHING = re.compile(r"(?!)")


def main_language(language: str) -> str:
    """``pt`` for ``pt_BR``."""
    return language.replace("-", "_").partition("_")[0].lower() or "en"


@cache
def phrase(role: ProseRole, language: str) -> re.Pattern[str]:
    """A pattern for the phrases of a role, in a language and in English; of none it matches nothing.

    Case is ignored; between two words stands anything that is neither letter nor digit.
    """
    found = alternatives(role, language)
    return re.compile(rf"(?<![^\W_])(?:{found})(?![^\W_])", re.IGNORECASE) if found else _NOTHING


@cache
def phrase_at_end(role: ProseRole, language: str) -> re.Pattern[str]:
    """The same, at the end of a text."""
    found = alternatives(role, language)
    if not found:
        return _NOTHING
    return re.compile(rf"(?:^|[\W_]|(?<=[\u3040-\u9fff]))(?:{found})\W*$", re.IGNORECASE)


@cache
def alternatives(role: ProseRole, language: str) -> str:
    """The phrases of a role, joined for a pattern; empty if there are none."""
    foreign = {re.escape(word) for word in foreign_words(language)}
    listed = [
        text
        for vocabulary in spoken(language)
        for text in _written(vocabulary, role)
        if vocabulary.code != "en" or text not in foreign
    ]
    return "|".join(sorted(dict.fromkeys(listed), key=lambda text: (-len(text), text)))


@cache
def statuses(language: str, roles: tuple[StatusRole, ...]) -> tuple[str, ...]:
    """Patterns of the words of a status, in a language and in English."""
    listed = [vocabulary.statuses[role] for vocabulary in spoken(language) for role in roles]
    return tuple(pattern for text in listed for pattern in _patterns(text))


@cache
def role_words(role: Role) -> tuple[str, ...]:
    """Patterns of the words that have a role inside a WHEN, in all languages, longest first."""
    found = [
        pattern
        for vocabulary in LANGUAGES
        for pattern in _patterns(vocabulary.roles.get(role, ""), _joint(vocabulary))
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda text: (-len(text), text)))


@cache
def concept_words(concept: Concept, language: str) -> tuple[str, ...]:
    """Patterns of the words of a concept of labels, in a language and in English."""
    listed = [vocabulary.concepts.get(concept, "") for vocabulary in spoken(language)]
    return tuple(pattern for text in listed for pattern in _patterns(text))


@cache
def foreign_words(language: str) -> frozenset[str]:
    """The words of English that mean something else in a language: "was" and "due" are no English there."""
    main = main_language(language)
    return frozenset(
        word
        for vocabulary in LANGUAGES
        if vocabulary.code == main
        for (word, *_) in phrases_of(vocabulary.foreign)
    )


def spoken(language: str) -> Iterator[Vocabulary]:
    """The vocabularies by which a text of a language is read: its own and the English one."""
    return (
        vocabulary for vocabulary in LANGUAGES if vocabulary.code in (main_language(language), "en")
    )


@cache
def ordinals(language: str) -> dict[str, int]:
    """The ordinal numbers of a language and of English, by their words."""
    found: dict[str, int] = {}
    for vocabulary in spoken(language):
        for number, listed in enumerate(vocabulary.prose["ordinals"].split(","), 1):
            for word in listed.split("|"):
                found[" ".join(word.split())] = number
    return found


def _written(vocabulary: Vocabulary, role: ProseRole) -> list[str]:
    return _patterns(vocabulary.prose[role].replace("|", ","), _joint(vocabulary))


def _joint(vocabulary: Vocabulary) -> str:
    """What stands between two words of a phrase."""
    return r"\s*" if vocabulary.code in ("zh", "ja") else r"[\W_]+"


def _patterns(listed: str, joint: str = r"[\W_]+") -> list[str]:
    return [joint.join(re.escape(word) for word in words) for words in phrases_of(listed)]
