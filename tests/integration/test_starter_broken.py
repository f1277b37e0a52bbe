"""A copy of the starter with one line broken, in ten ways: what its organizer gets to read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.projects import publish

STARTER = Path(__file__).parents[2] / "ext" / "sphinx_cfp" / "starter"

WAYS: dict[str, tuple[str, str, str]] = {
    "a day that the month does not have": (
        "- Submission deadline: 2027-05-14",
        "- Submission deadline: 2027-05-34",
        "",
    ),
    "day and month that can be read both ways": (
        "- Submission deadline: 2027-05-14",
        "- Submission deadline: 05/06/2027",
        "",
    ),
    "a misspelled month": ("- Workshop: 2027-08-06", "- Workshop: 6 Augsut 2027", ""),
    "a wrong weekday": (
        "- Submission deadline: 2027-05-14",
        "- Submission deadline: Tuesday, May 14, 2027",
        "",
    ),
    "a label without a day": (
        "- Acceptance notification: 2027-06-18",
        "- Acceptance notification:",
        "",
    ),
    "two dates in one line": (
        "- Camera-ready deadline: 2027-07-09",
        "- Camera-ready deadline: 2027-07-09, Workshop: 2027-08-06",
        "",
    ),
    "a key with two values": (
        "- Acceptance notification: 2027-06-18",
        "- Paper deadline: 2027-06-18",
        "",
    ),
    "a misspelled option": (":timezone: AoE", ":timezon: AoE", ""),
    "a quotation mark at the start of a value": (
        ":title: Workshop on Examples Worth Following",
        ':title: "Examples" Worth Following',
        "",
    ),
    "a role that names nothing": ("{cfp:date}`paper`.", "{cfp:date}`papers`.", ""),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_broken_line_is_named_with_what_to_write_instead(way: str, tmp_path: Path) -> None:
    line, broken, printed = WAYS[way]
    source, site = tmp_path / "my call", tmp_path / "site"
    shutil.copytree(STARTER, source)
    page = (source / "call.md").read_text("utf-8")
    assert page.count(line) == 1
    (source / "call.md").write_text(page.replace(line, broken), "utf-8")
    built = publish(source, site, "--no-pdf")
    assert built.warnings.replace(f"{source}/", "") == printed
    assert built.status == 1
    assert not site.exists()
