"""One run over all cases of the fault server, shared by the tests of a process."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from tests.links.faults.server import FaultServer
from tests.links.faults.table import CASES, PACE, serve, settings, url_of
from tests.links.running import HANDLERS

from sphinx_cfp.links.checking import check
from sphinx_cfp.model.locations import Location

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.links.faults.truth import Case

    from sphinx_cfp.links.results import LinkRun, Verdict


@dataclass(frozen=True, slots=True)
class Played:
    """What was said of every case, and every address that was connected to on the way."""

    server: FaultServer
    done: LinkRun
    verdicts: dict[str, Verdict]
    connected: frozenset[str]

    def url(self, case: Case) -> str:
        """The URL of a case."""
        return url_of(case, self.server)

    def verdict(self, case: Case) -> Verdict:
        """What was said of a case."""
        return self.verdicts[self.url(case)]


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    """A run over all cases, watched at the sockets."""
    patch = pytest.MonkeyPatch()
    seen = watch_connections(patch)
    with serve(tmp_path_factory.mktemp("faults"), pace=PACE) as server:
        links = [(url_of(case, server), Location(case.name, 1)) for case in CASES]
        seen.clear()
        done = check(links, settings(server))
        verdicts = {result.url: result.verdict for result in done.results}
        patch.undo()
        yield Played(server, done, verdicts, frozenset(seen))


def watch_connections(patch: pytest.MonkeyPatch) -> set[str]:
    """The addresses that this process connects to from now on, as the sockets are told them."""
    seen: set[str] = set()
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def watched(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            seen.add(address[0])
        connect(self, address)

    def watched_ex(self: socket.socket, address: Any) -> int:
        if self.family != socket.AF_UNIX:
            seen.add(address[0])
        return connect_ex(self, address)

    patch.setattr(socket.socket, "connect", watched)
    patch.setattr(socket.socket, "connect_ex", watched_ex)
    return seen


@pytest.fixture
def server(tmp_path: Path) -> Iterator[FaultServer]:
    """A server of a few pages."""
    with FaultServer(HANDLERS, tmp_path, pace=0.1) as running:
        yield running
