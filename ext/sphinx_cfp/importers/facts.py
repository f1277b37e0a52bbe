"""What a page says of its call beside dates and topics: name, host, place, links, contact."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.importers import cues
from sphinx_cfp.importers.documents import Doubt, Heading, Paragraph, plain, texts, walk
from sphinx_cfp.importers.front_matter import text_of
from sphinx_cfp.importers.links import contact_of, submission_of, template_of
from sphinx_cfp.model.keys import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.documents import Document
    from sphinx_cfp.importers.editions import Evidence
    from sphinx_cfp.importers.links import Link

_EVENT_WORD = re.compile(
    r"\b(?:workshop|conference|symposium|congress|colloqui\w+|meeting|summit|school|miniconf|unconference|forum|seminar|congreso"
    r"|conferencia|simp[óo]sio|jornadas|konferenz|tagung|conférence|colloque|journées?|convegno|conferenza|festival|hackathon)\b|会议|研讨会|シンポジウム|大会|会",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"((?:(?:[A-Z0-9][\w’'&/.-]*|International|on|of|and|for|the|in)\s+){0,9}"
    r"(?:Workshop|Conference|Symposium|Congress|Colloquium|Summer School|Winter School|Summit|Miniconf|Meeting)\b"
    r"(?:,?\s+(?:[A-Z(][\w’'&:()/-]*|on|of|and|for|the|in|to|with|via|&))*)"
)
_SEPARATORS = re.compile(r"\s+[|–—·•:»]\s+|\s+-\s+|:\s+")
_ACRONYM = re.compile(
    r"(?<![\w@/.])((?:[A-Z][a-z]{0,3}){2,}[\w+]*(?:[-/@][A-Z][\w+]*)*)(?:[\s-]{0,2}[’'`]?(20\d\d|19\d\d|(?<=[’'`])\d\d))?(?![\w/])"
)
_HOST = re.compile(
    r"(?:co-?located (?:with|at)|collocated with|in conjunction with|as (?:a )?part of|is part of|affiliated (?:with|to)"
    r"|satellite (?:event|workshop) of|hosted at|workshop at|@)\s+(?:the\s+)?([A-Z0-9][^.;()\n|]{1,90})"
)
_PLACE = re.compile(
    r"\b(?:in|at)\s+((?:the\s+)?[A-ZÀ-Þ][\w’'.-]*(?:\s(?:[A-ZÀ-Þ][\w’'.-]*|of|de|do|da|del|la)){0,5},\s*[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2}"
    r"(?:,\s*[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+)?)?)"
)
_TOP_PLACE = re.compile(
    r"^\W*([A-ZÀ-Þ][\w’'-]*(?:\s[A-ZÀ-Þ][\w’'-]*){0,2},\s*[A-ZÀ-Þ][\w’'. -]+?),\s*(?=\d|[A-Z][a-z]+ \d)"
)
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_DOUBLE = re.compile(
    r"\bdouble[-\s]*(?:blind|anonymous|anonymi[sz]ed)|dupla?-?ciega|doble ciego|duplo[- ]cego|二重盲検|双盲",
    re.IGNORECASE,
)
_SINGLE = re.compile(
    r"\bsingle[-\s]*(?:blind|anonymous|anonymi[sz]ed)|simple ciego|单盲", re.IGNORECASE
)
_NEGATED = re.compile(r"\b(?:not|no)\s+$", re.IGNORECASE)
_WORDY = frozenset(
    ["CFP", "CFPS", "PDF", "HTML", "URL", "FAQ", "PC", "TBA", "TBD", "LNCS", "AOE", "UTC", "GMT", "USA", "UK", "EU", "AI", "ML", "NLP", "HPC", "ACM", "IEEE", "DBLP", "DOI", "ORCID"]
)


@dataclass(slots=True)
class Facts:
    """What goes into the options of ``{cfp:call}``; empty where the page does not say it."""

    key: str = ""
    title: str = ""
    acronym: str = ""
    edition: int | None = None
    year: int | None = None
    host: str = ""
    location: str = ""
    submit: str = ""
    template: str = ""
    contact: str = ""
    website: str = ""
    review: str = ""
    timezone: str = ""
    language: str = ""
    options: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)


def facts_of(document: Document, links: Sequence[Link], edition: Evidence | None) -> Facts:
    """What a page says of its call."""
    facts = Facts(website=document.url)
    facts.acronym = _acronym(document, edition)
    facts.title = _title(document, facts)
    if match := _ORDINAL.search(facts.title):
        facts.edition = int(match[1])
    facts.host = _host(document, facts.acronym)
    facts.location = _location(document)
    facts.submit = submission_of(links)
    facts.template = template_of(links)
    facts.contact = contact_of(links)
    facts.review = _review(document)
    facts.year = edition.year if edition else None
    facts.key = _key(facts)
    return facts


def _key(facts: Facts) -> str:
    """The name of a call: its acronym or the first words of its title, and its year."""
    name = slug(facts.acronym) or "-".join(slug(facts.title).split("-")[:5]) or "call"
    year = str(facts.year or "")
    return name if not year or year in name else f"{name}-{year}"


def _titles(document: Document) -> Iterator[str]:
    """What may be the name of the event, the likeliest first."""
    meta = document.meta
    for words in (
        document.title,
        text_of(meta, "title"),
        document.subtitle,
        text_of(meta, "subtitle"),
    ):
        yield from _pieces(words)
    count = 0
    for block in walk(document.blocks, frames=True):
        if isinstance(block, Heading):
            yield from _pieces(plain(block.text))
        elif isinstance(block, Paragraph) and count < 12:
            count += 1
            words = plain(block.text)
            if len(words.split()) < 16:
                yield from _pieces(words)
            yield from (match[1] for match in _NAME.finditer(words))
    yield from _pieces(text_of(meta, "excerpt", "description", "summary"))


def _pieces(words: str) -> Iterator[str]:
    """A title and its parts, without what says only that it is a call."""
    words = re.sub(r"<[^<>]*>", "", words).strip()
    if not words:
        return
    yield words
    yield from (part.strip() for part in _SEPARATORS.split(words) if part.strip() != words)


def _title(document: Document, facts: Facts) -> str:
    """The name of the event, or the best that there is."""
    second = ""
    for candidate in _titles(document):
        words = candidate.strip(" .,:;*_#-–—|")
        words = re.sub(r"^[^\w(“\"]+", "", words)
        if not words or cues.CALLS.match(words) or len(words) > 180 or len(words) < 3:
            continue
        named = _EVENT_WORD.search(words)
        if (
            named
            and 2 < len(words.split()) < 26
            and not re.search(r"[.!?] ", words)
            and _is_name(words)
        ):
            return _without_call(words)
        if facts.acronym and facts.acronym in words and len(words.split()) < 16:
            second = second or _without_call(words)
    if second:
        return second
    if facts.acronym:
        return facts.acronym
    heading = next((plain(b.text) for b in walk(document.blocks) if isinstance(b, Heading)), "")
    title = document.title or text_of(document.meta, "title") or heading or "Call for papers"
    facts.doubts.append(
        Doubt(line=1, text=title, why="the page does not name its event; write its name as :title:")
    )
    return title


def _is_name(words: str) -> bool:
    """Whether words are a name and no sentence: most of them are capitals or little words."""
    parts = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3]
    capitals = sum(word[0].isupper() or not word.isascii() for word in parts)
    return not parts or capitals >= 0.5 * len(parts) or len(parts) < 3


def _without_call(words: str) -> str:
    """A name without "call for papers" beside it."""
    kept = [part for part in _SEPARATORS.split(words) if not cues.CALLS.match(part)]
    if len(kept) == len(_SEPARATORS.split(words)) or not kept:
        shorter = re.sub(
            r"^call for (?:papers|submissions|abstracts|proposals)\W+(?:for |to |at )?(?:the )?",
            "",
            words,
            flags=re.IGNORECASE,
        )
        return " ".join((shorter or words).split())
    return " ".join(max(kept, key=len).split())


def _acronym(document: Document, edition: Evidence | None) -> str:
    """The short name that stands most often beside the year, titles counting more."""
    counts: dict[str, int] = {}
    weighted = [(document.title, 3), (text_of(document.meta, "title", "subtitle"), 3)]
    hosts: set[str] = set()
    for number, block in enumerate(walk(document.blocks, frames=True)):
        if isinstance(block, Heading):
            weighted.append((plain(block.text), 3 if number < 6 else 2))
        elif isinstance(block, Paragraph):
            weighted.append((plain(block.text), 2 if number < 4 else 1))
    for words, weight in weighted:
        for match in _HOST.finditer(words):
            hosts.update(found[1] for found in _ACRONYM.finditer(match[1]))
        for match in _ACRONYM.finditer(words):
            name, year = match[1], match[2]
            if name.upper() in _WORDY or len(name) > 25:
                continue
            if year and edition and int(year if len(year) == 4 else f"20{year}") == edition.year:
                counts[name] = counts.get(name, 0) + 3 * weight
            elif (
                not year
                and re.search(rf"\({re.escape(name)}\)", words)
                and _EVENT_WORD.search(words)
            ):
                counts[name] = counts.get(name, 0) + 2 * weight
    for name in hosts:
        counts[name] = counts.get(name, 0) - 3
    best = max(counts, key=lambda name: counts[name], default="")
    return best if best and counts[best] > 0 else ""


def _host(document: Document, acronym: str) -> str:
    """The conference that the event is part of."""
    for words in _sentences(document):
        match = _HOST.search(words)
        if match:
            name = re.split(r",\s|\s(?:which|that|and will|will|in|on|from|as|to)\s", match[1])[
                0
            ].strip(" .,:*")
            if (
                name
                and name != acronym
                and re.search(r"[A-Z]{2}|[Cc]onference|[Cc]ongress|20\d\d", name)
            ):
                return " ".join(name.split())
    return ""


def _location(document: Document) -> str:
    """The place of the event, where a sentence says that it takes place there."""
    for number, words in enumerate(_sentences(document)):
        if number < 8 and len(words.split()) < 20 and (match := _TOP_PLACE.search(words)):
            return match[1]
        if not re.search(
            r"\b(?:held|takes? place|taking place|hosted)\b", words
        ) or cues.PAST.search(words):
            continue
        match = _PLACE.search(words)
        if match and len(match[1]) < 100:
            return re.sub(r"^the\s+", "", match[1])
    return ""


def _sentences(document: Document) -> Iterator[str]:
    for words in (document.subtitle, text_of(document.meta, "subtitle", "excerpt")):
        if words:
            yield words
    for text in texts(document.blocks):
        yield from re.split(r"(?<=[.!?])\s+(?=[A-Z])|\u2028", " ".join(plain(text).split()))


def _review(document: Document) -> str:
    """How papers are reviewed, where the page says one thing only."""
    found = set()
    for text in texts(document.blocks):
        words = plain(text)
        for pattern, name in ((_DOUBLE, "double"), (_SINGLE, "single")):
            for match in pattern.finditer(words):
                if not _NEGATED.search(words[: match.start()]):
                    found.add(name)
    return found.pop() if len(found) == 1 else ""
