"""Text in a number of columns, as terminals count them: a wide character takes two."""

from __future__ import annotations

import re
from unicodedata import combining, east_asian_width

COLUMNS = 72

_WORD = re.compile(r"\S+")
# What may take no column or two: all but Latin letters, punctuation, signs of currencies and arrows.
_UNUSUAL = re.compile("[^\x00-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff]")


def width(text: str) -> int:
    """The columns that a text takes."""
    if not _UNUSUAL.search(text):
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if combining(character) or character in "\u200d\ufe0f":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrap(text: str, indent: str = "", hanging: str | None = None) -> list[str]:
    """The lines of a text, the first after ``indent``, the others after ``hanging`` (``indent`` if none).

    A word is never broken, so that an address stays whole; text of wide characters, which has no spaces,
    may break between any two of them. No line begins with "From ", which some mailboxes take for the
    beginning of the next mail.
    """
    if width(line := indent + text) <= COLUMNS and not line.startswith("From "):
        return [line]
    after = indent if hanging is None else hanging
    lines, line, is_empty = [], indent, True
    for piece, glued in _pieces(text):
        gap = "" if glued or is_empty else " "
        if not is_empty and width(line) + len(gap) + width(piece) > COLUMNS:
            lines.append(line)
            line, gap = after, ""
        line += gap + piece
        is_empty = False
    lines.append(line)
    return [f" {one}" if one.startswith("From ") else one for one in lines]


def _pieces(text: str) -> list[tuple[str, bool]]:
    """What stays together on a line, and whether it follows what stands before without a space."""
    found: list[tuple[str, bool]] = []
    for word in _WORD.findall(text):
        if width(word) <= len(word):
            found.append((word, False))
            continue
        start = 0
        for stop in range(1, len(word) + 1):
            if stop == len(word) or (_width(word[stop - 1]) == 2 and _width(word[stop]) == 2):
                found.append((word[start:stop], start > 0))
                start = stop
    return found
