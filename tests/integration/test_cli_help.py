"""What ``sphinx-cfp`` says of itself, and what a shell can complete."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.projects import write_project

from sphinx_cfp.cli import COMMANDS, LazyCommand

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
def test_the_help_lists_every_command_in_a_line(option: str, tmp_path: Path) -> None:
    listed = run(option, folder=tmp_path).partition("\nCommands:\n")[2]
    lines = [tuple(line.split(maxsplit=1)) for line in listed.splitlines()]
    assert lines == sorted(COMMANDS.items())


def test_a_narrow_screen_gets_short_lines(tmp_path: Path) -> None:
    assert max(map(len, run("--help", folder=tmp_path, COLUMNS="60").splitlines())) <= 60


def test_the_list_of_commands_loads_none_of_them(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom sphinx_cfp.cli import commands\n"
        "commands.main(['--help'], prog_name='sphinx-cfp', standalone_mode=False)\n"
        "print([name for name in ('sphinx', 'sphinx_cfp.cli.build') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("\n[]\n")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_ends_with_an_example(name: str) -> None:
    told = LazyCommand(name).load().help
    assert told is not None
    assert told.replace("\n", " ").startswith(COMMANDS[name].rstrip("."))
    (example,) = [line for line in told.splitlines() if line.strip().startswith("Example")]
    assert f": sphinx-cfp {name}" in example


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
