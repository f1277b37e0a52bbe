"""Every case of the fault server, with its truth, in one run; and how politely that run went."""

from __future__ import annotations

from ipaddress import ip_address
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from tests.links.faults.table import CASES, GROUPS, codes_said, fix_of
from tests.links.faults.truth import STATUSES

from sphinx_cfp.links.network_run import UNFORESEEN
from sphinx_cfp.model.codes import Code, Severity

if TYPE_CHECKING:
    from tests.links.conftest import Played
    from tests.links.faults.truth import Case

NETWORK = {Code(name) for name in codes_said()}
SEVERITY = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_of_a_case_is_said_what_is_true_and_nothing_else(case: Case, played: Played) -> None:
    verdict = played.verdict(case)
    assert (verdict.status.value, verdict.code or "") in case.says, verdict
    assert verdict.status.value not in case.never
    assert bool(verdict.message) == (verdict.status.value != "ok")
    fix = fix_of(case, played.server)
    if fix or case.group != "url":
        assert verdict.replacement == fix


def test_there_are_enough_cases_and_each_is_its_own() -> None:
    assert len(CASES) >= 180
    assert len({case.name for case in CASES}) == len(CASES)
    assert min(len(group.cases) for group in GROUPS) >= 4


def test_every_truth_says_what_must_not_be_said() -> None:
    assert all(case.never and case.never < set(STATUSES) for case in CASES)


def test_no_link_is_left_out(played: Played) -> None:
    assert [result.url for result in played.done.results] == sorted({played.url(c) for c in CASES})
    places = {place.path for result in played.done.results for place in result.places}
    assert places == {case.name for case in CASES}


def test_no_case_finds_a_fault_of_ours(played: Played) -> None:
    assert [url for url, verdict in played.verdicts.items() if UNFORESEEN in verdict.message] == []


def test_every_address_that_was_connected_to_is_on_loopback(played: Played) -> None:
    assert len(played.connected) > 300
    assert [text for text in played.connected if not ip_address(text).is_loopback] == []


def test_a_host_is_asked_no_more_than_four_times_at_once(played: Played) -> None:
    assert max(log.most_at_once for log in played.server.logs.values()) <= 4


def test_nothing_is_asked_before_the_end_of_a_hold(played: Played) -> None:
    held = ("wait-seconds-1", "wait-503", "wait-two-holds", "wait-then-404", "wait-always")
    for name in held:
        times = played.server.logs[name].times
        assert len(times) > 1
        assert min(after - before for before, after in pairwise(times)) >= 1.0, name


@pytest.mark.parametrize("name", ["wait-day", "wait-503-day", "wait-420", "wait-endless-digits"])
def test_who_asks_to_wait_for_a_day_is_asked_once(name: str, played: Played) -> None:
    assert len(played.server.logs[name].times) == 1


def test_only_get_is_sent_and_nothing_about_the_reader(played: Played) -> None:
    for log in played.server.logs.values():
        for headers in log.headers:
            assert (
                headers.keys() & {"authorization", "referer", "range", "x-forwarded-for"} == set()
            )
            assert "sphinx-cfp/" in headers["user-agent"]


def test_a_cookie_goes_back_to_its_own_host_only(played: Played) -> None:
    with_cookie = {
        name
        for name, log in played.server.logs.items()
        if any("cookie" in headers for headers in log.headers)
    }
    assert with_cookie == {"redirect-cookie"}


@pytest.mark.parametrize(
    "name",
    ["bomb-gigabyte", "bomb-gigabyte-anchor", "bomb-anchor-first", "bomb-headers", "bomb-header"],
)
def test_a_flood_is_stopped_early(name: str, played: Played) -> None:
    # Of each connection what the server's own buffers hold counts as sent: up to six megabytes on Linux.
    assert played.server.sent[name] < 24 << 20


def test_a_page_of_which_no_anchor_is_asked_is_not_read(played: Played) -> None:
    assert played.server.sent["bomb-gigabyte"] < 8 << 20


def test_the_severity_of_a_code_is_what_is_said_most(played: Played) -> None:
    for code in NETWORK:
        said = [v.status.value for v in played.verdicts.values() if v.code == code.value]
        assert SEVERITY[code.severity] in said, code
