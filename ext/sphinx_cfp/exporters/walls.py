"""Times on the wall of the zone that a form wants."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.exporters.selection import end_of
from sphinx_cfp.model.zones import AOE, DAY, UTC, Instant, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cfp.model.dates import Date


class Wall(NamedTuple):
    """A day and seconds after its midnight, fewer than a day has."""

    day: date
    seconds: int

    @property
    def iso_day(self) -> str:
        """``2023-05-31``."""
        return f"{self.day.year:04}-{self.day.month:02}-{self.day.day:02}"

    @property
    def minutes(self) -> str:
        """``23:59``, the second cut."""
        return f"{self.seconds // 3600:02}:{self.seconds // 60 % 60:02}"

    @property
    def time(self) -> str:
        """``23:59:59``."""
        return f"{self.minutes}:{self.seconds % 60:02}"


def wall(instant: Instant, zone: Zone) -> Wall:
    """What a clock in a zone shows at an instant."""
    if zone.offset is not None:
        days, seconds = divmod(instant.epoch + zone.offset, DAY)
        return Wall(date(1970, 1, 1) + timedelta(days=days), seconds)
    local = instant.as_datetime().astimezone(zone.tzinfo())
    return Wall(local.date(), local.hour * 3600 + local.minute * 60 + local.second)


def offset_at(instant: Instant, zone: Zone) -> int:
    """Seconds by which a zone is ahead of UTC at an instant."""
    local = wall(instant, zone)
    return (local.day - date(1970, 1, 1)).days * DAY + local.seconds - instant.epoch


@lru_cache(maxsize=4096)
def wall_text(epoch: int, offset: int) -> str:
    """``2023-05-31 23:59:59``, of seconds since 1970 in a zone so many seconds east of UTC."""
    local = wall(Instant(epoch), Zone("", offset))
    return f"{local.iso_day} {local.time}"


def end_wall(item: Date, zone: Zone) -> Wall | None:
    """When a date ends, on the wall of a zone; ``None`` for one without an instant."""
    end = end_of(item)
    return wall(end, zone) if end else None


def zone_in_use(item: Date) -> Zone | None:
    """The zone in which the end of a date is meant."""
    return item.when.last.zone if item.when.last else None


def whole_hours(zone: Zone) -> int | None:
    """Hours east of UTC of a zone that keeps them all year; ``None`` if they are not whole or not fixed."""
    if zone.offset is None or zone.offset % 3600:
        return None
    return zone.offset // 3600


def utc_name(zone: Zone) -> str:
    """``AoE``, ``UTC``, ``UTC+2``, ``UTC-11`` of a zone of whole hours; else empty."""
    hours = whole_hours(zone)
    if zone == AOE:
        return AOE.name
    if hours is None:
        return ""
    return f"UTC{hours:+d}" if hours else "UTC"


def shared_zone(items: Iterable[Date], names: Iterable[str] | None = None) -> Zone:
    """The zone of all the dates, if it is one and its :func:`utc_name` one of ``names``; else UTC."""
    zones = {zone for item in items if (zone := zone_in_use(item))}
    if len(zones) != 1:
        return UTC
    (zone,) = zones
    if names is not None and utc_name(zone) not in set(names):
        return UTC
    return zone
