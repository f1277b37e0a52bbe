"""``sphinx-cfp build``: the pages, the PDF and the data; its arguments and its help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.commands.sources import FOLDER, source_folder
from sphinx_cfp.cli.stopping import CommandError

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("source", type=FOLDER, required=False)
@click.option(
    "-o",
    "--output",
    type=FOLDER,
    metavar="FOLDER",
    help="The site's folder.  [default: SOURCE/_build/site]",
)
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), default=1, help="Processes to build with."
)
@click.option("-W", "--strict", is_flag=True, help="Fail when there is any warning.")
@click.option("-n", "--nitpicky", is_flag=True, help="Warn of every reference without a target.")
@click.option(
    "-D",
    "--define",
    "settings",
    metavar="NAME=VALUE",
    multiple=True,
    help="Set a value of conf.py for this build: language=de.",
)
@click.option("-E", "--fresh", is_flag=True, help="Build everything anew.")
@click.option("--pdf/--no-pdf", default=True, help="Make the PDF of each call.  [default: --pdf]")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but warnings and errors.")
@click.option("--traceback", is_flag=True, help="Show where in the code an unforeseen error arose.")
def build(
    source: Path | None,
    output: Path | None,
    jobs: int,
    strict: bool,
    nitpicky: bool,
    settings: tuple[str, ...],
    fresh: bool,
    pdf: bool,
    quiet: bool,
    traceback: bool,
) -> None:
    """Build the pages, the PDF and the data of SOURCE into one folder.

    SOURCE is the folder with conf.py: without it, docs or else the current folder. The site that was
    there stays as it is until the new one is complete, and for good when the build fails.

    \b
    Example: sphinx-cfp build docs --strict --output public
    """
    from sphinx_cfp.cli.building import Request, build_site

    source = source_folder(source)
    request = Request(
        source=source,
        output=output or source / "_build" / "site",
        jobs=jobs,
        strict=strict,
        settings=dict(map(setting, settings)),
        nitpicky=nitpicky,
        fresh=fresh,
        pdf=pdf,
        traceback=traceback,
    )
    built = build_site(request)
    if not quiet:
        click.echo(built)


def setting(text: str) -> tuple[str, str]:
    """Name and value of ``NAME=VALUE``."""
    name, equals, value = text.partition("=")
    if not (equals and name.isidentifier()):
        raise CommandError(f"error: -D {text} sets nothing — write -D NAME=VALUE: -D language=de")
    return name, value
