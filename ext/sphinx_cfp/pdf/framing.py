"""What the PDF of a page says about itself, from the call that the page declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.model.kinds import SUBMISSION
from sphinx_cfp.pdf.documents import Frame
from sphinx_cfp.pdf.poster import BEFORE_WORDS, Deadline, Poster, first_title
from sphinx_cfp.sphinx_ext import facts
from sphinx_cfp.sphinx_ext.config import paper_of
from sphinx_cfp.sphinx_ext.values import spaced, standing_value, struck_values
from sphinx_cfp.sphinx_ext.wording import as_of_text, listed, when_text
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from datetime import date

    from docutils import nodes

    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.pdf.builder import PdfBuilder
    from sphinx_cfp.registry.registry import Registry

MOST_DEADLINES = 8
"""Deadlines of tracks that fit on the first page."""

MOST_TOPICS = 24
"""Topics without a group, and groups, that fit on the first page; more stand in the text only."""


def frame_of(
    registry: Registry, docname: str, doctree: nodes.document, builder: PdfBuilder, today: date
) -> Frame:
    """The frame of a page."""
    config = builder.config
    call = _first_call(registry, docname)
    language = (call.language if call else "") or config.language
    title = first_title(doctree)
    text = (title.astext().strip() if title else "") or str(config.project)
    heading = BEFORE_WORDS.sub("", text) or text
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


def poster_of(registry: Registry, docname: str, language: str) -> Poster:
    """What the first page of a page shows of its first call."""
    call = _first_call(registry, docname)
    if call is None:
        return Poster()
    address = facts.target_of(call.submission.submit)
    topics = [topic for topic in registry.topics_of(call.key) if not topic.group]
    if len(topics) > MOST_TOPICS:
        topics = []
    main = [_deadline(item.label, item, language) for item in facts.main_dates(registry, call.key)]
    return Poster(
        header=registry.node_id("call", call.key),
        title=call.title,
        acronym=call.acronym,
        event=list(facts.event_facts(call, language)),
        deadlines=[*main, *_of_tracks(registry, call, language)],
        rules=[*facts.rules(call.submission, language), *facts.people(call, language)],
        submit=facts.submit_link(call.submission, language),
        address=address,
        qr_alt=words_in(language).gettext("QR code of %s") % address,
        topics=[(topic.title, registry.node_id("topic", topic.key)) for topic in topics],
    )


def _of_tracks(registry: Registry, call: Call, language: str) -> list[Deadline]:
    """The deadlines for submissions to each track, unless they are too many for one page."""
    found = [
        _deadline(f"{registry.tracks[item.track].title}: {item.label}", item, language)
        for item in registry.dates_of(call.key)
        if item.track and item.kind in SUBMISSION and not item.internal
    ]
    return found if len(found) <= MOST_DEADLINES else []


def _deadline(label: str, item: Date, language: str) -> Deadline:
    old, current = struck_values(item, language), standing_value(item, language)
    return Deadline(label=label, old=spaced(old), current=spaced(current))


def _first_call(registry: Registry, docname: str) -> Call | None:
    keys = [key for key in registry.calls_on.get(docname, ()) if key in registry.calls]
    return registry.calls[keys[0]] if keys else None


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
