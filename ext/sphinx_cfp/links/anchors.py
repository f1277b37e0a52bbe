"""Whether a page has the place that a fragment names."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from sphinx_cfp.links.documents import decoded, is_html, read

if TYPE_CHECKING:
    from sphinx_cfp.links.answers import Answer
    from sphinx_cfp.links.documents import WebPage

_LONGEST = 100
"""Characters of an anchor whose nearest id is looked for."""
_MOST = 500
"""Ids among which it is looked for."""
_TEXT = ":~:"
"""What follows is no anchor but an order to the browser (URL fragment text directives)."""
_LINES = re.compile(
    r"(?:L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|lines?-\d+(?::\d+)?(?:,\d+)*|n\d+|l\d+|cl-\d+)$"
)
_CODE_PATH = re.compile(r"/(?:-/)?(?:blob|blame|src|raw|tree|plain|browse|source|file|edit|view)/")
_PDF = re.compile(
    r"(?:page|zoom|view|nameddest|search|toolbar|navpanes|pagemode|comment|fdf|viewrect|highlight"
    r"|scrollbar|statusbar|messages)=",
)
_MEDIA = re.compile(r"(?:t|xywh|track|id|svgView)[=(]")
_ROUTE = re.compile(r"!|/")
# Code hosts and the like fill their pages by script: what is not there may come.
_SCRIPTED = re.compile(
    r"(?:.*\.)?(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|docs\.google\.com|notion\.so"
    r"|notion\.site|drive\.google\.com|app\.element\.io|discord\.com)"
)


@dataclass(frozen=True, slots=True)
class AnchorResult:
    """What is known of an anchor: it is there, it is ``missing``, or it cannot be told, and ``why``."""

    missing: bool = False
    why: str = ""
    nearest: str = ""


THERE = AnchorResult()


def anchor_of(fragment: str) -> str:
    """The part of a fragment that names a place of the page, ``""`` if none does."""
    anchor = fragment.partition(_TEXT)[0]
    return "" if anchor.lower() == "top" else anchor


def needs_page(fragment: str, host: str, path: str) -> bool:
    """Whether the page must be read to judge a fragment."""
    anchor = anchor_of(fragment)
    return bool(anchor) and not _ROUTE.match(anchor) and not _is_lines(anchor, host, path)


def find(answer: Answer, fragment: str, document: WebPage | None = None) -> AnchorResult:
    """Look for the anchor on the page of an answer; ``document`` is that page, if it was read before."""
    url = answer.url
    anchor = anchor_of(fragment)
    if not needs_page(fragment, url.host, url.target):
        return THERE
    if not is_html(answer):
        return _elsewhere(answer, anchor)
    page = document or read(decoded(answer))
    if _has(page, anchor):
        return THERE
    if not answer.body.complete:
        return AnchorResult(why=f"the page was not read to its end: {answer.body.cut}")
    if page.refreshes:
        return AnchorResult(why="the page sends on to another")
    if page.shell or _by_script(page, anchor) or _SCRIPTED.fullmatch(url.host):
        return AnchorResult(why="scripts make the page")
    return AnchorResult(missing=True, nearest=_nearest(anchor, page.ids))


def _nearest(anchor: str, ids: set[str]) -> str:
    """The id that was probably meant, as a fragment; ``""`` if none is near, or it takes long to tell."""
    plain = unquote(anchor)
    if len(plain) > _LONGEST:
        return ""
    alike = (name for name in ids if 0.6 < (len(name) + 1) / (len(plain) + 1) < 1.7)
    known = sorted(islice(alike, _MOST))
    close = difflib.get_close_matches(plain, known, 1, 0.75) or [
        name for name in known if name.endswith(f"-{plain}") or plain.endswith(f"-{name}")
    ]
    return quote(close[0], safe="!$&'()*+,;=:@/?-._~") if close else ""


def _has(page: WebPage, anchor: str) -> bool:
    """As the HTML standard finds it: as it is written, then without percent-encoding."""
    plain = unquote(anchor)
    if anchor in page.ids or plain in page.ids or plain.lower() == "top":
        return True
    # Code hosts show texts of others, whose ids they give a prefix; a script of theirs knows.
    return f"user-content-{plain}" in page.ids or f"user-content-{plain.lower()}" in page.ids


def _by_script(page: WebPage, anchor: str) -> bool:
    """Whether scripts seem to make the anchor: they name it, the page links to it, a heading reads so."""
    if not page.alive:
        return False
    plain = unquote(anchor)
    slug = re.sub(r"[\W_]+", "-", plain.lower()).strip("-")
    named = plain in page.scripts if len(plain) > 2 else f'"{plain}"' in page.scripts
    return named or anchor in page.own or plain in page.own or slug in page.headings


def _elsewhere(answer: Answer, anchor: str) -> AnchorResult:
    """A fragment of something that is no page of HTML."""
    kind = answer.media_type
    if kind == "application/pdf" or answer.url.target.lower().partition("?")[0].endswith(".pdf"):
        return THERE if _PDF.match(anchor) else AnchorResult(why="a PDF's own anchors are not read")
    if kind.startswith(("image/", "video/", "audio/")) and _MEDIA.match(anchor):
        return THERE
    if kind.startswith("text/") and re.match(r"(?:line|char)=", anchor):
        return THERE
    return AnchorResult(why=f"it is no page of HTML but {kind or 'of no known type'}")


def _is_lines(anchor: str, host: str, path: str) -> bool:
    """``#L10`` at a code host, which marks the line by script."""
    return bool(_LINES.match(anchor)) and bool(
        _SCRIPTED.fullmatch(host) or _CODE_PATH.search(path) or host.startswith("git")
    )
