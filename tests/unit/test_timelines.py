"""The picture of dates along a line: in order, apart, within its frame."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cfp.sphinx_ext.timelines import FEWEST, GAP, MARGIN, MOST, WIDTH, axis, placed

DAY = 86400
MAY = 1682899200
"""1 May 2023."""

instants = st.lists(st.integers(0, 4 * 10**9), min_size=2, max_size=MOST, unique=True).map(sorted)


@given(instants)
def test_dots_are_in_order_apart_and_within_the_frame(epochs: list[int]) -> None:
    knots = placed(epochs)
    x = [where for _, where in knots]
    assert [epoch for epoch, _ in knots] == epochs
    assert x[0] >= MARGIN - 0.01
    assert x[-1] <= WIDTH - MARGIN + 0.01
    assert all(right - left >= GAP - 0.01 for left, right in pairwise(x))


def test_far_dates_stand_where_they_fall() -> None:
    (_, first), (_, second), (_, third) = placed([MAY, MAY + 100 * DAY, MAY + 300 * DAY])
    assert (second - first) * 2 == pytest.approx(third - second)


def test_the_picture_has_a_dot_and_a_number_for_each_date_and_is_no_text() -> None:
    picture = axis([MAY, None, MAY + 30 * DAY, MAY + 90 * DAY], "en", is_mirrored=False)
    svg = ElementTree.fromstring(picture)
    assert svg.get("aria-hidden") == "true"
    assert re.findall(r'cfp-number"[^>]*>(\d+)', picture) == ["1", "3", "4"]
    assert "Jun 2023" in picture
    assert " style=" not in picture


def test_a_mirrored_picture_goes_from_the_right() -> None:
    epochs = [MAY, MAY + 30 * DAY, MAY + 90 * DAY]
    plain, mirrored = (
        [
            float(x)
            for x in re.findall(r'cfp-dot" cx="([\d.]+)', axis(epochs, "ar", is_mirrored=is_so))
        ]
        for is_so in (False, True)
    )
    assert mirrored == pytest.approx([WIDTH - x for x in plain], abs=0.11)


@pytest.mark.parametrize(
    "epochs",
    [[], [MAY] * (FEWEST - 1), [MAY] * FEWEST, [MAY + i * DAY for i in range(MOST + 1)]],
    ids=["none", "too few", "all at once", "too many"],
)
def test_what_makes_no_picture(epochs: list[int]) -> None:
    assert axis(epochs, "en", is_mirrored=False) == ""
