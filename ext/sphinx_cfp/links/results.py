"""What is known about a link."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sphinx_cfp.model.codes import Code

if TYPE_CHECKING:
    from sphinx_cfp.model.locations import Location

UNVERIFIED = Code.LINK_UNVERIFIED


class LinkStatus(StrEnum):
    """How bad it is; ``note`` fails nothing."""

    OK = "ok"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is said of a link.

    ``code`` is that of the finding, none for a link that is right. ``message`` goes on
    after the URL: "answers 404". ``replacement`` is the URL to write instead, where that is known, ``hint``
    else what to do.
    """

    status: LinkStatus
    code: Code | None = None
    message: str = ""
    replacement: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A URL, fragment included, what is said of it, and every place where it stands, in order."""

    url: str
    verdict: Verdict
    places: tuple[Location, ...]


OK = Verdict(status=LinkStatus.OK)


def unverified(message: str, hint: str = "") -> Verdict:
    """Nothing is known, and why."""
    return Verdict(status=LinkStatus.NOTE, code=UNVERIFIED, message=message, hint=hint)


NOT_ASKED = unverified("was not asked: this check is offline")
"""What a check that may ask nobody cannot say, and was told not to."""
