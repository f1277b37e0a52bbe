"""``sphinx-cfp preview``: the site on this machine, built again on every save."""

from __future__ import annotations

import locale
import os
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.exit_codes import CommandError, Terminated, temporary_folder
from sphinx_cfp.cli.sources import source_argument

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@source_argument
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def preview(source: Path, port: int) -> None:
    """Show SOURCE in a browser, and build it again on every save.

    The address works on this machine only.

    \b
    Example: sphinx-cfp preview docs --port 8001
    """
    if find_spec("sphinx_autobuild") is None:
        raise CommandError(
            "error: preview needs sphinx-autobuild — pip install 'sphinx-cfp[preview]'"
        )
    with temporary_folder() as folder:
        server = [sys.executable, "-m", "sphinx_autobuild", "--host=127.0.0.1", f"--port={port}"]
        server += [f"--ignore={source.resolve()}/_build/*", "--quiet", "--builder=dirhtml"]
        server += ["-Dcfp_links=0"]  # nobody is asked on every save
        server += [f"--doctree-dir={folder}/doctrees", str(source), str(folder / "site")]
        try:
            ended = subprocess.run(server, env=_environment(), check=False)
        except (KeyboardInterrupt, Terminated):
            return
    if ended.returncode:
        raise CommandError(f"error: the preview ended with {ended.returncode}")


def _environment() -> dict[str, str]:
    """Ours, but for a locale that this machine does not have: ``sphinx-build`` fails at it."""
    try:
        locale.setlocale(locale.LC_ALL, "")
    except locale.Error:
        return {**os.environ, "LC_ALL": "C"}
    return dict(os.environ)
