"""What stands above a block: the headings it is under, and the sentence that introduces it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.importers import cues
from sphinx_cfp.importers.documents import Comment, Heading, Paragraph, plain
from sphinx_cfp.vocabulary.phrases import alternatives

if TYPE_CHECKING:
    from sphinx_cfp.importers.documents import Block

_LONGEST_TITLE = 80
_NO_TITLE = re.compile(r"[.!?。]\s*$|@|://")
_PSEUDO = 7  # the level of a paragraph that is bold all over: below every heading


@dataclass(slots=True)
class Context:
    """Follows a reader through the blocks of a page."""

    headings: list[tuple[int, str]] = field(default_factory=list)
    intro: str = ""
    count: int = 0

    def pass_by(self, block: Block) -> None:
        """Go on behind a block."""
        if isinstance(block, Heading):
            self._enter(block.level, plain(block.text))
        elif isinstance(block, Paragraph):
            words = plain(block.text)
            if is_title(block):
                self._enter(_PSEUDO, words.rstrip(" :："))
            short = len(words.split()) < 5 and bool(self.intro)
            self.intro = f"{self.intro} {words}" if short else words
        elif not isinstance(block, Comment):
            self.intro = ""
        self.count += 1

    def _enter(self, level: int, title: str) -> None:
        while self.headings and self.headings[-1][0] >= level:
            self.headings.pop()
        self.headings.append((level, title))
        self.intro = ""

    @property
    def heading(self) -> str:
        """The nearest heading."""
        return self.headings[-1][1] if self.headings else ""

    @property
    def path(self) -> str:
        """All headings above, the nearest last."""
        return " / ".join(title for _, title in self.headings)

    @property
    def announces_dates(self) -> bool:
        """Whether the nearest words above say that dates follow."""
        nearest = [title for _, title in self.headings[-2:]]
        return any(cues.speaks_of("dates", words[-200:]) for words in (*nearest, self.intro))

    @property
    def is_elsewhere(self) -> bool:
        """Whether the nearest heading says that days below it are no dates of this call."""
        title = self.heading
        return cues.speaks_of(cues.NEWS, title) and not cues.speaks_of("dates", title)


def is_title(block: Paragraph) -> bool:
    """Whether a paragraph stands for a heading: short, and bold all over."""
    words = plain(block.text)
    if not words or len(words) > _LONGEST_TITLE or _NO_TITLE.search(words):
        return False
    return all(run.strong or not run.text.strip(" :：\n") for run in block.text) and not re.search(
        rf"\d{{1,2}}\D{{1,3}}\d{{4}}|\b\d{{1,2}}(?:{alternatives('ordinal')})?\b.*\b(?:19|20)\d\d",
        words,
    )
