"""What Chromium says of the pages, and pictures of them for people to look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route

PAGES = {"index": "/", "call": "/call/"}
# sphinx-book-theme 1.4 says so on every page that leaves the choice of light or dark to its reader; the
# setting that would silence it leaves readers without JavaScript without colors.
KNOWN = "Got invalid theme mode: . Resetting to auto."
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}


@dataclass
class Complaints:
    """What goes wrong on a page: errors in its console, uncaught ones, requests to other hosts."""

    found: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """Note whatever ``page`` complains of from now on."""
        page.on("console", self.note)
        page.on("pageerror", lambda error: self.found.append(str(error)))

    def note(self, said: ConsoleMessage) -> None:
        """Note an error that is not the theme's own."""
        if said.type == "error" and said.text != KNOWN:
            self.found.append(said.text)

    def stay_here(self, route: Route) -> None:
        """Let a request to this machine pass, and note any other."""
        if route.request.url.startswith("http://127.0.0.1:"):
            route.continue_()
        else:
            self.found.append(f"requests {route.request.url}")
            route.abort()


def opened(context: BrowserContext, url: str) -> tuple[Page, Complaints]:
    """The page at ``url``, loaded, and what went wrong with it."""
    complaints = Complaints()
    context.route("**/*", complaints.stay_here)
    page = context.new_page()
    complaints.listen(page)
    page.goto(url, wait_until="networkidle")
    return page, complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("device", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_loads_without_an_error_and_fits_its_screen(
    browser: Browser, address: str, pictures: Path, name: str, device: str, scheme: str
) -> None:
    width, height = WIDTHS[device]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page, complaints = opened(context, address + PAGES[name])
    page.screenshot(path=pictures / f"{name}-{device}-{scheme}.png", full_page=True)
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    context.close()
    assert complaints.found == []
    assert overflow <= 0


@pytest.mark.parametrize("name", PAGES)
def test_a_page_prints(browser: Browser, address: str, pictures: Path, name: str) -> None:
    context = browser.new_context()
    page, complaints = opened(context, address + PAGES[name])
    printed = pictures / f"{name}-print.pdf"
    page.pdf(path=printed, format="A4", print_background=True)
    context.close()
    assert complaints.found == []
    assert printed.read_bytes().startswith(b"%PDF")


def test_the_call_stands_without_javascript(browser: Browser, address: str, pictures: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/call/")
    page.screenshot(path=pictures / "call-desktop-noscript.png", full_page=True)
    moments = page.locator("article time[datetime='2023-06-01T11:59:59Z']")
    shown = moments.first.is_visible()
    context.close()
    assert shown
