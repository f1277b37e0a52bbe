"""Wall times and zones as JSON: ISO 8601 without an offset, the zone beside it by name."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from sphinx_cfp.model.dates import Moment, When
from sphinx_cfp.model.zones import AOE, UTC, Zone

_OFFSET = re.compile(r"(?:UTC|GMT)([+-])(\d\d):(\d\d)(?::(\d\d))?")


def zone_name(zone: Zone | None) -> str | None:
    """``AoE``, ``UTC``, ``UTC+05:30`` or a key of the IANA database."""
    return zone.name if zone else None


def read_zone(name: str | None) -> Zone | None:
    """Inverse of :func:`zone_name`. Raises :class:`ValueError` for a name that is no zone."""
    if name is None:
        return None
    for fixed in (AOE, UTC):
        if name == fixed.name:
            return fixed
    offset = _OFFSET.fullmatch(name)
    if offset:
        sign, hours, minutes, seconds = offset.groups()
        total = int(hours) * 3600 + int(minutes) * 60 + int(seconds or 0)
        return Zone(name, -total if sign == "-" else total)
    zone = Zone(name)
    zone.tzinfo()
    return zone


def write_moment(moment: Moment) -> str:
    """``2023-05-31``, or ``2023-05-31T23:59:00`` where a time is stated (to ``T24:00:00``)."""
    day = moment.day.isoformat()
    if moment.seconds is None:
        return day
    minutes, seconds = divmod(moment.seconds, 60)
    return f"{day}T{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def read_moment(text: str, zone: Zone | None) -> Moment:
    """Inverse of :func:`write_moment`. Raises :class:`ValueError`."""
    day, _, time = text.partition("T")
    if not time:
        return Moment(date.fromisoformat(day), None, zone)
    hours, minutes, seconds = (int(part) for part in time.split(":"))
    return Moment(date.fromisoformat(day), hours * 3600 + minutes * 60 + seconds, zone)


def write_when(when: When) -> dict[str, Any]:
    """The members ``local``, ``local_end``, ``zone``, ``zone_end`` and ``text`` of a value."""
    start, end = when.start, when.end
    return {
        "local": write_moment(start) if start else None,
        "local_end": write_moment(end) if end else None,
        "zone": zone_name(start.zone) if start else None,
        "zone_end": zone_name(end.zone) if end else None,
        "text": when.text,
    }


def read_when(data: dict[str, Any]) -> When:
    """Inverse of :func:`write_when`. Raises :class:`ValueError` and :class:`KeyError`."""
    start, end = data["local"], data["local_end"]
    return When(
        read_moment(start, read_zone(data["zone"])) if start else None,
        read_moment(end, read_zone(data["zone_end"])) if end else None,
        data["text"],
    )
