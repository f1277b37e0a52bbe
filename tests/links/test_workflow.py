"""The workflow that looks after the links of a call: its scripts, run as its host runs them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from tests.links import code_host
from tests.links.faults.server import FaultServer
from tests.links.faults.streams import Request, Stream, page, status
from tests.processes.running import LIMIT, as_script
from tests.projects import CONF, write_project

from sphinx_cfp.cli.new import STARTER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = STARTER / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))
GONE: set[str] = set()
"""The pages of the server that are gone at the moment."""


async def _page(request: Request, stream: Stream) -> None:
    path = request.rest.strip("/")
    await (status(404) if path in GONE else page("<title>x</title>"))(request, stream)


def workflow(name: str) -> dict[str, Any]:
    """A workflow; "on" is a truth value to YAML 1.1."""
    found = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    return {("on" if key is True else key): value for key, value in found.items()}


def script(job: str, containing: str) -> str:
    """The script of the one step of a job that contains a text."""
    steps = workflow("links.yml")["jobs"][job]["steps"]
    (found,) = [step["run"] for step in steps if containing in step.get("run", "")]
    return str(found)


class Host:
    """A machine on which the steps of a job run one after the other, with the fake code host."""

    def __init__(self, folder: Path, server: FaultServer) -> None:
        self.folder = folder
        self.server = server
        self.issues = folder / "issues.json"
        self.issues.write_text(json.dumps({"labels": [], "issues": {}, "said": []}))
        programs = folder / "bin"
        programs.mkdir()
        host = f'#!/bin/sh\nexec "{sys.executable}" "{code_host.__file__}" "$@"\n'
        for name, text in (("gh", host), ("sphinx-cfp", as_script("sphinx_cfp"))):
            program = programs / name
            program.write_text(text)
            program.chmod(0o755)
        self.environment = {
            **os.environ,
            "PATH": f"{programs}:{os.environ['PATH']}",
            "ISSUES": str(self.issues),
            "GITHUB_ENV": str(folder / "env"),
            "GH_TOKEN": "a-token",
        }

    def run(self, text: str) -> subprocess.CompletedProcess[str]:
        """Run a script as the host does: with ``bash -e``, and what ``GITHUB_ENV`` holds."""
        given = dict(
            line.split("=", 1)
            for path in [self.folder / "env"]
            if path.exists()
            for line in path.read_text().splitlines()
        )
        return subprocess.run(
            ["bash", "-e", "-c", text], cwd=self.folder / "call", env={**self.environment, **given},
            capture_output=True, text=True, timeout=LIMIT, check=False,
        )  # fmt: skip

    def write(self, *names: str) -> None:
        """A call that links to these pages of the server."""
        links = [f"[{name}]({self.server.site('pages')}/pages/{name})" for name in names]
        files = {"index.md": "# Call\n\n" + ",\n".join(links) + "\n"}
        write_project(self.folder / "call", files, f"{CONF}cfp_links_allow = ['127.0.0.0/8']\n")

    def night(self) -> dict[str, Any]:
        """Both scripts of a night; the issues after it, and what was said to the code host.

        Each night is days after the last: what worked then is asked again.
        """
        (self.folder / "call" / "links.sqlite").unlink(missing_ok=True)
        self.issues.write_text(json.dumps({**json.loads(self.issues.read_text()), "said": []}))
        for text in (script("all", "links.sqlite"), script("all", "gh issue")):
            done = self.run(text)
            assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(self.issues.read_text())
        return found


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    GONE.clear()
    with FaultServer({"pages": _page}, tmp_path) as server:
        yield Host(tmp_path, server)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_rights_are_given_job_by_job(path: Path) -> None:
    found = workflow(path.name)
    assert found["permissions"] == {}
    for job in found["jobs"].values():
        assert job["timeout-minutes"] <= 15
        for step in job["steps"]:
            assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", step.get("uses", f"a@{'0' * 40}"))
            assert "${{" not in step.get("run", "")  # what a stranger wrote is no part of a script
    uses = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert all(re.search(r" # v\d+\.\d+\.\d+$", use) for use in uses)


def test_a_pull_request_has_no_rights_to_write_and_asks_for_new_links_only() -> None:
    found = workflow("links.yml")
    assert "pull_request_target" not in found["on"]
    job = found["jobs"]["new"]
    assert job["permissions"] == {"contents": "read"}
    assert job["if"] == "github.event_name == 'pull_request'"
    assert found["jobs"]["all"]["if"] == "github.event_name != 'pull_request'"
    assert '--since "$BASE"' in script("new", "sphinx-cfp links")


def test_an_issue_is_opened_once_updated_and_closed(host: Host) -> None:
    host.write("hall", "plan", "map")
    assert host.night()["issues"] == {}

    GONE.update({"hall"})
    (issue,) = host.night()["issues"].values()
    assert (issue["state"], issue["title"]) == ("open", "Links that do not work")
    lines = [line for line in issue["body"].splitlines() if line.startswith("    ")]
    assert len(lines) == 1
    assert lines[0].startswith("    index.md:3:8: error[link_broken]: http://127.77.")

    same = host.night()
    assert same["issues"] == {"1": issue}
    assert "issue edit" not in same["said"]

    GONE.update({"plan"})
    host.write("hall", "plan", "map", "new")
    (updated,) = host.night()["issues"].values()
    assert updated["body"].count("error[link_broken]") == 2
    assert updated["state"] == "open"

    GONE.clear()
    (closed,) = host.night()["issues"].values()
    assert (closed["state"], closed["comments"]) == ("closed", ["Every link works again."])
    assert host.night()["said"] == ["label create", "issue list"]

    GONE.update({"new"})
    again = host.night()["issues"]
    assert [issue["state"] for issue in again.values()] == ["closed", "open"]


def test_what_could_not_be_checked_changes_no_issue(host: Host) -> None:
    host.write("hall")
    (host.folder / "call" / "conf.py").write_text("1 / 0\n")
    done = host.run(script("all", "links.sqlite"))
    assert done.returncode == 2
    assert not (host.folder / "env").exists()
    host.write("hall")
    (host.folder / "call" / "index.md").write_text("# Call\n\n```{include} nowhere.md\n```\n")
    assert host.run(script("all", "links.sqlite")).returncode == 1
    assert not (host.folder / "env").exists()


def test_an_issue_holds_no_more_than_its_host_takes(host: Host) -> None:
    names = [f"{number:03}-{'é' * 90}" for number in range(260)]
    lines = [
        f"index.md:{n}:1: error[link_broken]: https://a.org/{name} — gone"
        for n, name in enumerate(names)
    ]
    host.write()
    (host.folder / "call" / "links.txt").write_text("\n".join([*lines * 2, ""]), "utf-8")
    (host.folder / "env").write_text("BROKEN=1\n")
    done = host.run(script("all", "gh issue"))
    assert done.returncode == 0, done.stderr
    (issue,) = json.loads(host.issues.read_text())["issues"].values()
    assert issue["body"].count("error[link_broken]") == 200


def test_the_script_of_a_pull_request_tells_of_what_it_adds(host: Host) -> None:
    GONE.update({"hall", "plan"})
    host.write("hall")
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@woc-workshop.org"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "call"]):
        subprocess.run([*git, *words], cwd=host.folder / "call", check=True)
    text = script("new", "sphinx-cfp links")
    host.environment["BASE"] = "HEAD"
    assert (host.run(text).returncode, host.run(text).stdout) == (0, "")
    host.write("hall", "plan")
    done = host.run(text)
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith("::error file=index.md,line=4,title=link_broken,col=8::")
