"""``sphinx-cfp doctor``: versions, fonts, settings, and what the host needs.

Nothing is built and nothing is written; the configuration is read as Sphinx reads it.
"""

from __future__ import annotations

import json
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict
from io import StringIO
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli import terminal
from sphinx_cfp.cli.doctor import hosting, installation, settings
from sphinx_cfp.cli.doctor.remarks import Remark
from sphinx_cfp.cli.exit_codes import CommandError, temporary_folder
from sphinx_cfp.cli.source_files import SourceFiles
from sphinx_cfp.cli.sources import source_argument
from sphinx_cfp.cli.sphinx_run import Log, Project, loaded
from sphinx_cfp.sphinx_ext.config import project_fonts_of
from sphinx_cfp.sphinx_ext.diagnostics import CHECK_BUILDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path, PurePosixPath

WORDS = {"ok": "", "info": "hint: ", "warning": "warning: ", "error": "error: "}


@click.command()
@source_argument
@click.option("--json", "as_program", is_flag=True, help="Print an object of JSON.")
@click.pass_context
def doctor(ctx: click.Context, source: Path, as_program: bool) -> None:
    """Look at what SOURCE needs: versions, fonts, settings, and the files of its host.

    Nothing is built, and nothing is written. The exit code is 1 for an error or a warning.

    \b
    Example: sphinx-cfp doctor docs
    """
    remarks = examine(source)
    click.echo(as_json(remarks) if as_program else as_text(remarks))
    ctx.exit(0 if is_well(remarks) else 1)


def examine(source: Path) -> list[Remark]:
    """Everything there is to say, area by area."""
    texts = dict(SourceFiles(source).texts(errors="replace"))
    return [
        *installation.version_remarks(),
        *_of_project(source, texts),
        *hosting.remarks(source),
    ]


def _of_project(source: Path, texts: Mapping[PurePosixPath, str]) -> Iterator[Remark]:
    try:
        project = _configured(source, texts)
    except CommandError as error:
        yield Remark("settings", "error", error.message)
        yield from installation.font_remarks(texts.values(), has_own=False)
        return
    is_ours = "sphinx_cfp" in project.extensions
    has_own = is_ours and bool(project_fonts_of(project.config, source))
    yield from installation.font_remarks(texts.values(), has_own=has_own)
    if is_ours:
        yield from settings.remarks(project)
    else:
        fix = 'extensions = ["myst_parser", "sphinx_design", "sphinx_cfp"]'
        yield Remark("settings", "error", "conf.py does not load sphinx_cfp", fix)


def _configured(source: Path, texts: Mapping[PurePosixPath, str]) -> settings.Configured:
    """Read the configuration. Raises :class:`CommandError` if Sphinx cannot."""
    knows_us = "sphinx_cfp" in (source / "conf.py").read_text("utf-8", "replace")
    builder = CHECK_BUILDER if knows_us else "dummy"
    with (
        redirect_stdout(StringIO()),
        redirect_stderr(StringIO()),
        temporary_folder() as place,
        loaded(builder, Project(source=source, cache=place), Log()) as app,
    ):
        return settings.Configured(app.config, set(app.extensions), texts)


def as_text(remarks: Sequence[Remark]) -> str:
    """The remarks for a terminal, an area after the other."""
    lines: list[str] = []
    area = ""
    for remark in remarks:
        if remark.area != area:
            lines += ["", remark.area] if lines else [remark.area]
            area = remark.area
        lines.append(f"  {WORDS[remark.level]}{remark}")
    found = [remark.level for remark in remarks if remark.level != "ok"]
    return "\n".join([*lines, "", terminal.count(found)])


def as_json(remarks: Sequence[Remark]) -> str:
    """The same for programs."""
    return json.dumps({"remarks": list(map(asdict, remarks))}, ensure_ascii=False, indent=1)


def is_well(remarks: Sequence[Remark]) -> bool:
    """Whether there is neither an error nor a warning."""
    return all(remark.level in ("ok", "info") for remark in remarks)
