"""Which addresses of the Internet Protocol may be connected to.

Python's ``is_global`` differs between the releases this package supports, so the special-purpose
registries (RFC 6890 and its updates) stand here.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.links.settings import Network

Address = IPv4Address | IPv6Address

_NOT_PUBLIC_4 = [
    ip_network(text)
    for text in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # carriers' own; a cloud's metadata
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's own services, at a public address
        "169.254.0.0/16",  # link-local; most clouds' metadata
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",  # multicast, reserved, broadcast
    )
]
_PUBLIC_6 = ip_network("2000::/3")
_NOT_PUBLIC_6 = [
    ip_network(text)
    for text in (
        "2001::/23",  # Teredo and other protocols' own
        "2001:db8::/32",
        "2002::/16",  # 6to4: an IPv4 address in disguise
        "2620:4f:8000::/48",
        "3fff::/20",
    )
]
_TRANSLATED = ip_network("64:ff9b::/96")  # NAT64, RFC 6052: what a resolver says on such a network


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public Internet; one that is translated as its original does."""
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_4)
    if address in _TRANSLATED:
        return is_public(IPv4Address(int(address) & 0xFFFFFFFF))
    return address in _PUBLIC_6 and not any(address in network for network in _NOT_PUBLIC_6)


def is_allowed(address: Address, allow: Sequence[Network]) -> bool:
    """Whether an address may be connected to: a public one, or one of an allowed network."""
    return is_public(address) or any(
        address in network for network in allow if network.version == address.version
    )


def plain(text: str) -> Address | None:
    """The address that is written the usual way, or None.

    An IPv6 address that only wraps one of IPv4, or has a zone, is not plain: see :func:`disguised`.
    """
    if ":" not in text and not text[-1:].isdigit():
        return None  # a name, as nearly all are: to let Python refuse it takes longer
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and (
        address.scope_id or address.ipv4_mapped or _compatible(address)
    ):
        return None
    return address


def disguised(host: str) -> bool:
    """Whether a host is an address in a form that hides which: a number, octal, hexadecimal, short, mapped.

    The URL standard takes every host whose last part is a number for an address of IPv4 (§ 3.5, "ends in a
    number checker"), and so do browsers; nobody writes one in good faith.
    """
    if ":" in host:
        return plain(host) is None
    last = host.rstrip(".").rpartition(".")[2]
    return bool(_NUMBER.fullmatch(last)) and plain(host) is None


_NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")


def _compatible(address: IPv6Address) -> bool:
    """``::7f00:1``: deprecated since RFC 4291, yet understood by some."""
    return 1 < int(address) < 1 << 32
