"""A second reader of answers that the first calls malformed.

Browsers open pages of servers that write headers without a colon, end lines with a line feed alone or say
``ICY 200 OK``. What the status line says is enough for a verdict; the body is not decoded.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from contextlib import suppress
from typing import TYPE_CHECKING

from sphinx_cfp.links.answers import Answer, Body, Cut
from sphinx_cfp.links.faults import Failure, Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_cfp.links.addresses import Address
    from sphinx_cfp.links.settings import Limits
    from sphinx_cfp.links.urls import Url

_STATUS = re.compile(
    rb"\s*(?:HTTP/[0-9.]+|ICY)[ \t]+([1-9][0-9]{2})(?![0-9])[ \t]*([^\r\n]*)", re.I
)
_END = re.compile(rb"\r?\n\r?\n")


async def read_leniently(
    url: Url,
    address: Address,
    headers: Mapping[str, str],
    context: ssl.SSLContext,
    limits: Limits,
) -> Answer:
    """Ask again, and make of the answer what can be made. Raises :class:`Failure` or :class:`OSError`."""
    async with asyncio.timeout(limits.connect):
        reader, writer = await asyncio.open_connection(
            str(address),
            url.port,
            limit=limits.glance,
            ssl=context if url.scheme == "https" else None,
            server_hostname=url.host.rstrip(".") if url.scheme == "https" else None,
        )
    try:
        writer.write(_request(url, headers))
        read = bytearray()
        with suppress(TimeoutError, OSError, ssl.SSLError):
            async with asyncio.timeout(limits.first_byte):
                while len(read) < limits.header and not _is_final(bytes(read)):
                    piece = await reader.read(limits.glance)
                    if not piece:
                        break
                    read += piece
        return _answer(url, bytes(read))
    finally:
        writer.transport.abort()


def _request(url: Url, headers: Mapping[str, str]) -> bytes:
    lines = [f"GET {url.target} HTTP/1.1", f"Host: {url.authority}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")


def _is_final(read: bytes) -> bool:
    status, rest = _status(read)
    return bool(status and _END.search(rest))


def _status(read: bytes) -> tuple[re.Match[bytes] | None, bytes]:
    """The status line of the final answer, those of 1xx passed over, and what begins with it."""
    while True:
        status = _STATUS.match(read)
        end = _END.search(read)
        if not status or not end or not status[1].startswith(b"1"):
            return status, read
        read = read[end.end() :]


def _answer(url: Url, read: bytes) -> Answer:
    status, rest = _status(read)
    end = _END.search(rest)
    if not status or not end or status[1].startswith(b"1"):
        raise Failure(
            Fault.GARBLED, "its header has no end" if status else "the answer is not HTTP"
        )
    head = rest[: end.start()]
    lines = head.decode("utf-8", "surrogateescape").splitlines()[1:]
    pairs = [line.partition(":") for line in lines]
    return Answer(
        url=url,
        status=int(status[1]),
        reason=status[2].decode("utf-8", "replace").strip(),
        headers=[(name.strip().lower(), value.strip()) for name, colon, value in pairs if colon],
        body=Body(rest[end.end() :], Cut.RESET),
        lenient=True,
    )
