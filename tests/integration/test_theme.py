"""The theme ``sphinx_cfp``: what its pages hold, and what they leave to nobody else."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from tests.projects import CONF, build_here, tree, write_project

if TYPE_CHECKING:
    from pathlib import Path

# The parents call what Sphinx 11 will not have any more; that is theirs to change.
pytestmark = pytest.mark.filterwarnings("ignore:'sphinx_book_theme", "ignore:'pydata_sphinx_theme")

THEMED = CONF.replace(
    'html_theme = "basic"\nhtml_sidebars = {"**": []}\n', 'html_theme = "sphinx_cfp"\n'
)

PAGES: dict[str, str | bytes] = {
    "index.md": "# Workshop\n\n```{toctree}\n\ncall\nguide/index\n```\n",
    "call.md": """\
# Call for papers

```{cfp:call} woc-2023
:title: Workshop on </script> & Calls
:acronym: WOC
:dates: 28–29 July 2023
:timezone: AoE
:contact: chairs@woc-workshop.org
:submit: https://cmt3.research.microsoft.com/WOC2023
```

:::{cfp:dates}

- Submission deadline: ~~24 May~~ 31 May 2023 (moved 2023-05-20: visas)
- Notification: 2023-06-19

:::
""",
    "guide/index.md": "# Guide\n\n```{toctree}\n\nfirst\nsecond\n```\n",
    "guide/first.md": "# First\n\nText.\n",
    "guide/second.md": "# Second\n\n```python\nprint(1)\n```\n",
}

OPTIONS = {
    "repository_url": "https://github.com/woc/call",
    "use_repository_button": True,
    "use_issues_button": True,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "home_page_in_toc": True,
    "show_navbar_depth": 2,
    "show_toc_level": 2,
    "toc_title": "On this page",
    "announcement": "The deadline has moved",
    "extra_footer": "<p>Sponsored by nobody</p>",
    "navigation_with_keys": False,
}


class Tags(HTMLParser):
    """The start tags of a page, with their attributes, and the text of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("theme")
    built = build_here(write_project(folder / "source", PAGES, THEMED), folder / "site", "dirhtml")
    assert (built.status, built.warnings) == (0, "")
    return built.site


def pages_of(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in sorted(site.rglob("*.html"))
        if "_static" not in path.parts
    }


def test_no_page_has_a_script_a_style_or_a_handler_in_itself(site: Path) -> None:
    pages = pages_of(site)
    assert {"index.html", "call/index.html", "search/index.html", "404.html"} <= pages.keys()
    for name, text in pages.items():
        for tag, attributes in Tags(text).tags:
            assert tag != "style", name
            assert "style" not in attributes, (name, tag, attributes)
            assert [key for key in attributes if key.startswith("on")] == [], (name, tag)
            is_data = attributes.get("type", "").endswith("json")
            assert tag != "script" or "src" in attributes or is_data, (name, attributes)


def test_no_page_asks_another_host_for_anything(site: Path) -> None:
    for name, text in pages_of(site).items():
        for tag, attributes in Tags(text).tags:
            loaded = attributes.get("src", "")
            if tag == "link" and attributes.get("rel") in ("stylesheet", "preload", "icon"):
                loaded = attributes["href"]
            assert not re.match(r"(?:https?:)?//", loaded), (name, tag, loaded)


def test_what_is_loaded_is_there_and_light(site: Path) -> None:
    page = site / "call" / "index.html"
    weight = len(page.read_bytes())
    for tag, attributes in Tags(page.read_text("utf-8")).tags:
        loaded = attributes.get("src", "")
        if tag == "link" and attributes.get("rel") == "stylesheet":
            loaded = attributes["href"]
        if loaded and not loaded.startswith("data:"):
            path = (page.parent / loaded.partition("?")[0]).resolve()
            assert path.is_file(), loaded
            weight += path.stat().st_size
    assert weight < 450_000  # as files; compressed it is a third


def test_the_options_of_the_parent_work(tmp_path: Path) -> None:
    conf = f"{THEMED}html_theme_options = {OPTIONS!r}\n"
    source = write_project(tmp_path / "source", PAGES, conf)
    built = build_here(source, tmp_path / "site", "html")
    assert (built.status, built.warnings) == (0, "")
    page = (built.site / "guide" / "first.html").read_text("utf-8")
    for text in ("https://github.com/woc/call", "The deadline has moved", "Sponsored by nobody"):
        assert text in page
    assert "https://github.com/woc/call/issues/new" in page
    assert "btn-fullscreen-button" not in page


def test_the_list_of_pages_marks_the_page_and_opens_its_branch(site: Path) -> None:
    current = r'<a aria-current="page" class="reference internal" href="[^"]*">([^<]+)</a>'
    for name, title in (
        ("guide/index.html", "Guide"),
        ("guide/first/index.html", "First"),
        ("guide/second/index.html", "Second"),
        ("call/index.html", "Call for papers"),
    ):
        assert set(re.findall(current, (site / name).read_text("utf-8"))) <= {title}, name
    assert re.findall(current, (site / "guide/index.html").read_text("utf-8")) != []


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_change_reaches_every_page_as_in_a_fresh_build(jobs: int, tmp_path: Path) -> None:
    source = write_project(tmp_path / "source", PAGES, THEMED)
    build_here(source, tmp_path / "site", "dirhtml", jobs=jobs)
    first = source / "guide" / "first.md"
    first.write_text("# Renamed\n\nText.\n", "utf-8")
    changed = build_here(source, tmp_path / "site", "dirhtml", jobs=jobs)
    fresh = build_here(
        write_project(
            tmp_path / "again", {**PAGES, "guide/first.md": "# Renamed\n\nText.\n"}, THEMED
        ),
        tmp_path / "fresh",
        "dirhtml",
    )
    assert pages_of(changed.site) == pages_of(fresh.site)
    assert "Renamed" in pages_of(changed.site)["guide/second/index.html"]


def test_the_head_tells_programs_what_the_page_is_about(site: Path) -> None:
    page = (site / "call" / "index.html").read_text("utf-8")
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    event = json.loads(data)
    assert event["name"] == "Workshop on </script> & Calls"
    assert event["hasParticipationOffer"][0]["availabilityEnds"] == "2023-05-31T23:59:59-12:00"
    tags = Tags(page).tags
    links = {
        (attributes.get("rel"), attributes.get("type", "")): attributes["href"]
        for tag, attributes in tags
        if tag == "link"
    }
    assert links["canonical", ""] == "https://example.org/call/"
    assert links["alternate", "text/calendar"] == "https://example.org/woc-2023.ics"
    assert links["alternate", "application/atom+xml"] == "https://example.org/changes.atom"
    described = {attributes.get("name"): attributes for tag, attributes in tags if tag == "meta"}
    assert "31 May 2023, 23:59 AoE" in described["description"]["content"]
    assert "ld+json" not in (site / "guide" / "index.html").read_text("utf-8")


def test_a_site_can_be_found_and_a_reader_who_is_lost_finds_home(site: Path) -> None:
    assert "https://example.org/call/" in (site / "sitemap.xml").read_text("utf-8")
    assert "Sitemap: https://example.org/sitemap.xml" in (site / "robots.txt").read_text("utf-8")
    lost = (site / "404.html").read_text("utf-8")
    assert "To the front page" in lost
    assert 'content="noindex"' in lost


def test_two_builds_are_the_same(site: Path, tmp_path: Path) -> None:
    source = write_project(tmp_path / "another folder", PAGES, THEMED)
    again = build_here(source, tmp_path / "site", "dirhtml", jobs=2)
    ours, theirs = tree(site), tree(again.site)
    different = [
        name for name in ours if not name.startswith(".") and ours[name] != theirs.get(name)
    ]
    assert different == []
