"""All cases, and a server that plays them."""

from __future__ import annotations

from ipaddress import ip_network
from typing import TYPE_CHECKING

from tests.links.faults import anchors, names, odd, redirects, statuses, transport
from tests.links.faults.server import FaultServer

from sphinx_cfp.links.settings import Limits, Pace, Settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.links.faults.truth import Case

GROUPS = (
    statuses.STATUS,
    statuses.WALL,
    statuses.SOFT,
    redirects.REDIRECT,
    redirects.HOSTILE,
    transport.WAIT,
    transport.CUT,
    transport.BOMB,
    transport.CODING,
    odd.HEAD,
    odd.ODD,
    anchors.ANCHOR,
    names.TLS,
    names.DNS,
    names.ADDRESS,
    names.URL,
    names.TRACKING,
)
CASES: list[Case] = [case for group in GROUPS for case in group.cases]
ALLOW = (ip_network("127.0.0.0/8"), ip_network("::1/128"))
# A tenth of what a person is given, for a server that also does everything ten times as fast.
PACE = 0.1
LIMITS = Limits(connect=2, first_byte=2.5, attempt=8, link=120, look=0.5)


def serve(folder: Path, *, pace: float = 1.0) -> FaultServer:
    """The server of all cases, not started yet."""
    handlers = {case.name: case.handler for case in CASES if case.handler}
    return FaultServer(handlers, folder, pace=pace)


def url_of(case: Case, server: FaultServer) -> str:
    """The URL of a case."""
    return _filled(case.url, case, server)


def fix_of(case: Case, server: FaultServer) -> str:
    """Its replacement, ``""`` if there is none."""
    return _filled(case.fix, case, server)


def _filled(text: str, case: Case, server: FaultServer) -> str:
    places = dict(server.places)
    name = case.name if case.handler else server.names[0]
    places["site"] = server.site(name)
    for key, value in places.items():
        text = text.replace(f"{{{key}}}", value)
    return text


def resolved() -> dict[str, tuple[str, ...]]:
    """The addresses of all names of all cases."""
    return {name: found for case in CASES for name, found in case.names.items()}


def settings(server: FaultServer) -> Settings:
    """What a run over the cases is told."""
    return Settings(
        limits=LIMITS,
        pace=Pace(patience=5),
        deadline=240,
        allow=ALLOW,
        authorities=str(server.ca),
        resolve=resolved(),
    )


def codes_said() -> set[str]:
    """The codes of which a case says for certain that they are to be said."""
    return {case.says[0][1] for case in CASES if len(case.says) == 1 and case.says[0][1]}


def codes_unsaid() -> set[str]:
    """The codes of whose groups another case says that they must not be said."""
    return {
        code
        for code in codes_said()
        for group in GROUPS
        if 0 < sum(code in case.codes for case in group.cases) < len(group.cases)
    }
