"""The name of the event that a page is the call of: title and acronym."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.find import find
from sphinx_cfp.importers import cues
from sphinx_cfp.importers.formats.document import (
    Doubt,
    Heading,
    Paragraph,
    lines_of,
    plain,
    texts,
    walk,
)
from sphinx_cfp.vocabulary.phrases import pattern, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.formats.document import PageDocument
    from sphinx_cfp.importers.understanding.links import PageLink
    from sphinx_cfp.importers.understanding.years import Evidence
    from sphinx_cfp.vocabulary.phrases import Roles

_LITTLE = "{article}|{preposition}|{and}"
_NAME = (
    rf"((?:(?:[A-Z0-9][\w’'&/.-]*|{_LITTLE})\s+){{0,9}}(?=[A-Z])(?i:{{conference}}|{{workshop}})"
    rf"(?:,?\s+(?:[A-Z(][\w’'&:()/-]*|{_LITTLE}|via|&))*)"
)
_BESIDE = 150  # characters
HOST = (
    r"(?:{part of}|(?P<weak>(?i:{workshop}|{relative})\s+{venue}|@))\s+(?:{article}\s+)?"
    r"(?P<name>[A-Z0-9][^.;()\n|]{1,90}(?:\([A-Z][\w-]+\)(?:\s(?:19|20)\d\d)?)?)"
)
"""The name of a host, which has to tell that it is one after words that are ``weak``."""
_BESIDE_HOST = r"(?:{beside}|@)\s*(?:{article}\s+)?(?:[A-Z]\w+\s+){0,2}\(?$"
_NO_NAME: Roles = ("section", "notice", "instructions", "dates", "extended")
_CUT = (
    r"\s*[,;–—(-]?\s*(?:{part of}|{held}|{host}|{relative}).*$"
    r"|\s+(?:{venue}|@)\s+(?:{article}\s+)?(?:[A-Z]{2}|[A-Z]\w*\s?[’']?\d).*$"
)
_SEPARATORS = re.compile(r"\s+[|–—·•:»]\s+|\s+-\s+|:\s+")
_ACRONYM = re.compile(
    r"(?<![\w@/.])((?:[A-Z][a-z]{0,3}){2,}[\w+]*(?:[-/@][A-Z][\w+]*)*)(?:[\s-]{0,2}[’'`]?"
    r"(20\d\d|19\d\d|(?<=[’'`])\d\d))?(?![\w/])"
)
_AT_HOST = (
    r"\W*(?:(?:{article}|{indefinite})\s)?(?:[a-z][\w-]*\s){0,2}(?i:{entry}|{satellite})"
    r"\s(?:@|{venue}|{part of}|{host})\s"
)
_OPENREVIEW = re.compile(
    r"openreview\.net/group\?id=[^/&#\s]+/(?:19|20)\d\d/(?:Workshop"
    r"|Track)/([A-Za-z0-9][\w+-]{1,24})(?=[&#/]|$)"
)
"""The last part of a group's name is the name that its organizers gave it (OpenReview's own scheme)."""
_WORDY = frozenset((
    "CFP", "CFPS", "PDF", "HTML", "URL", "FAQ", "PC", "TBA", "TBD", "LNCS", "AOE", "UTC",
    "GMT", "USA", "UK", "EU", "AI", "ML", "NLP", "LLM", "LLMS", "HPC", "ACM", "IEEE", "DBLP",
    "DOI", "ORCID"
))  # fmt: skip


def submitted_to(document: PageDocument, links: Sequence[PageLink], doubts: list[Doubt]) -> str:
    """The short name that the address of the submission has; a doubt if the page has it nowhere else."""
    for link in links:
        if match := _OPENREVIEW.search(link.url):
            name = match[1].replace("_", " ")
            stands = any(
                re.search(rf"(?<!\w){re.escape(name)}(?!\w)", plain(text))
                for text in texts(document.blocks, frames=True)
            )
            if not stands:
                why = f"the page does not say its short name; {name} is the one in this address"
                doubts.append(Doubt(line=link.line, text=link.url, why=why))
            return name
    return ""


def _titles(document: PageDocument) -> Iterator[str]:
    """What may be the name of the event, the likeliest first."""
    for words in (
        document.title,
        document.said("title"),
        document.subtitle,
        document.said("subtitle"),
    ):
        yield from _parts(words)
    count = 0
    for block in walk(document.blocks, frames=True):
        if isinstance(block, Heading):
            yield from _parts(plain(block.text))
        elif isinstance(block, Paragraph) and count < 12:
            count += 1
            for line in lines_of(block.text):
                if len(plain(line).split()) < 16:
                    yield from _parts(plain(line))
            words = plain(block.text)
            yield from (match[1] for match in pattern(_NAME, "en", any_case=False).finditer(words))
    yield from _parts(document.said("excerpt", "description", "summary"))


def _parts(words: str) -> Iterator[str]:
    """A title and its parts, without what says only that it is a call."""
    words = re.sub(r"<[^<>]*>", "", words).strip()
    if not words:
        return
    yield words
    yield from (part.strip() for part in _SEPARATORS.split(words) if part.strip() != words)


def title_of(document: PageDocument, acronym: str, host: str, doubts: list[Doubt]) -> str:
    """The name of the event; where the page has none, what it is, and a doubt."""
    second = ""
    for candidate in _titles(document):
        words = _named(candidate)
        if len(words) < 3 or cues.is_call_title(words) or _is_no_name(words, host):
            continue
        count = len(words.split())
        if _names_event(words) and 2 < count < 26 and _is_name(words):
            return words
        if acronym and acronym in words and 1 < count < 10 and words != acronym and _is_name(words):
            second = second or words
    if acronym:
        if not second or re.fullmatch(r"[\d\W]*", second.replace(acronym, "")):
            why = "the page does not write out what its event is called; write it as :title:"
            doubts.append(Doubt(line=0, text=acronym, why=why))
        return second or acronym
    why = "the page does not name its event; write its name as :title:"
    doubts.append(Doubt(line=0, text="", why=why))
    heading = next((plain(b.text) for b in walk(document.blocks) if isinstance(b, Heading)), "")
    title = _named(document.title or document.said("title") or heading)
    return (
        title if title and len(title) < 100 and not _is_no_name(title, host) else "Call for papers"
    )


def _names_event(words: str) -> bool:
    """Whether words have one for an event in them."""
    found = cues.speaks_of(("conference", "workshop"), words)
    return found or phrase("gathering", "en").search(words) is not None


def _named(words: str) -> str:
    """A title without what stands around the name in it: "call for papers", the year's host."""
    words = re.sub(r"^[^\w(“\"]+", "", words.strip(" .,:;*_#-–—|"))
    lead = r"^(?:(?:{front page}|{article}|{preposition}|{venue})\s+)+"
    words = pattern(lead, "en").sub("", _without_call(words))
    shorter = pattern(_CUT, any_case=False).sub("", words)
    if _names_event(shorter):
        words = shorter
    if words.count("(") > words.count(")"):
        words = words.rpartition("(")[0]
    words = pattern(rf"\s+(?:CFP|{_LITTLE})$", any_case=False).sub("", words.strip(" .,:;–—-"))
    return words if len(words) <= 180 else ""


def _is_no_name(words: str, host: str) -> bool:
    """Whether words are a sentence, a section, a date, or the host's name."""
    return bool(
        pattern(_AT_HOST, any_case=False).match(words)
        or _is_of_host(words, host)
        or cues.speaks_of(_NO_NAME, words)
        or pattern("{sentence}", any_case=False).search(words)
        or re.search(r"[.!?;。]\s|[.!?。]$|https?:|[|@]", words)
        or any(find(words))
    )


def _is_of_host(words: str, host: str) -> bool:
    """Whether words name the conference that the event is part of."""
    bare = pattern(r"^{article}\s+|\W+$").sub("", words)
    return (
        len(bare) > 2
        and bool(host)
        and (bare in host or host in bare)
        and len(bare) < len(host) + 12
    )


def _is_name(words: str) -> bool:
    """Whether words are a name and no sentence: most of them are capitals or little words."""
    parts = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3]
    capitals = sum(word[0].isupper() or not word.isascii() for word in parts)
    return not parts or capitals >= 0.5 * len(parts) or len(parts) < 3


def _without_call(words: str) -> str:
    """A name without "call for papers" beside it."""
    kept = [part for part in _SEPARATORS.split(words) if not cues.is_call_title(part)]
    if len(kept) == len(_SEPARATORS.split(words)) or not kept:
        call = r"^(?:{call}|{call for}\W+(?:{abstract}|{proposal}))\W+"
        shorter = pattern(rf"{call}(?:(?:{{preposition}}|{{venue}}) )?(?:{{article}} )?", "en").sub(
            "", words
        )
        return " ".join((shorter or words).split())
    return " ".join(max(kept, key=len).split())


def acronym_of(document: PageDocument, edition: Evidence | None, host: str) -> str:
    """The short name that stands most often beside the year, titles counting more."""
    counts: dict[str, int] = {}
    weighted = [(document.title, 3), (document.said("title", "subtitle"), 3)]
    hosts = {match[1] for match in _ACRONYM.finditer(host)}
    for number, block in enumerate(walk(document.blocks, frames=True)):
        if isinstance(block, Heading):
            weighted.append((plain(block.text), 3 if number < 6 else 2))
        elif isinstance(block, Paragraph):
            weighted.append((plain(block.text), 2 if number < 4 else 1))
    for words, weight in weighted:
        for match in pattern(HOST, any_case=False).finditer(words):
            hosts.update(found[1] for found in _ACRONYM.finditer(match["name"]))
        of_event = bool(_names_event(words))
        for match in _ACRONYM.finditer("" if words.isupper() else words):
            if pattern(_BESIDE_HOST, any_case=False).search(
                words[max(0, match.start() - _BESIDE) : match.start()]
            ):
                hosts.add(match[1])
                continue
            name, year = match[1], match[2]
            if name.upper() in _WORDY or len(name) > 25:
                continue
            if year and edition and int(year if len(year) == 4 else f"20{year}") == edition.year:
                counts[name] = counts.get(name, 0) + 3 * weight
            elif not year and of_event and f"({name})" in words:
                counts[name] = counts.get(name, 0) + 2 * weight
    for name in hosts:
        counts[name] = counts.get(name, 0) - 6
    best = max(counts, key=lambda name: counts[name], default="")
    return best if best and counts[best] > 0 else ""
