"""Source files that are not UTF-8: read as far as they can be, and reported at the line.

Sphinx 9 decodes strictly and ends with a traceback at the first byte that is none. So it gets a codec of
our own name that puts a replacement character in the place of such a byte.
"""

from __future__ import annotations

import codecs
from encodings import utf_8_sig
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.problems import Problem
from sphinx_cfp.sphinx_ext.domain import cfp_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CODEC = "cfp-utf-8"
_STRICT = "utf-8-sig"
_LOST = "\N{REPLACEMENT CHARACTER}"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FIX = "save the file as UTF-8"


class _Decoder(utf_8_sig.IncrementalDecoder):
    """Decodes as UTF-8 does, but for what it cannot."""

    def __init__(self, errors: str = "replace") -> None:
        super().__init__("replace" if errors == "strict" else errors)


def _find(name: str) -> codecs.CodecInfo | None:
    if name.replace("_", "-") != CODEC:
        return None
    strict = codecs.lookup(_STRICT)
    return codecs.CodecInfo(strict.encode, strict.decode, incrementaldecoder=_Decoder, name=CODEC)


def prepare(app: Sphinx) -> None:
    """Have Sphinx read with the codec, unless the project says another encoding than UTF-8."""
    codecs.register(_find)
    if app.env.settings.get("input_encoding") in (_STRICT, "utf-8"):
        app.env.settings["input_encoding"] = CODEC


def check(app: Sphinx, docname: str, content: list[str]) -> None:
    """Report what could not be decoded, once a line; a file in UTF-16 is read all the same."""
    if _LOST not in content[0] and "\0" not in content[0]:
        return
    domain = cfp_domain(app.env)
    path = app.env.doc2path(docname)

    def report(line: int, message: str, column: int = 0) -> None:
        place = domain.sources.at(str(path), line, column)
        problem = Problem(code=Code.ENCODING, message=message, hint=_FIX, location=place)
        domain.note(docname, problem, place)

    data = Path(path).read_bytes()
    if data.startswith(_WIDE):
        content[0] = data.decode("utf-16", "replace")
        report(1, "the file is UTF-16")
        return
    wrong = {"\0": "a NUL"}
    if not _is_utf_8(data):
        wrong[_LOST] = "a letter that is not UTF-8"
    for number, line in enumerate(content[0].split("\n"), 1):
        for sign, name in wrong.items():
            if sign in line:
                report(number, f"the line has {name}", line.index(sign) + 1)
    content[0] = content[0].replace("\0", _LOST)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
