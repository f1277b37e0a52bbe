"""The name of the event that a page is the call of: title and acronym."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.importers import cues
from sphinx_cfp.importers.documents import Doubt, Heading, Paragraph, lines_of, plain, texts, walk
from sphinx_cfp.importers.front_matter import text_of
from sphinx_cfp.importers.hosts import HOST
from sphinx_cfp.importers.scanning import scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.documents import Document
    from sphinx_cfp.importers.editions import Evidence
    from sphinx_cfp.importers.links import Link

_EVENT_WORD = re.compile(
    r"\b(?:workshop|conference|symposium|congress|colloqui\w+|meeting|summit|school|miniconf"
    r"|unconference|forum|seminar|congreso"
    r"|conferencia|simp[óo]sio|jornadas|konferenz|tagung|conférence|colloque|journées?"
    r"|convegno|conferenza|festival|hackathon)\b|会议|研讨会|シンポジウム|大会|会",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"((?:(?:[A-Z0-9][\w’'&/.-]*|International|on|of|and|for|the|in)\s+){0,9}"
    r"(?:Workshop|Conference|Symposium|Congress|Colloquium|Summer School|Winter School|Summit"
    r"|Miniconf|Meeting)\b"
    r"(?:,?\s+(?:[A-Z(][\w’'&:()/-]*|on|of|and|for|the|in|to|with|via|&))*)"
)
_BESIDE = 150  # characters
_BESIDE_HOST = re.compile(
    r"(?:\b(?:at|with|during|part of|follow\w*|before|after|alongside)"
    r"|@)\s*(?:the\s+)?(?:[A-Z]\w+\s+){0,2}\(?$"
)
_NO_NAME = re.compile(
    r"\b(?:committees?|dates?|deadlines?|organi[sz]ers?|organi[sz]ing|organizador\w*"
    r"|registration|submissions?|reminder|guidelines"
    r"|instructions|about|updates?|suggested|welcome|extended|extension|track chairs?"
    r"|sponsors?|venue)\b",
    re.IGNORECASE,
)
_VERBS = re.compile(
    r"\b(?:will|is|are|was|were|be|must|should|may|can|has|have|we|our|you|your|please|submit"
    r"|invites?|welcomes?|solicits?"
    r"|publicar\w*|serán?|se|pode\w*|deve\w*|werden|wird|sind|ist|sera|seront|sont|est)\b"
)
_CUT = re.compile(
    r"\s*[,;–—(-]?\s*\b(?:co-?located|collocated|in conjunction|held|hosted|as part"
    r"|to be held|that|which|will|organi[sz]ed)\b.*$"
    r"|\s+(?:at|@)\s+(?:the\s+)?(?:[A-Z]{2}|[A-Z]\w*\s?[’']?\d).*$"
)
_SEPARATORS = re.compile(r"\s+[|–—·•:»]\s+|\s+-\s+|:\s+")
_ACRONYM = re.compile(
    r"(?<![\w@/.])((?:[A-Z][a-z]{0,3}){2,}[\w+]*(?:[-/@][A-Z][\w+]*)*)(?:[\s-]{0,2}[’'`]?"
    r"(20\d\d|19\d\d|(?<=[’'`])\d\d))?(?![\w/])"
)
_AT_HOST = re.compile(
    r"\W*(?:an?\s|the\s)?(?:[a-z][\w-]*\s){0,2}(?:[Ww]orkshop|[Tt]utorial|[Ss]atellite event"
    r"|[Ss]pecial session)"
    r"\s(?:at|@|in conjunction|co-?located)\s"
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


def submitted_to(document: Document, links: Sequence[Link], doubts: list[Doubt]) -> str:
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
            for line in lines_of(block.text):
                if len(plain(line).split()) < 16:
                    yield from _pieces(plain(line))
            words = plain(block.text)
            yield from (match[1] for match in _NAME.finditer(words))
    yield from _pieces(text_of(meta, "excerpt", "description", "summary"))


def _pieces(words: str) -> Iterator[str]:
    """A title and its parts, without what says only that it is a call."""
    words = re.sub(r"<[^<>]*>", "", words).strip()
    if not words:
        return
    yield words
    yield from (part.strip() for part in _SEPARATORS.split(words) if part.strip() != words)


def title_of(document: Document, acronym: str, host: str, doubts: list[Doubt]) -> str:
    """The name of the event; where the page has none, what it is, and a doubt."""
    second = ""
    for candidate in _titles(document):
        words = _named(candidate)
        if len(words) < 3 or cues.is_call_title(words) or _is_no_name(words, host):
            continue
        count = len(words.split())
        if _EVENT_WORD.search(words) and 2 < count < 26 and _is_name(words):
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
    title = _named(document.title or text_of(document.meta, "title") or heading)
    return (
        title if title and len(title) < 100 and not _is_no_name(title, host) else "Call for papers"
    )


def _named(words: str) -> str:
    """A title without what stands around the name in it: "call for papers", the year's host."""
    words = re.sub(r"^[^\w(“\"]+", "", words.strip(" .,:;*_#-–—|"))
    words = re.sub(r"^(?:the|for|at|to|of|in)\s+", "", _without_call(words), flags=re.IGNORECASE)
    shorter = _CUT.sub("", words)
    if _EVENT_WORD.search(shorter):
        words = shorter
    if words.count("(") > words.count(")"):
        words = words.rpartition("(")[0]
    words = re.sub(r"\s+(?:CFP|on|of|and|in|the|for|to|with)$", "", words.strip(" .,:;–—-"))
    return words if len(words) <= 180 else ""


def _is_no_name(words: str, host: str) -> bool:
    """Whether words are a sentence, a section, a date, or the host's name."""
    return bool(
        _AT_HOST.match(words)
        or _is_of_host(words, host)
        or _NO_NAME.search(words)
        or _VERBS.search(words)
        or re.search(r"[.!?;。]\s|[.!?。]$|https?:|[|@]", words)
        or scan(words)
    )


def _is_of_host(words: str, host: str) -> bool:
    """Whether words name the conference that the event is part of."""
    bare = re.sub(r"^the\s+|\W+$", "", words, flags=re.IGNORECASE)
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
        shorter = re.sub(
            r"^call for (?:papers|submissions|abstracts|proposals)\W+(?:for |to |at )?(?:the )?",
            "",
            words,
            flags=re.IGNORECASE,
        )
        return " ".join((shorter or words).split())
    return " ".join(max(kept, key=len).split())


def acronym_of(document: Document, edition: Evidence | None, host: str) -> str:
    """The short name that stands most often beside the year, titles counting more."""
    counts: dict[str, int] = {}
    weighted = [(document.title, 3), (text_of(document.meta, "title", "subtitle"), 3)]
    hosts = {match[1] for match in _ACRONYM.finditer(host)}
    for number, block in enumerate(walk(document.blocks, frames=True)):
        if isinstance(block, Heading):
            weighted.append((plain(block.text), 3 if number < 6 else 2))
        elif isinstance(block, Paragraph):
            weighted.append((plain(block.text), 2 if number < 4 else 1))
    for words, weight in weighted:
        for match in HOST.finditer(words):
            hosts.update(found[1] for found in _ACRONYM.finditer(match[1]))
        of_event = bool(_EVENT_WORD.search(words))
        for match in _ACRONYM.finditer("" if words.isupper() else words):
            if _BESIDE_HOST.search(words[max(0, match.start() - _BESIDE) : match.start()]):
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
