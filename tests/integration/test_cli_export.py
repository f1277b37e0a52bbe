"""``sphinx-cfp export`` and ``sphinx-cfp diff``, as they are typed."""

from __future__ import annotations

import json
import subprocess
from email import message_from_string
from typing import TYPE_CHECKING

import icalendar
import pytest
from tests.integration.test_outputs import CALL, ONE, TWO
from tests.processes.running import run_module
from tests.projects import CONF, tree, write_project

if TYPE_CHECKING:
    from pathlib import Path


def run(
    *arguments: str | Path, folder: Path, inside: str = "."
) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, or in one inside it."""
    given = {"SOURCE_DATE_EPOCH": "1683000000", "TMPDIR": str((folder / "tmp").resolve())}
    return run_module("sphinx_cfp", *arguments, folder=folder / inside, environment=given)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the sources of one call in ``docs``, and of two in ``two``."""
    write_project(tmp_path / "docs", dict(ONE), CONF)
    write_project(tmp_path / "two", dict(TWO), CONF)
    (tmp_path / "tmp").mkdir()
    return tmp_path


def refused(*arguments: str | Path, folder: Path) -> tuple[int, str]:
    """The exit code of a command that must say why it does not run, and what it says."""
    done = run(*arguments, folder=folder)
    assert done.returncode
    assert "Traceback" not in done.stderr
    assert list((folder / "tmp").iterdir()) == []
    return done.returncode, done.stderr


def test_a_format_goes_to_the_screen_or_into_a_file_and_leaves_nothing_else(folder: Path) -> None:
    before = tree(folder)
    done = run("export", "icalendar", "docs", folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(icalendar.Calendar.from_ical(done.stdout).walk("VEVENT")) == 3
    assert tree(folder) == before
    assert run("export", "icalendar", "--output", "out.ics", folder=folder).stdout == ""
    assert (folder / "out.ics").read_bytes().decode() == done.stdout.replace("\n", "\r\n")
    assert tree(folder).keys() - before.keys() == {"out.ics"}


def test_one_of_several_calls_is_named(folder: Path) -> None:
    code, said = refused("export", "announcement", "two", folder=folder)
    assert code == 2
    assert said == "error: which call? — name one with --call: a-2023, b-2023\n"
    done = run("export", "announcement", "two", "--call", "b-2023", folder=folder)
    assert done.stdout.startswith("Subject: Extended deadline: WOC 2023")
    code, said = refused("export", "announcement", "two", "--call", "c", folder=folder)
    assert (code, said) == (2, "error: no call has the key c — there are: a-2023, b-2023\n")


def test_an_announcement_has_layouts(folder: Path) -> None:
    html = run("export", "announcement", "docs", "--format", "html", folder=folder).stdout
    assert html.startswith("<!DOCTYPE html>")
    (folder / "mail.j2").write_text(
        "{{ call.acronym }}: {{ announcement.dates[0].rows[0].value }}\n"
    )
    done = run("export", "announcement", "docs", "--template", "mail.j2", folder=folder)
    assert done.stdout == "WOC: Wed 31 May 2023, 23:59 AoE\n"
    (folder / "bad.j2").write_text("Dear all,\n{{ call.acronim }}\n")
    code, said = refused("export", "announcement", "docs", "--template", "bad.j2", folder=folder)
    assert code == 1
    assert said == "bad.j2:2: error[template]: 'dict object' has no attribute 'acronim'\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("export", "icalender", "docs"), 2, "'icalender' is not one of"),
        (("export", "icalendar", "nowhere"), 2, "there is no folder nowhere"),
        (("export", "wikicfp", "docs", "--template", "x"), 2, "are for announcements"),
        (("export", "announcement", "docs", "--template", "nowhere"), 2, "nowhere: No such file"),
        (("export", "icalendar", "docs", "-o", "no/folder/x"), 2, "no/folder/x: No such file"),
        (("diff", "docs", "nowhere"), 2, "there is no nowhere — name a cfp.json"),
        (("diff", "docs", "tmp"), 2, "tmp holds no conf.py"),
        (("diff", "docs/conf.py", "docs"), 1, "docs/conf.py: not a cfp.json"),
        (("diff", "docs", "docs", "--mail"), 2, "no date moved"),
        (("diff", "docs", "docs", "--call", "x"), 2, "neither side has a call with the key x"),
        (("diff", "HEAD:docs", "docs"), 2, "HEAD:docs: not a git repository"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    arguments: tuple[str, ...], code: int, said: str, folder: Path
) -> None:
    found, words = refused(*arguments, folder=folder)
    assert said in words
    assert found == code


def test_sources_with_errors_are_reported_and_nothing_is_written(folder: Path) -> None:
    page = folder / "docs/call.md"
    page.write_text(page.read_text("utf-8").replace("2023-06-19", "2023-02-31"))
    (folder / "out.ics").write_text("kept")
    code, said = refused("export", "icalendar", "docs", "-o", "out.ics", folder=folder)
    assert code == 1
    assert "docs/call.md:" in said
    assert "error[date_impossible]" in said
    assert said.endswith("docs has errors: 1 finding\n")
    assert (folder / "out.ics").read_text() == "kept"


def git(folder: Path, *arguments: str) -> None:
    """Run git with an author of its own."""
    author = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "init.defaultBranch=main",
    ]
    subprocess.run(["git", *author, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path) -> Path:
    """A repository in which the deadline was 24 May at ``v1``."""
    page = folder / "docs/call.md"
    moved = page.read_text("utf-8")
    page.write_text(
        moved.replace("~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: visa delays)", "2023-05-24")
    )
    git(folder, "init", "--quiet")
    git(folder, "add", "docs")
    git(folder, "commit", "--quiet", "--message", "first")
    git(folder, "tag", "v1")
    page.write_text(moved)
    return folder


def test_a_revision_is_compared_with_the_folder(repository: Path) -> None:
    done = run("diff", "v1:docs", "docs", folder=repository)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "WOC (woc-2023)\n\n"
        "  Paper deadline: 24 May 2023, 23:59 AoE → 31 May 2023, 23:59 AoE (7 days later)\n"
    )
    assert list((repository / "tmp").iterdir()) == []
    inside = run("diff", "v1:.", ".", folder=repository, inside="docs")
    assert inside.stdout == done.stdout


def test_the_mail_is_ready_to_send(repository: Path) -> None:
    done = run("diff", "v1:docs", "docs", "--mail", folder=repository)
    message = message_from_string(done.stdout)
    assert message["Subject"] == "WOC: Paper deadline extended to 31 May 2023, 23:59 AoE"
    assert "Details: https://example.org/call/" in str(message.get_payload())


def test_a_published_file_is_compared_with_a_folder_and_a_revision_of_a_file(
    repository: Path,
) -> None:
    run("export", "json", "docs", "-o", "cfp.json", folder=repository)
    git(repository, "add", "cfp.json")
    git(repository, "commit", "--quiet", "--message", "data")
    done = run("diff", "v1:docs", "cfp.json", "--format", "json", folder=repository)
    (call,) = json.loads(done.stdout)
    assert [change["days"] for change in call["changes"]] == [7]
    assert run("diff", "main:cfp.json", "docs", folder=repository).stdout == "No date changed.\n"


def test_a_page_that_hides_its_history_is_warned_of(repository: Path) -> None:
    page = repository / "docs/call.md"
    page.write_text(
        CALL.format(key="woc-2023").replace(
            "~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: visa delays)", "2023-05-31"
        )
    )
    done = run("diff", "v1:docs", "docs", folder=repository)
    assert done.returncode == 0
    assert done.stderr == (
        "warning: woc-2023.paper: the page does not say what it was before: 2023-05-24 AoE — "
        "write ~~2023-05-24 AoE~~ 2023-05-31 AoE (moved YYYY-MM-DD: why)\n"
    )


@pytest.mark.parametrize("name", ["--output=x:docs", "v1:nowhere", "v9:docs", "v1:../outside"])
def test_a_revision_that_is_none_is_refused(name: str, repository: Path) -> None:
    code, said = refused("diff", "--", name, "docs", folder=repository)
    assert code == 2
    assert said.startswith("error: ")
    assert said.count("\n") == 1
