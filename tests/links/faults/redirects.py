"""Redirects: good, endless, hostile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.links.faults.streams import answer, page, paths, redirect, status
from tests.links.faults.truth import Group

if TYPE_CHECKING:
    from tests.links.faults.streams import Handler, Request, Stream

REDIRECT = Group("redirect")
HOSTILE = Group("hostile")
NEW = "/new"


def _to(location: str, code: int = 302, *headers: str) -> Handler:
    return paths(index=redirect(location, code, *headers), new=page("new"), gone=status(410))


def _cookie(*, flags: str = "") -> Handler:
    """Sends everybody back to the same URL until the cookie comes along."""

    async def handle(request: Request, stream: Stream) -> None:
        if "seen=yes" in request.headers.get("cookie", ""):
            await stream.send(answer())
        else:
            where = f"Location: {request.target}"
            await stream.send(answer(302, "", where, f"Set-Cookie: seen=yes; Path=/{flags}"))

    return handle


def _chain(length: int, code: int = 302) -> Handler:
    async def handle(request: Request, stream: Stream) -> None:
        step = int(request.rest.strip("/") or 0)
        if step == length:
            await stream.send(answer())
        else:
            name = request.target.strip("/").partition("/")[0]
            await stream.send(answer(code, "", f"Location: /{name}/{step + 1}"))

    return handle


async def _query_only(request: Request, stream: Stream) -> None:
    if request.target.endswith("?page=new"):
        await stream.send(answer())
    else:
        await stream.send(answer(302, "", "Location: ?page=new"))


def _add(
    says: str, name: str, location: str, code: int = 302, fix: str = "", path: str = ""
) -> None:
    case = f"/redirect-{name}"
    REDIRECT.add(
        says, name, _to(location.format(case=case, site="{site}"), code), fix=fix, path=path
    )


for code in (302, 303, 307):
    _add("note link_redirect", str(code), "{case}/new", code)
for code in (301, 308):
    _add("warning link_moved", str(code), "{case}/new", code, fix=f"{{site}}/redirect-{code}/new")
_add("note link_redirect", "absolute", "{site}{case}/new")
_add("note link_redirect", "relative", "redirect-relative/new")
REDIRECT.add("note link_redirect", "query-only", _query_only)
_add("note link_redirect", "spaces", "  {case}/new  ")
_add("note link_redirect", "backslash", "\\redirect-backslash\\new")
_add("note link_redirect", "not-ascii", "{case}/new?ü=ö")
_add("note link_redirect", "latin-1", "{case}/new?\udcfc")
_add("note link_redirect", "unescaped", "{case}/new?a b<c>")
_add("error link_broken", "to-404", "{case}/lost")
_add("error link_broken", "moved-to-404", "{case}/lost", 301)
_add("error link_gone", "to-410", "{case}/gone")
_add("error link_broken", "no-location", "", 302)
_add("error link_loop", "itself", "{case}", 302)
_add("error link_loop", "itself-301", "{case}", 301)
_add("warning link_moved", "front-page", "/", 301)
_add("error link_malformed", "no-host", "http://", 302)
_add("error link_malformed", "bad-port", "http://127.0.0.1:99999/", 302)
_add("warning link_moved", "keeps-anchor", "{case}/new", 301, path="#:~:text=new",
     fix="{site}/redirect-keeps-anchor/new#:~:text=new")  # fmt: skip
REDIRECT.add(
    "error link_loop",
    "two",
    paths(index=redirect("/redirect-two/b"), b=redirect("/redirect-two")),
)
REDIRECT.add(
    "warning link_moved",
    "moved-then-for-now",
    paths(
        index=redirect("/redirect-moved-then-for-now/b", 301),
        b=redirect("/redirect-moved-then-for-now/new"),
        new=page("new"),
    ),
    fix="{site}/redirect-moved-then-for-now/b",
)
REDIRECT.add(
    "note link_redirect",
    "for-now-then-moved",
    paths(
        index=redirect("/redirect-for-now-then-moved/b"),
        b=redirect("/redirect-for-now-then-moved/new", 301),
        new=page("new"),
    ),
)
REDIRECT.add("note link_redirect", "cookie", _cookie())
REDIRECT.add("error link_loop", "secure-cookie-over-http", _cookie(flags="; Secure"))
REDIRECT.add("note link_redirect", "20", _chain(20))
REDIRECT.add("error link_loop", "21", _chain(21))
REDIRECT.add("error link_loop", "endless", _chain(10**9))
REDIRECT.add("warning link_moved", "20-moved", _chain(20, 301), fix="{site}/redirect-20-moved/20")
REDIRECT.add(
    "note link_redirect", "300", paths(index=redirect("/redirect-300/new", 300), new=page("x"))
)
REDIRECT.add(
    "note link_wall",
    "to-sign-in",
    paths(index=redirect("/redirect-to-sign-in/login?next=x", 301), login=page("<form>")),
)
REDIRECT.add(
    "note link_wall",
    "to-wall",
    paths(index=redirect("/redirect-to-wall/members"), members=status(403)),
)
REDIRECT.add("ok", "link-to-a-sign-in-form", page("<form>"), path="/login")
REDIRECT.add(
    "note link_redirect",
    "other-host",
    redirect("http://elsewhere.test:{port}/status-200"),
    names={"elsewhere.test": ("127.0.0.1",)},
    rivals=False,
)
REDIRECT.add(
    "error link_dns",
    "to-no-host",
    redirect("http://nobody.invalid/"),
)
REDIRECT.add("error link_refused", "to-closed-port", redirect("http://127.0.0.1:{closed}/"))
REDIRECT.add("note link_redirect", "to-https", redirect("{good}/status-200"), rivals=False)

# Nothing may be sent to any of these, however they are written.
for name, location in {
    "metadata": "http://169.254.169.254/latest/meta-data/",
    "metadata-decimal": "http://2852039166/",
    "metadata-octal": "http://0251.0376.0251.0376/",
    "metadata-hex": "http://0xa9fea9fe/",
    "metadata-mixed": "http://0xa9.254.0251.254/",
    "metadata-mapped": "http://[::ffff:169.254.169.254]/",
    "metadata-short": "http://169.254.43518/",
    "metadata-dot": "http://169.254.169.254./",
    "metadata-wide": "http://１６９.254.169.254/",
    "private-10": "http://10.0.0.1/",
    "private-172": "https://172.16.0.1/",
    "private-192": "//192.168.1.1/admin",
    "carrier": "http://100.100.100.200/",
    "this-network": "http://0.0.0.0/",
    "broadcast": "http://255.255.255.255/",
    "multicast": "http://224.0.0.1/",
    "six-loopback": "http://[::2]/",
    "six-local": "http://[fd00:ec2::254]/",
    "six-link": "http://[fe80::1%25eth0]/",
    "six-compatible": "http://[::a9fe:a9fe]/",
    "six-to-four": "http://[2002:a9fe:a9fe::1]/",
    "nat64": "http://[64:ff9b::a9fe:a9fe]/",
    "file": "file:///etc/passwd",
    "ftp": "ftp://169.254.169.254/",
    "gopher": "gopher://127.0.0.1:70/",
    "script": "javascript:alert(1)",
    "data": "data:text/html,hello",
    "password": "http://user:secret@127.0.0.1/",
    "user-trick": "http://example.org@169.254.169.254/",
    "mail-port": "http://mail.test:25/",
}.items():
    HOSTILE.add("error link_unsafe", name, redirect(location), rivals=name != "mail-port")
HOSTILE.add("error link_unsafe", "moved", redirect("http://169.254.169.254/", 301))
HOSTILE.add(
    "error link_unsafe",
    "by-name",
    redirect("http://inside.test/"),
    names={"inside.test": ("169.254.169.254", "10.0.0.7", "::ffff:10.0.0.7")},
    rivals=False,
)
HOSTILE.add("note link_unverified", "to-mail", redirect("mailto:chairs@quiet-machines.example"))
