"""Where an event takes place: at which conference, in which town."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.importers import cues
from sphinx_cfp.importers.documents import HARD, plain, texts, visible
from sphinx_cfp.importers.front_matter import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.importers.documents import Document

HOST = re.compile(
    r"(?:co-?located (?:with|at)|collocated with|in conjunction with|as (?:a )?part of"
    r"|is part of|affiliated (?:with|to)"
    r"|satellite (?:event|workshop) of|hosted at|[Ww]orkshop at"
    r"|@)\s+(?:the\s+)?([A-Z0-9][^.;()\n|]{1,90}"
    r"(?:\([A-Z][\w-]+\)(?:\s(?:19|20)\d\d)?)?)"
)
_END_OF_HOST = re.compile(
    r",\s|\s(?:which|that|and will|will|from|as|to)\s|\son\s(?=\d|the\s|[A-Z][a-z]+\s\d)"
    r"|(?<!Conference)(?<!Symposium)(?<!Workshop)(?<!Advances)\sin\s"
)
_TELLING = re.compile(r"[Cc]onference|[Cc]ongress|[Ss]ymposium|[A-Za-z][\s’'-]*\d\d")
_PLACE = re.compile(
    r"\b(?:in|at)\s+((?:the\s+)?[A-ZÀ-Þ][\w’'.-]*(?:\s(?:[A-ZÀ-Þ][\w’'.-]*|of|de|do|da|del"
    r"|la)){0,5},\s*[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2}"
    r"(?:,\s*[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)?)"
)
_CALENDAR = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan(?:uary)?|Feb(?:ruary)?|March|April"
    r"|May|June|July|Aug(?:ust)?"
    r"|Sept(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Conference|Workshop|Symposium)\b"
)
_TOP_PLACE = re.compile(
    r"^\W*([A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,2},\s*[A-ZÀ-Þ][\w’'. -]+?),\s*(?=\d"
    r"|[A-Z][a-z]+ \d)"
)

_DATED_PLACE = re.compile(
    r"(?:\d{1,2}(?:\s?[–-]\s?\d{1,2})? [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}(?:\s?[–-]\s?\d{1,2})?,?) \d{4},"
    r"\s*([A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,2},\s*[A-ZÀ-Þ][\w’'., -]{2,60})"
)
"""A line of its own, such as 29 July 2023, Honolulu, Hawaii, USA."""
_LABELED = re.compile(
    r"\s*(?:Place|Location|Venue|Ort|Veranstaltungsort|Lieu|Lugar|Luogo|Local|地点|地點|場所|開催地|المكان)"
    r"\s*[:：]\s*([^\W\d_][^:：.;]{2,99})\.?\s*",
)


def host_of(document: Document) -> str:
    """The conference that the event is part of."""
    for words in _sentences(document):
        match = HOST.search(words)
        if match:
            name = _END_OF_HOST.split(match[1])[0].strip(" .,:*")
            name = re.sub(r"(?:\s+[a-z]+)+$", "", name)
            if match[0].lower().startswith(("hosted", "workshop", "@")) and not _TELLING.search(
                name
            ):
                continue
            if name and re.search(r"[A-Z]{2}|[Cc]onference|[Cc]ongress|20\d\d", name):
                return " ".join(name.split())
    return ""


def location_of(document: Document) -> str:
    """The place of the event, where a label names it or a sentence says that it takes place there."""
    for text in texts(document.blocks):
        match = _LABELED.match(plain(text))
        if match and not _CALENDAR.search(match[1]):
            return match[1].strip()
    for number, words in enumerate(_sentences(document)):
        if (
            number < 8
            and len(words.split()) < 20
            and (match := _TOP_PLACE.search(words) or _DATED_PLACE.fullmatch(words))
            and not _CALENDAR.search(match[1])
        ):
            return match[1]
        if not re.search(r"\b(?:held|takes? place|taking place|hosted)\b", words) or cues.speaks_of(
            "former", words
        ):
            continue
        match = _PLACE.search(words)
        if match and len(match[1]) < 100 and not _CALENDAR.search(match[1]):
            return re.sub(r"^the\s+", "", match[1])
    return ""


def _sentences(document: Document) -> Iterator[str]:
    for words in (document.subtitle, text_of(document.meta, "subtitle", "excerpt")):
        if words:
            yield words
    for text in texts(document.blocks):
        for line in visible(text).split(HARD):
            yield from re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join(line.split()))
