"""``sphinx-cfp check``: what is wrong; its arguments and its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.commands.sources import FOLDER, source_folder

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("source", type=FOLDER, required=False)
@click.option(
    "--today", metavar="DAY", help="Look back from this day: 2023-05-01.  [default: today]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="What to print.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    default="warning",
    show_default=True,
    help="The least severity that makes the command fail.",
)
@click.option("--only", metavar="CODE", multiple=True, help="Tell of this code only; repeatable.")
@click.option(
    "--ignore", metavar="CODE", multiple=True, help="Do not tell of this code; repeatable."
)
@click.option("--fix", is_flag=True, help="Put right what is certain, and show the difference.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, help="Processes to read with.")
@click.option("--traceback", is_flag=True, help="Show where in the code an unforeseen error arose.")
def check(
    source: Path | None,
    today: str | None,
    form: str,
    fail_on: str,
    only: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    jobs: int,
    traceback: bool,
) -> None:
    """Find what is wrong with the calls in SOURCE, and write nothing.

    \b
    Example: sphinx-cfp check docs --today 2023-05-01 --format github

    The exit code is 0 if nothing was found, 1 for a finding, 2 if the check could not run.
    """
    from sphinx_cfp.cli.check_command import check_and_tell

    code = check_and_tell(
        source_folder(source),
        today=today,
        form=form,
        fail_on=fail_on,
        only=only,
        ignored=ignore,
        fix=fix,
        jobs=jobs,
        traceback=traceback,
    )
    click.get_current_context().exit(code)
