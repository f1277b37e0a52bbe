"""``sphinx-cfp links``: which links work."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.checks.codes import Code, Severity
from sphinx_cfp.checks.findings import Finding
from sphinx_cfp.cli.checking import RANKS
from sphinx_cfp.cli.formats import render
from sphinx_cfp.cli.stopping import CommandError
from sphinx_cfp.links.cache import Cache
from sphinx_cfp.links.checking import Checked, check
from sphinx_cfp.links.collecting import links_of
from sphinx_cfp.links.report import Progress, write_results
from sphinx_cfp.links.results import Status
from sphinx_cfp.links.settings import Settings
from sphinx_cfp.links.urls import scheme_of
from sphinx_cfp.model.locations import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from types import FrameType

    from sphinx_cfp.links.results import Result

    Link = tuple[str, Location]

_SEVERITIES = {
    Status.ERROR: Severity.ERROR,
    Status.WARNING: Severity.WARNING,
    Status.NOTE: Severity.INFO,
}
_PAGES = {".html", ".htm", ".xhtml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How to check and what to print; the fields are the options of the command."""

    settings: Settings = field(default_factory=Settings)
    form: str = "text"
    fail_on: Severity = Severity.ERROR
    results: Path | None = None
    cache: Path | None = None


def check_links(links: Iterable[Link], request: Request) -> int:
    """Check links, from wherever they were collected, and print what was found; the exit code."""
    signals: list[int] = []
    stop = threading.Event()
    with _stopping(stop, signals), Cache(request.cache) as cache, _progress() as progress:
        done = check(links, request.settings, cache, progress=progress, stop=stop)
    for notice in [*cache.notices, *done.notices]:
        print(f"warning: {notice}", file=sys.stderr)
    findings = findings_of(done.results)
    print(render(request.form, findings), end="")
    if request.form == "text":
        print(summary(done))
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
    least = RANKS[request.fail_on]
    return int(any(RANKS[finding.severity] >= least for finding in findings))


def findings_of(results: Iterable[Result]) -> list[Finding]:
    """A finding for every place of every link that is not simply right, in order of place."""
    found = []
    for result in results:
        verdict = result.verdict
        if verdict.status is Status.OK:
            continue
        fix = f"write {verdict.replacement}" if verdict.replacement else verdict.hint
        found += [
            Finding(
                code=Code(verdict.code),
                severity=_SEVERITIES[verdict.status],
                message=f"{shown(result.url)} {verdict.message}",
                fix=fix,
                location=place,
                fault=result.url,
                replacement=verdict.replacement,
            )
            for place in result.places
        ]
    return sorted(found, key=lambda item: (item.location, item.code, item.message))


def shown(url: str) -> str:
    """A URL as it may be printed: a terminal obeys control characters."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in url) or "an empty link"


def summary(done: Checked) -> str:
    """How many links there are of each kind, in a line."""
    counts = dict.fromkeys((Status.ERROR, Status.WARNING, Status.NOTE), 0)
    for result in done.results:
        if result.verdict.status in counts:
            counts[result.verdict.status] += 1
    total = len(done.results)
    named = [
        f"{number} {status.value}{'s' * (number > 1)}"
        for status, number in counts.items()
        if number
    ]
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


@contextmanager
def _stopping(stop: threading.Event, signals: list[int]) -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the check, so that what is known is reported."""

    def end(number: int, _frame: FrameType | None) -> None:
        signals.append(number)
        stop.set()

    before = {number: signal.signal(number, end) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Line:
    """The last line of a terminal, written over and over."""

    def __init__(self) -> None:
        self._last = ""

    def __call__(self, progress: Progress) -> None:
        columns = (
            os.get_terminal_size(sys.stderr.fileno()).columns or 80
        )  # some say that it has none
        line = str(progress)[: columns - 1]
        if line != self._last:
            self._last = line
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self._last:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


@contextmanager
def _progress() -> Iterator[_Line | None]:
    """A line that tells how far it is, on a terminal only."""
    if not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield None
        return
    line = _Line()
    try:
        yield line
    finally:
        line.clear()
