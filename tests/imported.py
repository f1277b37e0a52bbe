"""What tests of the importer share: reading an invented page, from a file or from its text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sphinx_cfp.importers.formats.document import texts, visible
from sphinx_cfp.importers.formats.generators import without
from sphinx_cfp.importers.formats.readers import read_bytes
from sphinx_cfp.importers.understanding.imported import Imported, read
from sphinx_cfp.importers.writing.report import as_json
from sphinx_cfp.importers.writing.source import write

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(path.name for path in PAGES.iterdir())
_WORD = re.compile(r"[^\W_]+")


def imported(page: str | bytes, name: str = "page.md") -> Imported:
    """A page, read."""
    return read(read_bytes(page if isinstance(page, bytes) else page.encode(), name), name)


def of_file(name: str) -> Imported:
    """One of the invented pages, read."""
    return imported((PAGES / name).read_bytes(), name)


def json_of(page: str | bytes, name: str = "page.md") -> Any:
    """What a page says, for programs."""
    return as_json(imported(page, name))


def dates_of(page: str | bytes, name: str = "page.md") -> list[str]:
    """The dates of a page, a line each: kind, day, end, time, zone; what is superseded in parentheses."""
    return [row(one) for one in json_of(page, name)["dates"]]


def row(one: dict[str, Any]) -> str:
    """A date of the JSON as a line."""
    days = "/".join(part for part in (one["date"], one["end"]) if part) or "?"
    words = " ".join(part for part in (one["kind"], days, one["time"], one["zone"]) if part)
    return f"({words})" if one["status"] == "superseded" else words


def source_of(page: str | bytes, name: str = "page.md") -> str:
    """The source that is written for a page."""
    return write(imported(page, name), name).text


def lost_words(read_page: Imported) -> set[str]:
    """Words that show on a page and do not stand in the source that is written for it."""
    source = write(read_page, "page").text
    # A letter next to a mark is no other word: "ORCID*s*" is ORCIDs.
    have = set(words(re.sub(r"[\\*`]|\]\([^)]*\)", "", source))) | set(words(source))
    return {
        word
        for text in texts(read_page.document.blocks)
        for word in words(without(visible(text)))
        if word not in have
    }


def words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return [word.casefold() for word in _WORD.findall(text)]
