"""Names, addresses, certificates and URLs: what is decided before a page is asked for."""

from __future__ import annotations

from tests.links.faults.streams import page
from tests.links.faults.truth import Group

TLS = Group("tls")
DNS = Group("dns")
ADDRESS = Group("address")
URL = Group("url")
TRACKING = Group("tracking")
FINE = page("<!doctype html><title>Call</title><p>Fine.")
LOOP = "127.0.0.1"

TLS.add("ok", "good", FINE, url="{good}/tls-good", rivals=False)
for name in ("expired", "early", "name", "self", "unknown", "old", "plain"):
    TLS.add("error link_tls", name, url=f"{{{name}}}/")
TLS.add("warning link_timeout", "hang", url="{hang}/")
TLS.add("warning link_server|error link_tls", "reset", url="{reset}/")
TLS.add(
    "ok",
    "by-name",
    url="https://www.secure.test:{port_good}/tls-good",
    names={"www.secure.test": ("127.78.0.1",)},
    rivals=False,
)
TLS.add(
    "error link_tls",
    "by-other-name",
    url="https://www.insecure.test:{port_good}/tls-good",
    names={"www.insecure.test": ("127.78.0.1",)},
    rivals=False,
)

DNS.add("error link_dns", "none", url="http://nobody-has-this-name.invalid/")
DNS.add("error link_dns", "no-address", url="http://none.test/", names={"none.test": ()})
DNS.add(
    "ok",
    "many",
    FINE,
    url="http://many.test:{port}/dns-many",
    names={"many.test": (LOOP, "127.77.0.1", "127.77.0.2")},
    rivals=False,
)
DNS.add(
    "ok",
    "first-dead",
    FINE,
    url="http://first-dead.test:{port}/dns-first-dead",
    names={"first-dead.test": ("127.79.0.1", LOOP)},
    rivals=False,
)
DNS.add(
    "ok|note link_unverified",  # the second where this machine has no IPv6
    "six-only",
    FINE,
    url="http://six.test:{port}/dns-six-only",
    names={"six.test": ("::1",)},
    rivals=False,
)
DNS.add(
    "ok",
    "six-dead-four-alive",
    FINE,
    url="http://both.test:{port}/dns-six-dead-four-alive",
    names={"both.test": ("::1", LOOP)},
    rivals=False,
)
for name, addresses in {
    "private": ("10.0.0.1",),
    "metadata": ("169.254.169.254",),
    "mapped": ("::ffff:127.0.0.1",),
    "all-private": ("192.168.0.1", "fd00::1", "0.0.0.0"),
    "zone": ("fe80::1%1",),
}.items():
    DNS.add(
        "error link_unsafe",
        name,
        url=f"http://{name}.inside.test/",
        names={f"{name}.inside.test": addresses},
        rivals=False,
    )
DNS.add(
    "ok",
    "one-private",
    FINE,
    url="http://mixed.test:{port}/dns-one-private",
    names={"mixed.test": ("169.254.169.254", LOOP)},
    rivals=False,
)
DNS.add(
    "ok",
    "trailing-dot",
    FINE,
    url="http://dotted.test.:{port}/dns-trailing-dot",
    names={"dotted.test": (LOOP,)},
    rivals=False,
)
DNS.add(
    "ok",
    "umlaut",
    FINE,
    url="http://bücher.test:{port}/dns-umlaut",
    names={"xn--bcher-kva.test": (LOOP,)},
    rivals=False,
)
DNS.add("error link_refused", "closed-port", url="http://127.0.0.1:{closed}/")
DNS.add("warning link_timeout", "no-connection", url="http://127.0.0.1:{full}/")

for name, host in {
    "metadata": "169.254.169.254",
    "private": "10.1.2.3",
    "decimal": "2130706433",
    "octal": "0177.0.0.1",
    "long-octal": "00000177.0.0.1",
    "hex": "0x7f000001",
    "hex-parts": "0x7f.0.0.0x1",
    "short": "127.1",
    "shorter": "127.0.1",
    "mapped": "[::ffff:127.0.0.1]",
    "mapped-hex": "[::ffff:7f00:1]",
    "compatible": "[::127.0.0.1]",
    "zero": "0",
    "zeros": "0.0.0.0",
    "six-any": "[::]",
    "six-local": "[fc00::1]",
    "six-link": "[fe80::1]",
    "document": "192.0.2.1",
    "too-large": "4294967296",
    "wide": "①②⑦.1",
    "percent": "%31%32%37.1",
}.items():
    ADDRESS.add("error link_unsafe", name, url=f"http://{host}/", rivals=host[0] not in "①%")
ADDRESS.add("error link_unsafe", "password", url="http://user:secret@127.0.0.1:{port}/status-200")
ADDRESS.add("error link_unsafe", "user", url="http://user@127.0.0.1:{port}/status-200")
ADDRESS.add("error link_unsafe", "script", url="javascript:alert(1)")
ADDRESS.add("error link_unsafe", "file", url="file:///etc/passwd")
ADDRESS.add("error link_unsafe", "data", url="data:text/html,<p>x")

for name, url in {
    "no-host": "http://",
    "no-host-path": "https:///call",
    "one-slash": "http:/example.org/call",
    "port": "http://127.0.0.1:99999/",
    "port-zero": "http://127.0.0.1:0/",
    "port-word": "http://127.0.0.1:call/",
    "space-in-host": "http://quiet machines.example/",
    "two-dots": "http://quiet..machines.example/",
    "bracket": "http://[::1/",
    "backslash": "http://127.0.0.1\\@elsewhere.example/",
    "control": "http://127.0.0.1/\x01",
    "long-label": f"http://{'a' * 64}.example/",
    "htp": "htp://quiet-machines.example/",
    "httpss": "httpss://quiet-machines.example/",
}.items():
    URL.add("error link_malformed", name, url=url, rivals=name != "control",
            fix="https://quiet-machines.example/" if name == "httpss" else "")  # fmt: skip
URL.add("ok", "mail", url="mailto:chairs@quiet-machines.example")
URL.add("ok", "phone", url="tel:+431234567")
URL.add("ok", "space-in-path", FINE, url="{site}/url-space-in-path/a b")
URL.add("ok", "umlaut-in-path", FINE, url="{site}/url-umlaut-in-path/gebühren?ü=ö")
URL.add("ok", "dots", FINE, url="{site}/elsewhere/../url-dots/./x")
URL.add("ok", "percent", FINE, url="{site}/url-percent/%7Ejoe%2Fx%zz")
URL.add("ok", "brackets-and-bars", FINE, url="{site}/url-brackets-and-bars/[a]|b{{c}}")
URL.add("note link_unverified", "gemini", url="gemini://quiet-machines.example/", rivals=False)
URL.add("error link_broken", "full-stop", url="{site}/url-full-stop-is-another.")

TRACKING.add(
    "warning link_tracking",
    "utm",
    FINE,
    path="?utm_source=list&id=7&utm_medium=mail#:~:text=Fine",
    fix="{site}/tracking-utm?id=7#:~:text=Fine",
)
TRACKING.add(
    "warning link_tracking", "fbclid", FINE, path="?fbclid=x", fix="{site}/tracking-fbclid"
)
TRACKING.add("ok", "other", FINE, path="?source=list&utmost=1")
TRACKING.add("error link_broken", "lost", path="?utm_source=x")
