"""The sentence around a place in a text, and what it plainly speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.vocabulary.phrases import phrase, phrase_at_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import CallView
    from sphinx_cfp.registry.prose import Prose

_END = re.compile(r"[.!?](?=\s)|[。！？\n](?=\s*[-*•])|[。！？]")
_PART = re.compile(r"[;；:：]\s|\s[–—]\s")
"""What parts a sentence into two that may tell of two times."""
_CITED = re.compile(
    r"\bet al\b|\bpp\.|\barXiv:|\bdoi[:.]|\bIn Proc\b|\bvol\.|\bISBN\b", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)


def sentence_around(text: str, start: int, stop: int) -> tuple[int, int]:
    """The span of the sentence that holds ``[start, stop)``."""
    begin = max((end.end() for end in _ends(text, 0, start)), default=0)
    end = next(_ends(text, stop, len(text)), None)
    return begin, end.start() if end else len(text)


def _ends(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The signs that end a sentence; the points of abbreviations end none."""
    for match in _END.finditer(text, start, stop):
        if not phrase_at_end("abbreviation").search(text, max(0, match.start() - 9), match.start()):
            yield match


def sentence_at(text: str, start: int, stop: int) -> str:
    """The sentence that holds ``[start, stop)``."""
    return text[slice(*sentence_around(text, start, stop))]


def tells_of_others(view: CallView, run: Prose, start: int, stop: int) -> bool:
    """Whether the sentence, or the section, plainly speaks of what was, of a source or of people."""
    language = view.language
    begin, end = sentence_around(run.text, start, stop)
    sentence = run.text[begin:end]
    past = phrase("past", language)
    first = max((part.end() for part in _PART.finditer(run.text, begin, start)), default=begin)
    last = _PART.search(run.text, stop, end)
    return bool(
        past.search(run.text, first, last.start() if last else end)
        or past.search(run.section)
        or phrase(("elsewhere", "people"), language).search(run.section)
        or _CITED.search(sentence)
        or _COPYRIGHT.search(sentence)
    )
