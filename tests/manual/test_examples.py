"""What the manual shows is what happens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.manual.examples import MANUAL, Example, blocks, build, examples, pages

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = [example for page in pages() for example in examples(page)]
SOURCES = {"markdown", "rst"}


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_an_example_prints_what_the_manual_says(example: Example, tmp_path: Path) -> None:
    example.write(tmp_path)
    is_about_print = example.page.name == "pdf.md"
    assert build(tmp_path, "cfp-pdf" if is_about_print else "dirhtml") == example.printed


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(MANUAL).as_posix())
def test_every_example_of_our_language_is_built(page: Path) -> None:
    loose = [block.line for block in blocks(page) if block.language in SOURCES and not block.marks]
    assert loose == []


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(MANUAL).as_posix())
def test_an_invented_call_is_said_to_be_invented(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "invented" in text or "quiet-machines" not in text.lower()
    assert examples(page) == [] or "invented" in text
