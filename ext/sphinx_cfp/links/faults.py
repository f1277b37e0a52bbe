"""Why there is no answer."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """What went wrong between asking and the end of the header; see :mod:`~sphinx_cfp.links.retries`."""

    NO_NAME = "no_name"  # the name has no address
    NO_LOOKUP = "no_lookup"  # whether it has one could not be found out
    UNSAFE = "unsafe"  # none of its addresses may be asked
    NO_ROUTE = "no_route"  # this machine reaches none of them
    REFUSED = "refused"
    NO_CONNECTION = "no_connection"  # not within the time for it
    TLS = "tls"
    SILENT = "silent"  # connected, and no answer within the time for it
    RESET = "reset"  # the connection ended before the header did
    GARBLED = "garbled"  # an answer that is not HTTP


class Failure(Exception):  # noqa: N818 - the field's word; an error is what it may turn out to be
    """No answer. ``detail`` says more, where there is more to say."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(fault, detail)
        self.fault = fault
        self.detail = detail
