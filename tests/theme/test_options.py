"""The options of the parent themes do under ours what they do there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tests.theme.sites import breaches, themed

if TYPE_CHECKING:
    from pathlib import Path


class Option(NamedTuple):
    """Options, a page, and what must (or with ``!`` must not) be found in it."""

    options: dict[str, object]
    page: str
    shows: tuple[str, ...]


REPOSITORY = {"repository_url": "https://github.com/example/woc", "repository_branch": "main"}

OPTIONS = {
    "announcement": Option(
        {"announcement": "The deadline has moved."}, "index.html", ("The deadline has moved",)
    ),
    "repository button": Option(
        {**REPOSITORY, "use_repository_button": True},
        "index.html",
        ('href="https://github.com/example/woc"',),
    ),
    "edit button": Option(
        {**REPOSITORY, "use_edit_page_button": True},
        "call/index.html",
        (r"github\.com/example/woc/edit/main/call\.md",),
    ),
    "issues button": Option(
        {**REPOSITORY, "use_issues_button": True}, "index.html", ("woc/issues/new",)
    ),
    "no download button": Option({"use_download_button": False}, "index.html", ("!fa-download",)),
    "no full screen": Option({"use_fullscreen_button": False}, "index.html", ("!fa-expand",)),
    "home in the list": Option(
        {"home_page_in_toc": True}, "call/index.html", (r"toctree-l1[^>]*>\s*<a[^>]*>\s*Home\s*<",)
    ),
    "extra footer": Option(
        {"extra_footer": "<p>Thanks to Graz.</p>"}, "index.html", ("Thanks to Graz",)
    ),
    "links with icons": Option(
        {
            "icon_links": [
                {"name": "Forge", "url": "https://forge.example/", "icon": "fa-brands fa-mastodon"}
            ]
        },
        "index.html",
        ("https://forge.example/", "font-awesome.css"),
    ),
    "title of the contents": Option(
        {"toc_title": "On this page"}, "call/index.html", ("On this page",)
    ),
    "no contents": Option({"secondary_sidebar_items": []}, "call/index.html", ("!page-toc",)),
    "contents by page": Option(
        {"secondary_sidebar_items": {"**": ["page-toc"], "call": []}},
        "call/index.html",
        ("!page-toc",),
    ),
    "logo's text": Option({"logo": {"text": "WOC in Graz"}}, "index.html", ("WOC in Graz",)),
    "all lists open": Option(
        {"show_navbar_depth": 2, "collapse_navbar": False}, "index.html", ('href="rules/length/"',)
    ),
    "no arrows to the next page": Option(
        {"show_prev_next": False}, "call/index.html", ("!prev-next-footer",)
    ),
    "parts of the header": Option(
        {"navbar_end": ["theme-switcher"], "navbar_persistent": ["search-button"]},
        "index.html",
        ("theme-switch-button",),
    ),
    "search as you type": Option(
        {"search_as_you_type": True},
        "index.html",
        ("searchindex.js", 'data-cfp-search-as-you-type="true"'),
    ),
    "colors of code": Option(
        {"pygments_light_style": "friendly"}, "rules/style/index.html", ("code.css",)
    ),
    "style in full": Option({"full_style": True}, "index.html", ("sphinx-cfp.css",)),
}


@pytest.mark.parametrize("name", OPTIONS)
def test_an_option_of_the_parent_works(name: str, tmp_path: Path) -> None:
    option = OPTIONS[name]
    built = themed(tmp_path, f"html_theme_options = {option.options!r}\n")
    assert (built.status, built.warnings) == (0, "")
    page = (built.site / option.page).read_text("utf-8")
    for sign in option.shows:
        found = re.search(sign.removeprefix("!"), page)
        assert bool(found) is not sign.startswith("!"), sign
    assert breaches(page) == []


def test_a_project_may_replace_a_template_and_add_its_own_files(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "_templates").mkdir(parents=True)
    (source / "_templates" / "author.html").write_text("<p>By all of Graz</p>", "utf-8")
    (source / "_static").mkdir()
    (source / "_static" / "own.css").write_text("p { color: teal }", "utf-8")
    extra = 'templates_path = ["_templates"]\nhtml_static_path = ["_static"]\n'
    extra += 'html_css_files = ["own.css"]\n'
    built = themed(tmp_path, extra)
    page = (built.site / "index.html").read_text("utf-8")
    assert "By all of Graz" in page
    assert "own.css" in page


def test_a_language_from_the_right_says_so(tmp_path: Path) -> None:
    built = themed(tmp_path, 'language = "ar"\n')
    page = (built.site / "call" / "index.html").read_text("utf-8")
    assert re.search(r'<body[^>]* dir="rtl"', page)
