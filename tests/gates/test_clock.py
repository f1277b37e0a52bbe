"""What a page says of time, in a browser: at twenty instants, in eight zones, in nine languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.gates.clocks import CALL, CASES, LANGUAGES, ZONES, Reader
from tests.gates.serving import served
from tests.projects import CONF, build_here, write_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

READ = """() => {
  const text = (root, selector) => root.querySelector(selector)?.textContent ?? null;
  const next = document.querySelector(".cfp-next");
  const rows = [...document.querySelectorAll("table.cfp-dates tbody tr")];
  return {
    badge: text(next, ".cfp-badge"),
    // In French some units are kept on one line with their number.
    countdown: text(next, ".cfp-countdown")?.replaceAll("\u00a0", " ") ?? null,
    local: text(next, ".cfp-local"),
    passed: rows.map((row) => row.classList.contains("cfp-passed")),
    rows: rows.map((row) => text(row, ".cfp-local")).filter((said) => said !== null),
  };
}"""


@pytest.fixture(scope="module", params=LANGUAGES)
def clocks(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """The call in a language, built with the theme: the language, and where it is served."""
    folder = tmp_path_factory.mktemp("clocks")
    conf = CONF.replace('"basic"', '"sphinx_cfp"') + f'language = "{request.param}"\n'
    built = build_here(
        write_project(folder / "source", {"index.md": CALL}, conf), folder / "site", "dirhtml"
    )
    assert (built.status, built.warnings) == (0, "")
    with served(built.site) as address:
        yield request.param, address


@pytest.mark.parametrize("zone", ZONES)
def test_the_page_says_what_the_table_says(
    browser: Browser, clocks: tuple[str, str], zone: str
) -> None:
    language, address = clocks
    reader = Reader(language, zone)
    context = browser.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(CASES[0].now)
    page.goto(f"{address}/")
    said, wanted = {}, {}
    for case in CASES:
        page.clock.set_fixed_time(case.now)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        found = page.evaluate(READ)
        name = case.now.isoformat()
        said[name], wanted[name] = found, reader.said(case)
    context.close()
    assert said == wanted
