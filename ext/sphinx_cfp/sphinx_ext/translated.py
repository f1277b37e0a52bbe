"""Labels, notes and topics as a translated build shows them.

Names recorded while a page is read are the author's; the Locale transform has since put translations
into the paragraphs that carry them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.model.calls import Track
from sphinx_cfp.model.records import DateDraft, Record
from sphinx_cfp.model.topics import Topic

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_cfp.model.lines import Line
    from sphinx_cfp.model.records import Payload


def remember(document: nodes.document, index: int, field: str, node: nodes.Element) -> None:
    """Note that ``node`` shows a field of the record at ``index``.

    Fields are ``label``, ``note``, ``title``, ``reason 0`` (of the last move), ``reason 1`` (of the first
    of those before it) and so on.
    """
    shown: list[tuple[int, str, nodes.Element]] = document.__dict__.setdefault("cfp_shown", [])
    shown.append((index, field, node))


def translated_records(records: list[Record], document: nodes.document) -> list[Record]:
    """The records with the texts that the page shows. Kinds and keys stay those of the author."""
    shown: list[tuple[int, str, nodes.Element]] = document.__dict__.pop("cfp_shown", [])
    changed = list(records)
    for index, field, node in shown:
        if node.get("translated"):
            record = changed[index]
            changed[index] = Record(_with(record.payload, field, node.astext()), record.location)
    return changed


def _with(payload: Payload, field: str, text: str) -> Payload:
    if isinstance(payload, DateDraft):
        if field == "label":
            return replace(payload, shown=text)
        if field == "note":
            return replace(payload, note=text)
        return replace(payload, line=_with_reason(payload.line, int(field.split()[1]), text))
    if isinstance(payload, Topic | Track):
        return replace(payload, title=text)
    return payload


def _with_reason(line: Line, position: int, text: str) -> Line:
    if not position:
        return replace(line, reason=text)
    earlier = list(line.earlier)
    earlier[position - 1] = replace(earlier[position - 1], reason=text)
    return replace(line, earlier=tuple(earlier))
