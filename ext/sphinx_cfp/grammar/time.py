"""Reads times of day, in every order in which people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_cfp.grammar.tokens import DASHES, NUMBER, SIGN, Tokens, adjacent, phrase
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.zones import DAY
from sphinx_cfp.vocabulary.lexicon import NOTHING

if TYPE_CHECKING:
    from sphinx_cfp.model.errors import ParseError

LAST_SECOND = DAY - 1
_AFTER_HOUR = DASHES | {":", ".", ","}


Time: TypeAlias = tuple[int, int, int | None]
"""Index after a time of day, its seconds after midnight, and those of its end if it is a span."""


class _Clock(NamedTuple):
    """``5:30 pm`` before it is known which half of the day is meant."""

    stop: int
    hour: int
    minute: int = 0
    second: int = 0
    half: str = ""
    is_sure: bool = True


def read_time(tokens: Tokens, i: int, *, iso: bool = False) -> Time | None:
    """A time at a token. Raises ParseError for one that does not exist or may mean two things.

    After the ``T`` of ISO 8601 (``iso``) a hyphen begins the offset, else a span.
    """
    if tokens[i].kind != NUMBER:
        return _in_words(tokens, i)
    after = tokens[i + 1]
    if after.entry is NOTHING and (after.kind != SIGN or after.value not in _AFTER_HOUR):
        return None  # what most numbers are told from: a quick look
    start = _clock(tokens, i)
    if start is None:
        return None
    stop = start.stop
    if iso:
        return (stop, _seconds(tokens, i, start), None) if start.is_sure else None
    last = stop + 1 if tokens[stop].value in DASHES else phrase(tokens, stop, "to")
    if last and tokens[last].kind == NUMBER and (end := _clock(tokens, last)) and end.is_sure:
        return _span(tokens, i, start, end)
    if start.hour == 12 and (noon := phrase(tokens, stop, "noon")):
        return noon, DAY // 2, None  # "12 noon"
    if not start.is_sure:
        return None
    if noon := phrase(tokens, stop, "noon"):
        raise tokens.error(
            i, noon, Code.DATE_IMPOSSIBLE, f"noon is not at “{tokens.text_of(i, stop)}”",
            "write 12:00, or noon alone",
        )  # fmt: skip
    if midnight := phrase(tokens, stop, "midnight"):
        raise _midnight(tokens, i, midnight)
    return stop, _seconds(tokens, i, start), None


def _span(tokens: Tokens, i: int, start: _Clock, end: _Clock) -> Time | None:
    """``9am – 5:30pm``, ``9–11 am``, ``9–17 Uhr``."""
    if not start.is_sure:
        start = start._replace(half=end.half)
    last = _seconds(tokens, i, end)
    first = _seconds(tokens, i, start)
    if end.half == "pm" and not start.half and start.hour < 12 and not start.is_sure:
        first += DAY // 2
    if last < first and start.half == end.half == "pm" and not start.is_sure:
        raise tokens.error(
            i, end.stop, Code.DATE_SYNTAX,
            f"“{tokens.text_of(i, end.stop)}” leaves open whether {start.hour} is am or pm",
            f"write {start.hour}am – {end.hour}pm, or the hours from 0 to 24",
        )  # fmt: skip
    return end.stop, first, last


def _clock(tokens: Tokens, i: int) -> _Clock | None:
    """A number that is an hour, because of what follows; not sure of a bare number."""
    hour, sep, minute = tokens[i : i + 3]
    if hour.digits == 4 and (stop := phrase(tokens, i + 1, "clock")):
        return _Clock(stop, *divmod(int(hour.value), 100))  # "1700 hrs", "2359h"
    if hour.digits > 2:
        return None
    clock = _Clock(i + 1, int(hour.value))
    is_parted = minute.digits == 2 and adjacent(tokens, i + 2)
    if sep.value == ":" and is_parted and adjacent(tokens, i + 1):
        clock = clock._replace(stop=i + 3, minute=int(minute.value))
        if tokens[i + 3].value == ":" and tokens[i + 4].digits == 2:
            clock = clock._replace(stop=i + 5, second=int(tokens[i + 4].value))
            if tokens[i + 5].value == "." and tokens[i + 6].kind == NUMBER:
                clock = clock._replace(stop=i + 7)  # parts of a second are cut
        return _half(tokens, clock._replace(stop=phrase(tokens, clock.stop, "clock") or clock.stop))
    if sep.value in (".", ",") and is_parted:
        clock = clock._replace(stop=i + 3, minute=int(minute.value))
        if stop := phrase(tokens, i + 3, "clock"):
            return clock._replace(stop=stop)
        clock = _half(tokens, clock)
        return clock if clock.half else None
    if stop := phrase(tokens, i + 1, "clock"):
        return _half(tokens, _minutes(tokens, clock._replace(stop=stop)))
    return _half(tokens, clock._replace(is_sure=False))


def _minutes(tokens: Tokens, clock: _Clock) -> _Clock:
    """The clock with the minutes after the hour's word: ``23h59``, ``17 h 30``, ``17時30分``."""
    minute, after = tokens[clock.stop : clock.stop + 2]
    if minute.digits != 2 or after.value in (":", "/", "-", "."):
        return clock
    stop = phrase(tokens, clock.stop + 1, "minutes")
    if not stop and not adjacent(tokens, clock.stop) and after.entry.months:
        return clock
    return clock._replace(stop=stop or clock.stop + 1, minute=int(minute.value))


def _half(tokens: Tokens, clock: _Clock) -> _Clock:
    """The clock with ``am`` or ``pm`` after it, if they follow."""
    for half in ("am", "pm"):
        if stop := phrase(tokens, clock.stop, half):
            stop += tokens[stop].value == "."
            return clock._replace(stop=stop, half=half, is_sure=True)
    return clock


def _in_words(tokens: Tokens, i: int) -> Time | None:
    """``noon``, ``end of day``, ``午後5時``, ``下午 5:00``; ``midnight`` is refused."""
    entry = tokens[i].entry
    if not entry.roles and not entry.phrases:
        return None
    if stop := phrase(tokens, i, "noon"):
        return stop, DAY // 2, None
    if stop := phrase(tokens, i, "day end"):
        return stop, LAST_SECOND, None
    if stop := phrase(tokens, i, "midnight"):
        raise _midnight(tokens, i, stop)
    for half in ("am", "pm"):
        stop = phrase(tokens, i, half)
        if not stop or tokens[stop].kind != NUMBER:
            continue
        clock = _clock(tokens, stop)
        if clock and clock.is_sure and not clock.half:
            hour = clock.hour + 12 if half == "pm" and clock.hour < 12 else clock.hour
            return clock.stop, _seconds(tokens, i, clock._replace(hour=hour)), None
    return None


def _midnight(tokens: Tokens, i: int, stop: int) -> ParseError:
    return tokens.error(
        i, stop, Code.DATE_SYNTAX,
        f"“{tokens.text_of(i, stop)}” may begin the day or end it",
        "write 00:00 for its beginning, or 23:59 (or 24:00) for its end",
    )  # fmt: skip


def _seconds(tokens: Tokens, i: int, clock: _Clock) -> int:
    """Seconds after midnight. Raises ParseError for times that no clock shows."""
    _, hour, minute, second, half, _ = clock
    if half == "am" and hour == 12 and minute == 0:
        raise _midnight(tokens, i, clock.stop)
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    total = hour * 3600 + minute * 60 + second
    if minute > 59 or second > 59 or total > DAY or (half == "am" and hour > 12):
        raise tokens.error(
            i, clock.stop, Code.DATE_IMPOSSIBLE,
            f"no clock shows “{tokens.text_of(i, clock.stop)}”",
            "write a time from 00:00 to 24:00, as 23:59",
        )  # fmt: skip
    return total
