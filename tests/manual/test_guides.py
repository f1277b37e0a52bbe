"""Whoever follows a guide sees what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.manual.examples import CALL, CONF, DATES, MANUAL
from tests.manual.walk import follow
from tests.projects import write_project

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("guide", "steps"), [("exports", 4), ("moving-a-deadline", 4)])
def test_each_command_of_a_guide_prints_what_stands_below_it(
    guide: str, steps: int, tmp_path: Path
) -> None:
    write_project(tmp_path / "docs", {"index.md": CALL + DATES}, CONF)
    done = list(follow(MANUAL / "guides" / f"{guide}.md", tmp_path))
    assert [(command, printed) for command, _, printed in done] == [
        (command, expected) for command, expected, _ in done
    ]
    assert len(done) == steps
