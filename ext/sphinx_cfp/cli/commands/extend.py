"""``sphinx-cfp extend``: a deadline moved in its line; its arguments and its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.commands.sources import FOLDER, complete_key, source_folder

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("key", shell_complete=complete_key)
@click.argument("newdate")
@click.argument("source", type=FOLDER, required=False)
@click.option("--reason", default="", metavar="TEXT", help="Why, for the readers of the page.")
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show everything, and write nothing.")
def extend(
    key: str, newdate: str, source: Path | None, reason: str, yes: bool, dry_run: bool
) -> None:
    """Move the deadline KEY to NEWDATE in its line, and keep the old day there.

    Shows the change, asks, writes it and reads the source again; then it prints the mail to send and
    says which trackers and submission systems have to hear of it. A time and a zone that NEWDATE
    leaves out stay what they were.

    \b
    Example: sphinx-cfp extend paper "21 March 2031" --reason "late template"
    """
    from sphinx_cfp.cli.extending import Request, extend_and_tell

    request = Request(source_folder(source), key, newdate, reason, yes=yes, dry_run=dry_run)
    extend_and_tell(request)
