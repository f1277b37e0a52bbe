"""``sphinx-cfp links``: which links work, of a source, of pages that were built, or of URLs."""

from __future__ import annotations

import re
import sys
import threading
from dataclasses import replace
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli import fixes, formats
from sphinx_cfp.cli.exit_codes import CommandError
from sphinx_cfp.cli.page_links import FoundLinks, collect
from sphinx_cfp.cli.source_files import SourceFiles
from sphinx_cfp.cli.sources import (
    fail_on_option,
    format_option,
    source_folder,
    traceback_option,
)
from sphinx_cfp.links.cache import Cache
from sphinx_cfp.links.checking import check
from sphinx_cfp.links.results import NOT_ASKED, write_results
from sphinx_cfp.links.system import context_of
from sphinx_cfp.model.codes import Severity
from sphinx_cfp.sphinx_ext.link_findings import findings_of
from sphinx_cfp.sphinx_ext.link_terminal import progress, stopping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.links.results import LinkRun
    from sphinx_cfp.links.settings import Network
    from sphinx_cfp.model.problems import Problem

FILE = click.Path(path_type=Path, dir_okay=False)
_AS_CURL = re.compile(r"([^=:]+):\d+:([^=]*)")
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def _authorities(_ctx: click.Context, _param: click.Parameter, path: Path | None) -> Path | None:
    """The file of ``--ca``. Raises :class:`CommandError` if it holds no certificate."""
    try:
        if path:
            context_of(str(path))
        return path
    except OSError as error:
        said = error.strerror or str(error)
        raise CommandError(
            f"error: --ca {path}: {said} — name a file of certificates in PEM"
        ) from None


def _networks(
    _ctx: click.Context, _param: click.Parameter, texts: Sequence[str]
) -> tuple[Network, ...]:
    """The networks of ``--allow``."""
    try:
        return tuple(ip_network(text, strict=False) for text in texts)
    except ValueError as error:
        raise CommandError(f"error: --allow: {error} — write one such as 10.0.0.0/8") from None


def _addresses(
    _ctx: click.Context, _param: click.Parameter, texts: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """The addresses of ``--resolve`` by host; several of one host add up, none says that it has none.

    curl's own form, ``HOST:PORT:ADDRESS``, will do; the port is not looked at.
    """
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        host, equals, listed = text.partition("=")
        if curls := _AS_CURL.fullmatch(text):
            host, equals, listed = curls[1], "=", curls[2]
        try:
            new = tuple(
                str(ip_address(part.strip().strip("[]")))
                for part in listed.split(",")
                if part.strip()
            )
        except ValueError as error:
            raise CommandError(f"error: --resolve {text}: {error}") from None
        if not equals or not host.strip():
            raise CommandError(f"error: --resolve {text} — write HOST=ADDRESS")
        name = host.strip().lower().rstrip(".")
        found[name] = (*found.get(name, ()), *new)
    return found


@click.command()
@click.argument("targets", nargs=-1, metavar="[SOURCE|URL|FILE|FOLDER...]")
@click.option(
    "--deadline",
    type=click.FloatRange(min=0, min_open=True),
    default=300,
    show_default=True,
    metavar="SECONDS",
    help="When to end; what was not asked by then is unverified.",
)
@fail_on_option(default="error")
@format_option
@click.option("--results", type=FILE, metavar="FILE", help="Write an object of JSON for each link.")
@click.option(
    "--offline", is_flag=True, help="Ask nobody: what the links themselves and the cache tell."
)
@click.option("--suggest", is_flag=True, help="Look for archived copies of pages that are lost.")
@click.option("--cache", type=FILE, metavar="FILE", help="Remember what works, for three days.")
@click.option(
    "--allow",
    multiple=True,
    callback=_networks,
    metavar="CIDR",
    help="Let a network in that is not public.",
)
@click.option(
    "--ca",
    type=FILE,
    callback=_authorities,
    metavar="FILE",
    help="Trust the authorities in a PEM file too.",
)
@click.option(
    "--resolve",
    multiple=True,
    callback=_addresses,
    metavar="HOST=ADDRESS",
    help="Take this for the address of a host.",
)
@click.option(
    "--since",
    default="",
    metavar="REVISION",
    help="Only links that SOURCE did not have then: main.",
)
@click.option(
    "--fix", is_flag=True, help="Write the new address of what has moved for good into SOURCE."
)
@traceback_option
@click.pass_context
def links(
    ctx: click.Context,
    targets: tuple[str, ...],
    deadline: float,
    fail_on: str,
    form: str,
    results: Path | None,
    offline: bool,
    suggest: bool,
    cache: Path | None,
    allow: tuple[Network, ...],
    ca: Path | None,
    resolve: dict[str, tuple[str, ...]],
    since: str,
    fix: bool,
    traceback: bool,
) -> None:
    """Find out which links work: of SOURCE, of pages that were built, or URLs.

    SOURCE is the folder with conf.py: without it, docs or else the current folder. Its links are told at
    the lines where they were written, and the linkcheck options of conf.py are honored.

    Servers are asked politely, and only those of the public web. A link is an error if it is broken for
    certain, a warning if it may work again or should be written otherwise, and noted if it cannot be
    judged.

    \b
    Example: sphinx-cfp links docs --format github
    """
    source = _source_of(targets)
    if source is None and (since or fix):
        name = "--since" if since else "--fix"
        raise CommandError(f"error: {name} is for a source — name one folder with conf.py")
    sources = SourceFiles(source) if source and fix else None
    if source is None:
        read = FoundLinks(links=list(collect(targets)))
    else:
        # Sphinx and the checks are needed for a source alone.
        from sphinx_cfp.cli.source_links import read_links

        read = read_links(source, since=since, traceback=traceback)
    settings = replace(
        read.settings,
        deadline=deadline,
        offline=offline,
        suggest=suggest,
        allow=(*read.settings.allow, *allow),
        authorities=str(ca) if ca else read.settings.authorities,
        resolve=resolve,
    )
    signals: list[int] = []
    stop = threading.Event()
    with stopping(stop, signals), Cache(cache) as known, progress() as line:
        done = check(read.links, settings, known, progress=line, stop=stop)
    for notice in [*known.notices, *done.notices]:
        print(f"warning: {notice}", file=sys.stderr)
    findings = _print(read, done, form, sources)
    if results:
        _write_results(results, done)
    if signals:
        raise CommandError("stopped; what was not asked is unverified", 128 + signals[0])
    least = Severity(fail_on).rank
    failed = any(finding.severity.rank >= least for finding in findings)
    ctx.exit(int(failed or read.unread))


def _source_of(targets: Sequence[str]) -> Path | None:
    """The one folder with ``conf.py`` that is meant; ``None`` if pages or URLs are.

    Raises :class:`CommandError` for a source beside anything else: it has its own settings.
    """
    if not targets:
        return source_folder(None)
    named = [target for target in targets if Path(target, "conf.py").is_file()]
    if named and len(targets) > 1:
        raise CommandError(f"error: {named[0]} is a source — check it alone, the others after it")
    return Path(named[0]) if named else None


def _print(
    read: FoundLinks, done: LinkRun, form: str, sources: SourceFiles | None
) -> list[Problem]:
    """Print what was found, and put right what is certain of ``sources``; the findings that are left."""
    # Whoever checks offline knows that nobody was asked: that is said once, not at every link.
    asked = [result for result in done.results if result.verdict is not NOT_ASKED]
    findings = [*read.findings, *findings_of(asked, read.written, read.severities)]
    findings.sort(key=lambda item: (item.location, item.code, item.message))
    if sources:
        findings = fixes.fix(findings, sources)
    print(formats.render(form, findings), end="")
    if form == "text":
        left = len(done.results) - len(asked)
        print(_summary(len(done.results) + len(read.not_asked), findings, left))
    sys.stdout.flush()
    return findings


def _write_results(path: Path, done: LinkRun) -> None:
    try:
        write_results(path, done.results)
    except OSError as error:
        left = "the results could not be written, the file is as it was"
        raise CommandError.of_system(error, path, left=left) from None


def _summary(total: int, findings: Sequence[Problem], left: int = 0) -> str:
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
