"""``sphinx-cfp check``: what is wrong with a call, without building it."""

from __future__ import annotations

import os
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, replace
from functools import partial
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from sphinx_cfp.cli.building import check_clock
from sphinx_cfp.cli.reporting import Log, explained
from sphinx_cfp.cli.stopping import CONTENT, USAGE, CommandError, Terminated, terminating_cleanly
from sphinx_cfp.model.codes import Code, Severity
from sphinx_cfp.model.keys import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from datetime import date

    from sphinx.application import Sphinx

    from sphinx_cfp.cli.reporting import Logged
    from sphinx_cfp.model.problems import Problem

Seen = TypeVar("Seen")
BUILDER = "cfp-check"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to check and what to tell of; ``only`` and ``ignored`` are codes."""

    source: Path
    today: date | None = None
    only: Collection[Code] = ()
    ignored: Collection[Code] = ()
    jobs: int = 1
    traceback: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: findings of ours, and what Sphinx itself and other extensions said.

    Paths are those that can be typed in the current folder. ``reference_date`` is the day that was taken
    for today.
    """

    findings: Sequence[Problem]
    others: Sequence[Logged]
    reference_date: date

    def failed(self, least: Severity) -> bool:
        """Whether anything is as bad as ``least``."""
        ranks = [finding.severity.rank for finding in self.findings]
        ranks += [Severity(other.level).rank for other in self.others]
        return any(rank >= least.rank for rank in ranks)


def check_site(request: Request) -> Checked:
    """Read all pages and check them. Raises :class:`CommandError` for what is in the way."""
    return look_at(request, partial(_checked, request))


def look_at(request: Request, use: Callable[[Sphinx, Log], Seen]) -> Seen:
    """Read all pages, check them, and ``use`` what is known then, with what was said on the way.

    Raises :class:`CommandError` for what is in the way.
    """
    check_clock()
    try:
        with terminating_cleanly(), TemporaryDirectory(prefix="sphinx-cfp-") as folder:
            log = Log()
            return use(_run(request, Path(folder), log), log)
    except KeyboardInterrupt:
        raise CommandError("stopped; nothing was written", 130) from None
    except Terminated:
        raise CommandError("terminated; nothing was written", 143) from None
    except OSError as error:
        if request.traceback:
            raise
        where = f"{error.filename}: " if error.filename else ""
        raise CommandError(f"error: {where}{error.strerror or error}", USAGE) from None


def _checked(request: Request, app: Sphinx, log: Log) -> Checked:
    from sphinx_cfp.sphinx_ext.config import reference_instant_of
    from sphinx_cfp.sphinx_ext.domain import cfp_domain

    told = {(finding.code.value, finding.text) for finding in cfp_domain(app.env).findings}
    findings = [
        replace(
            finding,
            location=replace(
                finding.location, path=typed_path(request.source, finding.location.path)
            ),
            related=tuple(
                replace(place, path=typed_path(request.source, place.path))
                for place in finding.related
            ),
        )
        for finding in cfp_domain(app.env).findings
        if _is_wanted(finding.code, request)
    ]
    others = [
        logged
        for logged in log.records
        if (logged.code.removeprefix("cfp."), logged.words) not in told
    ]
    today = reference_instant_of(app.config).as_datetime().date()
    return Checked(findings, [] if request.only else others, today)


def _run(request: Request, folder: Path, log: Log) -> Sphinx:
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    conf = request.source / "conf.py"
    overrides = {"cfp_reference_date": request.today.isoformat()} if request.today else {}
    with patch_docutils(request.source), docutils_namespace(), _quiet():
        with explained(USAGE, conf, traceback=request.traceback):
            app = Sphinx(
                srcdir=request.source,
                confdir=request.source,
                outdir=folder / "out",
                doctreedir=folder / "doctrees",
                buildername=BUILDER,
                confoverrides=overrides,
                status=None,
                warning=log,
                parallel=request.jobs,
            )
        with explained(CONTENT, conf, traceback=request.traceback):
            app.build()
    return app


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what a ``conf.py`` prints off standard output, where only findings are."""
    with redirect_stdout(StringIO()):
        yield


def _is_wanted(code: Code, request: Request) -> bool:
    return code not in request.ignored and (not request.only or code in request.only)


def typed_path(source: Path, path: str) -> str:
    """A path in the folder ``source`` as one would type it in the current folder."""
    whole = (source / path).absolute()
    try:
        return os.fspath(whole.relative_to(Path.cwd()))
    except ValueError:
        return os.fspath(source / path)


def code_named(name: str) -> Code:
    """The code of a name. Raises :class:`CommandError`, naming the nearest."""
    names = [code.value for code in Code]
    if name in names:
        return Code(name)
    near = nearest(name, names, 3)
    hint = f"did you mean {' or '.join(near)}?" if near else "sphinx-cfp explain lists them"
    raise CommandError(f"error: there is no code {name!r} — {hint}")
