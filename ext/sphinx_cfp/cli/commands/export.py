"""``sphinx-cfp export``: one format of the data; its arguments and its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli import exporting
from sphinx_cfp.cli.commands.sources import FOLDER, source_folder
from sphinx_cfp.cli.stopping import CommandError

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice(exporting.NAMES))
@click.argument("source", type=FOLDER, required=False)
@click.option("--call", metavar="KEY", help="The call, if there are several.")
@click.option(
    "-o", "--output", type=FOLDER, metavar="FILE", help="The file.  [default: the screen]"
)
@click.option("--format", "layout", type=click.Choice(["text", "html"]), help="Of an announcement.")
@click.option("--template", type=FOLDER, metavar="FILE", help="An announcement in your own layout.")
@click.option("--traceback", is_flag=True, help="Show where in the code an unforeseen error arose.")
def export(
    format_: str,
    source: Path | None,
    call: str | None,
    output: Path | None,
    layout: str | None,
    template: Path | None,
    traceback: bool,
) -> None:
    """Write one format of the data of SOURCE.

    SOURCE is read and checked as for a build. The formats are those that a build writes beside the
    pages, and a few more.

    \b
    Example: sphinx-cfp export announcement docs --output mail.txt
    """
    from sphinx_cfp.cli.reading import read_folder

    is_announcement = format_.startswith("announcement")
    if (layout or template) and not is_announcement:
        raise CommandError("error: --format and --template are for announcements")
    if layout:
        format_ = "announcement-html" if layout == "html" else "announcement"
    read = read_folder(source_folder(source), traceback=traceback)
    if template:
        is_html = format_ == "announcement-html"
        exporting.put([exporting.from_template(read, call, template, is_html=is_html)], output)
    else:
        exporting.put(exporting.exported(read, format_, call), output)
