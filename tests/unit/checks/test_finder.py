"""The finder of dates in running text invents nothing, and reads what people write."""

from __future__ import annotations

import pytest

from sphinx_cfp.checks.prose.finder import find_days

TRAPS = """\
en|May the best paper win, and march on.
en|Version 2.5.12 of the style, not 2.5.
en|Sections 3.4 and 5.6 of the handbook
en|pages 11–19 and 4-8
en|Room 12/3, third floor
en|a score of 3:2 after 12 minutes
en|24/7 support
en|and/or, 1/2 of them, 9/10 of the others
en|ISBN 978-3-16-148410-0
en|ISO 8601-1:2019
en|RFC 5545, RFC 3339
en|DOI 10.1145/3292500.3330701
en|arXiv:2301.04567
en|+43 316 2030 12
en|Phone 030-12-31-99
en|P.O. Box 12, 31 Long Street
en|31 participants from 12 countries
en|The March of 300 people
en|In May we meet, in June we part.
en|August Brown and April Green, 2 chairs
en|Jan Novak, 12 Main Street
en|between 9:00 and 17:30
en|at 18:01 it is late
en|GMT+2, UTC-12
en|192.168.12.31
en|https://example.org/2023/05/31/news
en|file-2023-05-31-final.pdf
en|COVID-19, Covid 19
en|A4, A0, 84 × 119 cm
en|5.6.2 and 10.11
en|1.2.3.4.5
en|2023-05
en|2023
en|the years 1999–2004
en|in the 1990s
en|32 May 2031
en|31.31.2031
en|2031-13-01
en|2031-02-30x
en|12/31
en|05/06
en|1st, 2nd and 3rd prize
en|the 12th International Conference
en|Sat down, Sun rose, Mon ami
en|Second Street, 3 Fri
en|5 % of 2031 papers
en|300 dpi, 12 pt, 2 columns
en|$12.31, €5.06, 30.05 USD
en|4 to 8 pages
en|week 12 of 52
en|Q2 2031
en|the 5 Mays and 7 Junes of her life
de|Abschnitt 4.11 und Tabelle 6.6
de|Raum 12, 3. Stock
de|9.22 Uhr von Steig 3
de|Der 3. Workshop, die 2. Ausgabe
de|Mai und Juni sind schön.
de|12 Märzenbecher
fr|mars et mai, 12 mardis
es|mayo, 12 martes
zh|月亮和日本, 第三届
ja|毎月, 日曜日, 第二回
""".splitlines()

DAYS = """\
en|Submit by June 1.|June 1
en|Feb 1: the site opens|Feb 1
en|Submit by 1 June 2031, please.|1 June 2031
en|It is on Friday, May 31st, 2031 (AoE).|May 31st, 2031
en|From 2031-05-31 on|2031-05-31
en|12–13 June 2031|12–13 June 2031
en|28 July – 2 August 2031|28 July – 2 August 2031
en|by 31.05.2031|31.05.2031
de|bis zum 31. Mai 2031|31. Mai 2031
fr|avant le 1er mai 2031|1er mai 2031
es|hasta el 3 de mayo de 2031|3 de mayo de 2031
it|entro il 3 maggio 2031|3 maggio 2031
pt|até 3 de maio de 2031|3 de maio de 2031
ja|締切は2031年5月31日です|2031年5月31日
zh|截止日期：2031年5月31日|2031年5月31日
""".splitlines()


@pytest.mark.parametrize("row", TRAPS)
def test_no_date_is_invented(row: str) -> None:
    language, text = row.split("|", 1)
    assert [text[day.start : day.stop] for day in find_days(text, language)] == []


@pytest.mark.parametrize("row", DAYS)
def test_a_date_is_found_in_a_sentence(row: str) -> None:
    language, text, wanted = row.split("|")
    assert [text[day.start : day.stop] for day in find_days(text, language)] == [wanted]


def test_there_are_many_traps() -> None:
    assert len(set(TRAPS)) >= 60
