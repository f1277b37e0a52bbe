"""What the checkers of PDF say of every call, and whether it has every word that its page has."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

SITE = Path(__file__).parents[2] / "docs" / "_build" / "site"
PRINTED = sorted(SITE.rglob("*.pdf"))


def said(*command: str | Path) -> str:
    """What a command prints; it must end well."""
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(params=PRINTED, ids=lambda path: path.stem)
def printed(request: pytest.FixtureRequest) -> Path:
    """The PDF of a call."""
    path = request.param
    assert isinstance(path, Path)
    return path


def test_the_call_is_printed() -> None:
    assert SITE / "call.pdf" in PRINTED


def test_qpdf_finds_no_fault(printed: Path) -> None:
    assert "No syntax or stream encoding errors found" in said("qpdf", "--check", printed)


def test_the_pdf_is_tagged_and_says_what_it_is(printed: Path) -> None:
    told = dict(re.findall(r"^([^:]+):\s*(.*)$", said("pdfinfo", printed), re.MULTILINE))
    assert told["Tagged"] == "yes"
    assert told["Title"]
    assert told["Author"]
    assert "pdfuaid" in said("pdfinfo", "-meta", printed)
    assert re.search(rb"/Lang ?\(", printed.read_bytes())


def test_a_screen_reader_finds_no_fault(printed: Path) -> None:
    said(Path(sys.executable).with_name("outloud"), "--fail-on", "error", printed)


def test_every_word_of_the_page_is_in_the_pdf(printed: Path) -> None:
    page = SITE / printed.relative_to(SITE).with_suffix("") / "index.html"
    text = said("pdftotext", "-enc", "UTF-8", printed, "-")
    words, unbroken = set(plain(text).split()), re.sub(r"\s", "", plain(text))
    missing = [word for word in content(page).split() if word not in words | {unbroken}]
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


def test_every_page_can_be_looked_at(printed: Path, pictures: Path) -> None:
    said("pdftoppm", "-png", "-r", "80", printed, pictures / f"{printed.stem}-pdf")
    assert list(pictures.glob(f"{printed.stem}-pdf-*.png"))


def content(page: Path) -> str:
    """The words of a page between its navigation, as a reader sees them."""
    (article,) = html.parse(page).xpath("//article[contains(@class, 'bd-article')]")
    for left_out in article.xpath(".//script | .//style | .//a[contains(@class, 'headerlink')]"):
        left_out.drop_tree()
    return plain(" ".join(article.itertext()))


def plain(text: str) -> str:
    """Text without the marks that choose the form of an emoji and soft hyphens."""
    return re.sub("[\ufe0e\ufe0f\u00ad]", "", text)
