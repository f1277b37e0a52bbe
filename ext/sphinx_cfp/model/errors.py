"""What can be wrong with a text, said so that its author can put it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


class RefusedKeyError(ParseError):
    """A key of a date whose line was refused: that has been reported, its absence need not be."""
