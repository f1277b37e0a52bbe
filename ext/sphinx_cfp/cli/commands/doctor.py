"""``sphinx-cfp doctor``: what is installed, set and hosted; its arguments and its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.commands.sources import FOLDER, source_folder

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("source", type=FOLDER, required=False)
@click.option("--json", "as_program", is_flag=True, help="Print an object of JSON.")
def doctor(source: Path | None, as_program: bool) -> None:
    """Look at what SOURCE needs: versions, fonts, settings, and the files of its host.

    Nothing is built, and nothing is written. The exit code is 1 for an error or a warning.

    \b
    Example: sphinx-cfp doctor docs
    """
    from sphinx_cfp.cli.doctor import as_json, as_text, examine, is_well

    remarks = examine(source_folder(source))
    click.echo(as_json(remarks) if as_program else as_text(remarks))
    click.get_current_context().exit(0 if is_well(remarks) else 1)
