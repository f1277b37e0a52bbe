"""What a page says of its call beside dates and topics: name, host, place, links, contact."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.importers.documents import Doubt, plain, texts
from sphinx_cfp.importers.front_matter import text_of
from sphinx_cfp.importers.hosts import host_of, location_of
from sphinx_cfp.importers.links import contact_of, submission_of, template_of
from sphinx_cfp.importers.names import acronym_of, submitted_to, title_of
from sphinx_cfp.model.keys import slug
from sphinx_cfp.vocabulary.phrases import alternatives, phrase, phrase_at_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.importers.documents import Document
    from sphinx_cfp.importers.editions import Evidence
    from sphinx_cfp.importers.links import Link
    from sphinx_cfp.vocabulary.language import Role


_REVIEWS: dict[Role, str] = {"double blind": "double", "single blind": "single"}


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
    facts.host = host_of(document)
    facts.acronym = text_of(document.meta, "acronym")
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
    facts.location = location_of(document) or text_of(document.meta, "location")
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


def _review(document: Document) -> str:
    """How papers are reviewed, where the page says one thing only."""
    found = set()
    for text in texts(document.blocks):
        words = plain(text)
        for role, name in _REVIEWS.items():
            for match in phrase(role).finditer(words):
                if not phrase_at_end("not").search(words[: match.start()]):
                    found.add(name)
    return found.pop() if len(found) == 1 else ""
