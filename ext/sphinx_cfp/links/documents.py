"""A page of HTML as a browser without scripts reads it: its title, its ids, and whether scripts make it."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from sphinx_cfp.links.answers import Answer

HTML = frozenset({"text/html", "application/xhtml+xml"})
_BEGINS = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title)\b", re.I | re.S)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a page has.

    ``own`` are the fragments by which it links to itself, ``headings`` those of its headings that have no
    id, as a script would make one of them. ``scripts`` is the text of its inline scripts, ``alive`` whether
    any script may change the page, ``shell`` whether there is next to nothing on it before that.
    """

    ids: frozenset[str]
    own: frozenset[str]
    headings: frozenset[str]
    scripts: str
    alive: bool
    shell: bool
    refreshes: bool


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
        return data.decode("utf-8", "replace") if _looks_utf8(data) else data.decode("cp1252", "replace")


def _looks_utf8(data: bytes) -> bool:
    """Whether a text that is cut, or damaged at one place, is UTF-8 all the same."""
    text = data.decode("utf-8", "replace")
    return text.count("�") * 10 < sum(character > "\x7f" for character in text)


def title_of(answer: Answer) -> str:
    """The title, from the beginning of the page."""
    found = _TITLE.search(decoded(answer)[: 16 * 1024])
    return " ".join(found[1].split()) if found else ""


def read(text: str) -> Document:
    """Read a page with the tokenizer of HTML5: nothing in a comment, a script or a text area is an id."""
    tree = LexborHTMLParser(text)
    ids, own = set(), set()
    for node in tree.css("[id],a[name]"):
        ids.add(node.attributes.get("id") or "")
        if node.tag == "a":
            ids.add(node.attributes.get("name") or "")
    for node in tree.css("a[href^='#']"):
        own.add((node.attributes.get("href") or "")[1:])
    scripts = [node for node in tree.css("script") if _runs(node.attributes)]
    inline = "\n".join(node.text(deep=True) for node in tree.css("script"))
    alive = bool(_MAKES.search(inline)) or any("src" in node.attributes for node in scripts)
    return Document(
        ids=frozenset(ids - {""}),
        own=frozenset(own - {""}),
        headings=frozenset(_slug(n.text(deep=True)) for n in tree.css("h1,h2,h3,h4,h5,h6"))
        if alive
        else frozenset(),
        scripts=inline,
        alive=alive,
        refreshes=_refreshes(tree),
        shell=alive and _is_shell(tree),
    )


def _is_shell(tree: LexborHTMLParser) -> bool:
    """Whether a page waits for its scripts: it says nothing, or little around an element without content."""
    mounts = bool(tree.css(_MOUNTS)) or any(
        "-" in (node.tag or "") for node in tree.css("body > *, body > * > *")
    )
    asks = any("javascript" in node.text(deep=True).lower() for node in tree.css("noscript"))
    tree.strip_tags(["script", "style", "noscript", "template", "svg", "head"], recursive=True)
    length = len(" ".join((tree.body.text(deep=True) if tree.body else "").split()))
    return length == 0 or (length < _LITTLE and (mounts or asks))


def _refreshes(tree: LexborHTMLParser) -> bool:
    return any(
        (node.attributes.get("http-equiv") or "").lower() == "refresh"
        and re.search(r"url\s*=", node.attributes.get("content") or "", re.IGNORECASE)
        for node in tree.css("meta[http-equiv]")
    )


def _slug(heading: str) -> str:
    return re.sub(r"[\W_]+", "-", heading.lower()).strip("-")


def _runs(attributes: dict[str, str | None]) -> bool:
    """Whether a script is one, rather than data."""
    kind = (attributes.get("type") or "").strip().lower()
    return kind in ("", "module") or "javascript" in kind or "ecmascript" in kind
