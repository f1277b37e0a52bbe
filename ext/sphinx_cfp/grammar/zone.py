"""Zones by their names: where a name stands beside a time, and which zone it means on a day.

Names are those of the IANA database, offsets, abbreviations, and what people call a zone.
"""

from __future__ import annotations

import difflib
import re
from datetime import date, datetime
from functools import lru_cache
from typing import TypeAlias
from zoneinfo import ZoneInfo, available_timezones

from sphinx_cfp.grammar.tokens import (
    NUMBER,
    WORD,
    Tokens,
    adjacent,
    follow,
    phrase,
    shortened,
)
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.locations import Span
from sphinx_cfp.model.zones import AOE, UTC, Zone

HINT = "write AoE, UTC, UTC+2 or a name of the IANA database such as Europe/Vienna"

ABBREVIATIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "ACDT": (("ACDT", "Australia/Adelaide"),),
    "ACST": (("ACST", "Australia/Adelaide"),),
    "ADT": (("ADT", "America/Halifax"),),
    "AEDT": (("AEDT", "Australia/Sydney"),),
    "AEST": (("AEST", "Australia/Brisbane"),),
    "AET": (("", "Australia/Sydney"),),
    "AKDT": (("AKDT", "America/Anchorage"),),
    "AKST": (("AKST", "America/Anchorage"),),
    "AST": (("AST", "America/Halifax"), ("", "Asia/Riyadh")),
    "AWST": (("AWST", "Australia/Perth"),),
    "BRT": (("", "America/Sao_Paulo"),),
    "BST": (("BST", "Europe/London"), ("", "Asia/Dhaka")),
    "CAT": (("CAT", "Africa/Maputo"),),
    "CDT": (("CDT", "America/Chicago"),),
    "CEST": (("CEST", "Europe/Berlin"),),
    "CET": (("CET", "Europe/Berlin"),),
    "CLST": (("", "America/Santiago"),),
    "CLT": (("", "America/Santiago"),),
    "CST": (("CST", "America/Chicago"), ("CST", "Asia/Shanghai"), ("CST", "America/Havana")),
    "CT": (("", "America/Chicago"),),
    "EAT": (("EAT", "Africa/Nairobi"),),
    "EDT": (("EDT", "America/New_York"),),
    "EEST": (("EEST", "Europe/Helsinki"),),
    "EET": (("EET", "Europe/Helsinki"),),
    "EST": (("EST", "America/New_York"),),
    "ET": (("", "America/New_York"),),
    "HDT": (("HDT", "America/Adak"),),
    "HKT": (("HKT", "Asia/Hong_Kong"),),
    "HST": (("HST", "Pacific/Honolulu"),),
    "ICT": (("", "Asia/Bangkok"),),
    "IDT": (("IDT", "Asia/Jerusalem"),),
    "IST": (("IST", "Asia/Kolkata"), ("IST", "Asia/Jerusalem"), ("IST", "Europe/Dublin")),
    "JST": (("JST", "Asia/Tokyo"),),
    "KST": (("KST", "Asia/Seoul"),),
    "MDT": (("MDT", "America/Denver"),),
    "MESZ": (("CEST", "Europe/Berlin"),),
    "MEZ": (("CET", "Europe/Berlin"),),
    "MSK": (("MSK", "Europe/Moscow"),),
    "MST": (("MST", "America/Denver"),),
    "MT": (("", "America/Denver"),),
    "NDT": (("NDT", "America/St_Johns"),),
    "NST": (("NST", "America/St_Johns"),),
    "NZDT": (("NZDT", "Pacific/Auckland"),),
    "NZST": (("NZST", "Pacific/Auckland"),),
    "PDT": (("PDT", "America/Los_Angeles"),),
    "PHT": (("", "Asia/Manila"),),
    "PKT": (("PKT", "Asia/Karachi"),),
    "PST": (("PST", "America/Los_Angeles"),),
    "PT": (("", "America/Los_Angeles"),),
    "SAST": (("SAST", "Africa/Johannesburg"),),
    "SGT": (("", "Asia/Singapore"),),
    "TRT": (("", "Europe/Istanbul"),),
    "WAT": (("WAT", "Africa/Lagos"),),
    "WEST": (("WEST", "Europe/Lisbon"),),
    "WET": (("WET", "Europe/Lisbon"),),
    "WIB": (("WIB", "Asia/Jakarta"),),
}
"""Abbreviation → ``(name in the IANA database, a zone that goes by it)``. The name is empty where people
use the abbreviation and the database does not; it is then no more than a suggestion."""

_WORDY = frozenset({"EAT", "CAT", "WAT", "MST", "ET", "PT", "CT", "MT", "ICT", "IST", "AST", "AET"})
"""Abbreviations that are read as zones only beside a time: elsewhere they may be other names."""
_REGIONS = {
    "eastern": "America/New_York",
    "central": "America/Chicago",
    "mountain": "America/Denver",
    "pacific": "America/Los_Angeles",
}
_AREAS = frozenset(
    {
        *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic"),
        *("Australia", "Europe", "Indian", "Pacific"),
    }
)
_PATH_AREAS = frozenset(area.casefold() for area in _AREAS) | {"etc", "us", "canada", "brazil"}
_PATH = re.compile(r"[^\W\d]+(?:/[A-Za-z][A-Za-z0-9_+\-]*)+")
_OFFSET = re.compile(
    r"(?:UTC|GMT|UT|Z|UTC/GMT|GMT/UTC)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?(?:\s*(?:h|hours?|hrs))?",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"Etc/GMT([+-])(\d{1,2})", re.IGNORECASE)
GMT = Zone("GMT")
_AOE = frozenset({"aoe", "anywhere on earth", "anywhere-on-earth", "a.o.e", "a.o.e."})
_UTC = frozenset({"utc", "z", "zulu", "ut", "utc/gmt", "gmt/utc"})

Named: TypeAlias = tuple[int, str]
"""Index after the name of a zone, and the name, ready for :func:`find_zone`."""


def read_zone(tokens: Tokens, i: int, *, after_time: bool) -> Named | None:
    """The zone named at a token. Raises ParseError for what can only be meant as a zone."""
    token = tokens[i]
    if token.kind != WORD:
        return _bare_offset(tokens, i) if after_time and token.value == "+" else None
    if stop := phrase(tokens, i, "anywhere"):
        return _after_name(tokens, stop), "AoE"
    word = str(token.value)
    if word in ("utc", "gmt", "ut") or (word == "z" and after_time):
        return _universal(tokens, i)
    if tokens[i + 1].value == "/" and adjacent(tokens, i + 1) and (path := _path(tokens, i)):
        return path
    if stop := phrase(tokens, i, "local"):
        return stop, "local time"
    raw = tokens.text[token.start : token.stop]
    upper = raw.upper()
    if (
        upper in ABBREVIATIONS
        and (raw == upper or after_time)
        and (after_time or upper not in _WORDY)
    ):
        return _after_name(tokens, i + 1), upper
    for rest, role, _ in token.entry.phrases:  # "日本時間", "horário de Brasília"
        called = role.startswith("zone ") and role != "zone word"
        if called and (stop := follow(tokens, i + 1, rest)):
            return stop, role.removeprefix("zone ")
    if named := _described(tokens, i):
        return named
    is_meant = after_time and 2 <= len(raw) <= 5 and raw.isascii() and raw.isupper()
    if is_meant and not token.entry.roles:  # capitals right after a time: "23:59 XYZ"
        message = f"“{raw}” is no time zone"
        raise tokens.error(i, i + 1, Code.ZONE_ABBREVIATION, message, HINT)
    return None


def is_zone(tokens: Tokens, i: int) -> int:
    """Index after what names a zone also in the middle of a sentence, or 0."""
    token = tokens[i]
    raw = tokens.text[token.start : token.stop]
    if raw in ("UTC", "GMT") or (raw in ABBREVIATIONS and raw not in _WORDY):
        return i + 1
    if tokens[i + 1].value == "/" and adjacent(tokens, i + 1) and raw.casefold() in _PATH_AREAS:
        path = _path(tokens, i)
        return path[0] if path else 0
    return 0


def iso_offset(tokens: Tokens, i: int) -> Named | None:
    """``-04:00`` right after an ISO time; elsewhere it would be a span of time."""
    if tokens[i].value in ("+", "-") and adjacent(tokens, i):
        return _bare_offset(tokens, i)
    return None


def _after_name(tokens: Tokens, i: int) -> int:
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
        return _distance(tokens, stop, "UTC+" if sign.value == "+" else "UTC-")
    return _after_name(tokens, stop), name


def _bare_offset(tokens: Tokens, i: int) -> Named | None:
    """``+02:00`` right after a time."""
    if tokens[i + 1].kind == NUMBER and adjacent(tokens, i + 1):
        return _distance(tokens, i, f"UTC{tokens[i].value}")
    return None


def _distance(tokens: Tokens, i: int, name: str) -> Named:
    hours, colon, minutes = tokens[i + 1 : i + 4]
    stop = i + 2
    name += tokens.text[hours.start : hours.stop]
    if colon.value == ":" and minutes.digits == 2:
        name += f":{int(minutes.value):02}"
        stop += 2
    return _after_name(tokens, phrase(tokens, stop, "clock") or stop), name


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
    if first.casefold() in _PATH_AREAS:
        return _after_name(tokens, stop), name
    if first.upper() in ABBREVIATIONS and rest.upper() in ABBREVIATIONS:
        zones = dict.fromkeys(
            zone for part in (first, rest) for _, zone in ABBREVIATIONS[part.upper()]
        )
        raise tokens.error(
            i, stop, Code.ZONE_ABBREVIATION, f"“{name}” names two zones",
            f"write {' or '.join(zones)}", tuple(zones),
        )  # fmt: skip
    return None


def _described(tokens: Tokens, i: int) -> Named | None:
    """``Paris time``, ``heure de Paris``, ``Pacific Time``, ``Japan Standard Time``."""
    start = phrase(tokens, i, "zone word") or i
    for length in (3, 2, 1):
        stop = start + length
        if tokens[stop - 1].kind != WORD or any(t.value == "" for t in tokens[start:stop]):
            continue
        after = phrase(tokens, stop, "zone word") if start == i else stop
        if not after:
            continue
        words = tokens.text_of(start, stop)
        if zone := city_zone(words):
            return after, zone
        plain = words.casefold().removesuffix(" standard").removesuffix(" daylight")
        if zone := _REGIONS.get(plain.removesuffix(" summer"), ""):
            message = f"“{tokens.text_of(i, after)}” is no name of a zone"
            hint = f"write {zone}, if you mean it"
            raise tokens.error(i, after, Code.ZONE_ABBREVIATION, message, hint, (zone,))
    return None


def find_zone(name: str, *, on: date | None = None, default: Zone | None = None) -> Zone:
    """The zone that a name means on a day.

    ``default`` is the call's zone: an abbreviation that it uses that day is right, whatever else it may
    stand for. Raises ParseError ``zone_abbreviation`` for an abbreviation that is ambiguous or not in
    force, and for a name that is no zone's.
    """
    name = " ".join(name.split())
    folded = name.casefold()
    if folded in _AOE:
        return AOE
    if folded in _UTC:
        return UTC
    if folded == "gmt":
        return GMT
    if match := _INVERTED.fullmatch(name):
        raise _inverted(name, match)
    if "/" in name and name in _names():
        return Zone(name)
    if match := _OFFSET.fullmatch(name):
        return _offset(name, match)
    if name.upper() in ABBREVIATIONS:
        return _abbreviation(name.upper(), on, default)
    raise _unknown(name)


def _inverted(name: str, match: re.Match[str]) -> ParseError:
    """``Etc/GMT-12`` is east of Greenwich (IANA, file ``etcetera``); most who write it mean the west."""
    sign, hours = match.groups()
    east, west = f"UTC+{int(hours)}", f"UTC-{int(hours)}"
    is_east, other = (east, west) if sign == "-" else (west, east)
    aoe = " (AoE)" if other == "UTC-12" else ""
    return ParseError(
        Code.ZONE_ABBREVIATION,
        f"“{name}” is {is_east}: in these names the sign is turned around",
        f"write {is_east}, or {other}{aoe} if that is meant",
        Span(0, len(name)),
    )


def _offset(name: str, match: re.Match[str]) -> Zone:
    sign, hours, minutes = match.groups()
    offset = int(hours) * 60 + int(minutes or 0)
    west = sign in "-−"
    if offset > (12 if west else 14) * 60 or int(minutes or 0) > 59:
        message = f"no place on Earth keeps “{name}”"
        hint = "write an offset from UTC-12 to UTC+14"
        raise ParseError(Code.DATE_IMPOSSIBLE, message, hint, Span(0, len(name)))
    return offset_zone(-offset * 60 if west else offset * 60)


def offset_zone(offset: int) -> Zone:
    """The zone at a distance from UTC, in seconds east: ``UTC+02:00``, ``UTC-03:30``."""
    hours, minutes = divmod(abs(offset) // 60, 60)
    if not offset:
        return UTC
    sign = "-" if offset < 0 else "+"
    return Zone(f"UTC{sign}{hours:02}:{minutes:02}", offset)


def _abbreviation(name: str, on: date | None, default: Zone | None) -> Zone:
    """The zone of the database that goes by an abbreviation on a day."""
    if default is not None and on is not None and _uses(default, name, on):
        return default
    meanings = ABBREVIATIONS[name]
    span = Span(0, len(name))
    ((used, zone), *others) = meanings
    if others or not used:
        zones = tuple(zone for _, zone in meanings)
        message = f"“{name}” is no one zone" if others else f"“{name}” is no name of a zone"
        hint = f"write {' or '.join(zones)}, or the offset as in UTC+2"
        raise ParseError(Code.ZONE_ABBREVIATION, message, hint, span, zones)
    if on is None or any(found == used for _, found in _used(zone, on)):
        return Zone(zone)
    offset, in_force = _used(zone, on)[0]
    raise ParseError(
        Code.ZONE_ABBREVIATION,
        f"“{name}” is not in force on {on.isoformat()}",
        f"write {in_force}, {zone} or {offset_zone(offset).name}",
        span,
        (zone,),
    )


def _uses(zone: Zone, name: str, on: date) -> bool:
    """Whether a zone of the database goes by an abbreviation on a day."""
    return zone.offset is None and any(used == name for _, used in _used(zone.name, on))


@lru_cache(maxsize=4096)
def _used(zone: str, on: date) -> tuple[tuple[int, str], ...]:
    """The offsets and abbreviations that a zone uses on a day: two on a day of change."""
    found: dict[tuple[int, str], None] = {}
    for hour in (12, 0, 23):
        local = datetime(on.year, on.month, on.day, hour, tzinfo=ZoneInfo(zone))
        offset = local.utcoffset()
        if offset is not None:
            found[(int(offset.total_seconds()), local.tzname() or "")] = None
    return tuple(found)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """The names of the database that have an area, ``Europe/Vienna``: others are abbreviations."""
    return frozenset(name for name in available_timezones() if "/" in name)


@lru_cache(maxsize=1)
def _by_folded() -> dict[str, str]:
    return {name.casefold(): name for name in sorted(_names())}


@lru_cache(maxsize=1)
def _by_city() -> dict[str, tuple[str, ...]]:
    """City → the zones named after it. Names that are kept only as links of others count as well."""
    cities: dict[str, list[str]] = {}
    for name in sorted(_names()):
        area, _, city = name.rpartition("/")
        if area in _AREAS:
            cities.setdefault(city.replace("_", " ").casefold(), []).append(name)
    return {city: tuple(names) for city, names in cities.items()}


def city_zone(city: str) -> str:
    """The zone named after a city, if there is one and only one: ``Paris`` → ``Europe/Paris``."""
    names = _by_city().get(" ".join(city.split()).casefold(), ())
    return names[0] if len(names) == 1 else ""


def _unknown(name: str) -> ParseError:
    """The refusal of a name that is no zone's, with what to write instead."""
    folded, names = name.casefold().replace(" ", "_"), _by_folded()
    meant = (names[folded],) if folded in names else _by_city().get(name.casefold(), ())
    hint = f"write {' or '.join(meant)}" if meant else HINT
    if not meant and len(name) <= 40:
        close = difflib.get_close_matches(folded, names, n=2, cutoff=0.75)
        meant = tuple(names[found] for found in close)
        hint = f"did you mean {' or '.join(meant)}?" if meant else HINT
    message = f"“{shortened(name)}” is no time zone"
    return ParseError(Code.ZONE_ABBREVIATION, message, hint, Span(0, len(name)), meant)
