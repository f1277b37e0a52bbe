"""A page of HTML as a browser without scripts reads it: its title, its ids, and whether scripts make it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_cfp.links.answers import Answer

HTML = frozenset({"text/html", "application/xhtml+xml"})
_BEGINS = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title)\b", re.I | re.S
)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([-\w.:]+)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]+encoding\s*=\s*[\"']([-\w.:]+)", re.IGNORECASE)
_PARAMETER = re.compile(r"charset\s*=\s*[\"']?([-\w.:]+)", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
)
# The Encoding standard: pages that say these mean their superset.
_MEANT = {"iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
_MAKES = re.compile(
    r"document\.write|innerHTML|outerHTML|createElement|insertAdjacent|\.append|\.prepend|replaceChildren"
    r"|\.id\s*=|setAttribute|hydrat|\brender|attachShadow|__NEXT_DATA__|DOMParser|ContextualFragment"
)
_LITTLE = 250  # characters of text below which an empty element is taken to be filled by scripts
_MOUNTS = "body div:empty, body main:empty, body section:empty, body article:empty"


_PIECE = 256 * 1024  # characters that are parsed at a time: a tree takes forty times as much memory
_WHOLE = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</\1\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(slots=True)
class WebPage:
    """What a page has.

    ``own`` are the fragments by which it links to itself, ``headings`` those of its headings as a script
    would make them. ``scripts`` is the text of its inline scripts, ``alive`` whether any script may change
    the page, ``length`` how many characters it shows before that, ``waits`` whether it has an element to be
    filled or asks to switch scripts on.
    """

    ids: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    headings: set[str] = field(default_factory=set)
    scripts: str = ""
    alive: bool = False
    refreshes: bool = False
    waits: bool = False
    length: int = 0

    @property
    def shell(self) -> bool:
        """Whether there is next to nothing on the page until its scripts have run."""
        return self.alive and (not self.length or (self.waits and self.length < _LITTLE))


def is_html(answer: Answer) -> bool:
    """Whether a browser would show the body as a page of HTML."""
    kind = answer.media_type
    sniffed = kind in ("", "*/*", "unknown/unknown", "application/unknown")
    return kind in HTML or (sniffed and bool(_BEGINS.match(answer.body.data[:1024])))


def decoded(answer: Answer) -> str:
    """The text of the page: byte order mark, then header, then what the page says, then UTF-8."""
    data = answer.body.data
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    parameter = _PARAMETER.search(answer.header("content-type"))
    said = _CHARSET.search(data[:4096]) or _XML.match(data[:200])
    inside = said[1].decode("ascii", "replace") if said else ""
    for name in (parameter[1] if parameter else "", "" if inside.startswith("utf-16") else inside):
        try:
            if name:
                return data.decode(_MEANT.get(name.lower(), name), "replace")
        except (LookupError, ValueError):
            continue
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return (
            data.decode("utf-8", "replace")
            if _looks_utf8(data)
            else data.decode("cp1252", "replace")
        )


def _looks_utf8(data: bytes) -> bool:
    """Whether a text that is cut, or damaged at one place, is UTF-8 all the same."""
    text = data.decode("utf-8", "replace")
    return text.count("�") * 10 < sum(character > "\x7f" for character in text)


def title_of(answer: Answer) -> str:
    """The title, from the beginning of the page."""
    found = _TITLE.search(decoded(answer)[: 16 * 1024])
    return " ".join(found[1].split())[:300] if found else ""


def read(text: str) -> WebPage:
    """Read a page with the tokenizer of HTML5: nothing in a comment, a script or a text area is an id."""
    document = WebPage()
    for piece in _pieces(text):
        _add(document, LexborHTMLParser(piece))
    document.alive = document.alive or bool(_MAKES.search(document.scripts))
    return document


def _pieces(text: str) -> Iterator[str]:
    """A large page cut between two tags, never within a comment or a script."""
    start = 0
    wholes = _WHOLE.finditer(text) if len(text) > _PIECE else iter(())
    inside = next(wholes, None)
    while len(text) - start > _PIECE:
        stop = start + _PIECE
        while inside and inside.end() <= stop:
            inside = next(wholes, None)
        if inside and inside.start() < stop:
            stop = inside.start() if inside.start() > start else inside.end()
        else:
            between = text.rfind("><", start, stop)
            stop = between + 1 if between > start else stop
        yield text[start:stop]
        start = stop
    yield text[start:]


def _add(document: WebPage, tree: LexborHTMLParser) -> None:
    """What a piece of the page adds to what is known."""
    for node in tree.css("[id],a[name]"):
        document.ids.add(node.attributes.get("id") or "")
        if node.tag == "a":
            document.ids.add(node.attributes.get("name") or "")
    document.own.update(
        (node.attributes.get("href") or "")[1:] for node in tree.css("a[href^='#']")
    )
    document.headings.update(_slug(node.text(deep=True)) for node in tree.css("h1,h2,h3,h4,h5,h6"))
    scripts = tree.css("script")
    document.scripts += "\n".join(node.text(deep=True) for node in scripts)
    document.alive |= any(_runs(node.attributes) for node in scripts)
    document.refreshes |= _refreshes(tree)
    document.waits |= (
        bool(tree.css(_MOUNTS))
        or any("-" in (node.tag or "") for node in tree.css("body > *, body > * > *"))
        or any("javascript" in node.text(deep=True).lower() for node in tree.css("noscript"))
    )
    tree.strip_tags(["script", "style", "noscript", "template", "svg", "head"], recursive=True)
    document.length += len(" ".join((tree.body.text(deep=True) if tree.body else "").split()))


def _refreshes(tree: LexborHTMLParser) -> bool:
    return any(
        (node.attributes.get("http-equiv") or "").lower() == "refresh"
        and re.search(r"url\s*=", node.attributes.get("content") or "", re.IGNORECASE)
        for node in tree.css("meta[http-equiv]")
    )


def _slug(heading: str) -> str:
    return re.sub(r"[\W_]+", "-", heading.lower()).strip("-")


def _runs(attributes: Mapping[str, str | None]) -> bool:
    """Whether a script is a file of its own, and one that runs rather than data."""
    kind = (attributes.get("type") or "").strip().lower()
    return "src" in attributes and (kind in ("", "module") or "javascript" in kind)
