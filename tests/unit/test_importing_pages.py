"""Invented pages of every kind that organizers have, and what is read of each."""

from __future__ import annotations

import pytest
from tests.imported import NAMES, PAGES, dates_of, json_of, lost_words, of_file, row

from sphinx_cfp.importers.writing.report import as_json

DATES = {
    "jekyll.md": [
        "(paper 2031-03-10)",
        "paper 2031-03-24",
        "notification 2031-04-21",
        "camera_ready 2031-05-05",
        "event 2031-06-02",
    ],
    "announcement.txt": [
        "(paper 2031-03-10)",
        "paper 2031-03-24 23:59 AoE",
        "notification 2031-04-21",
        "event 2031-06-02",
    ],
    "hugo.md": [
        "abstract 2031-01-17",
        "paper 2031-01-31 17:00 Europe/Berlin",
        "notification 2031-03-14",
        "event 2031-05-05/2031-05-07",
    ],
    "wordpress.html": [
        "(paper 2032-05-02)",
        "paper 2032-05-16",
        "notification 2032-06-20",
        "camera_ready 2032-07-04",
        "event 2032-09-08/2032-09-10",
    ],
    "word.html": [
        "(paper 2031-03-03)",
        "(paper 2031-03-10)",
        "paper 2031-03-17",
        "notification 2031-04-14",
        "event 2031-06-09/2031-06-10",
    ],
    "boxes.html": [
        "paper 2031-04-04",
        "notification 2031-05-02",
        "camera_ready 2031-05-09",
        "camera_ready 2031-05-16",
    ],
    "call.eml": [
        "(paper 2031-02-14)",
        "paper 2031-02-28",
        "notification 2031-04-04",
        "camera_ready 2031-04-25",
        "event 2031-06-12",
    ],
    "pelican.rst": [
        "paper 2031-02-28 23:59 UTC",
        "notification 2031-03-31",
        "event 2031-06-03/2031-06-05",
    ],
    "tracker.yml": [
        "abstract 2031-01-10 23:59 AoE",
        "paper 2031-01-17 23:59 AoE",
        "event 2031-06-02/2031-06-04",
    ],
    "huggingface.yml": [
        "abstract 2031-01-10 23:59 AoE",
        "paper 2031-01-17 23:59 AoE",
        "event 2031-06-02/2031-06-04",
    ],
    "dates.yml": ["paper 2031-03-24", "notification 2031-04-21", "event 2031-06-02/2031-06-03"],
    "calendar.ics": ["paper 2031-03-25 11:59 UTC", "event 2031-06-02/2031-06-03"],
    "german.txt": [
        "paper 2031-01-15",
        "notification 2031-03-03",
        "camera_ready 2031-03-31",
        "event 2031-05-12/2031-05-14",
    ],
    "japanese.md": ["paper 2031-01-15", "notification 2031-03-03", "event 2031-05-12/2031-05-14"],
    "liquid.md": ["camera_ready 2031-05-05"],
    "undated.md": ["paper ?", "notification ?", "camera_ready ?", "event ?"],
    "yearless.md": ["paper 2030-12-05", "notification 2031-01-20", "event 2031-03-03/2031-03-04"],
}
TOPICS = {
    "jekyll.md": 4,
    "announcement.txt": 3,
    "wordpress.html": 3,
    "call.eml": 3,
    "pelican.rst": 3,
    "german.txt": 3,
    "japanese.md": 2,
    "liquid.md": 2,
}


def test_every_page_has_what_is_expected_of_it() -> None:
    assert sorted(DATES) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_dates_of_a_page_are_read_and_no_others(name: str) -> None:
    assert [row(one) for one in as_json(of_file(name))["dates"]] == DATES[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_topics_of_a_page_are_counted(name: str) -> None:
    assert len(as_json(of_file(name))["topics"]) == TOPICS.get(name, 0)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_of_a_page_is_lost(name: str) -> None:
    days = {"2031", "2032", "may", "january", "february", "march", "april", "june", "th", "was"}
    assert lost_words(of_file(name)) - days <= {"what", "when", "milestone"}  # heads of tables


@pytest.mark.parametrize("name", NAMES)
def test_every_date_knows_its_line(name: str) -> None:
    lines = (PAGES / name).read_bytes().decode("utf-8", "replace").split("\n")
    for one in as_json(of_file(name))["dates"]:
        digits = list("".join(c if c.isdigit() else " " for c in one["raw"]).split())
        assert 0 < one["line"] <= len(lines)
        if name not in {"call.eml", "tracker.yml", "huggingface.yml", "dates.yml", "calendar.ics"}:
            near = " ".join(lines[one["line"] - 1 : one["line"] + 1])
            assert all(digit in near for digit in digits), (one, near)


def test_a_page_says_whose_call_it_is() -> None:
    call = as_json(of_file("jekyll.md"))["call"]
    assert call["key"] == "buzzmach-2031"
    assert call["title"] == "Workshop on Buzzing Machines"
    assert call["host"] == "Conference on Hive Computing 2031"
    assert call["timezone"] == "AoE"
    assert call["submit"] == "https://openreview.net/group?id=CHC.cc/2031/Workshop/BuzzMach"
    assert call["contact"] == "bees@buzzmach.example"
    assert call["review"] == "double"


def test_a_template_is_told_of_at_each_line() -> None:
    doubts = [one for one in as_json(of_file("liquid.md"))["doubts"] if one["line"]]
    assert [(doubt["line"], doubt["text"]) for doubt in doubts] == [
        (7, "{% include banner.html %}"),
        (11, "{% for d in site.data.dates %}"),
        (12, "{{ d.name }}"),
        (12, "{{ d.date }}"),
    ]


def test_a_year_that_is_implied_names_what_implies_it() -> None:
    doubts = [
        doubt["why"] for doubt in as_json(of_file("yearless.md"))["doubts"] if doubt["line"] == 5
    ]
    assert doubts == ["the year 2030 is not written here; it is from 2031-03-04 beside it"]


def test_a_year_that_nothing_implies_is_not_made_up() -> None:
    read = as_json(of_file("undated.md"))
    assert [one["date"] for one in read["dates"]] == [None] * 4
    assert [doubt["line"] for doubt in read["doubts"] if "no year" in doubt["why"]] == [5, 6]


def test_a_zone_that_may_be_three_is_none_and_said_so() -> None:
    read = as_json(of_file("yearless.md"))
    assert read["call"]["timezone"] is None
    assert any("“CST” is no one zone" in doubt["why"] for doubt in read["doubts"])


def test_what_only_passed_is_superseded_by_nothing() -> None:
    page = "# Important dates\n\n- ~~Paper deadline: 1 May 2031~~\n- Notification: 1 June 2031\n"
    assert dates_of(page) == ["(paper 2031-05-01)", "notification 2031-06-01"]


@pytest.mark.parametrize(
    "line",
    [
        "~~May 1, 2031~~ May 8, 2031",
        "<s>May 1, 2031</s> May 8, 2031",
        "<del>May 1, 2031</del> <ins>May 8, 2031</ins>",
        "<strike>May 1, 2031</strike> **May 8, 2031**",
        '<span style="text-decoration: line-through">May 1, 2031</span> May 8, 2031',
        "May 1, 2031 → May 8, 2031",
        "May 1, 2031 (extended to May 8, 2031)",
        "May 8, 2031 (extended from May 1, 2031)",
    ],
)
def test_a_moved_date_keeps_the_old_one(line: str) -> None:
    page = f"# Call\n\n## Important dates\n\n- Submission deadline: {line}\n- Notification: June 1, 2031\n"
    assert dates_of(page) == ["(paper 2031-05-01)", "paper 2031-05-08", "notification 2031-06-01"]


@pytest.mark.parametrize(
    "sentence",
    [
        "This page was last updated on 3 March 2031.",
        "The first workshop was held on 3 March 2029 in Rome.",
        "Version 2.3.2031 of the style file is available.",
        "Copyright 3 March 2031 by the organizers.",
        "Call 555-03-2031 for help.",
    ],
)
def test_days_that_nobody_waits_for_are_not_dates(sentence: str) -> None:
    assert dates_of(f"# Workshop on Nothing\n\nWe meet.\n\n{sentence}\n") == []


@pytest.mark.parametrize(
    ("sentence", "row"),
    [
        ("Papers must be submitted by 3 March 2031.", "paper 2031-03-03"),
        ("Authors will be notified by March 3rd, 2031.", "notification 2031-03-03"),
        ("The workshop will be held on 3–4 March 2031 in Bern.", "event 2031-03-03/2031-03-04"),
        ("Die Einreichungsfrist endet am 3. März 2031.", "paper 2031-03-03"),
        ("La fecha límite de envío es el 3 de marzo de 2031.", "paper 2031-03-03"),
    ],
)
def test_a_sentence_says_what_its_date_is_for(sentence: str, row: str) -> None:
    assert dates_of(f"# Call for papers\n\n{sentence}\n") == [row]


def test_the_json_has_the_shape_that_programs_rely_on() -> None:
    read = json_of("# W 2031\n\n## Dates\n\n- Paper deadline: 1 May 2031, 5pm UTC\n")
    assert list(read) == ["dates", "topics", "call", "links", "doubts"]
    assert read["dates"] == [
        {
            "label": "Paper deadline",
            "kind": "paper",
            "key": "paper",
            "date": "2031-05-01",
            "end": None,
            "time": "17:00",
            "zone": "UTC",
            "status": "current",
            "raw": "1 May 2031, 5pm UTC",
            "line": 5,
            "track": None,
        }
    ]
