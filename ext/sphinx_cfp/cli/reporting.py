"""What the person who builds gets to read: each finding once, in one form, with its file and line."""

from __future__ import annotations

import io
import os
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.cli.stopping import CONTENT, CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

# What Sphinx prints: "/path/call.md:3: WARNING: words [type.subtype]", the place and the type if known.
LOGGED = re.compile(
    r"(?:(?P<place>[^\n]*?): )?(?P<level>WARNING|ERROR|CRITICAL): "
    r"(?P<words>.*?)(?: \[(?P<code>[\w.-]+)\])?\n?",
    re.DOTALL,
)
COLOR = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True, slots=True)
class Logged:
    """A warning or an error of Sphinx's log; ``place`` is ``path:line``, ``path``, or empty."""

    place: str
    level: str
    code: str
    words: str

    def __str__(self) -> str:
        place = f"{self.place}: " if self.place else ""
        code = f"[{self.code.removeprefix('cfp.')}]" if self.code else ""
        return f"{place}{self.level}{code}: {self.words}"


class Log(io.StringIO):
    """The stream that Sphinx writes its warnings to: keeps each once.

    Two builders read the same pages, and both have something to say about them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.records: list[Logged] = []

    def write(self, text: str) -> int:
        """Keep ``text``, one record of Sphinx's log, unless it is known."""
        plain = COLOR.sub("", text)
        match = LOGGED.fullmatch(plain)
        record = logged(match) if match else Logged("", "warning", "", plain.rstrip("\n"))
        if record.words and record not in self.records:
            self.records.append(record)
            self.noted(record if match else plain.rstrip("\n"))
        return len(text)

    def noted(self, record: Logged | str) -> None:
        """Called for each that is new, a string if it has not the form of a record."""


class Report(Log):
    """A log that is shown as it grows."""

    @property
    def failures(self) -> int:
        """How many of the records are errors."""
        return self.more_failures + sum(record.level == "error" for record in self.records)

    more_failures = 0

    def noted(self, record: Logged | str) -> None:
        """Show it."""
        print(record, file=sys.stderr, flush=True)

    def count(self) -> str:
        """The number of warnings, in words that can follow a list; empty if there are none."""
        number = len(self.records)
        return f" ({number} warning{'s' * (number > 1)})" if number else ""

    def stop_if_failed(self, *, strict: bool, untouched: Path) -> None:
        """Raise :class:`CommandError` for an error, and if ``strict`` for a warning too."""
        if self.failures or (strict and self.records):
            number = len(self.records)
            findings = "1 finding" if number == 1 else f"{number} findings"
            raise CommandError(f"not built: {findings}; {untouched} is as it was", CONTENT)


def logged(record: re.Match[str]) -> Logged:
    """A record of Sphinx's log."""
    level = "warning" if record["level"] == "WARNING" else "error"
    place = relative(record["place"]) if record["place"] else ""
    return Logged(place, level, record["code"] or "", record["words"].strip())


def relative(place: str) -> str:
    """A path as one would type it here: without the current folder."""
    return place.removeprefix(f"{Path.cwd()}{os.sep}")


@contextmanager
def explained(exit_code: int, conf: Path, *, traceback: bool) -> Iterator[None]:
    """Turn what Sphinx or an extension raises into :class:`CommandError`, with ``exit_code``.

    ``conf`` is the configuration, where the fault may lie. ``traceback`` lets an exception through
    instead, for those who want to know where in the code it arose.
    """
    try:
        yield
    except (CommandError, OSError):
        raise
    except Exception as error:
        if traceback:
            raise
        raise CommandError(explanation(error, conf), exit_code) from None


def explanation(error: Exception, conf: Path) -> str:
    """One line for what went wrong, with the line of ``conf`` if that is where it did."""
    from sphinx.errors import ConfigError, ExtensionError, SphinxError, ThemeError

    if isinstance(error, ConfigError) and error.__cause__:
        return f"{place_of(error.__cause__, conf)}: error[conf]: {in_one_line(error.__cause__)}"
    if isinstance(error, ConfigError | ExtensionError | ThemeError):
        words = in_one_line(error, name=False)
        return f"{place_of_words(words, conf)}: error[conf]: {words}"
    if isinstance(error, SphinxError):
        return f"error: {in_one_line(error, name=False)}"
    return f"error: {in_one_line(error)} — a fault that was not foreseen; --traceback shows where"


def place_of(error: BaseException, conf: Path) -> str:
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


def place_of_words(words: str, conf: Path) -> str:
    """The line of the configuration that is meant, as ``path:line``.

    It is the first that sets what ``words`` begin with, else the first that has a name which they quote.
    """
    lines = list(enumerate(conf.read_text("utf-8", "replace").splitlines(), 1))
    if setting := re.match(r"[a-z]+_\w+", words):
        for number, line in lines:
            if line.startswith(setting[0]):
                return f"{conf}:{number}"
    quoted = re.findall(r"['\"]([^'\"]+)['\"]", words)
    for number, line in lines:
        if any(name in line for name in quoted):
            return f"{conf}:{number}"
    return str(conf)


def in_one_line(error: BaseException, *, name: bool = True) -> str:
    """What ``error`` says, after the ``name`` of its type, on one line."""
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    words = " ".join(said.split()) or type(error).__name__
    return f"{type(error).__name__}: {words}" if name and said else words
