"""Facts of a call, topics and contacts that contradict each other, are lost or are said twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.mutants.mutant import edited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.mutants.mutant import Mutant

CALL = "```{cfp:call}"

REPLACED: dict[str, tuple[tuple[str, ...], ...]] = {
    "edition_conflict": (
        ("single_track", "Learned Systems (ICLS) 2031", "Learned Systems (ICLS) 2030"),
        ("single_track", ":host-url: https://icls.tidepool-events.org/2031", ":host-url: https://icls.tidepool-events.org/2030"),
        ("single_track", ":edition: 4", ":edition: 5"),
        ("single_track", ":title: Fourth Workshop", ":title: Third Workshop"),
        ("single_track", "{cfp:call} quiet-2031", "{cfp:call} quiet-2030"),
        ("three_tracks", ":title: 12th International", ":title: 11th International"),
        ("three_tracks", ":acronym: MERIDIAN", ":acronym: MERIDIAN 2030"),
        ("two_rounds", "{cfp:call} tides-2033", "{cfp:call} tides-2031"),
        ("two_rounds", ":title: Symposium on Tides, Data and Estuaries", ":title: Symposium on Tides, Data and Estuaries 2031"),
        ("host_quoted", "Automation (ICFA) 2031", "Automation (ICFA) 2029"),
        ("german", "Informatik (JAI) 2031", "Informatik (JAI) 2030"),
        ("german", ":title: 3. Workshop", ":title: 2. Workshop"),
        ("rolling", ":title: Slow Letters Seminar", ":title: Slow Letters Seminar 2030"),
    ),
    "event_mismatch": (
        ("single_track", "- Workshop: 12–13 June 2031", "- Workshop: 13–14 June 2031"),
        ("single_track", ":dates: 12–13 June 2031", ":dates: 19–20 June 2031"),
        ("three_tracks", "- Conference: 2032-09-06 – 2032-09-09", "- Conference: 2032-09-06 – 2032-09-10"),
        ("two_rounds", "- Symposium: 2033-05-23 – 2033-05-25", "- Symposium: 2033-06-23 – 2033-06-25"),
        ("german", "- Workshop: 22.–23. September 2031", "- Workshop: 22.–23. Oktober 2031"),
        ("german", ":dates: 22.–23. September 2031", ":dates: 21.–22. September 2031"),
        ("host_quoted", "- ICFA 2031: 24–28 November 2031", "- ICFA 2031: 24–28 September 2031"),
    ),
    "constraint": (
        ("host_quoted", "Notification: 10 October 2031", "Notification: 20 October 2031"),
        ("host_quoted", "Notification: 10 October 2031", "Notification: Saturday, 18 October 2031"),
        ("host_quoted", ":no-later-than: 2031-10-17", ":no-later-than: 2031-10-07"),
        ("host_quoted", ":no-later-than: 2031-10-17", ":no-later-than: 2030-10-17"),
    ),
    "missing_date": (
        ("single_track", "- Abstract deadline: 2031-03-07\n- Submission deadline: ~~2031-03-10~~ 2031-03-14"
         " (moved 2031-02-20: a late template)\n", ""),
        ("host_quoted", "- Submission deadline: 19 September 2031 (firm)\n", ""),
        ("german", "- Benachrichtigung: 6. Juni 2031\n", ""),
        ("single_track", "- Acceptance notification: Friday, 25 April 2031\n", ""),
        ("german", "- Kurzfassung: 28. März 2031\n- Einreichungsfrist: ~~4. April~~ 11. April 2031"
         " (verschoben am 17. März 2031: wegen der Osterferien)\n", ""),
    ),
    "date_sequence": (
        ("single_track", "- Abstract deadline: 2031-03-07\n", "- Camera-ready of posters: 2031-05-20\n- Abstract deadline: 2031-03-07\n"),
        ("single_track", "~~2031-03-10~~ 2031-03-14", "~~2031-03-14~~ 2031-03-14"),
        ("three_tracks", "- Early registration: 2032-07-12\n- Registration: 2032-08-23", "- Registration: 2032-08-23\n- Early registration: 2032-07-12"),
        ("two_rounds", "- Travel grants: 2033-03-31\n- Registration: 2033-05-13", "- Registration: 2033-05-13\n- Travel grants: 2033-03-31"),
        ("rolling", "- Letters for the spring", "- Letters about doors: 2031-06-30\n- Letters for the spring"),
        ("german", "~~4. April~~ 11. April 2031", "~~11. April~~ 11. April 2031"),
        ("german", "- Benachrichtigung: 6. Juni 2031\n- Druckfertige Fassung: 11. Juli 2031, 18 Uhr", "- Druckfertige Fassung: 11. Juli 2031, 18 Uhr\n- Benachrichtigung: 6. Juni 2031"),
    ),
    "overdue": (
        ("single_track", "- Abstract deadline: 2031-03-07", "- Abstract deadline: 2031-03-07 (tentative)"),
        ("single_track", "Friday, 25 April 2031", "Friday, 25 April 2031 (estimated)"),
        ("single_track", "Supplementary material: 2031-03-21", "Supplementary material: TBA"),
        ("single_track", "Friday, 25 April 2031\n- Camera-ready deadline: 9 May 2031, 23:59 AoE", "TBD\n- Camera-ready deadline: 9 May 2031, 23:59 AoE"),
        ("rolling", "spring issue: 2031-03-21", "spring issue: 2031-03-21 (tentative)"),
        ("rolling", ".paper}: 2031-01-31", ".paper}: 2031-01-31 (estimated)"),
        ("german", "Kurzfassung: 28. März 2031", "Kurzfassung: 28. März 2031 (vorläufig)"),
        ("german", "Kurzfassung: 28. März 2031", "Kurzfassung: wird noch bekannt gegeben"),
    ),
    "topic_duplicate": (
        ("single_track", "  - Sparse training", "  - Sparse training\n  - Sparse training"),
        ("single_track", "  - Teaching with small machines", "  - Teaching with small machines\n  - Sparse training"),
        ("three_tracks", "- Satellite images", "- Projections and their errors\n- Satellite images"),
        ("two_rounds", "- Flood warnings;", "- Flood warnings;\n- Measuring;"),
        ("rolling", "- Mistakes in print", "- Mistakes in print\n- Mistakes in print"),
        ("host_quoted", "  - Looms that listen", "  - Looms that listen\n  - Compilers for hand looms"),
        ("german", "- Messverfahren", "- Messverfahren\n- Kühlung ohne Lüfter"),
    ),
    "topic_near_duplicate": (
        ("single_track", "  - Sparse training", "  - Sparse training\n  - Training, sparse"),
        ("single_track", "  - Compilers that count joules", "  - Compilers that count joules\n  - The compiler that counts joule"),
        ("three_tracks", "- Satellite images", "- Errors and their projections\n- Satellite images"),
        ("rolling", "- Mistakes in print", "- Mistakes in print\n- Mistake in prints"),
        ("german", "- Planung von Serverräumen", "- Planung von Serverräumen\n- Serverräumen, Planung von"),
    ),
    "topic_empty_group": (
        ("single_track", "- Software\n", "- Software\n- Buildings\n", "- Software"),
        ("single_track", "- People\n  - Noise in shared offices\n  - Teaching with small machines\n", "- People\n- Noise in shared offices\n  - Teaching with small machines\n", "- People"),
        ("host_quoted", "- Machines\n  - Repairing", "- Exhibits\n- Machines\n  - Repairing"),
        ("host_quoted", "  - Looms that listen", "  - Looms that listen\n- Museums"),
        ("single_track", "  - Sparse training\n", "  - Sparse training\n- Awards\n"),
    ),
    "topic_style": (
        ("two_rounds", "- Archives of tide gauges;", "- Archives of tide gauges."),
        ("two_rounds", "- Flood warnings;", "- Flood warnings"),
        ("two_rounds", "- Measuring;", "- measuring;"),
        ("three_tracks", "- Printing on unusual materials", "- printing on unusual materials"),
        ("german", "- Messverfahren", "- Messverfahren;"),
        ("three_tracks", "- Names of places in several languages", "- Names of places in several languages."),
    ),
    "contact_missing": (
        ("rolling", ":contact: https://letters.tidepool-events.org/contact\n", ""),
    ),
    "contact_invalid": (
        ("single_track", ":contact: chairs@quiet-machines.tidepool-events.org", ":contact: chairs@quiet-machines"),
        ("three_tracks", ":contact: office@meridian.tidepool-events.org", ":contact: office@meridian..tidepool-events.org"),
        ("two_rounds", ":contact: tides-2033@estuaries.tidepool-events.org", ":contact: tides-2033 at estuaries dot example dot net"),
        ("rolling", ":contact: https://letters.tidepool-events.org/contact", ":contact: box@"),
        ("host_quoted", ":contact: loom@icfa.tidepool-events.org", ":contact: @icfa.tidepool-events.org"),
        ("german", ":contact: leise@rechner.tidepool-events.org", ":contact: leise@@rechner.tidepool-events.org"),
    ),
}  # fmt: skip

NOWHERE = {
    "single_track": (
        ":contact: chairs@quiet-machines.tidepool-events.org\n",
        "[the chairs](mailto:chairs@quiet-machines.tidepool-events.org)",
    ),
    "three_tracks": (
        ":contact: office@meridian.tidepool-events.org\n",
        "office@meridian.tidepool-events.org",
    ),
    "host_quoted": (
        ":contact: loom@icfa.tidepool-events.org\n",
        "loom@icfa.tidepool-events.org reaches",
    ),
    "german": (
        ":contact: leise@rechner.tidepool-events.org\n",
        "leise@rechner.tidepool-events.org",
    ),
    "two_rounds": (":contact: tides-2033@estuaries.tidepool-events.org\n", ""),
}
"""The option with the address, and the sentence that has it, too: whoever takes one off takes both."""


def faults() -> Iterator[Mutant]:
    """Every one of them."""
    for code, rows in REPLACED.items():
        for source, old, new, *place in rows:
            at = {"missing_date": CALL, "contact_missing": CALL}.get(code, "".join(place))
            yield edited(source, code, old, new, at)
    for source, (option, words) in NOWHERE.items():
        yield _without_contact(source, option, words)


def _without_contact(source: str, option: str, words: str) -> Mutant:
    from dataclasses import replace

    found = edited(source, "contact_missing", option, "", CALL)
    return replace(found, text=found.text.replace(words, "we") if words else found.text)
