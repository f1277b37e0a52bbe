"""What a reader's browser makes of the call of ES-FoMo: its state, its deadline, its menu.

What the page should say at an instant is computed here, by Python's own time zones, from the dates of the
published ``cfp.json``; no line of the page's script is used for it.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from tests.gates.clocks import ZONES

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

LATER = {"second before": -1, "second": 0, "second after": 1}


@pytest.fixture(scope="module")
def deadlines(site: Path) -> dict[str, datetime]:
    """The last second of each date of the call, by kind."""
    (call,) = json.loads((site / "cfp.json").read_text("utf-8"))["calls"]
    return {
        item["kind"]: datetime.fromisoformat(item["utc_end"] or item["utc"])
        for item in call["dates"]
    }


def state_at(now: datetime, last: dict[str, datetime]) -> str:
    """What the call is, by its dates alone: a date holds until its last second is over."""
    if now <= last["paper"]:
        return "open"
    if now <= last["notification"]:
        return "closed"
    first_second = last["event"] - timedelta(days=1)
    if now <= first_second:
        return "notified"
    return "under-way" if now <= last["event"] else "over"


def instants(last: dict[str, datetime]) -> dict[str, datetime]:
    """A second before, at and after each end, a day before, and years later."""
    found = {
        f"{kind}, {name}": end + timedelta(seconds=seconds)
        for kind, end in last.items()
        for name, seconds in LATER.items()
    }
    found["a day before"] = last["paper"] - timedelta(days=1)
    found["a year before"] = last["paper"] - timedelta(days=365)
    found["years later"] = last["event"] + timedelta(days=2000)
    return found


def opened_at(browser: Browser, address: str, now: datetime, zone: str) -> Page:
    """The call, in a browser whose clock stands still at an instant of a zone."""
    context = browser.new_context(timezone_id=zone, locale="en-GB")
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(f"{address}/call/")
    page.wait_for_selector(".cfp-live")
    return page


def test_the_state_changes_with_the_last_second_and_not_before(
    browser: Browser, address: str, deadlines: dict[str, datetime]
) -> None:
    moments = instants(deadlines)
    assert len(moments) >= 12
    wrong = []
    for name, now in moments.items():
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            page = opened_at(browser, address, now, zone)
            shown = page.get_attribute(".cfp-summary", "data-cfp-state")
            page.context.close()
            if shown != state_at(now, deadlines):
                wrong.append((name, zone, shown, state_at(now, deadlines)))
    assert wrong == []


@pytest.mark.parametrize("zone", ZONES)
def test_the_deadline_is_shown_in_the_time_of_the_reader(
    browser: Browser, address: str, zone: str, deadlines: dict[str, datetime]
) -> None:
    page = opened_at(browser, address, deadlines["paper"] - timedelta(hours=30), zone)
    shown = page.inner_text(".cfp-next .cfp-local")
    left = page.inner_text(".cfp-next .cfp-left")
    page.context.close()
    local = deadlines["paper"].astimezone(ZoneInfo(zone))
    offset = local.utcoffset() or timedelta()
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    named = f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"
    day = f"{local:%A} {local.day} {local:%B} {local.year}"
    assert shown.replace(",", "") == f"Your time: {day} {local:%H:%M} ({named})"
    assert "1 day" in left
    assert "6 hours" in left


def test_without_javascript_everything_that_matters_is_there(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/call/")
    text = page.inner_text("article")
    assert "31 May 2023, 23:59 AoE" in text
    assert "19 June 2023" in text
    assert page.is_visible("a.cfp-submit")
    assert "Over" not in page.inner_text(".cfp-summary")
    context.close()


def test_the_menu_of_a_phone_opens(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{address}/call/")
    page.locator("button.primary-toggle:visible").first.click()
    page.wait_for_timeout(500)
    assert page.locator("dialog[open] a, .bd-sidebar-primary a:visible").count() > 0
    page.close()
