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
    from sphinx_cfp.sphinx_ext.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A date with its label: the current value, and the old ones, struck through."""

    label: str
    old: Sequence[nodes.Node]
    current: Sequence[nodes.Node]


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """What the first page shows in the place of the header of a call, whose id is ``header``.

    ``address`` is what the QR code holds, ``qr_alt`` says so in words, ``submit`` is a link to it;
    ``topics`` are titles with the ids of their places.
    """

    header: str = ""
    title: str = ""
    acronym: str = ""
    event: Sequence[Fact] = ()
    deadlines: Sequence[Deadline] = ()
    rules: Sequence[Fact] = ()
    submit: Sequence[nodes.Node] = ()
    address: str = ""
    qr_alt: str = ""
    topics: Sequence[tuple[str, str]] = ()


def poster_code(t: Translator, document: nodes.document, poster: Poster) -> str:
    """The code of the first page; what it shows is taken off the document. Empty without a header."""
    header = next(
        (node for node in document.findall(nodes.container) if poster.header in node["ids"]), None
    )
    if header is None:
        return ""
    title = first_title(document)
    header.parent.remove(header)
    t.wait(header)
    event = array([_fact(t, *fact) for fact in poster.event])
    deadlines = array([_deadline(t, item) for item in poster.deadlines])
    rules = array([_fact(t, *fact) for fact in poster.rules])
    name, short = t.text(poster.title), f"({t.text(poster.acronym)})" if poster.acronym else ""
    kicker, is_heading = "", False
    if title is not None:
        t.wait(title.parent)
        title.parent.remove(title)
        t.heading = 1
        kicker = call("heading", t.body(title), level="1")
        # A page that is called as the call is has one title, not the same twice.
        is_heading = _bare(title.astext()) in {_bare(name), _bare(f"{name} {short}")}
    code = qr_code(poster.address)
    shown = {"title": kicker} if is_heading else {"kicker": kicker, "title": words(name)}
    return call(
        "poster",
        **shown,
        short=words(short) if short and not (title and short in title.astext()) else "",
        wording=string(f"{name} {short}"),
        event=event,
        deadlines=deadlines,
        facts=rules,
        topics=array([_topic(t, *topic) for topic in poster.topics]),
        submit="".join(t.inside(poster.submit)),
        address=_address(poster.address),
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


def first_title(document: nodes.document) -> nodes.title | None:
    """The heading of a page."""
    for node in document.findall(nodes.title):
        if isinstance(node.parent, nodes.section):
            return node
    return None


def _narrow(t: Translator, inside: Sequence[nodes.Node]) -> str:
    """Content for a column: its words may be broken as those of a box."""
    return t.body(nodes.container("", *inside).children)


def _fact(t: Translator, label: str, value: Sequence[nodes.Node]) -> str:
    text = "".join(node.astext() for node in value)
    return array([_narrow(t, [nodes.Text(label)]), _aligned(t, text, _narrow(t, value))])


def _deadline(t: Translator, item: Deadline) -> str:
    """A date; if it has moved, its old values apart."""
    if not item.old:
        return _fact(t, item.label, item.current)
    parts = ([nodes.Text(item.label)], item.current, item.old)
    return array([_narrow(t, part) for part in parts])


def _aligned(t: Translator, text: str, code: str) -> str:
    """Latin text on a page that is read from right to left keeps its own direction."""
    is_latin = not _RIGHT_TO_LEFT.search(text)
    return call("box", call("text", code, dir="ltr")) if t.page.right_to_left and is_latin else code


_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def _bare(text: str) -> str:
    """A title without the emoji before it and in one case."""
    return BEFORE_WORDS.sub("", text).strip().casefold()


BEFORE_WORDS = re.compile(r"^[^\w(«„“‘\"'¿¡]+")


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
