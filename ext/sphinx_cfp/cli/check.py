"""``sphinx-cfp check``: what is wrong with a call, without building it."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, replace
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli import fixes, formats, terminal
from sphinx_cfp.cli.exit_codes import CommandError, stopping_cleanly, temporary_folder
from sphinx_cfp.cli.explain import code_named
from sphinx_cfp.cli.source_files import SourceFiles
from sphinx_cfp.cli.sources import fail_on_option, format_option, source_argument, traceback_option
from sphinx_cfp.cli.sphinx_run import Log, Project, check_clock, run
from sphinx_cfp.model.codes import Severity
from sphinx_cfp.sphinx_ext.config import reference_instant_of
from sphinx_cfp.sphinx_ext.diagnostics import CHECK_BUILDER
from sphinx_cfp.sphinx_ext.domain import cfp_domain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx

    from sphinx_cfp.cli.sphinx_run import Logged
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.model.problems import Problem


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found: findings of ours, and what Sphinx itself and other extensions said.

    Paths are those that can be typed in the current folder. ``reference_date`` is the day that was taken
    for today.
    """

    findings: Sequence[Problem]
    others: Sequence[Logged]
    reference_date: date

    @property
    def severities(self) -> list[Severity]:
        """How bad each of them is."""
        found = [finding.severity for finding in self.findings]
        return [*found, *(other.severity for other in self.others)]


@click.command()
@source_argument
@click.option(
    "--today", metavar="DAY", help="Look back from this day: 2023-05-01.  [default: today]"
)
@format_option
@fail_on_option(default="warning")
@click.option("--only", metavar="CODE", multiple=True, help="Tell of this code only; repeatable.")
@click.option(
    "--ignore", metavar="CODE", multiple=True, help="Do not tell of this code; repeatable."
)
@click.option("--fix", is_flag=True, help="Fix what is certain, and show the difference.")
@click.option("-j", "--jobs", type=click.IntRange(min=1), default=1, help="Processes to read with.")
@traceback_option
@click.pass_context
def check(
    ctx: click.Context,
    source: Path,
    today: str | None,
    form: str,
    fail_on: str,
    only: tuple[str, ...],
    ignore: tuple[str, ...],
    fix: bool,
    jobs: int,
    traceback: bool,
) -> None:
    """Find what is wrong with the calls in SOURCE, and write nothing.

    \b
    Example: sphinx-cfp check docs --today 2023-05-01 --format github

    The exit code is 0 if nothing was found, 1 for a finding, 2 if the check could not run.
    """
    day = _day(today)
    wanted, ignored = set(map(code_named, only)), set(map(code_named, ignore))
    sources = SourceFiles(source) if fix else None
    checked = check_site(source, day, jobs=jobs, traceback=traceback)
    findings = [
        finding
        for finding in checked.findings
        if finding.code not in ignored and (not wanted or finding.code in wanted)
    ]
    checked = replace(
        checked,
        findings=fixes.fix(findings, sources) if sources else findings,
        others=[] if wanted else checked.others,
    )
    _print(checked, form)
    least = Severity(fail_on).rank
    ctx.exit(int(any(severity.rank >= least for severity in checked.severities)))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(
            f"error: --today is {text!r}, no day — write one as 2023-05-01"
        ) from None


def _print(checked: CheckResult, form: str) -> None:
    for other in checked.others:
        print(other, file=sys.stdout if form == "text" else sys.stderr)
    if form != "text":
        sys.stdout.write(formats.render(form, checked.findings, checked.reference_date))
        return
    terminal.write(checked.findings)
    is_linked = checked.findings and terminal.is_colored(sys.stdout)
    hint = "; sphinx-cfp explain CODE says more" if is_linked else ""
    print(f"{terminal.count(checked.severities)}, looked at on {checked.reference_date}{hint}")


def check_site(
    source: Path, today: date | None = None, *, jobs: int = 1, traceback: bool = False
) -> CheckResult:
    """Read all pages and check them. Raises :class:`CommandError` for what is in the way."""
    with checked_project(source, today, jobs=jobs, traceback=traceback) as (app, log):
        return CheckResult(
            [as_typed(source, finding) for finding in cfp_domain(app.env).findings],
            log.others,
            reference_instant_of(app.config).as_datetime().date(),
        )


@contextmanager
def checked_project(
    source: Path, today: date | None = None, *, jobs: int = 1, traceback: bool = False
) -> Iterator[tuple[Sphinx, Log]]:
    """Read all pages and check them, for what is known then, and what was said on the way.

    Raises :class:`CommandError` for what is in the way.
    """
    check_clock()
    log = Log()
    settings = {"cfp_reference_date": today.isoformat()} if today else {}
    try:
        with stopping_cleanly("nothing was written"), temporary_folder() as folder:
            project = Project(
                source=source, cache=folder, settings=settings, jobs=jobs, traceback=traceback
            )
            with redirect_stdout(StringIO()):  # what a conf.py prints is no finding
                app = run(CHECK_BUILDER, project, log)
            yield app, log
    except OSError as error:
        if traceback:
            raise
        raise CommandError.of_system(error) from None


def as_typed(source: Path, finding: Problem) -> Problem:
    """A finding with its places as one would type them in the current folder."""
    return replace(
        finding,
        location=typed_place(source, finding.location),
        related=tuple(typed_place(source, place) for place in finding.related),
    )


def typed_place(source: Path, place: Location) -> Location:
    """A place in the folder ``source`` as one would type it in the current folder."""
    path = source / place.path
    try:
        return replace(place, path=os.fspath(path.absolute().relative_to(Path.cwd())))
    except ValueError:
        return replace(place, path=os.fspath(path))
