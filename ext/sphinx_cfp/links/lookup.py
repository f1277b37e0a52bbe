"""The system's own resolver of names."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    # Blocking; raises OSError.
    Lookup = Callable[[str], Sequence[str]]


def system_lookup(host: str) -> list[str]:
    """The addresses of a name, as this machine knows them."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))
