"""Text in files: characters that none may hold whatever a source says, addresses, lines of a mail.

Columns are counted as terminals do: a wide character takes two.
"""

from __future__ import annotations

import re
from unicodedata import combining, east_asian_width
from urllib.parse import quote

# C0 and C1 but tab and line feed, lone surrogates, the two that are no characters: XML 1.0 (section 2.2)
# has none of them, RFC 5545 (section 3.1) refuses controls in text.
_REFUSED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
REPLACEMENT = "\ufffd"
COLUMNS = 72

PLAIN_URL = "!#$%&'()*+,/:;=?@[]~"
"""What stays as it is in an address (RFC 3986, section 2); letters, digits and ``-._~`` always do."""


def printable(text: str) -> str:
    """The text with ``\\n`` as its only line end and no control characters, each replaced by ``U+FFFD``.

    A page that holds one has a finding of its own; this is for what comes by another way.
    """
    return _REFUSED.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text))


def on_one_line(text: str) -> str:
    """The same without line ends: a header, a cell, a comment."""
    return text if text.isprintable() else _SPACES.sub(" ", printable(text)).strip()


def uri(text: str) -> str:
    """An address in ASCII: what no address may hold is percent-encoded (RFC 3987, section 3.1)."""
    return quote(text, safe=PLAIN_URL)


def width(text: str) -> int:
    """The columns that a text takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


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
