"""Entries for trackers, held against what each tracker checks and read as each tracker reads them.

The rules are facts about the trackers' repositories, said in our words: huggingface/ai-deadlines at
de9f41b, ccfddl/ccf-deadlines at 5f8dce3, sec-deadlines at 5d685c0. There the trackers' own checks and
pages took the entries of this site and of its gallery, with the questions answered.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from tests.registries import CALL, address, end_of, exported, registry_of
from tests.unit.exporters.test_calendars import ZONES

from sphinx_cfp.exporters.trackers.csv import COLUMNS
from sphinx_cfp.model.calls import Edition, Track

if TYPE_CHECKING:
    from sphinx_cfp.registry.registry import Registry

DATES = [
    "Abstract deadline: 2023-05-24",
    "Paper deadline: 2023-05-31",
    "Author response: 2023-06-10 – 2023-06-14",
    "Notification: 2023-06-19",
    "Workshop: 2023-07-28/29",
]
TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


def entry(name: str, lines: list[str], **more: Any) -> dict[str, Any]:
    """The only entry of a tracker's file, as YAML reads it."""
    (found,) = yaml.safe_load(exported(name, registry_of(lines, **more)))
    assert isinstance(found, dict)
    return found


def offset(name: str) -> timezone:
    """The zone that ``AoE``, ``UTC`` or ``UTC+2`` means."""
    hours = {"AoE": -12, "UTC": 0}.get(name)
    return timezone(timedelta(hours=int(name[3:]) if hours is None else hours))


def epoch(text: str, zone: timezone | ZoneInfo) -> int:
    """Seconds since 1970 of a time on the wall of a zone."""
    return int(datetime.fromisoformat(text).replace(tzinfo=zone).timestamp())


# --- huggingface/ai-deadlines ------------------------------------------------------------------


def check_huggingface(found: dict[str, Any]) -> None:
    """What ``scripts/validate-conferences.ts`` asks of an entry."""
    for name in ("title", "id", "date"):
        assert isinstance(found[name], str)
        assert found[name]
    assert isinstance(found["year"], int)
    assert found["year"] > 0
    assert re.fullmatch(r"[a-z0-9+-]+", found["id"])
    assert found["id"].endswith(f"{found['year'] % 100:02}")
    assert re.match(r"https?://\S+", found["link"])
    for one in found.get("deadlines", []):
        assert all(isinstance(one[name], str) and one[name] for name in ("type", "label"))
        assert TIME.fullmatch(one["date"])
        zone = one["timezone"]
        assert zone == "AoE" or re.fullmatch(r"UTC([+-]\d{1,2})?", zone) or ZoneInfo(zone)
    assert all(
        isinstance(found.get(name, ""), str) for name in ("start", "end", "place", "full_name")
    )


def test_an_entry_for_huggingface_has_what_its_validator_asks_for() -> None:
    found = entry("huggingface", DATES)
    check_huggingface(found)
    assert found["id"] == "woc23"
    assert [one["label"] for one in found["deadlines"]] == [
        "Abstract deadline",
        "Paper deadline",
        "Author response (begins)",
        "Author response (ends)",
        "Notification",
    ]
    assert [one["type"] for one in found["deadlines"]][1::3] == ["paper", "notification"]
    assert (found["date"], found["start"], found["end"]) == (
        "July 28-29, 2023",
        "2023-07-28",
        "2023-07-29",
    )


def test_dates_for_huggingface_stand_in_single_quotes() -> None:
    text = exported("huggingface", registry_of(DATES)).decode()
    moments = re.findall(r"^ +(?:date|start|end): (.*)$", text, re.MULTILINE)
    assert len(moments) == 8
    assert all(re.fullmatch(r"'[^']+'", moment) for moment in moments)


def test_the_year_at_the_end_of_an_acronym_is_not_said_twice() -> None:
    for acronym in ("WOC 2023", "WOC-2023", "WOC'23", "WOC"):
        found = entry("huggingface", DATES, call=replace(CALL, acronym=acronym))
        assert (found["title"], found["id"], found["year"]) == ("WOC", "woc23", 2023)


@pytest.mark.parametrize("zone", ZONES)
def test_huggingface_reads_the_instant_of_every_zone(zone: str) -> None:
    registry = registry_of([f"Paper deadline: {ZONES[zone]} {zone}"])
    (item,) = registry
    (one,) = yaml.safe_load(exported("huggingface", registry))[0]["deadlines"]
    said = ZoneInfo(one["timezone"]) if "/" in one["timezone"] else offset(one["timezone"])
    assert epoch(one["date"], said) == end_of(item)


def test_huggingface_counts_down_to_the_begin_of_what_opens() -> None:
    """Its card shows the first moment of the list that is ahead, whatever it is."""
    lines = [
        "Submission opens: 2023-03-01",
        "Paper deadline: 2023-05-31",
        "Notification: 2023-06-19",
    ]
    found = entry("huggingface", lines)
    assert [one["date"] for one in found["deadlines"]] == [
        "2023-03-01 00:00:00",
        "2023-05-31 23:59:59",
        "2023-06-19 23:59:59",
    ]
    found = entry("huggingface", ["Submission opens: 2023-03-01 – 2023-03-03"])
    assert [one["date"] for one in found["deadlines"]] == [
        "2023-03-01 00:00:00",
        "2023-03-03 23:59:59",
    ]


def test_what_huggingface_wants_and_no_call_says_is_asked_for() -> None:
    call = replace(CALL, edition=Edition(), location="", acronym="Ω", docname="call")
    text = exported("huggingface", registry_of(["Notification: 2023-06-19"], call=call)).decode()
    asked = re.findall(r"^  # ([\w ]+):", text, re.MULTILINE)
    assert asked == ["year", "id", "date", "city", "country", "tags", "era_rating"]


# --- ccfddl/ccf-deadlines ----------------------------------------------------------------------

CCF_ZONES = {"AoE", "UTC", *(f"UTC{hours:+d}" for hours in range(-12, 13))}
"""The schema has ``PT`` too, for which the page has a rule of its own and the calendars have none."""

CCF_SUBS = {"DS", "NW", "SC", "SE", "DB", "CT", "CG", "AI", "HI", "MX"}
CCF_RANKS = {"A", "B", "C", "N"}
ANSWERS = {"sub": "AI", "rank": {"ccf": "N"}, "dblp": "woc"}


def check_ccfddl(found: dict[str, Any]) -> None:
    """What ``conference-yaml-schema.yml`` asks of an entry."""
    assert {"title", "description", "sub", "rank", "dblp", "confs"} <= found.keys()
    assert all(isinstance(found[name], str) for name in ("title", "description", "dblp"))
    (edition,) = found["confs"]
    assert {"year", "id", "link", "timeline", "timezone", "date", "place"} <= edition.keys()
    assert isinstance(edition["year"], int)
    assert re.fullmatch(r"[a-z0-9-'&]+", edition["id"])
    assert edition["timezone"] in CCF_ZONES
    assert re.fullmatch(r"[ -~]+", edition["date"])
    assert isinstance(edition["place"], str)
    assert edition["timeline"]
    for line in edition["timeline"]:
        for name in ("deadline", "abstract_deadline"):
            assert line.get(name, "TBD") == "TBD" or TIME.fullmatch(line[name])
        assert isinstance(line["deadline"], str)


def test_an_entry_for_ccfddl_lacks_only_what_it_asks_for() -> None:
    found = entry("ccfddl", DATES)
    assert ANSWERS.keys() & found.keys() == set()
    text = exported("ccfddl", registry_of(DATES)).decode()
    assert re.findall(r"^ *# (\w+): ", text, re.MULTILINE) == list(ANSWERS)
    check_ccfddl({**found, **ANSWERS})
    (line,) = found["confs"][0]["timeline"]
    assert line == {"abstract_deadline": "2023-05-24 23:59:59", "deadline": "2023-05-31 23:59:59"}


def test_the_questions_of_ccfddl_name_every_answer_that_its_schema_takes() -> None:
    text = exported("ccfddl", registry_of(DATES)).decode()
    asked = dict(re.findall(r"^ *# (\w+): (.*)", text, re.MULTILINE))
    assert set(re.findall(r"\b[A-Z]{2}\b", asked["sub"])) == CCF_SUBS
    assert set(re.findall(r"\b[A-Z]\b", asked["rank"])) == CCF_RANKS


def test_lists_within_an_entry_for_ccfddl_are_laid_out_as_its_hooks_lay_them_out() -> None:
    """Its hook yamlfmt puts the items of a list two columns right of the list's name."""
    lines = exported("ccfddl", registry_of(DATES)).decode().splitlines()
    names = [index for index, line in enumerate(lines) if line.endswith(":")]
    assert [lines[index].strip() for index in names] == ["confs:", "timeline:"]
    for index in names:
        column = len(lines[index]) - len(lines[index].lstrip())
        assert lines[index + 1].startswith(f"{' ' * column}  - ")


@pytest.mark.parametrize("zone", ZONES)
def test_ccfddl_reads_the_instant_of_every_zone(zone: str) -> None:
    registry = registry_of([f"Paper deadline: {ZONES[zone]} {zone}"])
    (item,) = registry
    (found,) = yaml.safe_load(exported("ccfddl", registry))
    check_ccfddl({**found, **ANSWERS})
    (edition,) = found["confs"]
    (line,) = edition["timeline"]
    assert epoch(line["deadline"], offset(edition["timezone"])) == end_of(item)


def test_deadlines_of_tracks_in_several_zones_are_lines_in_one() -> None:
    track = Track(key="posters", call="", title="Posters")
    registry = registry_of(
        ["Paper deadline: 2023-05-31"],
        tracks=[track],
        in_tracks={"posters": ["Submission: 2023-06-10 17:00 Europe/Vienna"]},
    )
    (edition,) = yaml.safe_load(exported("ccfddl", registry))[0]["confs"]
    assert edition["timezone"] == "UTC"
    assert edition["timeline"] == [
        {"deadline": "2023-06-01 11:59:59", "comment": "Paper deadline"},
        {"deadline": "2023-06-10 15:00:00", "comment": "Posters: Submission"},
    ]


def rounds() -> Registry:
    """A call whose tracks come in another order than their deadlines; the last one is not known yet."""
    tracks = [Track(key=key, call="", title=key.title()) for key in ("demos", "posters", "late")]
    return registry_of(
        ["Paper deadline: 2030-12-02 18:00 Europe/Rome"],
        tracks=tracks,
        in_tracks={
            "demos": ["Submission: 2031-06-23 18:00 Europe/Rome"],
            "posters": ["Submission: 2031-04-07 18:00 Europe/Rome"],
            "late": ["Submission: TBA"],
        },
    )


def test_deadlines_are_in_the_order_of_time_since_ccfddl_shows_the_first_that_is_ahead() -> None:
    (edition,) = yaml.safe_load(exported("ccfddl", rounds()))[0]["confs"]
    assert [line["deadline"] for line in edition["timeline"]] == [
        "2030-12-02 17:00:00",
        "2031-04-07 16:00:00",
        "2031-06-23 16:00:00",
        "TBD",
    ]


def test_an_unknown_deadline_is_to_be_done_for_ccfddl_and_announced_for_the_others() -> None:
    lines = ["Paper deadline: TBA"]
    assert entry("ccfddl", lines)["confs"][0]["timeline"] == [{"deadline": "TBD"}]
    assert entry("sec-deadlines", lines)["deadline"] == ["TBA"]
    assert "deadlines" not in entry("huggingface", lines)


# --- sec-deadlines -----------------------------------------------------------------------------


SEC_ZONES = re.compile(r"Etc/(UTC|GMT[+-]\d+)")
"""Zones that it reads right in any year: its tables of other zones are of 2021 and end in October 2026."""

SEC_TAGS = {
    *("SEC", "PRIV", "CRYPTO", "CONF", "SHOP", "JRN"),
    *("TOP4", "ASTAR", "CORE-A", "CORE-B", "CORE-C", "OTHERS"),
}


def read_by_sec_deadlines(text: str, zone: str) -> int:
    """The instant that ``static/js/main.js`` shows: it has a rule for full hours and one for minute 59."""
    seconds = epoch(text, ZoneInfo(zone))
    if text.endswith(":00"):
        return seconds - 1
    return seconds + 59 if text.endswith(":59") else seconds


@pytest.mark.parametrize("zone", ZONES)
def test_sec_deadlines_reads_the_minute_of_every_zone(zone: str) -> None:
    registry = registry_of([f"Paper deadline: {ZONES[zone]} {zone}"])
    (item,) = registry
    (found,) = yaml.safe_load(exported("sec-deadlines", registry))
    (text,) = found["deadline"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", text)
    said = found.get("timezone", "Etc/GMT+12")
    assert SEC_ZONES.fullmatch(said)
    assert -1 <= read_by_sec_deadlines(text, said) - end_of(item) <= 59


@pytest.mark.parametrize(
    ("zone", "text", "said"),
    [
        ("Europe/Vienna", "2031-07-01 23:59", "Etc/GMT-2"),
        ("Europe/Vienna", "2031-01-01 23:59", "Etc/GMT-1"),
        ("Asia/Amman", "2031-03-14 23:59", "Etc/GMT-3"),
        ("Asia/Kolkata", "2031-03-14 18:30", "Etc/UTC"),
    ],
)
def test_sec_deadlines_reads_no_change_of_clocks(zone: str, text: str, said: str) -> None:
    """A day ends with its last second, which a list of minutes can say at the end of an hour only."""
    registry = registry_of([f"Paper deadline: {text[:10]}"], zone=zone)
    (item,) = registry
    (found,) = yaml.safe_load(exported("sec-deadlines", registry))
    assert (found["deadline"], found["timezone"]) == ([text], said)
    assert 0 <= read_by_sec_deadlines(text, said) - end_of(item) <= 1


def test_deadlines_that_sec_deadlines_numbers_are_explained_in_its_comment() -> None:
    (found,) = yaml.safe_load(exported("sec-deadlines", rounds()))
    assert found["timezone"] == "Etc/UTC"
    assert found["deadline"] == ["2030-12-02 17:00", "2031-04-07 16:00", "2031-06-23 16:00"]
    assert found["comment"] == (
        "1 / 3 Paper deadline; 2 / 3 Posters: Submission; 3 / 3 Demos: Submission"
    )


def test_the_questions_of_sec_deadlines_name_every_tag_that_its_filters_know() -> None:
    conference = replace(CALL, title="Conference on Calls")
    text = exported("sec-deadlines", registry_of(DATES, call=conference)).decode()
    (asked,) = re.findall(r"^ *# more tags: (.*)", text, re.MULTILINE)
    assert set(re.findall(r"[A-Z][A-Z0-9-]+", asked)) == SEC_TAGS


def test_an_entry_for_sec_deadlines_has_lists_quotes_and_inverted_signs() -> None:
    found = entry("sec-deadlines", DATES)
    assert {"name", "year", "link", "deadline"} <= found.keys()
    assert found["deadline"] == ["2023-05-31 23:59"]
    assert (found["date"], found["tags"]) == ("July 28-29", ["SHOP"])
    assert "timezone" not in found
    assert "24 May 2023, 23:59 AoE" in found["comment"]
    assert (
        entry("sec-deadlines", ["Paper deadline: 2023-05-31 12:00 UTC+7"])["timezone"]
        == "Etc/GMT-7"
    )
    conference = replace(CALL, title="Conference on Calls")
    assert "tags" not in entry("sec-deadlines", DATES, call=conference)


# --- all of them, WikiCFP, CSV -----------------------------------------------------------------


@pytest.mark.parametrize("name", ["huggingface", "ccfddl", "sec-deadlines"])
def test_a_deadline_without_a_zone_is_asked_about_and_not_guessed(name: str) -> None:
    registry = registry_of(["Paper deadline: 2023-05-31"])
    dates = {key: replace(item, utc=None) for key, item in registry.dates.items()}
    index = {CALL.key: replace(registry.index[CALL.key], dates=tuple(dates.values()))}
    text = exported(name, replace(registry, dates=dates, index=index)).decode()
    assert "# more deadlines: nobody says in which zone they end: Paper deadline" in text
    assert "2023-05-31" not in text


@pytest.mark.parametrize("name", ["huggingface", "ccfddl", "sec-deadlines"])
def test_the_entries_of_several_calls_can_be_put_into_one_list(name: str) -> None:
    registry = registry_of(DATES)
    both = {**registry.calls, "two": replace(CALL, key="two", acronym="TWO")}
    data = [exported(name, replace(registry, calls=both), key) for key in both]
    assert [next(iter(one.values())) for one in yaml.safe_load(b"".join(data))] == ["WOC", "TWO"]


def test_wikicfp_gets_days_in_the_order_of_its_form_and_the_zone_in_the_text() -> None:
    lines = exported("wikicfp", registry_of(DATES)).decode().splitlines()
    fields = dict(re.split(r":\s*", line, maxsplit=1) for line in lines[: lines.index("")])
    assert list(fields.values()) == [
        *("WOC 2023", "Workshop on Calls", "https://calls.example/call/", "Graz, Austria"),
        *("July 28, 2023", "July 29, 2023", "May 24, 2023", "May 31, 2023", "June 19, 2023"),
        *("", "? (up to four, from WikiCFP's list)"),
    ]
    assert any("Wed 31 May 2023, 23:59 AoE" in line for line in lines)


def test_the_table_has_a_row_for_each_date() -> None:
    registry = registry_of(
        [*DATES, "Camera-ready deadline: TBA", "Workshop dinner: 2023-07-28 (cancelled)"]
    )
    text = exported("csv", registry).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert [row["key"] for row in rows] == [item.key for item in registry]
    for row, item in zip(rows, registry, strict=True):
        assert row["utc"] == (item.utc.iso() if item.utc else "")
        assert row["status"] == item.status
        assert row["url"] == address("call", item.key)
    assert text.count("\r\n") == len(rows) + 1


def test_instants_of_the_table_are_read_as_utc() -> None:
    for zone, line in ZONES.items():
        registry = registry_of([f"Paper deadline: {line} {zone}"])
        (item,) = registry
        text = exported("csv", registry).decode("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(text, newline=""))
        assert int(datetime.fromisoformat(row["utc"]).astimezone(UTC).timestamp()) == end_of(item)
