"""The words of all languages in one table, as a WHEN needs them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_cfp.vocabulary.languages import LANGUAGES
from sphinx_cfp.vocabulary.words import fold, numbered, phrases_of

if TYPE_CHECKING:
    from sphinx_cfp.vocabulary.language import Vocabulary


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word can be.

    ``months`` and ``weekdays`` hold more than one number where two languages disagree. ``phrases``
    are the longer expressions that begin with the word, longest first: the words after it, the role
    and, for a month or a weekday, its number. ``says_status`` is true if any of it is a status.
    """

    months: frozenset[int] = frozenset()
    weekdays: frozenset[int] = frozenset()
    roles: frozenset[str] = frozenset()
    phrases: tuple[tuple[tuple[str, ...], str, int], ...] = ()
    says_status: bool = False


NOTHING = Entry()
STATUSES = frozenset({"cancelled", "extended", "firm", "tentative", "estimated"})


def _meanings(vocabulary: Vocabulary) -> list[tuple[str, int, tuple[str, ...]]]:
    """``(role, number, phrase)`` of everything that a vocabulary says about dates."""
    named = [("month", number, name) for number, name in numbered(vocabulary.months)]
    named += [("weekday", number - 1, name) for number, name in numbered(vocabulary.weekdays)]
    listed: list[tuple[str, str]] = [*vocabulary.dates.items(), *vocabulary.statuses.items()]
    listed += [("clock", vocabulary.words["hours"])]
    listed += [(f"zone {name}", words) for name, words in vocabulary.zones.items()]
    return named + [(role, 0, phrase) for role, words in listed for phrase in phrases_of(words)]


def build(languages: tuple[Vocabulary, ...]) -> dict[str, Entry]:
    """The table for these languages. A word may be found without its accents, too."""
    exact: dict[str, dict[tuple[tuple[str, ...], str, int], None]] = {}
    folded: dict[str, dict[tuple[tuple[str, ...], str, int], None]] = {}
    for vocabulary in languages:
        for role, number, (first, *rest) in _meanings(vocabulary):
            exact.setdefault(first, {})[(tuple(rest), role, number)] = None
            bare = tuple(fold(word) for word in rest)
            folded.setdefault(fold(first), {})[(bare, role, number)] = None
            if bare != tuple(rest):
                exact[first][(bare, role, number)] = None
    return {word: _entry(tuple(found)) for word, found in {**folded, **exact}.items()}


def _entry(found: tuple[tuple[tuple[str, ...], str, int], ...]) -> Entry:
    single = [(role, number) for rest, role, number in found if not rest]
    longer = [meaning for meaning in found if meaning[0]]
    return Entry(
        months=frozenset(number for role, number in single if role == "month"),
        weekdays=frozenset(number for role, number in single if role == "weekday"),
        roles=frozenset(role for role, _ in single),
        phrases=tuple(sorted(longer, key=lambda meaning: -len(meaning[0]))),
        says_status=any(role in STATUSES for _, role, _ in found),
    )


WORDS = build(LANGUAGES)
