"""The links of a page, and which of them lead to the submission, the template, the organizers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.importers.cues import speaks_of
from sphinx_cfp.importers.formats.document import (
    Heading,
    Text,
    plain,
    texts_of,
    visible,
    walk,
)
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.formats.document import Block

URL = re.compile(r"\b(?:https?|ftp)://[^\s<>\"'`|\\^{}\u2028]*[^\s<>\"'`|\\^{}.,;:!?)\]*_~\u2028]")
ADDRESS = re.compile(
    r"(?<![\w./:@+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?![\w@])"
)
_HIDDEN_ADDRESS = re.compile(
    r"([A-Za-z0-9][\w.+-]*)\s*(?:\(at\)|\[at\]|\{at\}|<at>|\s-at-\s|\(a\)|\[@\])\s*"
    r"([A-Za-z0-9-]+(?:\s*(?:\.|\(dot\)|\[dot\]|\{dot\})\s*[A-Za-z0-9-]+)*\s*(?:\.|\(dot\)"
    r"|\[dot\]|\{dot\})\s*[A-Za-z]{2,})",
    re.IGNORECASE,
)
_SYSTEM = re.compile(
    r"openreview\.net/|easychair\.org/(?:my/)?(?:conferences?|cfp)|hotcrp\."
    r"|cmt3?\.research\.microsoft\.com|softconf\.com"
    r"|precisionconference\.com|papercept|editorialmanager|edas\.info|confmaster|conftool"
    r"|linklings|submission|pretalx|sessionize"
    r"|busyconf|indico|jems\d?\.sbc|openconf|oxfordabstracts|microsoft\.com/en-us/.*cmt"
    r"|paperkiwi|equinocs|meteor|eventpilot",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"forms\.gle|docs\.google\.com/forms|qualtrics|typeform|cognitoforms|jotform|airtable"
    r"|forms\.office",
    re.IGNORECASE,
)


class PageLink(NamedTuple):
    """A link: its words, where it leads, its line, and the words around it."""

    text: str
    url: str
    line: int
    around: str


def links_of(blocks: Sequence[Block]) -> list[PageLink]:
    """Every link of a page, and every address that stands in its text, each once a line."""
    found: dict[tuple[str, int], PageLink] = {}
    heading = ""
    for block in walk(blocks):
        if isinstance(block, Heading):
            heading = plain(block.text)
        for text in texts_of(block):
            around = f"{heading} {plain(text)}"
            for link in _of_text(text, around):
                found.setdefault((link.url, link.line), link)
    return list(found.values())


def _of_text(text: Text, around: str) -> Iterator[PageLink]:
    index = 0
    while index < len(text):
        run = text[index]
        if run.href:
            words, stop = run.text, index + 1
            while stop < len(text) and text[stop].href == run.href:
                words += text[stop].text
                stop += 1
            yield PageLink(" ".join(words.split()), run.href, run.line, around)
            index = stop
            continue
        for match in URL.finditer(run.text):
            yield PageLink(match.group(), match.group(), run.line, around)
        for match in ADDRESS.finditer(run.text):
            yield PageLink(match.group(), f"mailto:{match.group()}", run.line, around)
        index += 1
    for match in _HIDDEN_ADDRESS.finditer(visible(text)):
        host = re.sub(r"\s*(?:\(dot\)|\[dot\]|\{dot\}|\.)\s*", ".", match[2], flags=re.IGNORECASE)
        address = f"{match[1]}@{host}"
        if ADDRESS.fullmatch(address) and not any(run.href.startswith("mailto:") for run in text):
            yield PageLink(match.group(), f"mailto:{address}", text[0].line, around)


def submission_of(links: Sequence[PageLink]) -> str:
    """The link to the submission system; none if it cannot be told."""
    best, most = "", 0
    beside: dict[str, bool] = {}  # a paragraph of a thousand links is read once
    for link in links:
        system, form = bool(_SYSTEM.search(link.url)), bool(_FORM.search(link.url))
        if not (system or form) or not link.url.startswith(("http://", "https://")):
            continue
        if _is_template(link):
            continue
        if link.around not in beside:
            beside[link.around] = speaks_of("submitting", link.around)
        by_text, near = speaks_of("submitting", link.text), beside[link.around]
        weight = 4 * system + 2 * form + 2 * by_text + near
        if (by_text or near) and weight > most:
            best, most = link.url, weight
    return best


def template_of(links: Sequence[PageLink]) -> str:
    """The link to the template or the style files."""
    for link in links:
        if link.url.startswith(("http://", "https://")) and _is_template(link):
            return link.url
    return ""


def _is_template(link: PageLink) -> bool:
    return pattern(r"{template}|{style}.*\.zip").search(f"{link.text} {link.url}") is not None


def contact_of(links: Sequence[PageLink]) -> str:
    """The address to write to: one beside such words, else the only one."""
    addresses = [link for link in links if link.url.startswith("mailto:")]
    plain_addresses = {link.url.removeprefix("mailto:").partition("?")[0] for link in addresses}
    for link in addresses:
        if speaks_of("contact", link.around):
            return link.url.removeprefix("mailto:").partition("?")[0]
    return plain_addresses.pop() if len(plain_addresses) == 1 else ""
