"""What can be wrong with a text, said so that its author can put it right."""

from __future__ import annotations

from dataclasses import dataclass, field

from sphinx_cfp.model.locations import Location, Span


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A fault found in one place: a refused text, or two declarations that do not agree.

    ``severity`` is empty where that of the code holds, ``subject`` the full key of the date it is about,
    whose ``:ignore:`` can silence it.
    """

    code: str
    message: str
    hint: str = ""
    location: Location
    related: tuple[Location, ...] = field(default=())
    severity: str = ""
    subject: str = ""

    @classmethod
    def from_error(cls, error: ParseError, location: Location) -> Problem:
        """The same fault at a place of a file."""
        return cls(code=error.code, message=error.message, hint=error.hint, location=location)
