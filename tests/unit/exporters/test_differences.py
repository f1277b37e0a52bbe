"""What moved between two sources: from, to, by how much; the mail about it; whether histories agree."""

from __future__ import annotations

import json
from dataclasses import replace
from email import message_from_string

import pytest
from tests.registries import CALL, registry_of

from sphinx_cfp.exporters.differences import as_json, as_markdown, as_text, by_how_much, mail
from sphinx_cfp.registry.differences import Comparison, compare
from sphinx_cfp.registry.registry import Registry

OLD = ["Paper deadline: 2023-05-24", "Notification: 2023-06-19", "Workshop: 2023-07-28"]
NEW = [
    "Paper deadline: ~~2023-05-24~~ 2023-05-31 (moved 2023-05-20: visa delays)",
    "Notification: 2023-06-19",
    "Workshop: 2023-07-28",
]


def compared(old: list[str], new: list[str]) -> Comparison:
    """The only call of two sources."""
    (found,) = compare(registry_of(old), registry_of(new))
    return found


def test_a_move_is_told_with_both_values_and_the_days_between() -> None:
    found = [compared(OLD, NEW)]
    line = "Paper deadline: 24 May 2023, 23:59 AoE → 31 May 2023, 23:59 AoE (7 days later)"
    assert as_text(found) == f"WOC (woc-2023)\n\n  {line}\n"
    assert as_markdown(found) == f"## WOC (woc-2023)\n\n- {line}\n"
    (call,) = json.loads(as_json(found))
    (change,) = call["changes"]
    assert (change["key"], change["days"], change["seconds"]) == ("paper", 7, 7 * 86_400)
    assert (change["from"]["utc"], change["to"]["utc"]) == (
        "2023-05-25T11:59:59Z",
        "2023-06-01T11:59:59Z",
    )


@pytest.mark.parametrize(
    ("old", "new", "by"),
    [
        ("2023-05-24", "2023-05-25", "1 day later"),
        ("2023-05-31", "2023-05-24", "7 days earlier"),
        ("2023-12-31", "2024-01-01", "1 day later"),
        ("2023-05-31 12:00 UTC", "2023-05-31 17:00 UTC", "5 hours later"),
        ("2023-05-31 12:00 UTC", "2023-05-31 11:30 UTC", "30 minutes earlier"),
        ("2023-05-31 23:59 AoE", "2023-05-31 23:59 UTC", "12 hours earlier"),
        ("2023-03-25 12:00 Europe/Vienna", "2023-03-26 12:00 Europe/Vienna", "1 day later"),
        ("TBA", "2023-05-31", ""),
        ("2023-05-31", "late June 2023", ""),
    ],
)
def test_by_how_much_a_date_moved_is_said_in_days_or_else_in_hours(
    old: str, new: str, by: str
) -> None:
    (change,) = compared([f"Paper deadline: {old}"], [f"Paper deadline: {new}"]).changes
    assert by_how_much(change) == by


def test_new_gone_and_cancelled_dates_are_told() -> None:
    new = [
        "Paper deadline: 2023-05-24",
        "Workshop: 2023-07-28 (cancelled)",
        "Camera-ready deadline: TBA",
    ]
    text = as_text([compared(OLD, new)])
    assert "Workshop: 28 July 2023, now cancelled" in text
    assert "Camera-ready deadline: TBA is new" in text
    assert "Notification: 19 June 2023 is gone" in text


def test_internal_dates_are_nobodys_business() -> None:
    old = registry_of(internal=["Paper deadline: 2023-05-24"])
    new = registry_of(internal=["Paper deadline: 2023-05-31"])
    assert as_text(compare(old, new)) == "No date changed.\n"


def test_editions_are_compared_by_the_call_that_names_the_other_else_the_only_two() -> None:
    next_year = replace(CALL, key="woc-2024", previous="woc-2023")
    new = registry_of(["Paper deadline: 2024-05-24"], call=next_year)
    (found,) = compare(registry_of(OLD[:1]), new)
    assert "366 days later" in as_text([found])
    assert found.disagreements == ()
    (found,) = compare(registry_of(OLD[:1]), registry_of(OLD[:1], call=replace(CALL, key="other")))
    assert (found.old and found.old.key, found.new and found.new.key) == ("woc-2023", "other")
    none = compare(registry_of(OLD[:1]), Registry())
    assert "no longer there" in as_text(none)


SILENT = ["Paper deadline: 2023-05-31", *OLD[1:]]


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        (OLD, NEW, []),
        (NEW, NEW, []),
        (OLD, SILENT, ["the page does not say what it was before: 2023-05-24 AoE"]),
        (NEW, SILENT, ["the older source strikes a value that this one has lost: 2023-05-24 AoE"]),
        (
            OLD,
            ["Paper deadline: ~~2023-05-17~~ 2023-05-24", *OLD[1:]],
            ["the page strikes a value that the older source does not have: 2023-05-17 AoE"],
        ),
        (OLD, ["Paper deadline: ~~2023-05-24~~ ~~2023-05-27~~ 2023-05-31", *OLD[1:]], []),
        (OLD, ["Paper deadline: ~~2023-05-24~~", *OLD[1:]], []),
    ],
)
def test_a_history_that_is_told_otherwise_is_found(
    old: list[str], new: list[str], messages: list[str]
) -> None:
    found = compared(old, new).disagreements
    assert [one.message for one in found] == messages
    assert all(one.fix for one in found)


def test_the_mail_says_old_new_why_and_where() -> None:
    new = registry_of(NEW)
    (found,) = compare(registry_of(OLD), new)
    message = message_from_string(mail(new, found, "https://calls.example/call/"))
    assert message["Subject"] == "WOC: Paper deadline extended to 31 May 2023, 23:59 AoE"
    body = str(message.get_payload())
    for said in (
        "Workshop on Calls (WOC)",
        "Wed 31 May 2023, 23:59 AoE",
        "(before: Wed 24 May 2023, 23:59 AoE)",
        "Why: visa delays",
        "Submit: https://submit.example/woc",
        "Details: https://calls.example/call/",
        "The other dates have not changed.",
    ):
        assert said in body.splitlines() or f"  {said}" in body.splitlines(), said


def test_a_mail_about_an_earlier_date_does_not_call_it_extended() -> None:
    new = registry_of(["Paper deadline: 2023-05-20"])
    (found,) = compare(registry_of(OLD[:1]), new)
    assert "Paper deadline moved to 20 May 2023" in mail(new, found, "")
    with pytest.raises(ValueError, match="no date moved"):
        mail(new, compare(new, new)[0], "")


def test_what_a_title_holds_is_no_header_of_the_mail() -> None:
    call = replace(CALL, acronym="W\r\nBcc: all@evil.example")
    new = registry_of(NEW, call=call)
    (found,) = compare(registry_of(OLD, call=call), new)
    assert message_from_string(mail(new, found, "")).keys() == ["Subject"]
    assert "\\#" in as_markdown(
        compare(registry_of(OLD), registry_of(OLD[:1], call=replace(CALL, acronym="# x")))
    )
