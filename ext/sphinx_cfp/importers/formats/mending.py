"""Repairs text that was UTF-8 and was read as something else, as far as it can be seen.

``📆`` read as Mac Roman is ``üìÜ`` with an apple before it, read as Latin-1 ``ð\\x9f\\x93\\x86``. A run of
characters that, written back, is valid UTF-8 was UTF-8: the rules of its bytes (RFC 3629, section 3) are so
strict that other text does not fit them by accident.
"""

from __future__ import annotations

import re

from sphinx_cfp.importers.formats.document import Doubt

_ENCODINGS = {"mac_roman": "Mac Roman", "latin-1": "Latin-1", "windows-1252": "Windows-1252"}
_RUN = re.compile("[^\\x00-\\x7f]{2,}")

# What garbled text of call pages turns out to be: letters of Europe, punctuation, arrows, symbols and
# emoji. Two capitals and a quotation mark may by accident be the bytes of a rarer character.
_LIKELY = re.compile(
    "[\u00a0-\u017f\u2000-\u2bff\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\ufe0e\ufe0f\uff00-\uffef"
    "\U0001f000-\U0001faff]+|[\u0370-\u052f]{2,}"
)


def mend(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """The text with what was garbled put right, and for each encoding what was done."""
    told: dict[str, list[tuple[int, str, str]]] = {}
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not line.isascii():
            lines[number - 1] = _mended_line(line, number, told)
    return "\n".join(lines), tuple(_doubt(name, repairs) for name, repairs in told.items())


def _mended_line(line: str, number: int, told: dict[str, list[tuple[int, str, str]]]) -> str:
    def mended(match: re.Match[str]) -> str:
        fresh, name = _mended(match[0])
        if name:
            told.setdefault(name, []).append((number, match[0], fresh))
        return fresh

    return _RUN.sub(mended, line)


def _doubt(encoding: str, repairs: list[tuple[int, str, str]]) -> Doubt:
    shown = ", ".join(f"“{old}” is “{new}”" for _, old, new in repairs[:3])
    places = f" in {len(repairs)} places" if len(repairs) > 1 else ""
    why = f"the text was UTF-8 read as {encoding}, and is repaired{places}: {shown}"
    return Doubt(line=repairs[0][0], text=repairs[0][1], why=why)


def _mended(garbled: str) -> tuple[str, str]:
    """The characters as they were, if they were garbled, once or twice, and by which encoding."""
    for fresh, name in _readings(garbled):
        if not _LIKELY.fullmatch(fresh):
            fresh = next((again for again, _ in _readings(fresh) if _LIKELY.fullmatch(again)), "")
        if fresh:
            return fresh, name
    return garbled, ""


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
