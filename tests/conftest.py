"""Fixtures shared by all tests."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tests.processes.running import run_module

# Compiled code is kept, even if the machine says otherwise: else each process compiles all of it anew, and
# pytest rewrites every assertion of hypothesis.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

DOCS = Path(__file__).parents[1] / "docs"
CASES = Path(__file__).parent / "cases"


def pytest_addoption(parser: pytest.Parser) -> None:
    """What can be asked for."""
    about = "run one case file of tests/cases, FOLDER/NAME or NAME, in MyST and in reST, and nothing else"
    parser.addoption("--case", metavar="NAME", help=about)


def pytest_configure(config: pytest.Config) -> None:
    """One case alone, or the same examples in every run."""
    name = config.getoption("case")
    if name:
        from tests.case_files import find_case

        try:
            find_case(name)
        except LookupError as error:
            raise pytest.UsageError(str(error)) from None
        config.args[:] = [str(CASES)]
        config.pluginmanager.unregister(name="hypothesispytest")  # imports hypothesis at the end
        return

    # Imported here: a case alone needs none of it.
    from hypothesis import settings

    # A test that fails now and then is a test that nobody believes.
    settings.register_profile("repeatable", derandomize=True, deadline=None)
    settings.load_profile("repeatable")


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
