"""Sphinx run over a source: what it warns of as records, and what it raises in one line."""

from __future__ import annotations

import logging
import os
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.errors import ConfigError, ExtensionError, SphinxError, ThemeError
from sphinx.util import logging as sphinx_logging
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_cfp.cli.exit_codes import CONTENT, USAGE, CommandError
from sphinx_cfp.model.codes import Severity
from sphinx_cfp.sphinx_ext.config import SettingError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import IO

    from sphinx_cfp.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Logged:
    """A warning or an error that was logged.

    ``place`` is ``path:line``, ``path``, or empty; ``code`` is what Sphinx calls type and subtype, joined
    by a full stop. ``problem`` is what was found, if a check of ours found it.
    """

    place: str
    severity: Severity
    code: str
    words: str
    problem: Problem | None = None

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        code = f"[{self.code.removeprefix('cfp.')}]" if self.code else ""
        return f"{place}{self.severity.value}{code}: {self.words}"


class Log(sphinx_logging.WarningStreamHandler):
    """Keeps each warning and error of Sphinx once; with ``is_shown`` it prints them as they come.

    Two builders read the same pages, and both have something to say about them. It is a handler of Sphinx's
    own class for warnings: while pages are read Sphinx puts those, and no others, aside.
    """

    def __init__(self, *, is_shown: bool = False) -> None:
        super().__init__(sphinx_logging.SafeEncodingWriter(sys.stderr))
        self.setLevel(logging.WARNING)
        self.is_shown = is_shown
        self.records: list[Logged] = []
        self.has_failed = False

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record unless it is known."""
        logged = _logged(record)
        if logged.words and logged not in self.records:
            self.records.append(logged)
            self.has_failed |= logged.severity is Severity.ERROR
            if self.is_shown:
                print(logged, file=sys.stderr, flush=True)

    @property
    def others(self) -> list[Logged]:
        """What Sphinx itself and other extensions said, beside what our checks found."""
        return [logged for logged in self.records if logged.problem is None]

    def findings(self) -> str:
        """How many records there are, in words."""
        return "1 finding" if len(self.records) == 1 else f"{len(self.records)} findings"

    def listen(self, app: Sphinx) -> None:
        """Take the place of the handler that writes the warnings of ``app`` as text."""
        logger = logging.getLogger(sphinx_logging.NAMESPACE)
        for handler in logger.handlers[:]:
            if isinstance(handler, sphinx_logging.WarningStreamHandler):
                logger.removeHandler(handler)
        self.filters = [
            sphinx_logging.WarningSuppressor(app),
            _Placed(app),  # type: ignore[list-item]  # Sphinx narrows the type of the record
            sphinx_logging.OnceFilter(),
        ]
        logger.addHandler(self)


class _Placed(sphinx_logging.SphinxLogRecordTranslator):
    """Gives a record the path and the line for a document or a node, and leaves its words alone."""

    LogRecordClass = logging.LogRecord


@contextmanager
def recorded(log: Log) -> Iterator[None]:
    """Let the warnings of every Sphinx that begins in this context go to ``log``.

    Sphinx removes all handlers when it begins, and reads a ``conf.py`` that may warn next: nothing of what
    an extension can listen to comes between.
    """
    set_up = sphinx_logging.setup

    def set_up_and_listen(
        app: Sphinx, status: IO[str], warning: IO[str], *, verbosity: int = 0
    ) -> None:
        set_up(app, status, warning, verbosity=verbosity)
        log.listen(app)

    sphinx_logging.setup = set_up_and_listen
    try:
        yield
    finally:
        sphinx_logging.setup = set_up


def _logged(record: logging.LogRecord) -> Logged:
    given = vars(record)  # a record has what was given when it was logged
    names = (given.get("type"), given.get("subtype"))
    return Logged(
        place=(given.get("location") or "").removeprefix(f"{Path.cwd()}{os.sep}"),
        severity=Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING,
        code=".".join(str(name) for name in names if name),
        words=record.getMessage().strip(),
        problem=given.get("problem"),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A folder with ``conf.py``, the folder in which Sphinx works, and how it runs.

    ``settings`` are values instead of those of ``conf.py``; ``fresh`` says that pages are read anew,
    ``traceback`` that an exception is let through.
    """

    source: Path
    cache: Path
    settings: Mapping[str, str | bool] = field(default_factory=dict)
    jobs: int = 1
    fresh: bool = False
    traceback: bool = False


@contextmanager
def loaded(
    builder: str, project: Project, log: Log, extensions: Iterable[str] = ()
) -> Iterator[Sphinx]:
    """Sphinx as the configuration makes it, ``extensions`` added. Raises :class:`CommandError`."""
    with patch_docutils(project.source), docutils_namespace():
        with explained(USAGE, project), recorded(log):
            app = Sphinx(
                srcdir=project.source,
                confdir=project.source,
                outdir=project.cache / "fresh",
                doctreedir=project.cache / "doctrees",
                buildername=builder,
                confoverrides=dict(project.settings),
                status=None,
                warning=None,
                freshenv=project.fresh,
                parallel=project.jobs,
            )
            for extension in extensions:
                app.setup_extension(extension)
        yield app


def run(builder: str, project: Project, log: Log, extensions: Iterable[str] = ()) -> Sphinx:
    """Let a builder make all of a project. Raises :class:`CommandError`."""
    with loaded(builder, project, log, extensions) as app, explained(CONTENT, project):
        app.build()
    log.has_failed |= bool(app.statuscode)
    return app


def check_clock() -> None:
    """Stop if SOURCE_DATE_EPOCH is set to no number of seconds."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and not epoch.isdecimal():
        raise CommandError(
            f"error: SOURCE_DATE_EPOCH is {epoch!r} — it must be a number of seconds since 1970"
        )


@contextmanager
def explained(exit_code: int, project: Project) -> Iterator[None]:
    """Turn what Sphinx or an extension raises into :class:`CommandError`, with ``exit_code``."""
    try:
        yield
    except (CommandError, OSError):
        raise
    except Exception as error:
        if project.traceback:
            raise
        raise CommandError(_explanation(error, project.source / "conf.py"), exit_code) from None


def _explanation(error: Exception, conf: Path) -> str:
    """One line for what went wrong, with the line of ``conf`` if that is where it did."""
    if isinstance(error, ConfigError) and error.__cause__:
        return f"{_raised_at(error.__cause__, conf)}: error[conf]: {_in_one_line(error.__cause__)}"
    if isinstance(error, ConfigError | ExtensionError | ThemeError):
        place = _written_at(error, conf)
        return f"{place}: error[conf]: {_in_one_line(error, is_named=False)}"
    if isinstance(error, SphinxError):
        return f"error: {_in_one_line(error, is_named=False)}"
    return f"error: {_in_one_line(error)} — a fault that was not foreseen; --traceback shows where"


def _raised_at(error: BaseException, conf: Path) -> str:
    """The place in the configuration, as ``path:line``, where ``error`` arose."""
    if isinstance(error, SyntaxError) and Path(error.filename or "").name == conf.name:
        return f"{conf}:{error.lineno}"
    line = None
    trace = error.__traceback__
    while trace:
        if Path(trace.tb_frame.f_code.co_filename).name == conf.name:
            line = trace.tb_lineno
        trace = trace.tb_next
    return f"{conf}:{line}" if line else str(conf)


def _written_at(error: Exception, conf: Path) -> str:
    """The last line of the configuration, as ``path:line``, that sets or names what ``error`` is about."""
    wanted = ""
    if isinstance(error, SettingError):
        wanted = rf"{re.escape(error.setting)}\b"
    elif isinstance(error, ThemeError):
        wanted = r"html_theme\b"
    elif isinstance(error, ExtensionError) and isinstance(error.orig_exc, ImportError):
        wanted = f".*{re.escape(error.orig_exc.name)}" if error.orig_exc.name else ""
    elif isinstance(error, ExtensionError) and error.orig_exc:
        return _raised_at(error.orig_exc, conf)
    lines = enumerate(conf.read_text("utf-8", "replace").splitlines(), 1)
    numbers = [number for number, line in lines if wanted and re.match(wanted, line)]
    return f"{conf}:{numbers[-1]}" if numbers else str(conf)


def _in_one_line(error: BaseException, *, is_named: bool = True) -> str:
    """What ``error`` says, after the name of its type, on one line."""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    words = " ".join(said.split()) or type(error).__name__
    return f"{type(error).__name__}: {words}" if is_named and said else words
