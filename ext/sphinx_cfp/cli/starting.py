"""``sphinx-cfp new``: the files a call begins with."""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx_cfp.cli.stopping import CommandError

STARTER = Path(__file__).parents[1] / "starter"


def start(folder: Path) -> None:
    """Copy the starter into ``folder``; raises :class:`CommandError` if there is something in it."""
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"error: {folder} is a file — name a folder that is new or empty")
    if folder.is_dir() and any(folder.iterdir()):
        raise CommandError(f"error: {folder} is not empty — name a folder that is new or empty")
    try:
        shutil.copytree(
            STARTER, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
        )
    except OSError as error:
        raise CommandError(f"error: {folder}: {error.strerror or error}") from None
