"""All dates as a table (RFC 4180) that is safe to open in a spreadsheet.

A program may take a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return for a
formula. Such a cell is given an apostrophe in front; so is one that begins with an apostrophe, so that
taking one off gives the text again. The file begins with a byte order mark, without which some programs
read it in the encoding of their machine.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.output_view import calls_in
from sphinx_cfp.exporters.text import printable
from sphinx_cfp.registry.moments import write_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cfp.exporters.output_view import OutputView, Site
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry

COLUMNS = (
    *("call", "title", "acronym", "location", "track", "key", "kind", "label"),
    *("status", "certainty", "local", "local_end", "zone", "utc", "utc_end", "text"),
    *("moved", "before", "reason", "note", "link", "url"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'")


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """A row for each date of one call or of all, below a row of names; a piece for each call."""
    yield b"\xef\xbb\xbf" + _written([COLUMNS])
    for view in calls_in(registry, site, call):
        yield _written(_row(view, item) for item in view.dates)


def _written(rows: Iterable[tuple[str, ...]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerows(map(safe, row) for row in rows)
    return buffer.getvalue().encode()


def _row(view: OutputView, item: Date) -> tuple[str, ...]:
    call, track = view.call, view.track_titles.get(item.track, "")
    when = write_when(item.when)
    last = item.was[-1] if item.was else None
    before = write_when(last.was) if last else {}
    return (
        *(call.key, call.title, call.acronym, call.location, track),
        *(item.key, item.kind.value, item.label, item.status.value, item.certainty or ""),
        *(when["local"] or "", when["local_end"] or "", when["zone"] or ""),
        item.utc.iso() if item.utc else "",
        item.utc_end.iso() if item.utc_end else "",
        item.when.text,
        last.on.isoformat() if last and last.on else "",
        before.get("local") or before.get("text") or "",
        last.reason if last else "",
        *(item.note, item.link, view.address(item)),
    )


def safe(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    value = printable(value)
    return f"'{value}" if value.startswith(FORMULA) else value
