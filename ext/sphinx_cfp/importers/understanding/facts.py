"""What a page says of its call beside dates and topics: name, host, place, links, contact."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.importers.cues import speaks_of
from sphinx_cfp.importers.formats.document import HARD, Doubt, plain, texts, visible
from sphinx_cfp.importers.understanding.links import contact_of, submission_of, template_of
from sphinx_cfp.importers.understanding.names import HOST, acronym_of, submitted_to, title_of
from sphinx_cfp.model.keys import slug
from sphinx_cfp.vocabulary.phrases import alternatives, pattern, phrase, phrase_at_end

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.formats.document import PageDocument
    from sphinx_cfp.importers.understanding.links import PageLink
    from sphinx_cfp.importers.understanding.years import Evidence
    from sphinx_cfp.vocabulary.language import Role
    from sphinx_cfp.vocabulary.phrases import Roles


_REVIEWS: dict[Role, str] = {"double blind": "double", "single blind": "single"}


@dataclass(slots=True)
class Facts:
    """What goes into the options of ``{cfp:call}``, in the order of JSON; empty if not on the page."""

    key: str = ""
    title: str = ""
    acronym: str = ""
    edition: int | None = None
    year: int | None = None
    host: str = ""
    location: str = ""
    website: str = ""
    timezone: str = ""
    time: str = ""
    submit: str = ""
    template: str = ""
    contact: str = ""
    review: str = ""
    language: str = ""
    doubts: list[Doubt] = field(default_factory=list)


def facts_of(document: PageDocument, links: Sequence[PageLink], edition: Evidence | None) -> Facts:
    """What a page says of its call."""
    facts = Facts(website=document.url)
    facts.host = host_of(document)
    facts.acronym = document.said("acronym")
    facts.acronym = (
        facts.acronym
        or submitted_to(document, links, facts.doubts)
        or acronym_of(document, edition, facts.host)
    )
    if facts.acronym and re.fullmatch(
        rf"{re.escape(facts.acronym)}\W*(?:(?:19|20)\d\d)?", facts.host
    ):
        facts.host = ""
    facts.title = title_of(document, facts.acronym, facts.host, facts.doubts)
    # Pages show both together, and so will ours: the acronym is said in an option of its own.
    written_out = facts.title.removesuffix(f"({facts.acronym})").strip()
    facts.title = written_out if len(written_out.split()) > 1 else facts.title
    if match := re.search(rf"\b(\d{{1,2}})(?:{alternatives('ordinal')})\b", facts.title):
        facts.edition = int(match[1])
    facts.location = location_of(document) or document.said("location")
    facts.submit = submission_of(links)
    facts.template = template_of(links)
    facts.contact = contact_of(links)
    facts.review = _review(document)
    facts.year = edition.year if edition else None
    facts.key = key_of(facts)
    return facts


def key_of(facts: Facts) -> str:
    """The name of a call: its acronym or the first words of its title, and its year."""
    name = slug(facts.acronym) or "-".join(slug(facts.title).split("-")[:5]) or "call"
    year = str(facts.year or "")
    return name if not year or year in name else f"{name}-{year}"


def _review(document: PageDocument) -> str:
    """How papers are reviewed, where the page says one thing only."""
    found = set()
    for text in texts(document.blocks):
        words = plain(text)
        for role, name in _REVIEWS.items():
            for match in phrase(role).finditer(words):
                if not phrase_at_end("not").search(words[: match.start()]):
                    found.add(name)
    return found.pop() if len(found) == 1 else ""


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


def host_of(document: PageDocument) -> str:
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


def location_of(document: PageDocument) -> str:
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


def _sentences(document: PageDocument) -> Iterator[str]:
    for words in (document.subtitle, document.said("subtitle", "excerpt")):
        if words:
            yield words
    for text in texts(document.blocks):
        for line in visible(text).split(HARD):
            yield from re.split(r"(?<=[.!?])\s+(?=[A-Z])", " ".join(line.split()))
