"""Whole runs: names, networks, strikes, deadlines, caches, archives."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.links.faults.server import FaultServer
from tests.links.faults.streams import answer, once
from tests.links.running import FAST, HANDLERS, HERE, said

from sphinx_cfp.links.cache import Cache
from sphinx_cfp.links.checking import check
from sphinx_cfp.links.settings import Limits, Pace
from sphinx_cfp.model.locations import Location

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest


def test_names_that_nobody_has_are_asked_for_in_threads_that_no_run_waits_for() -> None:
    def lookup(host: str) -> Sequence[str]:
        time.sleep(20)
        return [host]

    start = time.monotonic()
    done = check([("http://slow.test/", HERE)], replace(FAST, deadline=0.5), lookup=lookup)
    assert time.monotonic() - start < 5
    assert done.results[0].verdict.code == "link_unverified"


def test_no_network_is_said_once_and_breaks_no_link() -> None:
    def lookup(_host: str) -> Sequence[str]:
        raise OSError(101, "Network is unreachable")

    links = [(f"http://{n}.test/", HERE) for n in range(20)]
    done = check([*links, ("http://10.0.0.1/", HERE)], FAST, lookup=lookup)
    codes = Counter(result.verdict.code or "" for result in done.results)
    assert codes == {"link_unverified": 20, "link_unsafe": 1}
    assert [notice.startswith("no network") for notice in done.notices] == [True]


def test_one_host_that_answers_is_a_network(server: FaultServer) -> None:
    def lookup(_host: str) -> Sequence[str]:
        raise OSError(101, "Network is unreachable")

    done = check(
        [(server.site("fine") + "/fine", HERE), ("http://a.test/", HERE)], FAST, lookup=lookup
    )
    assert {result.url: result.verdict.code or "" for result in done.results}[
        "http://a.test/"
    ] == "link_dns"
    assert done.notices == []


def test_a_warning_is_an_error_when_a_run_six_hours_earlier_saw_it_too(
    server: FaultServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sphinx_cfp.model.zones import Instant

    monkeypatch.setattr("sphinx_cfp.links.faults._FIRST", 0.02)

    def at(hours: float) -> str:
        monkeypatch.setattr(
            "sphinx_cfp.links.checking.wall_clock",
            lambda: Instant(1_900_000_000 + int(hours * 3600)),
        )
        with Cache(tmp_path / "links.sqlite") as cache:
            return said(server, "down", cache=cache)["down"].status.value

    assert [at(0), at(5.9), at(6.1)] == ["warning", "warning", "error"]
    server.handlers = {**HANDLERS, "down": HANDLERS["fine"]}
    assert at(7) == "ok"
    server.handlers = HANDLERS
    assert at(7 + 24 * 5) == "warning"


def test_a_warm_cache_asks_nothing_but_what_failed(server: FaultServer, tmp_path: Path) -> None:
    names = ("fine", "fine#dates", "here", "moved", "locked", "lost")
    for _ in range(2):
        with Cache(tmp_path / "links.sqlite") as cache:
            found = said(server, *names, cache=cache)
    assert len(server.logs["fine"].times) == 1
    assert len(server.logs["here"].times) == len(server.logs["moved"].times) == 2
    assert len(server.logs["locked"].times) == 1
    assert len(server.logs["lost"].times) == 2
    assert found["moved"].replacement == server.site("moved") + "/moved/b"


def test_a_cache_of_other_settings_does_not_count(server: FaultServer, tmp_path: Path) -> None:
    with Cache(tmp_path / "c") as cache:
        said(server, "fine#nowhere", settings=replace(FAST, anchors=False), cache=cache)
    with Cache(tmp_path / "c") as cache:
        assert said(server, "fine#nowhere", cache=cache)["fine#nowhere"].code == "link_anchor"


def test_one_fetch_for_a_page_and_every_place_of_it(server: FaultServer) -> None:
    url = server.site("fine") + "/fine"
    places = [Location("b.md", 2), Location("a.md", 9), Location("a.md", 1), Location("a.md", 1)]
    links = [
        (f"{url}{fragment}", place) for fragment in ("", "#dates", "#venue") for place in places
    ]
    done = check(links, FAST)
    assert len(server.logs["fine"].times) == 1
    assert [result.verdict.code or "" for result in done.results] == ["", "", "link_anchor"]
    assert all(result.places == tuple(sorted(set(places))) for result in done.results)


def test_when_time_is_up_every_link_is_reported(server: FaultServer) -> None:
    url = server.site("silent") + "/silent"
    start = time.monotonic()
    done = check([(f"{url}?{n}", HERE) for n in range(50)], replace(FAST, deadline=0.5))
    assert time.monotonic() - start < 3
    assert {result.verdict.message for result in done.results} == {"was not asked: time was up"}
    assert len(done.results) == 50
    assert len(done.notices) == 1


def test_a_run_can_be_stopped_from_another_thread(server: FaultServer) -> None:
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    links = [(server.site("fine") + "/fine", HERE), (server.site("silent") + "/silent", HERE)]
    start = time.monotonic()
    done = check(links, replace(FAST, limits=Limits(first_byte=25)), stop=stop)
    assert time.monotonic() - start < 10
    assert [result.verdict.status.value for result in done.results] == ["ok", "note"]


def test_a_run_goes_in_a_thread_and_tells_how_far_it_is(server: FaultServer) -> None:
    told: list[str] = []
    found: list[str] = []

    def run() -> None:
        links = [(server.site("fine") + "/fine", HERE), (server.site("silent") + "/silent", HERE)]
        done = check(links, FAST, progress=lambda state: told.append(str(state)))
        found.extend(str(result.verdict.code or "") for result in done.results)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(20)
    assert sorted(found) == ["", "link_timeout"]
    assert "1 of 2 links, 1 to go" in told


def test_a_hung_host_costs_two_timeouts_and_not_a_hundred(server: FaultServer) -> None:
    url = server.site("silent") + "/silent"
    start = time.monotonic()
    done = check([(f"{url}?{n}", HERE) for n in range(100)], FAST)
    assert time.monotonic() - start < 4  # the first octet may take one second here
    codes = Counter(result.verdict.code or "" for result in done.results)
    assert codes.total() == 100
    assert set(codes) == {"link_timeout", "link_unverified"}
    assert len(server.logs["silent"].times) <= 12


def test_a_copy_in_an_archive_is_named_if_asked_for(server: FaultServer) -> None:
    archive = server.site("snapshots") + "/snapshots"
    asked = replace(FAST, suggest=True, archive=archive)
    found = said(server, "lost", "never", "fine", settings=asked)
    assert found["lost"].hint == "an archive has a copy: https://web.archive.test/2031/lost"
    assert found["never"].hint == "take the link out"
    assert len(server.logs["snapshots"].times) == 2
    said(server, "lost")
    assert len(server.logs["snapshots"].times) == 2


def test_waiting_for_one_host_does_not_hold_the_others_up(tmp_path: Path) -> None:
    handlers = {"busy": once(answer(429, "", "Retry-After: 3")), "fine": HANDLERS["fine"]}
    with FaultServer(handlers, tmp_path) as server:
        busy = [(f"{server.site('busy')}/busy?{n}", HERE) for n in range(400)]
        fine = [(f"{server.site('fine')}/fine?{n}", HERE) for n in range(20)]
        told = replace(FAST, pace=Pace(total=4, patience=2.5))
        start = time.monotonic()
        done = check([*busy, *fine], told)
        assert time.monotonic() - start < 2
    codes = Counter(result.verdict.code or "" for result in done.results)
    assert codes == {"link_unverified": 400, "": 20}


def test_a_page_that_breaks_us_costs_its_own_verdict_and_no_other(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_text: str) -> None:
        raise RuntimeError("a page that nobody thought of")

    monkeypatch.setattr("sphinx_cfp.links.verdicts.read", broken)
    found = said(server, "fine", "fine#dates", "lost")
    assert found["fine#dates"].message == "could not be judged, by a fault of ours (RuntimeError)"
    assert (found["fine"].status.value, found["lost"].code) == ("ok", "link_broken")
