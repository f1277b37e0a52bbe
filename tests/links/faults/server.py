"""The fault server: standard library, loopback only, in a thread of its own.

Every case has an address of its own in 127.77.0.0/16, so that what one host asks for (to wait, to be left
alone) concerns no other case, and all of them share a port: every link checker can be pointed at it.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
import threading
import time
import warnings
from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from tests.links.faults.certificates import authority, make
from tests.links.faults.streams import Request, Stream, answer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path
    from types import TracebackType

    from tests.links.faults.streams import Handler

    Connected = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]

SECURE = "127.78.0.1"  # where the servers with certificates listen
TLS = ("good", "expired", "early", "name", "self", "unknown", "old", "plain", "hang", "reset")


def address(number: int) -> str:
    """The address of the case of that number."""
    return f"127.77.{number // 250}.{number % 250 + 1}"


@dataclass(slots=True)
class Log:
    """What came in for a case: when, and the headers."""

    times: list[float]
    headers: list[Mapping[str, str]]
    targets: list[str]
    most_at_once: int = 0


class FaultServer:
    """Serves ``handlers`` by name of the case; a context manager."""

    def __init__(self, handlers: Mapping[str, Handler], folder: Path, *, pace: float = 1.0) -> None:
        self.handlers = handlers
        self.folder = folder
        self.pace = pace
        self.names = list(handlers)
        self.ports: dict[str, int] = {}
        self.closed_port = 0
        self.full_port = 0
        self.logs: defaultdict[str, Log] = defaultdict(lambda: Log([], [], []))
        self.connections = 0
        self.sent: Counter[str] = Counter()
        self._under_way: Counter[str] = Counter()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._ready = threading.Event()
        self._held: list[socket.socket] = []
        self._servers: list[asyncio.Server] = []
        self._open: set[asyncio.StreamWriter] = set()
        self._root = authority("The authority of the faults")

    @property
    def ca(self) -> Path:
        """The PEM file of the authority."""
        return self.folder / "ca.pem"

    def site(self, name: str, scheme: str = "http") -> str:
        """The origin of a case."""
        if scheme == "http":
            return f"http://{address(self.names.index(name))}:{self.ports['http']}"
        return f"https://{SECURE}:{self.ports[scheme]}"

    @property
    def places(self) -> dict[str, str]:
        """Origins and ports by the names that cases know them by."""
        found = {kind: f"https://{SECURE}:{self.ports[kind]}" for kind in TLS}
        found |= {f"port_{kind}": str(port) for kind, port in self.ports.items()}
        found |= {"closed": str(self.closed_port), "full": str(self.full_port)}
        return found | {"port": str(self.ports["http"])}

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._ready.wait(30):
            raise RuntimeError("the fault server does not start")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        for sock in self._held:
            sock.close()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.set_exception_handler(lambda _loop, _context: None)
        self._loop.run_until_complete(self._start())
        self._ready.set()
        self._loop.run_forever()
        for server in self._servers:
            server.close()
        for writer in self._open:
            writer.transport.abort()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.run_until_complete(asyncio.sleep(0.05))  # transports close one turn later
        self._loop.close()

    async def _start(self) -> None:
        hosts = [address(number) for number in range(len(self.names))]
        sockets = _bound([*hosts, "127.0.0.1"])
        self.ports["http"] = sockets[0].getsockname()[1]
        for sock in sockets:
            await self._listen(self._connected, sock=sock)
        with suppress(OSError):  # a machine without IPv6: the cases of it say so
            six = socket.create_server(("::1", self.ports["http"]), family=socket.AF_INET6)
            await self._listen(self._connected, sock=six)
        contexts = self._contexts()
        for kind in TLS:
            (sock,) = _bound([SECURE])
            self.ports[kind] = sock.getsockname()[1]
            if kind in contexts:
                await self._listen(self._connected, sock=sock, context=contexts[kind])
            else:
                await self._listen(self._no_handshake(kind), sock=sock)
        self._hold_ports()

    async def _listen(
        self, connected: Connected, *, sock: socket.socket, context: ssl.SSLContext | None = None
    ) -> None:
        self._servers.append(
            await asyncio.start_server(connected, sock=sock, ssl=context, limit=1 << 20)
        )

    def _hold_ports(self) -> None:
        """A port where nothing listens, and one whose listener takes no connection any more."""
        closed = socket.socket()
        closed.bind(("127.0.0.1", 0))
        self.closed_port = closed.getsockname()[1]
        full = socket.socket()
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        self.full_port = full.getsockname()[1]
        self._held += [closed, full]
        for _ in range(4):
            waiting = socket.socket()
            waiting.setblocking(False)
            with suppress(BlockingIOError):
                waiting.connect(("127.0.0.1", self.full_port))
            self._held.append(waiting)

    def _contexts(self) -> dict[str, ssl.SSLContext]:
        names = [SECURE, "localhost", "secure.test", "*.secure.test"]
        pairs = {
            "good": make(names, self._root),
            "expired": make(names, self._root, days=(-30, -2)),
            "early": make(names, self._root, days=(2, 30)),
            "name": make(["other.test"], self._root),
            "self": make(names),
            "unknown": make(names, authority("Nobody knows this authority")),
            "old": make(names, self._root),
        }
        self._root.write(self.folder / "root.pem")
        pem = self.folder / "root.pem"
        self.ca.write_text(pem.read_text()[pem.read_text().index("-----BEGIN CERT") :])
        contexts = {}
        for kind, pair in pairs.items():
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            if kind == "old":
                context.set_ciphers("ALL:@SECLEVEL=0")
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore", DeprecationWarning)
                    context.minimum_version = ssl.TLSVersion.TLSv1
                    context.maximum_version = ssl.TLSVersion.TLSv1_1
            context.load_cert_chain(pair.write(self.folder / f"{kind}.pem"))
            contexts[kind] = context
        return contexts

    def _no_handshake(self, kind: str) -> Connected:
        async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self._open.add(writer)
            await reader.read(1)
            stream = Stream(reader, writer)
            if kind == "reset":
                stream.reset()
            elif (
                kind == "plain"
            ):  # what a server without TLS says to a greeting that is none of HTTP
                await stream.send(answer(400, ""))
                stream.end()
            else:
                await stream.forever()

        return connected

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._open.add(writer)
        stream = Stream(reader, writer, self.pace)
        with suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError, TimeoutError):
            while not writer.is_closing():
                head = await reader.readuntil(b"\r\n\r\n")
                await self._handle(head.decode("latin-1"), stream, writer)
        writer.close()
        self._open.discard(writer)

    async def _handle(self, head: str, stream: Stream, writer: asyncio.StreamWriter) -> None:
        first, *lines = head.split("\r\n")
        method, target, _ = first.split(" ", 2)
        pairs = (line.partition(":") for line in lines if ":" in line)
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        name = target.partition("?")[0].strip("/").partition("/")[0]
        log = self.logs[name]
        scheme = "https" if writer.get_extra_info("ssl_object") else "http"
        request = Request(
            method=method,
            target=target,
            headers=headers,
            number=len(log.times),
            time=time.monotonic(),
            site=f"{scheme}://{headers.get('host', '')}",
            places=self.places,
        )
        log.times.append(request.time)
        log.headers.append(headers)
        log.targets.append(target)
        self._under_way[name] += 1
        log.most_at_once = max(log.most_at_once, self._under_way[name])
        before = stream.sent
        try:
            handler = self.handlers.get(name)
            if handler:
                await handler(request, stream)
            elif not name:
                await stream.send(answer(200, "<title>The front page</title>"))
            else:
                await stream.send(answer(404, "no such case"))
        finally:
            self._under_way[name] -= 1
            self.sent[name] += stream.sent - before


def _bound(hosts: list[str]) -> list[socket.socket]:
    """A listening socket for each host, all at one free port."""
    for _ in range(20):
        made: list[socket.socket] = []
        port = 0
        try:
            for host in hosts:
                sock = socket.create_server((host, port), backlog=512)
                made.append(sock)
                port = sock.getsockname()[1]
        except OSError as error:
            for sock in made:
                sock.close()
            if error.errno != errno.EADDRINUSE:
                raise
        else:
            return made
    raise RuntimeError("no free port")
