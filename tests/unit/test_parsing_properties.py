"""What holds of every date that can be written, and of every text that cannot be read."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_cfp.grammar.line import parse_line, parse_when
from sphinx_cfp.grammar.source_text import format_line, format_when
from sphinx_cfp.grammar.zone_names import find_zone, offset_zone
from sphinx_cfp.model.dates import Certainty, Moment, Move, Status, When
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import AOE, UTC, Zone
from sphinx_cfp.registry.resolving import Context, resolve, resolve_when

ZONES = st.sampled_from(
    [
        AOE,
        UTC,
        *map(offset_zone, (-11 * 3600, -12_600, 20_700, 50_400)),
        *map(Zone, ("Europe/Vienna", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe")),
    ]
)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
# Minutes of the day: clocks show no others to people, and 24:00 is one that they write.
SECONDS = st.none() | st.integers(0, 24 * 60).map(lambda minutes: minutes * 60)
REASONS = st.sampled_from(("", "visa delays", "by wish of many", "the host moved"))
LABELS = st.sampled_from(("Paper deadline", "Einreichungsfrist", "採否通知", "Track 2 posters"))


@st.composite
def moments(draw: st.DrawFn, zone: Zone | None = None) -> Moment:
    """A wall time that exists once in its zone, or a day."""
    moment = Moment(draw(DAYS), draw(SECONDS), zone or draw(ZONES))
    try:
        moment.first()
    except ParseError:
        return Moment(moment.day, None, moment.zone)
    return moment


@st.composite
def whens(draw: st.DrawFn) -> When:
    """A moment, or a range whose ends are in order."""
    zone = draw(ZONES)
    first, second = draw(moments(zone=zone)), draw(moments(zone=zone))
    if draw(st.booleans()) or first.day == second.day:
        return When(first)
    if first.day > second.day:
        first, second = second, first
    return When(first, second)


@given(whens())
def test_a_value_is_read_back_from_its_own_text(when: When) -> None:
    assert resolve_when(parse_when(format_when(when)), Context()) == when


@given(whens(), ZONES)
def test_a_value_in_the_zone_of_its_call_is_read_back_without_it(when: When, zone: Zone) -> None:
    text = format_when(when, default=zone)
    assert resolve_when(parse_when(text), Context(zone=zone)) == when


@given(ZONES)
def test_a_zone_is_found_by_its_own_name(zone: Zone) -> None:
    assert find_zone(zone.name) == zone


@st.composite
def histories(draw: st.DrawFn) -> tuple[Move, ...]:
    """Up to three earlier values; a change says its day, or its day and a reason, or nothing."""
    moves = []
    for _ in range(draw(st.integers(0, 3))):
        on = draw(st.none() | DAYS)
        moves.append(Move(When(draw(moments(zone=AOE))), on, draw(REASONS) if on else ""))
    return tuple(moves)


@given(
    LABELS,
    moments(zone=AOE).map(When),
    histories(),
    st.sampled_from((Status.SCHEDULED, Status.CANCELLED)),
    st.none() | st.sampled_from(Certainty),
    st.sampled_from(("", "on OpenReview", "8 pages, appendix apart")),
)
def test_a_line_is_read_back_from_its_own_text(
    label: str,
    when: When,
    was: tuple[Move, ...],
    status: Status,
    certainty: Certainty | None,
    note: str,
) -> None:
    text = format_line(
        label,
        when,
        key="own-key",
        kind=Kind.PAPER,
        was=was,
        status=status,
        certainty=certainty,
        note=note,
        default=AOE,
    )
    line = parse_line(text)
    found = resolve(line, Kind.PAPER, Context(zone=AOE))
    assert (line.label, line.key, line.kind, line.note) == (label, "own-key", Kind.PAPER, note)
    assert (found.when, found.was, found.certainty) == (when, was, certainty)
    assert found.status in (status, Status.EXTENDED if was else status)


# Pieces of which dates are made, in orders that nobody foresaw.
WORDS = (
    "31 May 2023 05 / - – . , : ; ( ) ~~ {#k} {.paper} → T Z AoE UTC+2 CET pm am noon midnight Uhr h "
    "月 日 年 上旬 （水） von bis to or and by Deadline TBA late Spring XX 99999999999 0 ~ ` * # % "
    "\u202e \u200b \ufeff \0 ٣ ² 'tis 1er º"
)
PIECES = st.sampled_from(WORDS.split())
MADE_OF_PIECES = st.lists(PIECES, max_size=12).map(" ".join)
ANYTHING = st.text(max_size=60) | MADE_OF_PIECES | st.lists(PIECES, max_size=12).map("".join)


@settings(max_examples=600)
@given(ANYTHING)
def test_no_text_raises_anything_but_a_parse_error(text: str) -> None:
    for whole in (text, f"Paper deadline: {text}", f"{text}: 31 May 2023"):
        with suppress(ParseError):
            resolve(parse_line(whole), Kind.PAPER, Context(zone=AOE))
    with suppress(ParseError):
        resolve_when(parse_when(text), Context(zone=AOE))
    with suppress(ParseError):
        find_zone(text)


def refusal(whole: str) -> ParseError | None:
    """Why a line is refused, if it is."""
    try:
        resolve(parse_line(whole), Kind.PAPER, Context(zone=AOE))
    except ParseError as error:
        return error
    return None


@settings(max_examples=300)
@given(ANYTHING)
def test_every_refusal_says_where_what_and_what_instead(text: str) -> None:
    whole = f"Paper deadline: {text}"
    error = refusal(whole)
    if error:
        assert error.code
        assert error.message
        assert error.hint
        assert 0 <= error.span.start <= error.span.stop <= len(whole)


@settings(max_examples=300)
@given(ANYTHING)
def test_spans_of_a_line_lie_within_it(text: str) -> None:
    whole = f"Paper deadline {{#k}}: {text}"
    try:
        line = parse_line(whole)
    except ParseError:
        return
    for span in (line.label_span, line.when_span, line.note_span):
        assert span is None or 0 <= span.start <= span.stop <= len(whole)
    if line.note_span:
        assert whole[line.note_span.start : line.note_span.stop] == line.note
