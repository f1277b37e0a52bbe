"""From the bytes of a file to its text, whatever it was written or garbled with."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.importers.formats.document import Doubt

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_LATIN = frozenset({"iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "utf-8", "utf8"})
"""What many a page says of itself that is Windows-1252."""
_WIDER = {
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j"), "cp932"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    "big5": "big5hkscs",
}
"""What such names mean on pages (WHATWG Encoding, section 4.2): these encodings hold all of those."""
_EASTERN = {
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
    "cp949": "EUC-KR",
}
_NAMES = {**_EASTERN, "cp1251": "Windows-1251", "koi8_r": "KOI8-R", "cp1253": "Windows-1253"}
_SHIFTED, _KOREAN = b"\x1b$", b"\x1b$)C"
"""How ISO 2022 goes over to characters of two bytes, and to Korean ones (RFC 1468, RFC 1557)."""
_OF_OTHER_SCRIPTS = re.compile(
    "([A-Za-z]?)([\u0370-\u1cff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+)(?=([A-Za-z]?))"
)
_LEAST_LETTERS = 4  # of another script
_ENOUGH_LETTERS = 20  # to tell encodings apart that fit
_LEAST_ALONE = 0.8  # of them, not within Latin words
_MOST_DISORDER = 0.4
_LEAST_AHEAD = 0.02  # of charset-normalizer's measure of disorder, which goes from 0 to 1
_MOST_BROKEN = 0.1  # of the characters beyond ASCII, if a text is what it says that it is
_MOST_GARBLINGS = 2  # one upon the other
_RUN = re.compile("[^\\x00-\\x7f]{2,}")
_GARBLERS = {
    "macroman": "Mac Roman",
    "latin-1": "Latin-1",
    "sloppy-windows-1252": "Windows-1252",
}
_SUSPECT = re.compile(
    "|".join(
        f"[{bytes(range(0xC2, 0xF5)).decode(codec)}]"
        f"[{bytes(range(0x80, 0xC0)).decode(codec, 'ignore')}\x80-\x9f]"
        for codec in ("latin-1", "cp1252", "macroman")
    )
)
"""What the first two bytes of a character beyond ASCII are read as; ftfy is loaded if it occurs."""
_OF_MAC_ROMAN = re.compile("\uf8ffü[^\\x00-\\x7f]{2}|‚[ÄÅÇÉÑÖÜáàâäãåçéè][^\\x00-\\x7f]")
"""The begin of an emoji, of an arrow or a dash in Mac Roman, which ftfy does not suspect."""
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ue000\ue001]")
_RETURNS = re.compile("\r\n?")
_BREAKS = re.compile("[\u2028\u2029\x85]")  # after mending: garbled text has the last one in it


class UnreadableError(ValueError):
    """A file that is no text that could be a call; the message says what it is and what to do."""


class Decoded(NamedTuple):
    """The text of a file, lines ended by ``\\n``, and what had to be done for it."""

    text: str
    doubts: tuple[Doubt, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file. Raises :class:`UnreadableError`."""
    _refuse(data)
    text, doubts = _decoded(data)
    text = _RETURNS.sub("\n", text)
    if not text.strip():
        raise UnreadableError("the file is empty — name one with a call in it")
    if max(map(len, text.split("\n"))) > LONGEST_LINE:
        raise UnreadableError("a line of millions of characters — this is no page of a call")
    mended, repairs = _mended(text)
    cleaned, removed = _cleaned(_BREAKS.sub("\n", mended))
    return Decoded(cleaned, (*doubts, *repairs, *removed))


def _refuse(data: bytes) -> None:
    if len(data) > LARGEST:
        raise UnreadableError(
            f"{len(data) / 1e6:.0f} MB are no call for papers — at most {LARGEST / 1e6:.0f} MB are read"
        )
    for begin, what, instead in _KNOWN:
        if data.startswith(begin):
            raise UnreadableError(f"the file is {what} — {instead}")


def _decoded(data: bytes) -> Decoded:
    """The text, and what is doubtful about the encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace").removeprefix("\ufeff"))
    if encoding := _without_mark(data):
        return Decoded(data.decode(encoding, "replace"))
    if data.count(b"\0") > len(data) // 1000:
        raise UnreadableError("the file is not text — save the page as HTML, Markdown or text")
    if _SHIFTED in data:
        if text := _strictly(data, "iso2022_kr" if _KOREAN in data else "iso2022_jp_2"):
            return Decoded(text)
        raise UnreadableError("the file is in ISO-2022-JP, and faulty — save it as UTF-8")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return _legacy(data, data.count(b"\n", 0, error.start) + 1)


def _without_mark(data: bytes) -> str:
    """UTF-16 whose mark is missing: Latin text has a zero in every other byte."""
    head = data[:4000]
    if len(head) < 4 or head.count(b"\0") < len(head) // 3:
        return ""
    odd, even = head[1::2].count(b"\0"), head[::2].count(b"\0")
    return "utf-16-le" if odd > 10 * even else "utf-16-be" if even > 10 * odd else ""


def _legacy(data: bytes, line: int) -> Decoded:
    """What is no UTF-8 from a line on: what the page says of itself, UTF-8 with a few faults, what its
    letters say, else Windows-1252."""
    for encoding in filter(None, (_stated(data), "utf-8")):
        text = data.decode(encoding, "replace")
        broken = text.count("\ufffd")
        if not broken:
            return Decoded(text)
        if broken < _MOST_BROKEN * sum(not character.isascii() for character in text):
            why = f"{broken} characters of the file are broken"
            return Decoded(text, (Doubt(line=line, text="\ufffd", why=why),))
    if encoding := _encoding_by_letters(data):
        why = f"the file is not UTF-8; it is read as {_NAMES[encoding]}"
        return Decoded(data.decode(encoding), (Doubt(line=line, text="", why=why),))
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
    return Decoded(text, (Doubt(line=line, text="", why=why),))


def _stated(data: bytes) -> str:
    """The encoding that a page says it is in."""
    match = _CHARSET.search(data[:4096])
    name = match[1].decode("ascii").lower() if match else ""
    try:
        b"".decode(name := _WIDER.get(name, name))
    except (LookupError, ValueError):
        return ""
    return "" if name in _LATIN else name


def _encoding_by_letters(data: bytes) -> str:
    """The encoding of a text in other letters than Latin ones; empty if there are none.

    Raises :class:`UnreadableError` where it may be one of several: what is read wrongly is other words.
    """
    counts = {encoding: _other_letters(_strictly(data, encoding)) for encoding in _NAMES}
    likely = [encoding for encoding, count in counts.items() if count >= _LEAST_LETTERS]
    if not likely:
        return ""
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data, cp_isolation=[*_NAMES], threshold=_MOST_DISORDER))
    best = [one.encoding for one in matches if one.chaos < matches[0].chaos + _LEAST_AHEAD]
    if len(best) == 1 and counts[best[0]] >= _ENOUGH_LETTERS:
        return best[0]
    names = [_NAMES[encoding] for encoding in likely if encoding in _EASTERN]
    if not names:
        return ""
    raise UnreadableError(f"the file is in {' or '.join(names)} — save it as UTF-8")


def _other_letters(text: str) -> int:
    """How many letters of other scripts than Latin a text has; 0 if they stand in Latin words.

    Windows-1252 read as an encoding of two bytes makes a Chinese letter of "ü" and what follows it.
    """
    runs = list(_OF_OTHER_SCRIPTS.finditer(text))
    count = sum(len(run[2]) for run in runs)
    alone = sum(len(run[2]) for run in runs if len(run[2]) > len(run[1]) + len(run[3]))
    return count if alone >= _LEAST_ALONE * count else 0


def _strictly(data: bytes, encoding: str) -> str:
    """The text in an encoding; empty if it is none."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


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


def _mended(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """The text with what was UTF-8 and was read as something else put right, and what was done.

    ftfy sees that a page is garbled, and by which encodings. Then every run of characters that is UTF-8
    when it is written back was UTF-8: the rules of its bytes (RFC 3629, section 3) are so strict that
    other text does not fit them by accident.
    """
    doubts: list[Doubt] = []
    for _ in range(_MOST_GARBLINGS):
        if not _SUSPECT.search(text) or not (codecs := _garbling(text)):
            break
        text, repairs = _written_back(text, codecs)
        for codec, (line, words) in repairs.items():
            shown = ", ".join(f"“{old}” is “{new}”" for old, new in words[:3])
            places = f" in {len(words)} places" if len(words) > 1 else ""
            name = _GARBLERS.get(codec, codec)
            why = f"the text was UTF-8 read as {name}, and is repaired{places}: {shown}"
            doubts.append(Doubt(line=line, text=words[0][0], why=why))
    return text, tuple(doubts)


def _garbling(text: str) -> list[str]:
    """The encodings in which the UTF-8 of a text was read, the one of most lines first."""
    from ftfy import fix_encoding_and_explain
    from ftfy.badness import is_bad

    found: Counter[str] = Counter(["macroman"] if _OF_MAC_ROMAN.search(text) else [])
    if is_bad(text):
        for line in filter(is_bad, (line for line in text.split("\n") if not line.isascii())):
            for part in (line, *_RUN.findall(line)):
                steps = fix_encoding_and_explain(part).explanation or []
                found.update([step.parameter for step in steps if step.action == "encode"][:1])
    return [codec for codec, _ in found.most_common()]


def _written_back(
    text: str, codecs: Sequence[str]
) -> tuple[str, dict[str, tuple[int, list[tuple[str, str]]]]]:
    """The text as it was; for each encoding the first line that was read so, and what became of what."""
    repairs: dict[str, tuple[int, list[tuple[str, str]]]] = {}

    def repaired(match: re.Match[str]) -> str:
        for codec in codecs:
            with suppress(UnicodeError):
                fresh = match[0].encode(codec).decode("utf-8")
                line = text.count("\n", 0, match.start()) + 1 if codec not in repairs else 0
                repairs.setdefault(codec, (line, []))[1].append((match[0], fresh))
                return fresh
        return match[0]

    return _RUN.sub(repaired, text), repairs
