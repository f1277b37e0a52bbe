"""Waiting, cutting, flooding and encoding: what servers do below the page."""

from __future__ import annotations

import gzip
import zlib
from typing import TYPE_CHECKING

from tests.links.faults.streams import answer, once, page, turns
from tests.links.faults.truth import Group

if TYPE_CHECKING:
    from tests.links.faults.streams import Handler, Request, Stream

WAIT = Group("wait")
CUT = Group("cut")
BOMB = Group("bomb")
CODING = Group("coding")
HTML = "<!doctype html><title>Call</title><h2 id=dates>Dates</h2><p>All of them."
DATES = "#dates"
ENDLESS = 1 << 30


def _later(*headers: str, code: int = 429) -> bytes:
    return answer(code, "", *headers)


for name, value in {"1": "1", "0": "0", "spaces": " 1 ", "huge-digits": "1"}.items():
    WAIT.add("ok", f"seconds-{name}", turns(_later(f"Retry-After: {value}"), answer()))
WAIT.add("ok", "none", turns(_later(), answer()))
WAIT.add("ok", "rubbish", turns(_later("Retry-After: soon"), answer()))
WAIT.add("ok", "negative", turns(_later("Retry-After: -5"), answer()))
WAIT.add("ok", "fraction", turns(_later("Retry-After: 0.5"), answer()))
WAIT.add("ok", "past-date", turns(_later("Retry-After: Fri, 01 Jan 1999 00:00:00 GMT"), answer()))
WAIT.add("ok", "bad-date", turns(_later("Retry-After: Fri, 99 Foo 2999 99:99:99 GMT"), answer()))
WAIT.add(
    "ok",
    "date-by-its-own-clock",
    turns(
        _later("Date: Sat, 01 Jan 2050 00:00:00 GMT", "Retry-After: Sat, 01 Jan 2050 00:00:01 GMT"),
        answer(),
    ),
)
WAIT.add("ok", "503", turns(_later("Retry-After: 1", code=503), answer()))
WAIT.add("ok", "two-holds", turns(_later("Retry-After: 1"), _later("Retry-After: 1"), answer()))
WAIT.add("error link_broken", "then-404", turns(_later("Retry-After: 1"), answer(404)))
WAIT.add("note link_unverified", "day", once(_later("Retry-After: 86400")))
WAIT.add(
    "note link_unverified", "year-2999", once(_later("Retry-After: Tue, 01 Jan 2999 00:00:00 GMT"))
)
WAIT.add("note link_unverified", "endless-digits", once(_later("Retry-After: " + "9" * 400)))
WAIT.add("note link_unverified", "503-day", once(_later("Retry-After: 86400", code=503)))
WAIT.add("note link_unverified", "always", once(_later("Retry-After: 1")))
WAIT.add("note link_unverified", "always-without", once(_later()))
WAIT.add("note link_unverified", "420", once(_later("Retry-After: 3600", code=420)))
WAIT.add("warning link_server", "always-503", once(_later("Retry-After: 1", code=503)))
WAIT.add("ok", "on-200", once(answer(200, "x", "Retry-After: 86400")))


def _cut(stage: str, *, times: int = ENDLESS, end: str = "reset") -> Handler:
    """Ends the connection at a stage, so many times; then answers."""

    async def handle(request: Request, stream: Stream) -> None:
        if request.number >= times:
            await stream.send(answer(200, HTML))
            return
        if stage == "status":
            await stream.send(b"HTTP/1.1 20")
        elif stage == "header":
            await stream.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/h")
        elif stage == "body":
            await stream.send(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<p>"
            )
        elif stage == "chunk":
            await stream.send(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n<p>"
            )
        await stream.pause(0.2)
        if end == "reset":
            stream.reset()
        else:
            stream.end()

    return handle


for stage in ("start", "status", "header"):
    CUT.add("warning link_server", f"reset-{stage}", _cut(stage))
    CUT.add("warning link_server", f"end-{stage}", _cut(stage, end="end"))
    CUT.add("ok", f"reset-{stage}-twice", _cut(stage, times=2))
CUT.add("ok", "end-start-three-times", _cut("start", times=3, end="end"))
for stage in ("body", "chunk"):
    CUT.add("ok", f"reset-{stage}", _cut(stage))
    CUT.add("ok", f"end-{stage}", _cut(stage, end="end"))
    CUT.add("note link_unverified", f"reset-{stage}-anchor", _cut(stage), path=DATES)
    CUT.add("ok", f"reset-{stage}-anchor-twice", _cut(stage, times=2), path=DATES)


def _slow(before: float = 0, header: float = 0, body: float = 0) -> Handler:
    """Waits for so many seconds before, within and after the header."""

    async def handle(_request: Request, stream: Stream) -> None:
        data = answer(200, HTML)
        stop = data.index(b"\r\n\r\n")
        await stream.pause(before)
        await stream.send(data[:30])
        await stream.pause(header)
        await stream.send(data[30 : stop + 10])
        await stream.pause(body)
        await stream.send(data[stop + 10 :])

    return handle


def _drip(part: str) -> Handler:
    """One octet a second, of the header or of the body, for ever."""

    async def handle(_request: Request, stream: Stream) -> None:
        if part == "body":
            await stream.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
        else:
            await stream.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
        for _ in range(10000):
            await stream.send(b"x")
            await stream.pause(1)

    return handle


async def _silent(_request: Request, stream: Stream) -> None:
    await stream.forever()


CUT.add("ok", "slow-answer", _slow(before=6))
CUT.add("ok", "slow-header", _slow(header=6))
CUT.add("ok", "slow-body", _slow(body=20))
CUT.add("ok", "slow-body-anchor", _slow(body=6), path=DATES)
CUT.add("note link_unverified", "hung-body-anchor", _slow(body=3000), path=DATES)
CUT.add("warning link_timeout", "silent", _silent)
CUT.add("warning link_timeout", "drip-header", _drip("header"))
CUT.add("ok", "drip-body", _drip("body"))
CUT.add("note link_unverified", "drip-body-anchor", _drip("body"), path=DATES)


def _flood(head: bytes, piece: bytes, total: int = ENDLESS) -> Handler:
    """Sends pieces until so many octets are sent or nobody wants more."""

    async def handle(_request: Request, stream: Stream) -> None:
        await stream.send(head)
        for _ in range(total // len(piece)):
            await stream.send(piece)
        stream.end()

    return handle


_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_PIECE = b"<p>filler " * 6500
_ZEROS = gzip.compress(b"\0" * (64 << 20), 9)
BOMB.add("ok", "gigabyte", _flood(_HEAD + b"Content-Length: 1073741824\r\n\r\n", _PIECE))
BOMB.add("note link_unverified", "gigabyte-anchor", _flood(_HEAD + b"\r\n", _PIECE), path=DATES)
BOMB.add("ok", "anchor-first", _flood(_HEAD + b"\r\n<h2 id=dates>Dates</h2>", _PIECE), path=DATES)
BOMB.add("ok", "gzip", page(_ZEROS, "Content-Encoding: gzip"))
BOMB.add("note link_unverified", "gzip-anchor", page(_ZEROS, "Content-Encoding: gzip"), path=DATES)
BOMB.add(
    "note link_unverified",
    "gzip-twice-anchor",
    page(gzip.compress(_ZEROS), "Content-Encoding: gzip, gzip"),
    path=DATES,
)
BOMB.add(
    "note link_unverified", "headers", _flood(b"HTTP/1.1 200 OK\r\n", b"X-Filler: aaaa\r\n" * 900)
)
BOMB.add("note link_unverified", "header", _flood(b"HTTP/1.1 200 OK\r\nX-Filler: ", b"a" * 65536))
BOMB.add("note link_unverified", "status-line", _flood(b"", b"a" * 65536))
BOMB.add("ok", "200-headers", once(answer(200, HTML, *(f"X-{n}: {n}" for n in range(200)))))
BOMB.add("ok", "cookie-of-20-kb", once(answer(200, HTML, "Set-Cookie: a=" + "b" * 20000)))
BOMB.add("ok", "100000-tags", page("<b>" * 100000 + "<i id=dates>"), path=DATES)

_RAW = zlib.compressobj(wbits=-15)
_RAW_DEFLATE = _RAW.compress(HTML.encode()) + _RAW.flush()
_ZIPPED = gzip.compress(HTML.encode())
for name, encoding, body in (
    ("gzip", "gzip", _ZIPPED),
    ("x-gzip", "x-gzip", _ZIPPED),
    ("upper", "GZIP", _ZIPPED),
    ("two-members", "gzip", gzip.compress(HTML[:40].encode()) + gzip.compress(HTML[40:].encode())),
    ("padded", "gzip", _ZIPPED + b"\0" * 64),
    ("deflate", "deflate", zlib.compress(HTML.encode())),
    ("raw-deflate", "deflate", _RAW_DEFLATE),
    ("twice", "gzip, gzip", gzip.compress(_ZIPPED)),
    ("identity", "identity", HTML.encode()),
    ("unknown", "utf-8", HTML.encode()),
):
    CODING.add("ok", name, page(body, f"Content-Encoding: {encoding}"), path=DATES)
    if name in ("gzip", "deflate", "twice", "identity"):
        CODING.add(
            "error link_anchor",
            f"{name}-missing",
            page(body, f"Content-Encoding: {encoding}"),
            path="#venue",
        )
for name, encoding, body in (
    ("lie", "gzip", HTML.encode()),
    ("brotli", "br", b"\x0b\x02\x80abc\x03"),
    ("zstd", "zstd", b"(\xb5/\xfd abc"),
    ("truncated", "gzip", _ZIPPED[:-20]),
    ("damaged", "gzip", _ZIPPED[:30] + b"\xff\xff" + _ZIPPED[32:]),
):
    CODING.add("ok", f"{name}-no-anchor", page(body, f"Content-Encoding: {encoding}"))
    CODING.add(
        "note link_unverified", name, page(body, f"Content-Encoding: {encoding}"), path="#venue"
    )
CODING.add(
    "ok",
    "chunks",
    once(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<h1 i\r\n9\r\nd=dates>x\r\n0\r\n\r\n"),
    path=DATES,
)
CODING.add("ok", "until-the-end", once(_HEAD + b"\r\n" + HTML.encode(), close=True), path=DATES)
