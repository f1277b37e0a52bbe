"""Fixtures shared by all tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings
from tests.processes.running import run_module

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
        options = ("-n", "-W", "--keep-going", "-q", "-b", "dirhtml")
        done = run_module("sphinx", *options, source, site)
        assert done.returncode == 0, done.stderr
        return site

    return build
