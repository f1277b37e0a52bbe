"""A quick server on loopback for the benchmark of the link checker: ``python -m
tests.benchmarks.link_server``.

It answers every request after a fixed delay, on as many addresses as there are hosts, and counts. It
prints one line of JSON when it listens, and one with its counts when its standard input ends.
"""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import sys
from collections import Counter
from typing import ClassVar

PAGE = (
    b"<!doctype html><title>Call</title><h2 id=dates>Dates</h2><p>All of them, and the venue.</p>"
    * 20
)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(PAGE)
HUGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
PIECE = b"<p>filler</p>" * 5000


class Server(asyncio.Protocol):
    """One connection; the counts are those of the whole run."""

    delay = 0.2
    connections = 0
    requests = 0
    sent = 0
    under_way: ClassVar[Counter[str]] = Counter()
    most: ClassVar[Counter[str]] = Counter()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        Server.connections += 1
        self.transport = transport
        self.host = str(transport.get_extra_info("sockname")[0])
        self.buffer = b""
        self.writable = asyncio.Event()
        self.writable.set()

    def pause_writing(self) -> None:
        self.writable.clear()

    def resume_writing(self) -> None:
        self.writable.set()

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
            method, target, _ = head.split(b" ", 2)
            Server.requests += 1
            Server.under_way[self.host] += 1
            Server.most[self.host] = max(Server.most[self.host], Server.under_way[self.host])
            if target.startswith(b"/hang"):
                continue
            if target.startswith(b"/huge"):
                self.task = asyncio.ensure_future(self.flood())
                continue
            loop = asyncio.get_running_loop()
            loop.call_later(Server.delay, self.answer, method == b"HEAD")

    async def flood(self) -> None:
        self.transport.write(HUGE)
        while not self.transport.is_closing() and Server.sent < 1 << 30:
            await self.writable.wait()
            self.transport.write(PIECE)
            Server.sent += len(PIECE)
            await asyncio.sleep(0)
        self.transport.close()

    def answer(self, short: bool) -> None:
        Server.under_way[self.host] -= 1
        if not self.transport.is_closing():
            self.transport.write(HEAD if short else HEAD + PAGE)


async def serve(hosts: int, delay: float, pem: str) -> None:
    """Listen on the addresses until standard input ends."""
    Server.delay = delay
    context = None
    if pem:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem)
    loop = asyncio.get_running_loop()
    port = 0
    for number in range(hosts):
        sock = socket.create_server((address(number), port), backlog=1024)
        port = sock.getsockname()[1]
        await loop.create_server(Server, sock=sock, ssl=context)
    print(json.dumps({"port": port}), flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    counts = {
        "connections": Server.connections,
        "requests": Server.requests,
        "most_at_once": max(Server.most.values(), default=0),
        "sent": Server.sent,
    }
    print(json.dumps(counts), flush=True)


def address(number: int) -> str:
    """The address of a host."""
    return f"127.80.{number // 250}.{number % 250 + 1}"


if __name__ == "__main__":
    asyncio.run(
        serve(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")
    )
