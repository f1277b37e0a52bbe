"""The one finder of dates: in running text it invents nothing, to import it tells what is refused."""

from __future__ import annotations

import pytest

from sphinx_cfp.grammar.find import MOST_FOUND, find
from sphinx_cfp.grammar.line import parse_when
from sphinx_cfp.model.codes import Code

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
en|Issues 2–3, December
en|from May to August - 28 talks
en|file-2031-May-12.pdf
en|Sections 1.2-3.4. 5
en|October 0900
en|ISBN 978-1-6654-1203-2
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
en|on June 2-5, and no later|June 2-5
en|28 July-2 August 2031|28 July-2 August 2031
en|July 28 - August 2, 2031|July 28 - August 2, 2031
en|Wednesday, July 28, 2031 -- Friday, July 30, 2031|July 28, 2031 -- Friday, July 30, 2031
en|on 12 March and 13 March|12 March and 13 March
en|on 12 March and 14 March|12 March;14 March
en|1, 2 and 3 May|1, 2 and 3 May
en|1 ~ 2 December|1 ~ 2 December
en|ICML 2031, July 13–19, 2031|July 13–19, 2031
en|August 20: 2 talks|August 20
en|Friday, 28 November, 0900-1000|28 November
en|JUNE 14TH 2031|JUNE 14TH 2031
en|May 5, '31|May 5, '31
en|1 June. 2 June, too|1 June;2 June
de|bis zum 31. Mai 2031|31. Mai 2031
fr|avant le 1er mai 2031|1er mai 2031
es|hasta el 3 de mayo de 2031|3 de mayo de 2031
it|entro il 3 maggio 2031|3 maggio 2031
pt|até 3 de maio de 2031|3 de maio de 2031
ja|締切は2031年5月31日です|2031年5月31日
ja|7月28日（金）〜29日（土）|7月28日（金）〜29日
ja|会期は2031年10月17日〜10月21日|2031年10月17日〜10月21日
zh|截止日期：2031年5月31日|2031年5月31日
""".splitlines()


LINES = """\
31 May 2031
May 31st, 2031
2031-05-31
31.05.2031
12–13 June 2031
28 July – 2 August 2031
July 28 - August 2, 2031
Dec 30, 2030 to Jan 2, 2031
""".splitlines()

REFUSED = """\
Submit by 31 May 2031, 25:00 please.|31 May 2031|date_impossible
by 05/06/2031|05/06/2031|date_syntax
on 32 May 2031 or so|32 May 2031|date_impossible
in 2031-W22|2031-W22|date_syntax
~~12 talks~~|~~12 talks|date_syntax
""".splitlines()


@pytest.mark.parametrize("row", TRAPS)
def test_no_date_is_invented(row: str) -> None:
    language, text = row.split("|", 1)
    assert [day.text for day in find(text, language)] == []


@pytest.mark.parametrize("row", DAYS)
def test_a_date_is_found_in_a_sentence(row: str) -> None:
    language, text, wanted = row.split("|")
    found = list(find(text, language))
    assert [day.text for day in found] == wanted.split(";")
    assert [text[day.start : day.stop] for day in found] == wanted.split(";")


def test_there_are_many_traps() -> None:
    assert len(set(TRAPS)) >= 60


@pytest.mark.parametrize("language", ["", "en"])
@pytest.mark.parametrize("words", LINES)
def test_a_sentence_is_read_as_a_line_is(words: str, language: str) -> None:
    (found,) = find(
        f"The workshop (12 talks) is held on {words}; come and see 24 posters.", language
    )
    when = parse_when(words)
    for point, other in zip(found.ends, (when.start, when.end or when.start), strict=True):
        assert other is not None
        assert (point.day, point.month) == (other.day, other.month)
    assert found.ends[1].year == 2031


def test_a_range_tells_the_year_of_its_begin() -> None:
    (found,) = find("from 30 December to 2 January 2031", "en")
    assert [point.year for point in found.ends] == [2030, 2031]


@pytest.mark.parametrize("row", REFUSED)
def test_import_is_told_what_is_refused(row: str) -> None:
    text, words, code = row.split("|")
    (found,) = find(text)
    assert found.error is not None
    assert (found.text, found.error.code) == (words, Code(code))
    assert [day.text for day in find(text, "en")] == [words] * found.names_day


def test_a_time_alone_is_no_date() -> None:
    assert list(find("Doors open at 25:00, talks last 45 min, all deadlines are 11:59 pm")) == []


def test_import_takes_what_belongs_to_a_date_with_it() -> None:
    text = "Papers: ~~24 May~~ 31 May 2031, 23:59 AoE, then 24/7"
    first, second = find(text)
    assert first.text == "~~24 May~~ 31 May 2031, 23:59 AoE"
    assert first.value is not None
    assert [old.start and old.start.day for old in first.was] == [24]
    assert (first.is_explicit, second.text, second.is_explicit) == (True, "24/7", False)


@pytest.mark.parametrize("language", ["", "en"])
def test_a_text_of_nothing_but_dates_is_not_read_for_ever(language: str) -> None:
    assert len(list(find("31 May 2031, " * 1000, language))) == MOST_FOUND


def test_dates_far_apart_keep_their_places() -> None:
    text = f"31 May 2031 {'and so on ' * 50}until the {'talk ' * 20}2 June 2031."
    assert [text[day.start : day.stop] for day in find(text, "en")] == [
        "31 May 2031",
        "2 June 2031",
    ]
