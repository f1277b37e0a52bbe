"""The saved answers of submission systems: what is read, and what is refused with a reason."""

from __future__ import annotations

import json

import pytest

from sphinx_cfp.checks.submission_systems import AnswerError, read_answer
from sphinx_cfp.model.kinds import Kind


def test_one_invitation_of_openreview_is_an_answer() -> None:
    answer = read_answer('{"id": "A/-/Submission", "duedate": 1685620799000}', "a.json")
    (due,) = answer.deadlines
    assert (answer.system, due.kind, due.due.iso()) == (
        "OpenReview",
        Kind.PAPER,
        "2023-06-01T11:59:59Z",
    )


def test_before_full_submissions_a_submission_is_an_abstract() -> None:
    rows = [
        {"id": f"A/-/{name}", "duedate": 1685620799000}
        for name in ("Submission", "Full_Submission")
    ]
    answer = read_answer(json.dumps({"invitations": rows}), "a.json")
    assert [due.kind for due in answer.deadlines] == [Kind.ABSTRACT, Kind.PAPER]


def test_invitations_of_reviewers_and_those_without_a_day_are_passed_over() -> None:
    rows = [{"id": "A/-/Official_Review", "duedate": 1}, {"id": "A/-/Submission", "duedate": None}]
    assert read_answer(json.dumps({"invitations": rows}), "a.json").deadlines == ()


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ('"2023-05-31 AoE"', "2023-06-01T11:59:59Z"),
        ('"May 31, 2023, 11:59:59 PM UTC-12"', "2023-06-01T11:59:59Z"),
        ("1685620799", "2023-06-01T11:59:59Z"),
    ],
)
def test_hotcrp_says_a_day_in_words_or_in_seconds(value: str, instant: str) -> None:
    answer = read_answer(f'{{"submission_done": {value}, "final_done": "none"}}', "a.json")
    assert [due.due.iso() for due in answer.deadlines] == [instant]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is not JSON: Expecting value"),
        ("[" * 100_000, "is not JSON: "),
        ("[]", "is no object of JSON"),
        ("{}", "names neither invitations nor any of submission_registration"),
        ('{"invitations": {}}', "has invitations that are no list"),
        ('{"invitations": [1]}', "has an invitation that is no object"),
        (
            '{"id": "A/-/Submission", "duedate": "soon"}',
            "duedate of Submission is 'soon', no number",
        ),
        ('{"id": "A/-/Submission", "duedate": true}', "duedate of Submission is True, no number"),
        (
            '{"id": "A/-/Submission", "duedate": 1e30}',
            "duedate of Submission is 1e+30, out of reach",
        ),
        ('{"submission_done": "2023-05-31"}', "submission_done is '2023-05-31' and names no zone"),
        ('{"submission_done": "soon"}', "submission_done is 'soon'"),
        ('{"submission_done": "2023-02-31 AoE"}', "submission_done is '2023-02-31 AoE'"),
    ],
)
def test_what_is_no_answer_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(AnswerError) as error:
        read_answer(text, "a.json")
    assert str(error.value).startswith(reason)
