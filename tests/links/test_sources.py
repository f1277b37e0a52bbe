"""Links of a source, told at the lines where their authors wrote them, and what ``--fix`` puts right."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.links.faults.server import FaultServer
from tests.links.faults.streams import page, paths, redirect, status
from tests.processes.running import run_module
from tests.projects import CONF, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NEW = page("<title>New</title><h2 id=dates>x</h2>")
HANDLERS = {
    "fine": page("<title>Call</title><h2 id=dates>x</h2>"),
    "lost": status(404),
    "moved": paths(
        index=redirect("{site}/moved/new", 301), more=redirect("{site}/moved/new", 301), new=NEW
    ),
    "wiki": paths(**{"index": redirect("{site}/wiki/new(b", 301), "new(b": NEW}),
    "stated": status(410),
    "noted": status(404),
    "excluded": status(404),
}
ALLOW = "--allow=127.0.0.0/8"
CALL = """\
# Workshop on Calls

```{{cfp:call}} woc-2023
:title: Workshop on Calls
:acronym: WOC
:dates: 2023-07-28/29
:timezone: AoE
:submit: {stated}/stated
:contact: chairs@woc-workshop.org
```

:::{{cfp:dates}}

- Submission deadline: 2023-05-24 ([form]({noted}/noted))
- Notification: 2023-06-19

:::
"""
PAGE = """\
# Page

See [one]({lost}/lost/more),
[two]({lost}/lost) and <{lost}/lost>, or [by name][name]; `{lost}/lost` is code.

> Quoted: [three]({lost}/lost).

| a | b |
|---|---|
| [four]({lost}/lost) | x |

[fine]({fine}/fine#dates), [here](index.md), [mail](mailto:chairs@woc-workshop.org).

[name]: {lost}/lost?q=1&r=ü
"""
REST = """\
Rest
====

The `first <{lost}/lost>`__, the named_ one and {lost}/lost.

.. _named: {lost}/lost/named
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultServer]:
    with FaultServer(HANDLERS, tmp_path_factory.mktemp("server")) as running:
        yield running


def filled(text: str, server: FaultServer) -> str:
    """A text with the origins of the server."""
    return text.format(**{name: server.site(name) for name in HANDLERS})


@pytest.fixture
def source(tmp_path: Path, server: FaultServer) -> Path:
    """A folder with ``conf.py``, named ``docs``."""
    files = {"index.md": CALL, "page.md": PAGE, "rest.rst": REST}
    written = {name: filled(text, server) for name, text in files.items()}
    return write_project(tmp_path / "docs", written, f"{CONF}source_suffix = ['.md', '.rst']\n")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    return run_module("sphinx_cfp", "links", *arguments, folder=folder)


def places(printed: str, code: str = "") -> list[str]:
    """The places of the findings of a code, as they were printed."""
    lines = [line for line in printed.splitlines() if f"[{code}" in line]
    return [line.partition(": ")[0] for line in lines]


@pytest.mark.parametrize("arguments", [(), ("docs",)])
def test_every_place_has_the_line_and_the_column_of_its_author(
    arguments: tuple[str, ...], source: Path, server: FaultServer
) -> None:
    done = run(source.parent, *arguments, ALLOW)
    assert (done.returncode, done.stderr) == (1, "")
    broken = places(done.stdout, "link_broken")
    gone = places(done.stdout, "link_gone")
    assert gone == ["docs/index.md:8:10"]
    column = len("- Submission deadline: 2023-05-24 ([form](") + 1
    lost = len(f"{server.site('lost')}/lost")
    assert broken == [
        f"docs/index.md:14:{column}",
        "docs/page.md:3:11",
        "docs/page.md:4:7",
        f"docs/page.md:4:{7 + lost + len(') and <')}",
        "docs/page.md:6:19",
        "docs/page.md:10:10",
        "docs/page.md:14:9",
        "docs/rest.rst:4:13",
        f"docs/rest.rst:4:{13 + lost + len('>`__, the named_ one and ')}",
        "docs/rest.rst:6:12",
    ]


def test_an_entry_of_a_table_of_contents_is_a_link_too(source: Path, server: FaultServer) -> None:
    url = f"{server.site('lost')}/lost"
    (source / "page.md").write_text(
        f"# Page\n\n```{{toctree}}\n:maxdepth: 1\n\nrest\nThe map <{url}/map>\n```\n"
    )
    (source / "rest.rst").write_text(f"Rest\n====\n\n.. toctree::\n\n   {url}/plan\n")
    done = run(source.parent, ALLOW)
    found = places(done.stdout, "link_broken")
    assert found[1:] == ["docs/page.md:7:10", "docs/rest.rst:6:4"]


def test_a_link_in_raw_html_is_one_too(source: Path, server: FaultServer) -> None:
    url = f"{server.site('lost')}/lost"
    (source / "page.md").write_text(
        f'# Page\n\n<p>\n  <a href="{url}">one</a>\n</p>\n\nA <a href="{url}/two">link</a>.\n'
        f'\n<!-- <a href="{url}/none"> -->\n'
    )
    (source / "rest.rst").write_text(f"Rest\n====\n\n.. raw:: html\n\n   <img src='{url}/x.png'>\n")
    done = run(source.parent, ALLOW)
    found = places(done.stdout, "link_broken")
    assert found[1:] == ["docs/page.md:4:12", "docs/page.md:7:12", "docs/rest.rst:6:14"]


def test_what_a_check_finds_is_told_where_the_target_is_defined(source: Path) -> None:
    (source / "rest.rst").write_text("Rest\n====\n\nA map_.\n\n.. _map: javascript:a\n")
    done = run(source.parent, ALLOW)
    assert "docs/rest.rst:6:10: error[link_scheme]" in done.stdout


def test_forms_and_results_are_those_of_pages(source: Path) -> None:
    options = (ALLOW, "--format", "sarif", "--results", "links.jsonl")
    log = json.loads(run(source.parent, "docs", *options).stdout)
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
    }
    assert {"docs/index.md", "docs/page.md", "docs/rest.rst"} == uris
    lines = (source.parent / "links.jsonl").read_text("utf-8").splitlines()
    gone = next(record for record in map(json.loads, lines) if record["code"] == "link_gone")
    assert gone["places"] == [{"path": "docs/index.md", "line": 8}]


def test_what_conf_says_of_linkcheck_and_of_severities_holds(
    source: Path, server: FaultServer
) -> None:
    before = len(server.logs["lost"].times)
    text = (
        "linkcheck_ignore = [r'http://[0-9.:]+/lost']\nlinkcheck_exclude_documents = ['rest']\n"
        "linkcheck_case_insensitive_urls = ['x']\n"
        "cfp_checks['link_gone'] = 'warning'\ncfp_checks['link_broken'] = 'off'\n"
        "cfp_links_allow = ['127.0.0.0/8']\n"
    )
    (source / "conf.py").write_text((source / "conf.py").read_text("utf-8") + text, "utf-8")
    done = run(source.parent)
    assert done.returncode == 0
    assert "docs/index.md:8:10: warning[link_gone]" in done.stdout
    assert "link_broken" not in done.stdout
    assert done.stderr == (
        "note: linkcheck_case_insensitive_urls is not used: a URL is taken as it is written\n"
    )
    assert len(server.logs["lost"].times) == before


def test_what_the_checks_find_is_told_too_and_not_asked(source: Path, server: FaultServer) -> None:
    (source / "page.md").write_text(
        "# Page\n\n[map](https://woc.example.com/map) of [the hall](#)\n"
    )
    conf = (source / "conf.py").read_text("utf-8").replace(', "link_placeholder"', "")
    (source / "conf.py").write_text(f"{conf}cfp_links_allow = ['127.0.0.0/8']\n", "utf-8")
    before = server.connections
    done = run(source.parent)
    found = [line for line in done.stdout.splitlines() if line.startswith("docs/page.md")]
    assert [line.partition("]")[0].rpartition("[")[2] for line in found] == [
        "link_placeholder",
        "link_placeholder",
    ]
    assert server.connections == before  # loopback is no place for readers: the check has said so


def test_only_links_that_are_new_since_a_revision(source: Path, server: FaultServer) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@woc-workshop.org"]
    top = source.parent
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "all"]):
        subprocess.run([*git, *words], cwd=top, check=True)
    text = (source / "page.md").read_text("utf-8")
    (source / "page.md").write_text(f"{text}\n[new]({server.site('lost')}/lost/new)\n", "utf-8")
    done = run(top, ALLOW, "--since", "HEAD")
    assert places(done.stdout, "link_broken") == ["docs/page.md:16:7"]
    assert done.stdout.splitlines()[-1] == "1 link: 1 error"
    inside = run(source, ALLOW, "--since", "HEAD")
    assert places(inside.stdout, "link_broken") == ["page.md:16:7"]
    unknown = run(top, ALLOW, "--since", "nowhere")
    assert (unknown.returncode, unknown.stdout) == (2, "")
    assert len(unknown.stderr.splitlines()) == 1


def test_fix_writes_the_new_address_and_nothing_else(source: Path, server: FaultServer) -> None:
    old = f"{server.site('moved')}/moved"
    new = f"{old}/new"
    wiki = f"{server.site('wiki')}/wiki"
    text = (
        f"\ufeff# Page\r\n\r\n[a]({old}) and [b]({old}#dates), `{old}`,\r\n"
        f"<{old}>, [{old}]({old}); {old}/more, [named][n] [w]({wiki}).\r\n\r\n"
        f"Ünïcödé [c]({old})\r\n\r\n[n]: {old}?q=1\r\n```text\r\n{old}\r\n```"
    )
    (source / "page.md").write_bytes(text.encode())
    rest = f"Rest\n====\n\nA `link <{old}>`__, `{old} <{old}>`__ and a name_.\n\n.. _name: {old}\n"
    (source / "rest.rst").write_text(rest, "utf-8")
    done = run(source.parent, "docs", ALLOW, "--fix")
    fixed = (source / "page.md").read_bytes().decode()
    assert fixed == (
        f"\ufeff# Page\r\n\r\n[a]({new}) and [b]({new}#dates), `{old}`,\r\n"
        f"<{new}>, [{new}]({new}); {old}/more, [named][n] [w]({wiki}).\r\n\r\n"
        f"Ünïcödé [c]({new})\r\n\r\n[n]: {new}\r\n```text\r\n{old}\r\n```"
    )
    assert (source / "rest.rst").read_text("utf-8") == rest.replace(old, new)
    assert "--- docs/page.md" in done.stderr
    assert f"+Ünïcödé [c]({new})" in done.stderr
    left = places(done.stdout, "link_moved")
    mtimes = {path: path.stat().st_mtime_ns for path in source.iterdir()}
    again = run(source.parent, "docs", ALLOW, "--fix")
    assert {path: path.stat().st_mtime_ns for path in source.iterdir()} == mtimes
    assert again.stderr == ""
    # A bracket that nothing closes is for a person.
    assert len(left) == len(places(again.stdout, "link_moved")) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("docs", "https://woc-workshop.org/"), "is a source — check it alone"),
        (("https://woc-workshop.org/", "--fix"), "--fix is for a source"),
        (("https://woc-workshop.org/", "--since", "main"), "--since is for a source"),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    arguments: tuple[str, ...], said: str, source: Path
) -> None:
    done = run(source.parent, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_page_that_cannot_be_read_is_told_and_fails(source: Path) -> None:
    (source / "page.md").write_text(
        "# Page\n\n```{nothing}\n```\n\n````{include} nowhere.md\n````\n"
    )
    done = run(source.parent, "--offline")
    assert done.returncode == 1
    assert "docs/page.md" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_source_it_says_how_to_begin_one(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "holds no conf.py" in done.stderr
