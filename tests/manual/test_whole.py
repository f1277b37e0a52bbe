"""The pages of the project, call and manual, build from a copy of their folder alone."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.manual.examples import MANUAL
from tests.projects import build_apart

if TYPE_CHECKING:
    from pathlib import Path


def test_a_copy_of_the_docs_builds_strictly_without_a_word(tmp_path: Path) -> None:
    source = shutil.copytree(
        MANUAL.parent, tmp_path / "a copy", ignore=shutil.ignore_patterns("_build")
    )
    built = build_apart(source, tmp_path / "site", "-n", "-W", "--keep-going", "-b", "dirhtml")
    assert (built.status, built.warnings) == (0, "")
    for page in MANUAL.rglob("*.md"):
        name = page.relative_to(MANUAL.parent).with_suffix("")
        shown = name.parent if name.name == "index" else name
        assert (tmp_path / "site" / shown / "index.html").is_file()
