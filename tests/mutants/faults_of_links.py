"""Links that were filled in last year, for another venue, or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.mutants.mutant import edited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.mutants.mutant import Mutant

SUBMIT = {
    "single_track": ":submit: https://submit.tidepool-events.org/quiet-2031",
    "two_rounds": ":submit: https://papers.tidepool-events.org/tides33",
    "host_quoted": ":submit: https://submit.tidepool-events.org/icfa-2031/loom",
}
AT = {
    "single_track": "## Attending",
    "three_tracks": "## Fees",
    "two_rounds": "## News",
    "rolling": "## What a letter is",
    "host_quoted": "## Program",
    "german": "## Ablauf",
}
"""Where a sentence more can stand."""

SENTENCES: dict[str, tuple[tuple[str, str], ...]] = {
    "link_year": (
        ("single_track", "Use the [style files](https://icls.tidepool-events.org/ICLS2030/styles.zip)."),
        ("three_tracks", "The [template](https://meridian.tidepool-events.org/2030/template.zip) is short."),
        ("two_rounds", "Take [this style](https://papers.tidepool-events.org/tides2031/style.cls)."),
        ("host_quoted", "A [map](https://icfa.tidepool-events.org/2029/map.pdf) of the halls helps."),
        ("german", "Die [Vorlage](https://leise.tidepool-events.org/2029/vorlage.zip) ist kurz."),
    ),
    "link_conflict": (
        ("single_track", "Please [submit your paper](https://easychair.org/conferences/?conf=quiet2031)."),
        ("host_quoted", "Please [submit here](https://easychair.org/conferences/?conf=loom2031)."),
        ("two_rounds", "Please [submit your paper](https://openreview.net/group?id=TIDES/2033)."),
    ),
    "link_placeholder": (
        ("single_track", "Ask [the office](https://example.com/office)."),
        ("three_tracks", "Book [a room](#)."),
        ("two_rounds", "The [draft](http://localhost:8000/call.html) has a picture."),
        ("host_quoted", "Use [the form](https://forms.tidepool-events.org/TODO)."),
        ("german", "Hier ist [das Formular](https://example.org/formular)."),
    ),
    "link_text": (
        ("single_track", "See [https://icls.tidepool-events.org/a](https://icls.tidepool-events.org/b)."),
        ("two_rounds", "Write to [one@tidepool-events.org](mailto:two@tidepool-events.org)."),
        ("rolling", "See [www.tidepool-events.org/box](https://tidepool-letters.org/box)."),
    ),
    "link_scheme": (
        ("single_track", "The [poster](file:///home/ada/poster.pdf) can be printed."),
        ("three_tracks", "The [map](http://maps.tidepool-events.org/graz) is old."),
        ("german", "Das [Plakat](file:///C:/Plakat.pdf) darf gedruckt werden."),
    ),
    "link_private": (
        ("single_track", "The [plan](https://docs.google.com/document/d/abc/edit) is public."),
        ("two_rounds", "Copy [this project](https://www.overleaf.com/project/62ab)."),
        ("host_quoted", "The [list](https://docs.google.com/spreadsheets/d/abc/edit#gid=0) is long."),
    ),
}  # fmt: skip

VENUES = (
    ("single_track", ":submit: https://openreview.net/group?id=ICLS.org/2030/Workshop/QUIET"),
    ("single_track", ":submit: https://openreview.net/group?id=ICLS.org/2031/Workshop/LOUD"),
    ("two_rounds", ":submit: https://easychair.org/conferences/?conf=tides2031"),
    ("host_quoted", ":submit: https://easychair.org/conferences/?conf=loom2029"),
)


def faults() -> Iterator[Mutant]:
    """Every one of them."""
    for code, rows in SENTENCES.items():
        for source, sentence in rows:
            yield edited(source, code, AT[source], f"{sentence}\n\n{AT[source]}")
    for source, option in VENUES:
        yield edited(source, "link_venue", SUBMIT[source], option)
