"""A deadline in the time of some cities: for readers without a script, and to plan with others."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location

from sphinx_cfp.model.zones import AOE
from sphinx_cfp.sphinx_ext.languages import locale_of
from sphinx_cfp.sphinx_ext.nodes import UNSEARCHED, cfp_element
from sphinx_cfp.sphinx_ext.wording import day_text, time_text
from sphinx_cfp.sphinx_ext.words import words_in

if TYPE_CHECKING:
    from docutils import nodes

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


def in_cities(item: Date, language: str) -> list[nodes.Node]:
    """A deadline explained, and a table of it in each city; nothing if it has no instant."""
    if not item.utc:
        return []
    _ = words_in(language).gettext
    # Translators: opens a table of a deadline in the time of some cities.
    summary = cfp_element("summary", _("In other time zones"))
    inside = [summary, _table(item.utc, language)]
    folded = cfp_element("details", inert=inside, classes="cfp-cities")
    return [*_explained(item, language), folded]


def _explained(item: Date, language: str) -> list[nodes.Node]:
    """What AoE means, said of this deadline, unless its zone is another or its day does not end then."""
    last = item.when.last
    if last is None or last.zone != AOE or last.seconds not in (None, 86399, 86340):
        return []
    _ = words_in(language).gettext
    # Translators: explains AoE: Closes when 31 May 2023 has ended everywhere on Earth.
    text = _("AoE: closes when %s has ended everywhere on Earth.") % day_text(last.day, language)
    return [cfp_element("p", text, classes=f"cfp-aoe {UNSEARCHED}")]


@lru_cache(maxsize=256)
def _table(instant: Instant, language: str) -> nodes.Node:
    """Day and time of an instant in each city; one for all pages, which only write it."""
    _ = words_in(language).gettext
    rows = []
    for name in CITIES:
        there = instant.as_datetime().astimezone(ZoneInfo(name))
        seconds = there.hour * 3600 + there.minute * 60
        values = {"day": day_text(there.date(), language), "time": time_text(seconds, language)}
        time = cfp_element("td", _("%(day)s, %(time)s") % values)
        rows.append(cfp_element("tr", cfp_element("th", _city(name, language), scope="row"), time))
    return cfp_element("table", *rows, classes="table")


@lru_cache(maxsize=1024)
def _city(zone: str, language: str) -> str:
    """The name of a zone's city, as CLDR has it."""
    locale = locale_of(language)
    known = locale.time_zones.get(zone, {}).get("city") or NAMES.get(zone)
    return str(known or get_timezone_location(ZoneInfo(zone), locale=locale, return_city=True))
