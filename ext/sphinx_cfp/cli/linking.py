"""``sphinx-cfp links``: which links work."""

from __future__ import annotations

import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.cli.formats import render
from sphinx_cfp.cli.stopping import CommandError
from sphinx_cfp.links.cache import Cache
from sphinx_cfp.links.checking import check
from sphinx_cfp.links.html_links import links_of
from sphinx_cfp.links.results import NOT_ASKED, write_results
from sphinx_cfp.links.settings import Settings
from sphinx_cfp.links.urls import scheme_of
from sphinx_cfp.model.codes import Severity
from sphinx_cfp.model.locations import Location
from sphinx_cfp.sphinx_ext.link_findings import findings_of
from sphinx_cfp.sphinx_ext.link_terminal import progress, stopping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_cfp.cli.fixing import Source
    from sphinx_cfp.model.codes import Code
    from sphinx_cfp.model.problems import Problem

    Link = tuple[str, Location]

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PAGES = {".html", ".htm", ".xhtml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedSource:
    """What a source says of its links.

    ``not_asked`` are links of which it is known without a network that they lead nowhere, ``findings``
    what is known of any without one, ``written`` is how a URL is spelled at a place.
    ``settings`` and ``severities`` are the project's own. ``unread`` says that a page could not be read
    as it was meant.
    """

    links: Sequence[Link] = ()
    not_asked: frozenset[str] = frozenset()
    written: Mapping[Link, str] = field(default_factory=dict)
    findings: Sequence[Problem] = ()
    settings: Settings = field(default_factory=Settings)
    severities: Mapping[Code, Severity] = field(default_factory=dict)
    unread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How to check and what to print; the fields are the options of the command."""

    settings: Settings = field(default_factory=Settings)
    form: str = "text"
    fail_on: Severity = Severity.ERROR
    results: Path | None = None
    cache: Path | None = None
    sources: Mapping[Path, Source] = field(default_factory=dict)  # to put right


def check_links(read: LinkedSource, request: Request) -> int:
    """Check links, from wherever they were read, and print what was found; the exit code."""
    signals: list[int] = []
    stop = threading.Event()
    with stopping(stop, signals), Cache(request.cache) as cache, progress() as line:
        done = check(read.links, request.settings, cache, progress=line, stop=stop)
    for notice in [*cache.notices, *done.notices]:
        print(f"warning: {notice}", file=sys.stderr)
    # Whoever checks offline knows that nobody was asked: that is said once, not at every link.
    asked = [result for result in done.results if result.verdict is not NOT_ASKED]
    findings = [*read.findings, *findings_of(asked, read.written, read.severities)]
    findings.sort(key=lambda item: (item.location, item.code, item.message))
    if request.sources:
        from sphinx_cfp.cli import fixing

        findings = fixing.fixed(findings, request.sources)
    print(render(request.form, findings), end="")
    if request.form == "text":
        left = len(done.results) - len(asked)
        print(summary(len(done.results) + len(read.not_asked), findings, left))
    sys.stdout.flush()
    if request.results:
        try:
            write_results(request.results, done.results)
        except OSError as error:
            raise CommandError(
                f"error: {request.results}: {error.strerror or error}; "
                f"the results could not be written, the file is as it was"
            ) from None
    if signals:
        raise CommandError("stopped; what was not asked is unverified", 128 + signals[0])
    failed = any(finding.severity.rank >= request.fail_on.rank for finding in findings)
    return int(failed or read.unread)


def summary(total: int, findings: Sequence[Problem], left: int = 0) -> str:
    """How many links there are, how many have findings of each kind, how many were ``left``, in a line."""
    told = {(finding.severity, finding.fault) for finding in findings}
    counts = {severity: sum(one is severity for one, _ in told) for severity in _WORDS}
    named = [
        f"{number} {_WORDS[severity]}{'s' * (number > 1)}"
        for severity, number in counts.items()
        if number
    ]
    named += [f"{left} not asked, as this check is offline"] if left else []
    return f"{total} link{'s' * (total != 1)}: {', '.join(named) or 'all fine'}"


def collect(targets: Sequence[str]) -> Iterator[Link]:
    """The links of what was named: URLs, files of HTML, folders of such.

    The place of a URL has no path, and its number among the arguments as line. Raises
    :class:`CommandError`.
    """
    for number, target in enumerate(targets, 1):
        path = Path(target)
        if scheme_of(target) in ("http", "https"):
            yield target, Location("", number)
        elif path.is_dir():
            yield from _of_folder(path)
        elif path.suffix.lower() in _PAGES or path.is_file():
            yield from _of_page(path)
        elif ":" in target or target.startswith("//"):
            yield target, Location("", number)
        else:
            raise CommandError(
                f"error: there is no {target} — name a URL, a file of HTML or a folder of such"
            )


def _of_folder(folder: Path) -> Iterator[Link]:
    pages = sorted(path for path in folder.rglob("*") if path.suffix.lower() in _PAGES)
    if not pages:
        raise CommandError(
            f"error: {folder} has no page of HTML — build it first, and name the site"
        )
    for page in pages:
        yield from _of_page(page)


def _of_page(path: Path) -> Iterator[Link]:
    try:
        if not path.is_file():
            raise CommandError(f"error: {path} is no file — name a file of HTML")
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise CommandError(f"error: {path}: {error.strerror or error}") from None
    yield from links_of(text, path.as_posix())
