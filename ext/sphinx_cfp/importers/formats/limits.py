"""How much of a page is read: what is longer than any call ends with a clear line, and soon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.decoding import UnreadableError
from sphinx_cfp.importers.formats.document import texts, visible, walk

if TYPE_CHECKING:
    from sphinx_cfp.importers.formats.document import Document

MOST_CHARACTERS = 500_000
"""Of text; the longest of 150 real calls has 100,000."""
MOST_LINES = 20_000
MOST_BLOCKS = 8_000
MOST_RUNS = 30_000
MOST_YEARS = 2_000
"""Years that a page names; a call has some dozens, a calendar of a whole field has thousands."""
MOST_DATES = 1_000
"""With years or without them."""
MOST_BRACKETS = 20_000
LONGEST_WORD = 3_000
_YEAR = re.compile(r"(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]")
_INSTEAD = "copy the part that is the call into a file, and import that"


def check_source(source: str) -> None:
    """Refuse a text that is too long before it is read. Raises UnreadableError."""
    if len(source) > MOST_CHARACTERS:
        raise UnreadableError(f"{len(source):,} characters are no call for papers — {_INSTEAD}")
    if (lines := source.count("\n")) > MOST_LINES:
        raise UnreadableError(f"{lines:,} lines are no call for papers — {_INSTEAD}")
    if (brackets := source.count("[")) > MOST_BRACKETS:
        raise UnreadableError(f"{brackets:,} brackets are no text — {_INSTEAD}")
    if (years := len(_YEAR.findall(source))) > MOST_YEARS:
        raise UnreadableError(f"{years:,} dates are those of many calls — {_INSTEAD}")


def check(document: Document) -> Document:
    """The document, if it is no longer than a call can be. Raises UnreadableError."""
    characters = blocks = runs = years = 0
    for text in texts(document.blocks, frames=True):
        words = visible(text)
        characters += len(words)
        blocks += 1
        runs += len(text)
        years += len(_YEAR.findall(words))
        if len(words) > LONGEST_WORD and max(map(len, words.split()), default=0) > LONGEST_WORD:
            raise UnreadableError(f"a word of thousands of letters is no text — {_INSTEAD}")
    blocks += sum(1 for _ in walk(document.blocks, frames=True))
    if characters > MOST_CHARACTERS:
        raise UnreadableError(f"{characters:,} characters are no call for papers — {_INSTEAD}")
    if blocks > 2 * MOST_BLOCKS:
        raise UnreadableError(
            f"{blocks:,} paragraphs and items are no call for papers — {_INSTEAD}"
        )
    if runs > MOST_RUNS:
        raise UnreadableError(f"{runs:,} changes of type are no call for papers — {_INSTEAD}")
    if years > MOST_YEARS:
        raise UnreadableError(f"{years:,} dates are those of many calls — {_INSTEAD}")
    return document


def check_dates(dates: int) -> None:
    """Refuse more dates than calls have. Raises UnreadableError."""
    if dates > MOST_DATES:
        raise UnreadableError(f"{dates:,} dates are those of many calls — {_INSTEAD}")
