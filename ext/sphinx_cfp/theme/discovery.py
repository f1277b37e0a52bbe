"""Files by which a site is found, and the page for what is not there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from sphinx.application import Sphinx

NOT_FOUND = "404"
BUILDERS = {"html", "dirhtml"}
_ADDRESS = re.compile(r'\b(href|src)="([^"]*)"')


def write_not_found(app: Sphinx) -> list[tuple[str, dict[str, Any], str]]:
    """``404.html`` at the root of the site: servers answer with it at any address."""
    if app.builder.name in BUILDERS and NOT_FOUND not in app.env.all_docs:
        app.builder.handle_page(  # type: ignore[attr-defined]
            NOT_FOUND, {}, "404.html", outfilename=Path(app.outdir) / "404.html"
        )
    return []


def anchor_not_found(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Let the addresses on that page begin at the root of the server."""
    if pagename != NOT_FOUND:
        return
    root = root_of(app)
    here = root + app.builder.get_target_uri(NOT_FOUND)
    pathto, css_tag, js_tag = (context[name] for name in ("pathto", "css_tag", "js_tag"))

    def from_root(match: re.Match[str]) -> str:
        return f'{match[1]}="{urljoin(here, match[2])}"'

    context["pathto"] = lambda uri, *args, **named: urljoin(here, pathto(uri, *args, **named))
    context["css_tag"] = lambda one: _ADDRESS.sub(from_root, css_tag(one))
    context["js_tag"] = lambda one: _ADDRESS.sub(from_root, js_tag(one))
    context["content_root"] = root


def root_of(app: Sphinx) -> str:
    """The path of the site on its server, ``/`` or ``/folder/``."""
    path = urlsplit(app.config.html_baseurl or "").path
    return f"{path.rstrip('/')}/"


def write_files(app: Sphinx, exception: Exception | None) -> None:
    """``sitemap.xml`` and ``robots.txt``, unless the project has its own."""
    if exception or app.builder.name not in BUILDERS:
        return
    base = str(app.config.html_baseurl or "").rstrip("/")
    robots = ["User-agent: *", "Allow: /"]
    if base:
        addresses = sorted(
            f"{base}/{app.builder.get_target_uri(name)}" for name in app.env.all_docs
        )
        lines = [f" <url><loc>{escape(address)}</loc></url>" for address in addresses]
        _write(app, "sitemap.xml", [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
            *lines,
            "</urlset>",
        ])  # fmt: skip
        robots.append(f"Sitemap: {base}/sitemap.xml")
    _write(app, "robots.txt", robots)


def _write(app: Sphinx, name: str, lines: list[str]) -> None:
    if any(_holds(Path(app.confdir, path), name) for path in app.config.html_extra_path):
        return
    path = Path(app.outdir) / name
    path.unlink(missing_ok=True)
    path.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")


def _holds(path: Path, name: str) -> bool:
    return path.name == name or (path / name).is_file()
