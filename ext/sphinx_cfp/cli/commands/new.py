"""``sphinx-cfp new``: a call to begin with; its arguments and its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.commands.sources import FOLDER

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--title", default="", help="What the event is called.")
@click.option("--acronym", default="", help="Its short name.")
@click.option("--host", default="", help="The conference that it is part of.")
@click.option("--dates", default="", help="The days of the event: 12–13 June 2031.")
@click.option("--timezone", default="", help="The time zone of its deadlines: AoE.")
@click.option("--submit", default="", help="Where papers are submitted.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing, and take what is there.")
def new(folder: Path | None, yes: bool, **given: str) -> None:
    """Begin a call in FOLDER.

    That is a page to fill in, its configuration, and what publishes it on GitHub, GitLab or Read
    the Docs. On a terminal it asks six questions, each of which can stay open.

    \b
    Example (an invented one): sphinx-cfp new quiet-machines --title "Workshop on Quiet Machines"
    """
    from sphinx_cfp.cli.asking import begin

    click.echo(begin(folder, given, asks=not yes))
