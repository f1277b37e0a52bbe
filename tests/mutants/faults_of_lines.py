"""Faults of one line: what an editor of last year's call writes in a hurry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.mutants.mutant import edited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.mutants.mutant import Mutant

REPLACED: dict[str, tuple[tuple[str, ...], ...]] = {
    "date_syntax": (
        ("single_track", "deadline: 2031-03-07", "deadline: 03/07/2031"),
        ("single_track", "9 May 2031, 23:59 AoE", "9 May 2031, midnight AoE"),
        ("single_track", "Friday, 25 April 2031", "Friday, 25 Arpil 2031"),
        ("three_tracks", "Notification: 3 May 2032", "Notification: 3 or 4 May 2032"),
        ("three_tracks", "Abstracts due: 2032-02-16", "Abstracts due: 16 Febuary 2032"),
        ("two_rounds", "29 October 2032", "29 Octobre 2032 12am"),
        ("two_rounds", "Registration: 2033-05-13", "Registration: 05/06/2033"),
        ("rolling", "spring issue: 2031-03-21", "spring issue: 21 March"),
        ("host_quoted", "31 October 2031", "31 Ocotber 2031"),
        ("german", "Kurzfassung: 28. März 2031", "Kurzfassung: 03/04/2031"),
        ("german", "Benachrichtigung: 6. Juni 2031", "Benachrichtigung: 6. Jumi 2031"),
    ),
    "date_impossible": (
        ("single_track", "Supplementary material: 2031-03-21", "Supplementary material: 2031-03-32"),
        ("single_track", "deadline: 2031-05-30", "deadline: 2031-13-30"),
        ("single_track", "9 May 2031, 23:59 AoE", "9 May 2031, 25:59 AoE"),
        ("three_tracks", "Final versions: 7 June 2032", "Final versions: 31 June 2032"),
        ("two_rounds", "15 August 2032, 23:59 UTC", "15 August 2032, 23:59 GMT+25"),
        ("three_tracks", "Early registration: 2032-07-12", "Early registration: 2032-07-42"),
        ("two_rounds", "Camera-ready: 22 April 2033", "Camera-ready: 31 April 2033"),
        ("two_rounds", "Travel grants: 2033-03-31", "Travel grants: 2033-02-29"),
        ("rolling", "autumn issue {#paper-autumn-issue .paper}: 2031-07-31",
         "autumn issue {#paper-autumn-issue .paper}: 2031-06-31"),
        ("host_quoted", "version: 31 October 2031", "version: 31 September 2031"),
        ("german", "Druckfertige Fassung: 11. Juli 2031, 18 Uhr", "Druckfertige Fassung: 11. Juli 2031, 28 Uhr"),
        ("german", "Anmeldeschluss: 5. September 2031", "Anmeldeschluss: 35. September 2031"),
    ),
    "weekday": (
        ("single_track", "Friday, 25 April 2031", "Thursday, 25 April 2031"),
        ("single_track", "2031-05-30\n", "2031-05-30 (Tue)\n"),
        ("single_track", "9 May 2031, 23:59 AoE", "Monday, 9 May 2031, 23:59 AoE"),
        ("three_tracks", "Thursday, 1 July 2032", "Friday, 1 July 2032"),
        ("three_tracks", "Notification: 17 May 2032", "Notification: Sunday, 17 May 2032"),
        ("three_tracks", "until 1 August 2032", "until Monday, 1 August 2032"),
        ("two_rounds", "Paper submission: 15 August 2032", "Paper submission: Monday, 15 August 2032"),
        ("two_rounds", "2032-04-26: the list", "Saturday, 2032-04-26: the list"),
        ("host_quoted", "Sunday, 23 November 2031", "Saturday, 23 November 2031"),
        ("host_quoted", "is 5 September 2031 (AoE)", "is Tuesday, 5 September 2031 (AoE)"),
        ("german", "Benachrichtigung: 6. Juni 2031", "Benachrichtigung: Montag, 6. Juni 2031"),
        ("german", "am 21. September 2029", "am Dienstag, 21. September 2029"),
    ),
    "zone_abbreviation": (
        ("single_track", "2031, 23:59 AoE", "2031, 23:59 CST"),
        ("single_track", ":timezone: AoE", ":timezone: Lisbon"),
        ("three_tracks", "2032-02-23, 18:00", "2032-02-23, 18:00 CEST"),
        ("three_tracks", "2032-04-05, 18:00", "2032-04-05, 18:00 PST"),
        ("three_tracks", "2032-02-23, 18:00", "2032-02-23, 18:00 (12:00 EDT)"),
        ("two_rounds", ":timezone: UTC", ":timezone: Europe/Galway"),
        ("host_quoted", "19 September 2031 (firm)", "19 September 2031, 23:59 IST (firm)"),
        ("german", "28. März 2031", "28. März 2031, 12 Uhr CEST"),
    ),
    "tz_conflict": (
        ("single_track", "9 May 2031, 23:59 AoE", "9 May 2031, 23:59 AoE (UTC)"),
        ("single_track", "at the end of the day anywhere on Earth", "at the end of the day in UTC"),
        ("two_rounds", "9 January 2033, 23:59 UTC", "9 January 2033, 23:59 UTC (AoE)"),
    ),
    "zone_conversion": (
        ("single_track", "9 May 2031, 23:59 AoE", "9 May 2031, 23:59 AoE (12:59 UTC)"),
        ("three_tracks", "2032-06-07, 18:00", "2032-06-07, 18:00 (17:00 UTC)"),
        ("three_tracks", "2032-02-23, 18:00", "2032-02-23, 18:00 (13:00 EST)"),
        ("two_rounds", "15 August 2032, 23:59 UTC", "15 August 2032, 23:59 UTC (00:59 CEST)"),
        ("host_quoted", "31 October 2031\n", "31 October 2031, 23:59 AoE (19:59 JST)\n"),
        ("german", "11. Juli 2031, 18 Uhr", "11. Juli 2031, 18 Uhr (17:00 UTC)"),
    ),
    "time_gap": (
        ("three_tracks", "Abstracts due: 2032-02-16", "Abstracts due: 2032-03-28, 02:30"),
        ("german", "Kurzfassung: 28. März 2031", "Kurzfassung: 30. März 2031, 2:30 Uhr"),
        ("rolling", "spring issue {#paper-spring-issue .paper}: 2031-01-31",
         "spring issue {#paper-spring-issue .paper}: 2031-03-30 02:15"),
        ("two_rounds", "9 January 2033, 23:59 UTC", "27 March 2033, 02:15 Europe/Berlin"),
    ),
    "range_order": (
        ("single_track", "Workshop: 12–13 June 2031", "Workshop: 13–12 June 2031"),
        ("three_tracks", "12–16 April 2032", "16–12 April 2032"),
        ("three_tracks", "Conference: 2032-09-06 – 2032-09-09", "Conference: 2032-09-06 – 2032-08-09"),
        ("two_rounds", "4–8 October 2032", "14–8 October 2032"),
        ("two_rounds", "28 February – 4 March 2033", "28 March – 4 March 2033"),
        ("host_quoted", "ICFA 2031: 24–28 November 2031", "ICFA 2031: 28–24 November 2031"),
        ("german", "Workshop: 22.–23. September 2031", "Workshop: 23.–22. September 2031"),
    ),
    "line_shape": (
        ("single_track", "- Supplementary material: 2031-03-21", "- 2031-03-21"),
        ("single_track", "2031-05-30\n- Workshop: 12–13", "2031-05-30, Workshop: 12–13"),
        ("three_tracks", "- Early registration: 2032-07-12", "- Early registration 2032-07-12: 2032-07-13"),
        ("three_tracks", "- Industry\n", "- Industry: 2032-04-05\n"),
        ("two_rounds", "- Travel grants: 2033-03-31", "- {#grants} Travel grants: 2033-03-31"),
        ("rolling", "is sent {#autumn-issue .publication}: November 2031",
         "is sent: November 2031 {#autumn-issue}"),
        ("host_quoted", "- Camera-ready version: 31 October 2031", "- Camera-ready version:"),
        ("german", "- Anmeldeschluss: 5. September 2031", "- Anmeldeschluss"),
    ),
    "note_time": (
        ("single_track", "Friday, 25 April 2031", "Friday, 25 April 2031 (in the evening, 20:00 UTC)"),
        ("single_track", "- Workshop: 12–13 June 2031", "- Workshop: 12–13 June 2031 (from 9:00)"),
        ("three_tracks", "Notification: 3 May 2032", "Notification: 3 May 2032 (by mail, 5pm)"),
        ("two_rounds", "Camera-ready: 3 December 2032", "Camera-ready: 3 December 2032 – firm, 12:00 UTC"),
        ("host_quoted", "19 September 2031 (firm)", "19 September 2031 (firm, no later than 18:00)"),
        ("german", "Benachrichtigung: 6. Juni 2031", "Benachrichtigung: 6. Juni 2031 (per Mail, 18 Uhr)"),
    ),
    "unknown_kind": (
        ("single_track", "- Supplementary material: 2031", "- Submission of noise samples website: 2031"),
        ("two_rounds", "- Travel grants: 2033-03-31", "- Papers website: 2033-03-31"),
        ("german", "- Anmeldeschluss: 5.", "- Webseite der Beiträge: 5."),
    ),
    "struck_alone": (
        ("single_track", "2031-03-07", "~~2031-03-07~~"),
        ("three_tracks", "Notification: 17 May 2032", "Notification: ~~17 May 2032~~"),
        ("two_rounds", "29 October 2032", "~~29 October 2032~~"),
        ("host_quoted", "version: 31 October 2031", "version: ~~31 October 2031~~"),
        ("german", "28. März 2031", "~~28. März 2031~~"),
        ("rolling", "issue: 2031-03-21", "issue: ~~2031-03-21~~"),
    ),
    "change_undated": (
        ("single_track", " (moved 2031-02-20: a late template)", ""),
        ("single_track", "(moved 2031-02-20: a late template)", "(a late template)"),
        ("german", " (verschoben am 17. März 2031: wegen der Osterferien)", ""),
        ("three_tracks", "Final versions: 14 June 2032", "Final versions: ~~10 June 2032~~ 14 June 2032"),
        ("two_rounds", "Travel grants: 2033-03-31", "Travel grants: ~~2033-03-15~~ 2033-03-31 (extended)"),
    ),
    "moved_backwards": (
        ("single_track", "~~2031-03-10~~ 2031-03-14 (moved 2031-02-20: a late template)",
         "~~2031-03-14~~ 2031-03-10 (extended)"),
        ("three_tracks", "Papers due: 2032-04-05, 18:00", "Papers due: ~~2032-04-12~~ 2032-04-05 (extended)"),
        ("two_rounds", "Travel grants: 2033-03-31", "Travel grants: ~~2033-04-14~~ 2033-03-31 (extended)"),
        ("single_track", "Friday, 25 April 2031", "~~29 April 2031~~ 25 April 2031 (moved 2031-03-01)"),
        ("german", "Druckfertige Fassung: 11. Juli 2031", "Druckfertige Fassung: ~~14. Juli~~ 11. Juli 2031"),
        ("german", "~~4. April~~ 11. April 2031 (verschoben am 17. März 2031: wegen der Osterferien)",
         "~~11. April~~ 4. April 2031 (verlängert)"),
    ),
}  # fmt: skip

KEYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "unknown_key": (
        ("single_track", "we decide by {cfp:date}`notification`", "we decide by {cfp:date}`notifcation`"),
        ("single_track", "submit by {cfp:date}`paper`", "submit by {cfp:date}`papers`"),
        ("three_tracks", "`research.paper`", "`reserch.paper`"),
        ("three_tracks", "`demonstrations.notification`", "`demonstrations.notify`"),
        ("two_rounds", "`second-round.paper`", "`third-round.paper`"),
        ("two_rounds", ":show: upcoming", ":show: upcoming\n:track: first"),
        ("rolling", "`paper-spring-issue`", "`paper-winter-issue`"),
        ("rolling", "before paper-autumn-issue", "before paper-autum-issue"),
        ("german", "{cfp:date}`notification`", "{cfp:date}`benachrichtigung`"),
    ),
    "date_in_heading": (
        ("single_track", "## Important dates", "## Papers due {cfp:date}`paper`"),
        ("three_tracks", "## Call for papers", "## Call for papers until {cfp:date}`research.paper`"),
        ("two_rounds", "## How it works", "## How it works until {cfp:date}`first-round.paper`"),
        ("host_quoted", "## What to submit", "## What to submit by {cfp:date}`paper`"),
        ("rolling", "## What a letter is", "## What a letter is, {cfp:date}`paper-spring-issue`"),
        ("german", "## Aufruf", "## Aufruf bis {cfp:date}`paper`"),
    ),
    "option_syntax": (
        ("single_track", ":chairs: Ada", ":chair: Ada"),
        ("single_track", ":edition: 4", ":edition: fourth"),
        ("single_track", ":acronym: QUIET\n", ":acronym: QUIET\n:acronym: QUIET\n"),
        ("three_tracks", ":location: Graz, Austria\n", ":location: Graz,\nAustria\n", "Austria\n"),
        ("three_tracks", ":proceedings: C", ":proceeding: C"),
        ("two_rounds", ":review: double", ":review: tripple"),
        ("two_rounds", ":submit: https://papers.tidepool-events.org/tides33\n", ":submit:\n"),
        ("rolling", ":mode: virtual", ":mode: by mail"),
        ("host_quoted", ":previous: h", ":previuos: h"),
        ("german", ":location: Kassel", ":ort: Kassel"),
        ("german", ":language: de\n", ":language: de\n\nMehr dazu unten.\n", "Mehr dazu"),
    ),
    "duplicate_key": (
        ("single_track", "- Workshop: 12–13", "- Acceptance notification: 2031-04-25\n- Workshop: 12–13"),
        ("three_tracks", "- Registration: 2032-08-23", "- Registration: 2032-08-23\n- Registration: 2032-08-23"),
        ("two_rounds", "- Travel grants: 2033-03-31", "- Travel grants: 2033-03-31\n- Grants for travel {#grant-travel}: 2033-03-31"),
        ("rolling", "- Decisions about the autumn", "- Decisions about the spring issue: 2031-03-21\n- Decisions about the autumn"),
        ("host_quoted", "- Workshop: Sunday", "- Camera-ready: 31 October 2031\n- Workshop: Sunday"),
        ("german", "- Anmeldeschluss: 5.", "- Benachrichtigung: 6. Juni 2031\n- Anmeldeschluss: 5."),
    ),
    "conflicting_value": (
        ("single_track", "- Workshop: 12–13", "- Acceptance notification: 2031-04-28\n- Workshop: 12–13"),
        ("single_track", "- Registration deadline: 2031-05-30", "- Registration deadline: 2031-05-30\n- Registration: 2031-05-23"),
        ("three_tracks", "- Registration: 2032-08-23", "- Registration: 2032-08-23\n- Registration deadline: 2032-08-30"),
        ("two_rounds", "Camera-ready: 3 December 2032", "Camera-ready: 3 December 2032\n  - Final version: 6 December 2032"),
        ("rolling", "- Decisions about the autumn", "- Decisions about the spring issue: 2031-03-28\n- Decisions about the autumn"),
        ("host_quoted", "- Workshop: Sunday", "- Notification: 13 October 2031\n- Workshop: Sunday"),
        ("german", "- Anmeldeschluss: 5.", "- Benachrichtigung: 13. Juni 2031\n- Anmeldeschluss: 5."),
    ),
}  # fmt: skip


DECLARED_FIRST = {
    "single_track": ("AoE", "- Abstract deadline"),
    "three_tracks": ("Europe/Vienna", "- Abstracts due"),
    "two_rounds": ("UTC", "- Travel grants"),
    "host_quoted": ("AoE", "- Submission deadline"),
    "german": ("Europe/Berlin", "- Kurzfassung"),
    "rolling": ("Europe/Paris", "- Letters for the spring issue"),
}
"""The zone of each call, and its first deadline that has none of its own."""


def faults() -> Iterator[Mutant]:
    """Every one of them."""
    for table in (REPLACED, KEYS):
        for code, rows in table.items():
            for row in rows:
                yield edited(row[0], code, *row[1:])
    for source, (zone, first) in DECLARED_FIRST.items():
        yield edited(source, "zone_missing", f":timezone: {zone}\n", "", first)
    for source, label in (("single_track", "Data"), ("two_rounds", "Data")):
        line = f"- {label}: 2031-02-03\n"
        yield edited(
            source,
            "vocabulary",
            "\n- Workshop:" if source != "two_rounds" else "\n- Symposium:",
            f"\n{line}" + ("- Workshop:" if source != "two_rounds" else "- Symposium:"),
        )
    for source, mark in (("german", "Büros"), ("two_rounds", "3–4")):
        right = edited(source, "encoding", mark, f"{mark} ", mark)
        yield replace(right, encoding="cp1252", what="saved in the encoding of an old editor")
