"""Sphinx's own way to a PDF has the same content; whether TeX sets it is tried by hand."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from tests.printed import PAGES, ROOT, Printed, build_printed, plain
from tests.projects import build_here

from sphinx_cfp.pdf.own_builders import FONT

if TYPE_CHECKING:
    from pathlib import Path

LATEX = """
latex_engine = "xelatex"
latex_table_style = ["booktabs"]
suppress_warnings = ["design.fa-build"]
"""
ELSEWHERE = {"Hiddenword03", "Hiddenword07", "LaTeX", "only02", "Listing"}
"""Words of blocks that are not meant for LaTeX, and one that it writes itself."""


@pytest.fixture(scope="module")
def tex(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the source that Sphinx makes of both pages for XeLaTeX."""
    folder = tmp_path_factory.mktemp("latex")
    source = shutil.copytree(ROOT, folder / "source")
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(LATEX)
    for page in source.glob("*.*"):
        if page.suffix in (".md", ".rst"):  # LaTeX has no pictures of the other kinds
            text = page.read_text("utf-8")
            page.write_text(re.sub(r"hall\.(gif|webp|svg)", "hall.png", text), "utf-8")
    built = build_here(source, folder / "site", "latex")
    assert (built.status, built.warnings) == (0, "")
    return built.site


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """The same pages in HTML."""
    return build_printed(tmp_path_factory.mktemp("pages"))


@pytest.mark.parametrize("page", PAGES)
def test_every_word_of_the_page_is_in_the_source(
    page: str, tex: Path, pages: dict[str, Printed]
) -> None:
    source = (tex / "everythingatonce.tex").read_text("utf-8")
    text = re.sub(
        r"\\-|\\PYG\{[^}]*\}|\\sphinxhyphen\{\}|[{}~\s]|\\_|\\[a-zA-Z]+|\\", "", plain(source)
    )
    wanted = set(re.findall(r"\w+", pages[page].page.text)) - ELSEWHERE
    assert [word for word in wanted if word.replace("_", "") not in text.replace("_", "")] == []


def test_titles_and_texts_of_cards_are_paragraphs(tex: Path) -> None:
    source = (tex / "everythingatonce.tex").read_text("utf-8")
    assert re.search(
        r"\\sphinxstylestrong\{Card \\sphinxstyleemphasis\{title\} one\}\s*\n\s*\n", source
    )


def test_emoji_have_a_font(tex: Path) -> None:
    assert (tex / FONT.name).read_bytes() == FONT.read_bytes()
    source = (tex / "everythingatonce.tex").read_text("utf-8")
    assert r"\newfontfamily\cfpEmoji{NotoEmoji-Regular}" in source
    for sign in ("📝", "🥸", "❓"):
        assert any(
            int(first, 16) <= ord(sign) <= int(last, 16)
            for first, last in re.findall(r'\\cfpEmojiRange\{"(\w+)\}\{"(\w+)\}', source)
        )


def test_the_preamble_of_an_author_is_kept(tmp_path: Path) -> None:
    source = shutil.copytree(ROOT, tmp_path / "source")
    with (source / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(LATEX + 'latex_elements = {"preamble": r"\\def\\mine{1}"}\n')
    for page in ("markdown.md", "structured.rst"):
        (source / page).unlink()
    build_here(source, tmp_path / "site", "latex")
    tex = next((tmp_path / "site.build").rglob("*.tex")).read_text("utf-8")
    assert r"\def\mine{1}" in tex
    assert r"\XeTeXinterchartokenstate=1" in tex


def test_other_engines_are_left_alone(tmp_path: Path) -> None:
    source = shutil.copytree(ROOT, tmp_path / "source")
    for page in ("markdown.md", "structured.rst"):
        (source / page).unlink()
    build_here(source, tmp_path / "site", "latex")
    assert list((tmp_path / "site.build").rglob(FONT.name)) == []
