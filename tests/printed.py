"""The project ``tests/roots/printed``, whose two pages hold everything, as PDF and as pages."""

from __future__ import annotations

import fcntl
import json
import re
import shutil
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject
from tests.projects import build_here

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent / "roots" / "printed"
PAGES = ("markdown", "structured")
UNSEEN = re.compile("[\ufe0e\ufe0f\u00ad\u200b]")
"""Marks that choose the form of an emoji, and places where a word may be broken."""


@dataclass(frozen=True)
class Printed:
    """A page as HTML and as PDF; ``said`` is what was reported while both were made."""

    html: str
    pdf: PdfReader
    said: str

    @cached_property
    def page(self) -> Page:
        """What stands on the page."""
        reader = Page()
        reader.feed(self.html.partition('role="main"')[2].partition('<div class="clearer"')[0])
        reader.close()
        return reader

    @cached_property
    def text(self) -> str:
        """All text of the PDF."""
        return plain("\n".join(page.extract_text() for page in self.pdf.pages))


def build_printed(folder: Path) -> dict[str, Printed]:
    """Both pages; processes that run the tests side by side share one build in ``folder``."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "said.json").exists():
            source = shutil.copytree(ROOT, folder / "source", dirs_exist_ok=True)
            printed = build_here(source, folder / "printed", "cfp-pdf")
            pages = build_here(source, folder / "pages")
            said = {"pdf": printed.warnings, "html": pages.warnings}
            places = {"pdf": str(printed.site), "html": str(pages.site)}
            (folder / "said.json").write_text(json.dumps([said, places]), "utf-8")
    said, places = json.loads((folder / "said.json").read_text("utf-8"))
    return {
        name: Printed(
            (Path(places["html"]) / f"{name}.html").read_text("utf-8"),
            PdfReader(Path(places["pdf"]) / f"{name}.pdf"),
            said["pdf"],
        )
        for name in PAGES
    }


def plain(text: str) -> str:
    """Text without what cannot be seen, each letter in its plainest form."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def links(pdf: PdfReader) -> Iterator[tuple[str, Place | None]]:
    """The links of a PDF: the address, or empty and the place inside it."""
    for page in pdf.pages:
        for reference in page.get("/Annots", ArrayObject()):
            action = reference.get_object().get("/A", DictionaryObject()).get_object()
            if "/URI" in action:
                yield str(action["/URI"]), None
            else:
                target = reference.get_object().get("/Dest") or action["/D"]
                yield "", place(pdf, target)


@dataclass(frozen=True, order=True)
class Place:
    """A place in a PDF: the number of the page and how far below its upper edge."""

    page: int
    depth: float


def place(pdf: PdfReader, target: Any) -> Place:
    """The place of a destination, given itself or by its name."""
    if not isinstance(target.get_object(), ArrayObject):
        found = pdf.named_destinations[str(target)]
        return _place(pdf, cast("Any", found.page).get_object(), float(cast("Any", found.top)))
    page, _, _, top, *_ = target.get_object()
    return _place(pdf, page.get_object(), float(top))


def _place(pdf: PdfReader, page: Any, top: float) -> Place:
    number = next(i for i, item in enumerate(pdf.pages) if item.get_object() == page)
    return Place(number, float(pdf.pages[number].mediabox.height) - top)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text: where it begins, from the lower left corner, and the size of its letters."""

    text: str
    x: float
    y: float
    size: float


def runs(page: Any) -> list[Run]:
    """The pieces of text of a page, in the order in which they are drawn."""
    found: list[Run] = []

    def visit(text: str, outer: list[float], inner: list[float], _font: Any, size: float) -> None:
        x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        if text.strip():
            found.append(Run(plain(text).strip(), x, y, size * abs(inner[3] * outer[3])))

    page.extract_text(visitor_text=visit)
    return found


def on_paper(page: Any) -> list[Run]:
    """Those that lie on the paper: what runs over an edge is not seen."""
    width, height = float(page.mediabox.width), float(page.mediabox.height)
    return [run for run in runs(page) if 0 < run.x < width and 0 < run.y < height]


def objects(pdf: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of a PDF."""
    for number in range(1, int(str(pdf.trailer["/Size"]))):
        found = pdf.get_object(IndirectObject(number, 0, pdf))
        if isinstance(found, DictionaryObject):
            yield found


class Page(HTMLParser):
    """The text of a page without its mathematics, its headings, links and images."""

    SKIPPED = ("script", "style", "template", "svg")
    ON_SCREEN = frozenset(
        {"math", "headerlink", "cfp-cities", "cfp-changes", "cfp-file", "cfp-aoe"}
    )
    """What is set otherwise on paper, or helps with a screen only."""

    BLOCKS = frozenset(
        {"p", "div", "li", "td", "th", "tr", "dt", "dd", "br", "pre", "section", "figcaption"}
        | {"h1", "h2", "h3", "h4", "h5", "h6", "summary"}
    )

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.headings: list[str] = []
        self.links: list[str] = []
        self.images: list[str] = []
        self._stack: list[tuple[str, bool, bool]] = []

    @property
    def text(self) -> str:
        """All text."""
        return plain("".join(self.parts))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        classes = named.get("class", "").split()
        if tag == "img":
            self.images.append(named.get("alt", ""))
        if tag in ("img", "br", "input", "hr", "col"):
            self.parts.append(" ")
            return
        hidden = tag in self.SKIPPED or bool(self.ON_SCREEN & set(classes))
        self._stack.append((tag, hidden, "linenos" in classes))
        self.parts += [" "] if "classifier" in classes else []
        if tag == "a" and "href" in named and not self._is_hidden:
            self.links.append(named["href"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append("")
        self.parts += [" "] if tag in self.BLOCKS else []

    def handle_endtag(self, tag: str) -> None:
        while self._stack and self._stack.pop()[0] != tag:
            pass
        self.parts += [" "] if tag in self.BLOCKS else []

    def handle_data(self, data: str) -> None:
        if self._is_hidden:
            return
        is_number = bool(self._stack) and self._stack[-1][2]
        self.parts.append(f"{data} " if is_number else data)
        if any(re.fullmatch("h[1-6]", tag) for tag, *_ in self._stack):
            self.headings[-1] += data

    @property
    def _is_hidden(self) -> bool:
        return any(hidden for _, hidden, _ in self._stack)
