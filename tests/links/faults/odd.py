"""Servers that mind how they are asked, and answers that are not quite HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.links.faults.streams import answer, once, page, paths, redirect
from tests.links.faults.truth import Group

if TYPE_CHECKING:
    from tests.links.faults.streams import Request, Stream

HEAD = Group("head")
ODD = Group("odd")
HTML = "<!doctype html><title>Call</title><h2 id=dates>Dates</h2><p>All of them."


async def _only_get(request: Request, stream: Stream) -> None:
    if request.method == "HEAD":
        await stream.send(answer(405, ""))
    else:
        await stream.send(answer(200, HTML))


async def _head_hangs(request: Request, stream: Stream) -> None:
    if request.method == "HEAD":
        await stream.forever()
    await stream.send(answer(200, HTML))


async def _head_lies(request: Request, stream: Stream) -> None:
    await stream.send(answer(200 if request.method == "HEAD" else 404, ""))


async def _head_resets(request: Request, stream: Stream) -> None:
    if request.method == "HEAD":
        stream.reset()
    else:
        await stream.send(answer(200, HTML))


async def _head_404(request: Request, stream: Stream) -> None:
    await stream.send(answer(404 if request.method == "HEAD" else 200, HTML))


async def _no_range(request: Request, stream: Stream) -> None:
    await stream.send(answer(416 if "range" in request.headers else 200, HTML))


async def _wants_agent(request: Request, stream: Stream) -> None:
    agent = request.headers.get("user-agent", "")
    await stream.send(answer(200 if agent.startswith("Mozilla/5.0") else 406, HTML))


async def _wants_accept(request: Request, stream: Stream) -> None:
    await stream.send(
        answer(200 if "text/html" in request.headers.get("accept", "") else 406, HTML)
    )


HEAD.add("ok", "405", _only_get)
HEAD.add("ok", "hangs", _head_hangs)
HEAD.add("ok", "resets", _head_resets)
HEAD.add("ok", "404", _head_404)
HEAD.add("error link_broken", "lies", _head_lies)
HEAD.add("ok", "no-range", _no_range)
HEAD.add("ok", "wants-a-browser", _wants_agent)
HEAD.add("ok", "wants-accept", _wants_accept)

_REST = b"Content-Type: text/html\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi"
for name, data in {
    "line-feeds": b"HTTP/1.1 200 OK\n" + _REST.replace(b"\r\n", b"\n"),
    "no-colon": b"HTTP/1.1 200 OK\r\nThis is no header\r\n" + _REST,
    "space-in-name": b"HTTP/1.1 200 OK\r\nX Name: y\r\n" + _REST,
    "space-before-colon": b"HTTP/1.1 200 OK\r\nX-Name : y\r\n" + _REST,
    "empty-name": b"HTTP/1.1 200 OK\r\n: y\r\n" + _REST,
    "icy": b"ICY 200 OK\r\n" + _REST,
    "two-spaces": b"HTTP/1.1  200  OK\r\n" + _REST,
    "http-2-line": b"HTTP/2 200\r\n" + _REST,
    "http-1.7": b"HTTP/1.7 200 OK\r\n" + _REST,
    "nul-in-header": b"HTTP/1.1 200 OK\r\nX-Name: a\0b\r\n" + _REST,
    "folded": b"HTTP/1.1 200 OK\r\nX-Name: a\r\n\tb\r\n" + _REST,
    "latin-1-reason": b"HTTP/1.1 200 D\xe9j\xe0 vu\r\n" + _REST,
    "two-lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n" + _REST,
    "bad-length": b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\nConnection: close\r\n\r\nhi",
    "length-and-chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
    + _REST.replace(b"hi", b"2\r\nhi\r\n0\r\n\r\n"),
    "bad-chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\nhi",
    "bad-cookie": b"HTTP/1.1 200 OK\r\nSet-Cookie: \xff=;;;=\r\n" + _REST,
    "bad-type": b"HTTP/1.1 200 OK\r\nContent-Type: ;;;\r\n" + _REST,
    "status-only": b"HTTP/1.1 200\r\n\r\n",
}.items():
    ODD.add("ok", name, once(data, close=True))
ODD.add("error link_broken", "icy-404", once(b"ICY 404 Not here\r\n" + _REST, close=True))
ODD.add(
    "note link_redirect",
    "redirect-in-disguise",
    paths(
        index=once(
            b"HTTP/1.1 302 Found\r\nNo colon\r\nLocation: /odd-redirect-in-disguise/new\r\n"
            b"Content-Length: 0\r\nConnection: close\r\n\r\n",
            close=True,
        ),
        new=page("x"),
    ),
)
ODD.add("note link_unverified", "http-0.9", once(b"<p>hello", close=True))
ODD.add("note link_unverified", "ssh", once(b"SSH-2.0-OpenSSH_9.9\r\n", close=True))
ODD.add("note link_unverified", "rubbish", once(bytes(range(256)) * 4, close=True))
ODD.add("note link_unverified", "status-abc", once(b"HTTP/1.1 abc OK\r\n" + _REST, close=True))
ODD.add("note link_unverified", "status-99", once(b"HTTP/1.1 099 OK\r\n" + _REST, close=True))
ODD.add("note link_unverified", "switching", once(b"HTTP/1.1 101 Switching\r\n\r\n", close=True))
ODD.add("note link_redirect", "to-odd", redirect("/odd-icy-404/../odd-two-spaces"))
