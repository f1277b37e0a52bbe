"""What a server answered."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.links.urls import Url

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to one request; ``headers`` are name, in lower case, and value, in order.

    ``lenient`` says that the answer is not quite HTTP, and was read all the same.
    """

    url: Url
    status: int
    reason: str
    headers: Sequence[tuple[str, str]]
    body: Body
    lenient: bool = False

    def header(self, name: str) -> str:
        """The first value of a header, ``""`` without one."""
        return next((value for key, value in self.headers if key == name), "")

    def all(self, name: str) -> list[str]:
        """Every value of a header."""
        return [value for key, value in self.headers if key == name]

    @property
    def redirects(self) -> bool:
        """Whether it sends on, even if it does not say where to."""
        return self.status in _REDIRECTS or (self.status == 300 and bool(self.header("location")))

    @property
    def permanent(self) -> bool:
        """Whether it sends on for good."""
        return self.status in _PERMANENT

    @property
    def media_type(self) -> str:
        """The type of the body in lower case, without parameters."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def said(self) -> str:
        """Status and reason in words, for a message."""
        reason = " ".join(self.reason.split())[:60]
        return f"{self.status} {reason}" if reason.isprintable() and reason else str(self.status)


def retry_after(answer: Answer, now: float) -> float | None:
    """Seconds that a server asks to wait, from now; None if it does not say, or nothing that makes sense.

    A number of seconds or a date (RFC 9110, section 10.2.3). ``now`` is in seconds since 1970; a date is
    counted from the server's own ``Date`` if it has one, whose clock may be wrong.
    """
    text = answer.header("retry-after").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    until = _seconds(text)
    if until is None:
        return None
    return max(0.0, until - (_seconds(answer.header("date")) or now))


def _seconds(date: str) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp() if date else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


_GZIP = {"gzip", "x-gzip"}
_DEFLATE = {"deflate"}
_UNREAD = {"br", "zstd", "compress", "x-compress", "dcb", "dcz"}
_LAYERS = 3
ACCEPTED = "gzip, deflate"


class Cut(StrEnum):
    """Why a body is not all there."""

    NO = ""
    SIZE = "it is too large"
    SLOW = "it comes too slowly"
    RESET = "the connection ended within it"
    ENCODING = "it is encoded in another way than it says"
    GLANCE = "nobody asked for more"


@dataclass(frozen=True, slots=True)
class Body:
    """What was read of a page, decoded, and why that is not all of it."""

    data: bytes = b""
    cut: Cut = Cut.NO

    @property
    def complete(self) -> bool:
        return not self.cut


class Undecodable(ValueError):  # noqa: N818 - it is a state of the data rather than an error of ours
    """A body whose encoding is unknown, or another than it says."""


class Inflater:
    """Undoes ``Content-Encoding``, piece by piece, up to ``limit`` bytes in all."""

    def __init__(self, encoding: str, limit: int) -> None:
        names = [name.strip().lower() for name in encoding.split(",")]
        known = [name for name in names if name in _GZIP | _DEFLATE | _UNREAD]
        if len(known) > _LAYERS or any(name in _UNREAD for name in known):
            raise Undecodable(encoding)
        self._layers = [_Layer(name) for name in reversed(known)]
        self._left = limit

    @property
    def full(self) -> bool:
        """Whether the limit is reached."""
        return self._left <= 0

    def feed(self, data: bytes) -> bytes:
        """What the next piece comes to. Raises :class:`Undecodable`."""
        for layer in self._layers:
            try:
                data = layer.feed(data, self._left)
            except zlib.error:
                raise Undecodable(layer.name) from None
        data = data[: self._left]
        self._left -= len(data)
        return data

    @property
    def ended(self) -> bool:
        """Whether no encoding is left half undone."""
        return all(layer.ended for layer in self._layers)


class _Layer:
    def __init__(self, name: str) -> None:
        self.name = name
        self._begun = False
        self._decoder = zlib.decompressobj(zlib.MAX_WBITS | (16 if name in _GZIP else 0))

    @property
    def ended(self) -> bool:
        return self._decoder.eof or not self._begun

    def feed(self, data: bytes, most: int) -> bytes:
        made = bytearray()
        while data and len(made) < most:
            if self._decoder.eof:  # several members of gzip, one after the other
                self._decoder = zlib.decompressobj(zlib.MAX_WBITS | 16)
            made += self._inflate(data, most - len(made))
            rest = self._decoder.unused_data
            if self.name in _DEFLATE or not rest.startswith(b"\x1f\x8b"):
                break  # what follows is padding
            data = rest
        return bytes(made)

    def _inflate(self, data: bytes, most: int) -> bytes:
        begun, self._begun = self._begun, True
        try:
            return self._decoder.decompress(data, most)
        except zlib.error:
            if begun or self.name not in _DEFLATE:
                raise
            # RFC 9110, section 8.4.1.2: some send it without the wrapper of zlib.
            self._decoder = zlib.decompressobj(-zlib.MAX_WBITS)
            return self._decoder.decompress(data, most)
