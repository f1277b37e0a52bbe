"""What can be wrong with a text, said so that its author can put it right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from sphinx_cfp.model.locations import Span

if TYPE_CHECKING:
    from sphinx_cfp.model.codes import Code


class ParseError(ValueError):
    """A text that is refused.

    ``span`` are the characters at fault in the parsed text. ``message`` (what is wrong) and ``hint`` (what
    to write instead) are for people; a program reads ``code`` and ``candidates``, the values that the text
    may stand for: keys of zones for an abbreviation, the month for a misspelled one.
    """

    def __init__(
        self,
        code: Code,
        message: str,
        hint: str,
        span: Span | None = None,
        candidates: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.span = span or Span(0, 0)
        self.candidates = candidates

    def __str__(self) -> str:
        return f"{self.message} — {self.hint}" if self.hint else self.message

    def at(self, span: Span) -> Self:
        """The same fault at another place."""
        return type(self)(self.code, self.message, self.hint, span, self.candidates)

    def within(self, name: str, length: int) -> Self:
        """The same fault of a named value of so many characters; of all of it if no place is known."""
        span = Span(0, length) if self.span == Span(0, 0) else self.span
        message = f"{name}: {self.message}"
        return type(self)(self.code, message, self.hint, span, self.candidates)


class RefusedKeyError(ParseError):
    """A key of a date whose line was refused: that has been reported, its absence need not be."""
