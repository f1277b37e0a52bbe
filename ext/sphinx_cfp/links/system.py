"""What this machine knows of the network: the addresses of names, and the authorities it trusts."""

from __future__ import annotations

import socket
import ssl
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    # Blocking; raises OSError.
    Lookup = Callable[[str], Sequence[str]]


def system_lookup(host: str) -> list[str]:
    """The addresses of a name, as this machine knows them."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def context_of(authorities: str = "") -> ssl.SSLContext:
    """A context that trusts the system's authorities and those in the PEM file ``authorities``.

    Where OpenSSL finds none of the system's, as on some macOS, it trusts those of certifi. Raises
    :class:`OSError` (:class:`ssl.SSLError` is one) for a file that cannot be read or is none.
    """
    context = ssl.create_default_context()
    if not _has_authorities(context):
        import certifi

        context.load_verify_locations(certifi.where())
    if authorities:
        context.load_verify_locations(authorities)
    return context


def _has_authorities(context: ssl.SSLContext) -> bool:
    paths = ssl.get_default_verify_paths()
    folder = Path(paths.capath) if paths.capath else None
    return bool(
        context.cert_store_stats()["x509_ca"]
        or paths.cafile
        or (folder and folder.is_dir() and any(folder.iterdir()))
    )
