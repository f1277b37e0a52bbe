"""A run in a process of its own, beside whatever the caller does meanwhile.

A process, because Sphinx forks while it writes with several jobs, which no thread with locks and sockets
survives, and because a thread would take its time from the one that writes.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from sphinx_cfp.links.cache import Cache
from sphinx_cfp.links.checking import check
from sphinx_cfp.links.results import LinkRun

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_cfp.links.settings import Settings
    from sphinx_cfp.model.locations import Location

_MAIN = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from sphinx_cfp.links.subprocess import answer; answer()"
)
_GRACE = 15
"""Seconds after the deadline after which a process is taken to hang."""


class RunError(Exception):
    """The process ended without a result; the text says how."""


class Run:
    """A check of ``links`` that is under way. It ends with the process that began it."""

    def __init__(
        self, links: Sequence[tuple[str, Location]], settings: Settings, cache: Path | None
    ) -> None:
        self._limit = settings.deadline + _GRACE
        self._process = subprocess.Popen(
            [sys.executable, "-c", _MAIN, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin
        with suppress(BrokenPipeError):  # its end is told when its result is asked for
            pickle.dump((list(links), settings, cache), self._process.stdin)
            self._process.stdin.flush()

    def result(self) -> LinkRun:
        """What was found, once it is. Raises :class:`RunError`."""
        answers: list[bytes] = []
        reader = threading.Thread(target=lambda: answers.append(self._read()), daemon=True)
        reader.start()
        reader.join(self._limit)
        if not answers:
            self._process.kill()
            reader.join()
            raise RunError(f"there was no answer for {self._limit:.0f} seconds")
        code = self._ended()
        if code or not answers[0]:
            raise RunError(f"the process that asks ended with {code}")
        found = pickle.loads(answers[0])  # our own process wrote it
        assert isinstance(found, LinkRun)
        return found

    def stop(self) -> None:
        """Ask no more, and forget it."""
        self._process.kill()
        self._read()
        self._ended()

    def _read(self) -> bytes:
        assert self._process.stdout
        return self._process.stdout.read()

    def _ended(self) -> int:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()
        return self._process.wait()


def answer() -> None:
    """In the process: read what to check, check it, write what was found."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who began it
    links, settings, path = pickle.load(sys.stdin.buffer)  # written by `Run`
    stop = threading.Event()
    threading.Thread(target=_watch, args=(stop,), daemon=True).start()
    with Cache(path) as cache:
        done = check(links, settings, cache, stop=stop)
    done.notices[:0] = cache.notices
    pickle.dump(done, sys.stdout.buffer)
    sys.stdout.flush()


def _watch(stop: threading.Event) -> None:
    """End the run when the process that began it is gone, which closes the pipe."""
    os.read(sys.stdin.fileno(), 1)
    stop.set()
