"""What each format makes of a date that is internal, unknown, vague, cancelled, passed or tentative.

The table in the manual is measured by the same function; here stands what it must say.
"""

from __future__ import annotations

import pytest
from tests.sorts import SORTS, treatment

from sphinx_cfp.exporters import FORMATS

EXPECTED = {
    "icalendar": ["no", "no", "no", "marked", "yes", "marked"],
    "json": ["no", "marked", "marked", "marked", "marked", "marked"],
    "changes": ["no", "no", "no", "no", "no", "no"],
    "announcement": ["no", "marked", "marked", "marked", "no", "marked"],
    "announcement-html": ["no", "marked", "marked", "marked", "no", "marked"],
    "huggingface": ["no", "no", "no", "no", "no", "yes"],
    "ccfddl": ["no", "marked", "marked", "no", "no", "yes"],
    "sec-deadlines": ["no", "marked", "marked", "no", "no", "yes"],
    "wikicfp": ["no", "marked", "marked", "marked", "no", "marked"],
    "csv": ["no", "marked", "marked", "marked", "marked", "marked"],
    "openreview": ["no", "marked", "marked", "no", "no", "yes"],
    "hotcrp": ["no", "no", "no", "no", "no", "yes"],
    "easychair": ["no", "marked", "marked", "no", "no", "yes"],
    "cmt": ["no", "marked", "marked", "no", "no", "yes"],
    "jsonld": ["no", "no", "no", "no", "no", "yes"],
}
"""For each format its treatment of the sorts, in their order."""


@pytest.mark.parametrize("name", EXPECTED)
def test_a_format_treats_a_sort_of_date_as_the_manual_says(name: str) -> None:
    assert [treatment(name, sort) for sort in SORTS] == EXPECTED[name]


def test_every_format_with_dates_is_in_the_table() -> None:
    without = {"json-schema", "icalendar-dates", "qr", "bibtex"}
    assert EXPECTED.keys() == FORMATS.keys() - without
