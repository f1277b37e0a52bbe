"""Which language a page is written in, and what is known of it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.registry.registry import Registry

ENGLISH = "en_GB"
"""Day before month, as calls write it: what Babel takes for plain English is American."""


def page_language(registry: Registry, docname: str, build: str) -> str:
    """The language of our words and dates on a page: that of its call, else that of the build."""
    return call_language(registry, registry.call_for(docname), build)


def call_language(registry: Registry, key: str, build: str) -> str:
    """The language of a call: its own, else that of the build."""
    call = registry.calls.get(key)
    return (call.language if call else "") or build


def tag_of(language: str) -> str:
    """A language as HTML names it: ``pt-BR``."""
    return language.replace("_", "-")


@lru_cache(maxsize=64)
def known_locale(language: str) -> Locale | None:
    """Babel's locale of a language as Sphinx or a browser names it: ``pt_BR``, ``zh-TW``."""
    name = language.replace("-", "_")
    if name.lower() == "en":
        name = ENGLISH
    for candidate in (name, name.partition("_")[0]):
        try:
            return Locale.parse(candidate)
        except (UnknownLocaleError, ValueError, TypeError):
            continue
    return None


def locale_of(language: str) -> Locale:
    """Babel's locale of a language; English where it has none."""
    return known_locale(language) or Locale.parse(ENGLISH)


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from the right."""
    return bool(locale_of(language).text_direction == "rtl")


def lineage(locale: Locale) -> Iterator[str]:
    """Names of a locale and of those that it takes from what it does not say itself, nearest first.

    As in CLDR: ``pt_AO``, ``pt_PT``, ``pt``; but ``zh_Hant_TW``, ``zh_Hant``, which has nothing from
    ``zh``: another script is another language to its readers.
    """
    # Babel's "sr@latin" is CLDR's "sr_Latn"; no other modifier has data of its own.
    name = str(locale).partition("@")[0]
    parents = get_global("parent_exceptions")
    while name and name != "root":
        yield name
        name = parents.get(name) or ("" if _names_a_script(name) else name.rpartition("_")[0])


def _names_a_script(name: str) -> bool:
    """Whether a name ends in another script than its language is mostly written in."""
    language, _, script = name.rpartition("_")
    likely = get_global("likely_subtags").get(language, "")
    return len(script) == 4 and f"_{script}_" not in f"{likely}_"
