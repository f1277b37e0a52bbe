"""One row per form of WHEN, and per refusal: what an organizer writes and what is made of it."""

from __future__ import annotations

from datetime import date

import pytest

from sphinx_cfp.grammar.line import parse_line, parse_when
from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.model.dates import Moment, When
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import AOE
from sphinx_cfp.registry.resolving import Context, resolve, resolve_when

EVENT = When(Moment(date(2023, 7, 28)), Moment(date(2023, 7, 29)))
CONTEXT = Context(zone=AOE, event=EVENT)

FORMS = [
    # the forms of a day
    ("2023-05-31", "2023-05-31"),
    ("2023/05/31", "2023-05-31"),
    ("2023.05.31", "2023-05-31"),
    ("31 May 2023", "2023-05-31"),
    ("31st of May, 2023", "2023-05-31"),
    ("the 31st of May 2023", "2023-05-31"),
    ("May 31st, 2023", "2023-05-31"),
    ("MAY 31 2023", "2023-05-31"),
    ("14th Sept 2023", "2023-09-14"),
    ("Sep. 14, 2023", "2023-09-14"),
    ("31-May-2023", "2023-05-31"),
    ("2023 May 31", "2023-05-31"),
    ("Sep 17 '24", "2024-09-17"),
    ("31. Mai 2023", "2023-05-31"),
    ("31.05.2023", "2023-05-31"),
    ("31.05.", "2023-05-31"),
    ("31/05/2023", "2023-05-31"),
    ("05/31/2023", "2023-05-31"),
    ("05/05/2023", "2023-05-05"),
    ("2023年5月31日（水）", "2023-05-31"),
    ("2023 年 5 月 31 日", "2023-05-31"),
    ("５月３１日", "2023-05-31"),
    ("五月31日", "2023-05-31"),
    # a time, a zone
    ("31 May 2023 23:59 AoE", "2023-05-31 23:59"),
    ("31 May 2023 (11:59 pm, anywhere on earth)", "2023-05-31 23:59"),
    ("31 May 2023 (11:59 PM, anywhere in the world!)", "2023-05-31 23:59"),
    ("11:59pm UTC on 31 May 2023", "2023-05-31 23:59 UTC"),
    ("31 May 2023, 17:00 Europe/Vienna", "2023-05-31 17:00 Europe/Vienna"),
    ("31 May 2023 12:00 GMT-4", "2023-05-31 12:00 UTC-04:00"),
    ("31 May 2023 12:00 UTC+5:30", "2023-05-31 12:00 UTC+05:30"),
    ("31 May 2023 12:00 UTC−12", "2023-05-31 12:00 UTC-12:00"),
    ("31 May 2023 24:00", "2023-05-31 24:00"),
    ("31 May 2023 00:00", "2023-05-31 00:00"),
    ("31 May 2023 noon", "2023-05-31 12:00"),
    ("31 May 2023 12pm", "2023-05-31 12:00"),
    ("31 May 2023 12:30 am", "2023-05-31 00:30"),
    ("31 May 2023, 5 p.m.", "2023-05-31 17:00"),
    ("31 May 2023, EOD", "2023-05-31 23:59:59"),
    ("31 May 2023, end of day AoE", "2023-05-31 23:59:59"),
    ("31 mai 2023 à 17h", "2023-05-31 17:00"),
    ("31 mai 2023, 23h59 (heure de Paris)", "2023-05-31 23:59 Europe/Paris"),
    ("31. Mai 2023, 12 Uhr", "2023-05-31 12:00"),
    ("31. Mai 2023, 23.59 Uhr", "2023-05-31 23:59"),
    ("2023-05-31T23:59:59Z", "2023-05-31 23:59:59 UTC"),
    ("2023-05-31T23:59-04:00", "2023-05-31 23:59 UTC-04:00"),
    ("2023年5月31日 23時59分（日本時間）", "2023-05-31 23:59 Asia/Tokyo"),
    ("5月31日午後5時", "2023-05-31 17:00"),
    ("May 31, 2023 – 23:59 AoE", "2023-05-31 23:59"),
    ("31 May 2023 5pm CEST (3pm UTC)", "2023-05-31 17:00 Europe/Berlin"),
    ("31 May 2023 AoE (11:59 UTC on 1 June)", "2023-05-31"),
    ("31 May 2023, AoE (UTC-12)", "2023-05-31"),
    # a weekday
    ("Wednesday, May 31, 2023", "2023-05-31"),
    ("Sep 1 (Fri), 2023", "2023-09-01"),
    ("Mi., 31.05.2023", "2023-05-31"),
    ("mar. 30 mai 2023", "2023-05-30"),
    ("2023年5月31日（周三）", "2023-05-31"),
    ("5月31日（水・祝）", "2023-05-31"),
    # words before it
    ("by 31 May 2023", "2023-05-31"),
    ("no later than May 31, 2023", "2023-05-31"),
    ("bis zum 31. Mai 2023", "2023-05-31"),
    ("jusqu'au 31 mai 2023", "2023-05-31"),
    ("hasta el 31 de mayo de 2023", "2023-05-31"),
    ("entro il 31 maggio 2023", "2023-05-31"),
    ("até 31 de maio de 2023", "2023-05-31"),
    # ranges
    ("2023-07-28/29", "2023-07-28 – 2023-07-29"),
    ("2023-07-28/2023-08-02", "2023-07-28 – 2023-08-02"),
    ("2023-07-28 – 30", "2023-07-28 – 2023-07-30"),
    ("28–29 July 2023", "2023-07-28 – 2023-07-29"),
    ("28 and 29 July 2023", "2023-07-28 – 2023-07-29"),
    ("July 28–29, 2023", "2023-07-28 – 2023-07-29"),
    ("July 28 - August 2, 2023", "2023-07-28 – 2023-08-02"),
    ("29 June - 1 July 2015", "2015-06-29 – 2015-07-01"),
    ("28 July to 2 August 2023", "2023-07-28 – 2023-08-02"),
    ("1.–3. Oktober 2023", "2023-10-01 – 2023-10-03"),
    ("23-24.04.2020", "2020-04-23 – 2020-04-24"),
    ("du 1er au 3 juin 2023", "2023-06-01 – 2023-06-03"),
    ("del 1 al 3 de junio de 2023", "2023-06-01 – 2023-06-03"),
    ("de 3 a 5 de novembro de 2022", "2022-11-03 – 2022-11-05"),
    ("7月28日～29日", "2023-07-28 – 2023-07-29"),
    ("2023年7月28日（金）〜29日（土）", "2023-07-28 – 2023-07-29"),
    ("7 月 23–26 日", "2023-07-23 – 2023-07-26"),
    ("Friday & Saturday, April 14th-15th, 2023", "2023-04-14 – 2023-04-15"),
    ("Wednesday, July 26 – Friday, July 28, 2023", "2023-07-26 – 2023-07-28"),
    ("20 December – 10 January 2024", "2023-12-20 – 2024-01-10"),
    ("20 December 2023 – 10 January", "2023-12-20 – 2024-01-10"),
    ("1 May 2023 9am – 5:30pm UTC", "2023-05-01 09:00 UTC – 2023-05-01 17:30 UTC"),
    ("1 May 2023 09:00 – 3 May 17:00", "2023-05-01 09:00 – 2023-05-03 17:00"),
    # no year: the last such day before the end of the event
    ("May 31", "2023-05-31"),
    ("31 August", "2022-08-31"),
    # no instant
    ("TBA", "TBA"),
    ("TBD", "TBD"),
    ("XX", "XX"),
    ("XXX YYY, 2023", "XXX YYY, 2023"),
    ("to be announced", "to be announced"),
    ("late June 2023", "late June 2023"),
    ("mid-June", "mid-June"),
    ("end of March", "end of March"),
    ("Ende Juni", "Ende Juni"),
    ("début juillet 2023", "début juillet 2023"),
    ("June 2023", "June 2023"),
    ("June/July 2023", "June/July 2023"),
    ("Spring 2024", "Spring 2024"),
    ("Q3 2024", "Q3 2024"),
    ("8月下旬", "8月下旬"),
    ("未定", "未定"),
    ("rolling", "rolling"),
]


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_form_is_read_as_the_day_it_names(text: str, expected: str) -> None:
    assert format_when(resolve_when(parse_when(text), CONTEXT), AOE) == expected


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_a_line_reads_the_same_form_after_its_label(text: str, expected: str) -> None:
    line = parse_line(f"Submission deadline: {text}")
    assert line.label == "Submission deadline"
    assert format_when(resolve(line, Kind.PAPER, CONTEXT).when, AOE) == expected


REFUSED = [
    # text, code, the characters at fault, part of the message, part of the hint
    ("05/06/2023", "date_syntax", "05/06/2023", "5 June 2023 or 6 May 2023", "write 2023-06-05"),
    ("05-06-2023", "date_syntax", "05-06-2023", "5 June 2023 or 6 May 2023", "2023-05-06"),
    ("5/6", "date_syntax", "5/6", "5 June or 6 May", "2023-06-05"),
    ("31.05.23", "date_syntax", "31.05.23", "which number is the year", "write 2023-05-31"),
    ("20230531", "date_syntax", "20230531", "a date or a number", "write 2023-05-31"),
    ("2023-02-31", "date_impossible", "2023-02-31", "no 31 February", "2023-02-28"),
    ("29 February 2023", "date_impossible", "29 February 2023", "no 29 February", "28 days"),
    ("31 June", "date_impossible", "31 June", "no 31 June", "30 days"),
    ("2023-13-01", "date_impossible", "2023-13-01", "no month 13", "2023-01-13"),
    ("2023-W54", "date_impossible", "2023-W54", "no week 54", "2023-05-31"),
    ("2023-W22", "date_syntax", "2023-W22", "a week", "2023-05-29 – 2023-06-04"),
    ("31 May 2023 25:00", "date_impossible", "25:00", "no clock shows", "23:59"),
    ("31 May 2023 24:30", "date_impossible", "24:30", "no clock shows", "24:00"),
    ("31 May 2023 13am", "date_impossible", "13am", "no clock shows", "23:59"),
    ("31 May 2023 midnight", "date_syntax", "midnight", "begin the day or end it", "24:00"),
    ("31 May 2023, 12am", "date_syntax", "12am", "begin the day or end it", "00:00"),
    ("31 mai 2023 à minuit", "date_syntax", "minuit", "begin the day or end it", "23:59"),
    ("15 or 16 May", "date_syntax", "15 or 16 May", "several days", "15 May or 16 May"),
    ("November 15 or 16, 2023", "date_syntax", None, "several days", "15 November 2023"),
    ("15 and 17 May", "date_syntax", "15 and 17 May", "several days", "15 May – 17 May"),
    ("31 May or 2 June 2023", "date_syntax", None, "several days", "31 May 2023 or 2 June 2023"),
    ("Ausgust 3", "date_syntax", "Ausgust", "no month", "did you mean August?"),
    ("3 Febuary 2023", "date_syntax", "Febuary", "no month", "did you mean February?"),
    ("29 June – 1 Jully 2023", "date_syntax", "Jully", "no month", "did you mean"),
    ("24 May → 31 May 2023", "date_syntax", None, "a range or a move", "~~24 May~~ 31 May 2023"),
    ("before 31 May 2023", "date_syntax", None, "whether 31 May 2023 counts", "the day before"),
    ("31 May 2023 sharp", "date_syntax", "sharp", "not understood", "(sharp)"),
    ("31 May 2023 (5pm sharp)", "date_syntax", "sharp", "not understood", "23:59 AoE; sharp"),
    ("whenever", "date_syntax", "whenever", "is no date", "2023-05-31"),
    ("١٥ May 2023", "date_syntax", None, "is no date", "2023-05-31"),
    ("9–5pm on 31 May 2023", "date_syntax", "9–5pm", "am or pm", "9am – 5pm"),
    ("31 May 2023 23:59 CST", "zone_abbreviation", "CST", "no one zone", "America/Chicago"),
    ("31 May 2023 23:59 IST", "zone_abbreviation", "IST", "no one zone", "Asia/Kolkata"),
    ("31 July 2023 23:59 PST", "zone_abbreviation", "PST", "not in force", "PDT"),
    ("31 January 2023 23:59 CEST", "zone_abbreviation", "CEST", "not in force", "CET"),
    ("31 May 2023 23:59 XYZ", "zone_abbreviation", "XYZ", "no time zone", "Europe/Vienna"),
    ("31 May 2023 23:59 Europe/Viena", "zone_abbreviation", None, "no time zone", "Europe/Vienna"),
    ("31 May 2023 23:59 PST/PDT", "zone_abbreviation", None, "two zones", "America/Los_Angeles"),
    ("31 May 2023 23:59 local time", "zone_abbreviation", "local time", "no time zone", "AoE"),
    ("31 May 2023 5pm Pacific time", "zone_abbreviation", None, "no name", "America/Los_Angeles"),
    ("31 May 2023 23:59 UTC+25", "date_impossible", "UTC+25", "no place on Earth", "UTC+14"),
    ("26 March 2023 02:30 Europe/Vienna", "time_gap", None, "does not exist", "UTC±HH:MM"),
    ("29 October 2023 02:30 Europe/Vienna", "time_gap", None, "exists twice", "UTC±HH:MM"),
    ("2023-07-29 – 2023-07-28", "range_order", None, "before it starts", "earlier end first"),
    ("29–28 July 2023", "range_order", "29–28 July 2023", "before it starts", "earlier end"),
    ("10 June – 5 June 2023", "range_order", None, "before it starts", "2022-06-10 – 2023-06-05"),
    ("2023-05-31 17:00–09:00", "range_order", None, "before it starts", "earlier end first"),
    ("31 May 10000", "date_syntax", None, "not understood", "31 May"),
    ("31 May 0000", "date_impossible", None, "year 0", "2023-05-31"),
    ("31 May 9999", "date_impossible", "31 May 9999", "out of reach", "9998"),
]


@pytest.mark.parametrize(("text", "code", "fault", "message", "hint"), REFUSED)
def test_what_cannot_be_told_is_refused_with_what_to_write(
    text: str, code: str, fault: str | None, message: str, hint: str
) -> None:
    whole = f"Submission: {text}"
    with pytest.raises(ParseError) as caught:
        resolve(parse_line(whole), Kind.PAPER, CONTEXT)
    error = caught.value
    assert error.code == code
    assert message in error.message
    assert hint in error.hint
    if fault is not None:
        assert whole[error.span.start : error.span.stop] == fault


LINES_REFUSED = [
    ("", "line_shape", "", "an empty line", "LABEL"),
    ("Submission", "line_shape", "Submission", "without a date", "Submission: TBA"),
    ("1 May – 15 June 2023", "line_shape", None, "without a label", "Submission deadline: 1 May"),
    ("31 May 2023 (firm)", "line_shape", None, "without a label", "Submission deadline"),
    (": 31 May 2023", "line_shape", "31 May 2023", "without a label", "Submission deadline"),
    ("Submission 31 May 2023", "line_shape", "31 May 2023", "no colon", "Submission: 31 May 2023"),
    ("Submission:\n31 May 2023", "line_shape", "31 May 2023", "next line", "Submission: 31 May"),
    (
        "Submission: 31 May 2023, Notification: 19 June 2023",
        "line_shape",
        "Notification: 19 June 2023",
        "two dates",
        "- Notification: 19 June 2023",
    ),
    (
        "Submission: 31 May 2023\nNotification: 19 June 2023",
        "line_shape",
        "31 May 2023",
        "two dates",
        "- Submission: 31 May 2023 and - Notification: 19 June 2023",
    ),
    ("1 May 2023 – Workshop: TBA", "line_shape", "1 May 2023", "two dates", "- Workshop: TBA"),
    (
        "Submission 24 May 2023 or so: 31 May 2023",
        "line_shape",
        "24 May 2023",
        "two dates",
        "items",
    ),
    ("Submission: 31 May 2023, 5 June 2023", "line_shape", None, "two dates", "~~31 May 2023~~"),
    (
        "Submission: 31 May 2023 (extended to 5 June)",
        "line_shape",
        "extended to 5 June",
        "stands in the note",
        "~~31 May 2023~~ 5 June",
    ),
    ("Submission: ~~24 May 31 May 2023", "line_shape", "~~", "not closed", "~~24 May~~"),
    ("Submission: ~~24~~ 31 May 2023", "date_syntax", "~~24", "struck and no date", "~~24 May"),
    ("Submission: 31 May 2023 {#paper}", "line_shape", "{#paper}", "end of the label", "{#paper}:"),
    ("Submission {#a} {#b}: 31 May", "line_shape", "{#a}", "stand once", "{#key .kind}"),
    ("Submission {a}: 31 May", "line_shape", "{a}", "neither #key nor .kind", "{#key}"),
    ("Submission {}: 31 May", "line_shape", "{}", "empty braces", "{#key .kind}"),
    ("Submission {#-}: 31 May", "line_shape", "{#-}", "is no key", "letters, digits"),
    ("Submission {.papr}: 31 May", "line_shape", "{.papr}", "no kind", "{.paper}"),
    ("Submission {#a: 31 May", "line_shape", "{", "no other", "{#key}"),
    ("Submission: 31 May – in UTC", "note_time", "UTC", "names “UTC”", "2023-05-31 UTC"),
    ("Submission: 31 May (doors 5pm)", "note_time", "5pm", "names “5pm”", "leave it out"),
    ("Submission: 31 May (see AoE)", "note_time", "AoE", "names “AoE”", "leave it out"),
    ("Papier: 31 May 2023 (moved) (moved)", "line_shape", "(moved)", "two moves", "~~24 May~~"),
    ("Submission: rolling, last day: 31 May 2023", "line_shape", None, "two dates", "begin a new"),
]


@pytest.mark.parametrize(("text", "code", "fault", "message", "hint"), LINES_REFUSED)
def test_a_line_of_the_wrong_shape_is_refused_with_the_line_to_write(
    text: str, code: str, fault: str | None, message: str, hint: str
) -> None:
    with pytest.raises(ParseError) as caught:
        parse_line(text)
    error = caught.value
    assert error.code == code
    assert message in error.message
    assert hint in error.hint
    if fault is not None:
        assert text[error.span.start : error.span.stop] == fault
