"""A process that has imported everything, and forks for each command that it is asked to run.

Half of the time of a command of ours goes into imports. What is forked here is a process of its own all
the same, with folder, environment, files and end of its own; only what an interpreter reads while it
starts is that of the server.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import signal
import socket
import sys
import tempfile
import time
import traceback
from typing import TYPE_CHECKING, Literal, NoReturn, TextIO

from babel import localedata
from sphinx.application import builtin_extensions
from tests.processes.templates import keep_compiled

import sphinx_cfp

if TYPE_CHECKING:
    from io import TextIOWrapper

IMPORTED = (
    *builtin_extensions,
    "babel.messages.pofile",
    "babel.numbers",
    "jinja2.ext",
    "myst_parser.mdit_to_docutils.sphinx_",
    "myst_parser.parsers.sphinx_",
    "myst_parser.sphinx_ext.directives",
    "myst_parser.sphinx_ext.mathjax",
    "sphinx.cmd.build",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "sphinx.jinja2glue",
    "sphinx.search.en",
    "sphinx.versioning",
    "sphinx_book_theme",
    "sphinx_design",
    "sphinx_intl.commands",
    "xml.sax.expatreader",
)


def main(place: str) -> list[str] | None:
    """Serve; in a forked process, which is to run a command, the command."""
    parent = os.getppid()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(place)
    listener.listen(64)
    listener.settimeout(2)
    _import_everything()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    while os.getppid() == parent:
        try:
            connection, _ = listener.accept()
        except TimeoutError:
            continue
        if os.fork() == 0:
            listener.close()
            return _attend(connection)
        connection.close()
    return None


def _import_everything() -> None:
    for name in IMPORTED:
        importlib.import_module(name)
    for found in pkgutil.walk_packages(sphinx_cfp.__path__, "sphinx_cfp."):
        if not found.name.endswith("__main__") and ".starter" not in found.name:
            importlib.import_module(found.name)
    localedata.load("en")
    keep_compiled()
    gc.freeze()


def _attend(connection: socket.socket) -> list[str]:
    """Fork once more for a command: the one that stays says which it is and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    connection.setblocking(True)
    size, files, _, _ = socket.recv_fds(connection, 8, 3)
    asked = connection.makefile("rb").read(int.from_bytes(size, "big"))
    pid = os.fork()
    if pid == 0:
        connection.close()
        command, folder, environment = json.loads(asked)
        _become(folder, environment, files)
        return list(command)
    for file in files:
        os.close(file)
    connection.sendall(f"{pid}\n".encode())
    _, status = os.waitpid(pid, 0)
    connection.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _become(folder: str, environment: dict[str, str], files: list[int]) -> None:
    for number, file in enumerate(files):
        os.dup2(file, number)
        os.close(file)
    sys.stdin = _stream(0, "r", sys.stdin)
    sys.stdout = _stream(1, "w", sys.stdout)
    sys.stderr = _stream(2, "w", sys.stderr)
    sys.stderr.reconfigure(line_buffering=True)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    tempfile.tempdir = None
    sys.path[0] = folder


def _stream(number: int, mode: Literal["r", "w"], before: TextIO) -> TextIOWrapper:
    """A stream over a file as an interpreter makes it, in the encoding of the one there was."""
    return open(number, mode, encoding=before.encoding, errors=before.errors, closefd=False)


def _run(module: str, *arguments: str) -> NoReturn:
    """Run a module to its end. Taking an interpreter apart takes longer than most commands: it is left."""
    sys.argv[1:] = arguments
    code: object = 0
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        code = end.code
    except BaseException:
        traceback.print_exc()
        code = 1
    if isinstance(code, str):
        print(code, file=sys.stderr)
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    asked_for = main(sys.argv[1])
    if asked_for:
        _run(*asked_for)
