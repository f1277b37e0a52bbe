"""What in a ``conf.py`` is missing, unsafe, or quietly makes a site say something wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx_cfp.checks.links import placeholder
from sphinx_cfp.cli.doctor.remarks import Remark
from sphinx_cfp.model.codes import Severity
from sphinx_cfp.sphinx_ext.config import fixed_day_of, severities_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import PurePosixPath

    from sphinx.config import Config

AREA = "settings"
_COLON_FENCE = re.compile(r"^\s*:{3,}\s*\{", re.MULTILINE)
_DESIGN = re.compile(r"\{(?:card|grid|button-link|button-ref|tab-set|dropdown|octicon)|:::\{card")


@dataclass(frozen=True, slots=True)
class Configured:
    """A configuration that was read, the extensions that it loaded, and the text of the pages."""

    config: Config
    extensions: Collection[str]
    texts: Mapping[PurePosixPath, str]


def remarks(project: Configured) -> Iterator[Remark]:
    """Everything there is to say about a configuration."""
    yield from _address(project.config.html_baseurl or "")
    yield from _extensions(project)
    yield from _clock(project.config)
    yield from _silenced(project.config)
    yield from _published(project.config)
    yield from _foreign(project.config)
    yield from _theme(project.config)


def _address(base: str) -> Iterator[Remark]:
    parts = urlsplit(base)
    fix = 'html_baseurl = "https://…/", the address at which people find the site'
    if not base:
        text = "html_baseurl is not set: no calendar, no feed, no address of a date"
        yield Remark(AREA, "warning", text, fix)
    elif parts.scheme not in ("http", "https") or not parts.hostname:
        yield Remark(AREA, "error", f"html_baseurl is no address: {base}", fix)
    elif placeholder(base):
        yield Remark(AREA, "warning", f"html_baseurl is an address for examples: {base}", fix)
    elif parts.scheme == "http":
        yield Remark(AREA, "warning", f"html_baseurl is not encrypted: {base}", "write https://")
    else:
        yield Remark(AREA, "ok", f"html_baseurl is {base}")


def _extensions(project: Configured) -> Iterator[Remark]:
    pages = [text for path, text in project.texts.items() if path.suffix == ".md"]
    wanted = {
        "sphinx_cfp": "without it there are no calls",
        "myst_parser": "pages in Markdown need it" if pages else "",
        "sphinx_design": "a page has cards or buttons" if any(map(_DESIGN.search, pages)) else "",
    }
    for name, why in wanted.items():
        if why and name not in project.extensions:
            yield Remark(
                AREA, "error", f"{name} is not among the extensions: {why}", f'add "{name}"'
            )
        elif name in project.extensions:
            yield Remark(AREA, "ok", f"{name} is loaded")
    setting = "myst_enable_extensions"  # of MyST alone
    reads_colons = setting in project.config and "colon_fence" in project.config[setting]
    if any(map(_COLON_FENCE.search, pages)) and not reads_colons:
        fix = 'myst_enable_extensions = ["colon_fence"]'
        yield Remark(AREA, "error", "directives in ::: fences are shown as text", fix)


def _clock(config: Config) -> Iterator[Remark]:
    day = fixed_day_of(config)
    if day:
        text = f"cfp_reference_date is {day}: every build takes that for today"
        yield Remark(AREA, "warning", text, "take it out of conf.py; it is for tests")


def _silenced(config: Config) -> Iterator[Remark]:
    if {"cfp", "cfp.*"} & set(config.suppress_warnings):
        text = "suppress_warnings silences every finding"
        yield Remark(AREA, "warning", text, 'name codes: "cfp.weekday"')
    off = [code for code, severity in severities_of(config).items() if severity is Severity.OFF]
    if off:
        yield Remark(AREA, "info", f"checks that are off: {', '.join(sorted(off))}")


def _published(config: Config) -> Iterator[Remark]:
    for name in ("html_static_path", "html_extra_path"):
        for path in getattr(config, name):
            if str(path).rstrip("/") in ("", ".", "..") or str(path).startswith(".git"):
                text = f"{name} has {path!r}: that publishes the source, and what lies beside it"
                yield Remark(AREA, "error", text, "name a folder that holds nothing else")
    if config.html_copy_source:
        text = "the source of each page is published too, comments and questions in it included"
        yield Remark(AREA, "info", text, "html_copy_source = False, if they are not for readers")


def _foreign(config: Config) -> Iterator[Remark]:
    for name in ("html_js_files", "html_css_files"):
        for entry in getattr(config, name):
            address = entry if isinstance(entry, str) else entry[0]
            if address.startswith(("http://", "https://", "//")):
                text = f"{name} loads {address}: that host can change the page and sees its readers"
                yield Remark(AREA, "warning", text, "put the file into html_static_path")


def _theme(config: Config) -> Iterator[Remark]:
    yield Remark(AREA, "ok", f"theme {config.html_theme}")
    options = config.html_theme_options or {}
    if config.html_theme == "sphinx_book_theme" and "navbar_persistent" not in options:
        text = "the menu buttons of sphinx_book_theme are dead on a phone"
        yield Remark(AREA, "warning", text, 'html_theme_options = {"navbar_persistent": []}')
