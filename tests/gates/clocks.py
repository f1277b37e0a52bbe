"""What a page must say at some instant in some zone and language: by Python's own zones and CLDR's data.

Nothing here is taken from the script of the pages; of our product it uses the translated words alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date

from sphinx_cfp.sphinx_ext.words import words_in

CALL = """\
# Call for papers

```{cfp:call} clocks-2023
:title: Workshop on Clocks
:timezone: UTC
```

:::{cfp:dates}

- Submission opens: 2023-03-01 00:00
- Abstract deadline: 2023-03-26 01:00
- Paper deadline: 2023-04-01 15:10
- Notification: 2023-06-19
- Camera-ready: 2023-10-29 01:10
- Workshop: 2023-11-10 – 2023-11-11

:::
"""
"""Deadlines in the changes of the clocks of Vienna (twice) and of Lord Howe."""

ZONES = (
    "Pacific/Kiritimati",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Honolulu",
    "Pacific/Pago_Pago",
    "UTC",
    "Europe/Vienna",
    "Asia/Tehran",
)
LANGUAGES = ("en", "de", "fr", "es", "it", "pt_BR", "zh_CN", "ja", "ar")

LOCALES = {"en": "en_GB"}
"""Languages whose dates are shown by the customs of a country."""

JOINTS = {
    "en": (", ", ", ", ", "),
    "de": (", ", " und ", ", "),
    "fr": (", ", " et ", " et "),
    "es": (", ", " y ", " y "),
    "it": (", ", " e ", " e "),
    "pt_BR": (", ", " e ", " e "),
    "zh_CN": ("", "", ""),
    "ja": (" ", " ", " "),
    "ar": ("، و", "، و", " و"),
}
"""Between amounts of time, before the last of three, between two: CLDR's; Babel has few of them."""

UNITS = {
    "en": "day days hour hours minute minutes second seconds",
    "de": "Tag Tage Stunde Stunden Minute Minuten Sekunde Sekunden",
    "fr": "jour jours heure heures minute minutes seconde secondes",
    "es": "día días hora horas minuto minutos segundo segundos",
    "it": "giorno giorni ora ore minuto minuti secondo secondi",
    "pt_BR": "dia dias hora horas minuto minutos segundo segundos",
    "zh_CN": "天 天 小时 小时 分钟 分钟 秒钟 秒钟",
    "ja": "日 日 時間 時間 分 分 秒 秒",
}
"""One and more of each unit, from the largest."""

ARABIC = {
    "day": ("يوم", "يومان", "أيام", "يومًا", "يوم"),
    "hour": ("ساعة", "ساعتان", "ساعات", "ساعة", "ساعة"),
    "minute": ("دقيقة", "دقيقتان", "دقائق", "دقيقة", "دقيقة"),
    "second": ("ثانية", "ثانيتان", "ثوان", "ثانية", "ثانية"),
}
"""One, two (both said without a number), three to ten, eleven to ninety-nine, whole hundreds and none."""


def amount(number: int, unit: str, language: str) -> str:
    """So many of a unit, in words."""
    if language == "ar":
        one, two, few, many, other = ARABIC[unit]
        if number in (1, 2):
            return one if number == 1 else two
        rest = number % 100
        return f"{number} {few if 3 <= rest <= 10 else many if 11 <= rest <= 99 else other}"
    singles, plurals = (UNITS[language].split()[start::2] for start in (0, 1))
    # French and Portuguese say none in the singular.
    is_one = number == 1 or (number == 0 and language in ("fr", "pt_BR"))
    name = (singles if is_one else plurals)[list(ARABIC).index(unit)]
    return f"{number}{'' if language == 'zh_CN' else ' '}{name}"


SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


def utc(text: str) -> datetime:
    """An instant of 2023."""
    return datetime.fromisoformat(f"2023-{text}+00:00")


OPENS, ABSTRACT, PAPER = utc("03-01T00:00:00"), utc("03-26T01:00:00"), utc("04-01T15:10:00")
NOTIFIED, CAMERA, EVENT = utc("06-19T00:00:00"), utc("10-29T01:10:00"), utc("11-10T00:00:00")
TIMED = {"opens": OPENS, "abstract": ABSTRACT, "paper": PAPER, "camera": CAMERA}
ENDS = [OPENS, ABSTRACT, PAPER, NOTIFIED + DAY - SECOND, CAMERA, EVENT + 2 * DAY - SECOND]
"""The last second of each date, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Case:
    """An instant: the state in English, the date that is to come, and how the time until then is said."""

    now: datetime
    state: str
    coming: datetime | None
    form: str = "%s left"


NOT_OPEN, OPEN, CLOSED, TOLD = "Not yet open", "Open", "Closed", "Notified"
CASES = (
    Case(OPENS - 40 * DAY, NOT_OPEN, OPENS, "in %s"),
    Case(OPENS - SECOND, NOT_OPEN, OPENS, "in %s"),
    Case(OPENS, OPEN, ABSTRACT),
    Case(OPENS + SECOND, OPEN, ABSTRACT),
    Case(ABSTRACT - SECOND, OPEN, ABSTRACT),
    Case(ABSTRACT, OPEN, ABSTRACT),
    Case(ABSTRACT + SECOND, OPEN, PAPER),
    # The same reader with a right clock, with one that is a day behind, and with one that is a day ahead.
    Case(PAPER - timedelta(hours=3), OPEN, PAPER),
    Case(PAPER - timedelta(hours=3) - DAY, OPEN, PAPER),
    Case(PAPER - timedelta(hours=3) + DAY, CLOSED, NOTIFIED, "in %s"),
    Case(PAPER - SECOND, OPEN, PAPER),
    Case(PAPER, OPEN, PAPER),
    Case(PAPER + SECOND, CLOSED, NOTIFIED, "in %s"),
    Case(NOTIFIED + timedelta(hours=9), CLOSED, NOTIFIED, "today"),
    Case(CAMERA - SECOND, TOLD, CAMERA),
    Case(CAMERA, TOLD, CAMERA),
    Case(CAMERA + SECOND, TOLD, EVENT, "in %s"),
    Case(EVENT + timedelta(hours=30), "Under way", None),
    Case(EVENT + 2 * DAY, "Over", None),
    Case(utc("11-12T00:00:00").replace(year=2031), "Over", None),
)


@dataclass(frozen=True, slots=True)
class Reader:
    """A language and a zone."""

    language: str
    zone: str

    def said(self, case: Case) -> dict[str, object]:
        """What the page must show."""
        return {
            "badge": self._word(case.state),
            "countdown": self.countdown(case),
            "local": self.local(case.coming)
            if case.coming and case.coming in TIMED.values()
            else None,
            "passed": [case.now > end for end in ENDS],
            "rows": [self.local(moment) for moment in TIMED.values()],
        }

    def countdown(self, case: Case) -> str | None:
        """The time that is left, in words."""
        if case.coming is None:
            return None
        if case.form == "today":
            return self._word("today")
        whole = int((case.coming - case.now).total_seconds())
        days, rest = divmod(whole, 86400)
        hours, rest = divmod(rest, 3600)
        minutes, seconds = divmod(rest, 60)
        units = {"day": days, "hour": hours, "minute": minutes, "second": 0 if days else seconds}
        parts = [
            amount(number, name, self.language)
            for name, number in units.items()
            if number or (not whole and name == "second")
        ]
        inner, last, two = JOINTS[self.language]
        if len(parts) == 2:
            return self._word(case.form) % two.join(parts)
        listed = last.join([inner.join(parts[:-1]), parts[-1]])
        return self._word(case.form) % (listed if len(parts) > 1 else parts[0])

    def local(self, moment: datetime) -> str:
        """An instant in the reader's zone, with its distance from UTC."""
        there = moment.astimezone(ZoneInfo(self.zone))
        distance = there.utcoffset() or timedelta()
        sign, minutes = (
            ("-" if distance < timedelta() else "+"),
            abs(distance) // timedelta(minutes=1),
        )
        zone = "UTC"
        if minutes:
            zone += f"{sign}{minutes // 60}" + (f":{minutes % 60:02}" if minutes % 60 else "")
        day = format_date(there.date(), "full", locale=self._locale)
        return self._word("Your time: %(day)s, %(time)s (%(zone)s)") % {
            "day": day,
            "time": f"{there:%H:%M}",
            "zone": zone,
        }

    @property
    def _locale(self) -> Locale:
        return Locale.parse(LOCALES.get(self.language, self.language))

    def _word(self, english: str) -> str:
        return words_in(self.language).gettext(english)
