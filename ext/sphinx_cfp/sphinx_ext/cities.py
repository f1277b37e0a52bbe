"""A deadline in the time of some cities: for readers without a script, and to plan with others."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from sphinx_cfp.model.zones import AOE
from sphinx_cfp.sphinx_ext.html_pieces import TEXT, VALUE
from sphinx_cfp.sphinx_ext.languages import locale_of
from sphinx_cfp.sphinx_ext.wording import day_text, time_text
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from sphinx_cfp.model.dates import Date
    from sphinx_cfp.model.zones import Instant

CITIES = (
    "Pacific/Honolulu",
    "America/Los_Angeles",
    "America/New_York",
    "America/Sao_Paulo",
    "Europe/London",
    "Europe/Berlin",
    "Africa/Nairobi",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
)
"""From west to east, one for most of the people who write papers."""

NAMES = {"America/Sao_Paulo": "São Paulo"}
"""Names that CLDR has in no language that writes them as their people do."""


def cities(item: Date, language: str) -> str:
    """A deadline explained, and a table of it in each city; empty if it has no instant."""
    if not item.utc:
        return ""
    _ = words_in(language).gettext
    # Translators: opens a table of a deadline in the time of some cities.
    summary = _("In other time zones").translate(TEXT)
    return (
        f'{explained(item, language)}<details class="cfp-cities"><summary>{summary}</summary>'
        f'<table class="table">{_rows(item.utc, language)}</table></details>\n'
    )


@lru_cache(maxsize=256)
def _rows(instant: Instant, language: str) -> str:
    return "".join(
        f'<tr><th scope="row">{city_name(zone, language).translate(TEXT)}</th>'
        f"<td>{local_text(instant, zone, language).translate(TEXT)}</td></tr>"
        for zone in CITIES
    )


def explained(item: Date, language: str) -> str:
    """What AoE means, said of this deadline; empty if its zone is another or its day does not end then."""
    last = item.when.last
    if last is None or last.zone != AOE or last.seconds not in (None, 86399, 86340):
        return ""
    _ = words_in(language).gettext
    # Translators: explains AoE: Closes when 31 May 2023 has ended everywhere on Earth.
    text = _("AoE: closes when %s has ended everywhere on Earth.") % day_text(last.day, language)
    return f'<p class="cfp-aoe">{text.translate(VALUE)}</p>\n'


@lru_cache(maxsize=1024)
def city_name(zone: str, language: str) -> str:
    """The name of a zone's city, as CLDR has it."""
    known = locale_of(language).time_zones.get(zone, {}).get("city") or NAMES.get(zone)
    if known:
        return str(known)
    return str(get_timezone_location(_zone(zone), locale=locale_of(language), return_city=True))


def local_text(instant: Instant, zone: str, language: str) -> str:
    """Day and time of an instant in a zone."""
    _ = words_in(language).gettext
    there = instant.as_datetime().astimezone(_zone(zone))
    seconds = there.hour * 3600 + there.minute * 60
    day, time = day_text(there.date(), language), time_text(seconds, language)
    return _("%(day)s, %(time)s") % {"day": day, "time": time}


@lru_cache(maxsize=64)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)
