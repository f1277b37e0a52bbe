"""``sphinx-cfp new``: its questions on a terminal, its options, and what it writes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.processes.running import run_module

pty = pytest.importorskip("pty", reason="a terminal to answer questions on: POSIX only")

if TYPE_CHECKING:
    from pathlib import Path

COMMAND = [sys.executable, "-m", "sphinx_cfp"]
AWKWARD = {
    "plain": "Workshop on Quiet Machines",
    "quoted": '"Quiet" machines',
    "half a quotation": '"Quiet machines',
    "an apostrophe": "'Tis quiet",
    "a block of YAML": "| quiet",
    "markup": "*Quiet* <b>machines</b> [x](y) `a` $5 {cfp:date}`paper` \\x # 1",
    "another script": "静かな機械のワークショップ",
    "no letter": "— !",
}


def run(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return run_module("sphinx_cfp", *arguments, folder=folder)


def on_a_terminal(*arguments: str, folder: Path, answers: list[str]) -> tuple[int, str]:
    """Run the command on a terminal and answer each question when it has been asked."""
    ours, its = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, *arguments], cwd=folder, stdin=its, stdout=its, stderr=its, close_fds=True,
        env={**os.environ, "TERM": "dumb"},
    )  # fmt: skip
    os.close(its)
    shown, asked, deadline = b"", 0, time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            piece = os.read(ours, 4096)
        except OSError:  # the terminal closed: Linux says so with EIO
            break
        if not piece:
            break
        shown += piece
        if shown.endswith(b": ") and asked < len(answers):
            os.write(ours, answers[asked].encode() + b"\n")
            asked += 1
    os.close(ours)
    assert asked == len(answers)
    return process.wait(timeout=30), shown.decode().replace("\r\n", "\n")


def test_six_questions_on_a_terminal(tmp_path: Path) -> None:
    status, shown = on_a_terminal(
        "new",
        folder=tmp_path,
        answers=[
            "Workshop on Quiet Machines",
            "QM",
            "",
            "31 June 2031",  # asked again
            "12–13 June 2031",
            "",
            "openreview",  # asked again
            "https://openreview.net/group?id=QM",
        ],
    )
    assert status == 0, shown
    assert "June has 30 days" in shown
    assert "is no address" in shown
    assert shown.endswith("  sphinx-cfp preview qm\n  sphinx-cfp build qm\n")
    page = (tmp_path / "qm/call.md").read_text("utf-8")
    facts = page.partition("```{cfp:call} ")[2].partition("\n```")[0]
    assert facts.splitlines() == [
        "qm-2031",
        ":title: Workshop on Quiet Machines",
        ":acronym: QM",
        ":dates: 12–13 June 2031",
        ":timezone: AoE",
        ":submit: https://openreview.net/group?id=QM",
    ]
    assert "- Workshop: 2031-06-12 – 2031-06-13\n" in page
    assert "host" not in facts


@pytest.mark.parametrize("answered", ["nothing", "everything"])
def test_what_is_written_builds_strictly_and_passes_its_checks(
    answered: str, tmp_path: Path
) -> None:
    given = {
        "--title": "Workshop on Quiet Machines",
        "--acronym": "QM",
        "--host": "ICM 2031",
        "--dates": "12–13 June 2031",
        "--timezone": "Europe/Vienna",
        "--submit": "https://cmt3.research.microsoft.com/QM2031",
    }
    options = [part for pair in given.items() for part in pair] if answered == "everything" else []
    assert run("new", "call", "--yes", *options, folder=tmp_path).returncode == 0
    built = run("build", "call", "--strict", "--nitpicky", "--quiet", folder=tmp_path)
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    assert run("check", "call", folder=tmp_path).returncode == 0


@pytest.mark.parametrize("title", AWKWARD.values(), ids=AWKWARD)
def test_a_title_arrives_as_it_was_given(title: str, tmp_path: Path) -> None:
    made = run("new", "call", "--yes", "--title", title, folder=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    built = run("build", "call", "--strict", "--no-pdf", "--quiet", folder=tmp_path)
    assert (built.returncode, built.stderr) == (0, "")
    [call] = json.loads((tmp_path / "call/_build/site/cfp.json").read_text("utf-8"))["calls"]
    assert call["title"] == title


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--dates", "31 June 2031", "June has 30 days"),
        ("--dates", "when it suits", "--dates: "),
        ("--timezone", "CEST/Mars", "--timezone: "),
        ("--submit", "openreview", "is no address"),
        ("--submit", "https://example.org/a b", "is no address"),
        ("--title", "two\nlines", "a line break"),
    ],
)
def test_an_answer_that_is_none(option: str, value: str, told: str, tmp_path: Path) -> None:
    refused = run("new", "call", "--yes", option, value, folder=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert told in refused.stderr
    assert "—" in refused.stderr
    assert not (tmp_path / "call").exists()


def test_nothing_is_asked_where_nobody_answers(tmp_path: Path) -> None:
    done = run("new", "call", folder=tmp_path)
    assert done.stdout == (
        "A call to fill in is in call. The next two commands:\n"
        "  sphinx-cfp preview call\n  sphinx-cfp build call\n"
    )


def test_what_publishes_it_is_there(tmp_path: Path) -> None:
    assert run("new", "call", folder=tmp_path).returncode == 0
    workflow = (tmp_path / "call/.github/workflows/site.yml").read_text("utf-8")
    assert "permissions: {}" in workflow
    assert "_build/" in (tmp_path / "call/.gitignore").read_text("utf-8").splitlines()
    assert "sphinx-cfp build" in (tmp_path / "call/.gitlab-ci.yml").read_text("utf-8")
    assert (tmp_path / "call/.readthedocs.yaml").is_file()
    assert (tmp_path / "call/README.md").is_file()
    conf = (tmp_path / "call/conf.py").read_text("utf-8").splitlines()
    assert len([line for line in conf if line and not line.startswith(("#", '"'))]) <= 12
