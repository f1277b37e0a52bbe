"""A small server for runs of the tests, and what they all need."""

from __future__ import annotations

import json
from ipaddress import ip_network
from typing import TYPE_CHECKING

from tests.links.faults.streams import Request, Stream, answer, page, paths, redirect, status

from sphinx_cfp.links.checking import check
from sphinx_cfp.links.settings import Limits, Settings
from sphinx_cfp.model.locations import Location

if TYPE_CHECKING:
    from tests.links.faults.server import FaultServer

    from sphinx_cfp.links.cache import Cache
    from sphinx_cfp.links.results import Verdict

HERE = Location("call.md", 3)
LOOPBACK = (ip_network("127.0.0.0/8"),)
FAST = Settings(limits=Limits(connect=1, first_byte=1, attempt=2), allow=LOOPBACK, deadline=30)


async def _silent(_request: Request, stream: Stream) -> None:
    await stream.forever()


async def _snapshot(request: Request, stream: Stream) -> None:
    closest = {"available": True, "url": "http://web.archive.test/2031/lost", "status": "200"}
    found = {"closest": closest} if "lost" in request.target else {}
    await stream.send(
        answer(200, json.dumps({"archived_snapshots": found}), kind="application/json")
    )


HANDLERS = {
    "fine": page("<title>Call</title><h2 id=dates>x</h2>"),
    "down": status(500),
    "silent": _silent,
    "lost": status(404),
    "never": status(410),
    "snapshots": _snapshot,
    "away": redirect("http://away.test:{port}/fine"),
    "here": paths(index=redirect("/here/b"), b=page("b")),
    "locked": status(401),
    "book": page(b"%PDF-1.7" + bytes(20 << 20), kind="application/pdf"),
    "moved": paths(index=redirect("/moved/b", 301), b=page("b")),
}


def said(
    server: FaultServer, *names: str, settings: Settings = FAST, cache: Cache | None = None
) -> dict[str, Verdict]:
    """What is said of pages of the server, by name."""
    urls = {server.site(name.partition("#")[0]) + f"/{name}": name for name in names}
    done = check([(url, HERE) for url in urls], settings, cache)
    return {urls[result.url]: result.verdict for result in done.results}
