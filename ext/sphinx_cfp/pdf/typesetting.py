"""Typst: code in, PDF out, or a picture of its first page.

No system font, no network, no package: the fonts are those that :mod:`sphinx_cfp.pdf.fonts` names.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from sphinx_cfp.pdf.fonts import SHIPPED, FontSet, loaded
from sphinx_cfp.pdf.literals import string

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typst import PDFStandard as Standard

TEMPLATES = [Path(__file__).with_name(name) for name in ("template.typ", "poster.typ")]
STANDARDS: list[Standard] = ["a-2a", "ua-1"]
"""PDF/A-2a for archives, PDF/UA-1 for those who listen (ISO 19005-2, ISO 14289-1)."""

PIXELS = 96.0
"""Of a picture, to the inch."""

_PLACE = re.compile(r"┌─ .*:(\d+):\d+")
_REFUSED = re.compile(r"^error: (.*)$", re.MULTILINE)
_QUOTED = re.compile(r'`"(.*?)"`')
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-f]+)\}|(.))")
_MARK = re.compile(r"^/\*@(\d+)\*/", re.MULTILINE)


class TypesettingError(Exception):
    """What Typst found wrong; ``mark`` is the number of the mark above the line, if one is."""

    def __init__(self, message: str, mark: int | None) -> None:
        super().__init__(message)
        self.message = message
        self.mark = mark


def typeset(
    code: str,
    *,
    created: int,
    fonts: FontSet | None = None,
    right_to_left: bool = False,
    folder: Path = SHIPPED,
) -> bytes:
    """The PDF of a whole document in code.

    ``created`` is its date, in seconds since 1970; ``folder`` holds the images.
    Raises :class:`TypesettingError`.
    """
    fonts = fonts or FontSet()
    before = _before(fonts, right_to_left=right_to_left)
    source = f"{before}{code}\n"
    try:
        return _compiled(source, created, folder, fonts)
    except typst.TypstError as error:
        told = str(error.diagnostic or error.message)
        message = _REFUSED.search(told)
        # The fault is often inside a function of the template; its call is what an author wrote.
        lines = [int(line) for line in _PLACE.findall(told)]
        called = [line for line in lines if line > before.count("\n")]
        mark = _mark_above(source, called[0]) if called else None
        raise TypesettingError(message[1] if message else str(error.message), mark) from None


def picture(
    code: str, *, fonts: FontSet, right_to_left: bool = False, folder: Path = SHIPPED
) -> bytes:
    """The first page of a document that :func:`typeset` has set, as PNG, :data:`PIXELS` to the inch."""
    source = f"{_before(fonts, right_to_left=right_to_left)}{code}\n"
    pages = _compiler(folder, fonts).compile(
        source.encode("utf-8", "replace"), format="png", ppi=PIXELS
    )
    first = pages[0] if isinstance(pages, list) else pages
    assert isinstance(first, bytes), "without a file to write to, Typst gives the picture"
    return first


def why_unreadable(image: str, folder: Path, fonts: FontSet) -> str:
    """What Typst says of a file of ``folder`` that is no image it can set; empty of one that it can."""
    code = f'{_head(fonts)}#pdf.artifact(image("{image}"))'
    try:
        _compiled(code, 0, folder, fonts)
    except typst.TypstError as error:
        message = _REFUSED.search(str(error.diagnostic or error.message))
        return message[1] if message else str(error.message)
    return ""


def missing_glyphs(characters: Iterable[str], fonts: FontSet) -> frozenset[str]:
    """Those characters that no font has: each is set alone, and the standard makes Typst name the gaps."""
    wanted = sorted(set(characters))
    if not wanted:
        return frozenset()
    lines = "\n".join(f'par("\\u{{{ord(character):x}}}")' for character in wanted)
    try:
        _compiled(f"{_head(fonts)}#{{\n{lines}\n}}", 0, SHIPPED, fonts)
    except typst.TypstError as error:
        named = _QUOTED.findall(str(error.diagnostic))
        return frozenset("".join(_ESCAPE.sub(_unescaped, text) for text in named)) & set(wanted)
    return frozenset()


def _head(fonts: FontSet) -> str:
    """What a document must have that is made to see whether Typst refuses it."""
    return f'#set document(title: "-")\n#set text(font: {fonts.text}, fallback: false)\n'


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[1], 16)) if match[1] else match[2]


def _before(fonts: FontSet, *, right_to_left: bool) -> str:
    """What stands before the code of every document: the template, and what it has to know."""
    side = string("right" if right_to_left else "left")
    lines = [f"#let text-fonts = {fonts.text}", f"#let code-fonts = {fonts.code}"]
    return "\n".join([*lines, f"#let start-side = {side}", _template(), ""])


def _compiled(source: str, created: int, root: Path, fonts: FontSet) -> bytes:
    pdf = _compiler(root, fonts).compile(
        source.encode("utf-8", "replace"),
        format="pdf",
        pdf_standards=STANDARDS,
        timestamp=created,
    )
    assert isinstance(pdf, bytes), "without a file to write to, Typst gives the PDF"
    return pdf


def _compiler(root: Path, fonts: FontSet) -> typst.Compiler:
    return typst.Compiler(root=root, font_paths=loaded(fonts.paths), ignore_system_fonts=True)


def _mark_above(source: str, line: int) -> int | None:
    above = "\n".join(source.splitlines()[:line])
    marks = _MARK.findall(above)
    return int(marks[-1]) if marks else None


@cache
def _template() -> str:
    return "\n".join(path.read_text("utf-8") for path in TEMPLATES)
