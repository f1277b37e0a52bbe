"""Image files: which of a page's can be set, and why the others cannot."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cfp.pdf.typesetting import why_unreadable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from sphinx_cfp.pdf.fonts import FontSet

PRINTABLE = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"}
"""Suffixes of images that Typst can set."""

MOST_DOTS = 50_000_000
MOST_BYTES = 50_000_000
"""Of one image: four times the dots of a page at 300 dpi. Typst unpacks them all into memory."""

# What an SVG may hold that is drawn by a browser only, and would be missing on paper.
_BROWSER_ONLY = {
    "a script": re.compile(r"<script\b", re.IGNORECASE),
    "HTML (foreignObject)": re.compile(r"<foreignObject\b", re.IGNORECASE),
    "a part of another file": re.compile(r"<use\b[^>]*\bhref\s*=\s*[\"'][^#\"'\s]", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an image cannot be printed, after its name, and what to do."""

    reason: str
    hint: str


MISSING = Refusal("is not there", "put the file beside the page, or correct its name")
REMOTE = Refusal("is on another site", "save it beside the page, and name that file")
OTHER_KIND = Refusal(
    "cannot stand in a PDF", "put a PNG, JPEG, GIF, WebP or SVG file beside the page"
)


@dataclass(slots=True)
class Pictures:
    """The images of a page by their ``uri``: names of copies that can be set, and those that cannot."""

    files: dict[str, str] = field(default_factory=dict)
    refused: dict[str, Refusal] = field(default_factory=dict)


def gather(
    document: nodes.document, known: Collection[str], source: Path, folder: Path, fonts: FontSet
) -> Pictures:
    """Copy the images of a page that can be set into ``folder``.

    ``known`` are those that Sphinx has found, relative to ``source``.
    """
    found = Pictures()
    uris = {str(node.get("uri", "")) for node in document.findall(nodes.image)}
    for index, uri in enumerate(sorted(uris)):
        path = source / uri
        if uri not in known:
            found.refused[uri] = REMOTE if "://" in uri else MISSING
            continue
        refusal = _refusal(path)
        if refusal is None:
            name = f"{index}{path.suffix.lower()}"
            shutil.copyfile(path, folder / name)
            found.files[uri] = name
            problem = why_unreadable(name, folder, fonts)
            if problem:
                hint = "save it again as PNG, JPEG or plain SVG"
                refusal = Refusal(f"cannot be read: {problem}", hint)
        if refusal:
            found.files.pop(uri, None)
            found.refused[uri] = refusal
    return found


def texts(known: Iterable[str], source: Path) -> str:
    """What stands in the SVG files of a page: its letters need fonts, too."""
    paths = [source / uri for uri in sorted(known) if uri.lower().endswith(".svg")]
    found = [path.read_text("utf-8", "replace") for path in paths if _refusal(path) is None]
    return re.sub(r"<[^>]*>", "", "".join(found))


def _refusal(path: Path) -> Refusal | None:
    if not path.is_file():
        return MISSING
    if path.suffix.lower() not in PRINTABLE:
        return OTHER_KIND
    if path.stat().st_size > MOST_BYTES:
        size = f"is a file of {path.stat().st_size // 1_000_000} MB"
        return Refusal(size, f"make it smaller than {MOST_BYTES // 1_000_000} MB")
    if path.suffix.lower() == ".svg":
        text = path.read_text("utf-8", "replace")
        held = next((what for what, pattern in _BROWSER_ONLY.items() if pattern.search(text)), "")
        hint = "save it as plain SVG, with its texts as paths, or as PNG"
        return Refusal(f"holds {held}", hint) if held else None
    from sphinx.util.images import get_image_size  # brings Pillow, where that is installed

    width, height = get_image_size(str(path)) or (0, 0)
    if width * height > MOST_DOTS:
        return Refusal(
            f"has {width} × {height} dots", f"scale it down to {MOST_DOTS // 1_000_000} million"
        )
    return None
