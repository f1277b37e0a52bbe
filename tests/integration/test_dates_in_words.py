"""Other extensions and other builders see every date of a call, in words."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import feedparser
import pytest
from tests.projects import CONF, build_apart, build_here, write_project

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings(r"ignore:'(ablog|sphinxcontrib)\..*' is deprecated")
"""What they use of Sphinx is theirs to mend."""

CALL = """\
# Call for papers

:::{cfp:call} woc-2023
:title: Workshop on Calls
:acronym: WOC
:dates: 2023-07-28
:timezone: AoE
:submit: https://submit.example/woc
:::

Papers are due by {cfp:date}`paper`.

## Dates

:::{cfp:dates}
- Abstract deadline: 2023-05-17
- Paper deadline: ~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: the server was down)
- Notification: 2023-06-19 (tentative)
- Camera-ready version: 2023-07-03 (cancelled)
- Workshop: 2023-07-28
- Posters
  - Poster deadline: 2023-06-23 18:00 Europe/Rome
:::
"""
NEWS = """\
---
blogpost: true
date: 2023-05-20
---

# News

Deadline moved to {cfp:date}`paper`, that of {cfp:call}`woc-2023` for {cfp:track}`posters` is
{cfp:date}`June <posters.paper-poster>`.
"""
WORDS = (
    "17 May 2023, 23:59 AoE",
    "31 May 2023, 23:59 AoE",
    "19 June 2023",
    "3 July 2023, 23:59 AoE",
    "28 July 2023",
    "23 June 2023, 18:00 Europe/Rome",
)
"""Every date of the call."""

BESIDE = """
extensions += ["ablog", "sphinxext.opengraph"]
ogp_site_url = blog_baseurl = "https://example.org/"
ogp_description_length = 3000
blog_title = "News"
"""
EPUB = 'copyright = version = "1"\n'
MAN = 'man_pages = [("index", "woc", "Call", "", 1)]\n'


def built(folder: Path, builder: str, conf: str) -> Path:
    """Where a builder has written the call and the news of it."""
    menu = "\n```{toctree}\na/news\n```\n"
    files: dict[str, str | bytes] = {"index.md": CALL + menu, "a/news.md": NEWS}
    source = write_project(folder / "source", files, CONF + conf)
    found = build_here(source, folder / "site", builder)
    # Without matplotlib there are no pictures of pages.
    warnings = [line for line in found.warnings.splitlines() if "matplotlib" not in line]
    assert (found.status, warnings) == (0, [])
    return found.site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("beside"), "dirhtml", BESIDE)


def description(page: Path) -> str:
    """What opengraph tells of a page."""
    found = re.search(r'<meta property="og:description" content="([^"]*)"', page.read_text("utf-8"))
    assert found
    return html.unescape(found[1])


def test_opengraph_describes_a_call_with_each_of_its_dates(site: Path) -> None:
    said = description(site / "index.html")
    assert [text for text in WORDS if text not in said] == []
    assert "Papers are due by 31 May 2023, 23:59 AoE." in said


def test_opengraph_says_nothing_that_the_clock_or_a_reader_far_away_decides(site: Path) -> None:
    said = description(site / "index.html")
    for text in ("Deadline extended", "Closed", "Tokyo", "#", "24 May 2023 31 May"):
        assert text not in said


def test_opengraph_describes_a_page_that_names_a_date(site: Path) -> None:
    said = description(site / "a" / "news" / "index.html")
    assert said.startswith(
        "Deadline moved to 31 May 2023, 23:59 AoE, that of WOC for Posters is June."
    )


def test_the_feed_of_ablog_says_the_date_in_its_summary_and_its_content(site: Path) -> None:
    (entry,) = feedparser.parse(site / "blog" / "atom.xml").entries
    said = "Deadline moved to 31 May 2023, 23:59 AoE, that of WOC for Posters is\nJune."
    assert entry.summary == said
    assert '<time class="cfp-time" datetime="2023-06-01T11:59:59Z">' in entry.content[0].value


def test_the_feed_of_ablog_follows_a_date_that_moves(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"index.md": CALL, "a/news.md": NEWS}
    source = write_project(tmp_path / "source", files, CONF + BESIDE)
    for old, new in (("", ""), ("2023-05-31 (", "2023-06-02 (")):
        page = source / "index.md"
        page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
        # Each in a process of its own: ABlog keeps the posts of a build to the end of the process.
        built = build_apart(source, tmp_path / "site", "-b", "dirhtml")
        assert built.status == 0
    (entry,) = feedparser.parse(built.site / "blog" / "atom.xml").entries
    assert "Deadline moved to 2 June 2023, 23:59 AoE" in entry.summary


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_summary_is_the_same_however_the_pages_are_read(jobs: int, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"b/{number}.md": "# Page\n" for number in range(8)}
    files |= {"index.md": CALL, "a/news.md": NEWS, "conf.py": CONF + BESIDE}
    source = write_project(tmp_path / "source", files, CONF + BESIDE)
    found = build_here(source, tmp_path / "site", "dirhtml", jobs=jobs)
    (entry,) = feedparser.parse(found.site / "blog" / "atom.xml").entries
    assert entry.summary.startswith("Deadline moved to 31 May 2023, 23:59 AoE")


def text_in(path: Path) -> str:
    """What a file says, without what its format needs."""
    text = path.read_text("utf-8")
    if path.suffix == ".fjson":
        text = json.loads(text)["body"]
    if path.suffix in (".fjson", ".xhtml", ".html"):
        text = html.unescape(re.sub(r"<template.*?</template>|<[^>]+>", "", text, flags=re.DOTALL))
    return " ".join(text.replace(r"\-", "-").split())


@pytest.mark.parametrize(
    ("builder", "name", "conf"),
    [
        ("text", "index.txt", ""),
        ("man", "woc.1", MAN),
        ("epub", "index.xhtml", EPUB),
        ("json", "index.fjson", ""),
        ("dirhtml", "index.html", ""),
        ("xml", "index.xml", ""),
        ("texinfo", "calls.texi", ""),
        ("latex", "calls.tex", ""),
    ],
)
def test_a_builder_writes_every_date(builder: str, name: str, conf: str, tmp_path: Path) -> None:
    said = text_in(built(tmp_path, builder, conf) / name)
    assert [text for text in WORDS if said.count(text) < 1] == []
    assert "Papers are due by" in said
    assert "cfp_element" not in said


def test_a_book_is_xml_whatever_of_ours_is_in_it(tmp_path: Path) -> None:
    topics = ":::{cfp:topics}\n- Limits of memory/energy-constrained\n:::\n"
    more = f":::{{cfp:when}} after event\nThanks.\n:::\n\n{topics}"
    files: dict[str, str | bytes] = {"index.md": f"{CALL}\n{more}"}
    built = build_here(
        write_project(tmp_path / "source", files, CONF + EPUB), tmp_path / "site", "epub"
    )
    page = (built.site / "index.xhtml").read_text("utf-8")
    assert 'hidden=""' in page
    assert "memory/<wbr/>energy-constrained" in page
    ElementTree.fromstring(page)
