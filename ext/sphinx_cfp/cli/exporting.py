"""``sphinx-cfp export``: one format, to standard output or into a file."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.cli.stopping import CONTENT, CommandError
from sphinx_cfp.exporters import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cfp.cli.reading import Source

NAMES = [one.name for one in FORMATS.values() if one.site_file or one.call_file]
"""Formats that are one file."""


def exported(source: Source, name: str, call: str | None) -> Iterator[bytes]:
    """The bytes of a format. Raises :class:`CommandError` for a call that is not there or not named."""
    one, registry = FORMATS[name], source.registry
    key = chosen(source, call) if call or not one.site_file else ""
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


def from_template(source: Source, call: str | None, template: Path, *, is_html: bool) -> bytes:
    """The announcement of a call, laid out by a template. Raises :class:`CommandError`."""
    from sphinx_cfp.exporters.template import BadTemplateError, fill

    try:
        text = template.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise CommandError(f"error: {template}: {why}") from None
    try:
        return fill(source.registry, source.site, chosen(source, call), text, is_html=is_html)
    except BadTemplateError as error:
        place = f"{template}:{error.line}" if error.line else f"{template}"
        raise CommandError(f"{place}: error[template]: {error}", CONTENT) from None


def chosen(source: Source, call: str | None) -> str:
    """The key of the call that is meant: the one named, else the only one."""
    calls = source.registry.calls
    if call in calls:
        return str(call)
    known = ", ".join(calls)
    if call:
        raise CommandError(f"error: no call has the key {call} — there are: {known or 'none'}")
    if len(calls) == 1:
        return next(iter(calls))
    if not calls:
        raise CommandError("error: there is no call here — declare one with {cfp:call}", CONTENT)
    raise CommandError(f"error: which call? — name one with --call: {known}")


def put(pieces: Iterable[bytes], output: Path | None) -> None:
    """Write to standard output, or into a file that is replaced when all of it is there."""
    if output is None:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{output.name}.", dir=output.absolute().parent)
        try:
            with os.fdopen(handle, "wb") as file:
                for piece in pieces:
                    file.write(piece)
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(output)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise CommandError(f"error: {output}: {error.strerror}") from None


def _umask() -> int:
    """What new files of this process may not be."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
