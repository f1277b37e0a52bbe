"""Right calls that look like wrong ones: of each class, what its check must not find."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.mutants.mutant import NAMES, original

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Place(NamedTuple):
    """Where sentences are put into an original, what the call is named, its year and one before."""

    before: str
    name: str
    year: int
    last: int


PLACES = {
    "single_track": Place("## Attending", "QUIET", 2031, 2029),
    "three_tracks": Place("## Venue", "MERIDIAN", 2032, 2028),
    "two_rounds": Place("## What we look for", "TIDES", 2033, 2031),
    "rolling": Place("## What a letter is", "SLS", 2031, 2029),
    "host_quoted": Place("## What to submit", "LOOM", 2031, 2029),
    "german": Place("## Ablauf", "LEISE", 2031, 2029),
}

SPELLINGS = (
    "30 May 2031", "May 30, 2031", "May 30th, 2031", "30th of May 2031", "Friday, May 30, 2031",
    "Fri 30 May 2031", "30.05.2031", "2031/05/30", "30. Mai 2031", "2031-05-30, 23:59 AoE",
    "2031-05-30 23:59 UTC-12", "30 May 2031, 23:59 (AoE)", "30 mai 2031", "30 de mayo de 2031",
    "2031年5月30日", "May 30 2031, 5 pm PDT", "30 May 2031, 18:00 CEST", "30 May 2031, 17:00 Europe/London",
    "30 May 2031, noon", "30 May 2031 (tentative)", "2031-05-30, 16:00 UTC (18:00 CEST)",
    "~~2031-05-23~~ 2031-05-30 (extended)", "30. 5. 2031",
)  # fmt: skip
"""One day in many ways."""

BESIDE = (
    "Proposals of tutorials: 2030-11-15", "Letters for a visa: 2031-03-03", "Posters due: 2031-05-05",
    "Poster notification: 2031-05-16", "Late-breaking papers: 2031-05-12",
    "Artifact submission: 2031-05-02",
    "Artifact notification: 2031-05-23", "Slides due: 2031-06-10", "Video upload: 2031-06-06",
    "Desk rejections: 2031-03-24", "Author response: 7–11 April 2031", "Reviews due: 2031-04-04",
    "Proceedings online: 2031-10-01", "Demonstration proposals: 2031-05-08", "Student grants: 2031-05-06",
    "Program published: 2031-05-19", "Mentoring deadline: 2031-02-10", "Call for papers: 2030-12-01",
    "Early registration: 2031-05-21", "Hotel reservation: 2031-05-11", "Social dinner: 2031-06-12",
    "Submission site opens: 2031-01-15", "Doctoral consortium papers: 2031-05-07",
)  # fmt: skip
"""Dates beside the order of a call, each at a day of its own."""

_HEADING = re.compile(r"^\[(\w+)\]$")


class LookAlike(NamedTuple):
    """A right call, and the code of the check that it tries."""

    code: str
    source: str
    text: str
    what: str


def look_alikes() -> Iterator[LookAlike]:
    """Every one of them, in a fixed order."""
    for code, sentences in _listed().items():
        for language, sentence in sentences:
            for name in NAMES:
                if (name == "german") is (language == "de"):
                    yield _with_sentence(code, name, sentence)
    right = original("single_track")
    for spelling in SPELLINGS:
        text = right.replace("deadline: 2031-05-30", f"deadline: {spelling}")
        yield LookAlike("date_syntax", "single_track", text, spelling)
    for line in BESIDE:
        text = right.replace("- Abstract deadline", f"- {line}\n- Abstract deadline")
        yield LookAlike("order", "single_track", text, line)


def _with_sentence(code: str, name: str, sentence: str) -> LookAlike:
    place = PLACES[name]
    for word, value in (("NAME", place.name), ("YEAR", place.year), ("LAST", place.last)):
        sentence = sentence.replace(word, str(value))
    text = original(name)
    assert text.count(place.before) == 1
    return LookAlike(
        code, name, text.replace(place.before, f"{sentence}\n\n{place.before}"), sentence
    )


def _listed() -> Mapping[str, list[tuple[str, str]]]:
    """The sentences of the file with their languages, by code."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    code = ""
    for line in Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines():
        heading = _HEADING.match(line)
        if heading:
            code = heading[1]
        elif line and not line.startswith("# "):
            german = line.removeprefix("de: ")
            found[code].append(("de" if german != line else "en", german))
    return found
