"""Fixtures shared by all tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run: a test that fails now and then is a test that nobody believes.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

DOCS = Path(__file__).parents[1] / "docs"


@pytest.fixture(scope="session")
def build_docs() -> object:
    """Build the pages of the ES-FoMO call without the manual, strictly, into a folder."""

    def build(folder: Path) -> Path:
        source, site = folder / "docs", folder / "site"
        source.mkdir()
        for name in ("conf.py", "call.md"):
            (source / name).write_bytes((DOCS / name).read_bytes())
        index = (DOCS / "index.md").read_text("utf-8")
        lines = [line for line in index.splitlines() if "manual" not in line]
        (source / "index.md").write_text("\n".join(lines) + "\n", "utf-8")
        command = [
            sys.executable,
            "-m",
            "sphinx",
            "-n",
            "-W",
            "--keep-going",
            "-q",
            "-b",
            "dirhtml",
        ]
        subprocess.run([*command, str(source), str(site)], check=True)
        return site

    return build
