"""Instants and zones, computed by other means than the module's own."""

from __future__ import annotations

import calendar
from datetime import UTC as DATETIME_UTC
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cfp.model.dates import Moment, When, instants
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import AOE, UTC, Instant, Zone

VIENNA = Zone("Europe/Vienna")


def test_the_deadline_of_es_fomo() -> None:
    utc, utc_end = instants(Kind.PAPER, When(Moment(date(2023, 5, 31), None, AOE)))
    assert utc == Instant(1685620799)
    assert utc.iso() == "2023-06-01T11:59:59Z"
    assert utc_end is None


def test_a_day_that_is_no_deadline_has_its_first_and_its_last_second() -> None:
    utc, utc_end = instants(Kind.NOTIFICATION, When(Moment(date(2023, 6, 19), None, AOE)))
    assert utc
    assert utc_end
    assert (utc.iso(), utc_end.iso()) == ("2023-06-19T12:00:00Z", "2023-06-20T11:59:59Z")


def test_a_range_of_a_deadline_ends_at_its_end() -> None:
    when = When(Moment(date(2023, 5, 1), None, UTC), Moment(date(2023, 6, 15), None, UTC))
    utc, utc_end = instants(Kind.REGISTRATION, when)
    assert utc
    assert utc.iso() == "2023-06-15T23:59:59Z"
    assert utc_end is None


def test_without_a_zone_there_is_no_instant() -> None:
    assert instants(Kind.PAPER, When(Moment(date(2023, 5, 31)))) == (None, None)


def test_words_have_no_instant() -> None:
    assert instants(Kind.PAPER, When(None, text="late June")) == (None, None)


def test_a_written_24_is_the_next_midnight() -> None:
    assert UTC.instant(date(2023, 5, 31), 86_400).iso() == "2023-06-01T00:00:00Z"


@pytest.mark.parametrize(
    ("day", "fault"), [(date(2023, 3, 26), "does not exist"), (date(2023, 10, 29), "exists twice")]
)
def test_a_wall_time_in_a_change_of_clocks_is_refused(day: date, fault: str) -> None:
    with pytest.raises(ParseError, match=fault) as caught:
        VIENNA.instant(day, 2 * 3600 + 1800)
    assert caught.value.code == "time_gap"


def test_a_day_of_25_hours_ends_an_hour_later() -> None:
    first, last = VIENNA.midnight(date(2023, 10, 29)), VIENNA.last_second(date(2023, 10, 29))
    assert last.epoch - first.epoch == 25 * 3600 - 1


def test_a_day_whose_midnight_does_not_exist_begins_after_the_gap() -> None:
    # Egypt moved its clocks from 00:00 to 01:00 on 28 April 2023.
    assert Zone("Africa/Cairo").midnight(date(2023, 4, 28)).iso() == "2023-04-27T22:00:00Z"


@pytest.mark.parametrize("year", [1, 9999])
def test_years_out_of_reach_are_refused(year: int) -> None:
    with pytest.raises(ParseError) as caught:
        AOE.last_second(date(year, 12, 31))
    assert caught.value.code == "date_impossible"


@given(st.dates(date(1970, 1, 1), date(2100, 12, 31)), st.integers(0, 86_400))
def test_aoe_is_utc_plus_twelve_hours(day: date, seconds: int) -> None:
    midnight = calendar.timegm((day.year, day.month, day.day, 0, 0, 0))
    assert AOE.instant(day, seconds).epoch == midnight + seconds + 12 * 3600


@given(st.integers(-(10**10), 10**11))
def test_an_instant_is_read_back_from_its_text(epoch: int) -> None:
    instant = Instant(epoch)
    assert Instant.from_iso(instant.iso()) == instant
    assert instant.as_datetime() == datetime.fromtimestamp(epoch, DATETIME_UTC)
