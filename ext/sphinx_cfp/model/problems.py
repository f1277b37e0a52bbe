"""What is wrong at a place of a project: the one form in which every layer says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_cfp.model.codes import Code, Severity
    from sphinx_cfp.model.errors import ParseError
    from sphinx_cfp.model.locations import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault found in one place: a refused text, or two declarations that do not agree.

    ``message`` is what is wrong, ``hint`` what to write instead. ``level`` is the severity where it is not
    that of the code, ``subject`` the full key of the date it is about, whose ``:ignore:`` can silence it.
    ``fault`` is the text at fault, by which its column is found, ``occurrence`` how often it stands before
    in its block; ``sides`` are the texts that stand at the related places, as far as their lines are not
    known yet. ``replacement`` is what can be written in the place of the fault without asking, in Markdown;
    empty where a person has to decide.
    """

    code: Code
    message: str
    hint: str = ""
    location: Location
    related: tuple[Location, ...] = field(default=())
    sides: tuple[str, ...] = field(default=())
    level: Severity | None = None
    subject: str = field(default="", compare=False)
    fault: str = ""
    occurrence: int = 0
    replacement: str = ""

    @classmethod
    def from_error(cls, error: ParseError, location: Location, text: str = "") -> Problem:
        """The same fault at a place of a file; ``text`` is what the error's span counts in."""
        return cls(
            code=error.code,
            message=error.message,
            hint=error.hint,
            location=location,
            fault=text[error.span.start : error.span.stop],
        )

    @property
    def severity(self) -> Severity:
        """How bad it is."""
        return self.level or self.code.severity

    @property
    def text(self) -> str:
        """What is wrong — what to write instead."""
        return f"{self.message} — {self.hint}" if self.hint else self.message
