"""Calendars: two libraries that are not ours read what the registry holds, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast

import icalendar
import pytest
import vobject
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.registries import CALL, SITE, end_of, exported, registry_of, with_dates

from sphinx_cfp import __version__
from sphinx_cfp.exporters import FORMATS
from sphinx_cfp.model.calls import Track
from sphinx_cfp.model.dates import Status

if TYPE_CHECKING:
    from collections.abc import Callable

MOVED = "Paper deadline: ~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: visa delays)"
DATES = [MOVED, "Notification: 2023-06-19", "Workshop: 2023-07-28/29"]
ZONES = {
    "AoE": "2023-05-31 23:59",
    "UTC": "2023-12-31 23:59:59",
    "UTC+14": "2024-01-01 00:00",
    "UTC-03:30": "2023-02-28 12:00",
    "UTC+05:45": "2024-02-29 17:30",
    "Europe/Vienna": "2023-03-26 01:59",
    "America/New_York": "2023-11-05 00:59",
    "America/Los_Angeles": "2023-03-12 03:00",
    "Australia/Lord_Howe": "2023-10-01 01:59",
    "Pacific/Apia": "2023-12-31 24:00",
    "Asia/Kathmandu": "2023-06-15 noon",
    "Africa/Casablanca": "2023-03-19 01:30",
}
"""A deadline in each of twelve zones: over changes of the clocks, at the end of a year, in a leap day."""


def events(data: bytes) -> dict[str, Any]:
    """The events of a calendar by their identifiers."""
    calendar = icalendar.Calendar.from_ical(data)
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def seen_by_vobject(data: bytes) -> dict[str, Any]:
    """The same for the other reader."""
    calendar = vobject.readOne(data.decode())
    return {event.uid.value: event for event in calendar.contents.get("vevent", [])}


@pytest.mark.parametrize("zone", ZONES)
def test_a_deadline_ends_at_its_instant_in_every_zone(zone: str) -> None:
    registry = registry_of([f"Paper deadline: {ZONES[zone]} {zone}"])
    (item,) = registry
    data = exported("icalendar", registry)
    (event,) = events(data).values()
    (other,) = seen_by_vobject(data).values()
    instant = datetime.fromtimestamp(end_of(item), UTC)
    assert event["DTEND"].dt == instant
    assert event["DTSTART"].dt == instant - timedelta(minutes=15)
    assert other.dtend.value == instant


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_is_all_day_and_ends_before_the_next(zone: str) -> None:
    data = exported("icalendar", registry_of(["Notification: 2023-12-31"], zone=zone))
    (event,) = events(data).values()
    (other,) = seen_by_vobject(data).values()
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2023, 12, 31), date(2024, 1, 1))
    assert other.dtend.value == date(2024, 1, 1)


def test_the_days_of_an_event_have_an_exclusive_end_and_a_place() -> None:
    (event,) = events(exported("icalendar", registry_of(["Workshop: 2023-07-28/29"]))).values()
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2023, 7, 28), date(2023, 7, 30))
    assert event["LOCATION"] == "Graz, Austria"


def test_a_period_with_times_begins_and_ends_at_its_instants() -> None:
    lines = ["Author response: 2023-06-01 12:00 UTC – 2023-06-05 18:00 UTC"]
    registry = registry_of(lines)
    (item,) = registry
    (event,) = events(exported("icalendar", registry)).values()
    assert item.utc
    assert event["DTSTART"].dt == item.utc.as_datetime()
    assert event["DTEND"].dt == datetime.fromtimestamp(end_of(item), UTC)


def test_a_moment_that_is_no_deadline_has_no_length() -> None:
    (event,) = events(
        exported("icalendar", registry_of(["Workshop: 2023-07-28 09:00 UTC"]))
    ).values()
    assert event["DTSTART"].dt == datetime(2023, 7, 28, 9, tzinfo=UTC)
    assert "DTEND" not in event


def test_a_deadline_without_a_zone_is_a_day_since_no_instant_is_guessed() -> None:
    registry = with_dates(registry_of(["Paper deadline: 2023-05-31"]), utc=None)
    (event,) = events(exported("icalendar", registry)).values()
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2023, 5, 31), date(2023, 6, 1))


def test_a_move_keeps_the_identifier_and_counts_up() -> None:
    before = events(exported("icalendar", registry_of(["Paper deadline: 2023-05-24"])))
    after = events(exported("icalendar", registry_of([MOVED])))
    assert before.keys() == after.keys() == {"paper.woc-2023@calls.example"}
    (old,), (new,) = before.values(), after.values()
    assert (old["SEQUENCE"], new["SEQUENCE"]) == (0, 1)
    assert new["DTEND"].dt - old["DTEND"].dt == timedelta(days=7)
    assert "visa delays" in new["DESCRIPTION"]


def test_stamps_are_the_last_change_else_the_publication_else_1970_and_never_the_clock() -> None:
    def stamps(*lines: str, published: date | None = None) -> set[datetime]:
        registry = registry_of(lines, call=replace(CALL, published=published))
        found = events(exported("icalendar", registry)).values()
        assert all(event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt for event in found)
        return {event["DTSTAMP"].dt for event in found}

    assert stamps(MOVED) == {datetime(2023, 5, 20, tzinfo=UTC)}
    assert stamps(MOVED, published=date(2023, 1, 2)) == {datetime(2023, 5, 20, tzinfo=UTC)}
    assert stamps("Notification: 2023-06-19", published=date(2023, 1, 2)) == {
        datetime(2023, 1, 2, tzinfo=UTC)
    }
    assert stamps("Notification: 2023-06-19") == {datetime(1970, 1, 1, tzinfo=UTC)}


def test_a_cancelled_date_keeps_its_identifier_and_says_so() -> None:
    (event,) = events(
        exported("icalendar", registry_of(["Workshop: 2023-07-28 (cancelled)"]))
    ).values()
    assert event["UID"] == "event.woc-2023@calls.example"
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    assert event.walk("VALARM") == []


@pytest.mark.parametrize(
    ("note", "status"), [("", "CONFIRMED"), ("(firm)", "CONFIRMED"), ("(tentative)", "TENTATIVE")]
)
def test_what_is_not_sure_is_tentative(note: str, status: str) -> None:
    (event,) = events(
        exported("icalendar", registry_of([f"Notification: 2023-06-19 {note}"]))
    ).values()
    assert event["STATUS"] == status


def test_what_has_no_day_yet_and_what_is_internal_is_not_there() -> None:
    lines = ["Notification: TBA", "Camera-ready deadline: late June 2023"]
    registry = registry_of(lines, internal=["Paper deadline: 2023-05-31"])
    assert events(exported("icalendar", registry)) == {}


def test_a_deadline_reminds_a_week_before_its_end_and_blocks_nobody() -> None:
    found = events(exported("icalendar", registry_of(DATES)))
    paper = found["paper.woc-2023@calls.example"]
    (alarm,) = paper.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(days=-7)
    assert alarm["TRIGGER"].params["RELATED"] == "END"
    assert {event["TRANSP"] for event in found.values()} == {"TRANSPARENT"}
    assert all(event.name == "VEVENT" for event in found.values())


def test_dates_of_tracks_say_their_track_and_its_link() -> None:
    track = Track(key="posters", call="", title="Posters")
    registry = registry_of(tracks=[track], in_tracks={"posters": ["Submission: 2023-06-25"]})
    (event,) = events(exported("icalendar", registry)).values()
    assert event["UID"] == "posters.paper.woc-2023@calls.example"
    assert event["SUMMARY"] == "WOC: Posters: Submission"
    assert event["URL"] == "https://calls.example/call/#woc-2023.posters.paper"


def test_a_calendar_has_a_name_and_says_how_often_to_fetch_it() -> None:
    one = icalendar.Calendar.from_ical(exported("icalendar", registry_of(DATES), "woc-2023"))
    whole = icalendar.Calendar.from_ical(exported("icalendar", registry_of(DATES)))
    assert (one["NAME"], one["X-WR-CALNAME"]) == ("WOC", "WOC")
    assert whole["NAME"] == "Calls"
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n" in exported("icalendar", registry_of())
    assert one["X-PUBLISHED-TTL"] == "PT12H"


def test_a_calendar_is_the_same_twice_and_names_us_without_a_version() -> None:
    data = exported("icalendar", registry_of(DATES))
    assert data == exported("icalendar", registry_of(DATES))
    assert b"\r\nPRODID:-//sphinx-cfp//NONSGML calls for papers//EN\r\n" in data
    assert __version__.encode() not in data


def test_lines_end_with_both_characters_and_are_short() -> None:
    title = "Ä" * 500 + "🥸" * 500
    registry = registry_of(DATES, call=replace(CALL, acronym=title, location="x" * 5000))
    lines = exported("icalendar", registry).split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) == 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff"
        )
        | st.sampled_from("\\Nn,;")
    )
)
@example(r"\N \\N \n \\n \, \;")
def test_a_text_is_read_back_as_it_was(value: str) -> None:
    data = exported("icalendar", with_dates(registry_of(["Workshop: 2023-07-28"]), label=value))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (one,), (two,) = events(data).values(), seen_by_vobject(data).values()
    assert str(one["SUMMARY"]) == two.summary.value == f"WOC: {value}"


def test_a_calendar_of_many_dates_comes_in_pieces() -> None:
    registry = registry_of([f"Deadline {number}: 2023-05-31" for number in range(600)])
    pieces = list(FORMATS["icalendar"].export(registry, SITE, ""))
    assert len(pieces) >= 4
    assert b"".join(pieces).count(b"BEGIN:VEVENT") == 600


def test_a_passed_date_stays_in_the_calendar_without_an_alarm() -> None:
    registry = registry_of(["Paper deadline: ~~2023-05-31~~"])
    (item,) = registry
    assert item.status is Status.PASSED
    (event,) = events(exported("icalendar", registry)).values()
    assert event.walk("VALARM") == []


BEFORE = ["Paper deadline: 2023-05-24", "Notification: 2023-06-19", "Workshop: 2023-07-28/29"]
AFTER = [MOVED, "Notification: 2023-06-19 (cancelled)", "Workshop: 2023-07-28/29"]


def fetched_again(read: Callable[[bytes], dict[str, Any]]) -> dict[str, Any]:
    """What a subscriber has after fetching a calendar before and after a move.

    The rule is that of RFC 5546, section 2.1.5: of two events with one identifier the higher sequence wins.
    """
    kept: dict[str, Any] = {}
    for lines in (BEFORE, AFTER):
        for uid, event in read(exported("icalendar", registry_of(lines))).items():
            if uid not in kept or sequence_of(event) >= sequence_of(kept[uid]):
                kept[uid] = event
    return kept


def sequence_of(event: Any) -> int:
    """The sequence that either reader gives."""
    is_icalendar = isinstance(event, icalendar.Component)
    return int((cast("Any", event)["SEQUENCE"]) if is_icalendar else event.sequence.value)


def test_a_calendar_fetched_again_shows_the_move_in_place_and_not_twice() -> None:
    one, two = fetched_again(events), fetched_again(seen_by_vobject)
    assert one.keys() == two.keys()
    assert len(one) == 3
    paper = "paper.woc-2023@calls.example"
    moved = datetime(2023, 6, 1, 11, 59, 59, tzinfo=UTC)
    assert one[paper]["DTEND"].dt == two[paper].dtend.value == moved
    assert one["notification.woc-2023@calls.example"]["STATUS"] == "CANCELLED"
    assert two["notification.woc-2023@calls.example"].status.value == "CANCELLED"
    assert [sequence_of(event) for event in one.values()] == [1, 1, 0]
