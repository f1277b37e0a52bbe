"""The head of a page: what search engines, other sites' previews and feed readers are told of it."""

from __future__ import annotations

import re
from html import escape, unescape
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_cfp.exporters import FORMATS
from sphinx_cfp.exporters.text import uri
from sphinx_cfp.sphinx_ext.domain import cfp_domain
from sphinx_cfp.sphinx_ext.publication import linked, site_of
from sphinx_cfp.sphinx_ext.wording import date_text, when_text
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.registry.registry import Registry

LONGEST = 160
"""Characters of a description; search engines cut longer ones."""

_TAG = re.compile(r"<[^>]+>")
_DESCRIBED = re.compile(r'<meta\b[^>]*\bname="description"')


def words_of(app: Sphinx) -> SimpleNamespace:
    """Our own words in the templates."""
    _ = words_in(app.config.language).gettext
    return SimpleNamespace(
        no_script=_("The search needs JavaScript"),
        look_elsewhere=_("Without it, every date and topic is in this list:"),
        not_found=_("This page does not exist"),
        not_found_text=_("It may have moved, or the address may be misspelled."),
        home=_("To the front page"),
    )


def head_of(
    app: Sphinx, pagename: str, context: dict[str, Any], doctree: nodes.document | None
) -> str:
    """The elements that Sphinx does not write itself, each on a line."""
    lines = [*_described(app, pagename, context, doctree), *_translations(app, pagename)]
    lines += _data(app, pagename)
    if not context.get("favicon_url") and not context.get("theme_favicons"):
        icon = context["pathto"]("_static/cfp-icon.svg", 1)
        lines.append(f'<link rel="icon" type="image/svg+xml" href="{escape(icon)}" />')
    if pagename in ("search", "404"):
        lines.append('<meta name="robots" content="noindex" />')
    return "".join(f"\n    {line}" for line in lines)


def _described(
    app: Sphinx, pagename: str, context: dict[str, Any], doctree: nodes.document | None
) -> Iterator[str]:
    title = unescape(_TAG.sub("", context.get("title") or "")) or context["docstitle"]
    description = description_of(app, pagename, doctree)
    if description and not _DESCRIBED.search(context.get("metatags") or ""):
        yield f'<meta name="description" content="{escape(description)}" />'
    if pagename not in app.env.all_docs:
        return
    properties = {
        "og:type": "website",
        "og:title": title,
        "og:description": description,
        "og:url": context.get("pageurl") or "",
        "og:site_name": context["docstitle"],
        "og:locale": (context.get("language") or "en").replace("-", "_"),
    }
    for name, value in properties.items():
        if value:
            yield f'<meta property="{name}" content="{escape(value)}" />'
    yield '<meta name="twitter:card" content="summary" />'


def _data(app: Sphinx, pagename: str) -> Iterator[str]:
    """What programs read of the calls of a page: their events, calendars, and the feed of changes."""
    registry = cfp_domain(app.env).registry
    calls = [registry.calls[key] for key in registry.calls_on.get(pagename, ())]
    if not calls:
        return
    base, names = linked(app.builder)
    is_single = len(registry.calls) == 1
    for call in calls:
        if "icalendar" in names:
            address = f"{base}{uri(FORMATS['icalendar'].path(call.key, is_single=is_single))}"
            yield _alternate("text/calendar", address, call.acronym or call.title)
    if "changes" in names:
        title = words_in(app.config.language).gettext("Changes")
        address = f"{base}{FORMATS['changes'].site_file}"
        yield _alternate("application/atom+xml", address, title)
    for call in calls:
        event = b"".join(FORMATS["jsonld"].export(registry, site_of(app.builder), call.key))
        # A block of data is no script: a policy that forbids scripts in the page lets it be.
        yield f'<script type="application/ld+json">\n{event.decode().strip()}\n</script>'


def _alternate(kind: str, address: str, title: str) -> str:
    named = f'type="{kind}" title="{escape(title)}" href="{escape(address)}"'
    return f'<link rel="alternate" {named} />'


def description_of(app: Sphinx, pagename: str, doctree: nodes.document | None) -> str:
    """A sentence or two about a page: the facts of its call, else its first paragraph."""
    if doctree is None:
        return ""
    registry = cfp_domain(app.env).registry
    declared = registry.calls_on.get(pagename, ())
    if len(declared) == 1:
        return _shortened(_facts(registry, registry.calls[declared[0]], app.config.language))
    for paragraph in doctree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section):
            return _shortened(" ".join(paragraph.astext().split()))
    return ""


def _facts(registry: Registry, call: Call, language: str) -> str:
    """``Workshop on X (ACR), 29 July 2023, Honolulu. Paper deadline: 31 May 2023, 23:59 AoE.``"""
    from sphinx_cfp.model.kinds import SUBMISSION

    name = f"{call.title} ({call.acronym})" if call.acronym else call.title
    days = call.edition.days
    parts = [name, when_text(days, language, is_deadline=False) if days else "", call.location]
    text = ", ".join(part for part in parts if part)
    for kind in SUBMISSION:
        for item in registry.by_kind(call.key, kind):
            if not item.internal and item.utc:
                return f"{text}. {item.label}: {date_text(item, language)}."
    return f"{text}."


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST - 1].rpartition(' ')[0].rstrip(',;:–-')}…"


def _translations(app: Sphinx, pagename: str) -> Iterator[str]:
    """The same call in other languages, if the project says which those are."""
    builder, base = app.builder, app.config.html_baseurl
    if not base:
        return
    registry = cfp_domain(app.env).registry
    declared = registry.calls_on.get(pagename, ())
    if len(declared) != 1:
        return
    call = registry.calls[declared[0]]
    original = registry.calls.get(call.translation_of, call)
    family = [
        one for one in registry.calls.values() if original.key in (one.key, one.translation_of)
    ]
    if len(family) < 2:
        return
    for one in family:
        tag = (one.language or app.config.language or "en").replace("_", "-")
        address = f"{base.rstrip('/')}/{builder.get_target_uri(one.docname)}"
        yield f'<link rel="alternate" hreflang="{escape(tag)}" href="{escape(address)}" />'
        if one is original:
            yield f'<link rel="alternate" hreflang="x-default" href="{escape(address)}" />'
