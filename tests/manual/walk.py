"""A page of the manual that is to be followed from top to bottom: its blocks as steps.

::

    ```markdown file NAME      the file has this content now
    ```markdown line NAME      the file's line with the same label becomes this one
    ```po message NAME         the translations of these messages in a catalog become these
    ```console run             ``$`` commands, and below each what it prints
"""

from __future__ import annotations

import shlex
from io import BytesIO
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po, write_po
from tests.manual.examples import Block, blocks
from tests.processes.running import run_module

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


MODULES = {"sphinx-cfp": "sphinx_cfp", "sphinx-build": "sphinx", "sphinx-intl": "sphinx_intl"}


def follow(page: Path, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Do in ``folder`` what ``page`` says; each command with what it should print and what it does."""
    for block in blocks(page):
        match block.marks:
            case ("file", name):
                (folder / name).write_text(block.text, "utf-8")
            case ("line", name):
                change(folder / name, block)
            case ("message", name):
                translate(folder / name, block)
            case ("run",):
                for command, expected in commands(block):
                    yield command, expected, run(command, folder)


def change(path: Path, block: Block) -> None:
    """Replace the one line of a file that has the label of the line in ``block``."""
    label = block.text[: block.text.index(":", 1) + 1]
    lines = path.read_text("utf-8").splitlines(keepends=True)
    (place,) = (number for number, line in enumerate(lines) if line.startswith(label))
    lines[place] = block.text
    path.write_text("".join(lines), "utf-8")


def translate(path: Path, block: Block) -> None:
    """Write translations into a catalog. Raises :class:`ValueError` for what it does not have there."""
    catalog = read_po(BytesIO(path.read_bytes()))
    for given in read_po(BytesIO(block.text.encode())):
        if given.id:
            found = catalog.get(given.id)
            if found is None or not set(given.locations) <= set(found.locations):
                raise ValueError(f"{path} has no {given.id!r} at {given.locations}")
            found.string = given.string
    with path.open("wb") as file:
        write_po(file, catalog)


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """The commands of a block, each with the lines below it."""
    for part in f"\n{block.text}".split("\n$ ")[1:]:
        command, _, printed = part.partition("\n")
        yield command, printed if printed.endswith("\n") or not printed else f"{printed}\n"


def run(command: str, folder: Path) -> str:
    """What a command prints in ``folder``. Raises :class:`KeyError` if it is not ours to run."""
    program, *arguments = shlex.split(command)
    return run_module(MODULES[program], *arguments, folder=folder, joined=True).stdout
