"""Which zone a name means, and on which day: names of the IANA database, offsets, abbreviations."""

from __future__ import annotations

import difflib
import re
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

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

_OFFSET = re.compile(
    r"(?:UTC|GMT|UT|Z|UTC/GMT|GMT/UTC)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?(?:\s*(?:h|hours?|hrs))?",
    re.IGNORECASE,
)
_INVERTED = re.compile(r"Etc/GMT([+-])(\d{1,2})", re.IGNORECASE)
GMT = Zone("GMT")
_AOE = frozenset({"aoe", "anywhere on earth", "anywhere-on-earth", "a.o.e", "a.o.e."})
_UTC = frozenset({"utc", "z", "zulu", "ut", "utc/gmt", "gmt/utc"})


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
    message = f"“{_cut(name)}” is no time zone"
    raise ParseError(Code.ZONE_ABBREVIATION, message, _suggest(name), Span(0, len(name)))


def _inverted(name: str, match: re.Match[str]) -> ParseError:
    """``Etc/GMT-12`` is east of Greenwich (IANA, file ``etcetera``); most who write it mean the west."""
    sign, hours = match.groups()
    east, west = f"UTC+{int(hours)}", f"UTC-{int(hours)}"
    is_east, other = (east, west) if sign == "-" else (west, east)
    told = " (AoE)" if other == "UTC-12" else ""
    return ParseError(
        Code.ZONE_ABBREVIATION,
        f"“{name}” is {is_east}: in these names the sign is turned around",
        f"write {is_east}, or {other}{told} if that is meant",
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
        listed = " or ".join(zone for _, zone in meanings)
        message = f"“{name}” is no one zone" if others else f"“{name}” is no name of a zone"
        hint = f"write {listed}, or the offset as in UTC+2"
        raise ParseError(Code.ZONE_ABBREVIATION, message, hint, span)
    if on is None or any(found == used for _, found in _used(zone, on)):
        return Zone(zone)
    offset, in_force = _used(zone, on)[0]
    raise ParseError(
        Code.ZONE_ABBREVIATION,
        f"“{name}” is not in force on {on.isoformat()}",
        f"write {in_force}, {zone} or {offset_zone(offset).name}",
        span,
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
        if area in AREAS:
            cities.setdefault(city.replace("_", " ").casefold(), []).append(name)
    return {city: tuple(names) for city, names in cities.items()}


AREAS = frozenset(
    {
        *("Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic"),
        *("Australia", "Europe", "Indian", "Pacific"),
    }
)


def city_zone(city: str) -> str:
    """The zone named after a city, if there is one and only one: ``Paris`` → ``Europe/Paris``."""
    names = _by_city().get(" ".join(city.split()).casefold(), ())
    return names[0] if len(names) == 1 else ""


def _cut(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"


def _suggest(name: str) -> str:
    """What to write instead of a name that is no zone's."""
    if len(name) > 40:
        return HINT
    folded = name.casefold().replace(" ", "_")
    if folded in _by_folded():
        return f"write {_by_folded()[folded]}"
    if city := _by_city().get(name.casefold()):
        return f"write {' or '.join(city)}"
    close = difflib.get_close_matches(folded, _by_folded(), n=2, cutoff=0.75)
    if close:
        return f"did you mean {' or '.join(_by_folded()[found] for found in close)}?"
    return HINT
