"""``sphinx-cfp extend``: the line that it writes, what it says, and what it refuses to touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.manual.examples import CALL, CONF, DATES
from tests.processes.running import run_module
from tests.projects import tree, write_project

from sphinx_cfp.cli.date_lines import current_text, with_move
from sphinx_cfp.cli.extend import moved, new_value
from sphinx_cfp.cli.registries import read_folder

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

MOVED = "~~2031-03-14~~ 2031-03-21 (moved 2031-03-02: late template)"
REST = """\
Call
====

.. cfp:call:: qm-2031
   :title: Workshop on Quiet Machines
   :dates: 12–13 June 2031
   :timezone: AoE
   :contact: chairs@quiet-machines.example

.. cfp:dates::

   - Papers due: **14 March 2031**
   - Registration: 1 April – 15 May 2031
   - Workshop: 12–13 June 2031
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command on 2 March 2031."""
    given = {"SOURCE_DATE_EPOCH": "1930176000"}
    return run_module("sphinx_cfp", "extend", *arguments, folder=folder, environment=given)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_project(tmp_path / "docs", {"index.md": (CALL + DATES).replace("\n", "\r\n")}, CONF)
    return tmp_path


def test_the_line_is_moved_and_nothing_else(folder: Path) -> None:
    before = tree(folder)
    done = run(folder, "paper", "2031-03-21", "--reason", "late template", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    page = before.pop("docs/index.md").replace(b"2031-03-14", MOVED.encode())
    assert tree(folder) == {**before, "docs/index.md": page}
    assert "written, and read again: paper is 2031-03-22T11:59:59Z" in done.stdout
    assert "Subject: QM: Submission deadline extended to 21 March 2031, 23:59 AoE" in done.stdout
    assert (
        "https://openreview.net/group?id=Quiet/2031: enter what submission/openreview.json"
        in done.stdout
    )
    assert "trackers/ccfddl.yml" in done.stdout


def test_a_second_move_keeps_the_first(folder: Path) -> None:
    run(folder, "paper", "2031-03-21", "--reason", "late template", "--yes")
    assert run(folder, "paper", "28 March", "--yes").returncode == 0
    page = (folder / "docs/index.md").read_text("utf-8")
    assert (
        "- Submission deadline: ~~2031-03-14~~ ~~2031-03-21~~ (moved 2031-03-02: late template)"
        " 2031-03-28 (moved 2031-03-02)\n" in page
    )


@pytest.mark.parametrize("options", [("--dry-run",), ("--dry-run", "--yes")])
def test_a_dry_run_shows_everything_and_writes_nothing(
    folder: Path, options: tuple[str, ...]
) -> None:
    before = tree(folder)
    done = run(folder, "paper", "2031-03-21", *options)
    assert (done.returncode, tree(folder)) == (0, before)
    assert "+- Submission deadline: ~~2031-03-14~~ 2031-03-21 (moved 2031-03-02)" in done.stdout
    assert "Subject: " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("papr", "2031-03-21"), "did you mean ‘paper’?"),
        (("paper", "2031-03-13"), "is not after 2031-03-14"),
        (("paper", "2031-03-14"), "is not after 2031-03-14"),
        (("paper", "next fryday"), "is no date"),
        (("paper", "TBA"), "is no day"),
        (("paper", "2031-02-30"), "there is no 30 February"),
        (("event", "2031-06-20"), "write both ends"),
        (("paper", "2031-03-21"), "say --yes"),
        (("paper", "2031-03-21", "--reason", "a\nb", "--yes"), "no line of text"),
    ],
)
def test_what_cannot_be_moved_is_refused_in_a_line(
    folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = tree(folder)
    done = run(folder, *arguments)
    assert (done.returncode, tree(folder)) == (2, before)
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("~~2031-03-14~~", "is struck"),
        ("2031-03-14 (cancelled)", "docs/index.md:16: error: ‘Submission deadline’ is cancelled"),
        ("TBA", "no day yet"),
    ],
)
def test_what_has_no_day_that_holds_is_not_moved(folder: Path, line: str, said: str) -> None:
    page = (CALL + DATES).replace("2031-03-14", line)
    (folder / "docs/index.md").write_text(page, "utf-8")
    done = run(folder, "paper", "2031-03-21", "--yes")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert said in done.stderr


@pytest.mark.parametrize(
    ("written", "new", "line"),
    [
        ("**`2031/03/14`**", "2031-03-21", "**`~~2031/03/14~~`** 2031-03-21 (moved 2031-03-02: x)"),
        (
            "14 March 2031, 17:00 UTC",
            "21 March 2031",
            "~~14 March 2031, 17:00 UTC~~ 2031-03-21 17:00 UTC (moved 2031-03-02: x)",
        ),
        (
            "Friday, 14 March 2031 (firm)",
            "2031-03-21 12:00",
            "~~Friday, 14 March 2031~~ 2031-03-21 12:00 (moved 2031-03-02: x) (firm)",
        ),
        (
            "14 March; submit on [OpenReview](https://openreview.net/)",
            "21 March",
            "~~14 March~~ 2031-03-21 (moved 2031-03-02: x); submit on"
            " [OpenReview](https://openreview.net/)",
        ),
    ],
)
def test_the_way_in_which_a_line_is_written_stays(
    folder: Path, written: str, new: str, line: str
) -> None:
    page = (CALL + DATES).replace("2031-03-14", written)
    (folder / "docs/index.md").write_text(page, "utf-8")
    done = run(folder, "paper", new, "--reason", "x", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    changed = (folder / "docs/index.md").read_text("utf-8")
    assert f"- Submission deadline: {line}\n" in changed


def test_restructuredtext_and_the_end_of_a_range(tmp_path: Path) -> None:
    write_project(tmp_path / "docs", {"index.rst": REST}, CONF)
    assert run(tmp_path, "paper", "21 March 2031", "--yes").returncode == 0
    assert run(tmp_path, "registration", "20 May 2031", "--yes").returncode == 0
    page = (tmp_path / "docs/index.rst").read_text("utf-8")
    assert "- Papers due: **~~14 March 2031~~** 2031-03-21 (moved 2031-03-02)\n" in page
    assert "~~1 April – 15 May 2031~~ 2031-04-01 – 2031-05-20 (moved 2031-03-02)\n" in page


def test_a_page_that_would_contradict_another_is_put_back(folder: Path) -> None:
    """Another page repeats the date: moved in one place alone, the two would disagree."""
    other = (
        "# Again\n\n```{cfp:date} Submission deadline: 2031-03-14\n:ignore: duplicate_key\n```\n"
    )
    again = other.replace("# Again", "# Again\n\nOf {cfp:call}`quiet-machines-2031`.")
    write_project(folder / "docs", {"again.md": again, "conf.py": CONF})
    before = tree(folder)
    done = run(folder, "paper", "2031-03-21", "--yes")
    assert done.returncode == 1
    assert "is as it was" in done.stderr
    assert tree(folder) == before


def test_a_value_that_is_not_found_is_left_to_its_author(folder: Path) -> None:
    read = read_folder(folder / "docs").registry
    item = read.dates["quiet-machines-2031.paper"]
    value = new_value("2031-03-21", item, read)
    assert current_text(item) == "2031-03-14"
    assert with_move("\n" * 40, item, value.text, "(moved)") is None
    assert moved(item, value.when, value.when.start.day, "").was[-1].was == item.when  # type: ignore[union-attr]
