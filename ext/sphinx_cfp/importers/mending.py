"""Repairs text that was UTF-8 and was read as something else, as far as it can be seen.

``📆`` read as Mac Roman is ``üìÜ`` with an apple before it, read as Latin-1 ``ð\\x9f\\x93\\x86``. A run of
characters that, written back, is valid UTF-8 was UTF-8: the rules of its bytes (RFC 3629, section 3) are so
strict that other text does not fit them by accident.
"""

from __future__ import annotations

import re

from sphinx_cfp.importers.documents import Doubt

_ENCODINGS = {"mac_roman": "Mac Roman", "latin-1": "Latin-1", "windows-1252": "Windows-1252"}
_RUN = re.compile("[^\\x00-\\x7f]{2,}")

# What garbled text of call pages turns out to be: letters of Europe, punctuation, arrows, symbols and
# emoji. Two capitals and a quotation mark may by accident be the bytes of a rarer character.
_LIKELY = re.compile(
    "[\u00a0-\u017f\u2000-\u2bff\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\ufe0e\ufe0f\uff00-\uffef"
    "\U0001f000-\U0001faff]+|[\u0370-\u052f]{2,}"
)


def mend(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """The text with what was garbled put right, and for each line and encoding what was done."""
    doubts: list[Doubt] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not line.isascii():
            told: dict[str, list[tuple[str, str]]] = {}
            lines[number - 1] = _RUN.sub(lambda match, told=told: _mended(match[0], told), line)  # type: ignore[misc]
            doubts += (_doubt(number, name, pairs) for name, pairs in told.items())
    return "\n".join(lines), tuple(doubts)


def _doubt(line: int, encoding: str, pairs: list[tuple[str, str]]) -> Doubt:
    shown = ", ".join(f"“{old}” is “{new}”" for old, new in pairs[:3])
    why = f"the text was UTF-8 read as {encoding}, and is repaired: {shown}"
    return Doubt(line=line, text=pairs[0][0], why=why)


def _mended(garbled: str, told: dict[str, list[tuple[str, str]]]) -> str:
    """The characters as they were, if they were garbled, once or twice."""
    for fresh, name in _readings(garbled):
        if not _LIKELY.fullmatch(fresh):
            fresh = next((again for again, _ in _readings(fresh) if _LIKELY.fullmatch(again)), "")
        if fresh:
            told.setdefault(name, []).append((garbled, fresh))
            return fresh
    return garbled


def _readings(text: str) -> list[tuple[str, str]]:
    """What a text may have been, and the encoding that it was read in instead."""
    found: list[tuple[str, str]] = []
    for codec, name in _ENCODINGS.items():
        try:
            found.append((_bytes(text, codec).decode("utf-8"), name))
        except UnicodeError:
            continue
    return found


def _bytes(text: str, codec: str) -> bytes:
    """The text in an encoding; Windows-1252 leaves five bytes open, which are read as they are."""
    if codec != "windows-1252":
        return text.encode(codec)
    return b"".join(
        bytes([ord(character)])
        if 0x80 <= ord(character) <= 0x9F
        else character.encode("windows-1252")
        for character in text
    )
