"""Sentences that no longer agree with the dates, with the edition, with the day they are read on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.mutants.mutant import edited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.mutants.mutant import Mutant

REPLACED: dict[str, tuple[tuple[str, ...], ...]] = {
    "stale_prose_date": (
        ("single_track", "Please submit by {cfp:date}`paper`;", "Please submit by 10 March 2031;"),
        ("single_track", "Please submit by {cfp:date}`paper`;", "Please submit until March 10;"),
        ("single_track", "Quiet Machines, QUIET 2031, in Lisbon.", "Quiet Machines. Papers due: March 10, 2031."),
        ("single_track", "because the template came late.", "because the template came late. It was 2031-03-14, now submit by 2031-03-10."),
        ("single_track", "## Topics", "The submission deadline is Monday, March 10th, 2031.\n\n## Topics"),
        ("german", "Sie können bis\n{cfp:date}`paper` eingereicht", "Sie können bis\n4. April 2031 eingereicht"),
        ("german", "Sie können bis\n{cfp:date}`paper` eingereicht", "Sie können bis zum\n4. April eingereicht", "4. April eingereicht"),
        ("german", "## Themen", "Die Einreichungsfrist endet am 04.04.2031.\n\n## Themen"),
        ("german", "## Themen", "Einreichungsschluss ist Freitag, der 4. April 2031.\n\n## Themen"),
        ("single_track", "## Attending", "Abstracts of four pages are not papers. Papers arrive by 10 March.\n\n## Attending"),
    ),
    "prose_conflict": (
        ("single_track", "## Attending", "We decide on 2 May 2031.\n\n## Attending"),
        ("two_rounds", "## News", "For the second round, you will hear from us by 1 April 2033.\n\n## News"),
        ("german", "## Ablauf", "Über die Annahme entscheiden wir bis 13. Juni 2031.\n\n## Ablauf"),
        ("single_track", "we decide by {cfp:date}`notification`", "we notify authors by 18 April 2031"),
        ("single_track", "Please submit by {cfp:date}`paper`;", "Please submit your paper by 21 May 2031;"),
        ("single_track", "## What is new", "Camera-ready papers are due on 16 May 2031.\n\n## What is new"),
        ("single_track", "## Attending", "The workshop takes place on 19–20 June 2031.\n\n## Attending"),
        ("single_track", "## What is new", "Please register by June 6, 2031.\n\n## What is new"),
        ("single_track", "in Lisbon.\"", "in Lisbon. Submission deadline: 14 April 2031.\""),
        ("single_track", "## Topics", "Abstracts must be submitted by March 1st, 2031.\n\n## Topics"),
        ("single_track", "## Attending", "Authors will be notified on May 2.\n\n## Attending"),
        ("three_tracks", "the research track is {cfp:date}`research.paper`", "the research papers is 1 March 2032"),
        ("three_tracks", "## Venue", "The conference will be held on 13–16 September 2032.\n\n## Venue"),
        ("three_tracks", "## Fees", "Registration closes on 30 August 2032.\n\n## Fees"),
        ("three_tracks", "## Venue", "Industry papers are due by 2032-04-12.\n\n## Venue"),
        ("two_rounds", "The first round closes with\n{cfp:date}`first-round.paper`", "Paper submission ends on\n22 August 2032", "22 August"),
        ("two_rounds", "## News", "The symposium takes place from 30 May to 1 June 2033.\n\n## News"),
        ("two_rounds", "## News", "Please register no later than Friday, 6 May 2033.\n\n## News"),
        ("rolling", "What arrives after {cfp:date}`paper-spring-issue` is", "Letters are submitted by 15 February 2031. What arrives then is"),
        ("host_quoted", "comes later, on {cfp:date}`paper`,", "for submissions is 26 September 2031,"),
        ("host_quoted", "we tell authors by\n{cfp:date}`notification`", "we notify authors by\n13 October 2031", "13 October"),
        ("host_quoted", "## Program", "The workshop is on Saturday, 22 November 2031.\n\n## Program"),
        ("host_quoted", "## People", "Camera-ready versions must be submitted by November 7.\n\n## People"),
        ("german", "entscheiden wir bis {cfp:date}`notification`", "entscheiden wir bis zum 13. Juni 2031"),
        ("german", "## Ablauf", "Der Workshop findet am 29. September 2031 statt.\n\n## Ablauf"),
        ("german", "## Ablauf", "Druckfertige Fassungen erwarten wir bis zum 18. Juli.\n\n## Ablauf"),
        ("german", "Sie können bis\n{cfp:date}`paper` eingereicht", "Sie können bis\n18. April 2031 eingereicht", "18. April"),
        ("german", "## Ablauf", "Die Autoren werden am 20. Juni 2031 benachrichtigt.\n\n## Ablauf"),
        ("german", "## Ablauf", "Die Anmeldung ist bis 12. September 2031 möglich.\n\n## Ablauf"),
    ),
    "prose_date": (
        ("single_track", "we decide by {cfp:date}`notification`", "we decide by 25 April 2031"),
        ("single_track", "Please submit by {cfp:date}`paper`;", "Please submit by March 14th;"),
        ("single_track", "two days without", "two days (12–13 June 2031) without"),
        ("single_track", "in Lisbon.\"", "in Lisbon, June 12–13, 2031.\""),
        ("three_tracks", "the research track is {cfp:date}`research.paper`", "the research track is 2032-02-23"),
        ("three_tracks", "have until\n{cfp:date}`demonstrations.paper`", "have until\nJune 7, 2032"),
        ("three_tracks", "hear from us on {cfp:date}`demonstrations.notification`", "hear from us on Thursday, 1 July"),
        ("two_rounds", "the second with {cfp:date}`second-round.paper`", "the second on 9 January 2033"),
        ("two_rounds", "## News", "Ask for travel grants until 31 March 2033.\n\n## News"),
        ("rolling", "arrives after {cfp:date}`paper-spring-issue`", "arrives after 31 January 2031"),
        ("host_quoted", "comes later, on {cfp:date}`paper`,", "comes later, on September 19, 2031,"),
        ("host_quoted", "takes place before the main", "takes place on Sunday, 23 November 2031, before the main"),
        ("german", "Sie können bis\n{cfp:date}`paper` eingereicht", "Sie können bis\n11. April 2031 eingereicht"),
        ("german", "## Ablauf", "Anmelden kann man sich bis zum 5. September.\n\n## Ablauf"),
    ),
    "prose_year": (
        ("single_track", "# Call for papers: QUIET 2031", "# Call for papers: QUIET 2030"),
        ("single_track", "Quiet Machines, QUIET 2031, in", "Quiet Machines, QUIET 2030, in"),
        ("single_track", "registers with ICLS 2031.", "registers with ICLS 2030."),
        ("single_track", "## Important dates", "## Important dates 2030"),
        ("single_track", "The fourth edition keeps", "The 2030 edition keeps"),
        ("single_track", "## Attending", "Accepted papers will be published in the proceedings of QUIET'30.\n\n## Attending"),
        ("three_tracks", "MERIDIAN is where", "MERIDIAN 2030 is where"),
        ("three_tracks", "## Call for papers", "## Call for papers 2030"),
        ("three_tracks", "The conference is held in the old", "The 2030 conference is held in the old"),
        ("two_rounds", "# TIDES 2033: call", "# TIDES 2031: call"),
        ("two_rounds", "## Dates", "## Dates of TIDES 2031"),
        ("two_rounds", "Reports of failures are welcome:", "TIDES 2031 welcomes reports of failures:"),
        ("host_quoted", "It is part of ICFA 2031 (", "It is part of ICFA 2029 ("),
        ("host_quoted", "been accepted at ICFA 2031 may", "been accepted at ICFA 2029 may"),
        ("host_quoted", "conference ICFA 2031 in Osaka.", "conference ICFA 2029 in Osaka."),
        ("german", "im Rahmen der JAI 2031 in Kassel", "im Rahmen der JAI 2029 in Kassel"),
        ("german", "## Termine", "## Termine 2029"),
        ("german", "Beiträge haben vier", "Die LEISE 2029 sucht Messungen. Beiträge haben vier"),
        ("rolling", "Slow Letters is a seminar by mail.", "Slow Letters (SLS 2030) is a seminar by mail."),
    ),
    "ordinal": (
        ("single_track", "The fourth edition keeps", "The third edition keeps"),
        ("single_track", "The workshop brings together", "Our third workshop brings together"),
        ("single_track", "Papers have four", "The 3rd Workshop on Quiet Machines wants papers. They have four"),
        ("single_track", "The fourth edition keeps", "The fifth edition keeps"),
        ("three_tracks", "MERIDIAN is where", "The eleventh conference is where"),
        ("three_tracks", "The conference has three tracks", "The 11th edition has three tracks"),
        ("host_quoted", "# LOOM: Second Workshop", "# LOOM: First Workshop"),
        ("host_quoted", "LOOM is a day for", "Our first workshop is a day for"),
        ("host_quoted", "It is part of ICFA 2031", "This third iteration is part of ICFA 2031"),
        ("german", "Die dritte Ausgabe dauert", "Die zweite Ausgabe dauert"),
        ("german", "Der Workshop fragt,", "Unser zweiter Workshop fragt,"),
        ("german", "Der Workshop fragt,", "Der 4. Workshop fragt,"),
    ),
    "prose_state": (
        ("single_track", "We welcome work", "Submissions are now open. We welcome work"),
        ("single_track", "## Attending", "Registration is closed.\n\n## Attending"),
        ("three_tracks", "All three are reviewed", "The call is closed. All three are reviewed"),
        ("three_tracks", "## Fees", "Registration is now open!\n\n## Fees"),
        ("two_rounds", "Every paper gets", "We are accepting submissions. Every paper gets"),
        ("two_rounds", "Every paper gets", "The second round is now open for submissions. Every paper gets"),
        ("rolling", ":::{cfp:when} before paper-autumn-issue\n\nThe mailbox", "Submissions are open until further notice.\n\n:::{cfp:when} before paper-autumn-issue\n\nThe mailbox"),
        ("host_quoted", "Papers are not printed", "The submission site is open. Papers are not printed"),
        ("german", "Beiträge haben vier", "Die Einreichung ist jetzt geöffnet. Beiträge haben vier"),
        ("german", "## Fragen", "Die Anmeldung ist geschlossen.\n\n## Fragen"),
    ),
    "state": (
        ("single_track", "We welcome work", "Submissions are now open. We welcome work"),
        ("single_track", "## Attending", "Registration is closed.\n\n## Attending"),
        ("three_tracks", "## Fees", "Registration is now closed.\n\n## Fees"),
        ("two_rounds", "Every paper gets", "Submissions are closed. Every paper gets"),
        ("host_quoted", "Papers are not printed", "The submission site is now closed. Papers are not printed"),
        ("german", "Beiträge haben vier", "Die Einreichung ist jetzt geöffnet. Beiträge haben vier"),
        ("german", "## Fragen", "Die Anmeldung ist geschlossen.\n\n## Fragen"),
        ("single_track", "We welcome work", "We are accepting submissions until the end of March. We welcome work"),
    ),
    "placeholder": (
        ("single_track", "## Attending", "TODO: say something about hotels.\n\n## Attending"),
        ("single_track", ":location: Lisbon, Portugal", ":location: XXX, Portugal"),
        ("single_track", "  - Sparse training", "  - TODO"),
        ("three_tracks", "The river is\nnear", "Lorem ipsum dolor sit amet. The river is\nnear"),
        ("three_tracks", "their names are on the page", "their names are on <INSERT LINK>, the page"),
        ("two_rounds", "Nobody is asked", "Template: link coming soon. Nobody is asked"),
        ("two_rounds", "complete, 48 people", "complete, {{ site.reviewers }} people"),
        ("two_rounds", "Travel grants: 2033-03-31", "Travel grants: 2033-03-31 (FIXME)"),
        ("rolling", "There is no room,", "{% include intro.html %} There is no room,"),
        ("rolling", ":title: Slow Letters Seminar", ":title: Slow Letters Seminar, TODO"),
        ("host_quoted", "A seat is kept", "Citation not found. A seat is kept"),
        ("german", "Beiträge haben vier", "Hier Text einfügen. Beiträge haben vier"),
        ("german", "## Fragen", "Anfahrt: Link folgt.\n\n## Fragen"),
    ),
    "tz_conflict": (
        ("three_tracks", "The clocks of Vienna count for all of them.", "All deadlines are at 18:00 UTC."),
        ("host_quoted", "Papers are not printed", "Submission closes at 23:59 UTC. Papers are not printed"),
        ("german", "um Mitternacht deutscher Zeit", "um 23:59 AoE"),
    ),
}  # fmt: skip


def faults() -> Iterator[Mutant]:
    """Every one of them."""
    for code, rows in REPLACED.items():
        for row in rows:
            yield edited(row[0], code, *row[1:])
