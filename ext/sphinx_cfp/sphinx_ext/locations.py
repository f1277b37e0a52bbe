"""Lines and columns of what an author wrote, looked up in the file itself.

A parser says at which line a paragraph begins, not at which of its lines a role stands. And MyST counts a
line too many for every colon fence that begins right inside another one: it puts an empty line before it
(measured with MyST-Parser 5.2.0).
"""

from __future__ import annotations

import os
import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from sphinx_cfp.model.locations import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_TRANSLATED = re.compile(r"(.+):(\d+):<translated>")
"""How Sphinx names the source of a translation: by the place of the original."""

_BULLET = re.compile(r"\s*(?:[-*+•]|\d+[.)])\s")
_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "--", "—": "---", "…": "..."})
"""How what typography has changed was typed."""
_AFTER_URL = r"[\s<>\"'`|)\]}*]|[.,;:!?_]*(?:[\s)\]>\"'`]|$)|$"
"""What may follow a URL that is not the beginning of a longer one."""
_TARGET = re.compile(r"(?:\]\(\s*<?|<|:\s+[\"']?)$")
"""What stands before a URL that is linked to: in a link, in an option, in a definition."""
_SHOWN = re.compile(r"``|.\]\(|`\s<")
"""What stands around a URL that is code, or the text of a link: the sign before it, and what follows."""
_DEFINITION = re.compile(r"\s*(?:\[[^\]]+\]:|\.\. _[^:]+:|__\s)")
_AHEAD = 60
_BACK = 20
"""How many lines are searched after and before the one that the parser gives."""


def is_translated(source: str | None) -> bool:
    """Whether a node was parsed from a translation: its line is one of that text, not of the page."""
    return bool(source and _TRANSLATED.fullmatch(source))


def spellings(url: str) -> Iterator[str]:
    """The ways to write a URL, or an address of mail, of which parsers make the same."""
    plain = url.removeprefix("mailto:")
    decoded = unquote(plain)
    yield from dict.fromkeys((url, plain, decoded, escape(plain, quote=False)))


def _occurrences(url: str, lines: list[str], numbers: list[int]) -> list[tuple[int, int]]:
    """Lines and offsets at which a URL may be linked to: the targets of links, bare ones, definitions.

    ``numbers`` are the lines of the paragraph; a definition stands anywhere. What is only shown, as code or
    as the text of a link, is none.
    """
    pattern = re.compile(rf"(?<![\w/=?&%.+-]){re.escape(url)}(?={_AFTER_URL})")
    targets, bare = [], []
    for number in numbers:
        for match in pattern.finditer(lines[number - 1]):
            before, after = lines[number - 1][: match.start()], lines[number - 1][match.end() :]
            if _TARGET.search(before):
                targets.append((number, match.start()))
            elif not _SHOWN.match(f"{before[-1:]:1}{after}"):
                bare.append((number, match.start()))
    defined = [
        (number, match.start())
        for number, line in enumerate(lines, 1)
        if number not in numbers and _DEFINITION.match(line)
        for match in pattern.finditer(line)
    ]
    return [*targets, *bare, *defined]


class Sources:
    """The text of the file that is being read, line by line."""

    def __init__(self, top: Path, catalogs: Callable[[], Iterable[Path]] = tuple) -> None:
        """``catalogs`` gives the files that hold the translations of the build, when it is asked."""
        self.top = f"{top.absolute()}{os.sep}"
        self._catalogs = catalogs
        self._path = ""
        self._lines: list[str] = []

    def forget(self) -> None:
        """Read a file again when it is asked for next."""
        self._path = ""

    def relative_path(self, source: str) -> str:
        """A path as findings give it: relative to the source folder, with ``/``.

        docutils names an included file from the current folder, where that shares a part with it.
        """
        if not source.startswith(self.top):
            source = str(Path(source).resolve())
        return source.removeprefix(self.top).replace(os.sep, "/")

    def near(self, source: str, line: int, text: str) -> Location:
        """Where ``text`` stands: at ``line`` of a file, else in its paragraph, else shortly before.

        Without it anywhere near, the line that was given, its column unknown. What stands in the
        translation of a text is looked up in the catalogs.
        """
        if match := _TRANSLATED.fullmatch(source):
            return self._in_catalogs(text) or self.at(match[1], int(match[2]))
        lines = self._lines_of(source)
        if 0 < line <= len(lines) and (column := lines[line - 1].find(text)) >= 0:
            return Location(self.relative_path(source), line, column + 1)
        return self._first(source, self._near(lines, line), text) or self.at(source, line)

    def within(self, source: str, first: int, last: int, text: str) -> Location:
        """Where ``text`` stands in the lines from ``first`` to ``last``; else the first, column unknown."""
        return self._first(source, range(first, last + 1), text) or self.at(source, first)

    def locate(self, place: Location, text: str, occurrence: int = 0) -> Location:
        """Where ``text`` stands in the item or the paragraph that begins at a place; else the place itself.

        ``occurrence`` is how often it stands there before. Of what is wrapped, the place of its first
        words; what typography has set in other quotation marks and dashes is found as it was typed. A
        heading of reST is given by its underline.
        """
        source = f"{self.top}{place.path}"
        lines = self._lines_of(source)
        if not 0 < place.line <= len(lines):
            return place
        numbers = self._paragraph(lines, place.line)
        for words in dict.fromkeys((text, text.translate(_TYPED))):
            found = (
                self._first(source, numbers, words, occurrence)
                or self._wrapped(place, lines, numbers, words)
                or (self._first(source, numbers, words) if occurrence else None)
            )
            if found:
                return found
        return place

    def url(self, place: Location, url: str, occurrence: int = 0) -> tuple[Location, str]:
        """Where a URL stands that the paragraph at a place links to, and how it is written there.

        ``occurrence`` is how many links of the paragraph have it before. Its place is that at which it is
        the target, not that of a text which shows it; of a target with a name, where the name is defined.
        What cannot be found stands at the place itself, and is written "".
        """
        lines = self._lines_of(f"{self.top}{place.path}")
        numbers = self._paragraph(lines, place.line)
        for written in spellings(url):
            found = _occurrences(written, lines, numbers)
            if found:
                number, start = found[min(occurrence, len(found) - 1)]
                return Location(place.path, number, start + 1), written
        return place, ""

    def _wrapped(
        self, place: Location, lines: list[str], numbers: list[int], text: str
    ) -> Location | None:
        words = text.split()
        for count in range(len(words) - 1, 0, -1):
            head, rest = " ".join(words[:count]), " ".join(words[count:])
            for number in numbers[:-1]:
                line = lines[number - 1].rstrip()
                following = lines[number].lstrip() if number < len(lines) else ""
                if line.endswith(head) and following.startswith(rest):
                    return Location(place.path, number, len(line) - len(head) + 1)
        return None

    def at(self, source: str, line: int, column: int = 0) -> Location:
        """A line; a column of 0 is unknown."""
        return Location(self.relative_path(source), line, column)

    def _first(
        self, source: str, numbers: Iterable[int], text: str, skipped: int = 0
    ) -> Location | None:
        lines = self._lines_of(source)
        for number in numbers:
            if 0 < number <= len(lines) and text:
                column = lines[number - 1].find(text)
                while column >= 0 and skipped:
                    skipped -= 1
                    column = lines[number - 1].find(text, column + 1)
                if column >= 0:
                    return Location(self.relative_path(source), number, column + 1)
        return None

    def _in_catalogs(self, text: str) -> Location | None:
        for catalog in self._catalogs():
            source = str(catalog)
            if found := self._first(source, range(1, len(self._lines_of(source)) + 1), text):
                return found
        return None

    def _paragraph(self, lines: list[str], line: int) -> list[int]:
        """The lines of the item or the paragraph that begins at a line, and then the line before it."""
        if not 0 < line <= len(lines):
            return []
        is_item = _BULLET.match(lines[line - 1])
        last = line
        while (
            last < len(lines) and lines[last].strip() and (not is_item or lines[last][:1].isspace())
        ):
            last += 1
        return [*range(line, last + 1), *([line - 1] if line > 1 else [])]

    def _near(self, lines: list[str], line: int) -> list[int]:
        """The line, those of its paragraph that follow it, and then those above it, upwards."""
        below = 0
        for text in lines[line : line + _AHEAD]:
            if not text.strip():
                break
            below += 1
        return [*range(line + 1, line + below + 1), *range(line - 1, line - _BACK, -1)]

    def _lines_of(self, source: str) -> list[str]:
        if source != self._path:
            try:
                text = Path(source).read_text("utf-8-sig", errors="replace")
            except OSError:
                text = ""
            self._path, self._lines = source, text.splitlines()
        return self._lines
