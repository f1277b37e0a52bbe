"""The exit codes of a command, why it stops early, and how a signal stops it without leaving a mess."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

CONTENT = 1
USAGE = 2
INTERRUPTED = 128 + signal.SIGINT
TERMINATED = 128 + signal.SIGTERM


class CommandError(Exception):
    """A command cannot go on; ``message`` is the line for the person who ran it.

    ``exit_code`` is 1 when the documents are at fault and 2 when the call, the configuration or a
    folder is.
    """

    def __init__(self, message: str, exit_code: int = USAGE) -> None:
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code

    @classmethod
    def of_system(
        cls, error: OSError, path: Path | None = None, *, left: str = "", exit_code: int = USAGE
    ) -> CommandError:
        """What the system says of ``path``, or of the file that it names; ``left`` is the state of all."""
        where = path or error.filename
        place, ending = f"{where}: " if where else "", f"; {left}" if left else ""
        return cls(f"error: {place}{error.strerror or error}{ending}", exit_code)


class Terminated(BaseException):
    """SIGTERM came. Not an :class:`Exception`: nothing on the way up may take it for a fault."""


@contextmanager
def stopping_cleanly(left: str) -> Iterator[None]:
    """Turn Ctrl-C and SIGTERM into :class:`CommandError`; ``left`` says in which state all is then."""
    with terminating_cleanly():
        try:
            yield
        except KeyboardInterrupt:
            raise CommandError(f"stopped; {left}", INTERRUPTED) from None
        except Terminated:
            raise CommandError(f"terminated; {left}", TERMINATED) from None


@contextmanager
def terminating_cleanly() -> Iterator[None]:
    """Let SIGTERM unwind the stack as Ctrl-C does, so that what was begun is cleaned up."""
    here = os.getpid()

    def terminate(number: int, _frame: FrameType | None) -> None:
        if os.getpid() != here:  # a worker that Sphinx forked: the parent cleans up
            os._exit(128 + number)
        raise Terminated

    before = signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that is removed again, whatever happens."""
    with terminating_cleanly(), TemporaryDirectory(prefix="sphinx-cfp-") as folder:
        yield Path(folder).resolve()


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold back Ctrl-C and SIGTERM for the few steps that must happen together."""
    if sys.platform == "win32":  # it has no such mask
        yield
        return
    wanted = {signal.SIGINT, signal.SIGTERM}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, wanted)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
