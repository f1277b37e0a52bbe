"""Which URL may be asked at all, decided before anything is sent, and again at every hop."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_cfp.links.addresses import disguised, is_allowed, is_public, plain
from sphinx_cfp.links.results import OK, LinkStatus, Verdict, unverified
from sphinx_cfp.links.urls import MalformedURLError, Url, parse, scheme_of
from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.links.settings import Network

# Schemes that lead to no host and that readers' machines know what to do with.
ELSEWHERE = frozenset({"mailto", "tel", "sms", "geo", "xmpp", "sip", "sips", "matrix", "webcal"})
# Schemes that run something, hide something or open the reader's own files.
HARMFUL = frozenset({"javascript", "vbscript", "data", "file", "blob", "view-source"})
# Ports that browsers refuse (the Fetch standard, "bad port"): mail, shells, printers and the like.
REFUSED_PORTS = frozenset(
    (
        *(1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95),
        *(101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161),
        *(179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563),
        *(587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060),
        *(5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be asked: public addresses and those of the networks in ``allow``."""

    allow: Sequence[Network] = ()

    def vet(self, text: str) -> Url | Verdict:
        """The URL to ask, or what is said of one that is not asked.

        The addresses of a name are vetted when it is resolved, see :mod:`sphinx_cfp.links.resolver`.
        """
        scheme = scheme_of(text)
        if scheme not in ("http", "https"):
            return _other_scheme(scheme, text)
        try:
            url = parse(text)
        except MalformedURLError as error:
            return _malformed(str(error))
        return self._unsafe(url) or url

    def _unsafe(self, url: Url) -> Verdict | None:
        if url.user:
            return unsafe("contains a name or a password", "write the URL without them")
        if disguised(url.host):
            return unsafe("hides an address behind a number", "write the name of the host")
        address = plain(url.host)
        if address and not is_allowed(address, self.allow):
            return unsafe(f"leads to {address}, which is no address of the public Internet")
        if url.port in REFUSED_PORTS and not (address and not is_public(address)):
            return unsafe(f"names port {url.port}, which browsers refuse")
        return None


def unsafe(message: str, hint: str = "write an address that every reader can open") -> Verdict:
    """A link that is not followed."""
    return Verdict(status=LinkStatus.ERROR, code=Code.LINK_UNSAFE, message=message, hint=hint)


def _malformed(message: str, replacement: str = "") -> Verdict:
    hint = "" if replacement else "write it as https://host/path"
    return Verdict(
        status=LinkStatus.ERROR,
        code=Code.LINK_MALFORMED,
        message=message,
        replacement=replacement,
        hint=hint,
    )


def _other_scheme(scheme: str, text: str) -> Verdict:
    if scheme in ELSEWHERE:
        return OK
    if scheme in HARMFUL:
        return unsafe(f"begins with {scheme}:")
    rest = text[len(scheme) + 1 :]
    meant = difflib.get_close_matches(scheme, ("https", "http"), 1, 0.75) if scheme else []
    if meant and rest.startswith("//"):
        return _malformed(f"begins with {scheme}:", f"{meant[0]}:{rest}")
    if not scheme:
        return _malformed("is no web address", f"https:{text}" if text.startswith("//") else "")
    return unverified(f"is not of the web ({scheme}:)")
