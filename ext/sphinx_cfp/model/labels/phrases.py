"""The phrases that a language uses in running text, as patterns."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sphinx_cfp.model.labels.languages import LANGUAGES
from sphinx_cfp.model.labels.words import phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.model.labels.vocabulary import Concept, ProseRole, StatusRole, Vocabulary

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
    listed = [text for vocabulary in spoken(language) for text in _written(vocabulary, role)]
    return "|".join(sorted(dict.fromkeys(listed), key=lambda text: (-len(text), text)))


@cache
def statuses(language: str, roles: tuple[StatusRole, ...]) -> tuple[str, ...]:
    """Patterns of the words of a status, in a language and in English."""
    listed = [vocabulary.statuses[role] for vocabulary in spoken(language) for role in roles]
    return tuple(pattern for text in listed for pattern in _patterns(text))


@cache
def concept_words(concept: Concept, language: str) -> tuple[str, ...]:
    """Patterns of the words of a concept of labels, in a language and in English."""
    listed = [vocabulary.concepts.get(concept, "") for vocabulary in spoken(language)]
    return tuple(pattern for text in listed for pattern in _patterns(text))


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
    joint = r"\s*" if vocabulary.code in ("zh", "ja") else r"[\W_]+"
    return _patterns(vocabulary.prose[role].replace("|", ","), joint)


def _patterns(listed: str, joint: str = r"[\W_]+") -> list[str]:
    return [joint.join(re.escape(word) for word in words) for words in phrases_of(listed)]
