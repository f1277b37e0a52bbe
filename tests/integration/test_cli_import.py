"""``sphinx-cfp import`` as it is typed: what it writes builds, and nothing is ever overwritten."""

from __future__ import annotations

import json
import os
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from tests.imported import NAMES, PAGES, json_of, of_file
from tests.processes.running import run_module
from tests.projects import CONF, build_here, tree, write_project

from sphinx_cfp.cli.exit_codes import CommandError
from sphinx_cfp.cli.import_ import page_of
from sphinx_cfp.cli.web_page import fetch
from sphinx_cfp.importers.writing.source import write
from sphinx_cfp.links.settings import Settings

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

CALL = Path(__file__).parents[2] / "docs" / "call.md"


def run(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    return run_module("sphinx_cfp", "import", *arguments, folder=folder)


def test_a_page_is_written_and_told_of(tmp_path: Path) -> None:
    done = run(str(PAGES / "jekyll.md"), "--output", "docs", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "- Workshop: 2031/06/02" in (tmp_path / "docs" / "call.md").read_text("utf-8")
    lines = done.stdout.splitlines()
    assert lines[0] == f"{PAGES / 'jekyll.md'} → docs/call.md"
    assert "dates: 4" in lines
    assert (
        "  2031-03-24 (was 2031-03-10)  Submission deadline         paper         line 17" in lines
    )
    assert "topics: 4 in 2 groups" in lines
    assert "  time zone: AoE" in lines
    assert lines[-1].startswith("next: sphinx-cfp")


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "call.md").write_text("mine", "utf-8")
    done = run(str(PAGES / "jekyll.md"), folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: call.md exists — name another folder: --output FOLDER\n"
    assert (tmp_path / "call.md").read_text("utf-8") == "mine"


def test_json_is_all_that_is_printed_and_no_file_is_written(tmp_path: Path) -> None:
    done = run(str(PAGES / "wordpress.html"), "--json", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    read = json.loads(done.stdout)
    assert list(read) == ["dates", "topics", "call", "links", "doubts"]
    assert list(read["dates"][0]) == [
        "label", "kind", "key", "date", "end", "time", "zone", "status", "raw", "line", "track",
    ]  # fmt: skip
    assert tree(tmp_path) == {}


def test_a_template_is_told_of_first(tmp_path: Path) -> None:
    done = run(str(PAGES / "liquid.md"), folder=tmp_path)
    assert done.returncode == 0
    assert "liquid.md is a TEMPLATE" in done.stdout.splitlines()[2]


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("empty.md", b"", 1, "empty.md: error: the file is empty"),
        ("scan.pdf", b"%PDF-1.4", 1, "scan.pdf: error: the file is a PDF"),
        ("nowhere.md", None, 2, "error: nowhere.md: No such file or directory"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    name: str, content: bytes | None, code: int, words: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run(name, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert done.stderr.startswith(words)
    assert not (tmp_path / "call.md").exists()


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    done = run("pipe.md", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: pipe.md is no file")


def test_a_large_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    with (tmp_path / "huge.md").open("wb") as stream:
        stream.truncate(50_000_000)
    done = run("huge.md", folder=tmp_path)
    assert (done.returncode, done.stderr) == (
        1,
        "huge.md: error: 50 MB are no call for papers — at most 5 MB are read\n",
    )


@pytest.mark.parametrize(
    ("name", "page", "words"),
    [
        ("long.md", "# Call\n\n" + "words\n" * 90_000, "540,008 characters are no call for papers"),
        ("lines.md", "# Call\n" + "a\n" * 20_001, "20,002 lines are no call for papers"),
        ("brackets.md", "# Call\n\n" + "[ " * 20_001, "20,001 brackets are no text"),
        (
            "years.md",
            "# Call\n\n" + "- 3 May 2031\n" * 2_001,
            "2,001 dates are those of many calls",
        ),
        (
            "days.md",
            "# Call\n\n" + "- Paper: 3 May\n" * 1_001,
            "1,001 dates are those of many calls",
        ),
        ("word.html", f"<p>{'x' * 3_001}", "a word of thousands of letters is no text"),
        (
            "runs.html",
            "<p>" + "<b>a</b> " * 15_001,
            "30,001 changes of type are no call for papers",
        ),
        ("deep.html", "<div>" * 1_001 + "x", "the page is nested 1001 elements deep"),
    ],
)
def test_a_page_that_is_no_page_of_a_call_is_refused_for_what_it_is(
    name: str, page: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(page, "utf-8")
    done = run(name, folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.startswith(f"{name}: error: {words}")


def test_a_thousand_dates_of_one_page_are_read(tmp_path: Path) -> None:
    lines = "".join(f"- Paper of kind {number}: 3 May\n" for number in range(999))
    (tmp_path / "call.md").write_text(f"# Call\n\n{lines}- Workshop: 1 June 2031\n", "utf-8")
    done = run("call.md", "--json", folder=tmp_path)
    found = json.loads(done.stdout)["dates"]
    assert (done.returncode, len(found), {date["date"][:4] for date in found}) == (
        0,
        1_000,
        {"2031"},
    )


def test_of_a_folder_the_page_with_most_dates_is_taken_and_the_others_named(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "_pages").mkdir(parents=True)
    (site / "node_modules").mkdir()
    (site / "index.md").write_text("# W 2031\n\nHeld on 3 May 2031 in Rome, Italy.\n", "utf-8")
    (site / "_pages" / "call.md").write_bytes((PAGES / "jekyll.md").read_bytes())
    (site / "node_modules" / "cfp.md").write_bytes((PAGES / "hugo.md").read_bytes())
    for number in range(300):
        (site / f"post{number}.md").write_text("# A post\n", "utf-8")
    done = run("site", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("site/_pages/call.md → call.md\n")
    assert "also of this kind, and not imported: site/index.md" in done.stdout


def test_a_folder_without_a_call_says_so(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.md").write_text("# Nothing\n", "utf-8")
    done = run("site", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("site: error: none of 1 pages states a date or a topic")


def test_an_address_is_read_by_what_fetches_it() -> None:
    asked = []

    def given(address: str) -> bytes:
        asked.append(address)
        return (PAGES / "wordpress.html").read_bytes()

    page = page_of("https://rust.example/call/", given)
    assert asked == ["https://rust.example/call/"]
    assert page.imported.facts.website == "https://rust.example/call/"


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """A site on this machine that serves the invented pages."""
    handler = partial(Quiet, directory=str(PAGES))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("name", ["wordpress.html", "jekyll.md", "calendar.ics"])
def test_a_page_comes_by_the_client_of_the_link_checker(site: str, name: str) -> None:
    settings = Settings(allow=(ip_network("127.0.0.0/8"),))
    assert fetch(f"{site}/{name}", settings) == (PAGES / name).read_bytes()


def test_a_page_that_is_not_there_is_an_error_of_one_line(site: str) -> None:
    settings = Settings(allow=(ip_network("127.0.0.0/8"),))
    with pytest.raises(CommandError, match=r"it answers 404 .* — save the page in your browser"):
        fetch(f"{site}/nothing.html", settings)


def test_no_page_within_this_network_is_fetched(site: str) -> None:
    with pytest.raises(CommandError, match="save the page in your browser") as caught:
        page_of(f"{site}/wordpress.html")
    assert "127.0.0.1" in caught.value.message


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_builds_without_an_error_of_syntax(name: str, tmp_path: Path) -> None:
    source = write(of_file(name), name).text
    built = build_here(write_project(tmp_path / "source", {"index.md": source}), tmp_path / "site")
    faults = [
        found
        for found in built.findings
        if found.code in {"line_shape", "date_syntax", "option_syntax", "vocabulary", "unknown_key"}
    ]
    assert faults == []
    assert [line for line in built.warnings.splitlines() if "[cfp." not in line] == []


def test_what_is_wrong_on_a_page_is_found_by_the_checks_of_what_was_written(tmp_path: Path) -> None:
    page = (
        "# Workshop on Wrong Days (WWD 2031)\n\n## Important dates\n\n"
        "- Submission: Monday, 4 May 2031\n- Notification: 1 May 2031\n- Workshop: 2 June 2031\n\n"
        "All deadlines are Anywhere on Earth.\n"
    )
    (tmp_path / "old.md").write_text(page, "utf-8")
    source = write(page_of(str(tmp_path / "old.md")).imported, "old.md").text
    built = build_here(write_project(tmp_path / "source", {"index.md": source}), tmp_path / "site")
    assert {"weekday", "order"} <= {found.code for found in built.findings}


FACTS = ("key", "title", "acronym", "host", "location", "zone", "contact", "review")


def built_call(source: str, folder: Path) -> tuple[Path, dict[str, Any]]:
    """The site of a page, and its call as data."""
    conf = f'{CONF}html_baseurl = "https://es-fomo.com/"\n'
    files = {"index.md": source}
    built = build_here(write_project(folder / "source", files, conf), folder / "site")
    assert built.status == 0
    (call,) = json.loads((built.site / "cfp.json").read_text("utf-8"))["calls"]
    return built.site, call


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The site of ES-FoMo's call alone."""
    return built_call(CALL.read_text("utf-8"), tmp_path_factory.mktemp("published"))


def said_of_dates(call: dict[str, Any]) -> list[tuple[str, ...]]:
    """What is equal if two registries hold the same dates."""
    names = ("key", "kind", "label", "status", "local", "utc", "utc_end", "was")
    return [tuple(one[name] for name in names) for one in call["dates"]]


@pytest.mark.parametrize(
    ("name", "lost"),
    # A mail names the conference without a word that says so, and the time zone at the dates alone.
    [("index.html", set()), ("announcement.txt", {"host"})],
)
def test_our_own_page_and_mail_come_back_as_they_were(
    name: str, lost: set[str], published: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    site, call = published
    source = write(page_of(str(site / name)).imported, name).text
    _, again = built_call(source, tmp_path)
    assert said_of_dates(again) == said_of_dates(call)
    assert [topic["title"] for group in again["topics"] for topic in group["topics"]] == [
        topic["title"] for group in call["topics"] for topic in group["topics"]
    ]
    assert {name for name in FACTS if again[name] != call[name]} == lost
    assert again["links"]["submit"] == call["links"]["submit"]


def test_our_own_calendar_comes_back_with_the_same_instants(
    published: tuple[Path, dict[str, Any]],
) -> None:
    site, call = published
    name = f"{call['key']}.ics"
    found = json_of((site / name).read_text("utf-8"), name)["dates"]
    deadlines = {"paper", "camera_ready"}
    assert [(one["kind"], _last(one)) for one in found] == [
        (one["kind"], one["utc"][:16] if one["kind"] in deadlines else one["local"])
        for one in call["dates"]
    ]


def _last(one: dict[str, str]) -> str:
    """A day, or a day and time in UTC."""
    assert one["zone"] in (None, "UTC")
    return f"{one['date']}T{one['time']}" if one["time"] else one["date"]
