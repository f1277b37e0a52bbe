"""Whoever follows a guide sees what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.manual.examples import CALL, CONF, DATES, MANUAL
from tests.manual.walk import follow
from tests.projects import write_project

if TYPE_CHECKING:
    from pathlib import Path

MOVED_ON = "1930176000"
"""2 March 2031, in seconds: the day on which the guide moves a deadline."""

NEXT = """
This is the third workshop. Authors of 2031 use [the template](https://quiet-machines.net/2031/style.zip).
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
    assert "- Submission deadline: 2032-03-12\n" in (tmp_path / "docs/call-2032.md").read_text("utf-8")
