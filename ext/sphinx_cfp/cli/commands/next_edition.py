"""``sphinx-cfp next-edition``: the call of the next year; its arguments and its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.commands.sources import FOLDER, source_folder

if TYPE_CHECKING:
    from pathlib import Path


@click.command("next-edition")
@click.argument("source", type=FOLDER, required=False)
@click.option("--call", metavar="KEY", help="The call to go on from, if there are several.")
@click.option("--dates", metavar="DAYS", help="The days of the new event: 11–12 June 2032.")
@click.option("--year", type=int, help="Its year, if its days are not known yet.")
@click.option("-y", "--yes", is_flag=True, help="Write without asking.")
def next_edition(
    source: Path | None, call: str | None, dates: str | None, year: int | None, yes: bool
) -> None:
    """Begin the next edition of the call in SOURCE, on a page beside the old one.

    Dates go on by whole weeks, as the event does, and are marked tentative. What nobody can know yet
    is a question: a comment in the page, and a line here. The old page stays where it is, and the two
    lead to each other. What still names the old edition is listed in the end.

    \b
    Example: sphinx-cfp next-edition docs --dates "11–12 June 2032"
    """
    from sphinx_cfp.cli.next_edition import Request, begin_next

    request = Request(source_folder(source), call, dates, year, yes=yes)
    click.get_current_context().exit(begin_next(request))
