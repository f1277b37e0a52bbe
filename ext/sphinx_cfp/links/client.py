"""One request, one answer: aiohttp, held short.

No redirect is followed here, no cookie kept, no proxy or ``.netrc`` read. A name is connected to at its
vetted addresses only, and the socket looks at the address once more.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING

import aiohttp
from yarl import URL

from sphinx_cfp.links.addresses import is_allowed, plain
from sphinx_cfp.links.answers import ACCEPTED, Answer, Body, Cut, Inflater, Undecodable
from sphinx_cfp.links.documents import HTML
from sphinx_cfp.links.faults import Failure, Fault
from sphinx_cfp.links.lenient import read_leniently
from sphinx_cfp.links.system import context_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import Any, Self

    from sphinx_cfp.links.resolver import VettedResolver
    from sphinx_cfp.links.settings import Settings
    from sphinx_cfp.links.urls import Url

_LONGEST_LINE = 32 * 1024  # of a header; of all of them, `_MOST_HEADERS` times as much
_MOST_HEADERS = 256
_PIECE = 16 * 1024
_RECEIVED = 256 * 1024
_LARGE, _LARGE_AT_ONCE = 128 * 1024, 8  # bytes of a page, and how many such pages are in memory


class Client:
    """Sends the requests of a run. A context manager; not to be shared between event loops."""

    def __init__(self, settings: Settings, resolver: VettedResolver, user_agent: str) -> None:
        self._limits = settings.limits
        self._allow = settings.allow
        self._resolver = resolver
        self._authorities = settings.authorities
        self._context: ssl.SSLContext | None = None
        self._room = asyncio.Semaphore(_LARGE_AT_ONCE)
        self._headers = {
            "User-Agent": user_agent,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": ACCEPTED,
            "Accept-Language": "en,*;q=0.5",
        }
        self._session: aiohttp.ClientSession

    async def __aenter__(self) -> Self:
        limits = self._limits
        connector = aiohttp.TCPConnector(
            limit=0,
            resolver=self._resolver,
            use_dns_cache=False,
            socket_factory=self._socket,
            keepalive_timeout=10,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            read_bufsize=_PIECE,
            max_line_size=_LONGEST_LINE,
            max_field_size=_LONGEST_LINE,
            max_headers=_MOST_HEADERS,
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=limits.connect, sock_read=limits.first_byte
            ),
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._session.close()
        await self._resolver.close()

    async def ask(
        self, url: Url, headers: Mapping[str, str], *, whole: bool, keep: bool = False
    ) -> Answer:
        """The answer to a GET, with the ``whole`` page or its beginning. Raises :class:`Failure`.

        The connection is kept for the next request if ``keep``; one of TLS takes 300 kB.
        """
        addresses = await self._resolver.addresses(url.host)
        sent = {**self._headers, **headers}
        end = asyncio.get_running_loop().time() + self._limits.attempt
        try:
            async with asyncio.timeout_at(end):
                response = await self._session.get(
                    URL(url.page, encoded=True),
                    headers=sent,
                    allow_redirects=False,
                    ssl=self._tls if url.scheme == "https" else True,
                )
        except Exception as error:
            failure = failure_of(error)
            if failure.fault is not Fault.GARBLED:
                raise failure from None
        else:
            return await self._read(url, response, end, whole=whole, keep=keep)
        try:
            async with asyncio.timeout_at(end + self._limits.connect):
                return await read_leniently(url, addresses[0], sent, self._tls, self._limits)
        except (OSError, ValueError) as error:
            raise failure_of(error) from None

    @property
    def _tls(self) -> ssl.SSLContext:
        """Made when it is first needed: to read the system's authorities takes a while."""
        if self._context is None:
            self._context = context_of(self._authorities)
        return self._context

    async def _read(
        self, url: Url, response: aiohttp.ClientResponse, end: float, *, whole: bool, keep: bool
    ) -> Answer:
        wanted = _has_page(response)
        whole = whole and _may_have_anchors(response)
        if not whole:
            end = min(end, asyncio.get_running_loop().time() + self._limits.look)
        try:
            body = await self._body(response, end, whole=whole) if wanted else Body(cut=Cut.GLANCE)
        finally:
            if keep and response.content.at_eof():
                await _let_go(response)
            else:
                response.close()
        headers = [(name.lower(), value) for name, value in response.headers.items()]
        return Answer(
            url=url,
            status=response.status,
            reason=response.reason or "",
            headers=headers,
            body=body,
        )

    async def _body(self, response: aiohttp.ClientResponse, end: float, *, whole: bool) -> Body:
        """The page, or 16 kB of it, or what came of it until the time ``end``."""
        limits, data, wire, cut, large = self._limits, bytearray(), 0, Cut.NO, False
        try:
            inflater = Inflater(response.headers.get("Content-Encoding", ""), limits.inflated)
        except Undecodable:
            return Body(cut=Cut.ENCODING)
        async with AsyncExitStack() as held:
            try:
                async with asyncio.timeout_at(end) as timer:
                    async for piece in response.content.iter_any():
                        wire += len(piece)
                        data += inflater.feed(piece)
                        if not whole and len(data) >= limits.glance:
                            cut = Cut.GLANCE
                            break
                        if wire >= limits.wire or inflater.full:
                            cut = Cut.SIZE
                            break
                        if len(data) > _LARGE and not large:
                            large = True
                            await self._wait_for_room(held, timer)
                    else:
                        cut = Cut.NO if inflater.ended else Cut.RESET
            except Undecodable:
                cut = Cut.ENCODING
            except TimeoutError:
                cut = Cut.SLOW
            except (aiohttp.ClientError, OSError):
                cut = Cut.RESET
            return Body(bytes(data), cut)

    async def _wait_for_room(self, held: AsyncExitStack, timer: asyncio.Timeout) -> None:
        """Wait until few enough large pages are read at a time; the time for it is not the server's."""
        loop = asyncio.get_running_loop()
        start, end = loop.time(), timer.when()
        timer.reschedule(None)
        await held.enter_async_context(self._room)
        timer.reschedule(end + loop.time() - start if end else None)

    def _socket(self, info: tuple[Any, ...]) -> socket.socket:
        """A socket for an address, if it is one that may be connected to."""
        family, kind, protocol, _, place = info
        address = plain(str(place[0]))
        if address is None or not is_allowed(address, self._allow):
            raise OSError(errno.EACCES, f"{place[0]} is not to be connected to")
        sock = socket.socket(family=family, type=kind, proto=protocol)
        # What lies here unread was sent in vain; the kernel would take megabytes.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _RECEIVED)
        return sock


def _has_page(response: aiohttp.ClientResponse) -> bool:
    """Whether there is something to read: pages, and refusals that may be walls."""
    return not 300 <= response.status < 400 and response.status not in (204, 205)


def _may_have_anchors(response: aiohttp.ClientResponse) -> bool:
    """Whether it is a page of HTML, or may be one; of nothing else are anchors looked for."""
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return kind in HTML or "/" not in kind or kind.partition("/")[2] == "unknown"


async def _let_go(response: aiohttp.ClientResponse) -> None:
    with suppress(aiohttp.ClientError, OSError):
        released = response.release()
        if released is not None:
            await released


_BY_NUMBER = {
    errno.ECONNREFUSED: Fault.REFUSED,
    errno.ECONNRESET: Fault.RESET,
    errno.ECONNABORTED: Fault.RESET,
    errno.EPIPE: Fault.RESET,
    errno.EHOSTUNREACH: Fault.NO_ROUTE,
    errno.ENETUNREACH: Fault.NO_ROUTE,
    errno.EADDRNOTAVAIL: Fault.NO_ROUTE,
    errno.EAFNOSUPPORT: Fault.NO_ROUTE,
    errno.EACCES: Fault.UNSAFE,
    errno.ETIMEDOUT: Fault.NO_CONNECTION,
}


def failure_of(error: BaseException) -> Failure:
    """What went wrong, from what the client, the sockets or TLS raised."""
    if isinstance(error, Failure):
        return error
    cause = getattr(error, "os_error", None) or getattr(error, "certificate_error", None) or error
    if isinstance(cause, ssl.SSLError):
        return Failure(Fault.TLS, _tls_detail(cause))
    if (
        isinstance(error, aiohttp.ClientConnectorError)
        and isinstance(cause, ConnectionResetError)
        and not cause.errno
    ):  # what asyncio makes of a server that closes instead of shaking hands
        return Failure(Fault.TLS, "the server ends the handshake")
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return Failure(Fault.NO_CONNECTION)
    if isinstance(error, TimeoutError) and not getattr(cause, "errno", None):
        return Failure(Fault.SILENT)
    if isinstance(error, aiohttp.ServerDisconnectedError | aiohttp.ClientPayloadError):
        return Failure(Fault.RESET)
    if isinstance(cause, OSError):
        return Failure(_fault_of(cause), cause.strerror or "")
    return Failure(Fault.GARBLED, "the answer is not HTTP")


def _fault_of(error: OSError) -> Fault:
    if error.errno in _BY_NUMBER:
        return _BY_NUMBER[error.errno]
    # Several addresses, each with its own error: the one that says most about the server counts.
    text = str(error)
    for number, fault in _BY_NUMBER.items():
        if f"[Errno {number}]" in text:
            return fault
    return Fault.NO_CONNECTION if "timed out" in text.lower() else Fault.RESET


def _tls_detail(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return error.verify_message.strip().rstrip(".").lower() or "certificate verify failed"
    return (error.reason or "no common protocol").replace("_", " ").lower()
