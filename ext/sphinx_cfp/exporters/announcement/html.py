"""The announcement as a small HTML document: for a mail program that can send it, or a web page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from sphinx_cfp.exporters.announcement.content import announcement
from sphinx_cfp.exporters.announcement.text import AOE
from sphinx_cfp.exporters.selection import calls_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.exporters.announcement.content import Announcement, Block
    from sphinx_cfp.exporters.formats import Site
    from sphinx_cfp.registry.registry import Registry

SCHEMES = ("https://", "http://")
"""What a link may begin with; anything else stays text."""


def export(registry: Registry, site: Site, call: str = "") -> Iterator[bytes]:
    """A document with the announcement of one call, or of all."""
    found = [announcement(registry, one, site) for one in calls_in(registry, call)]
    title = found[0].subject if len(found) == 1 else site.title
    yield b'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f"<title>{escape(title)}</title>\n</head>\n<body>\n".encode()
    for about in found:
        yield "".join(f"{line}\n" for line in body(about)).encode()
    yield b"</body>\n</html>\n"


def body(about: Announcement) -> list[str]:
    """The lines of one announcement."""
    title = f"{about.title} ({about.acronym})" if about.acronym else about.title
    lines = [f"<h1>{escape(title)}</h1>"]
    facts = (about.host, about.days, about.place)
    lines += [f"<p>{'<br>'.join(escape(fact) for fact in facts if fact)}</p>"] if any(facts) else []
    links = dict.fromkeys(filter(None, (about.website, about.page, about.host_url)))
    lines += [f"<p>{'<br>'.join(map(linked, links))}</p>"] if links else []
    if about.dates:
        lines += ["<h2>Important dates</h2>", *_tables(about.dates)]
        lines += [f"<p>{AOE}</p>"] if about.has_aoe else []
    if about.topics:
        lines.append("<h2>Topics</h2>")
        for group in about.topics:
            lines += [f"<h3>{escape(group.title)}</h3>"] if group.title else []
            items = "".join(f"<li>{escape(topic)}</li>" for topic in group.topics)
            lines += [f"<ul>{items}</ul>"] if items else []
    if about.submission:
        lines += ["<h2>Submission</h2>", *_tables(about.submission)]
    if about.chairs or about.contact:
        people = [escape(", ".join(about.chairs)), linked(about.contact)]
        lines += ["<h2>Contact</h2>", f"<p>{'<br>'.join(filter(None, people))}</p>"]
    return lines


def _tables(blocks: Sequence[Block]) -> list[str]:
    lines = []
    for block in blocks:
        lines += [f"<h3>{escape(block.title)}</h3>"] if block.title else []
        lines.append("<table>")
        for row in block.rows:
            value = "<br>".join(map(linked, (row.value, *row.remarks)))
            lines.append(f'<tr><th scope="row">{escape(row.label)}</th><td>{value}</td></tr>')
        lines.append("</table>")
    return lines


def linked(text: str) -> str:
    """A text as HTML; an address as a link."""
    if text.startswith(SCHEMES) and " " not in text:
        return f'<a href="{escape(text)}">{escape(text)}</a>'
    if "@" in text and " " not in text and ":" not in text:
        return f'<a href="mailto:{escape(text)}">{escape(text)}</a>'
    return escape(text)
