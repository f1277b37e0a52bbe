"""What the PDF of a page says about itself, from the call that the page declares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.pdf.documents import Frame
from sphinx_cfp.pdf.poster import Poster
from sphinx_cfp.sphinx_ext.config import paper_of
from sphinx_cfp.sphinx_ext.rendering import value_nodes
from sphinx_cfp.sphinx_ext.wording import as_of_text, listed, when_text
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from datetime import date

    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.pdf.builder import PdfBuilder
    from sphinx_cfp.registry.registry import Registry

SUBMISSIONS = (Kind.ABSTRACT, Kind.PAPER, Kind.PROPOSAL)
MOST_DEADLINES = 8
"""Deadlines of tracks that fit on the first page."""

MOST_TOPICS = 24
"""Topics without a group, and groups, that fit on the first page; more stand in the text only."""

_BEFORE_WORDS = re.compile(r"^[^\w(«„“‘\"'¿¡]+")


def frame_of(
    registry: Registry, docname: str, doctree: nodes.document, builder: PdfBuilder, today: date
) -> Frame:
    """The frame of a page."""
    config = builder.config
    call = _first_call(registry, docname)
    language = (call.language if call else "") or config.language
    heading = _heading(doctree) or str(config.project)
    return Frame(
        title=_title(call, heading) if call else heading,
        created=today,
        authors=[config.author] if config.author not in ("", "Author name not set") else [],
        keywords=_keywords(registry, call) if call else [],
        description=_description(call, language) if call else "",
        language=language,
        paper=paper_of(config),
        head=(call.acronym or call.title, call.host) if call else (heading, ""),
        address=builder.get_relative_uri("", docname),
        as_of=as_of_text(today, language),
    )


def poster_of(registry: Registry, docname: str, builder: PdfBuilder, language: str) -> Poster:
    """What the first page of a page shows beside the summary of its first call."""
    call = _first_call(registry, docname)
    if call is None:
        return Poster()
    submit = _address(call.submission.submit)
    topics = [topic for topic in registry.topics_of(call.key) if not topic.group]
    if len(topics) > MOST_TOPICS:
        topics = []
    return Poster(
        title=call.title,
        acronym=call.acronym,
        submit=submit,
        qr_alt=words_in(language).gettext("QR code of %s") % submit,
        topics=[(topic.title, registry.node_id("topic", topic.key)) for topic in topics],
        tracks=_tracks(registry, call, builder, language),
    )


def _tracks(
    registry: Registry, call: Call, builder: PdfBuilder, language: str
) -> list[tuple[str, list[nodes.Node]]]:
    """The deadlines for submissions to each track, unless they are too many for one page."""
    found = [
        (f"{registry.tracks[item.track].title}: {item.label}", value_nodes(item, builder, language))
        for item in registry.dates_of(call.key)
        if item.track and item.kind in SUBMISSIONS and not item.internal
    ]
    return found if len(found) <= MOST_DEADLINES else []


def _first_call(registry: Registry, docname: str) -> Call | None:
    keys = [key for key in registry.calls_on.get(docname, ()) if key in registry.calls]
    return registry.calls[keys[0]] if keys else None


def _address(text: str) -> str:
    """An address as a QR code holds it; empty for words."""
    if "://" in text:
        return text
    return f"mailto:{text}" if "@" in text and " " not in text else ""


def _heading(doctree: nodes.document) -> str:
    """The heading of the page, without the emoji before it."""
    for node in doctree.findall(nodes.title):
        if isinstance(node.parent, nodes.section):
            text = node.astext().strip()
            return _BEFORE_WORDS.sub("", text) or text
    return ""


def _title(call: Call, heading: str) -> str:
    name = f"{call.title} ({call.acronym})" if call.acronym else call.title
    return name if heading in (call.title, call.acronym, name) else f"{name} – {heading}"


def _keywords(registry: Registry, call: Call) -> list[str]:
    topics = [topic.title for topic in registry.topics_of(call.key)]
    return [word for word in (call.acronym, call.host, *topics) if word]


def _description(call: Call, language: str) -> str:
    days = call.edition.days
    when = when_text(days, language, is_deadline=False) if days else ""
    parts = [part for part in (call.title, call.host, when, call.location) if part]
    return listed(parts, language)
