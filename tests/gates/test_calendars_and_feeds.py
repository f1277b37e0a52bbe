"""What ical.js makes of our calendars, and what Ruby's validating reader says of our feeds."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.registries import exported, registry_of
from tests.unit.exporters.test_calendars import AFTER, BEFORE, ZONES
from tests.unit.exporters.test_changes import TWICE
from tests.unit.exporters.test_hostile_values import VALUES

from sphinx_cfp.exporters.text import printable
from sphinx_cfp.model.zones import Instant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.registry.registry import Registry

READER = Path(__file__).parent / "read-calendar.mjs"
VALIDATE = 'require "rss"; feed = RSS::Parser.parse(STDIN.read, true); puts feed.entries.length'


def read(folder: Path, *calendars: bytes) -> dict[str, dict[str, Any]]:
    """The events that ical.js has after reading calendars one after the other, by their identifiers."""
    paths = []
    for number, data in enumerate(calendars):
        paths.append(folder / f"{number}.ics")
        paths[-1].write_bytes(data)
    done = subprocess.run(
        ["node", str(READER), *map(str, paths)], capture_output=True, check=True, encoding="utf-8"
    )
    return {event["uid"]: event for event in json.loads(done.stdout)}


def entries(data: bytes) -> int:
    """How many entries a feed has, which Ruby must find valid."""
    done = subprocess.run(["ruby", "-e", VALIDATE], input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return int(done.stdout)


def test_the_calendars_of_the_site_are_read_by_ical_js(site: Path, tmp_path: Path) -> None:
    found = read(tmp_path, (site / "calendar.ics").read_bytes())
    paper = found["paper.es-fomo-2023@es-fomo.com"]
    assert paper["end"] == "2023-06-01T11:59:59Z"
    assert paper["alarms"] == [["END", "-P7D"]]
    assert found["event.es-fomo-2023@es-fomo.com"]["start"] == "2023-07-29"
    assert found["event.es-fomo-2023@es-fomo.com"]["end"] == "2023-07-30"


def test_a_calendar_fetched_again_shows_the_move_in_place_and_not_twice(tmp_path: Path) -> None:
    versions = [exported("icalendar", registry_of(lines)) for lines in (BEFORE, AFTER)]
    found = read(tmp_path, *versions)
    assert len(found) == 3
    assert found["paper.woc-2023@calls.example"]["end"] == "2023-06-01T11:59:59Z"
    assert found["notification.woc-2023@calls.example"]["status"] == "CANCELLED"
    assert [event["sequence"] for event in found.values()] == [1, 1, 0]


def test_instants_are_the_same_in_every_zone(tmp_path: Path) -> None:
    for zone, when in ZONES.items():
        registry = registry_of([f"Paper deadline: {when} {zone}"])
        (item,) = registry
        (event,) = read(tmp_path, exported("icalendar", registry)).values()
        assert Instant.from_iso(event["end"]) == item.utc


@pytest.mark.parametrize("name", VALUES)
def test_values_that_mean_something_are_read_as_they_were(name: str, tmp_path: Path) -> None:
    registry = hostile([f"Paper deadline: {when}" for when in ("2023-05-31",)], VALUES[name])
    (event,) = read(tmp_path, exported("icalendar", registry)).values()
    assert event["summary"] == f"WOC: {printable(VALUES[name])}"
    assert printable(VALUES[name]) in event["description"]


def hostile(lines: Sequence[str], value: str) -> Registry:
    """A registry whose dates are labeled with a value, and have it as their note."""
    from tests.registries import with_dates

    return with_dates(registry_of(lines), label=value, note=value)


def test_the_feeds_are_valid(site: Path) -> None:
    assert entries((site / "changes.atom").read_bytes()) == 0
    assert entries(exported("changes", registry_of([TWICE]))) == 2


@pytest.mark.parametrize("name", VALUES)
def test_a_feed_stays_valid_whatever_a_label_holds(name: str) -> None:
    assert entries(exported("changes", hostile([TWICE], VALUES[name]))) == 2
