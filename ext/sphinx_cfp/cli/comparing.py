"""``sphinx-cfp diff``: what changed, for people, for a change log, for programs, or as a mail."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sphinx_cfp.cli.reading import read
from sphinx_cfp.cli.stopping import CommandError
from sphinx_cfp.exporters import differences
from sphinx_cfp.registry.differences import compare

if TYPE_CHECKING:
    from sphinx_cfp.registry.differences import Comparison

FORMS = {
    "text": differences.as_text,
    "markdown": differences.as_markdown,
    "json": differences.as_json,
}


def compared(old: str, new: str, form: str, *, call: str | None, mail: bool) -> str:
    """What is asked for. Histories that do not agree are warned of on standard error.

    Raises :class:`CommandError`.
    """
    before, after = read(old), read(new)
    found = compare(before.registry, after.registry)
    if call:
        found = [one for one in found if call in {side.key for side in (one.old, one.new) if side}]
        if not found:
            raise CommandError(f"error: neither side has a call with the key {call}")
    for one in found:
        for told in one.disagreements:
            key = one.new.key if one.new else ""
            print(f"warning: {key}.{told.key}: {told.message} — {told.fix}", file=sys.stderr)
    if not mail:
        return FORMS[form](found)
    one = _moved(found)
    page = after.site.address(one.new.docname, "") if one.new else ""
    return differences.mail(after.registry, one, page)


def _moved(found: list[Comparison]) -> Comparison:
    """The only call of which a date moved."""
    moved = [one for one in found if any(change.is_move for change in one.changes)]
    if not moved:
        raise CommandError("error: no date moved, so there is no mail to send")
    if len(moved) > 1:
        keys = ", ".join(one.new.key for one in moved if one.new)
        raise CommandError(f"error: dates of several calls moved — name one with --call: {keys}")
    return moved[0]
