"""The first page: a poster for calls of every shape."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from tests.printed import on_paper, plain, runs
from tests.projects import CONF, build_here, write_project

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GIVEN = {
    "title": "Workshop on Quiet Machines",
    "acronym": "QM",
    "host": "Conference on Silent Computing",
    "location": "Graz, Austria",
    "dates": "12–13 June 2031",
    "timezone": "AoE",
    "submit": "https://submit.example/group?id=QM",
    "contact": "chairs@quiet.example",
    "review": "double",
}
DATES = (
    "Submission deadline: 2031-03-14",
    "Notification: 2031-04-25",
    "Camera-ready version: 2031-05-09",
)
BARE = {"title": "Workshop on Quiet Machines", "timezone": "AoE"}
MILLIMETER = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Poster:
    """The pages of a PDF as text; of the texts of the first the size, and where they begin."""

    pages: list[str]
    sizes: dict[str, float]
    places: dict[str, float]
    paper: tuple[float, float]


def call(
    *dates: str,
    heading: str = "Call for papers",
    topics: tuple[str, ...] = (),
    given: Mapping[str, str] = GIVEN,
) -> str:
    """A page with a call, its dates and topics."""
    options = "\n".join(f":{name}: {value}" for name, value in given.items())
    text = f"# {heading}\n\n```{{cfp:call}} quiet\n{options}\n```\n\nThe prose begins here.\n"
    listed = "\n".join(f"- {line}" for line in dates)
    text += f"\n## Dates\n\n:::{{cfp:dates}}\n\n{listed}\n\n:::\n" if dates else ""
    listed = "\n".join(f"- {line}" for line in topics)
    return text + (f"\n## Topics\n\n:::{{cfp:topics}}\n\n{listed}\n\n:::\n" if topics else "")


def poster(folder: Path, page: str, conf: str = "") -> Poster:
    """The poster of a page, printed without a word; nothing of it lies outside the paper."""
    source = write_project(folder / "source", {"index.md": page}, CONF + conf)
    built = build_here(source, folder / "site", "cfp-pdf")
    assert "[cfp.pdf_" not in built.warnings
    assert built.status == 0
    pdf = PdfReader(built.site / "index.pdf")
    first = pdf.pages[0]
    assert on_paper(first) == runs(first)
    sizes = {run.text: run.size for run in runs(first)}
    places = {run.text: run.x for run in runs(first)}
    pages = [" ".join(plain(page.extract_text()).split()) for page in pdf.pages]
    return Poster(pages, sizes, places, (float(first.mediabox.width), float(first.mediabox.height)))


def test_a_call_with_one_deadline_shows_it_large(tmp_path: Path) -> None:
    found = poster(tmp_path, call(DATES[0]))
    first, second = found.pages
    for text in (
        "Call for papers",
        "Workshop on Quiet Machines (QM)",
        "Conference on Silent Computing",
    ):
        assert text in first
    assert "14 March 2031, 23:59 AoE" in first
    assert max(size for text, size in found.sizes.items() if "14 March" in text) > 40
    assert "The prose begins here." not in first
    assert "The prose begins here." in second


def test_deadlines_of_tracks_are_on_the_poster(tmp_path: Path) -> None:
    tracks = (
        "Papers\n  - Abstract: 2031-03-07\n  - Paper: 2031-03-14\n  - Notification: 2031-04-25",
        "Posters\n  - Submission: 2031-05-01",
        "Demos\n  - Submission: 2031-05-02",
    )
    first = poster(tmp_path, call(*tracks)).pages[0]
    for text in (
        "Papers: Abstract 7 March 2031",
        "Posters: Submission 1 May 2031",
        "Demos: Submission 2 May 2031",
    ):
        assert text in first
    assert "25 April" not in first


def test_dates_that_have_moved_show_what_they_were(tmp_path: Path) -> None:
    zone = "America/Argentina/Buenos_Aires"
    moved = f"Paper deadline: ~~2031-03-07~~ ~~2031-03-14~~ 2031-03-21 17:00 {zone} (extended)"
    first = poster(
        tmp_path, call(moved, DATES[1], "Camera-ready: ~~2031-05-01~~ 2031-05-09 (firm)")
    ).pages[0]
    assert "7 March 2031, 23:59 AoE 14 March 2031, 23:59 AoE" in first
    assert f"21 March 2031, 17:00 {zone} extended" in first
    assert "9 May 2031, 23:59 AoE firm" in first


@pytest.mark.parametrize(
    "title",
    [
        "On",
        "The Twenty-Third International Interdisciplinary Workshop on the Theory, Practice, Measurement "
        "and Philosophy of Quiet Machines, Silent Infrastructures and Noiseless Computation in Libraries",
        "Tagung über Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaften",
        "静音机器国际研讨会：理论、实践、测量与哲学以及公共图书馆中的无声计算",
        "word " * 120,
    ],
    ids=["short", "long", "one word", "Chinese", "endless"],
)
def test_a_title_of_any_length_fits(title: str, tmp_path: Path) -> None:
    found = poster(tmp_path, call(*DATES, given={**GIVEN, "title": title.strip()}))
    letters = "".join(found.pages[0].split()).replace("-", "")
    assert "".join(plain(title).split()).replace("-", "") in letters
    assert "9 May 2031" in found.pages[0]
    assert len(found.pages) == 2


def test_what_was_not_given_leaves_no_word(tmp_path: Path) -> None:
    first = poster(tmp_path, call(*DATES, given=BARE)).pages[0]
    for text in ("Submit", "Part of", "Place", "Contact", "()"):
        assert text not in first


def test_a_call_of_a_title_alone_has_no_page_of_its_own(tmp_path: Path) -> None:
    (only,) = poster(tmp_path, call(given=BARE)).pages
    assert "The prose begins here." in only


@pytest.mark.parametrize(("count", "are_shown"), [(3, True), (9, True), (18, True), (40, False)])
def test_topics_are_shown_unless_they_are_too_many(
    count: int, are_shown: bool, tmp_path: Path
) -> None:
    topics = tuple(f"Machines of kind {number}n that are quiet" for number in range(count))
    found = poster(tmp_path, call(*DATES, topics=topics))
    shown = [text for text in topics if text in found.pages[0]]
    assert shown == (list(topics) if are_shown else [])
    assert all(text in " ".join(found.pages[1:]) for text in topics)


def test_of_groups_the_titles_are_shown(tmp_path: Path) -> None:
    topics = tuple(f"Group {n}g\n  - first {n}t\n  - second {n}t" for n in range(9))
    first = poster(tmp_path, call(*DATES, topics=topics)).pages[0]
    assert all(f"Group {n}g" in first for n in range(9))
    assert "first" not in first


def test_a_heading_that_is_the_title_is_not_said_twice(tmp_path: Path) -> None:
    found = poster(tmp_path, call(*DATES, heading="Workshop on Quiet Machines"))
    assert found.pages[0].count("Quiet Machines") == 1
    assert found.pages[0].startswith("Workshop on Quiet Machines (QM)")


def test_an_address_that_no_code_can_hold_is_printed_all_the_same(tmp_path: Path) -> None:
    address = "https://submit.example/?" + "&".join(f"key{n}=value{n}" for n in range(300))
    found = poster(tmp_path, call(DATES[0], given={**GIVEN, "submit": address}))
    assert "Submit" in found.pages[0]
    assert "14 March 2031" in found.pages[0]


def test_of_two_calls_the_first_is_on_the_poster(tmp_path: Path) -> None:
    second = "\n```{cfp:call} loud\n:title: Symposium on Loud Machines\n:contact: loud@quiet.example\n```\n"
    first, rest, *_ = poster(tmp_path, call(DATES[0]) + second).pages
    assert "Loud" not in first
    assert "Symposium on Loud Machines" in rest
    assert "loud@quiet.example" in rest


@pytest.mark.parametrize(
    ("language", "heading", "day"),
    [
        ("de", "Aufruf zur Einreichung", "14. März 2031, 23:59 Uhr AoE"),
        ("fr", "Appel à communications", "14 mars 2031, 23:59 AoE"),
        ("ja", "論文募集", "2031年3月14日 23:59(AoE)"),
    ],
)
def test_a_poster_speaks_the_language_of_the_build(
    language: str, heading: str, day: str, tmp_path: Path
) -> None:
    first = poster(tmp_path, call(*DATES, heading=heading), f'language = "{language}"\n').pages[0]
    assert heading in first
    assert "".join(day.split()) in "".join(first.split())


def test_an_arabic_poster_begins_at_the_right(tmp_path: Path) -> None:
    given = {**GIVEN, "title": "ورشة عمل حول الآلات الصامتة", "pages": "4 to 8"}
    found = poster(tmp_path, call(*DATES, given=given), 'language = "ar"\n')
    assert "4 to 8" in found.pages[0]
    assert "chairs@quiet.example" in found.pages[0]
    latin = poster(tmp_path / "latin", call(*DATES))
    # The code is at the other side, and what is below it.
    assert _begin(found, "submit.") < _begin(latin, "submit.") / 2


def _begin(found: Poster, text: str) -> float:
    """How far from the left edge a text begins."""
    return next(x for shown, x in found.places.items() if shown.startswith(text))


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (215.9, 279.4))])
def test_paper_can_be_chosen(paper: str, size: tuple[float, float], tmp_path: Path) -> None:
    found = poster(tmp_path, call(*DATES), f'cfp_paper = "{paper}"\n')
    assert tuple(round(side / MILLIMETER, 1) for side in found.paper) == size


def test_a_picture_of_the_first_page_is_written_if_it_is_asked_for(tmp_path: Path) -> None:
    pages = {"index.md": call(*DATES)}
    asked = build_here(
        write_project(tmp_path / "asked", pages, f"{CONF}cfp_picture = True\n"),
        tmp_path / "one",
        "cfp-pdf",
    )
    assert (asked.status, asked.warnings) == (0, "")
    picture = (asked.site / "index.png").read_bytes()
    signature, width, height = struct.unpack_from(">8s8x2I", picture)
    assert signature == b"\x89PNG\r\n\x1a\n"
    # A4 with 96 pixels to the inch.
    assert (width, height) == (794, 1123)
    again = build_here(tmp_path / "asked", tmp_path / "two", "cfp-pdf")
    assert (again.site / "index.png").read_bytes() == picture
    not_asked = build_here(
        write_project(tmp_path / "not asked", pages, CONF), tmp_path / "three", "cfp-pdf"
    )
    assert [path.name for path in not_asked.site.glob("index.*")] == ["index.pdf"]
