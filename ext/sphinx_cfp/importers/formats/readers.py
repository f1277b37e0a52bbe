"""Which format a file is in, its reader, and how much of a page is read."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_cfp.importers.formats.decoding import UnreadableError, decode
from sphinx_cfp.importers.formats.document import Heading, Paragraph, texts, visible, walk
from sphinx_cfp.importers.formats.generators import doubts_of, split_head, take_out, without

if TYPE_CHECKING:
    from sphinx_cfp.importers.formats.document import Block, PageDocument

_FORMATS = {
    "markdown": ("markdown:read_markdown", ".md .markdown .mdown .mkd .qmd .mdx"),
    "html": ("html:read_html", ".html .htm .xhtml .php .aspx .erb .njk"),
    "rest": ("rest:read_rest", ".rst .rest"),
    "data": ("data:read_data", ".yml .yaml .json"),
    "calendar": ("calendars:read_calendar", ".ics .ical"),
    "mail": ("mail:read_mail", ".eml .mbox"),
    "text": ("markdown:read_text", ".txt .text"),
}
"""Module and function of each reader, which is loaded when it is needed, and the endings of its files."""
SUFFIXES = {suffix: form for form, (_, found) in _FORMATS.items() for suffix in found.split()}
"""Endings of names, and the format that they promise."""

_HTML = re.compile(r"\s*(?:<!doctype\s+html|<\?xml|<html\b|<head\b|<body\b)", re.IGNORECASE)
_TAGS = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|table|br|section)\b[^<>]*>", re.IGNORECASE)
_REST = re.compile(r"^\.\. [\w:-]+::|^\.\. _[^:\n]+:|`_{1,2}(?:\s|$)|^:\w+:`", re.MULTILINE)
_CALENDAR = re.compile(r"\s*BEGIN:VCALENDAR", re.IGNORECASE)

# What is longer than any call ends with a clear line, and soon: the longest of 150 has 100,000 characters.
_MOST_CHARACTERS = 500_000
_MOST_LINES = 20_000
_MOST_BLOCKS = 16_000
_MOST_RUNS = 30_000
_MOST_YEARS = (
    2_000  # that a page names; a call has some dozens, a calendar of a whole field has thousands
)
_MOST_BRACKETS = 20_000
_LONGEST_WORD = 3_000
_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]")
_INSTEAD = "copy the part that is the call into a file, and import that"


def read_bytes(data: bytes, name: str = "") -> PageDocument:
    """A page from the bytes of its file; ``name`` is the file's or its address.

    Raises :class:`~sphinx_cfp.importers.formats.decoding.UnreadableError`.
    """
    decoded = decode(data)
    document = read_source(decoded.text, name)
    _check(document)
    url = name if "://" in name else document.url
    return replace(document, url=url, doubts=(*decoded.doubts, *document.doubts))


def read_source(source: str, name: str = "") -> PageDocument:
    """A page from its text, lines ended by ``\\n``. Raises UnreadableError."""
    form = format_of(source, name)
    if form != "html":
        _check_source(source)
    module, _, reader = _FORMATS[form][0].partition(":")
    read = getattr(import_module(f"sphinx_cfp.importers.formats.{module}"), reader)
    if form in {"calendar", "mail", "data"}:
        found: PageDocument = read(source)
        return found
    taken = take_out(source)
    head = split_head(taken.text)
    document = read(head.rest)
    document = replace(document, meta={**document.meta, **head.values})
    return replace(
        _introduced(document, source),
        title=document.title or without(document.said("title", "Title")).strip(),
        subtitle=without(document.said("subtitle", "tagline")),
        language=document.language or document.said("lang", "language").lower()[:2],
        templates=taken.tags,
        doubts=(*head.doubts, *doubts_of(taken), *document.doubts),
    )


def _introduced(document: PageDocument, source: str) -> PageDocument:
    """The page with the words below its title that only its front matter has."""
    words = document.said("subtitle", "tagline", "excerpt", "description", "summary")
    if not words or words != without(words):
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


def format_of(source: str, name: str = "") -> str:
    """The format of a text, by what it begins with, else by its name, else by the signs in it."""
    if _CALENDAR.match(source):
        return "calendar"
    if _HTML.match(source[:5000]):
        return "html"
    path = urlsplit(name).path if "://" in name else name
    promised = SUFFIXES.get(PurePosixPath(path.replace("\\", "/")).suffix.lower(), "")
    if promised not in {"", "text", "mail"}:
        return promised
    from sphinx_cfp.importers.formats.mail import is_mail

    if is_mail(source) or promised == "mail":
        return "mail"
    head = source[:40_000]
    if len(_TAGS.findall(head)) > 5 and head.count("\n#") < 2:
        return "html"
    return "rest" if len(_REST.findall(head)) > 1 else "text"


def _check_source(source: str) -> None:
    """Refuse a text that is too long before it is read. Raises UnreadableError."""
    _limit(len(source), _MOST_CHARACTERS, "characters are no call for papers")
    _limit(source.count("\n"), _MOST_LINES, "lines are no call for papers")
    _limit(source.count("["), _MOST_BRACKETS, "brackets are no text")
    _limit(len(_YEAR.findall(source)), _MOST_YEARS, "dates are those of many calls")


def _check(document: PageDocument) -> None:
    """Refuse a page that is longer than a call can be. Raises UnreadableError."""
    characters = runs = years = 0
    found = list(texts(document.blocks, frames=True))
    for text in found:
        words = visible(text)
        characters += len(words)
        runs += len(text)
        years += len(_YEAR.findall(words))
        if len(words) > _LONGEST_WORD and max(map(len, words.split()), default=0) > _LONGEST_WORD:
            raise UnreadableError(f"a word of thousands of letters is no text — {_INSTEAD}")
    blocks = len(found) + sum(1 for _ in walk(document.blocks, frames=True))
    _limit(characters, _MOST_CHARACTERS, "characters are no call for papers")
    _limit(blocks, _MOST_BLOCKS, "paragraphs and items are no call for papers")
    _limit(runs, _MOST_RUNS, "changes of type are no call for papers")
    _limit(years, _MOST_YEARS, "dates are those of many calls")


def _limit(count: int, most: int, words: str) -> None:
    if count > most:
        raise UnreadableError(f"{count:,} {words} — {_INSTEAD}")
