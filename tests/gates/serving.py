"""The built site as a good host serves it: compressed, under the manual's policy, with its own 404 page."""

from __future__ import annotations

import gzip
import re
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
_POLICY = re.compile(r"^Content-Security-Policy: (.+)$", re.MULTILINE)
POLICY = _POLICY.findall((ROOT / "docs/manual/guides/theme.md").read_text("utf-8"))[0]
"""The policy as the manual tells organizers to send it."""

TEXTS = (".html", ".css", ".js", ".svg", ".json", ".xml", ".atom", ".txt")


class Host(SimpleHTTPRequestHandler):
    """Serves files from a folder, and keeps no log."""

    protocol_version = "HTTP/1.1"
    sent: ClassVar[dict[str, int]] = {}
    """Bytes of the bodies that were sent, by path."""

    def do_GET(self) -> None:
        """Answer with a file, or with the page that says there is none."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        if status == 404:
            path = Path(self.directory) / "404.html"
        body = path.read_bytes()
        self.send_response(status)
        if path.suffix in TEXTS:
            body = gzip.compress(body, 9, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.sent[self.path] = len(body)
        kind = self.guess_type(str(path))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if path.suffix in TEXTS else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "max-age=31536000")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Keep quiet."""


class Server(ThreadingHTTPServer):
    """A server that ends with the tests; a browser that hangs up is no error."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address on this machine where a site is served."""
    with Server(("127.0.0.1", 0), partial(Host, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
