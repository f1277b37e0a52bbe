"""Dates as a page in each language has them: written down from what calls in that language print."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.locale.messages import languages

from sphinx_cfp.grammar.line import parse_when
from sphinx_cfp.registry.resolving import resolve_when
from sphinx_cfp.sphinx_ext.wording import as_of_text, day_text, listed, when_text

DAY, DEADLINE, FIRST, WITHIN, MONTHS, YEARS, EARLY, MIDNIGHT, HOURS, TIMES = range(10)

VALUES = {
    DAY: "2023-05-31",
    DEADLINE: "2023-05-31 AoE",
    FIRST: "2023-10-01",
    WITHIN: "2023-10-01/03",
    MONTHS: "28 July – 2 August 2023",
    YEARS: "2023-12-28 – 2024-01-02",
    EARLY: "2023-05-31 9:05",
    MIDNIGHT: "2023-05-31 24:00 UTC+2",
    HOURS: "2023-07-29 09:00 – 2023-07-29 17:30 UTC",
    TIMES: "2023-05-01 09:00 – 2023-05-03 17:00 UTC",
}

EXPECTED: dict[str, dict[int, str]] = {
    "en": {
        DAY: "31 May 2023",
        DEADLINE: "31 May 2023, 23:59 AoE",
        FIRST: "1 October 2023",
        WITHIN: "1–3 October 2023",
        MONTHS: "28 July – 2 August 2023",
        YEARS: "28 December 2023 – 2 January 2024",
        EARLY: "31 May 2023, 09:05",
        MIDNIGHT: "31 May 2023, 24:00 UTC+02:00",
        HOURS: "29 July 2023, 09:00–17:30 UTC",
        TIMES: "1 May 2023, 09:00 – 3 May 2023, 17:00 UTC",
    },
    "en_US": {
        DAY: "May 31, 2023",
        DEADLINE: "May 31, 2023, 23:59 AoE",
        WITHIN: "October 1–3, 2023",
        MONTHS: "July 28 – August 2, 2023",
        YEARS: "December 28, 2023 – January 2, 2024",
    },
    "de": {
        DAY: "31. Mai 2023",
        DEADLINE: "31. Mai 2023, 23:59 Uhr AoE",
        FIRST: "1. Oktober 2023",
        WITHIN: "1.–3. Oktober 2023",
        MONTHS: "28. Juli – 2. August 2023",
        YEARS: "28. Dezember 2023 – 2. Januar 2024",
        EARLY: "31. Mai 2023, 09:05 Uhr",
        MIDNIGHT: "31. Mai 2023, 24:00 Uhr UTC+02:00",
        HOURS: "29. Juli 2023, 09:00–17:30 Uhr UTC",
        TIMES: "1. Mai 2023, 09:00 Uhr – 3. Mai 2023, 17:00 Uhr UTC",
    },
    # An Austrian January.
    "de_AT": {YEARS: "28. Dezember 2023 – 2. Jänner 2024"},
    # The first of a month, and no other day, is an ordinal in French.
    "nl": {
        DAY: "31 mei 2023",
        DEADLINE: "31 mei 2023, 23:59 uur AoE",
        FIRST: "1 oktober 2023",
        WITHIN: "1–3 oktober 2023",
        MONTHS: "28 juli – 2 augustus 2023",
        YEARS: "28 december 2023 – 2 januari 2024",
        EARLY: "31 mei 2023, 09:05 uur",
        MIDNIGHT: "31 mei 2023, 24:00 uur UTC+02:00",
        HOURS: "29 juli 2023, 09:00–17:30 uur UTC",
        TIMES: "1 mei 2023, 09:00 uur – 3 mei 2023, 17:00 uur UTC",
    },
    "fr": {
        DAY: "31 mai 2023",
        DEADLINE: "31 mai 2023, 23:59 AoE",
        FIRST: "1er octobre 2023",
        WITHIN: "1er–3 octobre 2023",
        MONTHS: "28 juillet – 2 août 2023",
        YEARS: "28 décembre 2023 – 2 janvier 2024",
        EARLY: "31 mai 2023, 09:05",
        MIDNIGHT: "31 mai 2023, 24:00 UTC+02:00",
        HOURS: "29 juillet 2023, 09:00–17:30 UTC",
        TIMES: "1er mai 2023, 09:00 – 3 mai 2023, 17:00 UTC",
    },
    "fr_CA": {DEADLINE: "31 mai 2023, 23 h 59 AoE", FIRST: "1er octobre 2023"},
    # No leading zero before the hour.
    "es": {
        DAY: "31 de mayo de 2023",
        DEADLINE: "31 de mayo de 2023, 23:59 AoE",
        FIRST: "1 de octubre de 2023",
        WITHIN: "1–3 de octubre de 2023",
        MONTHS: "28 de julio – 2 de agosto de 2023",
        YEARS: "28 de diciembre de 2023 – 2 de enero de 2024",
        EARLY: "31 de mayo de 2023, 9:05",
        MIDNIGHT: "31 de mayo de 2023, 24:00 UTC+02:00",
        HOURS: "29 de julio de 2023, 9:00–17:30 UTC",
        TIMES: "1 de mayo de 2023, 9:00 – 3 de mayo de 2023, 17:00 UTC",
    },
    "it": {
        DAY: "31 maggio 2023",
        DEADLINE: "31 maggio 2023, ore 23:59 AoE",
        FIRST: "1 ottobre 2023",
        WITHIN: "1–3 ottobre 2023",
        MONTHS: "28 luglio – 2 agosto 2023",
        YEARS: "28 dicembre 2023 – 2 gennaio 2024",
        EARLY: "31 maggio 2023, ore 09:05",
        MIDNIGHT: "31 maggio 2023, ore 24:00 UTC+02:00",
        HOURS: "29 luglio 2023, ore 09:00–17:30 UTC",
        TIMES: "1 maggio 2023, ore 09:00 – 3 maggio 2023, ore 17:00 UTC",
    },
    # Brazil writes the first of a month as an ordinal, Portugal does not.
    "pt_BR": {
        DAY: "31 de maio de 2023",
        DEADLINE: "31 de maio de 2023, 23:59 AoE",
        FIRST: "1º de outubro de 2023",
        WITHIN: "1º–3 de outubro de 2023",
        MONTHS: "28 de julho – 2 de agosto de 2023",
        YEARS: "28 de dezembro de 2023 – 2 de janeiro de 2024",
        EARLY: "31 de maio de 2023, 09:05",
        MIDNIGHT: "31 de maio de 2023, 24:00 UTC+02:00",
        HOURS: "29 de julho de 2023, 09:00–17:30 UTC",
        TIMES: "1º de maio de 2023, 09:00 – 3 de maio de 2023, 17:00 UTC",
    },
    "pt_PT": {
        DAY: "31 de maio de 2023",
        DEADLINE: "31 de maio de 2023, 23:59 AoE",
        FIRST: "1 de outubro de 2023",
        WITHIN: "1–3 de outubro de 2023",
        MONTHS: "28 de julho – 2 de agosto de 2023",
        YEARS: "28 de dezembro de 2023 – 2 de janeiro de 2024",
    },
    "pt_AO": {FIRST: "1 de outubro de 2023"},
    # The zone in fullwidth parentheses, no comma before the time.
    "zh_CN": {
        DAY: "2023年5月31日",
        DEADLINE: "2023年5月31日 23:59（AoE）",
        FIRST: "2023年10月1日",
        WITHIN: "2023年10月1日至3日",
        MONTHS: "2023年7月28日至8月2日",
        YEARS: "2023年12月28日至2024年1月2日",
        EARLY: "2023年5月31日 09:05",
        MIDNIGHT: "2023年5月31日 24:00（UTC+02:00）",
        HOURS: "2023年7月29日 09:00–17:30（UTC）",
        TIMES: "2023年5月1日 09:00 – 2023年5月3日 17:00（UTC）",
    },
    # Twenty-four hours also where a clock of twelve is usual: 12 at night is no time to close at.
    "zh_TW": {
        DAY: "2023年5月31日",
        DEADLINE: "2023年5月31日 23:59（AoE）",
        WITHIN: "2023年10月1日至3日",
        MONTHS: "2023年7月28日至8月2日",
        MIDNIGHT: "2023年5月31日 24:00（UTC+02:00）",
    },
    "ja": {
        DAY: "2023年5月31日",
        DEADLINE: "2023年5月31日 23:59（AoE）",
        FIRST: "2023年10月1日",
        WITHIN: "2023年10月1日～3日",
        MONTHS: "2023年7月28日～8月2日",
        YEARS: "2023年12月28日～2024年1月2日",
        EARLY: "2023年5月31日 9:05",
        MIDNIGHT: "2023年5月31日 24:00（UTC+02:00）",
        HOURS: "2023年7月29日 9:00～17:30（UTC）",
        TIMES: "2023年5月1日 9:00～2023年5月3日 17:00（UTC）",
    },
    # The Gregorian months, an Arabic comma; the digits are Egypt's, Iraq's, Saudi Arabia's own there only.
    "ar": {
        DAY: "31 مايو 2023",
        DEADLINE: "31 مايو 2023، 23:59 AoE",
        FIRST: "1 أكتوبر 2023",
        WITHIN: "1–3 أكتوبر 2023",
        MONTHS: "28 يوليو – 2 أغسطس 2023",
        YEARS: "28 ديسمبر 2023 – 2 يناير 2024",
        EARLY: "31 مايو 2023، 09:05",
        MIDNIGHT: "31 مايو 2023، 24:00 UTC+02:00",
        HOURS: "29 يوليو 2023، 09:00–17:30 UTC",
        TIMES: "1 مايو 2023، 09:00 – 3 مايو 2023، 17:00 UTC",
    },
    "ar_EG": {DAY: "٣١ مايو ٢٠٢٣", MIDNIGHT: "٣١ مايو ٢٠٢٣، ٢٤:٠٠ UTC+02:00"},
    "ar_SY": {DAY: "٣١ أيار ٢٠٢٣"},
}

SHIPPED = ("en", *languages())


@pytest.mark.parametrize("language", EXPECTED)
def test_a_date_is_written_as_calls_in_that_language_write_it(language: str) -> None:
    assert {value: _shown(VALUES[value], language) for value in EXPECTED[language]} == EXPECTED[
        language
    ]


@pytest.mark.parametrize("language", SHIPPED)
def test_what_names_no_day_stays_as_it_was_written(language: str) -> None:
    for words in ("late June 2023", "TBA", "8月下旬", "fin juin"):
        assert _shown(words, language) == words


@pytest.mark.parametrize("language", EXPECTED)
def test_no_text_has_a_space_that_fonts_lack_or_a_month_cut_short(language: str) -> None:
    for month in range(1, 13):
        texts = [
            day_text(date(2023, month, 1), language),
            _shown(f"2023-{month:02}-09/11", language),
            _shown(f"2023-{month:02}-09 09:00 – 2024-{month:02}-11 10:30:15 UTC", language),
        ]
        assert not set("\u2009\u202f\u2002") & set("".join(texts))
        full = _month(month, language)
        assert [text for text in texts if full not in text] == []


def test_a_day_in_a_sentence_and_a_list_of_names_follow_the_language() -> None:
    day, names = date(2023, 5, 1), ("Ada", "Alan")
    assert as_of_text(day, "en") == "As of 1 May 2023."
    assert as_of_text(day, "de") == "Stand: 1. Mai 2023."
    assert as_of_text(day, "fr") == "À la date du 1er mai 2023."
    assert as_of_text(day, "ja") == "2023年5月1日現在"
    assert listed(names, "it") == "Ada, Alan"
    assert listed(names, "zh_TW") == "Ada、Alan"
    assert listed(names, "ar") == "Ada، Alan"


def _shown(text: str, language: str) -> str:
    when = resolve_when(parse_when(text))
    return when_text(when, language, is_deadline=when.last is not None and bool(when.last.zone))


def _month(month: int, language: str) -> str:
    """The name of a month as the day of its middle shows it: what is left without numbers."""
    text = day_text(date(2023, month, 15), language)
    if "月" in text:
        return f"{month}月"
    return re.sub(r"[\d,.]|\bde\b", "", text).strip()
