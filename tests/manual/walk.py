"""A page of the manual that is to be followed from top to bottom: its blocks as steps.

::

    ```markdown file NAME      the file has this content now
    ```markdown line NAME      the file's line with the same label becomes this one
    ```console run             ``$`` commands, and below each what it prints
"""

from __future__ import annotations

import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.manual.examples import Block, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def follow(page: Path, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Do in ``folder`` what ``page`` says; each command with what it should print and what it does."""
    for block in blocks(page):
        match block.marks:
            case ("file", name):
                (folder / name).write_text(block.text, "utf-8")
            case ("line", name):
                change(folder / name, block)
            case ("run",):
                for command, expected in commands(block):
                    yield command, expected, run(command, folder)


def change(path: Path, block: Block) -> None:
    """Replace the one line of a file that has the label of the line in ``block``."""
    label = block.text.partition(":")[0]
    lines = path.read_text("utf-8").splitlines(keepends=True)
    (place,) = (number for number, line in enumerate(lines) if line.startswith(f"{label}:"))
    lines[place] = block.text
    path.write_text("".join(lines), "utf-8")


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with the lines below it."""
    for part in f"\n{block.text}".split("\n$ ")[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed if printed.endswith("\n") or not printed else f"{printed}\n"


def run(command: str, folder: Path) -> str:
    """What ``sphinx-cfp ...`` prints in ``folder``."""
    program, *arguments = shlex.split(command)
    if program != "sphinx-cfp":
        raise ValueError(f"{command!r} is not ours to run")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx_cfp", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
    )
    return done.stdout
