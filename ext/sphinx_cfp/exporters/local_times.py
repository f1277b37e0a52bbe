"""Times as a clock shows them in the zone that a form wants: datetimes without a zone of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.exporters.output_view import end_of
from sphinx_cfp.model.zones import AOE, UTC, Zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.zones import Instant


def local_time(instant: Instant, zone: Zone) -> datetime:
    """What a clock in a zone shows at an instant; its text is ``2023-05-31 23:59:59``."""
    return instant.as_datetime().astimezone(zone.tzinfo()).replace(tzinfo=None)


def local_end(item: Date, zone: Zone) -> datetime | None:
    """When a date ends, on the clock of a zone; ``None`` for one without an instant."""
    end = end_of(item)
    return local_time(end, zone) if end else None


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


def fixed_at(instant: Instant, zone: Zone) -> Zone:
    """The zone of always the hours by which another is ahead of UTC at an instant; AoE stays AoE."""
    offset = instant.as_datetime().astimezone(zone.tzinfo()).utcoffset()
    return zone if zone == AOE or offset is None else Zone("", int(offset.total_seconds()))


def shared_zone(zones: Iterable[Zone | None], is_known: Callable[[Zone], bool]) -> Zone:
    """The zone of all dates, if it is one and the form knows it; else UTC."""
    found = {zone for zone in zones if zone}
    (zone,) = found if len(found) == 1 else (UTC,)
    return zone if is_known(zone) else UTC
