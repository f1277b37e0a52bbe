"""Reads the name of a zone where it stands beside a time."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_cfp.grammar.day_parts import refuse, written
from sphinx_cfp.grammar.tokens import NUMBER, WORD, Tokens, adjacent, follow, phrase
from sphinx_cfp.grammar.zone_names import ABBREVIATIONS, AREAS, HINT, city_zone
from sphinx_cfp.model.codes import Code

_PATH = re.compile(r"[^\W\d]+(?:/[A-Za-z][A-Za-z0-9_+\-]*)+")
_AREAS = frozenset(area.casefold() for area in AREAS) | {"etc", "us", "canada", "brazil"}
_REGIONS = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
}
_WORDY = frozenset({"EAT", "CAT", "WAT", "MST", "ET", "PT", "CT", "MT", "ICT", "IST", "AST", "AET"})
"""Abbreviations that are read as zones only beside a time: elsewhere they may be other names."""


class Named(NamedTuple):
    """The name of a zone, ready for :func:`~sphinx_cfp.grammar.zone_names.find_zone`."""

    stop: int
    name: str


def read_zone(tokens: Tokens, i: int, *, after_time: bool) -> Named | None:
    """The zone named at a token. Raises ParseError for what can only be meant as a zone."""
    token = tokens[i]
    if token.kind != WORD:
        return _bare_offset(tokens, i) if after_time and token.value == "+" else None
    if stop := phrase(tokens, i, "anywhere"):
        return Named(_close(tokens, stop), "AoE")
    word = str(token.value)
    if word in ("utc", "gmt", "ut") or (word == "z" and after_time):
        return _universal(tokens, i)
    if tokens[i + 1].value == "/" and adjacent(tokens, i + 1) and (path := _path(tokens, i)):
        return path
    if stop := phrase(tokens, i, "local"):
        return Named(stop, "local time")
    raw = tokens.text[token.start : token.stop]
    upper = raw.upper()
    if (
        upper in ABBREVIATIONS
        and (raw == upper or after_time)
        and (after_time or upper not in _WORDY)
    ):
        return _abbreviated(tokens, i, upper)
    if named := _called(tokens, i):
        return named
    return _described(tokens, i) or (_unknown(tokens, i, raw) if after_time else None)


def is_zone(tokens: Tokens, i: int) -> int:
    """Index after what names a zone also in the middle of a sentence, or 0."""
    token = tokens[i]
    raw = tokens.text[token.start : token.stop]
    if raw in ("UTC", "GMT") or (raw in ABBREVIATIONS and raw not in _WORDY):
        return i + 1
    if tokens[i + 1].value == "/" and adjacent(tokens, i + 1) and raw.casefold() in _AREAS:
        path = _path(tokens, i)
        return path.stop if path else 0
    return 0


def _called(tokens: Tokens, i: int) -> Named | None:
    """A zone by what people call it: ``日本時間``, ``horário de Brasília``."""
    for rest, role, _ in tokens[i].entry.phrases:
        named = role.startswith("zone ") and role != "zone word"
        if named and (stop := follow(tokens, i + 1, rest)):
            return Named(stop, role.removeprefix("zone "))
    return None


def _close(tokens: Tokens, i: int) -> int:
    """Index after ``time`` or ``.`` that may end a zone's name."""
    if tokens[i].value == "." and tokens[i + 1].value:
        i += 1
    return phrase(tokens, i, "zone word") or i


def _universal(tokens: Tokens, i: int) -> Named:
    """``UTC``, ``GMT``, ``Z`` with or without a distance: ``UTC+2``, ``GMT -4``, ``(UTC-12 hours)``."""
    name = "GMT" if tokens[i].value == "gmt" else "UTC"
    stop = i + 1
    if tokens[stop].value == "/" and tokens[stop + 1].value in ("utc", "gmt"):
        name, stop = "UTC", stop + 2
    sign, hours = tokens[stop], tokens[stop + 1]
    if sign.value in ("+", "-", "–") and hours.kind == NUMBER and adjacent(tokens, stop + 1):
        direction = "+" if sign.value == "+" else "-"
        return _distance(tokens, stop, f"UTC{direction}")
    return Named(_close(tokens, stop), name)


def _bare_offset(tokens: Tokens, i: int) -> Named | None:
    """``+02:00`` right after a time."""
    if tokens[i + 1].kind == NUMBER and adjacent(tokens, i + 1):
        return _distance(tokens, i, f"UTC{tokens[i].value}")
    return None


def iso_offset(tokens: Tokens, i: int) -> Named | None:
    """``-04:00`` right after an ISO time; elsewhere it would be a span of time."""
    if tokens[i].value in ("+", "-") and adjacent(tokens, i):
        return _bare_offset(tokens, i)
    return None


def _distance(tokens: Tokens, i: int, name: str) -> Named:
    hours, minutes = tokens[i + 1], tokens[i + 3]
    stop = i + 2
    digits = tokens.text[hours.start : hours.stop]
    if tokens[stop].value == ":" and minutes.kind == NUMBER and minutes.stop - minutes.start == 2:
        digits += f":{int(minutes.value):02}"
        stop += 2
    stop = phrase(tokens, stop, "clock") or stop
    return Named(_close(tokens, stop), name + digits)


def _path(tokens: Tokens, i: int) -> Named | None:
    """``Europe/Vienna``; ``CET/CEST`` is refused, unless both are one zone."""
    match = _PATH.match(tokens.text, tokens[i].start, tokens[i].start + 60)
    if match is None:
        return None
    name = match.group()
    stop = i
    while tokens[stop].value != "" and tokens[stop].start < match.end():
        stop += 1
    first, _, rest = name.partition("/")
    if first.casefold() in _AREAS:
        return Named(_close(tokens, stop), name)
    if first.upper() in ABBREVIATIONS and rest.upper() in ABBREVIATIONS:
        zones = dict.fromkeys(
            zone for part in (first, rest) for _, zone in ABBREVIATIONS[part.upper()]
        )
        message = f"“{name}” names two zones"
        refuse(tokens, i, stop, Code.ZONE_ABBREVIATION, message, f"write {' or '.join(zones)}")
    return None


def _abbreviated(tokens: Tokens, i: int, name: str) -> Named:
    return Named(_close(tokens, i + 1), name)


def _described(tokens: Tokens, i: int) -> Named | None:
    """``Paris time``, ``heure de Paris``, ``Pacific Time``, ``Japan Standard Time``."""
    start = phrase(tokens, i, "zone word") or i
    for length in (3, 2, 1):
        stop = start + length
        if tokens[stop - 1].kind != WORD or any(t.value == "" for t in tokens[start:stop]):
            continue
        if start == i:
            closed = phrase(tokens, stop, "zone word")
            if not closed:
                continue
        else:
            closed = stop
        words = written(tokens, start, stop)
        if zone := city_zone(words):
            return Named(closed, zone)
        plain = words.casefold().removesuffix(" standard").removesuffix(" daylight")
        if zone := _REGIONS.get(plain.removesuffix(" summer"), ""):
            name = written(tokens, i, closed)
            message = f"“{name}” is no name of a zone"
            refuse(
                tokens, i, closed, Code.ZONE_ABBREVIATION, message, f"write {zone}, if you mean it"
            )
    return None


def _unknown(tokens: Tokens, i: int, raw: str) -> Named | None:
    """Capitals right after a time are meant as a zone, even one that does not exist."""
    if 2 <= len(raw) <= 5 and raw.isascii() and raw.isupper() and not tokens[i].entry.roles:
        refuse(tokens, i, i + 1, Code.ZONE_ABBREVIATION, f"“{raw}” is no time zone", HINT)
    return None
