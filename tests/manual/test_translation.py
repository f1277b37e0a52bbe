"""Whoever follows the guide to translation gets a call in two languages."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from tests.manual.examples import MANUAL, examples
from tests.manual.walk import follow
from tests.projects import build_here

from sphinx_cfp.model.dates import Moment, When
from sphinx_cfp.model.zones import AOE
from sphinx_cfp.sphinx_ext.wording import when_text

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = MANUAL / "guides" / "translate.md"

GERMAN = (
    "Aufruf zur Einreichung",
    "3. Workshop über leise Maschinen",
    "Graz, Österreich",
    "Einreichfrist",
    "14. März 2031, 23:59 Uhr AoE",
    "Benachrichtigung",
    "Ende April",
    "12.–13. Juni 2031",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("guide")


@pytest.fixture(scope="module")
def steps(folder: Path) -> list[tuple[str, str, str]]:
    """Each command of the guide, what should stand below it, and what it printed."""
    return list(follow(GUIDE, folder))


def test_each_command_of_the_guide_prints_what_stands_below_it(
    steps: list[tuple[str, str, str]],
) -> None:
    assert [(command, printed) for command, _, printed in steps] == [
        (command, expected) for command, expected, _ in steps
    ]
    assert len(steps) == 7


@pytest.mark.usefixtures("steps")
def test_what_was_built_on_the_way_is_in_german(folder: Path) -> None:
    site = folder / "_build" / "de"
    page = (site / "index.html").read_text("utf-8")
    assert [text for text in GERMAN if text not in page] == []
    assert 'bei <a class="reference external" href="https://openreview.net' in page
    assert '<a class="cfp-submit reference external"' in page
    assert "Bitte bis " in page
    pdf = " ".join(
        " ".join(sheet.extract_text() for sheet in PdfReader(site / "index.pdf").pages).split()
    )
    assert [text for text in GERMAN if text not in pdf] == []
    (call,) = json.loads((site / "cfp.json").read_text("utf-8"))["calls"]
    (english,) = json.loads((folder / "_build/site/cfp.json").read_text("utf-8"))["calls"]
    assert (call["title"], call["location"]) == (GERMAN[1], GERMAN[2])
    assert [item["label"] for item in call["dates"]][:2] == [GERMAN[3], GERMAN[5]]
    assert call["dates"][1]["text"] == "Ende April"
    assert [item["key"] for item in call["dates"]] == [item["key"] for item in english["dates"]]
    assert call["links"]["page"].startswith("https://quiet-machines.example/de/")
    assert english["title"] == "Third Workshop on Quiet Machines"


def test_a_call_written_twice_is_in_two_languages_of_one_site(tmp_path: Path) -> None:
    (example,) = (example for example in examples(GUIDE) if "de/index.md" in example.files)
    example.write(tmp_path)
    built = build_here(tmp_path, tmp_path / "_build" / "site", "dirhtml")
    german = (built.site / "de" / "index.html").read_text("utf-8")
    german = re.sub(r"<template.*?</template>", "", german, flags=re.DOTALL)
    english = (built.site / "index.html").read_text("utf-8")
    assert german.count("14. März 2031, 23:59 Uhr AoE") == 4
    assert 'lang="de"' in german
    assert "14 March 2031, 23:59 AoE" in english
    assert 'lang="en"' in english


def test_the_table_of_the_guide_shows_dates_as_they_are_shown() -> None:
    when = When(Moment(date(2031, 5, 31), None, AOE))
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in GUIDE.read_text("utf-8").splitlines()
        if line.endswith(("AoE |", "AoE） |"))
    ]
    assert len(rows) == 10
    for _, codes, shown in rows:
        for code in codes.split(", "):
            assert when_text(when, code.strip("`"), is_deadline=True) == shown
