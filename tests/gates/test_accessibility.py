"""What axe finds on the pages: nothing, in light, dark and forced colors, on a desktop and on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from tests.gates.pages import CALLS, STATES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AXE = (Path(__file__).parent / "node_modules/axe-core/axe.min.js").read_text("utf-8")
RUN = """axe.run().then((done) => done.violations.map(
  (rule) => `${rule.id}: ${rule.nodes.map((node) => node.html.slice(0, 120)).join(" ")}`))"""

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced colors": {"forced_colors": "active"},
}
WIDTHS = (390, 1280)
LOOKED_AT = {**STATES, "gallery": "/manual/gallery/"}


def violations(browser: Browser, url: str, width: int, look: dict[str, Any]) -> list[str]:
    """What axe has to say of a page."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, reduced_motion="reduce", **look
    )
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    found: list[str] = page.evaluate(f"{AXE};{RUN}")
    context.close()
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("name", LOOKED_AT)
def test_axe_finds_nothing(
    browser: Browser, address: str, name: str, look: str, width: int
) -> None:
    assert violations(browser, address + LOOKED_AT[name], width, LOOKS[look]) == []


def test_axe_would_find_something(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/call/")
    page.evaluate("document.querySelector('article').append(document.createElement('img'))")
    found = page.evaluate(f"{AXE};{RUN}")
    context.close()
    assert [one.partition(":")[0] for one in found] == ["image-alt"]


@pytest.mark.parametrize("width", [320, 2560])
@pytest.mark.parametrize("name", CALLS)
def test_nothing_is_wider_than_the_screen(
    browser: Browser, address: str, name: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address + CALLS[name], wait_until="networkidle")
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    page.close()
    assert overflow <= 0


@pytest.mark.parametrize("name", CALLS)
def test_text_of_twice_the_size_fits_a_phone(browser: Browser, address: str, name: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(address + CALLS[name], wait_until="networkidle")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    lines = page.evaluate(
        """[...document.querySelectorAll(".cfp-dates time")].map((one) =>
          new Set([...one.getClientRects()].map((box) => Math.round(box.bottom / 8))).size)"""
    )
    hidden = page.evaluate(
        """[...document.querySelectorAll(".bd-header-article :is(a, button)")]
          .filter((one) => one.checkVisibility({visibilityProperty: true}))
          .filter((one) => {
            const box = one.getBoundingClientRect();
            const bar = one.closest(".bd-header-article").getBoundingClientRect();
            return box.top < bar.top || box.bottom > bar.bottom || box.right > innerWidth || box.left < 0;
          }).map((one) => one.title || one.textContent.trim())"""
    )
    page.close()
    assert overflow <= 0
    assert max(lines) <= 5  # a column of a letter a line fits as well
    assert hidden == []


Key = Literal["Tab", "Shift+Tab"]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_keyboard_reaches_every_link_and_button_and_shows_where_it_is(
    browser: Browser, address: str, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{address}/call/", wait_until="networkidle")
    page.evaluate(
        """() => {
          const shown = [...document.querySelectorAll("a[href], button, summary, input")]
            .filter((one) => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0);
          window.unreached = new Set(shown);
          window.unseen = [];
        }"""
    )
    for _ in range(200):
        page.keyboard.press("Tab")
        page.evaluate(
            """() => {
              const one = document.activeElement;
              if (!unreached.delete(one)) return;
              const style = getComputedStyle(one), box = one.getBoundingClientRect();
              const outlined = style.outlineStyle !== "none" || style.boxShadow !== "none";
              if (!outlined || !box.width) unseen.push(one.outerHTML.slice(0, 120));
            }"""
        )
    left = page.evaluate("[...unreached].map((one) => one.outerHTML.slice(0, 120))")
    unseen = page.evaluate("unseen")
    page.close()
    assert (left, unseen) == ([], [])
