"""The first page: the summary of the call, large."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import segno
from docutils import nodes

from sphinx_cfp.pdf.breaking import FITS_CELL, cut
from sphinx_cfp.pdf.literals import array, block, call, string, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.pdf.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """What the first page shows beside the summary: ``acronym`` is told apart from the ``title`` it ends.

    ``submit`` is the address that the QR code holds, ``qr_alt`` says so in words, ``topics`` are titles
    with the ids of their places, ``tracks`` the deadlines of tracks with their labels.
    """

    title: str = ""
    acronym: str = ""
    submit: str = ""
    qr_alt: str = ""
    topics: Sequence[tuple[str, str]] = ()
    tracks: Sequence[tuple[str, Sequence[nodes.Node]]] = ()


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
    kicker, is_heading = "", False
    if title is not None:
        t.wait(title.parent)
        title.parent.remove(title)
        t.heading = 1
        kicker = call("heading", t.body(title), level="1")
        # A page that is called as the call is has one title, not the same twice.
        is_heading = _bare(title.astext()) in {_bare(poster.title), _bare(_title_of(summary))}
    code = qr_code(poster.submit)
    shown = {"title": kicker} if is_heading else {"kicker": kicker, "title": words(name)}
    return call(
        "poster",
        **shown,
        short=words(short) if short and not (title and short in title.astext()) else "",
        wording=string(f"{name} {short}"),
        event=array(parts["event"]),
        deadlines=array([*parts["deadline"], *_tracks(t, poster)]),
        facts=array(parts["rule"]),
        topics=array([_topic(t, *topic) for topic in poster.topics]),
        submit=t.render(submit) if submit else "",
        address=_address(poster.submit),
        qr=string(code) if code else "",
        qr_alt=string(poster.qr_alt),
    )


def qr_code(address: str) -> str:
    """A QR code as SVG without a border, in black; empty for an address that none can hold."""
    if not address:
        return ""
    found = BytesIO()
    try:
        code = segno.make(address, error="m", micro=False)
    except segno.DataOverflowError:
        return ""
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


def _aligned(t: Translator, text: str, code: str) -> str:
    """Latin text on a page that is read from right to left keeps its own direction."""
    is_latin = not _RIGHT_TO_LEFT.search(text)
    return call("box", call("text", code, dir="ltr")) if t.page.right_to_left and is_latin else code


_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def _tracks(t: Translator, poster: Poster) -> list[str]:
    return [array([words(t.text(label)), *_dated(t, value)]) for label, value in poster.tracks]


def _value(t: Translator, field: nodes.field) -> list[str]:
    body = field[1].children
    if len(body) == 1 and isinstance(body[0], nodes.paragraph):
        body = body[0].children
    return _dated(t, body)


def _dated(t: Translator, body: Sequence[nodes.Node]) -> list[str]:
    """A value; if it is a date that has moved, its old values apart."""
    old = len(body)
    while old and not _has(body[old - 1], "cfp-struck"):
        old -= 1
    if 0 < old < len(body):
        return [t.body(body[old:]), t.body(body[:old])]
    return [_aligned(t, "".join(node.astext() for node in body), t.body(body))]


def _name(t: Translator, summary: nodes.container, acronym: str) -> tuple[str, str]:
    """The title of the call, and its acronym in brackets."""
    text = t.text(_title_of(summary))
    tail = f"({acronym})"
    if acronym and text.endswith(tail):
        return text.removesuffix(tail).rstrip(), tail
    return text, ""


def _title_of(summary: nodes.container) -> str:
    found = summary.findall(lambda node: _has(node, "cfp-summary-title"))
    return next((paragraph.astext() for paragraph in found), "")


def _bare(text: str) -> str:
    """A title without the emoji before it and in one case."""
    return _BEFORE_WORDS.sub("", text).strip().casefold()


_BEFORE_WORDS = re.compile(r"^[^\w(«„“‘\"'¿¡]+")


def _topic(t: Translator, text: str, name: str) -> str:
    body = words(t.text(text))
    return call("link", f"label({t.label(name)})", body) if name in t.known else body


def _address(address: str) -> str:
    """The address below the code; one that nobody would type is left to the code and to the link."""
    shown = address.removeprefix("mailto:").removeprefix("https://").removeprefix("http://")
    if not shown or len(shown) > LONGEST_ADDRESS:
        return ""
    pieces = "\nbox()\n".join(words(piece) for piece in cut(shown, FITS_CELL))
    return call("link", string(address), block(pieces))


LONGEST_ADDRESS = 200
"""Letters of an address that are printed."""
