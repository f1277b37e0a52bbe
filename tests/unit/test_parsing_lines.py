"""Where a line is split, and what is taken from its label, its strikes and its note."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.model.dates import Certainty, Status
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from sphinx_cfp.grammar.parsed import Line, Written

SPLITS = [
    # text, label, value, note
    ("Notification: 2023-06-19;", "Notification", "2023-06-19", ""),
    ("Notification: 2023-06-19.", "Notification", "2023-06-19", ""),
    ("Notification – 19 June", "Notification", "06-19", ""),
    ("Notification — 19 June", "Notification", "06-19", ""),
    ("Notification -- 19 June", "Notification", "06-19", ""),
    ("Notification - 19 June", "Notification", "06-19", ""),
    ("採否通知：6月19日", "採否通知", "06-19", ""),
    ("Track 1: Papers due: 2023-05-31", "Track 1: Papers due", "2023-05-31", ""),
    ("Camera-ready – final: 2023-05-31", "Camera-ready – final", "2023-05-31", ""),
    ("May 31, 2023: Submission deadline", "Submission deadline", "2023-05-31", ""),
    ("31 May 2023 – Submission deadline.", "Submission deadline", "2023-05-31", ""),
    ("TBA: Workshop", "Workshop", "TBA", ""),
    ("**Deadline**: **`2023/05/31`** (on OpenReview);", "Deadline", "2023-05-31", "on OpenReview"),
    ("Deadline: 31 May 2023 – on OpenReview", "Deadline", "2023-05-31", "on OpenReview"),
    ("Deadline: 31 May 2023, on OpenReview", "Deadline", "2023-05-31", "on OpenReview"),
    ("Deadline: 31 May 2023; on OpenReview", "Deadline", "2023-05-31", "on OpenReview"),
    ("Deadline: 31 May 2023 (a) (b)", "Deadline", "2023-05-31", "(a) (b)"),
    ("Deadline: 31 May 2023 (23:59 AoE, on X)", "Deadline", "2023-05-31 86340 AoE", "on X"),
    ("Workshop: TBA, with ICML", "Workshop", "TBA", "with ICML"),
    ("Workshop: late June 2023 – days later", "Workshop", "late June 2023", "days later"),
    ("Workshop: TBA in Vienna", "Workshop", "TBA", "in Vienna"),
    ("Registration: 1 May – 15 June 2023", "Registration", "05-01 … 2023-06-15", ""),
    ("Deadline: NEW: 31 May 2023", "Deadline", "2023-05-31", ""),
    ("Deadline: 📅 31 May 2023 ✅", "Deadline", "2023-05-31", ""),
    (
        "Deadline: 31 May 2023 (the host's is 24 May)",
        "Deadline",
        "2023-05-31",
        "the host's is 24 May",
    ),
    ("Posters: 31 May 2023 (8 pages, 2 days)", "Posters", "2023-05-31", "8 pages, 2 days"),
]


def told(written: Written) -> str:
    """A value in one word, for the tables."""

    def point(which: int) -> str:
        found = (written.start, written.end)[which]
        if found is None:
            return ""
        day = f"{found.month:02}-{found.day:02}"
        parts = [f"{found.year}-{day}" if found.year else day]
        parts += [str(found.seconds)] if found.seconds is not None else []
        parts += [found.zone.name] if found.zone else []
        return " ".join(parts)

    return written.text or " … ".join(part for part in (point(0), point(1)) if part)


@pytest.mark.parametrize(("text", "label", "value", "note"), SPLITS)
def test_a_line_is_split_at_the_first_separator_before_a_date(
    text: str, label: str, value: str, note: str
) -> None:
    line = parse_line(text)
    assert (line.label, told(line.value), line.note) == (label, value, note)


@pytest.mark.parametrize(("text", "label", "value", "note"), SPLITS)
def test_spans_count_the_characters_of_the_given_text(
    text: str, label: str, value: str, note: str
) -> None:
    line = parse_line(text)
    assert text[line.label_span.start : line.label_span.stop] == label
    assert (line.note_span is not None) == bool(note)
    if line.note_span is not None:
        assert text[line.note_span.start : line.note_span.stop] == note
    when = text[line.when_span.start : line.when_span.stop]
    assert told(parse_line(f"L: {when}").value) == value


STATUSES = [
    ("Deadline: 31 May 2023 (extended)", Status.EXTENDED, None, ""),
    ("Deadline: 31 May 2023 [extended]", Status.EXTENDED, None, ""),
    ("Deadline: 31 May 2023 extended", Status.EXTENDED, None, ""),
    ("Deadline: EXTENDED: 31 May 2023", Status.EXTENDED, None, ""),
    ("Deadline: extended to 31 May 2023", Status.EXTENDED, None, ""),
    ("Deadline: verlängert bis zum 31. Mai 2023", Status.EXTENDED, None, ""),
    ("Deadline: March 29th (extended), 2024 (11:59 pm, AoE)", Status.EXTENDED, None, ""),
    ("Deadline: 31 May 2023 (extended from 24 May)", Status.EXTENDED, None, "extended from 24 May"),
    ("Extended deadline: 31 May 2023", Status.EXTENDED, None, ""),
    ("Fecha extendida: 27 de agosto de 2023", Status.EXTENDED, None, ""),
    ("Extended abstract: 31 May 2023", Status.SCHEDULED, None, ""),
    ("Deadline (firm): 31 May 2023", Status.SCHEDULED, Certainty.FIRM, ""),
    ("Deadline: 31 May 2023 (firm)", Status.SCHEDULED, Certainty.FIRM, ""),
    (
        "Deadline: 31 May 2023 (firm deadline, no extension)",
        Status.SCHEDULED,
        Certainty.FIRM,
        "firm deadline, no extension",
    ),
    (
        "Deadline: 31 May 2023 (will not be extended)",
        Status.SCHEDULED,
        None,
        "will not be extended",
    ),
    ("Deadline: 31 May 2023 (tentative)", Status.SCHEDULED, Certainty.TENTATIVE, ""),
    ("Deadline: 31 May 2023 (TBC)", Status.SCHEDULED, Certainty.TENTATIVE, ""),
    ("Deadline: 31 May 2023 (estimated)", Status.SCHEDULED, Certainty.ESTIMATED, ""),
    ("Notification time (estimated): 31 May 2023", Status.SCHEDULED, Certainty.ESTIMATED, ""),
    ("Deadline: 31 May 2023 (extended) (firm)", Status.EXTENDED, Certainty.FIRM, ""),
    ("Deadline: 31 May 2023 (cancelled)", Status.CANCELLED, None, ""),
    ("~~Deadline: 31 May 2023~~", Status.PASSED, None, ""),
    ("~~Deadline: 31 May 2023 (cancelled)~~", Status.CANCELLED, None, ""),
    ("Deadline: ~~31 May 2023~~", Status.PASSED, None, ""),
    ("Deadline: ~~31 May 2023~~ (cancelled)", Status.PASSED, None, ""),
    (
        "Fees: 31 May 2023 (refunded if cancelled)",
        Status.SCHEDULED,
        None,
        "refunded if cancelled",
    ),
    ("Posters: 31 May 2023 (hard copies)", Status.SCHEDULED, None, "hard copies"),
]


@pytest.mark.parametrize(("text", "status", "certainty", "note"), STATUSES)
def test_a_status_is_read_in_label_date_and_note(
    text: str, status: Status, certainty: Certainty | None, note: str
) -> None:
    line = parse_line(text)
    assert (line.status, line.certainty, line.note) == (status, certainty, note)


def history(line: Line) -> list[str]:
    return [told(written) for written in line.was]


def test_struck_values_are_history_oldest_first() -> None:
    line = parse_line("Deadline: ~~24 May~~ ~~27 May~~ 31 May 2023 (moved 2023-05-20: visa delays)")
    assert history(line) == ["05-24", "05-27"]
    assert told(line.value) == "2023-05-31"
    assert line.moved_on is not None
    assert told(line.moved_on) == "2023-05-20"
    assert line.reason == "visa delays"
    assert line.note == ""
    assert len(line.earlier) == 1


def test_a_move_after_a_struck_value_is_the_one_that_brought_it() -> None:
    line = parse_line(
        "Deadline: ~~24 May~~ ~~27 May~~ (moved 2023-05-10: first) 31 May 2023 (moved 2023-05-20: then)"
    )
    (earlier,) = line.earlier
    assert earlier.on is not None
    assert (told(earlier.on), earlier.reason) == ("2023-05-10", "first")
    assert line.moved_on is not None
    assert (told(line.moved_on), line.reason) == ("2023-05-20", "then")


@pytest.mark.parametrize(
    ("text", "on", "reason"),
    [
        ("Deadline: ~~24 May~~ 31 May 2023 (moved)", None, ""),
        ("Deadline: ~~24 May~~ 31 May 2023 (moved: visa delays)", None, "visa delays"),
        ("Deadline: ~~24 May~~ 31 May 2023 (moved on 20 May: visa)", "05-20", "visa"),
        ("Deadline: ~~24 May~~ 31 May 2023 (verschoben 2023-05-20: Visa)", "2023-05-20", "Visa"),
        ("Deadline: 31 May 2023 (moved 2023-05-20: visa)", "2023-05-20", "visa"),
    ],
)
def test_the_day_and_the_reason_of_a_move_may_be_left_out(
    text: str, on: str | None, reason: str
) -> None:
    line = parse_line(text)
    assert (told(line.moved_on) if line.moved_on else None, line.reason) == (on, reason)


def test_a_struck_value_may_stand_after_the_new_one() -> None:
    assert history(parse_line("Deadline: 31 May 2023 ~~24 May 2023~~")) == ["2023-05-24"]


def test_of_struck_values_alone_the_last_is_the_value() -> None:
    line = parse_line("Deadline: ~~24 May 2023~~ ~~31 May 2023~~")
    assert (told(line.value), history(line)) == ("2023-05-31", ["2023-05-24"])
    assert line.status is Status.PASSED


@pytest.mark.parametrize(
    ("text", "label", "key", "kind"),
    [
        ("Submission {#Paper}: 31 May", "Submission", "paper", None),
        ("Submission {#résumé .abstract}: 31 May", "Submission", "résumé", Kind.ABSTRACT),
        ("Submission {.camera-ready}: 31 May", "Submission", "", Kind.CAMERA_READY),
        ("31 May – Submission {#a-b_1}", "Submission", "a-b_1", None),
        ("**Submission** {#投稿}: 31 May", "Submission", "投稿", None),
    ],
)
def test_braces_at_the_end_of_the_label_pin_key_and_kind(
    text: str, label: str, key: str, kind: Kind | None
) -> None:
    line = parse_line(text)
    assert (line.label, line.key, line.kind) == (label, key, kind)


def test_a_decomposed_key_is_the_composed_one() -> None:
    assert parse_line("Submission {#re\u0301sume\u0301}: 31 May").key == "résumé"


def test_the_note_keeps_the_characters_of_its_author() -> None:
    line = parse_line("Deadline: 31 May 2023 (the “long” ones – １０ pages)")
    assert line.note == "the “long” ones – １０ pages"
