"""From the bytes of a file to its text, whatever it was written or garbled with."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass

from sphinx_cfp.importers.formats.document import Doubt
from sphinx_cfp.importers.formats.mending import mend

LARGEST = 5_000_000
"""Bytes of a page. The longest of 150 real calls has 0.1 million, one of a word processor perhaps two."""
LONGEST_LINE = 2_000_000
_MARKS = (
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
_KNOWN = (
    (b"%PDF-", "a PDF", "save its text as .txt, or export the page as HTML"),
    (b"PK\x03\x04", "a Word file or another archive", "save it as a web page (HTML), or as text"),
    (b"\xd0\xcf\x11\xe0", "an old Word file", "save it as a web page (HTML), or as text"),
    (b"{\\rtf", "rich text", "save it as a web page (HTML), or as text"),
    (b"\x89PNG", "a picture", "type its text into a file"),
    (b"\xff\xd8\xff", "a picture", "type its text into a file"),
    (b"GIF8", "a picture", "type its text into a file"),
    (b"\x1f\x8b", "compressed", "unpack it first"),
)
_CHARSET = re.compile(
    rb"""(?:charset|encoding)\s*[=:]\s*["']?\s*([A-Za-z][\w.:-]{1,30})""", re.IGNORECASE
)
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000\ue001]")
_RETURNS = re.compile("\r\n?")
_BREAKS = re.compile("[\u2028\u2029\x85]")  # after mending: garbled text has the last one in it


class UnreadableError(ValueError):
    """A file that is no text that could be a call; the message says what it is and what to do."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, lines ended by ``\\n``, and what had to be done for it."""

    text: str
    encoding: str
    doubts: tuple[Doubt, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file. Raises :class:`UnreadableError`."""
    _refuse(data)
    text, encoding, doubts = _decoded(data)
    text = _RETURNS.sub("\n", text)
    if not text.strip():
        raise UnreadableError("the file is empty — name one with a call in it")
    if max(map(len, text.split("\n"))) > LONGEST_LINE:
        raise UnreadableError("a line of millions of characters — this is no page of a call")
    mended, repairs = mend(text)
    cleaned, removed = _cleaned(_BREAKS.sub("\n", mended))
    return Decoded(cleaned, encoding, (*doubts, *repairs, *removed))


def _refuse(data: bytes) -> None:
    if len(data) > LARGEST:
        raise UnreadableError(
            f"{len(data) / 1e6:.0f} MB are no call for papers — at most {LARGEST / 1e6:.0f} MB are read"
        )
    for begin, what, instead in _KNOWN:
        if data.startswith(begin):
            raise UnreadableError(f"the file is {what} — {instead}")


def _decoded(data: bytes) -> tuple[str, str, tuple[Doubt, ...]]:
    """The text, the encoding, and what is doubtful about the choice."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace").removeprefix("\ufeff"), encoding, ()
    if encoding := _without_mark(data):
        return data.decode(encoding, "replace"), encoding, ()
    if data.count(b"\0") > len(data) // 1000:
        raise UnreadableError("the file is not text — save the page as HTML, Markdown or text")
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        return _legacy(data, error)


def _without_mark(data: bytes) -> str:
    """UTF-16 whose mark is missing: Latin text has a zero in every other byte."""
    head = data[:4000]
    if len(head) < 4 or head.count(b"\0") < len(head) // 3:
        return ""
    odd, even = head[1::2].count(b"\0"), head[::2].count(b"\0")
    return "utf-16-le" if odd > 10 * even else "utf-16-be" if even > 10 * odd else ""


def _legacy(data: bytes, error: UnicodeDecodeError) -> tuple[str, str, tuple[Doubt, ...]]:
    """What is no UTF-8: what the page says of itself, else UTF-8 with a few faults, else Windows-1252."""
    line = data.count(b"\n", 0, error.start) + 1
    stated = _stated(data)
    if stated:
        return data.decode(stated, "replace"), stated, ()
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("\ufffd")
    if sum(not character.isascii() for character in lenient) > 10 * broken:
        doubt = Doubt(line=line, text="\ufffd", why=f"{broken} characters of the file are broken")
        return lenient, "utf-8", (doubt,)
    # Windows-1252 is what pages that call themselves Latin-1 are read as (WHATWG Encoding, section 4.2);
    # the five bytes that it leaves open are control characters there.
    text = "".join(
        bytes([byte]).decode("cp1252", "ignore") or chr(byte) if byte > 0x7F else chr(byte)
        for byte in data
    )
    letters = sum(unicodedata.category(character)[0] in "LNPSZ" for character in text[:20000])
    if letters < 0.85 * len(text[:20000]):
        raise UnreadableError("the file is not text — save the page as HTML, Markdown or text")
    why = "the file is not UTF-8; it is read as Windows-1252 (Latin-1)"
    return text, "windows-1252", (Doubt(line=line, text="", why=why),)


def _stated(data: bytes) -> str:
    match = _CHARSET.search(data[:4096])
    name = match[1].decode("ascii").lower() if match else ""
    if name in {"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "utf-8", "utf8"}:
        return ""  # said of many a page that is Windows-1252
    try:
        b"".decode(name)
    except (LookupError, ValueError):
        return ""
    return name


def _cleaned(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """The text without characters that do not show but change what is read."""
    found: list[Doubt] = []
    for pattern, what in (
        (_CONTROLS, "control characters"),
        (_HIDDEN, "characters that do not show"),
    ):
        match = pattern.search(text)
        if match:
            line = text.count("\n", 0, match.start()) + 1
            count = len(pattern.findall(text))
            if match.group() != "\ufeff":
                found.append(
                    Doubt(line=line, text="", why=f"{count} {what} of the file were left out")
                )
            text = pattern.sub("", text)
    return text, tuple(found)
