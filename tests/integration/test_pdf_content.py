"""Everything on a page is in its PDF, in its order, linked, named and described."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
from tests.printed import PAGES, Printed, build_printed, links, objects, place, plain

if TYPE_CHECKING:
    from pathlib import Path

MARKER = re.compile(r"\(([a-z]+\d\d)\)")
"""By which both pages tell their texts apart."""

TITLES = (
    "Workshop on Everything that Stands on a Page (WESP) – Everything in Markdown",
    "Symposium on Structured Text (SST) – Everything in structured",
)

ON_PAPER = ("only01", "only03", "header", "footer")
"""What the pages mean for paper; the theme shows no header and footer of reStructuredText."""


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    base = tmp_path_factory.getbasetemp()
    folder: Path = base.parent if base.name.startswith("popen-") else base
    return build_printed(folder / "printed")


@pytest.fixture(params=PAGES)
def printed(request: pytest.FixtureRequest, both: dict[str, Printed]) -> Printed:
    """One of the two pages."""
    return both[request.param]


def test_nothing_is_reported(both: dict[str, Printed]) -> None:
    assert both["markdown"].said == ""


def test_every_word_of_the_page_is_in_the_pdf(printed: Printed) -> None:
    wanted = re.findall(r"\w+", printed.page.text)
    words, unbroken = set(re.findall(r"\w+", printed.text)), re.sub(r"\s", "", printed.text)
    assert len(wanted) > 800
    missing = [word for word in wanted if word not in words and word not in unbroken]
    assert [word for word in missing if not word.startswith("Hiddenword")] == []


def test_what_is_not_on_the_page_is_not_in_the_pdf(printed: Printed) -> None:
    assert "hiddenword" not in printed.text.lower()
    assert "passwd" in printed.text
    assert "root:" not in printed.text


def test_the_pdf_has_the_order_of_the_page(printed: Printed) -> None:
    wanted, found = MARKER.findall(printed.page.text), MARKER.findall(printed.text)
    assert len(wanted) > 60
    shown = [name for name in found if not name.startswith(ON_PAPER)]
    assert _without_notes(shown) == _without_notes(wanted)
    assert sorted(shown) == sorted(wanted)
    assert len(found) > len(shown)


def test_every_emoji_is_text(both: dict[str, Printed]) -> None:
    emoji = re.findall(r"Emoji: (.*?)\.", both["markdown"].page.text)[0].split()
    assert len(emoji) > 15
    assert [sign for sign in emoji if sign not in both["markdown"].text] == []


def test_lines_of_code_keep_their_breaks_and_indents(both: dict[str, Printed]) -> None:
    text = both["markdown"].text
    assert 'def review(paper: str) -> int:\n    """Count what matters' in text
    assert "parsed bold and link\n    indented" in text


def test_a_long_table_repeats_its_head(both: dict[str, Printed]) -> None:
    pages = [page.extract_text() for page in both["markdown"].pdf.pages]
    with_rows = [text for text in pages if re.search(r"value \d+ of a long table", text)]
    assert len(with_rows) >= 3
    assert [text for text in with_rows if "Long head one" not in text] == []


def test_headings_are_bookmarks(printed: Printed) -> None:
    named = [str(item.title) for item in _flat(printed.pdf.outline)]
    assert _spaced(named) == _spaced(printed.page.headings)


def test_links_lead_out_to_the_same_addresses(printed: Printed) -> None:
    wanted = {unquote(link) for link in printed.page.links if re.match("https?:|mailto:", link)}
    found = {unquote(address) for address, _ in links(printed.pdf)}
    assert len(wanted) > 5
    assert {link for link in wanted if link not in found} == set()


def test_links_lead_to_places_in_the_document(printed: Printed) -> None:
    inside = {link for link in printed.page.links if re.match("#.", link)}
    found = [place for address, place in links(printed.pdf) if not address]
    assert len(found) >= len(inside) > 10
    assert all(place is not None and place.page < len(printed.pdf.pages) for place in found)


def test_places_are_those_that_are_named(both: dict[str, Printed]) -> None:
    pdf = both["markdown"].pdf
    marks = {str(item.title): place(pdf, item.dest_array) for item in _flat(pdf.outline)}
    for title, mark in marks.items():
        assert title.split()[-1] in plain(pdf.pages[mark.page].extract_text())
    inside = [found for _, found in links(pdf) if found]
    # `[](#rules)`, the card and the button all lead to the section under this heading.
    rules = marks["Inline markup"]
    assert (
        len([at for at in inside if at.page == rules.page and abs(at.depth - rules.depth) < 30])
        >= 4
    )


def test_images_have_their_descriptions(printed: Printed) -> None:
    spoken = [str(item["/Alt"]) for item in objects(printed.pdf) if "/Alt" in item]
    assert [alt for alt in printed.page.images if alt not in spoken] == []
    assert any(alt.startswith("QR code of ") for alt in spoken)


def test_the_document_says_what_it_is(printed: Printed) -> None:
    pdf = printed.pdf
    metadata, xmp = pdf.metadata, pdf.xmp_metadata
    assert metadata is not None
    assert xmp is not None
    assert metadata.title in TITLES
    assert metadata.author == "Ada Chair"
    assert metadata.creation_date is not None
    assert metadata.creation_date.date().isoformat() == "2031-01-15"
    assert str(pdf.root_object["/Lang"]) == "en"
    assert str(pdf.root_object["/MarkInfo"]) == str({"/Marked": True, "/Suspects": False})
    stream = xmp.stream.get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in stream
    assert "<pdfaid:part>2</pdfaid:part>" in stream
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in stream


def _without_notes(names: list[str]) -> list[str]:
    """Footnotes stand at the foot of the page that refers to them."""
    return [name for name in names if not re.match(r"note[02]", name)]


def _flat(outline: list[Any]) -> list[Any]:
    return [
        inner for item in outline for inner in (_flat(item) if isinstance(item, list) else [item])
    ]


def _spaced(texts: list[str]) -> list[str]:
    return [" ".join(text.replace("¶", "").split()) for text in texts]
