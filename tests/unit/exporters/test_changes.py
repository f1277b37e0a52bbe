"""The feed of changes: read by feedparser, and held against the rules of RFC 4287 and RFC 4151."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import feedparser
import pytest
from tests.registries import CALL, exported, registry_of

if TYPE_CHECKING:
    from sphinx_cfp.registry.registry import Registry

ATOM = "{http://www.w3.org/2005/Atom}"
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[\w.%/~-]+", re.ASCII)
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
TWICE = (
    "Paper deadline: ~~2023-05-17~~ ~~2023-05-24~~ (moved 2023-05-01) 2023-05-31 "
    "(moved 2023-05-20: visas)"
)


def feed(registry: Registry) -> Any:
    """What feedparser makes of the feed, which it must find well formed."""
    found = feedparser.parse(exported("changes", registry))
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def check_rules(data: bytes) -> ElementTree.Element:
    """The feed, if it has what section 4.1 and 4.2 of RFC 4287 ask for, each as often as they say."""
    root = ElementTree.fromstring(data)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1, name
        assert RFC_3339.fullmatch(element.findtext(f"{ATOM}updated") or "")
        assert (element.findtext(f"{ATOM}id") or "").isascii()
        links = [
            (link.get("rel"), link.get("type"), link.get("hreflang"))
            for link in element.findall(f"{ATOM}link")
        ]
        assert len(links) == len(set(links))
        assert all(
            (link.get("href") or "").startswith("https://") for link in element.iter(f"{ATOM}link")
        )
    assert (root.findtext(f"{ATOM}author/{ATOM}name") or "").strip()
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in root.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    assert [one for one in ids if not TAG.fullmatch(one)] == []
    selves = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert selves == [root.findtext(f"{ATOM}id")]
    return root


def test_each_dated_move_is_an_entry_the_latest_first() -> None:
    found = feed(registry_of([TWICE]))
    assert [entry.title for entry in found.entries] == [
        "Paper deadline moved: 24 → 31 May 2023 (AoE)",
        "Paper deadline moved: 17 → 24 May 2023 (AoE)",
    ]
    assert [entry.updated for entry in found.entries] == [
        "2023-05-20T00:00:00Z",
        "2023-05-01T00:00:00Z",
    ]
    assert [entry.id for entry in found.entries] == [
        "tag:calls.example,2023-05-20:woc-2023.paper/2",
        "tag:calls.example,2023-05-01:woc-2023.paper/1",
    ]
    assert found.entries[0].link == "https://calls.example/call/#woc-2023.paper"
    assert "visas" in found.entries[0].content[0].value
    assert found.feed.updated == "2023-05-20T00:00:00Z"


def test_a_move_without_its_day_and_an_internal_one_have_no_entry() -> None:
    registry = registry_of(
        ["Paper deadline: ~~2023-05-24~~ 2023-05-31"],
        internal=["Notification: ~~2023-06-18~~ 2023-06-19 (moved 2023-05-20)"],
    )
    assert feed(registry).entries == []


@pytest.mark.parametrize("published", [None, date(2023, 1, 2)])
def test_a_feed_is_there_when_nothing_moved(published: date | None) -> None:
    registry = registry_of(["Notification: 2023-06-19"], call=replace(CALL, published=published))
    root = check_rules(exported("changes", registry))
    expected = f"{published or '1970-01-01'}T00:00:00Z"
    assert root.findtext(f"{ATOM}updated") == expected


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("~~2023-05-30~~ 2023-06-02", "30 May → 2 June 2023 (AoE)"),
        ("~~2022-12-31~~ 2023-01-07", "31 December 2022 → 7 January 2023 (AoE)"),
        ("~~TBA~~ 2023-05-31", "TBA → 31 May 2023, 23:59 AoE"),
        ("~~2023-05-31~~ 2023-05-31 17:00 UTC", "31 May 2023, 23:59 AoE → 31 May 2023, 17:00 UTC"),
        ("~~2023-05-31~~ 2023-05-24", "31 → 24 May 2023 (AoE)"),
    ],
)
def test_what_is_the_same_before_and_after_is_said_once(line: str, title: str) -> None:
    found = feed(registry_of([f"Paper deadline: {line} (moved 2023-04-01)"]))
    assert [entry.title for entry in found.entries] == [f"Paper deadline moved: {title}"]


def test_the_rules_of_the_format_hold() -> None:
    call = replace(CALL, acronym='Ä & <B> ]]> "q"', docname="ümläut")
    registry = registry_of(
        [TWICE, "Notification: ~~2023-06-18~~ 2023-06-19 (moved 2023-05-20: <b>)"], call=call
    )
    root = check_rules(exported("changes", registry))
    assert len(root.findall(f"{ATOM}entry")) == 3
    check_rules(exported("changes", registry, "woc-2023"))
