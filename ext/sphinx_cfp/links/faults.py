"""Why there is no answer."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random


class Fault(StrEnum):
    """What went wrong between asking and the end of the header; see :mod:`~sphinx_cfp.links.faults`."""

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


# Times that a request is sent again. An answer of 5xx counts as one more kind of fault.
AFTER_FAULT = {
    Fault.NO_NAME: 2,
    Fault.NO_LOOKUP: 2,
    Fault.UNSAFE: 0,
    Fault.NO_ROUTE: 1,
    Fault.REFUSED: 2,
    Fault.NO_CONNECTION: 2,
    Fault.TLS: 1,
    Fault.SILENT: 2,
    Fault.RESET: 3,
    Fault.GARBLED: 0,  # it was read a second time already
}
AFTER_SERVER_ERROR = 3
# Answers that a moment, or a new connection, often changes: timeout, wrong server, too early.
PASSING = frozenset({408, 421, 425})
AFTER_PASSING = 2
# Servers that ask to be left alone for a while; 420 and 430 are two services' own.
BUSY = frozenset({420, 429})
_FIRST = 0.4  # seconds
_LONGEST = 5.0


def allowed(fault: Fault, tries: int) -> int:
    """How often to ask again after a fault; ``tries`` is how many requests at least."""
    return max(AFTER_FAULT[fault], tries - 1) if AFTER_FAULT[fault] else 0


def allowed_after(status: int, tries: int) -> int:
    """How often to ask again after an answer."""
    if status >= 500:
        return max(AFTER_SERVER_ERROR, tries - 1)
    return max(AFTER_PASSING, tries - 1) if status in PASSING else 0


def delay(number: int, random: Random) -> float:
    """Seconds before the retry of that number, from 0: twice as long each time, and never in step."""
    return min(_LONGEST, _FIRST * 2.0**number) * random.uniform(0.5, 1.5)
