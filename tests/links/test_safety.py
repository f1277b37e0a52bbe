"""No address but the allowed ones, no secret to anybody else, no more than is needed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.links.conftest import watch_connections
from tests.links.running import FAST, HERE, said

from sphinx_cfp.links.checking import check
from sphinx_cfp.links.settings import Credentials

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest
    from tests.links.faults.server import FaultServer


def test_a_name_is_looked_up_once_and_rebinding_has_no_second_time(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = watch_connections(monkeypatch)
    asked: Counter[str] = Counter()

    def lookup(host: str) -> Sequence[str]:
        asked[host] += 1
        return ["127.0.0.1"] if asked[host] == 1 else ["169.254.169.254"]

    port = server.ports["http"]
    links = [(f"http://rebind.test:{port}/fine?{n}", HERE) for n in range(30)]
    done = check(links, FAST, lookup=lookup)
    assert {result.verdict.status.value for result in done.results} == {"ok"}
    assert asked == {"rebind.test": 1}
    assert seen == {"127.0.0.1"}


def test_of_a_name_with_good_and_bad_addresses_only_the_good_are_connected_to(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = watch_connections(monkeypatch)
    listed = [
        "10.0.0.1",
        "::ffff:127.0.0.1",
        "169.254.169.254",
        "127.0.0.1",
        "fe80::1%1",
        "0.0.0.0",
    ]
    done = check(
        [(f"http://mixed.test:{server.ports['http']}/fine", HERE)], FAST, lookup=lambda _: listed
    )
    assert done.results[0].verdict.status.value == "ok"
    assert seen == {"127.0.0.1"}


def test_without_a_permission_loopback_is_not_asked_whatever_it_is_called(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = watch_connections(monkeypatch)
    port = server.ports["http"]
    hosts = ["127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "inside.test"]
    done = check(
        [(f"http://{host}:{port}/fine", HERE) for host in hosts],
        replace(
            FAST,
            allow=(),
            resolve={"inside.test": ("127.0.0.1",), "localhost": ("127.0.0.1", "::1")},
        ),
    )
    assert {result.verdict.code for result in done.results} == {"link_unsafe"}
    assert seen == set()
    assert server.connections == 0


def test_a_password_goes_to_its_own_host_and_not_where_that_sends_on(server: FaultServer) -> None:
    told = replace(
        FAST,
        resolve={"away.test": ("127.0.0.1",)},
        credentials=(Credentials(prefix=server.site("away") + "/", user="u", password="p"),),
        headers={server.site("away"): {"X-Token": "t"}, "*": {"X-All": "a"}},
    )
    assert said(server, "away", settings=told)["away"].code == "link_redirect"
    (first,), (second,) = server.logs["away"].headers, server.logs["fine"].headers
    assert (first["authorization"], first["x-token"], first["x-all"]) == ("Basic dTpw", "t", "a")
    assert second.keys() & {"authorization", "x-token"} == set()
    assert second["x-all"] == "a"


def test_a_proxy_and_a_netrc_of_the_machine_are_not_used(
    server: FaultServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("default login u password p\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{server.closed_port}")
    assert said(server, "fine")["fine"].status.value == "ok"
    assert "authorization" not in server.logs["fine"].headers[0]


def test_of_what_is_no_page_of_html_only_the_beginning_is_read(server: FaultServer) -> None:
    found = said(server, "book#page=3", "book#chapter.2")
    assert found["book#page=3"].status.value == "ok"
    assert found["book#chapter.2"].code == "link_unverified"
    assert server.sent["book"] < 12 << 20  # what the server's own buffers hold
