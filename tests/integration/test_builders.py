"""Every builder of Sphinx writes the calls, and says what the pages say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.case_files import all_cases
from tests.matrix import text_of
from tests.projects import CONF, Built, build_here, tree, write_project

if TYPE_CHECKING:
    from pathlib import Path

LATEX = 'latex_documents = [("index", "calls.tex", "Calls", "", "manual")]\n'
MAN = 'man_pages = [("index", "calls", "Calls", [], 1)]\n'
TEXINFO = 'texinfo_documents = [("index", "calls", "Calls", "", "calls", "", "")]\n'
SAID = ("Submission deadline", "31 May 2023", "24 May 2023", "Systems for foundation models", "AoE")

WRITTEN = {
    "html": "ok-whole-call/index.html",
    "dirhtml": "ok-whole-call/index.html",
    "singlehtml": "index.html",
    "latex": "calls.tex",
    "text": "ok-whole-call/index.txt",
    "man": "calls.1",
    "epub": "ok-whole-call/index.xhtml",
    "texinfo": "calls.texi",
    "xml": "ok-whole-call/index.xml",
    "pseudoxml": "ok-whole-call/index.pseudoxml",
}


def project(folder: Path, *, right: bool) -> Path:
    """The cases in MyST as one project: the right ones, or those with findings."""
    cases = [case for case in all_cases() if not case.alone and (case.code == "ok") is right]
    entries = "".join(f"{case.key}/index\n" for case in cases)
    files: dict[str, str | bytes] = {"index.md": f"# Calls\n\n```{{toctree}}\n{entries}```\n"}
    for case in cases:
        files |= {f"{case.key}/{name}": text for name, text in case.files("md").items()}
    extra = 'copyright = version = "1"\n' + TEXINFO
    return write_project(folder / "source", files, CONF + LATEX + MAN + extra)


@pytest.mark.parametrize("builder", [*WRITTEN, "gettext", "dummy"])
def test_a_builder_writes_right_calls_without_a_word(builder: str, tmp_path: Path) -> None:
    built = build_here(project(tmp_path, right=True), tmp_path / "site", builder)
    assert (built.status, built.warnings) == (0, "")
    if builder in WRITTEN:
        page = (built.site / WRITTEN[builder]).read_text("utf-8")
        plain = re.sub(r"\s+", " ", re.sub(r"<[^>]*>|\\-|[\\{}]|~", " ", page))
        assert [word for word in SAID if word not in plain] == []


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Built]:
    """The project of the cases with findings, and what its pages have."""
    folder = tmp_path_factory.mktemp("wanted")
    source = project(folder, right=False)
    return source, build_here(source, folder / "html")


@pytest.mark.parametrize("builder", ["latex", "text", "man", "epub", "texinfo", "gettext", "xml"])
def test_findings_are_the_same_from_every_builder(
    builder: str, wanted: tuple[Path, Built], tmp_path: Path
) -> None:
    source, pages = wanted
    built = build_here(source, tmp_path / "site", builder)
    assert pages.warnings
    assert built.status == pages.status == 1
    assert _ours(built.warnings) == _ours(pages.warnings)


def test_texts_reach_translators_and_dates_do_not(tmp_path: Path) -> None:
    built = build_here(project(tmp_path, right=True), tmp_path / "site", "gettext")
    catalog = (built.site / "ok-whole-call.pot").read_text("utf-8")
    messages = re.findall(r'^msgid "(.+)"$', catalog, re.MULTILINE)
    assert "Submission deadline" in messages
    assert "Low-precision training and inference" in messages
    assert "visa delays" in " ".join(messages)
    assert [
        text for text in messages if re.search(r"\d{4}-\d\d-\d\d|\d+ (May|July) 2023", text)
    ] == []


def test_a_translated_page_keeps_its_keys_and_its_dates(tmp_path: Path) -> None:
    case = next(case for case in all_cases() if case.name == "ok/moved_once")
    files: dict[str, str | bytes] = {
        **case.files("md"),
        "locale/de/LC_MESSAGES/page.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Paper deadline"\nmsgstr "Einreichungsfrist"\n',
    }
    conf = CONF + 'language = "de"\nlocale_dirs = ["locale"]\n'
    built = build_here(write_project(tmp_path / "source", files, conf), tmp_path / "site")
    assert built.warnings == ""
    page = text_of((built.site / "page.html").read_text("utf-8"))
    assert "Einreichungsfrist" in page
    assert "Paper deadline" not in page
    assert "31. Mai 2023" in page
    assert b'"key": "ok-moved-once.paper"' in tree(built.site)["cfp.json"]


def _ours(warnings: str) -> list[str]:
    return sorted(line for line in warnings.splitlines() if "[cfp." in line)
