"""Where an event takes place: at which conference, in which town."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.importers.cues import speaks_of
from sphinx_cfp.importers.documents import HARD, plain, texts, visible
from sphinx_cfp.importers.front_matter import text_of
from sphinx_cfp.vocabulary.phrases import pattern, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.importers.documents import Document
    from sphinx_cfp.vocabulary.phrases import Roles

HOST = (
    r"(?:{part of}|(?P<weak>(?i:{workshop}|{relative})\s+{venue}|@))\s+(?:{article}\s+)?"
    r"(?P<name>[A-Z0-9][^.;()\n|]{1,90}(?:\([A-Z][\w-]+\)(?:\s(?:19|20)\d\d)?)?)"
)
"""The name of a host, which has to tell that it is one after words that are ``weak``."""
_END_OF_HOST = (
    r",\s|\s(?:{relative}|{from}|{to})\s|\s{lead}\s(?=\d|{article}\s|[A-Z][a-z]+\s\d)"
    r"|(?<!Conference)(?<!Symposium)(?<!Workshop)(?<!Advances)\sin\s"
)
_TELLING = r"(?i:{conference}|symposium)|[A-Za-z][\s’'-]*\d\d"
_PLACE = (
    r"{where}\s+(?:{article}\s+)?([A-ZÀ-Þ][\w’'.-]*(?:\s(?:[A-ZÀ-Þ][\w’'.-]*|{filler}"
    r"|{article})){0,5},\s*[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2}"
    r"(?:,\s*[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)?)"
)
_CALENDAR: Roles = ("month", "weekday", "workshop")
_TOP_PLACE = re.compile(
    r"^\W*([A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,2},\s*[A-ZÀ-Þ][\w’'. -]+?),\s*(?=\d"
    r"|[A-Z][a-z]+ \d)"
)

_DATED_PLACE = re.compile(
    r"(?:\d{1,2}(?:\s?[–-]\s?\d{1,2})? [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}(?:\s?[–-]\s?\d{1,2})?,?) \d{4},"
    r"\s*([A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,2},\s*[A-ZÀ-Þ][\w’'., -]{2,60})"
)
"""A line of its own, such as 29 July 2023, Honolulu, Hawaii, USA."""
_LABELED = r"\s*{place}\s*[:：]\s*([^\W\d_][^:：.;]{2,99})\.?\s*"


def host_of(document: Document) -> str:
    """The conference that the event is part of."""
    for words in _sentences(document):
        match = pattern(HOST, any_case=False).search(words)
        if match:
            name = pattern(_END_OF_HOST, any_case=False).split(match["name"])[0].strip(" .,:*")
            name = re.sub(r"(?:\s+[a-z]+)+$", "", name)
            if match["weak"] and not pattern(_TELLING, any_case=False).search(name):
                continue
            if name and re.search(r"[A-Z]{2}|[Cc]onference|[Cc]ongress|20\d\d", name):
                return " ".join(name.split())
    return ""


def location_of(document: Document) -> str:
    """The place of the event, where a label names it or a sentence says that it takes place there."""
    for text in texts(document.blocks):
        match = pattern(_LABELED).match(plain(text))
        if match and not phrase(_CALENDAR, "en").search(match[1]):
            return match[1].strip()
    for number, words in enumerate(_sentences(document)):
        if (
            number < 8
            and len(words.split()) < 20
            and (match := _TOP_PLACE.search(words) or _DATED_PLACE.fullmatch(words))
            and not phrase(_CALENDAR, "en").search(match[1])
        ):
            return match[1]
        if not speaks_of("held", words) or speaks_of("former", words):
            continue
        match = pattern(_PLACE, "en", any_case=False).search(words)
        if match and len(match[1]) < 100 and not phrase(_CALENDAR, "en").search(match[1]):
            return match[1]
    return ""


def _sentences(document: Document) -> Iterator[str]:
    for words in (document.subtitle, text_of(document.meta, "subtitle", "excerpt")):
        if words:
            yield words
    for text in texts(document.blocks):
        for line in visible(text).split(HARD):
            yield from re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join(line.split()))
