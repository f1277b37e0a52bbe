"""``sphinx-cfp preview``: the pages while one writes; its arguments and its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.commands.sources import FOLDER, source_folder

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("source", type=FOLDER, required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def preview(source: Path | None, port: int) -> None:
    """Show SOURCE in a browser, and build it again on every save.

    The address works on this machine only.

    \b
    Example: sphinx-cfp preview docs --port 8001
    """
    from sphinx_cfp.cli.previewing import serve

    serve(source_folder(source), port)
