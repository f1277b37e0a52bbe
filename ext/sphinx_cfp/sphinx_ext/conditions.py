"""Text that holds before, after or between dates."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.sphinx_ext.wording import as_of_text

if TYPE_CHECKING:
    from sphinx.builders import Builder

    from sphinx_cfp.model.zones import Instant
    from sphinx_cfp.registry.registry import Registry
    from sphinx_cfp.sphinx_ext.nodes import cfp_when

Span = tuple["Instant | None", "Instant | None"]


def span_of(node: cfp_when, registry: Registry, docname: str) -> Span:
    """From when until when the block holds; ``None`` for an open end.

    A date begins at its first second and is over after its last: "after the workshop" is the day after
    it. Raises :class:`ParseError` for a name that names nothing.
    """
    items = [registry.dates[registry.resolve("date", key, docname)] for key in node["keys"]]
    begin, over = items[0].utc, items[0].utc_end or items[0].utc
    if node["condition"] == "before":
        return None, begin
    if node["condition"] == "after":
        return over, None
    return over, items[1].utc


def shown_when(
    node: cfp_when,
    registry: Registry,
    docname: str,
    builder: Builder,
    language: str,
    now: Instant,
) -> list[nodes.Node]:
    """The block in HTML with its instants, hidden unless it holds now; elsewhere only if it does."""
    inside = list(node.children)
    try:
        begin, end = span_of(node, registry, docname)
    except ParseError:
        return inside
    holds = (begin is None or begin < now) and (end is None or now <= end)
    as_of = datetime.fromtimestamp(now.epoch, UTC).date()
    stamp = nodes.paragraph("", as_of_text(as_of, language), classes=["cfp-as-of"])
    if builder.format != "html":
        return [*inside, stamp] if holds else []
    start = f' data-cfp-after="{begin.iso()}"' if begin else ""
    stop = f' data-cfp-until="{end.iso()}"' if end else ""
    hidden = "" if holds else " hidden"
    opened = nodes.raw("", f'<div class="cfp-when"{start}{stop}{hidden}>', format="html")
    return [opened, *inside, stamp, nodes.raw("", "</div>", format="html")]
