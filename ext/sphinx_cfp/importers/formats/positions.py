"""On which line of the source a piece of text stands, where a parser does not say."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_cfp.importers.formats.document import Run

_NEAR = 6000  # characters within which the next piece of text is looked for first
_MOST_FAR = 400  # looks through all the rest: each costs the length of the page
_WORD, _SPACE = re.compile(r"\S+"), re.compile(r"\s+")


class Positions:
    """Follows a reader through the source: pieces are asked for in the order in which they stand."""

    def __init__(self, source: str, start: int = 0) -> None:
        self._source = source
        self._begins = [0, *(match.end() for match in re.finditer("\n", source))]
        self._at = start
        self._far = 0

    def line_of(self, text: str) -> int:
        """The line at which the next such text begins; that of the last one if it is not found."""
        words = [match.group() for match in _WORD.finditer(text[:200])][:3]
        if words:
            found = self._find(words)
            if found >= 0:
                self._at = found
        return bisect_right(self._begins, self._at)

    def go_to(self, line: int) -> None:
        """Go on from a line, wherever it lies."""
        self._at = self._begins[min(line, len(self._begins)) - 1]

    def move_to(self, line: int) -> None:
        """Go on from a line, if it lies ahead."""
        if 0 < line <= len(self._begins):
            self._at = max(self._at, self._begins[line - 1])

    def skip(self, text: str) -> None:
        """Go on behind a text that was found."""
        self._at = min(self._at + len(text.strip()), len(self._source))

    def runs(self, text: str, look: Run) -> list[Run]:
        """The runs of a text, one for each line of the source."""
        if not text.strip():
            return [look._replace(text=" ")] if text else []
        line = self.line_of(text)
        line -= text[: len(text) - len(text.lstrip())].count("\n")
        found = [
            look._replace(text=part, line=line + index)
            for index, part in enumerate(text.splitlines(keepends=True))
        ]
        self.skip(text)
        return found

    def _find(self, words: list[str]) -> int:
        for count in (len(words), 1):
            found = self._search(words[:count], self._at + _NEAR)
            if found >= 0:
                return found
        if self._far < _MOST_FAR and len(words) > 1:
            self._far += 1
            return self._search(words, len(self._source))
        return -1

    def _search(self, words: list[str], stop: int) -> int:
        """Where words with spaces between them begin, from here to ``stop``; else -1.

        Not a pattern: to compile one for each line takes longer than to look.
        """
        source = self._source
        at = source.find(words[0], self._at, stop)
        while at >= 0:
            end = at + len(words[0])
            for word in words[1:]:
                gap = _SPACE.match(source, end, stop)
                if not gap or not source.startswith(word, gap.end(), stop):
                    break
                end = gap.end() + len(word)
            else:
                return at
            at = source.find(words[0], at + 1, stop)
        return -1
