"""Our own words: found in the code, and the catalogs brought up to date with it.

``python -m tests.locale.messages`` writes every catalog again: new messages without a translation, those
that the code no longer has taken out. ``python -m tests.locale.messages pl`` begins one for Polish.
A catalog has no dates and no line numbers, and its messages are sorted: it changes when they do.
"""

from __future__ import annotations

import sys
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import read_po, write_po

from sphinx_cfp.sphinx_ext.words import LOCALE_DIR, catalog_path

PACKAGE = LOCALE_DIR.parent
METHODS = {"*.py": "python"}
"""Which files hold messages, and Babel's name of what reads them."""

NOTE = "Translators:"
"""How a comment begins that translators are to see."""


@cache
def template() -> Catalog:
    """All messages of the code, untranslated."""
    found = Catalog()
    for pattern, method in METHODS.items():
        for path in sorted(PACKAGE.rglob(pattern)):
            name = path.relative_to(PACKAGE.parent).as_posix()
            for line, message, comments, context in extract_from_file(
                method, path, DEFAULT_KEYWORDS, [NOTE], {}
            ):
                found.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return found


def languages() -> list[str]:
    """The languages that have a catalog."""
    return sorted(path.parents[1].name for path in LOCALE_DIR.glob("*/LC_MESSAGES/*.po"))


def read(language: str) -> Catalog:
    """The catalog of a language; an empty one if it has none."""
    path = catalog_path(language)
    if not path.is_file():
        return Catalog(locale=language)
    return read_po(BytesIO(path.read_bytes()), locale=language, abort_invalid=True)


def text_of(catalog: Catalog) -> str:
    """A catalog as its file holds it."""
    written = BytesIO()
    write_po(
        written,
        catalog,
        width=100,
        sort_output=True,
        omit_header=True,
        include_lineno=False,
        ignore_obsolete=True,
    )
    return f"{_header(catalog)}\n{written.getvalue().decode('utf-8').strip()}\n"


def updated(language: str) -> str:
    """The file of a language as it should be, translations kept."""
    catalog = read(language)
    catalog.update(template(), no_fuzzy_matching=True)
    return text_of(catalog)


def _header(catalog: Catalog) -> str:
    name = catalog.locale.get_display_name("en") if catalog.locale else ""
    fields = {
        "Language": catalog.locale_identifier,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": catalog.plural_forms,
    }
    lines = "".join(f'"{field}: {value}\\n"\n' for field, value in fields.items())
    return f'# The words of sphinx-cfp in {name}.\nmsgid ""\nmsgstr ""\n{lines}'


def main(names: list[str]) -> None:
    """Write the catalogs of these languages, or of all."""
    for language in names or languages():
        path = catalog_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(updated(language), "utf-8")
        print(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


if __name__ == "__main__":
    main(sys.argv[1:])
