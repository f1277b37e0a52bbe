"""Which year a page is for, and which words of it say so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.importers.documents import Heading, Paragraph, plain, walk
from sphinx_cfp.importers.front_matter import text_of
from sphinx_cfp.vocabulary.phrases import pattern, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.importers.documents import Document
    from sphinx_cfp.vocabulary.phrases import Roles

_YEAR = re.compile(r"(?<![\d./-])(?:19[89]\d|20[0-4]\d)(?![\d./-]|\s*[-–]\s*\d{2}\b)")
_NAMED = (
    r"\b([A-Z][A-Za-z]*[A-Z][\w@/+-]*|[A-Z]{2,}[\w/+-]*|(?=[A-Z])(?i:{conference}|{workshop}))"
    r"[-\s’'`]{0,3}((?:19[89]|20[0-4])\d)(?!\d)"
)
_APOSTROPHE = re.compile(r"\b([A-Z][A-Za-z]*[A-Z][\w/+-]*|[A-Z]{2,})[\s-]?[’'`](\d\d)\b")
_SYSTEMS = re.compile(
    r"openreview\.net|easychair\.org|hotcrp\.com|cmt3?\.research\.microsoft|softconf\.com|/submi",
    re.IGNORECASE,
)
_IN_ADDRESS = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_SHORT_YEAR = re.compile(r"[A-Za-z](\d\d)(?![\dA-Za-z])")
_PAST: Roles = ("former", "past", "edition")
_FIRST_SHORT, _LAST_SHORT = 10, 45  # years of two digits that may be meant in an address


class Evidence(NamedTuple):
    """A year, how much speaks for it, and the words that do."""

    year: int
    weight: int
    words: str


def edition_of(document: Document, name: str = "") -> Evidence | None:
    """The year that most speaks for; ``name`` is that of the file or of its address."""
    weights: dict[int, int] = {}
    words: dict[int, Evidence] = {}
    for evidence in _evidence(document, name):
        weights[evidence.year] = weights.get(evidence.year, 0) + evidence.weight
        best = words.get(evidence.year)
        if best is None or evidence.weight > best.weight:
            words[evidence.year] = evidence
    if not weights:
        return None
    year = max(weights, key=lambda one: (weights[one], one))
    return Evidence(year, weights[year], words[year].words)


def _evidence(document: Document, name: str) -> Iterator[Evidence]:
    meta = document.meta
    for key in ("year", "edition"):
        value = text_of(meta, key)
        if re.fullmatch(r"(?:19|20)\d\d", value):
            yield Evidence(int(value), 12, f"{key}: {value}")
    for words in (
        document.title,
        document.subtitle,
        text_of(meta, "excerpt", "description", "subtitle"),
    ):
        yield from _years(words, 6)
    yield from _years(text_of(meta, "permalink", "url", "slug"), 4, _IN_ADDRESS)
    yield from _years(document.url, 4, _IN_ADDRESS)
    yield from _years(name, 2, _IN_ADDRESS)
    sent = re.search(r"\b(20\d\d|19\d\d)\b", text_of(meta, "date")) if "subject" in meta else None
    if sent:
        yield Evidence(int(sent[1]), 2, f"the mail of {text_of(meta, 'date')}")
    count = 0
    for block in walk(document.blocks, frames=True):
        if not isinstance(block, Heading | Paragraph):
            continue
        count += 1
        text = plain(block.text)
        is_head = isinstance(block, Heading)
        for match in pattern(_NAMED, any_case=False).finditer(text):
            weight = (
                5
                if isinstance(block, Heading) and block.level == 1
                else 3
                if is_head or count < 6
                else 1
            )
            if not phrase(_PAST, "en").search(text[: match.start()][-60:]):
                yield Evidence(int(match[2]), weight, match.group())
        for match in _APOSTROPHE.finditer(text):
            yield Evidence(2000 + int(match[2]), 2, match.group())
        if is_head:
            yield from _years(text, 2)
        for run in block.text:
            yield from _addressed(run.href)


def _years(text: str, weight: int, pattern: re.Pattern[str] = _YEAR) -> Iterator[Evidence]:
    for match in pattern.finditer(text):
        year = match[1] if match.groups() else match.group()
        yield Evidence(int(year), weight, _around(text, match.start(), match.end()))


def _around(text: str, start: int, stop: int) -> str:
    words = text[max(0, start - 40) : stop + 10].strip()
    return " ".join(words.split())


def _addressed(href: str) -> Iterator[Evidence]:
    """The year in the address of a submission system."""
    if not _SYSTEMS.search(href):
        return
    if match := _IN_ADDRESS.search(href):
        yield Evidence(int(match[1]), 4, href)
        return
    tail = re.split(r"[?/]", href)[-1]
    if (short := _SHORT_YEAR.search(tail)) and _FIRST_SHORT <= int(short[1]) <= _LAST_SHORT:
        yield Evidence(2000 + int(short[1]), 4, href)
