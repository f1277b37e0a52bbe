"""The pages of the theme: nothing in them that a strict policy forbids, and all that a reader asks for."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from tests.projects import Built, build_apart, build_here, tree, write_project
from tests.theme.sites import CALL, FILES, THEMED, Elements, breaches, themed

from sphinx_cfp.theme.logical import logical

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("index.html", "call/index.html", "rules/style/index.html", "search/index.html", "404.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = themed(tmp_path_factory.mktemp("site"))
    assert (built.status, built.warnings) == (0, "")
    return built.site


def test_no_page_has_a_script_style_or_handler_within_it_or_asks_another_host(site: Path) -> None:
    pages = [page for page in site.rglob("*.html") if "_static" not in page.parts]
    assert {str(page.relative_to(site)) for page in pages} >= set(PAGES)
    found = {str(page.relative_to(site)): breaches(page.read_text("utf-8")) for page in pages}
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "bad",
    [
        "<p onclick='x()'>",
        "<p style='color: red'>",
        "<script>x()</script>",
        "<style>p {}</style>",
        "<a href='javascript:x()'>",
        "<script src='https://other.example/x.js'></script>",
        "<link rel='stylesheet' href='//other.example/x.css'>",
    ],
)
def test_what_the_policy_forbids_is_seen(bad: str) -> None:
    assert breaches(bad) != []


@pytest.mark.parametrize("name", PAGES)
def test_every_file_that_a_page_asks_for_is_there(site: Path, name: str) -> None:
    page = site / name
    for tag, attributes in Elements(page.read_text("utf-8")).found:
        address = attributes.get("src") if tag in ("script", "img") else None
        if tag == "link" and attributes.get("rel") in ("stylesheet", "icon"):
            address = attributes.get("href")
        if address:
            path = re.sub(r"[?#].*", "", address)
            target = site / path.lstrip("/") if path.startswith("/") else page.parent / path
            assert target.is_file(), address


def test_a_page_asks_for_what_it_uses_only(site: Path) -> None:
    asked = {
        name: set(
            re.findall(
                r'(?:src|href)="[^"]*?([\w-]+\.(?:js|css))', (site / name).read_text("utf-8")
            )
        )
        for name in PAGES
    }
    assert "cfp.js" in asked["call/index.html"]
    assert "cfp.js" not in asked["index.html"]
    assert "code.css" in asked["rules/style/index.html"]
    assert "code.css" not in asked["call/index.html"]
    assert {name for name in PAGES if "searchindex.js" in asked[name]} == {"search/index.html"}
    assert "font-awesome.css" not in set().union(*asked.values())
    assert not (site / "_static" / "scripts" / "fontawesome.js").exists()


def test_the_head_says_what_the_page_is(site: Path) -> None:
    page = (site / "call" / "index.html").read_text("utf-8")
    said = {
        attributes.get("name") or attributes.get("property"): attributes["content"]
        for tag, attributes in Elements(page).found
        if tag == "meta" and "content" in attributes
    }
    assert said["description"].startswith("Workshop on </script> & Calls (WOC), 28–29 July 2023")
    assert "31 May 2023, 23:59 AoE" in said["description"]
    assert said["og:url"] == "https://example.org/call/"
    assert '<link rel="canonical" href="https://example.org/call/"' in page
    assert '<meta name="robots" content="noindex" />' in (site / "404.html").read_text("utf-8")


def test_the_head_tells_programs_where_the_data_is(site: Path) -> None:
    page = (site / "call" / "index.html").read_text("utf-8")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    event = json.loads(data)
    assert event["name"] == "Workshop on </script> & Calls"
    assert event["hasParticipationOffer"][0]["availabilityEnds"] == "2023-05-31T23:59:59-12:00"
    links = {
        attributes.get("type", ""): attributes["href"]
        for tag, attributes in Elements(page).found
        if tag == "link" and attributes.get("rel") == "alternate"
    }
    assert links["text/calendar"] == "https://example.org/woc-2023.ics"
    assert links["application/atom+xml"] == "https://example.org/changes.atom"
    assert "ld+json" not in (site / "rules" / "index.html").read_text("utf-8")


def test_search_engines_are_told_of_every_page(site: Path) -> None:
    assert "https://example.org/call/" in (site / "sitemap.xml").read_text("utf-8")
    assert "Sitemap: https://example.org/sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_the_list_of_pages_marks_the_page_that_is_shown_alone(site: Path) -> None:
    current = r'<a aria-current="page" class="reference internal" href="[^"]*">([^<]+)</a>'
    marked = {
        name: set(re.findall(current, (site / name / "index.html").read_text("utf-8")))
        for name in ("rules", "rules/style", "rules/length", "call")
    }
    assert marked == {
        "rules": {"Rules"},
        "rules/style": {"Style"},
        "rules/length": {"Length"},
        "call": {"Call for papers"},
    }


def test_the_page_that_is_not_found_has_a_way_home(site: Path) -> None:
    page = (site / "404.html").read_text("utf-8")
    assert re.search(r'class="cfp-home" href="/"', page)


def test_a_style_of_an_image_becomes_a_class(site: Path) -> None:
    page = (site / "rules" / "style" / "index.html").read_text("utf-8")
    made, sheet = re.findall(r"cfp-[0-9a-f]{10}", page), re.search(r"styles/(page-\w+\.css)", page)
    assert made
    assert sheet
    text = (site / "_static" / "styles" / sheet.group(1)).read_text("utf-8")
    assert f".{made[0]}" in text
    assert "width: 70px" in text


def test_words_of_another_language_are_taken_in_without_an_evaluation_of_text(
    tmp_path: Path,
) -> None:
    page = (themed(tmp_path, 'language = "de"\n').site / "call" / "index.html").read_text("utf-8")
    scripts = re.findall(r"([\w-]+)\.js", page)
    assert scripts.index("doctools") < scripts.index("cfp-words") < scripts.index("translations")


def test_a_page_from_the_right_begins_on_the_right_before_all_of_it_is_there() -> None:
    assert logical(".a{justify-content:left}") == ".a{justify-content:start}"
    assert logical(".a{justify-content:center}") == ".a{justify-content:center}"


EDITS: dict[str, dict[str, str]] = {
    "a title": {"rules/style.md": "# Manner\n\nText.\n"},
    "a page that is added": {
        "rules/new.md": "# New\n\nText.\n",
        "rules/index.md": "# Rules\n\n```{toctree}\nstyle\nnew\nlength\n```\n",
    },
    "a date": {"call.md": CALL.replace("2023-05-31 (mov", "2023-06-02 (mov")},
    "a section": {"call.md": CALL + "\n## More\n\nText.\n"},
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_an_edit_the_site_is_that_of_a_build_from_nothing(edit: str, tmp_path: Path) -> None:
    built = themed(tmp_path)
    source = write_project(tmp_path / "source", {**FILES, **EDITS[edit]}, THEMED)
    again = build_here(source, built.site, "dirhtml", fresh=False)
    assert (again.status, again.warnings) == (0, "")
    fresh = build_here(
        write_project(tmp_path / "fresh", {**FILES, **EDITS[edit]}, THEMED),
        tmp_path / "other",
        "dirhtml",
    )
    # What a page no longer asks for may stay behind; what it asks for is the same.
    left, wanted = _site(again), _site(fresh)
    assert [name for name in wanted if left.get(name) != wanted[name]] == []


def test_one_process_and_two_write_the_same(tmp_path: Path) -> None:
    more = {
        f"many/{number}.md": f"---\norphan: true\n---\n# Page {number}\n" for number in range(12)
    }
    source = write_project(tmp_path / "source", {**FILES, **more}, THEMED)
    one = build_apart(source, tmp_path / "one", "-b", "dirhtml", "-d", str(tmp_path / "d1"))
    two = build_apart(
        source, tmp_path / "two", "-b", "dirhtml", "-d", str(tmp_path / "d2"), "-j", "2"
    )
    assert (one.status, one.warnings, two.status, two.warnings) == (0, "", 0, "")
    assert _site(one) == _site(two)


def _site(built: Built) -> dict[str, bytes]:
    return tree(built.site, (".doctrees", ".buildinfo", "environment.pickle"))
