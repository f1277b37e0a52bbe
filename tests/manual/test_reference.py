"""The reference is what the code says."""

from __future__ import annotations

import pytest
from tests.manual.reference import FOLDER, PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_reference_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == PAGES[name](), (
        "the code has changed: run python -m tests.manual.reference"
    )


def test_no_page_of_the_reference_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {"index.md", *PAGES}
