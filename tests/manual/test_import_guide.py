"""Whoever follows the guide to importing sees what it says, and has the file that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.manual.examples import MANUAL, blocks
from tests.manual.walk import commands, run

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = MANUAL / "guides" / "import.md"


def test_the_guide_shows_what_is_printed_and_what_is_written(tmp_path: Path) -> None:
    shown = 0
    for block in blocks(GUIDE):
        match block.marks:
            case ("file", name) if (tmp_path / name).exists():
                assert (tmp_path / name).read_text("utf-8") == block.text
                shown += 1
            case ("file", name):
                (tmp_path / name).write_text(block.text, "utf-8")
            case ("run",):
                for command, expected in commands(block):
                    assert run(command, tmp_path) == expected
                    shown += 1
    assert shown == 2


def test_the_example_has_the_fault_that_the_guide_speaks_of(tmp_path: Path) -> None:
    (call,) = (block.text for block in blocks(GUIDE) if block.marks == ("file", "call.md"))
    (tmp_path / "conf.py").write_text('extensions = ["myst_parser", "sphinx_cfp"]\n', "utf-8")
    conf = tmp_path / "conf.py"
    conf.write_text(conf.read_text("utf-8") + 'myst_enable_extensions = ["colon_fence"]\n', "utf-8")
    (tmp_path / "index.md").write_text(call, "utf-8")
    printed = run("sphinx-cfp check . --only weekday", tmp_path)
    assert "14 June 2030 is a Friday, not a Thursday" in printed
