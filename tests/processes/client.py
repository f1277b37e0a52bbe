"""Asks the server of :mod:`tests.processes.server` to run a module as ``python -m`` would.

As a program, ``client.py SOCKET MODULE ARGUMENTS…``, it stands for ``python -m MODULE ARGUMENTS…`` in the
scripts of a shell; it imports next to nothing, so that it starts at once.
"""

from __future__ import annotations

import json
import os
import socket
import sys


def begin(
    place: str,
    command: list[str],
    folder: str,
    environment: dict[str, str],
    files: tuple[int, int, int],
) -> Child:
    """Begin a module, ``command`` being its name and its arguments, with these three files as its own."""
    asked = json.dumps([command, folder, environment]).encode()
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(place)
    socket.send_fds(connection, [len(asked).to_bytes(8, "big")], files)
    connection.sendall(asked)
    return Child(connection)


class Child:
    """A process that the server has begun for us."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._answers = connection.makefile()
        self.pid = int(self._answers.readline())

    def wait(self, seconds: float | None = None) -> int:
        """Its exit code, less than 0 for a signal. Raises :class:`TimeoutError`."""
        self._connection.settimeout(seconds)
        with self._connection, self._answers:
            return int(self._answers.readline())


if __name__ == "__main__":
    here = os.getcwd()  # noqa: PTH109 - pathlib takes longer to import than all of this
    sys.exit(begin(sys.argv[1], sys.argv[2:], here, dict(os.environ), (0, 1, 2)).wait() & 0xFF)
