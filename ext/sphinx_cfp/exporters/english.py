"""Dates in English, as mails and forms want them; no locale has a say in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.model.zones import DAY

if TYPE_CHECKING:
    from datetime import date

    from sphinx_cfp.model.dates import Date, Moment, When

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def day_text(day: date) -> str:
    """``31 May 2023``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def days_text(first: date, last: date) -> str:
    """``28–29 July 2023``, the parts that are the same said once."""
    if first == last:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_text(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day_text(last)}"
    return f"{day_text(first)} – {day_text(last)}"


def american_days(first: date, last: date) -> str:
    """``July 28-29, 2023``, in ASCII: the form of the trackers' own lists."""
    begin = f"{MONTHS[first.month - 1]} {first.day}"
    if first == last:
        return f"{begin}, {first.year}"
    if first.year != last.year:
        return f"{begin}, {first.year} - {MONTHS[last.month - 1]} {last.day}, {last.year}"
    end = f"{last.day}" if first.month == last.month else f"{MONTHS[last.month - 1]} {last.day}"
    return f"{begin}-{end}, {last.year}" if end.isdigit() else f"{begin} - {end}, {last.year}"


def time_text(seconds: int) -> str:
    """``23:59``; seconds only where they are not those of a day's end."""
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    if rest and seconds != DAY - 1:
        return f"{hours:02}:{minutes:02}:{rest:02}"
    return f"{hours:02}:{minutes:02}"


def _clock_text(moment: Moment, *, is_deadline: bool) -> str:
    seconds, zone = moment.seconds, moment.zone
    if seconds is None:
        if not is_deadline or zone is None:
            return ""
        seconds = DAY - 1
    return f", {time_text(seconds)}" + (f" {zone.name}" if zone else "")


def when_text(when: When, *, is_deadline: bool, weekday: bool = False) -> str:
    """``31 May 2023, 23:59 AoE``; with ``weekday`` ``Wed 31 May 2023, 23:59 AoE``.

    A day that is no deadline has neither time nor zone. What names no instant is as its author wrote it.
    """
    start, end = when.start, when.end
    if start is None:
        return when.text
    if end is None:
        text = day_text(start.day) + _clock_text(start, is_deadline=is_deadline)
        return f"{WEEKDAYS[start.day.weekday()]} {text}" if weekday else text
    if start.seconds is None and start.zone == end.zone:
        return days_text(start.day, end.day) + _clock_text(end, is_deadline=is_deadline)
    first = day_text(start.day) + _clock_text(start, is_deadline=False)
    return f"{first} – {day_text(end.day)}{_clock_text(end, is_deadline=is_deadline)}"


def date_text(item: Date, *, weekday: bool = False) -> str:
    """The current value of a date."""
    return when_text(item.when, is_deadline=item.is_deadline, weekday=weekday)


def zone_of(item: Date) -> str:
    """The zone in which a date is meant; empty if it has none or needs none."""
    last = item.when.last
    if last is None or last.zone is None or (last.seconds is None and not item.is_deadline):
        return ""
    return last.zone.name
