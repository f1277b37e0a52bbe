"""What a handler of the fault server gets: a request, and a connection to do wrong things with."""

from __future__ import annotations

import asyncio
import socket
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 404: "Not Found", 410: "Gone"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it came.

    ``number`` counts those of the case from 0, ``time`` is monotonic, ``site`` the origin that was asked,
    ``places`` are origins and ports of other servers.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    number: int
    time: float
    site: str
    places: Mapping[str, str]

    @property
    def rest(self) -> str:
        """The target after the name of the case."""
        return "/" + self.target.lstrip("/").partition("/")[2]


@dataclass(slots=True)
class Stream:
    """The connection; ``pace`` is by how much all pauses are shortened."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    pace: float = 1.0
    sent: int = field(default=0)

    async def send(self, data: bytes) -> None:
        """Send as it is."""
        self.writer.write(data)
        self.sent += len(data)
        await self.writer.drain()

    async def pause(self, seconds: float) -> None:
        """Do nothing for a while."""
        await asyncio.sleep(seconds * self.pace)

    async def forever(self) -> None:
        """Do nothing until the other side has enough."""
        while await self.reader.read(1024):
            pass

    def reset(self) -> None:
        """End the connection without a farewell."""
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    def end(self) -> None:
        """End the connection."""
        self.writer.close()


if TYPE_CHECKING:
    Handler = Callable[[Request, Stream], Awaitable[None]]


def answer(
    status: int = 200,
    body: bytes | str = b"<!doctype html><title>Call</title><p>Fine.</p>",
    *headers: str,
    reason: str | None = None,
    kind: str = "text/html; charset=utf-8",
) -> bytes:
    """A whole answer; ``headers`` are lines."""
    data = body.encode("utf-8") if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} {REASONS.get(status, 'Whatever') if reason is None else reason}"]
    lines += [f"Content-Type: {kind}"] if kind else []
    lines += headers
    if status != 204 and not any(
        line.lower().startswith(("content-length", "transfer-enc")) for line in lines
    ):
        lines.append(f"Content-Length: {len(data)}")
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + data


def once(data: bytes, *, close: bool = False) -> Handler:
    """A handler that sends the same each time."""

    async def handle(_request: Request, stream: Stream) -> None:
        await stream.send(data)
        if close:
            stream.end()

    return handle


def turns(*answers: bytes) -> Handler:
    """A handler that sends one after the other, and the last again and again."""

    async def handle(request: Request, stream: Stream) -> None:
        await stream.send(answers[min(request.number, len(answers) - 1)])

    return handle


def status(code: int, *headers: str, body: bytes | str = "<title>x</title>") -> Handler:
    """A handler that answers with a status."""
    return once(answer(code, body, *headers))


def page(body: str | bytes, *headers: str, kind: str = "text/html; charset=utf-8") -> Handler:
    """A handler that shows a page."""
    return once(answer(200, body, *headers, kind=kind))


def redirect(location: str, code: int = 302, *headers: str) -> Handler:
    """A handler that sends on; ``location`` may name places as the URL of a case does."""

    async def handle(request: Request, stream: Stream) -> None:
        where = location.replace("{site}", request.site)
        for name, place in request.places.items():
            where = where.replace(f"{{{name}}}", place)
        await stream.send(answer(code, "", f"Location: {where}", *headers))

    return handle


def paths(**handlers: Handler) -> Handler:
    """A handler for several paths below the case: ``index`` is the case itself, ``a`` is ``/a``."""

    async def handle(request: Request, stream: Stream) -> None:
        name = request.rest.strip("/").partition("?")[0] or "index"
        found = handlers.get(name, status(404))
        await found(request, stream)

    return handle
