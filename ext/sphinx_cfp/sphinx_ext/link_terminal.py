"""What a person at a terminal sees and can do while links are asked. Nothing of Sphinx."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from sphinx_cfp.links.results import Progress


@contextmanager
def stopping(stop: threading.Event, signals: list[int]) -> Iterator[None]:
    """Let Ctrl-C and SIGTERM end the check, so that what is known is reported.

    Only the main thread of a process gets signals; in another this changes nothing.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

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

    def __call__(self, far: Progress) -> None:
        # Some terminals say that they have no columns.
        columns = os.get_terminal_size(sys.stderr.fileno()).columns or 80
        line = str(far)[: columns - 1]
        if line != self._last:
            self._last = line
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self._last:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


@contextmanager
def progress() -> Iterator[_Line | None]:
    """A line that tells how far it is, on a terminal only."""
    if not sys.stderr.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        yield None
        return
    line = _Line()
    try:
        yield line
    finally:
        line.clear()
