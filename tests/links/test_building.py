"""Links in a build: the builder ``cfp-links``, and builds that ask while they write."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.links.faults.server import FaultServer
from tests.links.faults.streams import Request, Stream, page, paths, redirect, status
from tests.projects import CONF, LIMIT, build_apart, findings_of, publish, tree, write_project

from sphinx_cfp.links.settings import Settings
from sphinx_cfp.links.subprocess import Run, RunError
from sphinx_cfp.model.locations import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


async def _silent(_request: Request, stream: Stream) -> None:
    await stream.forever()


NEW = page("<title>New</title>")
HANDLERS = {
    "fine": page("<title>Call</title><h2 id=dates>x</h2>"),
    "lost": status(404),
    "moved": paths(index=redirect("{site}/moved/new", 301), new=NEW),
    "wall": status(403),
    "silent": _silent,
}
LET_IN = "cfp_links_allow = ['127.0.0.0/8']\n"
CALL = """\
# Workshop on Calls

```{{cfp:call}} woc-2023
:title: Workshop on Calls
:acronym: WOC
:dates: 2023-07-28/29
:timezone: AoE
:submit: {lost}/lost
```

Read [what](page.md) is [fine]({fine}/fine#dates),
[moved]({moved}/moved) and [walled]({wall}/wall).

:::{{cfp:dates}}

- Submission deadline: 2023-05-24
- Notification: 2023-06-19

:::
"""
PAGE = "# Page\n\n[lost]({lost}/lost)\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FaultServer]:
    with FaultServer(HANDLERS, tmp_path_factory.mktemp("server")) as running:
        yield running


@pytest.fixture
def source(tmp_path: Path, server: FaultServer) -> Path:
    """A project of two pages with links of every kind."""
    sites = {name: server.site(name) for name in HANDLERS}
    files = {"index.md": CALL.format(**sites), "page.md": PAGE.format(**sites)}
    return write_project(tmp_path / "docs", files, f"{CONF}{LET_IN}")


def add(source: Path, text: str) -> None:
    """Add lines to ``conf.py``."""
    conf = source / "conf.py"
    conf.write_text(conf.read_text("utf-8") + text, "utf-8")


def told(warnings: str, source: Path) -> list[tuple[str, int, str, str]]:
    """Path, line, severity and code of each finding of a build."""
    return [
        (item.path, item.line, item.severity, item.code) for item in findings_of(warnings, source)
    ]


FOUND = [
    ("index.md", 8, "error", "link_broken"),
    ("index.md", 12, "warning", "link_moved"),
    ("page.md", 3, "error", "link_broken"),
]


def test_the_builder_warns_at_the_author_s_lines_and_writes_no_page(
    source: Path, tmp_path: Path
) -> None:
    for _ in range(2):  # an unchanged page is as wrong as before
        built = build_apart(source, tmp_path / "out", "-b", "cfp-links")
        assert told(built.warnings, source) == FOUND
        assert built.status == 1
    written = tree(tmp_path / "out")
    assert list(written) == ["links.jsonl"]
    records = [json.loads(line) for line in written["links.jsonl"].splitlines()]
    assert sorted(record["status"] for record in records) == ["error", "note", "ok", "warning"]


def test_a_build_without_errors_ends_with_0_and_with_1_only_if_warnings_count(
    source: Path, tmp_path: Path
) -> None:
    add(source, "linkcheck_ignore = [r'.*/lost']\n")
    built = build_apart(source, tmp_path / "out", "-b", "cfp-links")
    assert (built.status, told(built.warnings, source)) == (0, FOUND[1:2])
    assert build_apart(source, tmp_path / "out", "-W", "-b", "cfp-links").status == 1
    add(source, "suppress_warnings.append('cfp.link_moved')\n")
    assert build_apart(source, tmp_path / "out", "-W", "-b", "cfp-links").status == 0


def test_what_is_for_information_is_told_by_this_builder(source: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-b", "cfp-links", str(source), str(tmp_path / "o")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    assert f"{source}/index.md:12: " in done.stdout
    assert "[cfp.link_wall]" in done.stdout


@pytest.mark.parametrize("builder", ["cfp-links", "html"])
def test_an_option_of_linkcheck_that_cannot_be_meant_stops_the_build(
    builder: str, source: Path, tmp_path: Path
) -> None:
    add(source, "linkcheck_ignore = ['(']\ncfp_links = True\n")
    built = build_apart(source, tmp_path / "out", "-b", builder)
    assert built.status == 2
    assert "'linkcheck_ignore': " in built.warnings


def test_a_network_that_is_none_stops_the_build(source: Path, tmp_path: Path) -> None:
    add(source, "cfp_links_allow = ['everything']\n")
    built = build_apart(source, tmp_path / "out", "-b", "html")
    assert built.status == 2
    assert "'cfp_links_allow': 'everything'" in built.warnings


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_build_of_pages_has_the_findings_too_if_it_is_asked(
    jobs: str, source: Path, tmp_path: Path
) -> None:
    quiet = build_apart(source, tmp_path / "off", "-b", "html")
    assert (quiet.status, quiet.warnings) == (0, "")
    add(source, "cfp_links = True\n")
    built = build_apart(source, tmp_path / "on", "-b", "html", "-j", jobs)
    assert told(built.warnings, source) == FOUND
    assert built.status == 1
    leave = (".doctrees", ".buildinfo")
    assert tree(tmp_path / "on", leave) == tree(tmp_path / "off", leave)


def test_a_second_build_asks_only_for_what_failed(
    source: Path, tmp_path: Path, server: FaultServer
) -> None:
    add(source, "cfp_links = True\n")
    first = build_apart(source, tmp_path / "out", "-b", "html")
    fine, lost = len(server.logs["fine"].times), len(server.logs["lost"].times)
    second = build_apart(source, tmp_path / "out", "-b", "html")
    assert first.warnings == second.warnings
    assert len(server.logs["fine"].times) == fine
    assert len(server.logs["lost"].times) > lost


def test_only_builds_of_pages_ask(source: Path, tmp_path: Path, server: FaultServer) -> None:
    add(source, "cfp_links = True\n")
    before = server.connections
    for builder in ("cfp-check", "cfp-data", "gettext", "cfp-pdf"):
        built = build_apart(source, tmp_path / builder, "-b", builder)
        assert "link_" not in built.warnings
    assert server.connections == before


def test_a_site_is_published_with_what_is_a_warning_only(source: Path, tmp_path: Path) -> None:
    add(source, "cfp_links = True\n")
    refused = publish(source, tmp_path / "site", "--no-pdf")
    assert refused.status == 1
    assert refused.warnings.count("error[link_broken]") == 2
    assert not (tmp_path / "site").exists()
    add(source, "cfp_checks['link_broken'] = 'warning'\n")
    built = publish(source, tmp_path / "site", "--no-pdf")
    assert built.status == 0
    assert built.warnings.count("warning[link_broken]") == 2
    assert (tmp_path / "site" / "index.html").is_file()


def test_ctrl_c_tells_what_is_known_and_leaves_the_cache_whole(
    source: Path, tmp_path: Path, server: FaultServer
) -> None:
    (source / "page.md").write_text(f"# Page\n\n[silent]({server.site('silent')}/silent)\n")
    asked = len(server.logs["silent"].times)
    command = [sys.executable, "-m", "sphinx", "-b", "cfp-links", str(source), str(tmp_path / "o")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    _until(lambda: len(server.logs["silent"].times) > asked)
    time.sleep(0.8)
    process.send_signal(signal.SIGINT)
    printed, errors = process.communicate(timeout=20)
    assert process.returncode != 0
    assert "[cfp.link_broken]" in errors
    assert "was not asked: the check was stopped [cfp.link_unverified]" in printed
    before = len(server.logs["fine"].times)
    (source / "page.md").write_text("# Page\n\nText.\n")
    build_apart(source, tmp_path / "o", "-b", "cfp-links")
    assert len(server.logs["fine"].times) == before


def test_nobody_asks_on_when_the_build_is_gone(
    source: Path, tmp_path: Path, server: FaultServer
) -> None:
    (source / "page.md").write_text(f"# Page\n\n[silent]({server.site('silent')}/silent)\n")
    add(source, "cfp_links = True\n")
    asked = len(server.logs["silent"].times)
    command = [sys.executable, "-m", "sphinx", "-q", str(source), str(tmp_path / "out")]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    _until(lambda: len(server.logs["silent"].times) > asked)
    children = _children(process.pid)
    assert len(children) == 1
    process.kill()
    process.wait(10)
    _until(lambda: not any(_is_alive(pid) for pid in children))


def test_a_process_that_dies_is_told_and_one_that_is_not_needed_ends() -> None:
    here = Location("call.md", 3)
    run = Run([("https://woc-workshop.org/", here)], Settings(offline=True), None)
    (result,) = run.result().results
    assert (result.verdict.code, result.places) == ("link_unverified", (here,))
    run = Run([("https://woc-workshop.org/", here)], Settings(offline=True), None)
    run.stop()
    with pytest.raises(RunError, match="ended with -9"):
        _killed().result()


def _killed() -> Run:
    run = Run([("https://woc-workshop.org/", Location("call.md", 3))], Settings(offline=True), None)
    (child,) = _children(os.getpid())
    os.kill(child, signal.SIGKILL)
    return run


def _children(pid: int) -> list[int]:
    """The processes that ask, of those that a process has begun."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
            if int(parent) == pid and b"links.subprocess" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return found


def _is_alive(pid: int) -> bool:
    with suppress(OSError):
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        return state != "Z"  # a process whose parent is gone may wait for another to take note
    return False


def _until(holds: Callable[[], bool]) -> None:
    """Wait until something holds, 20 seconds at most."""
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)
