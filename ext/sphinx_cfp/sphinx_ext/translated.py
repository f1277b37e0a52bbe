"""Texts as a translated build shows them.

What is recorded while a page is read are the author's words; the Locale transform has since put
translations into the nodes that carry them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.model.calls import Call
from sphinx_cfp.registry.records import DateDraft, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.grammar.parsed import Line

Shown = tuple[int, str, "Sequence[nodes.Node]"]


def remember(document: nodes.document, index: int, field: str, *shown: nodes.Node) -> None:
    """Note that these nodes hold a field of the record at ``index``.

    Fields are those of the payload. Those of a date are ``label``, ``note``, ``text`` (words that stand for
    a day), ``was 0`` (such words that are struck), ``reason 0`` (of the last move), ``reason 1`` (of the
    first of those before it) and so on.
    """
    remembered: list[Shown] = document.__dict__.setdefault("cfp_shown", [])
    remembered.append((index, field, shown))


def translated_records(
    records: list[Record], document: nodes.document, language: str
) -> list[Record]:
    """The records with their texts in ``language``, that of the build, as far as they are translated.

    Kinds and keys stay those of the author's words. A call on a page that is translated is no longer in
    the language that its author says.
    """
    remembered: list[Shown] = document.__dict__.pop("cfp_shown", [])
    progress: dict[str, int] = document.get("translation_progress", {})
    if not progress.get("translated"):
        return records
    changed = list(records)
    for index, field, shown in remembered:
        if any(_is_translated(node) for node in shown):
            text = " ".join(node.astext() for node in shown)
            changed[index] = _with(changed[index], field, text)
    for index, record in enumerate(changed):
        if isinstance(record.payload, Call) and record.payload.language:
            changed[index] = _with(record, "language", language)
    return changed


def _is_translated(node: nodes.Node) -> bool:
    return any(inside.get("translated") for inside in node.findall(nodes.Element))


def _with(record: Record, field: str, text: str) -> Record:
    payload = record.payload
    if not isinstance(payload, DateDraft):
        return replace(record, shown=(*record.shown, (field, text)))
    name, _, number = field.partition(" ")
    if name == "label":
        payload = replace(payload, shown=text)
    elif name == "note":
        payload = replace(payload, note=text)
    elif name == "text":
        payload = replace(payload, words=text)
    else:
        payload = replace(payload, line=_with_words(payload.line, name, int(number or 0), text))
    return replace(record, payload=payload)


def _with_words(line: Line, name: str, position: int, text: str) -> Line:
    """A line with a reason, or with struck words, in another language."""
    if name == "was":
        was = list(line.was)
        was[position] = replace(was[position], text=text)
        return replace(line, was=tuple(was))
    if not position:
        return replace(line, reason=text)
    earlier = list(line.earlier)
    earlier[position - 1] = replace(earlier[position - 1], reason=text)
    return replace(line, earlier=tuple(earlier))
