"""Reads times of day, in every order in which people write them."""

from __future__ import annotations

from typing import NamedTuple, NoReturn

from sphinx_cfp.grammar.day_parts import refuse, written
from sphinx_cfp.grammar.tokens import DASHES, NUMBER, SIGN, Token, Tokens, adjacent, phrase
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.zones import DAY
from sphinx_cfp.vocabulary.lexicon import NOTHING

LAST_SECOND = DAY - 1
_AFTER_HOUR = DASHES | {":", ".", ","}


class Time(NamedTuple):
    """A time of day, or a span of it, in seconds after midnight; ends before the token ``stop``."""

    stop: int
    start: int
    end: int | None = None


class _Clock(NamedTuple):
    """``5:30 pm`` before it is known which half of the day is meant."""

    stop: int
    hour: int
    minute: int
    second: int = 0
    half: str = ""
    sure: bool = True


def read_time(tokens: Tokens, i: int, *, iso: bool = False) -> Time | None:
    """A time at a token. Raises ParseError for one that does not exist or may mean two things.

    After the ``T`` of ISO 8601 (``iso``) a hyphen begins the offset, else a span.
    """
    token = tokens[i]
    if token.kind != NUMBER:
        return _named(tokens, i) or _half_first(tokens, i)
    after = tokens[i + 1]
    if after.entry is NOTHING and (after.kind != SIGN or after.value not in _AFTER_HOUR):
        return None  # what most numbers are told from: a quick look
    start = _clock(tokens, i)
    if start is None:
        return None
    joint = tokens[start.stop]
    if iso:
        return Time(start.stop, _seconds(tokens, i, start)) if start.sure else None
    last = start.stop + 1 if joint.value in DASHES else phrase(tokens, start.stop, "to")
    if last and tokens[last].kind == NUMBER and (end := _clock(tokens, last)) and end.sure:
        return _span(tokens, i, start, end)
    if start.hour == 12 and (stop := phrase(tokens, start.stop, "noon")):
        return Time(stop, DAY // 2)  # "12 noon"
    if not start.sure:
        return None
    if stop := phrase(tokens, start.stop, "noon"):
        refuse(
            tokens, i, stop, Code.DATE_IMPOSSIBLE, f"noon is not at “{written(tokens, i, start.stop)}”",
            "write 12:00, or noon alone",
        )  # fmt: skip
    elif stop := phrase(tokens, start.stop, "midnight"):
        _midnight(tokens, i, stop)
    return Time(start.stop, _seconds(tokens, i, start))


def _span(tokens: Tokens, i: int, start: _Clock, end: _Clock) -> Time | None:
    """``9am – 5:30pm``, ``9–11 am``, ``9–17 Uhr``."""
    if not start.sure:
        start = start._replace(half=end.half)
    last = _seconds(tokens, i, end)
    first = _seconds(tokens, i, start)
    if end.half == "pm" and not start.half and start.hour < 12 and not start.sure:
        first += DAY // 2
    if last < first and start.half == end.half == "pm" and not start.sure:
        refuse(
            tokens, i, end.stop, Code.DATE_SYNTAX,
            f"“{written(tokens, i, end.stop)}” leaves open whether {start.hour} is am or pm",
            f"write {start.hour}am – {end.hour}pm, or the hours from 0 to 24",
        )  # fmt: skip
    return Time(end.stop, first, last)


def _clock(tokens: Tokens, i: int) -> _Clock | None:
    """A number that is an hour, because of what follows; ``sure`` is false for a bare number."""
    hour = tokens[i]
    length = hour.stop - hour.start
    sep = tokens[i + 1]
    minute = tokens[i + 2]
    if length == 4:
        return _military(tokens, i)
    if length > 2:
        return None
    clock = _Clock(i + 1, int(hour.value), 0)
    if sep.value == ":" and _two(minute) and adjacent(tokens, i + 1) and adjacent(tokens, i + 2):
        clock = clock._replace(stop=i + 3, minute=int(minute.value))
        if tokens[i + 3].value == ":" and _two(tokens[i + 4]):
            clock = clock._replace(stop=i + 5, second=int(tokens[i + 4].value))
            if tokens[i + 5].value == "." and tokens[i + 6].kind == NUMBER:
                clock = clock._replace(stop=i + 7)  # parts of a second are cut
        return _half(tokens, _unit(tokens, clock, clock.stop) or clock)
    if sep.value in (".", ",") and _two(minute) and adjacent(tokens, i + 2):
        dotted = clock._replace(stop=i + 3, minute=int(minute.value))
        marked = _unit(tokens, dotted, i + 3) or _half(tokens, dotted)
        return marked if marked.stop > i + 3 else None
    if with_unit := _unit(tokens, clock, i + 1):
        return _half(tokens, _minutes(tokens, with_unit))
    return _half(tokens, clock._replace(sure=False))


def _unit(tokens: Tokens, clock: _Clock, i: int) -> _Clock | None:
    """The clock with the word for hours after it, if there is one: ``Uhr``, ``h``, ``o'clock``."""
    stop = phrase(tokens, i, "clock")
    return clock._replace(stop=stop, sure=True) if stop else None


def _minutes(tokens: Tokens, clock: _Clock) -> _Clock:
    """The clock with the minutes after the hour's word: ``23h59``, ``17 h 30``, ``17時30分``."""
    minute = tokens[clock.stop]
    if not _two(minute) or tokens[clock.stop + 1].value in (":", "/", "-", "."):
        return clock
    stop = phrase(tokens, clock.stop + 1, "minutes")
    if not stop and not adjacent(tokens, clock.stop) and tokens[clock.stop + 1].entry.months:
        return clock
    return clock._replace(stop=stop or clock.stop + 1, minute=int(minute.value))


def _half(tokens: Tokens, clock: _Clock) -> _Clock:
    """The clock with ``am`` or ``pm`` after it, if they follow."""
    for half in ("am", "pm"):
        if stop := phrase(tokens, clock.stop, half):
            if tokens[stop].value == ".":
                stop += 1
            return clock._replace(stop=stop, half=half, sure=True)
    return clock


def _two(token: Token) -> bool:
    return token.kind == NUMBER and token.stop - token.start == 2


def _military(tokens: Tokens, i: int) -> _Clock | None:
    """``1700 hrs``, ``2359h``."""
    stop = phrase(tokens, i + 1, "clock")
    if not stop:
        return None
    hour, minute = divmod(int(tokens[i].value), 100)
    return _Clock(stop, hour, minute)


def _half_first(tokens: Tokens, i: int) -> Time | None:
    """``午後5時``, ``下午 5:00``."""
    for half in ("am", "pm"):
        stop = phrase(tokens, i, half)
        if not stop or tokens[stop].kind != NUMBER:
            continue
        clock = _clock(tokens, stop)
        if clock and clock.sure and not clock.half:
            hour = clock.hour + 12 if half == "pm" and clock.hour < 12 else clock.hour
            return Time(clock.stop, _seconds(tokens, i, clock._replace(hour=hour)))
    return None


def _named(tokens: Tokens, i: int) -> Time | None:
    """``noon``, ``end of day``; ``midnight`` is refused."""
    if tokens[i].entry.roles or tokens[i].entry.phrases:
        if stop := phrase(tokens, i, "noon"):
            return Time(stop, DAY // 2)
        if stop := phrase(tokens, i, "day end"):
            return Time(stop, LAST_SECOND)
        if stop := phrase(tokens, i, "midnight"):
            _midnight(tokens, i, stop)
    return None


def _midnight(tokens: Tokens, i: int, stop: int) -> NoReturn:
    refuse(
        tokens, i, stop, Code.DATE_SYNTAX,
        f"“{written(tokens, i, stop)}” may begin the day or end it",
        "write 00:00 for its beginning, or 23:59 (or 24:00) for its end",
    )  # fmt: skip


def _seconds(tokens: Tokens, i: int, clock: _Clock) -> int:
    """Seconds after midnight. Raises ParseError for times that no clock shows."""
    hour, minute, second = clock.hour, clock.minute, clock.second
    if clock.half and hour == 12 and minute == 0 and clock.half == "am":
        _midnight(tokens, i, clock.stop)
    if clock.half == "pm" and hour < 12:
        hour += 12
    elif clock.half == "am" and hour == 12:
        hour = 0
    total = hour * 3600 + minute * 60 + second
    if minute > 59 or second > 59 or total > DAY or (clock.half == "am" and hour > 12):
        refuse(
            tokens, i, clock.stop, Code.DATE_IMPOSSIBLE,
            f"no clock shows “{written(tokens, i, clock.stop)}”",
            "write a time from 00:00 to 24:00, as 23:59",
        )  # fmt: skip
    return total
