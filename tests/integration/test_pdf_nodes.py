"""Every class of nodes that can stand on a page is printed, or refused at its line, or never gets there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from docutils.utils import new_document
from pypdf import PdfReader
from tests.node_classes import (
    INHERITED,
    NEVER,
    REFUSED,
    UNSEEN,
    in_place,
    library_classes,
    sample,
)
from tests.printed import plain

from sphinx_cfp.model.codes import Code
from sphinx_cfp.pdf.documents import Frame, document_code
from sphinx_cfp.pdf.poster import Poster
from sphinx_cfp.pdf.translator import HANDLERS, PdfPage, handler_of
from sphinx_cfp.pdf.typesetting import typeset

if TYPE_CHECKING:
    from collections.abc import Sequence

HANDLED = sorted(HANDLERS.keys() | INHERITED.keys())
SHOWN = [name for name in HANDLED if name not in UNSEEN and name != "docutils.nodes.document"]
WORD = "Wayzgoose"


@dataclass(slots=True)
class Print:
    """What became of a node on a page of its own: the text of the PDF, and what was reported."""

    text: str = ""
    findings: list[tuple[nodes.Node, Code]] = field(default_factory=list)

    def report(self, node: nodes.Node, code: Code, _message: str, _hint: str) -> None:
        """Keep a finding."""
        self.findings.append((node, code))


def printed(content: Sequence[nodes.Node]) -> Print:
    """Nodes set as the body of a page."""
    document = new_document("page")
    section = nodes.section("", nodes.title("", "Title"), *content, ids=["title"])
    document += section
    found = Print()
    frame = Frame(title="Title", created=date(2031, 1, 15))
    code = document_code(document, PdfPage(docname="page"), frame, Poster(), found.report).code
    pdf = PdfReader(BytesIO(typeset(code, created=0)))
    found.text = plain("\n".join(page.extract_text() for page in pdf.pages))
    return found


def test_every_class_of_the_libraries_is_known() -> None:
    assert library_classes().keys() - set(HANDLED) - NEVER.keys() == set()
    assert len(library_classes()) > 190


def test_no_table_names_a_class_that_is_gone() -> None:
    known = HANDLERS.keys() | INHERITED.keys() | NEVER.keys() | UNSEEN.keys() | REFUSED.keys()
    assert known - library_classes().keys() == set()


def test_every_class_is_in_one_table() -> None:
    assert NEVER.keys() & set(HANDLED) == set()
    assert INHERITED.keys() & HANDLERS.keys() == set()
    assert UNSEEN.keys() <= HANDLERS.keys()


@pytest.mark.parametrize("name", INHERITED)
def test_a_class_inherits_the_handler_that_the_table_names(name: str) -> None:
    assert handler_of(library_classes()[name]) is HANDLERS[INHERITED[name]]


@pytest.mark.parametrize("name", SHOWN)
def test_a_class_prints_what_it_holds(name: str) -> None:
    node = sample(library_classes()[name], WORD)
    found = printed([in_place(node)])
    letters = re.sub(r"\s", "", found.text)
    assert WORD in letters
    codes = [code for where, code in found.findings if where is node]
    assert codes == ([Code.PDF_NODE] if name in REFUSED else [])
    assert len(found.findings) == len(codes)


@pytest.mark.parametrize("name", UNSEEN)
def test_a_class_without_a_form_on_paper_is_passed_over(name: str) -> None:
    found = printed([in_place(sample(library_classes()[name], WORD))])
    assert WORD not in found.text
    assert found.findings == []


@pytest.mark.parametrize("name", NEVER)
def test_a_class_that_should_not_get_there_would_be_reported_and_its_text_kept(name: str) -> None:
    class_ = library_classes()[name]
    assert handler_of(class_) is None
    node = sample(class_, WORD)
    found = printed([in_place(node)])
    assert WORD in found.text
    assert found.findings == [(node, Code.PDF_NODE)]


def test_a_class_of_a_library_that_nobody_knows_is_reported() -> None:
    class strange(nodes.General, nodes.TextElement):  # noqa: N801 (docutils' own style)
        pass

    node = strange("", WORD)
    found = printed([node])
    assert WORD in found.text
    assert found.findings == [(node, Code.PDF_NODE)]
