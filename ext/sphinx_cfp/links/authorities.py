"""Whose word is taken for who a server is."""

from __future__ import annotations

import ssl
from pathlib import Path


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
