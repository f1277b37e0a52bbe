"""No code decides by what a message says: with every message the same, all else stays as it was."""

from __future__ import annotations

import gc
import json
import re
from functools import _lru_cache_wrapper
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from tests.imported import NAMES, PAGES, json_of, of_file, source_of
from tests.matrix import build_matrix, shared_folder
from tests.projects import write_project

from sphinx_cfp.cli import commands
from sphinx_cfp.importers.writing.source import write
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.matrix import Matrix

SAME = "The same words."
_QUESTION = re.compile(r"^[ \t>-]*% \?.*$", re.MULTILINE)

WRONG = """\
# Call for papers

```{cfp:call} woc-2031
:title: Workshop on Calls
:dates: 12–13 June 2031
:timezone: AoE
:tilte: https://openreview.net/group?id=Calls/2031
```

Submit by 14 March 2031, on OpenReview. Papers are due on 1 March 2031.

:::{cfp:dates}

- Submission deadline: 15 Marhc 2031
- Abstracts: 1 March 2031, 23:59 CST
- Camera-ready: 05/06/2031
- Notification: Friday, 25 April 2031

:::
"""


DOUBTFUL = """\
# Call for papers

All deadlines are 23:59 CEST.

- Submission deadline: 15 Marhc 2031
- Abstract deadline: 1 March 2031, 23:59 CST
- Workshop: 12 June 2031
"""
"""A page that importing mends: a month of other letters, zones that are not in force or several."""


def _repeat_one_message(patch: pytest.MonkeyPatch) -> None:
    """Give every error and every problem the same words, whatever they were made with.

    What was read before is forgotten: a text that was refused once is remembered with its error.
    """
    for known in gc.get_objects():
        if isinstance(known, _lru_cache_wrapper):
            known.cache_clear()
    refuse, report = ParseError.__init__, Problem.__init__

    def refused(
        self: ParseError, code: Any, _message: str, _hint: str, *rest: Any, **data: Any
    ) -> None:
        refuse(self, code, SAME, SAME, *rest, **data)

    def reported(self: Problem, **data: Any) -> None:
        report(self, **{**data, "message": SAME, "hint": SAME})

    patch.setattr(ParseError, "__init__", refused)
    patch.setattr(Problem, "__init__", reported)


@pytest.fixture
def one_message() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patch:
        yield patch


def test_every_case_gets_the_same_findings_at_the_same_places(
    tmp_path_factory: pytest.TempPathFactory, one_message: pytest.MonkeyPatch
) -> None:
    plain = build_matrix(shared_folder(tmp_path_factory) / "md", "md")
    _repeat_one_message(one_message)
    built = build_matrix(tmp_path_factory.mktemp("same"), "md")
    assert {item.message for item in built.findings} == {f"{SAME} — {SAME}"}
    # Two findings that only their words told apart are one now.
    assert _places(built) == _places(plain)
    assert built.calls == plain.calls


def _places(matrix: Matrix) -> set[tuple[str, int, int, str, str]]:
    return {
        (item.path, item.line, item.column, item.severity, item.code) for item in matrix.findings
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_imported_as_it_was(name: str, one_message: pytest.MonkeyPatch) -> None:
    found, source = _without_words(json_of_file(name)), _written(name)
    _repeat_one_message(one_message)
    assert _without_words(json_of_file(name)) == found
    assert _written(name) == source


def json_of_file(name: str) -> Any:
    """What a page says, for programs."""
    return json_of((PAGES / name).read_bytes(), name)


def _without_words(page: Any) -> Any:
    """The same, of doubts only how many there are and where."""
    return {**page, "doubts": [{**one, "why": ""} for one in page["doubts"]]}


def _written(name: str) -> str:
    """The source that is written for a page, without what it asks its author."""
    return _QUESTION.sub("", write(of_file(name), name).text)


def test_what_a_page_may_mean_is_taken_from_the_error_and_not_from_its_words(
    one_message: pytest.MonkeyPatch,
) -> None:
    found, source = _without_words(json_of(DOUBTFUL)), source_of(DOUBTFUL)
    _repeat_one_message(one_message)
    assert _without_words(json_of(DOUBTFUL)) == found
    assert _QUESTION.sub("", source_of(DOUBTFUL)) == _QUESTION.sub("", source)


@pytest.mark.parametrize("command", ["check", "build", "export json", "diff", "extend"])
def test_a_command_ends_as_it_did(
    command: str, tmp_path: Path, one_message: pytest.MonkeyPatch
) -> None:
    write_project(tmp_path, {"index.md": WRONG})
    before = _run(command, tmp_path)
    _repeat_one_message(one_message)
    assert _run(command, tmp_path) == before


def _run(command: str, folder: Path) -> Any:
    source = str(folder)
    arguments = {
        "check": ["check", source, "--format", "json"],
        "build": ["build", source, "--output", f"{folder}/site", "--no-pdf"],
        "export json": ["export", "json", source],
        "diff": ["diff", source, source],
        "extend": ["extend", "paper", "2031-03-20", source, "--yes"],
    }[command]
    done = CliRunner().invoke(commands, arguments)
    if command != "check":
        return done.exit_code
    findings = json.loads(done.stdout)["findings"]
    return done.exit_code, [{**one, "message": "", "fix": ""} for one in findings]
