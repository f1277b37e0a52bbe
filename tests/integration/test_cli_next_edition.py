"""``sphinx-cfp next-edition``: the page that it writes builds, and says what nobody can know yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.processes.running import run_module
from tests.projects import tree, write_project

from sphinx_cfp.cli.edition_links import code_apart
from sphinx_cfp.cli.registries import read_folder

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

CONF = """\
project = "QM"
extensions = ["myst_parser", "sphinx_design", "sphinx_cfp"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
html_baseurl = "https://quiet-machines.example/"
exclude_patterns = ["_build"]
cfp_checks = dict.fromkeys(["missing_date", "contact_missing", "link_placeholder"], "off")
"""

INDEX = """\
# Quiet Machines

Papers are due by {cfp:date}`paper`, [see](#notification).

```{toctree}
call
```
"""

CALL = """\
(the-call)=
# Call for papers

```{cfp:call} qm-2031
:title: Third Workshop on Quiet Machines
:acronym: QM 2031
:edition: 3
:host: Conference on Machines 2031
:host-url: https://machines.net/2031
:location: Graz, Austria
:dates: 12–13 June 2031
:timezone: AoE
:submit: https://openreview.net/group?id=Quiet/2031
:template: https://quiet-machines.net/2031/style.zip
:contact: chairs@quiet-machines.net
:published: 2030-11-02
```

Submit by {cfp:date}`paper` on [OpenReview](https://openreview.net/group?id=Quiet/2031). Go back
to [the call](#the-call).

We meet in Graz. Take the tram.

## Important dates

:::{cfp:dates}

- Submission deadline: ~~2031-03-14~~ ~~2031-03-17~~ (moved 2031-02-27) 21 March (moved 2031-03-02: why)
- Acceptance notification: 2031-04-25 (firm), by mail
- Camera-ready version: late May 2031
- Registration: 2031-05-01 17:00 UTC
- Workshop: 12–13 June 2031

:::

```{cfp:date} Travel grants: 2031-04-30
:no-later-than: 2031-05-01 (https://machines.net/2031/grants)
```
"""

REST_INDEX = """\
Quiet Machines
==============

Papers are due by :cfp:date:`paper`.

.. toctree::

   call
"""

REST = """\
Call for papers
===============

.. cfp:call:: qm-2031
   :title: Workshop on Quiet Machines
   :submit: https://openreview.net/group?id=Quiet/2031
   :dates: 12–13 June 2031
   :timezone: AoE

Submit by :cfp:date:`paper`.

.. cfp:dates::

   - Papers due: **14 March 2031**
   - Workshop: 12–13 June 2031
"""


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command on 2 March 2031, where nobody can be asked."""
    given = {"SOURCE_DATE_EPOCH": "1930176000"}
    return run_module("sphinx_cfp", *arguments, folder=folder, environment=given)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_project(tmp_path / "docs", {"index.md": INDEX, "call.md": CALL}, CONF)
    return tmp_path


def page_after(folder: Path, *options: str) -> str:
    """The new page, the command having succeeded."""
    done = run(folder, "next-edition", "--yes", *options)
    assert (done.returncode, done.stderr) == (0, "")
    (path,) = (folder / "docs").glob("call-20*")
    return path.read_text("utf-8")


def test_the_dates_go_on_with_the_event_from_what_was_announced_first(folder: Path) -> None:
    page = page_after(folder, "--dates", "10–11 June 2032")
    assert (
        page[page.index(":::{cfp:dates}") :]
        == """\
:::{cfp:dates}

- Submission deadline: 2032-03-12 (tentative)
- Acceptance notification: 2032-04-23 (tentative), by mail
- Camera-ready version: TBA
- Registration: 2032-04-29 17:00 UTC (tentative)
- Workshop: 2032-06-10 – 2032-06-11

:::

```{cfp:date} Travel grants: 2032-04-28 (tentative)
```
"""
    )


def test_what_nobody_can_know_is_asked_in_the_page_and_on_the_screen(folder: Path) -> None:
    done = run(folder, "next-edition", "--yes", "--dates", "10–11 June 2032")
    page = (folder / "docs/call-2032.md").read_text("utf-8")
    asked = [line.removeprefix("% ? ") for line in page.splitlines() if line.startswith("% ? ")]
    assert [f"- {question}" for question in asked] == [
        line for line in done.stdout.splitlines() if line.startswith("- ") and "? " in line
    ]
    for name in ("submit", "template", "host-url", "location", "edition", "no-later-than", "host"):
        assert any(question.startswith(f":{name}: ") for question in asked), name
    assert "Camera-ready version: when? In 2031 it was “late May 2031”" in asked
    head = page[: page.index("% A line")]
    assert (
        "{cfp:call} qm-2032\n:title: Third Workshop on Quiet Machines\n:acronym: QM 2032\n" in head
    )
    assert ":dates: 2032-06-10 – 2032-06-11\n:previous: qm-2031\n" in head
    assert "published" not in head


def test_leftovers_are_pointed_at_in_their_line(folder: Path) -> None:
    said = run(folder, "next-edition", "--yes", "--dates", "10–11 June 2032").stdout
    page = (folder / "docs/call-2032.md").read_text("utf-8").splitlines()
    told = said[said.index("still name the old edition") : said.index("What the checks find")]
    lines = [line for line in told.splitlines() if line.startswith("docs/")]
    places = {line.split(":")[1]: line.split(": ")[1] for line in lines}
    assert {(page[int(number) - 1][:20], word) for number, word in places.items()} == {
        (":title: Third Worksh", "Third Workshop"),
        ("Submit by {cfp:date}", "2031"),
        ("We meet in Graz. Tak", "Graz"),
    }
    assert "[link_venue]" in said


def test_both_pages_build_strictly_and_lead_to_each_other(folder: Path) -> None:
    page_after(folder, "--dates", "10–11 June 2032")
    done = run(folder, "build", "docs", "--nitpicky", "--no-pdf")
    assert (done.returncode, "error" in done.stderr) == (0, False)
    assert "label" not in done.stderr
    site = folder / "docs/_build/site"
    assert 'href="../call-2032/#qm-2032"' in (site / "call/index.html").read_text("utf-8")
    assert 'href="../call/#qm-2031"' in (site / "call-2032/index.html").read_text("utf-8")
    index = (folder / "docs/index.md").read_text("utf-8")
    assert "```{toctree}\ncall-2032\ncall\n```" in index
    assert "{cfp:date}`qm-2031.paper`, [see](#qm-2031.notification)" in index


def test_the_old_page_gets_one_sentence_and_nothing_else(folder: Path) -> None:
    page_after(folder, "--dates", "10–11 June 2032")
    sentence = "\n{cfp:call}`The call of 2032 <qm-2032>` has a page of its own.\n"
    assert sentence in (folder / "docs/call.md").read_text("utf-8")
    assert (folder / "docs/call.md").read_text("utf-8").replace(sentence, "") == CALL


def test_without_days_nothing_is_counted(folder: Path) -> None:
    page = page_after(folder)
    assert ":year: 2032\n:previous: qm-2031" in page
    assert "- Submission deadline: TBA\n" in page
    assert "- Workshop: TBA\n" in page
    assert "Submission deadline: when? In 2031 it was 2031-03-14" in page
    read_folder(folder / "docs")


def test_the_year_after_goes_on_from_the_latest(folder: Path) -> None:
    page_after(folder, "--dates", "10–11 June 2032")
    done = run(folder, "next-edition", "--yes", "--dates", "9–10 June 2033")
    assert (done.returncode, done.stderr) == (0, "")
    page = (folder / "docs/call-2033.md").read_text("utf-8")
    assert ":previous: qm-2032\n" in page
    assert "- Submission deadline: 2033-03-11 (tentative)\n" in page
    assert page.count("A line that begins with") == 1
    assert "qm-2031" not in page
    assert "\n\n\n" not in page
    assert page.startswith("(the-call-2033)=\n")


def test_restructuredtext(tmp_path: Path) -> None:
    write_project(tmp_path / "docs", {"index.rst": REST_INDEX, "call.rst": REST}, CONF)
    page = page_after(tmp_path, "--dates", "10–11 June 2032")
    assert "- Papers due: **2032-03-12 (tentative)**\n" in page
    assert "   ? :submit: where are papers submitted?" in page
    assert ":cfp:call:`The call of 2031 <qm-2031>`" in page
    done = run(tmp_path, "build", "docs", "--strict", "--no-pdf")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_value_with_markup_in_it_is_replaced_whole_and_asked_for(folder: Path) -> None:
    path = folder / "docs/call.md"
    path.write_text(CALL.replace("2031-04-25 (firm), by mail", "25 *April* 2031"), "utf-8")
    page = page_after(folder, "--dates", "10–11 June 2032")
    assert "\n- Acceptance notification: 2032-04-23 (tentative)\n" in page
    asked = "what stood behind it was: - Acceptance notification: 25 *April* 2031"
    assert f"% ? Acceptance notification: {asked}" in page


def test_a_call_on_the_front_page_and_line_ends_of_windows(tmp_path: Path) -> None:
    page = CALL.replace("\n", "\r\n").encode()
    write_project(tmp_path / "docs", {"index.md": page}, CONF)
    assert run(tmp_path, "next-edition", "--yes", "--dates", "10–11 June 2032").returncode == 0
    after = tree(tmp_path / "docs")
    assert after["call-2032.md"].count(b"\n") == after["call-2032.md"].count(b"\r\n")
    assert b"\n/call-2032\n" in after["index.md"].replace(b"\r\n", b"\n")
    done = run(tmp_path, "build", "docs", "--no-pdf")
    assert (done.returncode, "toctree" in done.stderr) == (0, False)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--dates", "10 June 2031"), "is not after the event of 2031"),
        (("--dates", "early June 2032"), "is no day"),
        (("--dates", "10 June"), "has no year"),
        (("--dates", "10 June 2032", "--year", "2033"), "leave one out"),
        (("--year", "2031"), "is not after 2031"),
        (("--call", "qm-2030"), "there are: qm-2031"),
    ],
)
def test_what_is_no_next_edition_is_refused(
    folder: Path, options: tuple[str, ...], said: str
) -> None:
    before = tree(folder)
    done = run(folder, "next-edition", "--yes", *options)
    assert (done.returncode, tree(folder)) == (2, before)
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_nothing_is_overwritten(folder: Path) -> None:
    (folder / "docs/call-2032.md").write_text("---\norphan: true\n---\n# Mine\n", "utf-8")
    before = tree(folder)
    done = run(folder, "next-edition", "--yes", "--year", "2032")
    assert (done.returncode, tree(folder)) == (2, before)
    assert "docs/call-2032.md exists" in done.stderr


def test_nothing_is_written_where_nobody_can_be_asked(folder: Path) -> None:
    before = tree(folder)
    done = run(folder, "next-edition", "--dates", "10–11 June 2032")
    assert (done.returncode, tree(folder)) == (2, before)
    assert "say --yes" in done.stderr


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("how.md", "`` {cfp:date}`paper` ``"),
        ("how.md", "```markdown\n{cfp:date}`paper`\n```"),
        ("how.md", "````markdown\n```{cfp:when} before paper\n```\n````"),
        ("how.rst", "``:cfp:date:`paper```"),
        ("how.rst", ".. code-block:: rst\n\n   :cfp:date:`paper`"),
        ("how.rst", "So::\n\n   :cfp:date:`paper`"),
    ],
)
def test_code_that_shows_how_to_write_is_left_as_it_is(name: str, code: str) -> None:
    role = ":cfp:date:`{}`" if name.endswith(".rst") else "{{cfp:date}}`{}`"
    page = f"{role.format('paper')} and\n\n{code}\n\n{role.format('paper')}\n"
    parts = code_apart(page)
    assert "".join(parts) == page
    (apart,) = (part.strip("\n") for part in parts[1::2])
    assert code.endswith(apart)
    assert "paper" in apart
    assert role.format("paper") in parts[0]
    assert role.format("paper") in parts[2]
