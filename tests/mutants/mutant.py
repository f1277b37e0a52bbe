"""A right call with one fault in it, and where that must be found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

ORIGINALS = Path(__file__).parent / "originals"
NAMES = ("single_track", "three_tracks", "two_rounds", "rolling", "host_quoted", "german")


@cache
def original(name: str) -> str:
    """The text of a right call."""
    return (ORIGINALS / f"{name}.md").read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Mutant:
    """``code`` must be found at ``line`` of the page, or have it as a related place."""

    code: str
    source: str
    line: int
    text: str
    what: str
    encoding: str = "utf-8"

    def __str__(self) -> str:
        return f"{self.code} in {self.source}, line {self.line}: {self.what}"


def edited(source: str, code: str, old: str, new: str, at: str = "") -> Mutant:
    """The call with ``old``, which stands in it once, replaced by ``new``.

    The fault is in the first line that is another, or where ``at`` stands in the new text.
    """
    text = original(source)
    assert text.count(old) == 1, f"{source} has {text.count(old)} times {old!r}"
    mutated = text.replace(old, new)
    assert mutated != text, f"{old!r} is not changed"
    if at:
        line = mutated.count("\n", 0, mutated.index(at)) + 1
    else:
        pairs = zip(text.splitlines(), mutated.splitlines(), strict=False)
        line = next(number for number, (one, other) in enumerate(pairs, 1) if one != other)
    return Mutant(code, source, line, mutated, f"{old!r} → {new!r}")


def added(source: str, code: str, after: str, new: str, at: str = "") -> Mutant:
    """The call with a text more behind ``after``, which stands in it once."""
    return edited(source, code, after, f"{after}{new}", at)
