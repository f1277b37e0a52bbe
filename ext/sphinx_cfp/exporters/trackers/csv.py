"""All dates as a table (RFC 4180) that is safe to open in a spreadsheet.

A program may take a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return for a
formula. Such a cell is given an apostrophe in front; so is one that begins with an apostrophe, so that
taking one off gives the text again. The file begins with a byte order mark, without which some programs
read it in the encoding of their machine.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.characters import printable
from sphinx_cfp.exporters.selection import calls_in, public_dates
from sphinx_cfp.registry.moments import write_when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.registry.registry import Registry

COLUMNS = (
    *("call", "title", "acronym", "location", "track", "key", "kind", "label"),
    *("status", "certainty", "local", "local_end", "zone", "utc", "utc_end", "text"),
    *("moved", "before", "reason", "note", "link", "url"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "'")
BATCH = 256
_FORMULA = re.compile(f"\n[{''.join(map(re.escape, FORMULA))}]")


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """A row for each date of one call or of all, below a row of names."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL)
    buffer.write("\ufeff")
    writer.writerow(COLUMNS)
    rows = 0
    for one in calls_in(registry, call):
        for item in public_dates(registry, one.key):
            row = _row(registry, one, item, site)
            is_plain = "".join(row).isprintable() and not _FORMULA.search("\n".join(("", *row)))
            writer.writerow(row if is_plain else map(safe, row))
            rows += 1
            if rows % BATCH == 0:
                yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def _row(registry: Registry, call: Call, item: Date, site: Site) -> tuple[str, ...]:
    track = registry.tracks.get(item.track)
    when = write_when(item.when)
    last = item.was[-1] if item.was else None
    before = write_when(last.was) if last else {}
    return (
        *(call.key, call.title, call.acronym, call.location, track.title if track else ""),
        *(item.key, item.kind.value, item.label, item.status.value, item.certainty or ""),
        *(when["local"] or "", when["local_end"] or "", when["zone"] or ""),
        item.utc.iso() if item.utc else "",
        item.utc_end.iso() if item.utc_end else "",
        item.when.text,
        last.on.isoformat() if last and last.on else "",
        before.get("local") or before.get("text") or "",
        last.reason if last else "",
        *(item.note, item.link, site.address(item.docname, item.key)),
    )


def safe(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    value = printable(value)
    return f"'{value}" if value.startswith(FORMULA) else value
