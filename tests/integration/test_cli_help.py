"""What ``sphinx-cfp`` says of itself, how soon, and what a shell can complete."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest
from tests.benchmarks.help_speed import MUST, ratio
from tests.projects import write_project

from sphinx_cfp.cli.commands import commands
from sphinx_cfp.cli.overview import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "sphinx_cfp"]


def run(*arguments: str, folder: Path, **variables: str) -> str:
    """What the command prints; it must succeed."""
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env={**environment, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_help_is_what_click_would_print(option: str, tmp_path: Path) -> None:
    script = "from sphinx_cfp.cli.commands import commands; commands.main(prog_name='sphinx-cfp')"
    done = subprocess.run([sys.executable, "-c", script, option], capture_output=True, text=True)
    assert run(option, folder=tmp_path) == done.stdout


def test_a_narrow_screen_gets_short_lines(tmp_path: Path) -> None:
    assert max(map(len, run("--help", folder=tmp_path, COLUMNS="60").splitlines())) <= 60


def test_the_help_comes_at_once() -> None:
    # At rest it takes 2.2 times as long as an empty Python.
    assert ratio(11) <= MUST


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_ends_with_an_example(name: str) -> None:
    command = commands.get_command(click.Context(commands), name)
    assert command is not None
    assert command.help is not None
    first = command.help.replace("\n", " ")
    assert first.startswith(COMMANDS[name][1].rstrip("."))
    (told,) = [line for line in command.help.splitlines() if line.strip().startswith("Example")]
    assert f": sphinx-cfp {name}" in told


def test_an_unknown_command_is_refused_in_a_line(tmp_path: Path) -> None:
    done = subprocess.run([*COMMAND, "publish-it"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2
    assert "No such command 'publish-it'" in done.stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_set_up_by_what_is_printed(shell: str, tmp_path: Path) -> None:
    assert f"_SPHINX_CFP_COMPLETE={shell}_complete" in run("completion", shell, folder=tmp_path)


def completed(words: str, folder: Path) -> list[str]:
    """What bash is offered for the last of the words."""
    given = {"_SPHINX_CFP_COMPLETE": "bash_complete", "COMP_WORDS": words}
    printed = run(folder=folder, COMP_CWORD=str(words.count(" ")), **given)
    return [line.partition(",")[2] for line in printed.splitlines() if line]


def test_commands_are_completed(tmp_path: Path) -> None:
    assert completed("sphinx-cfp ex", tmp_path) == ["explain", "export", "extend"]


def test_keys_are_completed_from_the_site_that_was_built(tmp_path: Path) -> None:
    keys = ["qm-2031.paper", "qm-2031.posters.paper", "qm-2031.notification"]
    data = {"calls": [{"key": "qm-2031", "dates": [{"key": key} for key in keys]}]}
    write_project(tmp_path / "docs", {"_build/site/cfp.json": json.dumps(data)})
    assert completed("sphinx-cfp extend p", tmp_path) == ["paper", "posters.paper"]
    assert completed("sphinx-cfp extend x", tmp_path) == []


def test_no_site_has_no_keys_to_complete(tmp_path: Path) -> None:
    assert completed("sphinx-cfp extend p", tmp_path) == []
