"""What a server answered."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.links.bodies import Body
    from sphinx_cfp.links.urls import Url

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to one request; ``headers`` are name, in lower case, and value, in order.

    ``lenient`` says that the answer is not quite HTTP, and was read all the same.
    """

    url: Url
    status: int
    reason: str
    headers: Sequence[tuple[str, str]]
    body: Body
    lenient: bool = False

    def header(self, name: str) -> str:
        """The first value of a header, ``""`` without one."""
        return next((value for key, value in self.headers if key == name), "")

    def all(self, name: str) -> list[str]:
        """Every value of a header."""
        return [value for key, value in self.headers if key == name]

    @property
    def redirects(self) -> bool:
        """Whether it sends on, even if it does not say where to."""
        return self.status in _REDIRECTS or (self.status == 300 and bool(self.header("location")))

    @property
    def permanent(self) -> bool:
        """Whether it sends on for good."""
        return self.status in _PERMANENT

    @property
    def media_type(self) -> str:
        """The type of the body in lower case, without parameters."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def said(self) -> str:
        """Status and reason in words, for a message."""
        reason = " ".join(self.reason.split())[:60]
        return f"{self.status} {reason}" if reason.isprintable() and reason else str(self.status)


def retry_after(answer: Answer, now: float) -> float | None:
    """Seconds that a server asks to wait, from now; None if it does not say, or nothing that makes sense.

    A number of seconds or a date (RFC 9110, section 10.2.3). ``now`` is in seconds since 1970; a date is
    counted from the server's own ``Date`` if it has one, whose clock may be wrong.
    """
    text = answer.header("retry-after").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    until = _seconds(text)
    if until is None:
        return None
    return max(0.0, until - (_seconds(answer.header("date")) or now))


def _seconds(date: str) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp() if date else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
