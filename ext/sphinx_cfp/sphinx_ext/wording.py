"""How a date is written for people, in the language of its page.

Days are written as CLDR has them, with the names of months in full, also in ranges; the time is that of
a clock of twenty-four hours in every language, for 12 at night is no time to close at. How day, time and
zone are put together is said by our own catalog.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import DateTimeFormat, tokenize_pattern

from sphinx_cfp.model.zones import DAY
from sphinx_cfp.sphinx_ext.languages import lineage, locale_of
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from babel import Locale

    from sphinx_cfp.model.dates import Date, Moment, When

FIRST_OF_MONTH = {"fr": "1er", "pt": "1º", "pt_PT": "1"}
"""The first day of a month where it is written as an ordinal, which CLDR does not know."""

DIGITS = {"arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "mymr": 0x1040}
"""CLDR's names of digits that are the usual ones of some locale, and the character of their zero."""

_SPACES = str.maketrans({"\u2009": " ", "\u202f": "\u00a0"})
"""Narrow spaces of CLDR's patterns, which many fonts lack."""


@lru_cache(maxsize=4096)
def day_text(day: date, language: str) -> str:
    """``31 May 2023``."""
    locale = locale_of(language)
    return _formatted([locale.date_formats["long"].pattern], [day], locale)


@lru_cache(maxsize=4096)
def days_text(first: date, last: date, language: str) -> str:
    """``28–29 July 2023``, ``28 July – 2 August 2023``; one day if they are the same."""
    if first == last:
        return day_text(first, language)
    locale = locale_of(language)
    formats = locale.interval_formats
    differing = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    for skeleton in ("yMMMMd", "yMMMd"):
        if patterns := formats.get(skeleton, {}).get(differing):
            text = _formatted(patterns, [first, last], locale)
            # Two numbers stand close to their dash, whatever the language.
            return text.replace(" – ", "–") if differing == "d" else text
    return range_text(day_text(first, language), day_text(last, language), language)


def range_text(first: str, last: str, language: str) -> str:
    """Two texts as a range: ``A – B``."""
    pattern: str = locale_of(language).interval_formats[None]
    return pattern.translate(_SPACES).format(first, last)


@lru_cache(maxsize=1024)
def time_text(seconds: int, language: str) -> str:
    """``23:59``; seconds only where they are not those of a day's end."""
    locale = locale_of(language)
    with_seconds = seconds % 60 and seconds != DAY - 1
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    # Not by Babel's own formatting, which knows no 24:00.
    values = {"H": hour, "m": minute, "s": second}
    pattern = locale.datetime_skeletons["Hms" if with_seconds else "Hm"].pattern
    return _localized(
        "".join(
            part if isinstance(part, str) else f"{values[part[0]]:0{part[1]}}"
            for _, part in tokenize_pattern(pattern)
        ),
        locale,
    )


def number_text(number: int, language: str) -> str:
    """A number that is no quantity, such as a year, in the digits of the language."""
    return _localized(str(number), locale_of(language))


def as_of_text(day: date, language: str) -> str:
    """Of which day a text is that the clock changes: ``As of 1 May 2023.``"""
    _ = words_in(language).gettext
    return _("As of %s.") % day_text(day, language)


def colon_in(language: str) -> str:
    """What stands between a label and its value."""
    # Translators: between a label and its value; French has a space before it, Chinese none after it.
    return words_in(language).pgettext("label and value", ": ")


def listed(names: Sequence[str], language: str) -> str:
    """Names one after the other."""
    # Translators: between two names of a list
    return words_in(language).pgettext("names", ", ").join(names)


@lru_cache(maxsize=4096)
def when_text(when: When, language: str, *, is_deadline: bool) -> str:
    """A value with its time and zone: ``31 May 2023, 23:59 AoE``.

    A day that is no deadline has neither. What names no instant is shown as it was written.
    """
    start, end = when.start, when.end
    if start is None:
        return when.text
    if end is None:
        return _moment_text(start, language, is_deadline=is_deadline)
    if start.zone == end.zone:
        # The zone of both ends is said once.
        start = replace(start, zone=None)
        if start.seconds is None:
            days = days_text(start.day, end.day, language)
            return _with_clock(days, end, language, is_deadline=is_deadline)
        if start.day == end.day and end.seconds is not None:
            first, last = time_text(start.seconds, language), time_text(end.seconds, language)
            hours = range_text(first, last, language).replace(" – ", "–")
            return _joined(day_text(end.day, language), hours, end, language)
    first = _moment_text(start, language, is_deadline=False)
    return range_text(first, _moment_text(end, language, is_deadline=is_deadline), language)


def _moment_text(moment: Moment, language: str, *, is_deadline: bool) -> str:
    return _with_clock(day_text(moment.day, language), moment, language, is_deadline=is_deadline)


def _with_clock(day: str, moment: Moment, language: str, *, is_deadline: bool) -> str:
    seconds = moment.seconds
    if seconds is None:
        if not is_deadline or moment.zone is None:
            return day
        seconds = DAY - 1
    return _joined(day, time_text(seconds, language), moment, language)


def _joined(day: str, time: str, moment: Moment, language: str) -> str:
    _ = words_in(language).gettext
    if moment.zone is None:
        # Translators: 31 May 2023, 23:59
        return _("%(day)s, %(time)s") % {"day": day, "time": time}
    values = {"day": day, "time": time, "zone": moment.zone.name}
    # Translators: 31 May 2023, 23:59 AoE
    return _("%(day)s, %(time)s %(zone)s") % values


def _formatted(patterns: Sequence[str], days: Sequence[date], locale: Locale) -> str:
    """CLDR's patterns, one after the other, each with its day; no day is padded, no month cut short."""
    parts: list[str] = []
    for pattern, day in zip(patterns, days, strict=True):
        fields = DateTimeFormat(day, locale)
        for _, part in tokenize_pattern(pattern):
            if isinstance(part, str):
                parts.append(part)
            elif part[0] == "d":
                parts.append(_day_number(day.day, locale))
            else:
                letter, length = part
                parts.append(fields[letter * (4 if letter in "ML" and length == 3 else length)])
    return _localized("".join(parts), locale)


def _day_number(day: int, locale: Locale) -> str:
    if day == 1:
        found = (FIRST_OF_MONTH[name] for name in lineage(locale) if name in FIRST_OF_MONTH)
        return next(found, "1")
    return str(day)


def _localized(text: str, locale: Locale) -> str:
    """Text with the digits of a locale, and with spaces that fonts have."""
    zero = DIGITS.get(locale.default_numbering_system)
    if zero:
        text = text.translate({ord("0") + digit: zero + digit for digit in range(10)})
    return text.translate(_SPACES)


def date_text(item: Date, language: str) -> str:
    """The current value of a date."""
    return when_text(item.when, language, is_deadline=item.is_deadline)


def machine_text(item: Date) -> str:
    """What ``<time datetime>`` says: the instant in UTC, of a day that is no deadline the day."""
    if item.utc and (item.is_deadline or item.utc_end is None):
        return item.utc.iso()
    return item.when.start.day.isoformat() if item.when.start else ""
