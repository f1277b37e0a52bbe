"""Whoever follows a guide sees what it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.manual.examples import CALL, CONF, DATES, MANUAL
from tests.manual.walk import follow, run
from tests.projects import write_project

if TYPE_CHECKING:
    from pathlib import Path

MOVED_ON = "1930176000"
"""2 March 2031, in seconds: the day on which the guide moves a deadline."""

NEXT = """
We meet in June 2031. Use [the template](https://quiet-machines.net/2031/style.zip).
"""


@pytest.mark.parametrize(("guide", "steps"), [("exports", 4), ("moving-a-deadline", 5)])
def test_each_command_of_a_guide_prints_what_stands_below_it(
    guide: str, steps: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOVED_ON)
    write_project(tmp_path / "docs", {"index.md": CALL + DATES}, CONF)
    done = list(follow(MANUAL / "guides" / f"{guide}.md", tmp_path))
    assert [(command, printed) for command, _, printed in done] == [
        (command, expected) for command, expected, _ in done
    ]
    assert len(done) == steps


def test_each_command_of_the_guide_to_the_next_edition_prints_what_stands_below_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOVED_ON)
    index = "# Quiet Machines\n\nPapers are due by {cfp:date}`paper`.\n\n```{toctree}\ncall\n```\n"
    write_project(tmp_path / "docs", {"index.md": index, "call.md": CALL + NEXT + DATES}, CONF)
    done = list(follow(MANUAL / "guides" / "next-year.md", tmp_path))
    assert [printed for _, _, printed in done] == [expected for _, expected, _ in done]
    assert len(done) == 3
    assert "- Submission deadline: 2032-03-12\n" in (tmp_path / "docs/call-2032.md").read_text(
        "utf-8"
    )


def test_each_command_of_the_guide_to_embedding_prints_what_stands_below_it(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    done = list(follow(MANUAL / "guides" / "embed.md", tmp_path))
    assert [printed for _, _, printed in done] == [expected for _, expected, _ in done]
    assert len(done) == 4
    assert (tmp_path / "public/cfp.json").is_file()
    (call,) = json.loads((tmp_path / "cfp.json").read_text("utf-8"))["calls"]
    # What the template for Jekyll takes from each date.
    assert {"label", "utc", "local", "zone"} <= call["dates"][0].keys()


def test_each_command_of_the_guide_to_moving_from_al_folio_prints_what_stands_below_it(
    tmp_path: Path,
) -> None:
    done = list(follow(MANUAL / "guides" / "al-folio.md", tmp_path))
    assert [printed for _, _, printed in done] == [expected for _, expected, _ in done]
    assert len(done) == 2
    (tmp_path / "imported/call.md").replace(tmp_path / "qm/call.md")
    assert "warning: html_baseurl is an address for examples" in run(
        "sphinx-cfp doctor qm", tmp_path
    )
    printed = run("sphinx-cfp build qm --no-pdf", tmp_path)
    assert printed == "qm/_build/site: 5 pages, cfp.json\n"
