"""``sphinx-cfp import``: last year's page as source; its arguments and its help."""

from __future__ import annotations

from pathlib import Path

import click

from sphinx_cfp.cli.commands.sources import FOLDER


@click.command("import")
@click.argument("page", metavar="FILE|FOLDER|URL")
@click.option(
    "-o", "--output", type=FOLDER, default=Path(), metavar="FOLDER", help="Where to write call.md."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was read, and write nothing.")
def import_(page: str, output: Path, as_json: bool) -> None:
    """Turn last year's page into call.md: from Markdown, HTML, reST, text, mail, YAML or a calendar.

    Nothing is made up: what is in doubt is a comment in the file and a line of the report.

    \b
    Example: sphinx-cfp import old-site/cfp.html --output docs
    """
    from sphinx_cfp.cli.importing import as_program, import_into, page_of

    read = page_of(page)
    click.echo(as_program(read) if as_json else import_into(read, output))
