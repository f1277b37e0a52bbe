"""A page as Typst code: what stands around its text, and the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_cfp.pdf import (  # noqa: F401 (fills the table of handlers)
    blocks,
    designs,
    footnotes,
    images,
    inlines,
    lists,
    markup,
    signatures,
    tables,
)
from sphinx_cfp.pdf.literals import array, call, string
from sphinx_cfp.pdf.markup import fold
from sphinx_cfp.pdf.poster import Poster, poster_code
from sphinx_cfp.pdf.translator import PdfPage, Translator

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from docutils import nodes

    from sphinx_cfp.pdf.translator import Report


RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
"""Languages that Typst, too, sets from right to left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What is told about a document, and what every page of it shows.

    ``language`` is a language of Sphinx; ``head`` stands left and right above the text; ``address`` is
    that of the page on the site, ``as_of`` says of which day the document is.
    """

    title: str
    created: date
    authors: Sequence[str] = ()
    keywords: Sequence[str] = ()
    description: str = ""
    language: str = "en"
    paper: str = "a4"
    head: tuple[str, str] = ("", "")
    address: str = ""
    as_of: str = ""

    @property
    def right_to_left(self) -> bool:
        """Whether lines begin at the right."""
        return self.language.replace("-", "_").partition("_")[0].lower() in RIGHT_TO_LEFT


@dataclass(frozen=True, slots=True)
class Document:
    """Code, what it was made from, and the node of each mark in it."""

    tree: nodes.document
    code: str
    marks: Sequence[nodes.Node]


def document_code(
    document: nodes.document, page: PdfPage, frame: Frame, poster: Poster, report: Report
) -> Document:
    """Translate a resolved doctree; it is changed on the way."""
    fold(document)
    translator = Translator(page, report)
    translator.prepare(document)
    first = poster_code(translator, document, poster)
    body = translator.document(document)
    shown = f"#show: printed.with({_frame(translator, frame)})"
    return Document(document, "\n".join([shown, "#{", first, body, "}"]), translator.marks)


def _frame(t: Translator, frame: Frame) -> str:
    language, _, region = frame.language.replace("-", "_").partition("_")
    day = frame.created
    created = call("datetime", year=str(day.year), month=str(day.month), day=str(day.day))
    return call(
        "",
        title=string(frame.title),
        authors=array([string(name) for name in frame.authors]),
        keywords=array([string(word) for word in frame.keywords]),
        description=string(frame.description) if frame.description else "",
        created=created,
        lang=string(language.lower()) if 2 <= len(language) <= 3 else "",
        region=string(region.lower()) if len(region) == 2 and region.isalpha() else "",
        paper=string(frame.paper),
        head=array([string(t.text(text)) for text in frame.head]),
        address=string(frame.address) if frame.address else "",
        as_of=string(t.text(frame.as_of)),
    )[1:-1]
