"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_cfp.checks.codes import Code, Severity
    from sphinx_cfp.model.locations import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fault at a place, what is wrong and what to write instead; ``related`` are its other sides.

    ``fault`` is the text at fault, ``occurrence`` how often it stands before in its block. ``replacement``
    is what can be written in its place without asking, in Markdown; empty where a person has to decide.
    """

    code: Code
    severity: Severity
    message: str
    fix: str
    location: Location
    related: tuple[Location, ...] = ()
    sides: tuple[str, ...] = ()
    fault: str = ""
    occurrence: int = 0
    replacement: str = ""

    @property
    def text(self) -> str:
        """What is wrong — what to write instead."""
        return f"{self.message} — {self.fix}" if self.fix else self.message
