"""JSON-LD, the QR code and BibTeX, each read back by something that is not ours."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest
import zxingcpp
from pybtex.database import parse_string
from pybtex.richtext import Text
from tests.registries import CALL, end_of, exported, registry_of
from tests.unit.exporters.test_calendars import ZONES

from sphinx_cfp.model.calls import Mode, Submission
from sphinx_cfp.model.zones import Instant
from sphinx_cfp.registry.json import loads, public, schema

DATES = ["Paper deadline: 2023-05-31", "Workshop: 2023-07-28/29"]


def event(lines: list[str], **more: Any) -> dict[str, Any]:
    """The event that search engines read."""
    found = json.loads(exported("jsonld", registry_of(lines, **more)))
    assert isinstance(found, dict)
    return found


def test_json_is_the_registry_of_one_call_or_of_all() -> None:
    registry = registry_of(DATES)
    both = replace(registry, calls={**registry.calls, "two": replace(CALL, key="two")})
    data = exported("json", both)
    jsonschema.validate(json.loads(data), json.loads(schema()))
    assert loads(data.decode()).calls.keys() == {"woc-2023", "two"}
    assert loads(exported("json", both, "woc-2023").decode()) == public(registry)


def test_an_event_has_its_days_its_place_and_an_offer_for_each_deadline() -> None:
    call = replace(CALL, host="Everything 2023", host_url="https://host.example/", mode=Mode.HYBRID)
    found = event(DATES, call=call)
    assert found["@type"] == ["Event", "ConferenceEvent"]
    assert (found["startDate"], found["endDate"]) == ("2023-07-28", "2023-07-29")
    assert found["location"]["address"] == "Graz, Austria"
    assert found["superEvent"]["name"] == "Everything 2023"
    assert found["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    (offer,) = found["hasParticipationOffer"]
    assert offer["availabilityEnds"] == "2023-05-31T23:59:59-12:00"
    assert offer["url"] == "https://submit.example/woc"


def test_nothing_is_said_that_was_not_given() -> None:
    call = replace(CALL, location="", edition=replace(CALL.edition, days=None), acronym="")
    found = event(["Notification: 2023-06-19"], call=call)
    assert found.keys() == {"@context", "@type", "name", "url"}


@pytest.mark.parametrize(
    ("line", "status", "before"),
    [
        ("Workshop: 2023-07-28 (cancelled)", "EventCancelled", None),
        ("Workshop: ~~2023-07-27~~ 2023-07-28", "EventRescheduled", "2023-07-27"),
        ("Workshop: 2023-07-28", "EventScheduled", None),
    ],
)
def test_a_moved_or_cancelled_event_says_so(line: str, status: str, before: str | None) -> None:
    found = event([line])
    assert found["eventStatus"] == f"https://schema.org/{status}"
    assert found.get("previousStartDate") == before


@pytest.mark.parametrize("zone", ZONES)
def test_an_offer_ends_at_the_instant_of_every_zone(zone: str) -> None:
    registry = registry_of([f"Paper deadline: {ZONES[zone]} {zone}"])
    (item,) = registry
    (offer,) = json.loads(exported("jsonld", registry))["hasParticipationOffer"]
    assert Instant.from_iso(offer["availabilityEnds"]).epoch == end_of(item)


class Scripts(HTMLParser):
    """The texts of the scripts of a page, and how many comments it has."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.texts: list[str] = []
        self.comments = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments += 1


def test_no_value_ends_the_script_it_stands_in() -> None:
    title = "</script><script>alert(1)</script><!-- & \u2028"
    data = exported("jsonld", registry_of(DATES, call=replace(CALL, title=title))).decode()
    reader = Scripts()
    reader.feed(f'<script type="application/ld+json">{data}</script>')
    assert (len(reader.texts), reader.comments) == (1, 0)
    assert json.loads(reader.texts[0])["name"] == title


LINKS = [
    "https://submit.example/woc",
    "https://openreview.net/group?id=ICML.cc/2023/Workshop/ES-FoMO",
    "https://submit.example/" + "x" * 1500,
    "https://submit.example/ümläut?q=ä b",
]


@pytest.mark.parametrize("link", LINKS)
def test_a_camera_reads_the_submit_link(link: str) -> None:
    registry = registry_of(DATES, call=replace(CALL, submission=Submission(submit=link)))
    svg = exported("qr", registry).decode()
    (result,) = zxingcpp.read_barcodes(pixels(svg))
    assert result.text == link.replace("ü", "%C3%BC").replace("ä", "%C3%A4").replace(" ", "%20")


def pixels(svg: str) -> Any:
    """The picture of a code as bytes of gray: its path is made of horizontal strokes, a unit each."""
    size = int(re.findall(r'width="(\d+)"', svg)[0])
    scale = int(re.findall(r"scale\((\d+)\)", svg)[0])
    (path,) = re.findall(r' d="([^"]+)"', svg)
    rows = [bytearray(b"\xff" * size) for _ in range(size)]
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path):
        values = [float(number) for number in numbers.split()]
        if command == "h":
            for row in range(int((y - 0.5) * scale), int((y + 0.5) * scale)):
                begin, end = int(x * scale), int((x + values[0]) * scale)
                rows[row][begin:end] = b"\x00" * (end - begin)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return memoryview(b"".join(rows)).cast("B", (size, size))


@pytest.mark.parametrize("link", ["", "by mail to the chairs", "https://x.example/" + "x" * 3000])
def test_what_is_no_link_or_too_long_makes_no_code(link: str) -> None:
    registry = registry_of(DATES, call=replace(CALL, submission=Submission(submit=link)))
    assert exported("qr", registry) == b""


def test_proceedings_are_an_entry_that_bibtex_reads() -> None:
    call = replace(
        CALL,
        title="Workshop on 100% & _more_ {\\input{x}}",
        submission=Submission(proceedings="PMLR"),
    )
    data = exported("bibtex", registry_of(DATES, call=call)).decode()
    (entry,) = parse_string(data, "bibtex").entries.values()
    assert entry.type == "proceedings"
    assert (entry.fields["year"], entry.fields["publisher"]) == ("2023", "PMLR")
    assert entry.fields["venue"] == "Graz, Austria"
    shown = Text.from_latex(entry.fields["title"]).render_as("text")
    assert "Workshop on 100% & _more_" in shown
    assert "\\textbackslash{}input\\{x\\}" in entry.fields["title"]
    assert re.search(r"(?<!\\)[%&_#$]", entry.fields["title"]) is None
    assert "% Not known from the call: editor, volume" in data


@pytest.mark.parametrize("proceedings", ["", "none", "None"])
def test_without_proceedings_there_is_no_entry(proceedings: str) -> None:
    call = replace(CALL, submission=Submission(proceedings=proceedings))
    assert exported("bibtex", registry_of(DATES, call=call)) == b""


def test_what_is_moved_keeps_the_day_it_was_published() -> None:
    call = replace(CALL, published=date(2023, 1, 2))
    assert b"20230102T000000Z" in exported("icalendar", registry_of(DATES, call=call))
