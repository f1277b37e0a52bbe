"""``sphinx-cfp check`` and ``explain``: what they print, how they end, what they put right."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.projects import LIMIT, tree, write_project

from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from pathlib import Path

CONF = """\
project = "Calls"
extensions = ["myst_parser", "sphinx_cfp"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
"""

CALL = """\
# Call for papers

```{cfp:call} woc-2031
:title: Workshop on Calls
:dates: 12–13 June 2031
:timezone: AoE
:contact: chairs@woc-2031.net
```

Submit by 14 March 2031, on OpenReview.

:::{cfp:dates}

- Submission deadline: 14 March 2031
- Notification: 25 April 2031
- Camera-ready: 18 April 2031

:::
"""

RIGHT = CALL.replace("18 April", "9 May").replace("14 March 2031, on", "{cfp:date}`paper`, on")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_project(tmp_path / "my call", {"index.md": CALL}, CONF)


def run(folder: Path, *arguments: str, terminal: bool = False) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder."""
    command = [sys.executable, "-m", "sphinx_cfp", *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1900000000"},
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT,
    )


def test_each_finding_is_told_with_its_line_and_the_place_in_it(source: Path) -> None:
    done = run(source, "check")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines() == [
        "index.md:10:11: warning[prose_date]: the text repeats ‘Submission deadline’ as “14 March 2031”"
        " — write {cfp:date}`paper`, so that it cannot go stale",
        "   10 | Submit by 14 March 2031, on OpenReview.",
        "      |           ^^^^^^^^^^^^^",
        "      = see index.md:14",
        "index.md:16:17: info[date_sequence]: ‘Camera-ready’ (2031-04-18) stands below ‘Notification’"
        " (2031-04-25) and is earlier — readers expect dates in order of time",
        "   16 | - Camera-ready: 18 April 2031",
        "      |                 ^^^^^^^^^^^^^",
        "      = see index.md:15",
        "index.md:16:17: error[order]: ‘Camera-ready’ (2031-04-18) is before ‘Notification’ (2031-04-25)"
        " — correct one of the two: ‘camera_ready’ comes after ‘notification’; or say in its label"
        " what else it is, as in Poster notification",
        "   16 | - Camera-ready: 18 April 2031",
        "      |                 ^^^^^^^^^^^^^",
        "      = see index.md:15",
        "1 error, 1 warning, 1 hint, looked at on 2030-03-17",
    ]


def test_nothing_is_written(source: Path) -> None:
    before = tree(source)
    run(source, "check")
    assert tree(source) == before


def test_a_right_call_is_told_so(source: Path) -> None:
    (source / "index.md").write_text(RIGHT, "utf-8")
    done = run(source, "check", "--fail-on", "info")
    assert (done.returncode, done.stdout) == (0, "nothing found, looked at on 2030-03-17\n")


@pytest.mark.parametrize(
    ("options", "status"),
    [
        (("--fail-on", "error"), 1),
        (("--only", "prose_date"), 1),
        (("--only", "prose_date", "--fail-on", "error"), 0),
        (("--only", "date_sequence"), 0),
        (("--only", "date_sequence", "--fail-on", "info"), 1),
        (("--ignore", "order", "--ignore", "prose_date"), 0),
        (("--only", "overdue"), 0),
    ],
)
def test_the_exit_code_is_that_of_the_worst_finding(
    source: Path, options: tuple[str, ...], status: int
) -> None:
    assert run(source, "check", *options).returncode == status


def test_json_has_every_side_of_a_finding_and_nothing_else_is_printed(source: Path) -> None:
    (source / "conf.py").write_text(CONF + 'print("configured")\n', "utf-8")
    done = run(source, "check", "--format", "json", "--today", "2031-01-02")
    found = json.loads(done.stdout)
    assert found["reference_date"] == "2031-01-02"
    assert [item["code"] for item in found["findings"]] == ["prose_date", "date_sequence", "order"]
    assert found["findings"][2] == {
        "code": "order",
        "severity": "error",
        "message": "‘Camera-ready’ (2031-04-18) is before ‘Notification’ (2031-04-25)",
        "fix": "correct one of the two: ‘camera_ready’ comes after ‘notification’; or say in its label"
        " what else it is, as in Poster notification",
        "path": "index.md",
        "line": 16,
        "column": 17,
        "related": [{"path": "index.md", "line": 15, "column": 0}],
    }


def test_annotations_name_file_line_and_column(source: Path) -> None:
    done = run(source.parent, "check", source.name, "--format", "github", "--only", "order")
    assert done.stdout.startswith(
        "::error file=my call/index.md,line=16,title=order,col=17::‘Camera-ready’"
    )


def test_sarif_explains_each_rule_that_was_broken(source: Path) -> None:
    log = json.loads(run(source, "check", "--format", "sarif").stdout)
    (found,) = log["runs"]
    rules = {rule["id"]: rule for rule in found["tool"]["driver"]["rules"]}
    assert sorted(rules) == ["date_sequence", "order", "prose_date"]
    assert all(rule["help"]["text"] for rule in rules.values())
    region = found["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 10, "startColumn": 11}


def test_what_others_say_of_a_page_is_told_too(source: Path) -> None:
    (source / "index.md").write_text(f"{RIGHT}\nSee {{nothing}}`x`.\n", "utf-8")
    done = run(source, "check")
    assert done.returncode == 1
    assert "index.md:20: warning[myst.role_unknown]" in done.stdout
    assert done.stdout.endswith("1 warning, looked at on 2030-03-17\n")


def test_a_day_makes_it_look_back(source: Path) -> None:
    page = RIGHT.replace("25 April 2031", "25 April 2031 (tentative)")
    (source / "index.md").write_text(page, "utf-8")
    assert run(source, "check", "--today", "2031-04-25").returncode == 0
    done = run(source, "check", "--today", "2031-04-26")
    assert "warning[overdue]" in done.stdout


def test_a_literal_date_becomes_the_role_that_shows_it(source: Path) -> None:
    done = run(source, "check", "--fix", "--only", "prose_date")
    assert done.returncode == 0
    assert "-Submit by 14 March 2031, on OpenReview." in done.stderr
    assert "+Submit by {cfp:date}`paper`, on OpenReview." in done.stderr
    assert (source / "index.md").read_text("utf-8") == CALL.replace(
        "by 14 March 2031", "by {cfp:date}`paper`"
    )


def test_a_fix_leaves_everything_else_as_it_was(source: Path) -> None:
    crlf = "\ufeff" + CALL.replace("\n", "\r\n") + "\r\ntrailing  \x0c\r\n\r\n"
    path = source / "index.md"
    path.write_bytes(crlf.encode("utf-8"))
    path.chmod(0o640)
    run(source, "check", "--fix")
    assert path.read_bytes().decode("utf-8") == crlf.replace(
        "by 14 March 2031", "by {cfp:date}`paper`"
    )
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(item.name for item in source.iterdir()) == ["conf.py", "index.md"]


@pytest.mark.parametrize(
    "text",
    [
        "Submit by Friday, 14 March 2031.",
        "Submit by 14 March 2031, 23:59 AoE.",
        "Submit by **14 March 2031**.",
        "Submit by [14 March 2031](https://example.org/).",
        "## By 14 March 2031",
    ],
)
def test_a_day_that_does_not_stand_alone_is_left_to_its_author(source: Path, text: str) -> None:
    page = RIGHT.replace("Submit by {cfp:date}`paper`, on OpenReview.", text)
    (source / "index.md").write_text(page, "utf-8")
    done = run(source, "check", "--fix", "--only", "prose_date")
    assert done.returncode == 1
    assert (source / "index.md").read_text("utf-8") == page


def test_a_file_that_changed_meanwhile_is_not_touched(source: Path) -> None:
    changed = CALL + "\nAnother line.\n"
    conf = CONF + f"from pathlib import Path\nPath('index.md').write_text({changed!r}, 'utf-8')\n"
    (source / "conf.py").write_text(conf, "utf-8")
    done = run(source, "check", "--fix", "--only", "prose_date")
    assert done.returncode == 1
    assert "index.md: changed since it was read; not touched" in done.stderr
    assert (source / "index.md").read_text("utf-8") == changed


def test_in_rest_the_role_is_written_as_rest_writes_it(tmp_path: Path) -> None:
    page = """\
Call
====

.. cfp:call:: woc
   :title: Workshop on Calls
   :timezone: AoE
   :contact: chairs@woc-2031.net

.. cfp:dates::

   - Paper deadline: 14 March 2031
   - Notification: 25 April 2031

Submit by 14 March.
"""
    source = write_project(tmp_path / "rest", {"index.rst": page}, CONF)
    assert run(source, "check", "--fix").returncode == 0
    assert "Submit by :cfp:date:`paper`.\n" in (source / "index.rst").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "nowhere"), "there is no folder nowhere — name the folder that holds conf.py"),
        (
            ("check", "--today", "tomorrow"),
            "--today is 'tomorrow', no day — write one as 2023-05-01",
        ),
        (("check", "--only", "ordr"), "there is no code 'ordr' — did you mean order?"),
        (("explain", "gaap"), "there is no code 'gaap' — did you mean gap?"),
    ],
)
def test_what_cannot_be_meant_is_one_line(
    source: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = run(source, *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"error: {message}\n")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1 / 0\n", "conf.py:5: error[conf]: ZeroDivisionError: division by zero"),
        ("def (\n", "conf.py:5: error[conf]: SyntaxError: invalid syntax"),
        (
            'cfp_checks = {"weekend": "warnings"}\n',
            "conf.py:5: error[conf]: cfp_checks['weekend']: 'warnings' is no severity"
            " — did you mean 'warning'?",
        ),
        (
            'cfp_checks = {"wekend": "warning"}\n',
            "conf.py:5: error[conf]: cfp_checks: 'wekend' is no code — did you mean 'weekend'?",
        ),
        (
            'cfp_gap_limits = {"paper-notifcation": (1, 2)}\n',
            "conf.py:5: error[conf]: cfp_gap_limits['paper-notifcation']: 'notifcation' is no kind of"
            " date — did you mean 'notification'?",
        ),
        (
            'cfp_gap_limits = {"paper-notification": 7}\n',
            "conf.py:5: error[conf]: cfp_gap_limits['paper-notification'] is 7 — write the fewest and"
            " the most days: (14, 120)",
        ),
        (
            'cfp_submission_system = {"call": "index.md"}\n',
            "conf.py:5: error[conf]: cfp_submission_system['call']: index.md is not JSON: Expecting"
            " value: line 1 column 1 (char 0) — save what the submission system answers as JSON, or"
            " remove the setting",
        ),
        (
            'cfp_submission_system = {"call": "nowhere.json"}\n',
            "conf.py:5: error[conf]: cfp_submission_system['call']: nowhere.json: No such file or"
            " directory — save what the submission system answers as JSON, or remove the setting",
        ),
    ],
)
def test_a_broken_configuration_is_one_line_with_its_place(
    source: Path, line: str, message: str
) -> None:
    (source / "conf.py").write_text(CONF + line, "utf-8")
    done = run(source, "check")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{message}\n")


def test_a_site_without_an_address_is_no_finding_of_check(source: Path) -> None:
    (source / "index.md").write_text(RIGHT, "utf-8")
    done = run(source, "check", "--today", "2031-01-01")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "nothing found, looked at on 2031-01-01\n"


def test_an_address_that_is_none_is_a_finding_of_check(source: Path) -> None:
    (source / "conf.py").write_text(CONF + 'html_baseurl = "calls.example"\n', "utf-8")
    (source / "index.md").write_text(RIGHT, "utf-8")
    done = run(source, "check", "--format", "json")
    assert done.returncode == 1
    assert [item["code"] for item in json.loads(done.stdout)["findings"]] == ["address_missing"]


def test_an_unreadable_page_is_no_traceback(source: Path) -> None:
    (source / "page.md").symlink_to(source / "nowhere.md")
    done = run(source, "check")
    assert "Traceback" not in done.stderr + done.stdout


def test_the_builder_ends_as_the_command_does(source: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "cfp-check", ".", "_build"]
    done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "ERROR: ‘Camera-ready’" in done.stderr
    (source / "index.md").write_text(RIGHT, "utf-8")
    for _ in range(2):
        done = subprocess.run(command, cwd=source, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
    assert not list((source / "_build").rglob("*.html"))


@pytest.mark.parametrize("code", Code)
def test_every_code_is_explained(code: Code) -> None:
    from sphinx_cfp.cli.explaining import explanation_of

    told = explanation_of(code)
    assert told.startswith(f"{code.value} ({code.severity.value})\n\n")
    assert told.endswith(f"/reference/findings/#code-{code.value}")
    assert len(told.split()) > 20
    assert max(map(len, told.splitlines())) <= 88
