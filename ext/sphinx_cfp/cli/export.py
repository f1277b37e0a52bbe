"""``sphinx-cfp export``: one format of the data, to standard output or into a file."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli.exit_codes import CONTENT, CommandError
from sphinx_cfp.cli.registries import chosen_call, read_folder
from sphinx_cfp.cli.source_files import replace_file
from sphinx_cfp.cli.sources import FOLDER, source_argument, traceback_option
from sphinx_cfp.exporters import FORMATS
from sphinx_cfp.exporters.template import BadTemplateError, fill

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sphinx_cfp.cli.registries import Source

NAMES = [one.name for one in FORMATS.values() if one.site_file or one.call_file]
"""Formats that are one file."""


@click.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice(NAMES))
@source_argument
@click.option("--call", metavar="KEY", help="The call, if there are several.")
@click.option(
    "-o", "--output", type=FOLDER, metavar="FILE", help="The file.  [default: the screen]"
)
@click.option("--format", "layout", type=click.Choice(["text", "html"]), help="Of an announcement.")
@click.option("--template", type=FOLDER, metavar="FILE", help="An announcement in your own layout.")
@traceback_option
def export(
    format_: str,
    source: Path,
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
    if (layout or template) and not format_.startswith("announcement"):
        raise CommandError("error: --format and --template are for announcements")
    if layout:
        format_ = "announcement-html" if layout == "html" else "announcement"
    read = read_folder(source, traceback=traceback)
    if template:
        is_html = format_ == "announcement-html"
        _put([_from_template(read, call, template, is_html=is_html)], output)
    else:
        _put(_exported(read, format_, call), output)


def _exported(source: Source, name: str, call: str | None) -> Iterator[bytes]:
    """The bytes of a format. Raises :class:`CommandError` for a call that is not there or not named."""
    one, registry = FORMATS[name], source.registry
    key = _key_of(source, call) if call or not one.site_file else ""
    if one.needs_base and not source.site.base:
        raise CommandError(
            f"error: {name} needs the address of the site — set html_baseurl in conf.py"
        )
    empty = True
    for piece in one.export(registry, source.site, key):
        empty = empty and not piece
        yield piece
    if empty:
        raise CommandError(f"error: there is nothing to say in {name}", CONTENT)


def _from_template(source: Source, call: str | None, template: Path, *, is_html: bool) -> bytes:
    """The announcement of a call, laid out by a template. Raises :class:`CommandError`."""
    try:
        text = template.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise CommandError(f"error: {template}: {why}") from None
    try:
        return fill(source.registry, source.site, _key_of(source, call), text, is_html=is_html)
    except BadTemplateError as error:
        place = f"{template}:{error.line}" if error.line else f"{template}"
        raise CommandError(f"{place}: error[template]: {error}", CONTENT) from None


def _key_of(source: Source, call: str | None) -> str:
    """The key of the call that is meant: the one named, else the only one."""
    calls = source.registry.calls
    return chosen_call(source.registry, call, list(calls.values())).key


def _put(pieces: Iterable[bytes], output: Path | None) -> None:
    """Write to standard output, or into a file that is replaced when all of it is there."""
    if output is None:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    mask = os.umask(0)
    os.umask(mask)
    try:
        replace_file(output, pieces, 0o666 & ~mask)
    except OSError as error:
        raise CommandError.of_system(error, output) from None
