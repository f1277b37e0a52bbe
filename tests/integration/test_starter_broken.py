"""A copy of the starter with one line broken, in ten ways: what its organizer gets to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.projects import publish

from sphinx_cfp.cli.new import start

if TYPE_CHECKING:
    from pathlib import Path

WAYS: dict[str, tuple[str, str, str]] = {
    "a day that the month does not have": (
        "- Submission deadline: 2027-05-14",
        "- Submission deadline: 2027-05-34",
        "call.md:28: error[date_impossible]: there is no 34 May 2027 — "
        "May has 31 days: write the day as 2027-05-31",
    ),
    "day and month that can be read both ways": (
        "- Submission deadline: 2027-05-14",
        "- Submission deadline: 05/06/2027",
        "call.md:28: error[date_syntax]: “05/06/2027” is 5 June 2027 or 6 May 2027 — "
        "write 2027-06-05 for 5 June 2027, "
        "or 2027-05-06 for 6 May 2027",
    ),
    "a misspelled month": (
        "- Workshop: 2027-08-06",
        "- Workshop: 6 Augsut 2027",
        "call.md:31: error[date_syntax]: “Augsut” is no month — did you mean August?",
    ),
    "a wrong weekday": (
        "- Submission deadline: 2027-05-14",
        "- Submission deadline: Tuesday, May 14, 2027",
        "call.md:28: error[weekday]: 14 May 2027 is a Friday, not a Tuesday — "
        "write Friday, 14 May 2027, or Tuesday, 11 May 2027",
    ),
    "a label without a day": (
        "- Acceptance notification: 2027-06-18",
        "- Acceptance notification:",
        "call.md:29: error[line_shape]: a line without a date — "
        "write Acceptance notification: 2023-05-31, or Acceptance notification: TBA",
    ),
    "two dates in one line": (
        "- Camera-ready deadline: 2027-07-09",
        "- Camera-ready deadline: 2027-07-09, Workshop: 2027-08-06",
        "call.md:30: error[line_shape]: two dates in one line — "
        "begin a new line: - Workshop: 2027-08-06",
    ),
    "a key with two values": (
        "- Acceptance notification: 2027-06-18",
        "- Paper deadline: 2027-06-18",
        "call.md:29: error[conflicting_value]: ‘example-2027.paper’ is 2027-06-18 here "
        "and 2027-05-14 at call.md:28 — "
        "correct one, say in the label what else it is, or give it a key of its own: "
        "- Paper deadline {#paper-2}: 2027-06-18",
    ),
    "a misspelled option": (
        ":timezone: AoE",
        ":timezon: AoE",
        "call.md:11: error[option_syntax]: there is no option ‘timezon’ — did you mean ‘timezone’?",
    ),
    "a quotation mark that is not closed": (
        ":title: Workshop on Examples Worth Following",
        ':title: "Examples Worth Following',
        "call.md:7: error[option_syntax]: title: a quotation mark that is not closed — "
        'write "Examples Worth Following" or Examples Worth Following',
    ),
    "a role that names nothing": (
        "{cfp:date}`paper`.",
        "{cfp:date}`papers`.",
        "call.md:20: error[unknown_key]: no date has the key ‘papers’ — did you mean ‘paper’?",
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_broken_line_is_named_with_what_to_write_instead(way: str, tmp_path: Path) -> None:
    line, broken, printed = WAYS[way]
    source, site = tmp_path / "my call", tmp_path / "site"
    start(source, {})
    page = (source / "call.md").read_text("utf-8")
    assert page.count(line) == 1
    (source / "call.md").write_text(page.replace(line, broken), "utf-8")
    built = publish(source, site, "--no-pdf")
    printed_lines = built.warnings.replace(f"{source}/", "").replace(str(site), "site")
    assert printed_lines == f"{printed}\nnot built: 1 finding; site is as it was\n"
    assert built.status == 1
    assert not site.exists()
