"""``cfp.json``: what is written is read back equal, and keeps to its schema."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema.validators import validator_for

from sphinx_cfp.model.calls import Call, Edition, Mode, Review, Submission, Track
from sphinx_cfp.model.dates import Certainty, Constraint, Date, Moment, Move, Status, When, instants
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.topics import Topic
from sphinx_cfp.model.zones import AOE, UTC, Zone
from sphinx_cfp.registry.json import FormatError, dumps, loads, public, read_zone, schema
from sphinx_cfp.registry.registry import Registry

if TYPE_CHECKING:
    from jsonschema.protocols import Validator

zones = st.sampled_from(
    [AOE, UTC, Zone("UTC+05:30", 19_800), Zone("UTC-03:00", -10_800), Zone("Asia/Tokyo")]
)
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
moments = st.builds(
    Moment,
    days,
    st.none() | st.integers(0, 1440).map(lambda minute: minute * 60),
    st.none() | zones,
)
whens = (
    st.builds(When, moments)
    | st.builds(When, moments, moments)
    | st.builds(When, st.none(), text=texts)
)
submissions = st.builds(
    Submission,
    submit=texts,
    template=texts,
    review=st.none() | st.sampled_from(Review),
    pages=texts,
    proceedings=texts,
)
calls = st.builds(
    Call,
    key=st.just("call"),
    title=texts,
    acronym=texts,
    edition=st.builds(
        Edition,
        number=st.none() | st.integers(1, 99),
        year=st.none() | st.integers(1990, 2090),
        days=st.none() | whens,
    ),
    host=texts,
    host_url=texts,
    location=texts,
    mode=st.none() | st.sampled_from(Mode),
    website=texts,
    zone=st.none() | zones,
    contact=texts,
    chairs=st.lists(texts, max_size=3).map(tuple),
    previous=texts,
    published=st.none() | days,
    language=texts,
    translation_of=texts,
    submission=submissions,
    docname=st.just("call"),
)


def _date(number: int, draw: st.DrawFn) -> Date:
    kind, when = draw(st.sampled_from(Kind)), draw(whens)
    utc, utc_end = instants(kind, when)
    limit = draw(st.none() | st.builds(Constraint, day=days, url=texts))
    return Date(
        key=f"call.date-{number}",
        call="call",
        track=draw(st.sampled_from(["", "call.posters"])),
        kind=kind,
        qualifier=draw(texts),
        label=draw(texts),
        when=when,
        status=draw(st.sampled_from(Status)),
        certainty=draw(st.none() | st.sampled_from(Certainty)),
        note=draw(texts),
        link=draw(texts),
        was=tuple(draw(st.lists(st.builds(Move, whens, st.none() | days, texts), max_size=2))),
        no_later_than=limit,
        internal=draw(st.booleans()),
        utc=utc,
        utc_end=utc_end,
        docname="call",
    )


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    call = draw(calls)
    tracks = [
        Track(
            key="call.posters",
            call="call",
            title=draw(texts),
            submission=draw(submissions),
            zone=draw(st.none() | zones),
            docname="call",
        )
    ]
    dates = [_date(number, draw) for number in range(draw(st.integers(0, 3)))]
    topics = [
        Topic(key="call.group", call="call", title=draw(texts), is_group=True, docname="call"),
        Topic(
            key="call.inside",
            call="call",
            title=draw(texts),
            group="call.group",
            description=draw(texts),
            docname="call",
        ),
        Topic(key="call.alone", call="call", title=draw(texts), docname="call"),
    ]
    return _registry(call, tracks, dates, topics)


def _registry(call: Call, tracks: list[Track], dates: list[Date], topics: list[Topic]) -> Registry:
    by_key: tuple[dict[str, Any], ...] = tuple(
        {item.key: item for item in items} for items in ([call], tracks, dates, topics)
    )
    return Registry(
        calls=by_key[0],
        tracks=by_key[1],
        dates=by_key[2],
        topics=by_key[3],
    )


@cache
def validator() -> Validator:
    """What says whether data keep to the schema, itself checked once."""
    found = json.loads(schema())
    kind = validator_for(found)
    kind.check_schema(found)
    return kind(found)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(registries())
def test_what_is_written_is_read_back_equal_and_keeps_to_the_schema(registry: Registry) -> None:
    text = dumps(registry)
    assert loads(text) == public(registry)
    assert dumps(loads(text)) == text
    data = json.loads(text)
    if data["calls"][0]["title"]:
        validator().validate(data)


def test_internal_dates_are_not_written() -> None:
    secret = Date(
        key="call.paper",
        call="call",
        kind=Kind.PAPER,
        label="Secret",
        when=When(Moment(date(2023, 5, 31), None, AOE)),
        internal=True,
    )
    registry = _registry(Call(key="call", title="A call", docname="call"), [], [secret], [])
    assert "Secret" not in dumps(registry)
    shown = replace(registry, dates={secret.key: replace(secret, internal=False)})
    assert "Secret" in dumps(shown)


def test_names_of_zones_are_read_back() -> None:
    for zone in (AOE, UTC, Zone("UTC+05:30", 19_800), Zone("Europe/Vienna"), None):
        assert read_zone(zone.name if zone else None) == zone


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema_version": 2, "calls": []}',
        '{"schema_version": 1, "calls": [{}]}',
        "null",
    ],
)
def test_what_is_no_cfp_json_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        loads(text)


def test_urls_are_those_of_the_page() -> None:
    registry = _registry(Call(key="call", title="A call", docname="call"), [], [], [])
    data = json.loads(dumps(registry, lambda page, anchor: f"https://example.org/{page}/#{anchor}"))
    assert data["calls"][0]["links"]["page"] == "https://example.org/call/#call"
