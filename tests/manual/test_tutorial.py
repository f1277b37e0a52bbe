"""Whoever follows the tutorial, or a guide with commands, sees what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.testing.util import SphinxTestApp
from tests.manual.examples import CONF, MANUAL
from tests.manual.walk import follow

if TYPE_CHECKING:
    from pathlib import Path


def test_each_command_of_the_tutorial_prints_what_stands_below_it(tmp_path: Path) -> None:
    steps = list(follow(MANUAL / "tutorial" / "index.md", tmp_path))
    assert [(command, printed) for command, _, printed in steps] == [
        (command, expected) for command, expected, _ in steps
    ]
    assert len(steps) > 3
    assert (tmp_path / "quiet-machines" / "_build" / "site" / "call.pdf").is_file()


def test_each_command_of_the_guide_to_checks_prints_what_stands_below_it(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(CONF, "utf-8")
    steps = list(follow(MANUAL / "guides" / "check.md", tmp_path))
    assert [(command, printed) for command, _, printed in steps] == [
        (command, expected) for command, expected, _ in steps
    ]
    assert len(steps) == 3


def test_each_command_of_the_guide_to_links_prints_what_stands_below_it(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "conf.py").write_text(CONF.replace(', "link_placeholder"', ""), "utf-8")
    (tmp_path / "docs" / "index.md").write_text("# Quiet Machines\n", "utf-8")
    steps = list(follow(MANUAL / "guides" / "links.md", tmp_path))
    assert [printed for _, _, printed in steps] == [expected for _, expected, _ in steps]
    assert len(steps) == 2


def test_every_option_of_linkcheck_is_in_the_guide_to_links(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text("")
    (tmp_path / "index.rst").write_text("Call\n====\n")
    app = SphinxTestApp("dummy", srcdir=tmp_path)
    there = {option.name for option in app.config if option.name.startswith("linkcheck_")}
    app.cleanup()
    text = (MANUAL / "guides" / "links.md").read_text("utf-8")
    assert set(re.findall(r"`(linkcheck_\w+)`", text)) == there
