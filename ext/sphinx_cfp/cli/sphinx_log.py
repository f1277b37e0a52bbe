"""What Sphinx warns of, as records: each once, with its place, its severity and its code as data."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import logging as sphinx_logging

from sphinx_cfp.model.codes import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from sphinx.application import Sphinx

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
