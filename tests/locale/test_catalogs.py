"""Our own words: every message of the code is in every catalog, translated, with its placeholders."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sphinx
from tests.locale.messages import languages, read, template, updated

from sphinx_cfp.sphinx_ext.languages import known_locale
from sphinx_cfp.sphinx_ext.words import LOCALE_DIR, catalog_path, read_catalog, words_in
from sphinx_cfp.vocabulary.languages import LANGUAGES

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).parents[2]
SHIPPED = languages()
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")

FOUND = {
    "de": "Einreichen",
    "de_AT": "Einreichen",
    "fr_CA": "Soumettre",
    "es_MX": "Enviar",
    "it": "Invia",
    "pt": "Submeter",
    "pt_BR": "Submeter",
    "pt_PT": "Submeter",
    "zh": "投稿",
    "zh_CN": "投稿",
    "zh-Hans": "投稿",
    "zh_TW": "投稿",
    "ja": "投稿する",
    "nl": "Indienen",
    "nl_BE": "Indienen",
    "ar": "تقديم الورقة",
    "ar_EG": "تقديم الورقة",
    "en": "Submit",
    "en_US": "Submit",
    "pl": "Submit",
    "xx": "Submit",
    "": "Submit",
}
"""The word on the button, by language as Sphinx or somebody else names it; English where we have none."""

VARIETIES = {
    "pt_BR": "Anais",
    "pt_PT": "Atas",
    "pt_MZ": "Atas",
    "zh_CN": "论文集",
    "zh_SG": "论文集",
    "zh_TW": "論文集",
    "zh_HK": "論文集",
    "zh_MO": "論文集",
}
"""The word for proceedings where two varieties of a language differ."""


def test_there_is_a_catalog_for_every_language_that_is_promised() -> None:
    assert {vocabulary.code for vocabulary in LANGUAGES} - set(SHIPPED) == {"en"}
    assert len(list(template())) > 35


@pytest.mark.parametrize("language", SHIPPED)
def test_no_message_is_missing_and_none_is_left_over(language: str) -> None:
    ours, theirs = _ids(template()), _ids(read(language))
    assert (ours - theirs, theirs - ours) == (set(), set()), "run python -m tests.locale.messages"
    assert catalog_path(language).read_text("utf-8") == updated(language)


@pytest.mark.parametrize("language", SHIPPED)
def test_every_message_is_translated_and_no_placeholder_differs(language: str) -> None:
    catalog = read(language)
    assert [message.id for message in catalog if message.id and not all(_strings(message))] == []
    assert [message.id for message in catalog if message.id and message.fuzzy] == []
    for message in catalog:
        if message.id:
            wanted = {tuple(sorted(PLACEHOLDER.findall(text))) for text in _originals(message)}
            found = {tuple(sorted(PLACEHOLDER.findall(text))) for text in _strings(message)}
            assert found == wanted, message.id
            assert len(_strings(message)) == (catalog.num_plurals if message.pluralizable else 1)


@pytest.mark.parametrize("language", SHIPPED)
def test_what_is_read_is_what_is_written(language: str) -> None:
    words = read_catalog(catalog_path(language))
    for message in read(language):
        if not message.id or message.pluralizable:
            continue
        (text,), (original,) = _strings(message), _originals(message)
        context = message.context
        assert (words.pgettext(context, original) if context else words.gettext(original)) == text


def test_a_plural_has_the_form_that_its_number_asks_for() -> None:
    days = [words_in("fr").ngettext("Date", "Dates", number) for number in (1, 2)]
    assert days == ["Date", "Dates"]
    assert [words_in("en").ngettext("Chair", "Chairs", number) for number in (1, 2, 5)] == [
        "Chair",
        "Chairs",
        "Chairs",
    ]
    for number in (0, 1, 2, 3, 11, 100):
        assert words_in("ar").ngettext("Date", "Dates", number) == "تاريخ الانعقاد"


@pytest.mark.parametrize("language", FOUND)
def test_a_language_finds_its_catalog_by_any_of_its_names(language: str) -> None:
    assert words_in(language).gettext("Submit") == FOUND[language]


@pytest.mark.parametrize("language", VARIETIES)
def test_a_variety_of_a_language_has_its_own_words(language: str) -> None:
    assert words_in(language).gettext("Proceedings") == VARIETIES[language]


def test_every_language_of_sphinx_has_some_words() -> None:
    names = [path.name for path in (Path(sphinx.__file__).parent / "locale").iterdir()]
    codes = [name for name in names if name[:1].isalpha() and "." not in name and name.islower()]
    assert len(codes) > 40
    for name in names:
        assert words_in(name).gettext("Submit")
    assert [code for code in codes if not known_locale(code)] == ["cak"]  # nor has CLDR


def test_the_wheel_holds_every_catalog(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if "/locale/" in name}
    paths = {path for path in LOCALE_DIR.rglob("*") if path.is_file()}
    assert held == {path.relative_to(LOCALE_DIR.parents[1]).as_posix() for path in paths}
    assert len(held) == len(SHIPPED)


def _ids(catalog: Catalog) -> set[tuple[str | None, str]]:
    return {(message.context, _originals(message)[0]) for message in catalog if message.id}


def _originals(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def _strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())
