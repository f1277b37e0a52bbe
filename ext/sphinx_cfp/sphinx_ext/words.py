"""Our own words in each language, from the catalogs in ``locale``.

A catalog is a text file, ``locale/LANGUAGE/LC_MESSAGES/sphinx_cfp.po``, and is read as such: it has forty
messages, so that a compiled copy beside it would only be one more thing that can be out of date.
``python -m tests.locale.messages`` brings the catalogs up to date with the code.
"""

from __future__ import annotations

from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.model.dates import Certainty, Status
from sphinx_cfp.sphinx_ext.languages import lineage, locale_of

if TYPE_CHECKING:
    from sphinx_cfp.model.dates import Date

CATALOG = "sphinx_cfp"
LOCALE_DIR = Path(__file__).parents[1] / "locale"


@lru_cache(maxsize=64)
def words_in(language: str) -> NullTranslations:
    """The catalog of a language, or of the one that it is a variety of; without one it is English.

    Its method ``gettext`` is called by the name ``_``, by which the messages are found in the code.
    """
    for name in lineage(locale_of(language)):
        path = catalog_path(name)
        if path.is_file():
            return read_catalog(path)
    return NullTranslations()


def catalog_path(name: str) -> Path:
    """Where the catalog of a language is, if there is one."""
    return LOCALE_DIR / name / "LC_MESSAGES" / f"{CATALOG}.po"


def read_catalog(path: Path) -> GNUTranslations:
    """A catalog from its text."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with path.open("rb") as text:
        write_mo(compiled, read_po(text, abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)


def status_word(item: Date, language: str) -> str:
    """What happened to a date, as a badge; empty for one that is as planned."""
    if item.status is Status.SCHEDULED:
        return ""
    _ = words_in(language).gettext
    words = {
        # Translators: this and "cancelled", "passed" say what happened to a date, and stand after it.
        Status.EXTENDED: _("extended"),
        Status.CANCELLED: _("cancelled"),
        Status.PASSED: _("passed"),
    }
    return words[item.status]


def certainty_word(item: Date, language: str) -> str:
    """How sure a date is, where its author said so."""
    if not item.certainty:
        return ""
    _ = words_in(language).gettext
    words = {
        # Translators: this and "tentative", "estimated" say how sure a date is, and stand after it.
        Certainty.FIRM: _("firm"),
        Certainty.TENTATIVE: _("tentative"),
        Certainty.ESTIMATED: _("estimated"),
    }
    return words[item.certainty]
