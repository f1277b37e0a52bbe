"""The shipped languages. Adding one is a file of its own and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.vocabulary import de, en, es, fr, it, ja, pt, zh

if TYPE_CHECKING:
    from sphinx_cfp.vocabulary.language import Vocabulary

LANGUAGES: tuple[Vocabulary, ...] = (
    en.VOCABULARY,
    de.VOCABULARY,
    fr.VOCABULARY,
    es.VOCABULARY,
    it.VOCABULARY,
    pt.VOCABULARY,
    zh.VOCABULARY,
    ja.VOCABULARY,
)
