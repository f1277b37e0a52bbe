"""Where something stands: in a string (a span) or in an author's file (a location)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, stop)`` of characters of the text that was parsed."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in an author's file.

    ``path`` is relative to the source folder, with ``/``; ``line`` and ``column`` count from 1, a
    ``column`` of 0 is unknown.
    """

    path: str
    line: int
    column: int = 0

    def __str__(self) -> str:
        column = f":{self.column}" if self.column else ""
        return f"{self.path}:{self.line}{column}"
