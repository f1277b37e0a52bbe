"""How a date is written for people, in the language of the build."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval

from sphinx_cfp.model.zones import DAY

if TYPE_CHECKING:
    from datetime import date

    from sphinx_cfp.model.dates import Date, Moment, When

LAST_MINUTE = (DAY - 1) // 60 * 60


@lru_cache(maxsize=64)
def locale_of(language: str) -> Locale:
    """Babel's locale of a language of Sphinx; English where there is none."""
    name = language.replace("-", "_") or "en"
    # Day before month, as calls write it: what Babel takes for English is American.
    if name == "en":
        name = "en_GB"
    for candidate in (name, name.partition("_")[0]):
        try:
            return Locale.parse(candidate)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_GB")


@lru_cache(maxsize=4096)
def day_text(day: date, language: str) -> str:
    """``31 May 2023``."""
    return format_date(day, "long", locale=locale_of(language))


@lru_cache(maxsize=4096)
def days_text(first: date, last: date, language: str) -> str:
    """``28–29 July 2023``."""
    # The thin spaces of some locales' patterns are missing from most fonts.
    text = format_interval(first, last, skeleton="yMMMMd", locale=locale_of(language))
    return text.replace("\u2009", " ").replace(" – ", "–" if first.month == last.month else " – ")


def time_text(seconds: int) -> str:
    """``23:59``; seconds only where they are not those of a day's end."""
    if seconds % 60 and seconds != DAY - 1:
        return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}"


def when_text(when: When, language: str, *, is_deadline: bool) -> str:
    """A value with its time and zone: ``31 May 2023, 23:59 AoE``.

    A day that is no deadline has neither. What names no instant is shown as it was written.
    """
    start, end = when.start, when.end
    if start is None:
        return when.text
    if end is None:
        return _moment_text(start, language, is_deadline=is_deadline)
    if start.seconds is None and start.zone == end.zone:
        text = days_text(start.day, end.day, language)
        return text + _clock_text(end, is_deadline=is_deadline)
    first = _moment_text(start, language, is_deadline=False)
    return f"{first} – {_moment_text(end, language, is_deadline=is_deadline)}"


def _moment_text(moment: Moment, language: str, *, is_deadline: bool) -> str:
    return day_text(moment.day, language) + _clock_text(moment, is_deadline=is_deadline)


def _clock_text(moment: Moment, *, is_deadline: bool) -> str:
    seconds = moment.seconds
    if seconds is None:
        if not is_deadline or moment.zone is None:
            return ""
        seconds = DAY - 1
    zone = f" {moment.zone.name}" if moment.zone else ""
    return f", {time_text(seconds)}{zone}"


def date_text(item: Date, language: str) -> str:
    """The current value of a date."""
    return when_text(item.when, language, is_deadline=item.is_deadline)


def machine_text(item: Date) -> str:
    """What ``<time datetime>`` says: the instant in UTC, of a day that is no deadline the day."""
    if item.utc and (item.is_deadline or item.utc_end is None):
        return item.utc.iso()
    return item.when.start.day.isoformat() if item.when.start else ""
