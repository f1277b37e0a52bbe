"""Dates along a line, drawn as SVG: a picture for the eye of the list that stands below it.

Each date is a dot with its number in the list, where it falls in time; dots that would cover each other are
moved apart, and months and today with them. Colors come from classes.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_cfp.sphinx_ext.languages import is_right_to_left, locale_of
from sphinx_cfp.sphinx_ext.nodes import cfp_element
from sphinx_cfp.sphinx_ext.wording import number_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.model.dates import Date

WIDTH, HEIGHT, MARGIN = 680, 62, 18
LINE, RADIUS, GAP = 24, 11, 25
"""Height of the line, radius of a dot, least distance of two dots; in units of the picture."""

LABEL_GAP, LETTER = 54, 7.5
"""Least distance of the names of two months, width of a letter of one."""

FEWEST, MOST = 3, 24
"""How many dates make a picture."""

Knot = tuple[int, float]
"""An instant in seconds since 1970 and where it is drawn."""


def axis(dates: Sequence[Date | None], language: str) -> list[cfp_element]:
    """The picture of some dates, numbered as they are listed; empty if they are too few or too many.

    ``None`` is a line that is no date: like a date without an instant it has a number and no dot.
    """
    numbered = sorted(
        (item.utc.epoch, number) for number, item in enumerate(dates, 1) if item and item.utc
    )
    epochs = [epoch for epoch, _ in numbered]
    if not FEWEST <= len(epochs) <= MOST or epochs[0] == epochs[-1]:
        return []
    knots = placed(epochs)
    if is_right_to_left(language):
        knots = [(epoch, WIDTH - x) for epoch, x in knots]
    first, last = knots[0][1], knots[-1][1]
    line = cfp_element("path", classes="cfp-line", d=f"M{first:.1f} {LINE}H{last:.1f}")
    today = cfp_element("path", classes="cfp-today cfp-off", d=f"M0 {LINE - 20}V{LINE + 20}")
    numbers = [number for _, number in numbered]
    picture = cfp_element(
        "svg",
        inert=[line, *_months(knots, language), today, *_dots(knots, numbers)],
        classes="cfp-axis",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        data_cfp_knots=" ".join(f"{epoch}:{x:.1f}" for epoch, x in knots),
        aria_hidden="true",
        focusable="false",
    )
    return [picture]


def _dots(knots: Sequence[Knot], numbers: Sequence[int]) -> Iterator[cfp_element]:
    for (_, x), number in zip(knots, numbers, strict=True):
        yield cfp_element("circle", classes="cfp-dot", cx=f"{x:.1f}", cy=f"{LINE}", r=f"{RADIUS}")
        yield cfp_element("text", f"{number}", classes="cfp-number", x=f"{x:.1f}", y=f"{LINE + 4}")


def placed(epochs: Sequence[int]) -> list[Knot]:
    """Where instants in order are drawn: by their time, but no two closer than :data:`GAP`."""
    first, last = epochs[0], epochs[-1]
    room = WIDTH - 2 * MARGIN
    gap = min(GAP, room / (len(epochs) - 1))
    x = [MARGIN + room * (epoch - first) / (last - first) for epoch in epochs]
    for index in range(1, len(x)):
        x[index] = max(x[index], x[index - 1] + gap)
    x[-1] = min(x[-1], WIDTH - MARGIN)
    for index in range(len(x) - 2, -1, -1):
        x[index] = min(x[index], x[index + 1] - gap)
    return list(zip(epochs, x, strict=True))


def _months(knots: Sequence[Knot], language: str) -> Iterator[cfp_element]:
    """A mark and a name at the first of each month; not of all if there are many."""
    locale = locale_of(language)
    names = locale.months["stand-alone"]["abbreviated"]
    last_x, year = None, 0
    for first in _firsts(knots[0][0], knots[-1][0]):
        x = _position(knots, int(datetime(first.year, first.month, 1, tzinfo=UTC).timestamp()))
        if last_x is not None and abs(x - last_x) < LABEL_GAP:
            continue
        text = names[first.month]
        if first.year != year:
            text, year = f"{text} {number_text(first.year, language)}", first.year
        last_x = x
        # Of the first and the last, the name would be cut where the picture ends.
        half = len(text) * LETTER / 2
        middle = min(max(x, half), WIDTH - half)
        yield cfp_element("path", classes="cfp-tick", d=f"M{x:.1f} {LINE + 15}v6")
        yield cfp_element("text", text, classes="cfp-month", x=f"{middle:.1f}", y=f"{HEIGHT - 6}")


def _firsts(first: int, last: int) -> Iterator[date]:
    """The firsts of the months between two instants."""
    begin, end = (datetime.fromtimestamp(epoch, UTC) for epoch in (first, last))
    months = range(begin.year * 12 + begin.month, end.year * 12 + end.month)
    yield from (date(month // 12, month % 12 + 1, 1) for month in months)


def _position(knots: Sequence[Knot], epoch: int) -> float:
    """Where an instant between the first and the last knot is drawn."""
    for (before, left), (after, right) in pairwise(knots):
        if before <= epoch <= after and after > before:
            return left + (right - left) * (epoch - before) / (after - before)
    return knots[-1][1]
