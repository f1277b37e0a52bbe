"""The registry: what belongs to which call, what a key names, and what contradicts what."""

from __future__ import annotations

from datetime import date

import pytest

from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.model.calls import Call, Edition, Track
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.dates import Moment, Status, When
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.locations import Location
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.model.topics import Topic
from sphinx_cfp.model.zones import AOE, UTC
from sphinx_cfp.registry.records import DateDraft, ObjectType, Payload, Record, Reference
from sphinx_cfp.registry.registry import Registry

CALL = Call(key="es-fomo-2023", title="ES-FoMO", acronym="ES-FoMO", zone=AOE)


def page(name: str, *payloads: Payload | str, block: int = 0) -> dict[str, list[Record]]:
    """One page; a string is a line of a list of dates, and each payload stands on its own line."""
    records = []
    for line, payload in enumerate(payloads, 1):
        draft = (
            DateDraft(line=parse_line(payload), block=block)
            if isinstance(payload, str)
            else payload
        )
        records.append(Record(draft, Location(f"{name}.md", line)))
    return {name: records}


def registry(*payloads: Payload | str) -> Registry:
    return Registry.from_records(page("call", *payloads))


def codes(found: Registry, *, all_severities: bool = False) -> list[tuple[str, int]]:
    return [
        (problem.code, problem.location.line)
        for problem in found.problems
        if all_severities or problem.code not in {"change_undated", "struck_alone"}
    ]


def test_the_dates_of_es_fomo() -> None:
    found = registry(
        CALL,
        "Submission deadline: 2023-05-31",
        "Acceptance notification: 2023-06-19",
        "Camera-ready deadline: 2023-07-07",
        "Workshop: 2023-07-29",
    )
    assert codes(found, all_severities=True) == []
    assert {key: item.utc and item.utc.iso() for key, item in found.dates.items()} == {
        "es-fomo-2023.paper": "2023-06-01T11:59:59Z",
        "es-fomo-2023.notification": "2023-06-19T12:00:00Z",
        "es-fomo-2023.camera_ready": "2023-07-08T11:59:59Z",
        "es-fomo-2023.event": "2023-07-29T12:00:00Z",
    }
    assert [item.kind for item in found.by_instant()] == [
        Kind.PAPER,
        Kind.NOTIFICATION,
        Kind.CAMERA_READY,
        Kind.EVENT,
    ]


def test_the_acronym_alone_is_the_event() -> None:
    assert [item.kind for item in registry(CALL, "ES-FoMO: 2023-07-29")] == [Kind.EVENT]


@pytest.mark.parametrize(
    ("docname", "call"),
    [("a/call", "one"), ("a/venue", "two"), ("a/b/c", "two"), ("b/x", "three"), ("index", "three")],
)
def test_a_page_belongs_to_its_own_call_or_to_the_nearest_index(docname: str, call: str) -> None:
    found = Registry.from_records(
        page("a/call", Call(key="one", title="One"))
        | page("a/index", Call(key="two", title="Two"))
        | page("index", Call(key="three", title="Three"))
    )
    assert found.call_of(docname) == call


def test_a_call_on_another_page_owns_only_itself_among_several() -> None:
    found = Registry.from_records(
        page("one", Call(key="one", title="One"))
        | page("two", Call(key="two", title="Two"))
        | page("venue", "Paper deadline: 2023-05-31")
    )
    assert found.call_of("venue") == ""
    assert codes(found) == [("unknown_key", 1)]


def test_the_only_call_takes_what_stands_on_other_pages() -> None:
    found = Registry.from_records(page("call", CALL) | page("dates", "Paper deadline: 2023-05-31"))
    assert list(found.dates) == ["es-fomo-2023.paper"]


def test_on_a_page_of_two_calls_each_date_belongs_to_the_call_above_it() -> None:
    found = registry(
        Call(key="one", title="One", zone=AOE),
        "Paper deadline: 2023-05-31",
        Call(key="two", title="Two", zone=AOE),
        "Paper deadline: 2023-06-30",
    )
    assert list(found.dates) == ["one.paper", "two.paper"]
    with pytest.raises(ParseError, match="either call") as caught:
        found.resolve("date", "paper", "call")
    assert "one.paper or two.paper" in caught.value.hint


def test_two_values_of_one_key_contradict_each_other() -> None:
    found = registry(CALL, "Paper deadline: 2023-05-31", "Paper deadline: 2023-06-01")
    assert codes(found) == [("conflicting_value", 3)]
    assert found.problems[0].related == (Location("call.md", 2),)
    assert "{#paper-2}" in found.problems[0].hint


def test_an_equal_repeat_is_only_a_duplicate() -> None:
    found = registry(CALL, "Paper deadline: 2023-05-31", "Paper deadline: 31 May 2023")
    assert codes(found) == [("duplicate_key", 3)]
    assert found.placed["call", 2] == "es-fomo-2023.paper"
    assert not found.is_home("date", "call", 2)


def test_a_struck_line_above_one_of_its_key_is_its_history() -> None:
    found = registry(CALL, "Paper deadline: ~~2023-05-24~~", "Paper deadline: 2023-05-31")
    (paper,) = found
    assert codes(found) == []
    assert [move.was for move in paper.was] == [When(Moment(date(2023, 5, 24), None, AOE))]
    assert paper.status is Status.EXTENDED
    assert found.placed["call", 1] == paper.key
    assert not found.is_home("date", "call", 1)
    assert found.is_home("date", "call", 2)


def test_an_extended_deadline_below_one_of_its_kind_moves_it() -> None:
    (paper,) = registry(CALL, "Paper deadline: 2023-05-24", "Extended deadline: 2023-05-31")
    assert paper.when.start == Moment(date(2023, 5, 31), None, AOE)
    assert len(paper.was) == 1


def test_a_struck_date_alone_has_passed() -> None:
    found = registry(CALL, "Paper deadline: ~~2023-05-24~~")
    assert [item.status for item in found] == [Status.PASSED]
    assert codes(found, all_severities=True) == [("struck_alone", 2)]


def test_a_missing_zone_is_said_once_a_call() -> None:
    found = registry(
        Call(key="one", title="One"),
        "Abstract deadline: 2023-05-24",
        "Paper deadline: 2023-05-31",
        "Notification: 2023-06-19",
    )
    assert codes(found) == [("zone_missing", 2)]
    assert ":timezone: AoE" in found.problems[0].hint
    assert found.problems[0].related == (Location("call.md", 3),)


def test_a_track_lends_its_zone_and_its_key() -> None:
    track = Track(key="posters", call="", title="Posters", zone=UTC)
    draft = DateDraft(line=parse_line("Submission: 2023-06-25"), track="posters")
    found = registry(Call(key="one", title="One"), track, draft)
    assert [item.key for item in found] == ["one.posters.paper"]
    assert [item.utc and item.utc.iso() for item in found] == ["2023-06-25T23:59:59Z"]
    assert found.dates_of("one", "one.posters") == list(found)
    assert found.dates_of("one", "") == ()


def test_a_track_that_a_list_only_names_may_be_spelled_out() -> None:
    named = Track(key="posters", call="", title="Posters", implied=True)
    found = registry(CALL, named, Track(key="posters", call="", title="Posters and demos"), named)
    assert codes(found) == []
    assert [track.title for track in found.tracks_of(CALL.key)] == ["Posters and demos"]


def test_camera_ready_without_a_year_follows_the_notification() -> None:
    event = When(Moment(date(2024, 1, 15), None, AOE))
    call = Call(key="one", title="One", zone=AOE, edition=Edition(days=event))
    found = registry(call, "Camera-ready: 3 March", "Notification: 15 December")
    assert codes(found) == []
    assert [item.when.start and item.when.start.day.isoformat() for item in found] == [
        "2024-03-03",
        "2023-12-15",
    ]


@pytest.mark.parametrize(
    ("type_", "target", "key"),
    [
        ("date", "paper", "es-fomo-2023.paper"),
        ("date", "submission", "es-fomo-2023.paper"),
        ("date", "ES-FoMO-2023.Paper", "es-fomo-2023.paper"),
        ("date", "camera-ready", "es-fomo-2023.camera_ready-poster"),
        ("call", "es-fomo-2023", "es-fomo-2023"),
        ("topic", "systems", "es-fomo-2023.systems"),
    ],
)
def test_what_a_key_names(type_: ObjectType, target: str, key: str) -> None:
    found = registry(
        CALL,
        "Submission deadline: 2023-05-31",
        "Poster camera-ready: 2023-07-07",
        Topic(key="systems", call="", title="Systems"),
    )
    assert found.resolve(type_, target, "call") == key
    assert found.resolve(type_, target, "elsewhere") == key


def test_a_key_that_names_nothing_is_reported_with_the_nearest() -> None:
    found = registry(CALL, "Notification: 2023-06-19", Reference(type="date", target="notifcation"))
    assert codes(found) == [("unknown_key", 3)]
    assert "‘notification’" in found.problems[0].hint


def test_any_reference_is_no_fault_of_ours() -> None:
    assert codes(registry(CALL, Reference(type="any", target="nowhere"))) == []


def test_a_topic_shares_a_node_id_with_nobody() -> None:
    found = registry(CALL, "Paper deadline: 2023-05-31", Topic(key="paper", call="", title="Paper"))
    assert found.node_id("date", "es-fomo-2023.paper") == "es-fomo-2023.paper"
    assert found.node_id("topic", "es-fomo-2023.paper") == "es-fomo-2023.paper-topic"


def test_two_topics_of_one_key_and_two_titles_contradict_each_other() -> None:
    found = registry(
        CALL,
        Topic(key="systems", call="", title="Systems"),
        Topic(key="systems", call="", title="Systems!"),
        Topic(key="systems", call="", title="Systems"),
    )
    assert codes(found) == [("topic_duplicate", 3), ("topic_duplicate", 4)]


def test_problems_of_pages_are_kept_and_sorted_by_place() -> None:
    later = Problem(code=Code.DATE_SYNTAX, message="b", location=Location("call.md", 9))
    sooner = Problem(code=Code.DATE_SYNTAX, message="a", location=Location("call.md", 4))
    assert codes(registry(CALL, later, sooner)) == [("date_syntax", 4), ("date_syntax", 9)]


def test_the_order_of_pages_does_not_matter() -> None:
    one, two = page("a", CALL, "Paper: 2023-05-31"), page("b", "Notification: 2023-06-19")
    assert Registry.from_records(one | two) == Registry.from_records(two | one)
