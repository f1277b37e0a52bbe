"""Time zones and instants. Nothing here reads the machine's own zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC as DATETIME_UTC
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError

DAY = 86_400
_BEGIN = datetime(1970, 1, 1, tzinfo=DATETIME_UTC)
FIRST_YEAR, LAST_YEAR = 2, 9998
"""Years in which every zone and the next midnight are still within reach of ``datetime``."""


@lru_cache(maxsize=4096)  # a page says the end of a date up to a dozen times
def _iso(epoch: int) -> str:
    return f"{(_BEGIN + timedelta(seconds=epoch)).isoformat()[:19]}Z"


@dataclass(frozen=True, slots=True, order=True)
class Instant:
    """A point in time: whole seconds since 1970-01-01T00:00:00Z."""

    epoch: int

    def iso(self) -> str:
        """RFC 3339 in UTC, ``2023-06-01T11:59:59Z``."""
        return _iso(self.epoch)

    def as_datetime(self) -> datetime:
        """The same instant as an aware datetime in UTC."""
        return _BEGIN + timedelta(seconds=self.epoch)

    @classmethod
    def from_datetime(cls, value: datetime) -> Instant:
        """From an aware datetime; parts of a second are cut."""
        return cls((value - _BEGIN) // timedelta(seconds=1))

    @classmethod
    def from_iso(cls, text: str) -> Instant:
        """Inverse of :meth:`iso`. Raises :class:`ValueError`."""
        return cls.from_datetime(datetime.fromisoformat(text))


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone: ``name`` as people read it, ``offset`` in seconds east of UTC.

    ``offset`` is ``None`` for a zone of the IANA database, whose name is then the database's key. AoE
    ("anywhere on Earth") is UTC-12 all year.
    """

    name: str
    offset: int | None = None

    def tzinfo(self) -> tzinfo:
        """The zone for the standard library."""
        if self.offset is None:
            return _iana(self.name)
        return timezone(timedelta(seconds=self.offset), self.name)

    def instant(self, day: date, seconds: int) -> Instant:
        """The instant at ``seconds`` (0 to 86,400) after midnight of ``day`` in this zone.

        Raises :class:`ParseError` ``time_gap`` if the wall time does not exist or exists twice that
        day: guessing would move a deadline by an hour.
        """
        naive = _wall_time(day, seconds)
        if self.offset is not None:
            return self._utc(naive)
        first = self._utc(naive)
        if first == self._utc(naive.replace(fold=1)):
            return first
        exists = first.as_datetime().astimezone(self.tzinfo()).replace(tzinfo=None) == naive
        fault = "exists twice" if exists else "does not exist"
        raise ParseError(
            Code.TIME_GAP,
            f"{naive:%H:%M} {fault} on {day.isoformat()} in {self.name}: the clocks change",
            "write another time, or give the zone as UTC±HH:MM",
        )

    def midnight(self, day: date) -> Instant:
        """The first second of ``day``; where the clocks change at midnight, the first that exists."""
        return self._utc(_wall_time(day, 0))

    def last_second(self, day: date) -> Instant:
        """The last second of ``day``, which may have 23 or 25 hours."""
        return Instant(self._utc(_wall_time(day, DAY)).epoch - 1)

    def _utc(self, naive: datetime) -> Instant:
        if self.offset is not None:
            utc = Instant.from_datetime(naive.replace(tzinfo=DATETIME_UTC))
            return Instant(utc.epoch - self.offset)
        return Instant.from_datetime(naive.replace(tzinfo=_iana(self.name)))


def _wall_time(day: date, seconds: int) -> datetime:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ParseError(
            Code.DATE_IMPOSSIBLE,
            f"the year {day.year} is out of reach",
            f"write a year from {FIRST_YEAR} to {LAST_YEAR}",
        )
    return datetime(day.year, day.month, day.day) + timedelta(seconds=seconds)


@lru_cache(maxsize=256)
def _iana(name: str) -> ZoneInfo:
    return ZoneInfo(name)


AOE = Zone("AoE", -12 * 3600)
UTC = Zone("UTC", 0)
