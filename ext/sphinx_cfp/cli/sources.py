"""The folder that a command reads, as it is typed, and the options that several commands have."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import click

from sphinx_cfp.cli import formats
from sphinx_cfp.cli.exit_codes import CommandError

FOLDER = click.Path(path_type=Path)
traceback_option = click.option(
    "--traceback", is_flag=True, help="Show where in the code an unforeseen error arose."
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(formats.NAMES),
    default="text",
    show_default=True,
    help="How findings are printed.",
)

fail_on_option = partial(
    click.option,
    "--fail-on",
    type=click.Choice(["error", "warning", "info"]),
    show_default=True,
    help="The least severity that makes the command fail.",
)


def source_folder(given: Path | None) -> Path:
    """The folder with ``conf.py``: the one that was ``given``, else ``docs``, else the current one."""
    source = given or (Path("docs") if Path("docs/conf.py").is_file() else Path())
    if not source.is_dir():
        raise CommandError(
            f"error: there is no folder {source} — name the folder that holds conf.py"
        )
    if not (source / "conf.py").is_file():
        raise CommandError(
            f"error: {source} holds no conf.py — name the folder that does, "
            f"or begin one with: sphinx-cfp new FOLDER"
        )
    return source


source_argument = click.argument(
    "source",
    type=FOLDER,
    required=False,
    callback=lambda _ctx, _param, given: source_folder(given),
)


def complete_key(ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
    """The keys of dates that begin so, from the ``cfp.json`` of the site that was built last."""
    given = ctx.params.get("source")
    for folder in [Path(given)] if given else [Path("docs"), Path()]:
        path = folder / "_build" / "site" / "cfp.json"
        try:
            calls = json.loads(path.read_text("utf-8"))["calls"]
            dates = [(call["key"], date["key"]) for call in calls for date in call["dates"]]
        except (OSError, ValueError, KeyError, TypeError):
            continue
        if len(calls) == 1:
            dates = [(call, key.removeprefix(f"{call}.")) for call, key in dates]
        return [key for _, key in dates if key.startswith(begun)]
    return []
