"""The first page: the summary of the call, large."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import segno
from docutils import nodes

from sphinx_cfp.pdf.literals import array, call, string, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.pdf.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """What the first page shows beside the summary: ``acronym`` is told apart from the title it ends.

    ``submit`` is the address that the QR code holds, ``qr_alt`` says so in words, ``topics`` are titles
    with the ids of their places.
    """

    acronym: str = ""
    submit: str = ""
    qr_alt: str = ""
    topics: Sequence[tuple[str, str]] = ()


def poster_code(t: Translator, document: nodes.document, poster: Poster) -> str:
    """The code of the first page; what it shows is taken off the document. Empty without a summary."""
    summary = next(filter(is_summary, document.findall(nodes.container)), None)
    if summary is None:
        return ""
    title = _first_title(document)
    summary.parent.remove(summary)
    t.wait(summary)
    parts = {name: _fields(t, summary, f"cfp-{name}") for name in ("event", "deadline", "rule")}
    name, short = _name(t, summary, poster.acronym)
    submit = next(iter(summary.findall(lambda node: _has(node, "cfp-submit"))), None)
    kicker = ""
    if title is not None:
        t.wait(title.parent)
        title.parent.remove(title)
        t.heading = 1
        kicker = call("heading", t.body(title), level="1")
    return call(
        "poster",
        kicker=kicker,
        title=name,
        short=short,
        event=array(parts["event"]),
        deadlines=array(parts["deadline"]),
        facts=array(parts["rule"]),
        topics=array([_topic(t, *topic) for topic in poster.topics]),
        submit=t.render(submit) if submit else "",
        address=_address(poster.submit),
        qr=string(qr_code(poster.submit)) if poster.submit else "",
        qr_alt=string(poster.qr_alt),
    )


def qr_code(address: str) -> str:
    """A QR code as SVG without a border, in black."""
    found = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(found, kind="svg", border=0, xmldecl=False, nl=False, omitsize=True)
    return found.getvalue().decode("ascii")


def is_summary(node: nodes.container) -> bool:
    """Whether a node is the summary of a call, not of a track."""
    return "cfp-summary" in node["classes"] and "cfp-track-summary" not in node["classes"]


def _has(node: nodes.Node, name: str) -> bool:
    return isinstance(node, nodes.Element) and name in node["classes"]


def _first_title(document: nodes.document) -> nodes.title | None:
    for node in document.findall(nodes.title):
        if isinstance(node.parent, nodes.section):
            return node
    return None


def _fields(t: Translator, summary: nodes.container, name: str) -> list[str]:
    found = [node for node in summary.findall(nodes.field) if name in node["classes"]]
    return [array([t.body(field[0].children), *_value(t, field)]) for field in found]


def _value(t: Translator, field: nodes.field) -> list[str]:
    """The value of a field; if it is a date that has moved, its old values apart."""
    body = field[1].children
    if len(body) == 1 and isinstance(body[0], nodes.paragraph):
        body = body[0].children
    old = len(body)
    while old and not _has(body[old - 1], "cfp-struck"):
        old -= 1
    if 0 < old < len(body):
        return [t.body(body[old:]), t.body(body[:old])]
    return [t.body(body)]


def _name(t: Translator, summary: nodes.container, acronym: str) -> tuple[str, str]:
    for paragraph in summary.findall(lambda node: _has(node, "cfp-summary-title")):
        text = t.text(paragraph.astext())
        tail = f"({acronym})"
        if acronym and text.endswith(tail):
            return words(text.removesuffix(tail).rstrip()), words(tail)
        return words(text), ""
    return "", ""


def _topic(t: Translator, text: str, name: str) -> str:
    body = words(t.text(text))
    return call("link", f"label({t.label(name)})", body) if name in t.known else body


def _address(address: str) -> str:
    if not address:
        return ""
    shown = address.removeprefix("mailto:").removeprefix("https://").removeprefix("http://")
    return call("link", string(address), words(shown))
