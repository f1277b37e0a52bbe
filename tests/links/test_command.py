"""``sphinx-cfp links`` as it is typed: what it prints, writes, and how it ends."""

from __future__ import annotations

import json
import os
import pty
import resource
import select
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.links.faults.server import FaultServer
from tests.links.faults.streams import Request, Stream, page, redirect, status
from tests.processes.running import LIMIT, run_module

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


async def _silent(_request: Request, stream: Stream) -> None:
    await stream.forever()


HANDLERS = {
    "fine": page("<title>Call</title><h2 id=dates>x</h2>"),
    "lost": status(404),
    "wall": status(403),
    "moved": redirect("{site}/fine", 301),
    "silent": _silent,
}
ALLOW = "--allow=127.0.0.0/8"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultServer]:
    with FaultServer(HANDLERS, tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def pages(tmp_path: Path, server: FaultServer) -> Path:
    """A site of two pages, in a folder of its own."""
    site = tmp_path / "my site"
    (site / "call").mkdir(parents=True)
    urls = {name: f"{server.site(name)}/{name}" for name in HANDLERS}
    (site / "index.html").write_text(
        f'<!doctype html>\n<a href="{urls["fine"]}">fine</a>\n<p><a href="{urls["lost"]}">lost</a>\n'
        f'<a href="{urls["moved"]}#dates">moved</a>\n<a href="call/">call</a>\n'
    )
    (site / "call" / "index.html").write_text(
        f'<a href="{urls["lost"]}">l</a> <a href="{urls["wall"]}">w</a>'
    )
    return site


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    return run_module("sphinx_cfp", "links", *arguments, folder=folder)


def test_every_place_of_a_broken_link_is_told_with_its_line(
    pages: Path, server: FaultServer
) -> None:
    done = run(pages.parent, pages.name, ALLOW)
    site = server.site
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        f"my site/call/index.html:1:1: error[link_broken]: {site('lost')}/lost answers 404 Not Found — "
        "correct the address, or take the link out",
        f"my site/call/index.html:1:{done.stdout.splitlines()[1].split(':')[2]}: info[link_wall]: "
        f"{site('wall')}/wall does not let a program in (403 Whatever) — look at it in a browser",
        f"my site/index.html:3:4: error[link_broken]: {site('lost')}/lost answers 404 Not Found — "
        "correct the address, or take the link out",
        f"my site/index.html:4:1: warning[link_moved]: {site('moved')}/moved#dates has moved for good — "
        f"write {site('moved')}/fine#dates",
        "4 links: 1 error, 1 warning, 1 note",
    ]


def test_results_are_one_object_a_link(pages: Path, server: FaultServer) -> None:
    run(pages.parent, pages.name, ALLOW, "--results", "out/links.jsonl")
    lines = (pages.parent / "out" / "links.jsonl").read_text("utf-8").splitlines()
    records = {record["url"].rpartition("/")[2]: record for record in map(json.loads, lines)}
    assert records["lost"] == {
        "url": f"{server.site('lost')}/lost",
        "status": "error",
        "code": "link_broken",
        "message": "answers 404 Not Found",
        "places": [
            {"path": "my site/call/index.html", "line": 1},
            {"path": "my site/index.html", "line": 3},
        ],
    }
    assert {name: record["status"] for name, record in records.items()} == {
        "fine": "ok",
        "lost": "error",
        "moved#dates": "warning",
        "wall": "note",
    }
    assert [path.name for path in (pages.parent / "out").iterdir()] == ["links.jsonl"]


@pytest.mark.parametrize(
    ("name", "least", "code"),
    [
        *(
            ("fine", "info", 0),
            ("wall", "info", 1),
            ("wall", "warning", 0),
            ("moved", "warning", 1),
        ),
        *(("moved", "error", 0), ("lost", "error", 1)),
    ],
)
def test_the_exit_code_is_that_of_the_worst_link(
    name: str, least: str, code: int, tmp_path: Path, server: FaultServer
) -> None:
    done = run(tmp_path, f"{server.site(name)}/{name}", ALLOW, "--fail-on", least)
    assert done.returncode == code, done.stdout


def test_sarif_has_what_the_standard_asks_for(pages: Path) -> None:
    log = json.loads(run(pages.parent, pages.name, ALLOW, "--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    assert log["$schema"].startswith("https://")
    (found,) = log["runs"]
    driver = found["tool"]["driver"]
    rules = [rule["id"] for rule in driver["rules"]]
    assert driver["name"] == "sphinx-cfp"
    assert rules == sorted({result["ruleId"] for result in found["results"]})
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in driver["rules"])
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    for result in found["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note", "none"}
        assert result["message"]["text"]
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"]["uri"].startswith("my%20site/")
        assert min(physical["region"].values()) >= 1


def test_a_url_on_the_command_line_has_no_file(tmp_path: Path, server: FaultServer) -> None:
    url = f"{server.site('lost')}/lost"
    text = run(tmp_path, url, ALLOW).stdout
    assert text.startswith(f"error[link_broken]: {url} answers 404")
    log = json.loads(run(tmp_path, url, ALLOW, "--format", "sarif").stdout)
    assert log["runs"][0]["results"][0]["locations"] == []
    assert run(tmp_path, url, ALLOW, "--format", "github").stdout.startswith(
        "::error title=link_broken::"
    )
    (finding,) = json.loads(run(tmp_path, url, ALLOW, "--format", "json").stdout)["findings"]
    assert (finding["path"], finding["code"]) == ("", "link_broken")


def test_annotations_have_file_and_line(pages: Path, server: FaultServer) -> None:
    lines = run(
        pages.parent, f"{pages.name}/index.html", ALLOW, "--format", "github"
    ).stdout.splitlines()
    assert lines[0].startswith("::error file=my site/index.html,line=3,title=link_broken,col=4::")
    assert lines[1].startswith("::warning file=my site/index.html,line=4,title=link_moved,col=1::")
    assert len(lines) == 2


def test_offline_asks_nobody(pages: Path, server: FaultServer) -> None:
    before = server.connections
    done = run(
        pages.parent, pages.name, ALLOW, "--offline", "http://10.0.0.1/x", "htp://a.example/"
    )
    assert server.connections == before
    assert done.returncode == 1
    assert "link_unsafe" in done.stdout
    assert "write http://a.example/" in done.stdout
    assert "6 links: 2 errors, 4 not asked, as this check is offline" in done.stdout


def test_a_cache_makes_the_second_run_quiet_and_its_words_the_same(
    pages: Path, server: FaultServer
) -> None:
    arguments = (pages.name, ALLOW, "--cache", "links.sqlite")
    first = run(pages.parent, *arguments)
    before = len(server.logs["fine"].times), len(server.logs["wall"].times)
    second = run(pages.parent, *arguments)
    assert (len(server.logs["fine"].times), len(server.logs["wall"].times)) == before
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)


def test_a_name_gets_the_address_it_is_told(tmp_path: Path, server: FaultServer) -> None:
    port = server.ports["http"]
    urls = [f"http://{name}.test:{port}/fine" for name in ("one", "two", "three")]
    told = [
        "--resolve=one.test=127.0.0.1",
        "--resolve=two.test=",
        "--resolve=three.test:80:::1,10.0.0.1",
    ]
    done = run(tmp_path, *urls, ALLOW, *told)
    assert [line.partition("]")[0] for line in done.stdout.splitlines()[:-1]] == [
        "error[link_dns",
        "error[link_unsafe",
    ]


def test_an_authority_of_one_s_own_is_trusted_if_it_is_named(
    tmp_path: Path, server: FaultServer
) -> None:
    url = f"https://127.78.0.1:{server.ports['good']}/fine"
    assert "link_tls" in run(tmp_path, url, ALLOW).stdout
    done = run(tmp_path, url, ALLOW, "--ca", str(server.ca))
    assert (done.returncode, done.stdout) == (0, "1 link: all fine\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere.html",), "nowhere.html is no file"),
        (("nowhere",), "there is no nowhere"),
        ((".",), "has no page of HTML"),
        (("https://a.example/", "--allow", "everything"), "--allow"),
        (("https://a.example/", "--resolve", "a.example"), "write HOST=ADDRESS"),
        (("https://a.example/", "--resolve", "a=b"), "--resolve a=b"),
        (("https://a.example/", "--ca", "nowhere.pem"), "--ca nowhere.pem"),
        (("https://a.example/", "--deadline", "0"), "--deadline"),
        (("https://a.example/", "--format", "xml"), "--format"),
        ((), "holds no conf.py"),
    ],
)
def test_what_cannot_be_meant_is_told_and_ends_with_2(
    arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = run(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_it_tells_what_is_known_and_keeps_it(
    number: signal.Signals, tmp_path: Path, server: FaultServer
) -> None:
    urls = [f"{server.site(name)}/{name}" for name in ("fine", "lost", "silent")]
    options = [ALLOW, "--cache", "links.sqlite", "--results", "links.jsonl"]
    process = subprocess.Popen(
        [sys.executable, "-m", "sphinx_cfp", "links", *urls, *options],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    asked = len(server.logs["silent"].times)
    end = time.monotonic() + 20
    while len(server.logs["silent"].times) == asked and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(0.8)
    process.send_signal(number)
    printed, errors = process.communicate(timeout=10)
    assert process.returncode == 128 + number
    assert errors == "stopped; what was not asked is unverified\n"
    assert "error[link_broken]" in printed
    assert "was not asked: the check was stopped" in printed
    records = [json.loads(line) for line in (tmp_path / "links.jsonl").read_text().splitlines()]
    assert sorted(record["status"] for record in records) == ["error", "note", "ok"]
    before = len(server.logs["fine"].times)
    again = run(tmp_path, urls[0], ALLOW, "--cache", "links.sqlite")
    assert (again.stdout, again.stderr) == ("1 link: all fine\n", "")
    assert len(server.logs["fine"].times) == before


def test_results_that_cannot_be_written_are_one_line_and_the_old_ones_stay(
    pages: Path,
) -> None:
    results = pages.parent / "links.jsonl"
    results.write_text("what was there\n")

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))

    done = subprocess.run(
        [sys.executable, "-m", "sphinx_cfp", "links", pages.name, ALLOW, "--results", results.name],
        cwd=pages.parent, preexec_fn=small, capture_output=True, text=True, timeout=LIMIT, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "links.jsonl" in line
    assert "the file is as it was" in line
    assert results.read_text() == "what was there\n"
    assert sorted(path.name for path in pages.parent.iterdir()) == ["links.jsonl", "my site"]
    assert "4 links" in done.stdout


def test_on_a_terminal_a_line_tells_how_far_it_is(tmp_path: Path, server: FaultServer) -> None:
    urls = [f"{server.site(name)}/{name}" for name in ("fine", "silent")]
    main, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "sphinx_cfp", "links", *urls, ALLOW, "--deadline", "1.5"],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=other,
        env={**{k: v for k, v in os.environ.items() if k != "CI"}, "TERM": "xterm"},
    )  # fmt: skip
    os.close(other)
    seen = b""
    while select.select([main], [], [], 10)[0]:
        try:
            piece = os.read(main, 4096)
        except OSError:  # what Linux says at the end of a terminal
            break
        if not piece:
            break
        seen += piece
    os.close(main)
    assert process.wait(10) == 0
    assert b"1 of 2 links, 1 to go" in seen
    assert b"\r\x1b[K" in seen


def test_help_and_a_build_import_no_http_client() -> None:
    script = (
        "import sys\nfrom click.testing import CliRunner\n"
        "from sphinx_cfp.cli import commands\n"
        "assert CliRunner().invoke(commands, ['links', '--help']).exit_code == 0\n"
        "import sphinx_cfp.sphinx_ext.setup\n"
        "print([name for name in sys.modules if name.partition('.')[0] in ('aiohttp', 'selectolax')])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_what_needs_no_network_imports_no_check_and_no_event_loop(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<a href="mailto:chairs@conference.example">Chairs</a>', "utf-8")
    script = (
        "import sys\nfrom click.testing import CliRunner\n"
        "from sphinx_cfp.cli import commands\n"
        "print(CliRunner().invoke(commands, ['links', sys.argv[1]]).output, end='')\n"
        "heavy = ('asyncio', 'sphinx_cfp.checks.prose_dates', 'sphinx_cfp.exporters', 'sphinx')\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(page)], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("1 link: all fine\n[]\n", "")
