"""Reference page about kinds and the words of labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.manual.markdown import cell, code, page, table

from sphinx_cfp.grammar.label import classify
from sphinx_cfp.model.kinds import DEADLINES, ORDER, Kind
from sphinx_cfp.vocabulary.languages import LANGUAGES
from sphinx_cfp.vocabulary.rules import listed_of
from sphinx_cfp.vocabulary.words import phrases_of

if TYPE_CHECKING:
    from sphinx_cfp.vocabulary.language import Vocabulary

INTRO = """\
The kind of a date says what it is for. It follows from the label, in any of the languages
below; where it does not, write it yourself: `Papers {.paper}: 2023-05-31`. The list of kinds is
closed, so that programs can rely on it. And it is the word by which you refer to a date: the
role `` {cfp:date}`paper` `` names the only date of that kind."""

DEADLINE = """\
At a *deadline* something ends: a day without a time lasts until 23:59:59 in its zone. All other
kinds are whole days unless you give a time."""

SILENT = {"and", "thing", "generic"}
"""Concepts that only help to read the others."""

ORDERED = "These follow each other, in this order:"

WORDS = """\
The label is compared as a whole; words that say nothing (the, final, date) are left aside, and
so are capitals. What remains beside the words of the kind becomes part of the key: “Poster
notification” has the key `notification-poster`. All languages are read at once, whatever the
language of the page."""

MEANINGS: dict[Kind, tuple[str, str]] = {
    Kind.OPEN: ("submission opens", "Submission opens"),
    Kind.ABSTRACT: ("abstracts are due", "Abstract deadline"),
    Kind.PAPER: ("papers are due", "Paper submission deadline"),
    Kind.SUPPLEMENTARY: ("supplementary material is due", "Supplementary material deadline"),
    Kind.REVIEW_RELEASE: ("authors get to see their reviews", "Reviews released"),
    Kind.REBUTTAL_START: ("authors may begin to answer", "Rebuttal start"),
    Kind.REBUTTAL_END: ("answers to the reviews are due", "Rebuttal deadline"),
    Kind.NOTIFICATION: ("authors learn the decision", "Author notification"),
    Kind.CAMERA_READY: ("final versions are due", "Camera-ready deadline"),
    Kind.EVENT: ("the event itself", "Workshop"),
    Kind.PROPOSAL: ("proposals are due, for workshops or tutorials, say", "Proposal deadline"),
    Kind.EARLY_NOTIFICATION: (
        "a first decision, such as early rejects",
        "Early reject notification",
    ),
    Kind.REVIEW_PERIOD: ("reviewers are at work", "Review period"),
    Kind.REBUTTAL: ("the days in which authors may answer", "Rebuttal period"),
    Kind.COMMITMENT: ("papers reviewed elsewhere are committed", "Commitment deadline"),
    Kind.REVISION: ("revised versions are due", "Revision deadline"),
    Kind.MENTORING: ("mentoring of authors", "Mentoring deadline"),
    Kind.DATA: ("data of a shared task is due or released", "Training data"),
    Kind.ARTIFACT: ("artifacts are due", "Artifact submission"),
    Kind.PRESENTATION: ("slides, videos or posters for the talk", "Presentation"),
    Kind.PUBLICATION: ("the proceedings appear", "Publication"),
    Kind.REGISTRATION: ("registration ends", "Registration deadline"),
    Kind.EARLY_REGISTRATION: ("registration at the lower fee ends", "Early registration"),
    Kind.GRANT: ("applications for grants are due", "Applications for grants"),
    Kind.VISA: ("requests for letters of invitation are due", "Invitation letters"),
    Kind.PROGRAM: ("the program is published", "Program"),
    Kind.ANNOUNCEMENT: ("something is announced", "Announcement"),
    Kind.HOST_EVENT: ("the conference that hosts the event", "Main conference"),
    Kind.OTHER: ("anything else", "Picnic"),
}


def kinds() -> str:
    """The page about kinds."""
    for kind, (_, label) in MEANINGS.items():
        read = classify(label)
        if (read.kind, read.qualifier) != (kind, "" if kind is not Kind.OTHER else read.qualifier):
            raise ValueError(f"{label!r} is {read}, not {kind}")
    beside = [kind for kind in Kind if kind not in ORDER]
    parts = [INTRO, DEADLINE, "## The kinds", ORDERED, _kinds(list(ORDER))]
    parts += ["These stand beside the order:", _kinds(beside), "## The words", WORDS]
    for language in LANGUAGES:
        parts += [f"### {language.name}", _words(language)]
    return page("Kinds and their words", *parts)


def _kinds(listed: list[Kind]) -> str:
    rows = [
        (code(kind), MEANINGS[kind][0], MEANINGS[kind][1], "yes" if kind in DEADLINES else "")
        for kind in listed
    ]
    return table(("kind", "meaning", "a label", "deadline"), rows)


def _words(language: Vocabulary) -> str:
    listed: dict[str, list[str]] = {}
    for concept, text in listed_of(language):
        if text and concept not in SILENT:
            listed.setdefault(concept, []).extend(map(_shown, text.split(",")))
    rows = [(concept, cell(", ".join(words))) for concept, words in listed.items()]
    return table(("said of", "words"), rows)


def _shown(entry: str) -> str:
    """A phrase as people write it, or the phrases that it stands for."""
    if "|" not in entry:
        return entry.strip()
    return ", ".join(" ".join(words) for words in phrases_of(entry))
