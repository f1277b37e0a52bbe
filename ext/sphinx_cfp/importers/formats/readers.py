"""Which format a file is in, and its reader."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_cfp.importers.formats import front_matter, limits, templates
from sphinx_cfp.importers.formats.decoding import decode
from sphinx_cfp.importers.formats.document import Heading, Paragraph
from sphinx_cfp.importers.formats.front_matter import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_cfp.importers.formats.document import Block, Document

SUFFIXES = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".qmd", ".mdx"), "markdown"),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".php", ".aspx", ".erb", ".njk"), "html"),
    **dict.fromkeys((".rst", ".rest"), "rest"),
    **dict.fromkeys((".yml", ".yaml", ".json"), "data"),
    **dict.fromkeys((".ics", ".ical"), "calendar"),
    **dict.fromkeys((".eml", ".mbox"), "mail"),
    **dict.fromkeys((".txt", ".text"), "text"),
}
"""Endings of names, and the format that they promise."""

_HTML = re.compile(r"\s*(?:<!doctype\s+html|<\?xml|<html\b|<head\b|<body\b)", re.IGNORECASE)
_TAGS = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|table|br|section)\b[^<>]*>", re.IGNORECASE)
_REST = re.compile(r"^\.\. [\w:-]+::|^\.\. _[^:\n]+:|`_{1,2}(?:\s|$)|^:\w+:`", re.MULTILINE)
_READERS = {
    "markdown": "markdown:read_markdown",
    "html": "html:read_html",
    "rest": "rest:read_rest",
    "text": "text:read_text",
    "mail": "mail:read_mail",
    "data": "data:read_data",
    "calendar": "calendars:read_calendar",
}
"""The reader of each format, by module and name: it is loaded when it is needed."""
_CALENDAR = re.compile(r"\s*BEGIN:VCALENDAR", re.IGNORECASE)


def read_bytes(data: bytes, name: str = "") -> Document:
    """A page from the bytes of its file; ``name`` is the file's or its address.

    Raises :class:`~sphinx_cfp.importers.formats.decoding.UnreadableError`.
    """
    decoded = decode(data)
    document = limits.check(read_source(decoded.text, name))
    return replace(document, doubts=(*decoded.doubts, *document.doubts))


def read_source(source: str, name: str = "") -> Document:
    """A page from its text, lines ended by ``\\n``. Raises UnreadableError."""
    form = format_of(source, name)
    if form != "html":
        limits.check_source(source)
    if form in {"calendar", "mail", "data"}:
        return _at(_reader(form)(source), name)
    taken = templates.take_out(source)
    head = front_matter.split(taken.text)
    document = _reader(form)(head.rest)
    meta = {**document.meta, **head.values}
    subtitle = text_of(meta, "subtitle", "tagline", "excerpt", "description", "summary")
    return _at(
        replace(
            _introduced(document, subtitle, source),
            title=document.title or _titled(meta),
            subtitle=templates.without(text_of(meta, "subtitle", "tagline")),
            language=document.language or text_of(meta, "lang", "language").lower()[:2],
            meta=meta,
            templates=taken.tags,
            doubts=(*head.doubts, *templates.doubts_of(taken), *document.doubts),
        ),
        name,
    )


def _reader(form: str) -> Callable[[str], Document]:
    module, _, name = _READERS[form].partition(":")
    reader: Callable[[str], Document] = getattr(
        import_module(f"sphinx_cfp.importers.formats.{module}"), name
    )
    return reader


def _introduced(document: Document, words: str, source: str) -> Document:
    """The page with the words below its title that only its front matter has."""
    if not words or templates.is_templated(words):
        return document
    at = source.find(words[:30])
    line = source.count("\n", 0, at) + 1 if at >= 0 else 1
    from sphinx_cfp.importers.formats.markdown import blocks_of

    lead: list[Block] = []
    for block in blocks_of(words):
        if isinstance(block, Paragraph):
            text = tuple(run._replace(line=line, emphasis=True) for run in block.text)
            lead.append(Paragraph(text, line))
    first = 1 if document.blocks and isinstance(document.blocks[0], Heading) else 0
    blocks = (*document.blocks[:first], *lead, *document.blocks[first:])
    return replace(document, blocks=blocks)


def _titled(meta: dict[str, object]) -> str:
    return templates.without(text_of(meta, "title", "Title")).strip()


def _at(document: Document, name: str) -> Document:
    return replace(document, url=name) if "://" in name else document


def format_of(source: str, name: str = "") -> str:
    """``markdown``, ``html``, ``rest``, ``text``, ``mail``, ``data`` or ``calendar``."""
    if _CALENDAR.match(source):
        return "calendar"
    if _HTML.match(source[:5000]):
        return "html"
    path = urlsplit(name).path if "://" in name else name
    promised = SUFFIXES.get(PurePosixPath(path.replace("\\", "/")).suffix.lower(), "")
    if promised in {"", "text", "mail"}:
        return _sniffed(source, promised)
    return promised


def _sniffed(source: str, promised: str) -> str:
    """The format of a text whose name promises none."""
    from sphinx_cfp.importers.formats.mail import is_mail

    if is_mail(source) or promised == "mail":
        return "mail"
    head = source[:40_000]
    if len(_TAGS.findall(head)) > 5 and head.count("\n#") < 2:
        return "html"
    if len(_REST.findall(head)) > 1:
        return "rest"
    return "text"
