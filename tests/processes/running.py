"""``python -m MODULE``, without the time that its imports take."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tests.processes import client

if TYPE_CHECKING:
    from collections.abc import Mapping

LIMIT = 60
"""Seconds after which a command is taken to hang."""

READ_AT_START = ("PYTHON", "LC_", "LANG")
"""How the variables begin that an interpreter reads while it starts."""


def run_module(
    module: str,
    *arguments: str | Path,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    joined: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Run a module in a process of its own, in ``folder``, and wait for its end.

    ``environment`` is added to ours; ``joined`` puts both outputs into ``stdout``. Raises
    :class:`subprocess.TimeoutExpired` after :data:`LIMIT`.
    """
    command = [module, *map(str, arguments)]
    variables = {**os.environ, **(environment or {})}
    place = str(folder or Path.cwd())
    if _as_it_starts(variables) == _as_it_starts(os.environ):
        return _forked(command, place, variables, joined=joined)
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=place,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if joined else subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        timeout=LIMIT,
        check=False,
    )


def as_script(module: str) -> str:
    """A script of a shell that runs a module as :func:`run_module` does, with the arguments it is given."""
    words = [sys.executable, "-IS", client.__file__, server(), module]
    return f"""#!/bin/sh\nexec {" ".join(f"'{word}'" for word in words)} "$@"\n"""


@cache
def server() -> str:
    """The socket of the server of this process, which starts with the first command."""
    folder = tempfile.mkdtemp(prefix="server-")
    place = f"{folder}/socket"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.processes.server", place],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    )
    atexit.register(_end, process, folder)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return place


def _end(process: subprocess.Popen[bytes], folder: str) -> None:
    process.terminate()
    process.communicate()
    shutil.rmtree(folder)


def _as_it_starts(variables: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in variables.items() if name.startswith(READ_AT_START)}


def _forked(
    command: list[str], folder: str, variables: dict[str, str], *, joined: bool
) -> subprocess.CompletedProcess[str]:
    with ExitStack() as stack:
        nothing = stack.enter_context(Path(os.devnull).open())
        printed, errors = (stack.enter_context(tempfile.TemporaryFile()) for _ in range(2))
        files = (nothing.fileno(), printed.fileno(), (printed if joined else errors).fileno())
        child = client.begin(server(), command, folder, variables, files)
        try:
            code = child.wait(LIMIT)
        except TimeoutError:
            os.kill(child.pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired(command, LIMIT) from None
        return subprocess.CompletedProcess(command, code, _text(printed), _text(errors))


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace").replace("\r\n", "\n")
