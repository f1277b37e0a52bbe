"""The header of a call as the server writes it: true for ever, with templates for what is not."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.projects import CONF, build_here, write_project
from tests.theme.sites import CALL

import sphinx_cfp

if TYPE_CHECKING:
    from collections.abc import Mapping

STATIC = Path(sphinx_cfp.__file__).parent / "sphinx_ext" / "static"
LANGUAGES = ("en", "de", "fr", "es", "it", "pt_BR", "zh_CN", "ja", "ar")


def page_of(folder: Path, files: Mapping[str, str], extra: str = "") -> str:
    """The page of a call in a theme of Sphinx's own."""
    built = build_here(
        write_project(folder / "source", {"index.md": "# Home\n", **files}, CONF + extra),
        folder / "site",
        "dirhtml",
    )
    assert (built.status, built.warnings) == (0, "")
    return (built.site / "call" / "index.html").read_text("utf-8")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    return page_of(tmp_path_factory.mktemp("call"), {"call.md": CALL})


def without_templates(page: str) -> str:
    """What a reader without a script gets."""
    return re.sub(r"<template.*?</template>", "", page, flags=re.DOTALL)


def templates(page: str) -> list[tuple[str, str, str, str]]:
    """State, begin, end and content of each."""
    return re.findall(
        r'<template data-cfp-state="([\w-]*)"(?: data-cfp-after="([^"]*)")?'
        r'(?: data-cfp-until="([^"]*)")?>\n(.*?)</template>',
        page,
        re.DOTALL,
    )


def test_what_the_server_says_knows_no_clock(page: str) -> None:
    shown = without_templates(page)
    summary = re.search(r'<div class="cfp-summary".*?</dl>', shown, re.DOTALL)
    assert summary
    text = summary.group()
    assert 'datetime="2023-06-01T11:59:59Z"' in text
    assert 'href="https://submit.example/woc"' in text
    assert "when 31 May 2023 has ended everywhere on Earth" in text
    assert "Tokyo" in text
    for word in ("Open", "Closed", "Not yet open", "left", "cfp-countdown"):
        assert word not in text


def test_there_is_a_template_for_each_phase_without_a_gap(page: str) -> None:
    found = templates(page)
    assert [state for state, *_ in found] == [
        "not-open",
        "extended",
        "closed",
        "notified",
        "notified",
        "under-way",
        "over",
    ]
    assert found[0][1] == found[-1][2] == ""
    assert [until for _, _, until, _ in found[:-1]] == [after for _, after, _, _ in found[1:]]
    assert found[1][2] == "2023-06-01T11:59:59Z"


def test_a_template_names_its_state_in_words(page: str) -> None:
    texts = {state: content for state, _, _, content in templates(page)}
    said = {
        "not-open": "Not yet open",
        "extended": "Deadline extended",
        "closed": "Closed",
        "over": "Over",
    }
    for state, words in said.items():
        assert re.search(rf">{words}</span>", texts[state])


def test_what_has_changed_is_told_once_with_its_reason(page: str) -> None:
    changes = re.findall(r'<details class="cfp-changes">.*?</details>', page, re.DOTALL)
    assert len(changes) == 1
    assert "20 May 2023" in changes[0]
    assert "<s>24 May 2023" in changes[0]
    assert "the submission system was down" in changes[0]


def test_the_steps_are_a_list_and_a_picture_of_it(page: str) -> None:
    steps = re.search(r'<div class="cfp-steps">(.*?)</ol></div>', page, re.DOTALL)
    assert steps
    assert steps.group(1).count("<li>") == steps.group(1).count("cfp-dot") == 4


def test_no_word_of_a_template_is_found_by_the_search(tmp_path: Path) -> None:
    page_of(tmp_path, {"call.md": CALL})
    index = (tmp_path / "site.build" / "dirhtml" / "searchindex.js").read_text("utf-8")
    assert '"networks"' in index or '"network"' in index
    assert '"tokyo"' not in index


def test_a_call_without_a_date_has_a_header_without_one(tmp_path: Path) -> None:
    page = page_of(tmp_path, {"call.md": CALL.partition("## Dates")[0]})
    assert 'class="cfp-submit' in page
    assert "cfp-next-time" not in without_templates(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_is_told_all_its_words_in_the_language(language: str, tmp_path: Path) -> None:
    page = page_of(tmp_path, {"call.md": CALL}, f'language = "{language}"\n')
    script = re.search(r"<script[^>]*cfp\.js[^>]*>", page)
    assert script
    said = dict(re.findall(r'data-(\w+)="([^"]*)"', script.group()))
    assert set(said) == {"locale", "left", "in", "local", "passed", "copied", "found"}
    assert said["locale"].startswith(language[:2])
    assert "-u-ca-gregory" in said["locale"]
    assert all(part in said["local"] for part in ("{day}", "{time}", "{zone}"))
    assert all("%s" in said[name] for name in ("left", "in", "found"))


@pytest.mark.parametrize(("name", "limit"), [("cfp.js", 3000), ("cfp.css", 3000)])
def test_what_is_ours_stays_small(name: str, limit: int) -> None:
    assert len(gzip.compress((STATIC / name).read_bytes(), 9, mtime=0)) <= limit


def test_the_script_reads_the_clock_and_makes_no_request() -> None:
    script = (STATIC / "cfp.js").read_text("utf-8")
    assert "Date.now()" in script
    for word in (
        "fetch(",
        "XMLHttpRequest",
        "eval(",
        "innerHTML",
        "document.cookie",
        "localStorage",
    ):
        assert word not in script
