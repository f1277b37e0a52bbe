"""Values for submission systems: in the form and the zone of each, and the same instants."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.registries import CALL, end_of, exported, registry_of
from tests.unit.exporters.test_calendars import ZONES

from sphinx_cfp.model.calls import Edition, Review, Submission, Track

DATES = [
    "Abstract deadline: 2023-05-24",
    "Paper deadline: 2023-05-31",
    "Rebuttal: 2023-06-10 – 2023-06-14",
    "Notification: 2023-06-19",
    "Camera-ready deadline: 2023-07-07",
    "Workshop: 2023-07-28/29",
]
POSTERS = Track(key="posters", call="", title="Posters")
OPENREVIEW = re.compile(r"\d{4}/\d\d/\d\d( \d\d:\d\d)?")
HOTCRP = re.compile(r"(\d{4}-\d\d-\d\d) (?:(AoE)|(\d\d:\d\d:\d\d) UTC([+-]\d\d):(\d\d))")


def read_by_hotcrp(text: str) -> int:
    """The instant that HotCRP's ``Conf::parse_time`` gives for what we write."""
    match = HOTCRP.fullmatch(text)
    assert match, text
    day, aoe, time, hours, minutes = match.groups()
    if aoe:
        midnight = datetime.fromisoformat(day).replace(tzinfo=timezone(timedelta(hours=-12)))
        return int(midnight.timestamp()) + 86_399
    sign = -1 if hours.startswith("-") else 1
    zone = timezone(timedelta(hours=int(hours), minutes=sign * int(minutes)))
    return int(datetime.fromisoformat(f"{day} {time}").replace(tzinfo=zone).timestamp())


def settings(lines: list[str], name: str, **more: Any) -> dict[str, Any]:
    """The JSON of a system."""
    found = json.loads(exported(name, registry_of(lines, **more)))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("zone", ZONES)
def test_every_system_gets_the_instant_of_every_zone(zone: str) -> None:
    registry = registry_of([f"Paper deadline: {ZONES[zone]} {zone}"])
    (item,) = registry
    end = end_of(item)
    fields = json.loads(exported("openreview", registry))["fields"]
    gmt = datetime.strptime(fields["Submission Deadline"], "%Y/%m/%d %H:%M").replace(tzinfo=UTC)
    assert int(gmt.timestamp()) == end - end % 60
    assert read_by_hotcrp(json.loads(exported("hotcrp", registry))["submission_done"]) == end
    (line,) = re.findall(
        r"Paper Submission: +(\S+ \S+ [AP]M) Pacific", exported("cmt", registry).decode()
    )
    pacific = datetime.strptime(line, "%m/%d/%Y %I:%M %p").replace(
        tzinfo=ZoneInfo("America/Los_Angeles")
    )
    # An hour that exists twice on that wall is meant the first or the second time.
    assert end - end % 60 in {int(pacific.timestamp()), int(pacific.replace(fold=1).timestamp())}
    (line,) = re.findall(r"Submission: +(.+) GMT", exported("easychair", registry).decode())
    easychair = datetime.strptime(line, "%d %B %Y, %H:%M:%S").replace(tzinfo=UTC)
    assert int(easychair.timestamp()) == end


def test_openreview_gets_the_fields_of_its_form_in_gmt() -> None:
    found = settings(DATES, "openreview")
    assert found["zone"] == "GMT"
    fields = found["fields"]
    assert fields["Submission Deadline"] == "2023/06/01 11:59"
    assert fields["abstract_registration_deadline"] == "2023/05/25 11:59"
    assert fields["Venue Start Date"] == "2023/07/28"
    assert fields["Abbreviated Venue Name"] == "WOC 2023"
    assert [key for key in fields if "Date" in key and not OPENREVIEW.fullmatch(fields[key])] == []
    assert found["later stages"] == {
        "rebuttal_start_date": "2023/06/10 12:00",
        "rebuttal_deadline": "2023/06/15 11:59",
        "decision_deadline": "2023/06/20 11:59",
        "submission_revision_deadline": "2023/07/08 11:59",
    }
    assert any("30 minutes" in note for note in found["notes"])


def test_openreview_is_told_that_tracks_need_venues_of_their_own() -> None:
    more = {"tracks": [POSTERS], "in_tracks": {"posters": ["Submission: 2023-06-25"]}}
    found = settings(DATES, "openreview", **more)
    assert found["fields"]["Submission Deadline"] == "2023/06/01 11:59"
    assert found["notes"][-1] == "Submission: 25 June 2023, 23:59 AoE"


def test_what_a_system_must_know_and_no_call_says_is_asked_for() -> None:
    call = replace(CALL, edition=Edition(), contact="")
    found = settings(["Notification: 2023-06-19"], "openreview", call=call)
    assert found["questions"][:3] == ["contact_email", "Submission Deadline", "Venue Start Date"]
    found = settings(["Notification: 2023-06-19"], "hotcrp", call=call)
    assert found["$questions"][:2] == ["site_contact_email", "submission_done"]
    text = exported("cmt", registry_of(["Paper deadline: TBA"], call=call)).decode()
    assert "[ ] Start Date:                ?" in text
    assert "Paper Submission: ? (Paper deadline: TBA)" in text


def test_hotcrp_gets_its_own_settings() -> None:
    call = replace(CALL, submission=Submission(review=Review.DOUBLE))
    more = {"tracks": [POSTERS], "in_tracks": {"posters": ["Submission: 2023-06-25 17:00 UTC+2"]}}
    found = settings(DATES, "hotcrp", call=call, **more)
    assert found["submission_done"] == "2023-05-31 AoE"
    assert found["submission_registration"] == "2023-05-24 AoE"
    assert found["final_soft"] == "2023-07-07 AoE"
    assert found["author_visibility"] == found["review_blind"] == "blind"
    assert found["response"] == [
        {"open": "2023-06-10 00:00:00 UTC-12:00", "done": "2023-06-14 AoE"}
    ]
    assert found["submission"] == [
        {"tag": "posters", "label": "Posters", "done": "2023-06-25 17:00:00 UTC+02:00"}
    ]


def test_lists_say_what_the_page_says_beside_what_is_to_be_entered() -> None:
    lines = said("cmt")
    value = "06/01/2023 04:59 AM Pacific Time (Paper deadline: 31 May 2023, 23:59 AoE)"
    assert f"[ ] Paper Submission: {value}" in lines
    assert "[ ] Short name: WOC2023" in lines
    assert any(
        line.startswith("[ ] Camera Ready Submission: 07/08/2023 04:59 AM") for line in lines
    )
    assert "[ ] Notification: 20 June 2023, 11:59:59 GMT (Notification: 19 June 2023)" in said(
        "easychair"
    )


def said(name: str) -> list[str]:
    """The lines of a list, their columns closed up."""
    text = exported(name, registry_of(DATES)).decode()
    return [" ".join(line.split()) for line in text.splitlines()]
