"""What the gates look at: the site that ``make`` built, as files and as a browser gets it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright
from tests.gates.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

BUILT = Path(__file__).parents[2] / "docs" / "_build"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--keep-pictures``: what pages look like now is what they should look like."""
    parser.addoption("--keep-pictures", action="store_true", help="write the kept pictures anew")


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    return BUILT / "site"


@pytest.fixture(scope="session")
def pictures() -> Path:
    """The folder for what a person should look at; `make gates` empties it before."""
    folder = BUILT / "pictures"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address on this machine where the site is served."""
    with served(site) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium without a window."""
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=QUIET)
        yield browser
        browser.close()
