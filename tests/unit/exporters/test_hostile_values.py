"""Values that mean something to a format: through each and back, equal but for control characters."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from email import message_from_string
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import feedparser
import icalendar
import pytest
import vobject
import yaml
from pybtex.database import parse_string
from tests.registries import CALL, exported, registry_of, with_dates

from sphinx_cfp.exporters import FORMATS
from sphinx_cfp.exporters.text import on_one_line, printable
from sphinx_cfp.model.calls import Submission

if TYPE_CHECKING:
    from sphinx_cfp.registry.registry import Registry

VALUES = {
    "calendar": "W\r\nBEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT",
    "latex": r"\Nature \name \, \;",
    "separators": 'a;b,c\\d"e\\n:f',
    "long": "x" * 5000,
    "emoji-at-the-fold": "ab" * 31 + "🥸" * 40,
    "script": "</script><script>alert(1)</script><!--",
    "cdata": "]]></content></entry><entry>&amp;",
    "typst": '#read("/etc/passwd") $x$ @ref',
    "tex": "\\input{/etc/passwd} %$&#_^~{}",
    "yaml-bool": "yes",
    "yaml-date": "2026-03-15",
    "yaml-mapping": "a: b",
    "yaml-list": "- a",
    "yaml-tilde": "~",
    "yaml-number": "0x1F",
    "yaml-alias": "*a",
    "yaml-anchor": "&a *a !!python/object:os.system",
    "yaml-comment": "a #b",
    "yaml-quotes": "'it''s' \"so\"",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "formula-plus": "+1-2",
    "formula-at": "@SUM(1)",
    "apostrophe": "'quoted",
    "mail": "From nobody\r\nBcc: all@evil.example",
    "template": "{{ 7 * 7 }} {% raw %}",
    "control": "a\x00b\x07c\x1b[31md\x7f",
    "separators-of-lines": "a\u2028b\u2029c\x85d",
    "surrogate-pair": "\U0001f9d1\u200d\U0001f680",
    "right-to-left": "\u202eevil\u202c شكر",
    "markup": "<b>&lt;i&gt;</b>",
    "spaces": "a  b\tc",
}
TEXT_READERS = ["wikicfp", "easychair", "cmt"]


@pytest.fixture(params=VALUES)
def value(request: pytest.FixtureRequest) -> str:
    return VALUES[request.param]


@pytest.fixture
def registry(value: str) -> Registry:
    """A call in which every text is the value."""
    rules = Submission(proceedings=value, pages=value, submit="https://submit.example/woc")
    call = replace(
        CALL,
        title=value,
        acronym=value,
        host=value,
        location=value,
        submission=rules,
        chairs=(value,),
    )
    made = registry_of(
        [
            "Paper deadline: ~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: why)",
            "Workshop: 2023-07-28",
        ],
        call=call,
    )
    return with_dates(made, label=value, note=value)


def test_calendars(registry: Registry, value: str) -> None:
    data = exported("icalendar", registry)
    assert data.count(b"\r\nBEGIN:VEVENT\r\n") == 2
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    shown = printable(value)
    for event in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        assert str(event["SUMMARY"]).startswith(f"{shown}: {shown}")
        assert shown in str(event["DESCRIPTION"])
    events = vobject.readOne(data.decode()).contents["vevent"]
    assert [event.summary.value.startswith(f"{shown}: {shown}") for event in events] == [True, True]
    assert events[1].location.value == shown


def test_the_data(registry: Registry, value: str) -> None:
    (call,) = json.loads(exported("json", registry))["calls"]
    assert {
        call["title"],
        call["acronym"],
        call["dates"][0]["label"],
        call["dates"][0]["note"],
    } == {value}


def test_json_for_search_engines(registry: Registry, value: str) -> None:
    data = exported("jsonld", registry).decode()
    assert json.loads(data)["name"] == value
    assert not set("<>&\u2028\u2029") & set(data)


def test_the_feed(registry: Registry, value: str) -> None:
    data = exported("changes", registry)
    root = ElementTree.fromstring(data)
    (entry,) = root.findall("{http://www.w3.org/2005/Atom}entry")
    title = entry.findtext("{http://www.w3.org/2005/Atom}title") or ""
    assert title.startswith(on_one_line(value))
    found = feedparser.parse(data)
    assert not found.bozo
    assert len(found.entries) == 1


def test_the_mail(registry: Registry, value: str) -> None:
    text = exported("announcement", registry).decode()
    message = message_from_string(text)
    assert message.keys() == ["Subject"]
    assert on_one_line(value).split()[0] in "".join(text.split("\n"))
    squeezed = "".join(text.split())
    assert "".join(on_one_line(value).split()) in squeezed


@pytest.mark.parametrize("name", ["huggingface", "ccfddl", "sec-deadlines"])
def test_trackers(name: str, registry: Registry, value: str) -> None:
    (found,) = yaml.safe_load(exported(name, registry))
    shown = printable(value)
    assert found.get("full_name", found.get("description")) == shown
    place = found["confs"][0]["place"] if name == "ccfddl" else found["place"]
    assert place == shown
    if name == "huggingface":
        assert found["deadlines"][0]["label"] == shown


def test_the_table(registry: Registry, value: str) -> None:
    text = exported("csv", registry).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == 2
    for row in rows:
        for name in ("title", "label", "note", "location"):
            cell = row[name]
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert (cell[1:] if cell.startswith("'") else cell) == printable(value)


@pytest.mark.parametrize("name", TEXT_READERS)
def test_lists(name: str, registry: Registry, value: str) -> None:
    text = exported(name, registry).decode()
    assert printable(text) == text
    boxes = [
        line for line in text.splitlines() if value in line or line.startswith(("[ ]", "Event"))
    ]
    assert any(on_one_line(value) in line for line in boxes)


@pytest.mark.parametrize("name", ["openreview", "hotcrp"])
def test_values_for_systems(name: str, registry: Registry, value: str) -> None:
    found = json.loads(exported(name, registry))
    fields = found.get("fields", found)
    assert fields.get("Official Venue Name", fields.get("conference_name")) == on_one_line(value)


def test_the_entry_for_proceedings(registry: Registry) -> None:
    data = exported("bibtex", registry).decode()
    (entry,) = parse_string(data, "bibtex").entries.values()
    assert entry.fields["year"] == "2023"
    assert "\\input{" not in data


def test_no_format_lets_a_control_character_through(registry: Registry) -> None:
    for name, one in FORMATS.items():
        if one.date_file or name in ("json", "jsonld"):  # JSON writes them as escapes
            continue
        text = exported(name, registry).decode().replace("\r\n", "\n").removeprefix("\ufeff")
        assert printable(text) == text, name
