"""The fonts of a PDF: those that are shipped, those of packages that one can install, those of a project.

Shipped are Libertinus Serif and DejaVu Sans Mono, inside the Typst wheel, and one emoji font beside this
module. They have the letters of Latin, Greek, Cyrillic and Hebrew. Fonts for other scripts are large; so
they are packages of their own, found here without a setting if they are installed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from sphinx_cfp.pdf.literals import array, string

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

SHIPPED = Path(__file__).parent / "fonts"
TEXT, CODE, EMOJI = "Libertinus Serif", "DejaVu Sans Mono", "Noto Emoji"


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A script that the shipped fonts lack: how to name it, its characters, and who has them.

    ``extra`` is an extra of our own package, ``module`` is what that installs. ``ranges`` are the first and
    last characters of blocks of Unicode.
    """

    name: str
    extra: str
    module: str
    ranges: tuple[str, ...]

    def __contains__(self, character: str) -> bool:
        return any(pair[0] <= character <= pair[1] for pair in self.ranges)


CJK = Script(
    name="Chinese, Japanese and Korean characters",
    extra="cjk",
    module="manimgx_fonts_cjk",
    # As pairs, not as a pattern: to compile one of so many characters takes as long as to set a page.
    ranges=(
        "\u1100\u11ff",
        "\u2e80\u9fff",
        "\ua960\ua97f",
        "\uac00\ud7ff",
        "\uf900\ufaff",
        "\ufe30\ufe4f",
        "\uff00\uffef",
        "\U00016fe0\U00018cff",
        "\U0001b000\U0001b2ff",
        "\U00020000\U0003ffff",
    ),
)
ARABIC = Script(
    name="Arabic letters",
    extra="arabic",
    module="fontpkg_amiri",
    ranges=("\u0600\u06ff", "\u0750\u077f", "\u0870\u08ff", "\ufb50\ufdff", "\ufe70\ufefc"),
)
SCRIPTS = (CJK, ARABIC)

_REGIONS = {"zh": "SC", "zh_tw": "TC", "zh_hant": "TC", "zh_hk": "HK", "ja": "JP", "ko": "KR"}
"""Forms of the characters by language; what is not said is told by the letters of the page."""


# The font of code has a few signs more than that of text; its Arabic is for a terminal.
_LAST = f'(name: {string(CODE)}, covers: regex("[^\\u{{600}}-\\u{{8ff}}\\u{{fb50}}-\\u{{fefc}}]"))'


@dataclass(frozen=True, slots=True, kw_only=True)
class FontSet:
    """The fonts of one document: folders of them, and families as Typst code, the first choice first.

    No other font is used: a character that none of them has is a finding.
    """

    paths: tuple[str, ...] = (str(SHIPPED),)
    text: str = array([string(TEXT), string(EMOJI), _LAST])
    code: str = array([string(CODE), string(TEXT), string(EMOJI)])


def fonts_for(characters: Collection[str], language: str, project: Sequence[Path] = ()) -> FontSet:
    """The fonts of a document that has some characters beyond Latin; ``project`` are its own fonts."""
    installed = [
        script
        for script in SCRIPTS
        if any(character in script for character in characters) and folder_of(script)
    ]
    if not project and not installed:
        return FontSet()
    folders = [found for script in installed if (found := folder_of(script))]
    own = [str(path if path.is_dir() else path.parent) for path in project]
    more = _families_in(project)
    more += ["Amiri"] if ARABIC in installed else []
    cjk = f"Noto Sans CJK {_region(language, characters)}" if CJK in installed else ""
    latin, rest = string(TEXT), [string(name) for name in (EMOJI, *more)]
    if cjk and language.partition("_")[0].lower() in _REGIONS:
        # Quotation marks and dots are as wide as a character there.
        latin = f'(name: {latin}, covers: "latin-in-cjk")'
        rest.insert(0, string(cjk))
    elif cjk:
        rest.append(string(cjk))
    return FontSet(
        paths=tuple(dict.fromkeys([str(SHIPPED), *own, *folders])),
        text=array([latin, *rest, _LAST]),
        code=array([string(CODE), latin, *rest]),
    )


def script_of(character: str) -> Script | None:
    """The script of a character that an extra would bring."""
    return next((script for script in SCRIPTS if character in script), None)


def folder_of(script: Script) -> str:
    """Where the package with the fonts of a script is; empty if it is not installed."""
    spec = find_spec(script.module)
    places = spec.submodule_search_locations if spec else None
    return places[0] if places else ""


@cache
def loaded(paths: tuple[str, ...]) -> typst.Fonts:
    """The fonts in files and folders, read once; those of the system are never looked at."""
    return typst.Fonts(include_system_fonts=False, font_paths=list(paths))


def _families_in(paths: Sequence[Path]) -> list[str]:
    """The families in fonts of a project, in the order of their files."""
    found: list[str] = []
    for path in paths:
        fonts = loaded((str(path if path.is_dir() else path.parent),)).fonts()
        named = sorted((font.path, font.family) for font in fonts if font.path)
        found += [family for file, family in named if path.is_dir() or file == str(path)]
    return list(dict.fromkeys(found))


def _region(language: str, characters: Collection[str]) -> str:
    name = language.replace("-", "_").lower()
    told = _REGIONS.get(name) or _REGIONS.get(name.partition("_")[0])
    if told:
        return told
    if any("\u3041" <= character <= "\u30ff" for character in characters):
        return "JP"
    return "KR" if any("\uac00" <= character <= "\ud7af" for character in characters) else "SC"
