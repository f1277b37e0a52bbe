"""The picture of dates along a line: in order, apart, within its frame."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cfp.model.dates import Date, When
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import Instant
from sphinx_cfp.sphinx_ext.nodes import cfp_element
from sphinx_cfp.sphinx_ext.timelines import FEWEST, GAP, MARGIN, MOST, WIDTH, axis, placed

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def dates(epochs: Iterable[int | None]) -> list[Date | None]:
    """A date at each of some instants; ``None`` is a line that is none."""
    return [
        None
        if epoch is None
        else Date(key="", call="", kind=Kind.PAPER, label="", when=When(None), utc=Instant(epoch))
        for epoch in epochs
    ]


def parts(picture: cfp_element, name: str) -> list[cfp_element]:
    """What is drawn with a class."""
    found = [part for part in picture.inert if isinstance(part, cfp_element)]
    return [part for part in found if name in part["classes"]]


def test_the_picture_has_a_dot_and_a_number_for_each_date_and_is_no_text() -> None:
    (picture,) = axis(dates([MAY, None, MAY + 30 * DAY, MAY + 90 * DAY]), "en")
    assert picture.html["aria-hidden"] == "true"
    assert len(parts(picture, "cfp-dot")) == 3
    assert [part.astext() for part in parts(picture, "cfp-number")] == ["1", "3", "4"]
    assert "Jun 2023" in [part.astext() for part in parts(picture, "cfp-month")]
    assert (picture.astext(), picture.children) == ("", [])


def test_a_mirrored_picture_goes_from_the_right() -> None:
    epochs = [MAY, MAY + 30 * DAY, MAY + 90 * DAY]
    plain, mirrored = (
        [float(str(dot.html["cx"])) for dot in parts(axis(dates(epochs), language)[0], "cfp-dot")]
        for language in ("de", "ar")
    )
    assert mirrored == pytest.approx([WIDTH - x for x in plain], abs=0.11)


@pytest.mark.parametrize(
    "epochs",
    [[], [MAY] * (FEWEST - 1), [MAY] * FEWEST, [MAY + i * DAY for i in range(MOST + 1)]],
    ids=["none", "too few", "all at once", "too many"],
)
def test_what_makes_no_picture(epochs: list[int]) -> None:
    assert axis(dates(epochs), "en") == []
