"""What can be wrong with a text, said so that its author can put it right."""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_cfp.model.locations import Location, Span
from sphinx_cfp.model.packing import Packed


class ParseError(ValueError):
    """A text that is refused.

    ``code`` is the name of a finding (a member of :class:`sphinx_cfp.checks.codes.Code`), ``span`` the
    characters at fault in the parsed text, ``message`` what is wrong and ``hint`` what to write instead.
    """

    def __init__(self, code: str, message: str, hint: str, span: Span | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.span = span or Span(0, 0)

    def __str__(self) -> str:
        return f"{self.message} — {self.hint}" if self.hint else self.message


class RefusedKeyError(ParseError):
    """A key of a date whose line was refused: that has been reported, its absence need not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Packed):
    """A fault found in one place: a refused text, or two declarations that do not agree.

    ``severity`` is empty where that of the code holds, ``subject`` the full key of the date it is about,
    whose ``:ignore:`` can silence it. ``fault`` is the text at fault, by which its column is found, and
    ``sides`` those that stand at the related places, as far as their lines are not known yet;
    ``occurrence`` how often it stands before in its block; ``replacement`` is what can be written in its
    place without asking.
    """

    code: str
    message: str
    hint: str = ""
    location: Location
    related: tuple[Location, ...] = field(default=())
    sides: tuple[str, ...] = field(default=())
    severity: str = ""
    subject: str = ""
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
