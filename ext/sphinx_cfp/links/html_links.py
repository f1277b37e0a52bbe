"""The links of a file of HTML, each with its line."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from sphinx_cfp.model.locations import Location

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ATTRIBUTES = {
    "a": "href",
    "area": "href",
    "img": "src",
    "iframe": "src",
    "script": "src",
    "link": "href",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
}
# Of `link`: what a reader's browser fetches. Others name a host to prepare for, or the page itself.
_FETCHED = {"stylesheet", "icon", "manifest", "alternate", "license", "author"}


def links_of(text: str, path: str) -> Iterator[tuple[str, Location]]:
    """The absolute URLs of a page, in order, with their places; links within a site are none."""
    collector = _Collector()
    collector.feed(text)
    collector.close()
    for url, line, column in collector.found:
        absolute = urljoin(collector.base, url) if collector.base else url
        if absolute.startswith("//"):
            absolute = f"https:{absolute}"
        if _is_absolute(absolute):
            yield absolute, Location(path, line, column)


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, int, int]] = []
        self.base = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in reversed(attrs)}
        if tag == "base" and not self.base:
            self.base = values.get("href", "").strip()
        name = _ATTRIBUTES.get(tag)
        if name is None or not values.get(name, "").strip():
            return
        if tag == "link" and not _FETCHED & set(values.get("rel", "").lower().split()):
            return
        line, offset = self.getpos()
        # A browser drops line breaks and tabs within a URL.
        url = values[name].strip().translate({9: None, 10: None, 13: None})
        self.found.append((url, line, offset + 1))


def _is_absolute(url: str) -> bool:
    head, colon, _ = url.partition(":")
    return (
        bool(colon)
        and head[:1].isalpha()
        and head.replace("+", "").replace("-", "").replace(".", "").isalnum()
    )
