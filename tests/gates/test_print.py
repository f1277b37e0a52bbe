"""What the checkers of PDF say of every call, and whether it has every word that its page has."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import html
from tests.printed import PAGES, build_printed, plain


class Sheet(NamedTuple):
    """A PDF, and the words that a reader of its page sees."""

    pdf: Path
    words: str


def name_of(pdf: Path) -> str:
    """What a PDF is called here: that of a site's first page by the folder of the site."""
    return pdf.parent.name if pdf.stem == "index" else pdf.stem


SITE = Path(__file__).parents[2] / "docs" / "_build" / "site"
PRINTED = sorted(SITE.rglob("*.pdf"))


def said(*command: str | Path) -> str:
    """What a command prints; it must end well."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the PDFs and pages of the project that holds everything."""
    folder = tmp_path_factory.mktemp("everything")
    build_printed(folder)
    return folder


@pytest.fixture(params=[*PRINTED, *PAGES], ids=lambda value: name_of(Path(value)))
def sheet(request: pytest.FixtureRequest, everything: Path) -> Sheet:
    """A PDF, and the words of its page: those of the site, and two with everything."""
    if isinstance(request.param, Path):
        beside = request.param.with_suffix("")
        folder = beside.parent if beside.name == "index" else beside
        return Sheet(request.param, content(folder / "index.html"))
    name = request.param
    page = build_printed(everything)[name].page.text.replace("Hiddenword", "")
    return Sheet(everything / "printed.build" / "cfp-pdf" / f"{name}.pdf", page)


def test_the_call_is_printed() -> None:
    assert SITE / "call.pdf" in PRINTED


def test_qpdf_finds_no_fault(sheet: Sheet) -> None:
    assert "No syntax or stream encoding errors found" in said("qpdf", "--check", sheet.pdf)


def test_the_pdf_is_tagged_and_says_what_it_is(sheet: Sheet) -> None:
    told = dict(re.findall(r"^([^:]+):\s*(.*)$", said("pdfinfo", sheet.pdf), re.MULTILINE))
    assert told["Tagged"] == "yes"
    assert told["Title"]
    assert told["Author"]
    assert "pdfuaid" in said("pdfinfo", "-meta", sheet.pdf)
    assert re.search(rb"/Lang ?\(", sheet.pdf.read_bytes())


def test_a_screen_reader_finds_no_fault(sheet: Sheet) -> None:
    # LNK-003 takes a link around a picture for empty, though the picture has its description.
    rules = [] if sheet.pdf in PRINTED else ["--skip", "LNK-003"]
    said(Path(sys.executable).with_name("outloud"), "--fail-on", "error", *rules, sheet.pdf)


def test_every_word_of_the_page_is_in_the_pdf(sheet: Sheet) -> None:
    text = plain(said("pdftotext", "-enc", "UTF-8", sheet.pdf, "-"))
    found, unbroken = set(re.findall(r"\w+", text)), re.sub(r"\s", "", text)
    missing = [word for word in re.findall(r"\w+", sheet.words) if word not in found]
    assert [word for word in missing if word not in unbroken] == []


def test_the_site_with_its_pdf_is_made_without_a_network(tmp_path: Path) -> None:
    site = tmp_path / "site"
    command = [sys.executable, "-m", "sphinx_cfp", "build", "docs", "-o", str(site), "--quiet"]
    alone = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1683000000"}
    pdfs = []
    for before in ([], alone):
        shutil.rmtree(site, ignore_errors=True)
        subprocess.run([*before, *command], cwd=SITE.parents[2], env=environment, check=True)
        pdfs.append((site / "call.pdf").read_bytes())
    assert pdfs[0] == pdfs[1]


def test_every_page_can_be_looked_at(sheet: Sheet, pictures: Path) -> None:
    said("pdftoppm", "-png", "-r", "80", sheet.pdf, pictures / f"{name_of(sheet.pdf)}-pdf")
    assert list(pictures.glob(f"{name_of(sheet.pdf)}-pdf-*.png"))


def content(page: Path) -> str:
    """The words of a page between its navigation, as a reader sees them.

    The links to files beside the page are navigation too: on paper nobody subscribes to a calendar. What
    a script shows in its time, and cities and changes that are folded up, are for the screen.
    """
    (article,) = html.parse(page).xpath("//article[contains(@class, 'bd-article')]")
    names = ("headerlink", "cfp-file", "cfp-aoe", "cfp-cities", "cfp-changes")
    ours = " | ".join(f".//*[contains(@class, '{name}')]" for name in names)
    for left_out in article.xpath(f".//script | .//style | .//template | .//svg | {ours}"):
        left_out.drop_tree()
    return plain(" ".join(article.itertext()))
