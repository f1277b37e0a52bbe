"""The one place that asks what time it is."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime

from sphinx_cfp.model.zones import DAY, Instant


def reference_instant(setting: str | date | None = None) -> Instant:
    """The instant a build takes for now.

    ``setting`` (``cfp_reference_date``, a day) first, at its first second in UTC; else the variable
    ``SOURCE_DATE_EPOCH``; else the wall clock. Raises :class:`ValueError` for a setting or a variable
    that is neither.
    """
    if setting:
        day = setting if isinstance(setting, date) else date.fromisoformat(setting)
        return Instant((day - date(1970, 1, 1)).days * DAY)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return Instant(int(epoch) if epoch else int(time.time()))


def reference_date(setting: str | date | None = None) -> date:
    """The day, in UTC, of :func:`reference_instant`."""
    return datetime.fromtimestamp(reference_instant(setting).epoch, UTC).date()


def wall_clock() -> Instant:
    """The instant it is, whatever a build takes for now: the age of what was fetched depends on it."""
    return Instant(int(time.time()))
