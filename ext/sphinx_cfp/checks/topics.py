"""Topics: repeated, nearly repeated, empty, uneven."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.checks.problems import problem
from sphinx_cfp.model.codes import Code
from sphinx_cfp.vocabulary.phrases import words_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.call_view import CallView
    from sphinx_cfp.model.problems import Problem
    from sphinx_cfp.model.topics import Topic
    from sphinx_cfp.vocabulary.phrases import Roles

_WORD = re.compile(r"\w+")
_SILENT: Roles = ("article", "indefinite", "preposition", "on", "and", "or")
_FEWEST_ALIKE = 3
"""Topics of which most must agree before one is odd."""


def topic_near_duplicate(view: CallView) -> Iterator[Problem]:
    """``topic_near_duplicate``: two topics made of the same words."""
    seen: dict[tuple[str, ...], Topic] = {}
    silent = words_in(_SILENT, view.language)
    for topic in view.topics:
        found = {_stem(word) for word in _WORD.findall(topic.title.casefold())}
        words = tuple(sorted(found - silent))
        first = seen.setdefault(words, topic)
        if first is not topic and first.title != topic.title and words:
            yield problem(
                Code.TOPIC_NEAR_DUPLICATE,
                topic,
                f"‘{topic.title}’ says what ‘{first.title}’ says",
                "keep one of them, or tell them apart",
                related=[first],
            )


def _stem(word: str) -> str:
    """A word without what marks its plural, so that "models" meets "model"."""
    if word[-1:] != "s" or word[-2:] == "ss" or len(word) <= 3:
        return word
    return f"{word[:-3]}y" if word[-3:] == "ies" and len(word) > 4 else word[:-1]


def topic_empty_group(view: CallView) -> Iterator[Problem]:
    """``topic_empty_group``: a topic without others below it, among groups that have some."""
    top = [topic for topic in view.topics if not topic.group]
    groups = [topic for topic in top if topic.is_group]
    if not groups:
        return
    pages = {topic.docname for topic in groups}
    for topic in top:
        if not topic.is_group and topic.docname in pages:
            yield problem(
                Code.TOPIC_EMPTY_GROUP,
                topic,
                f"‘{topic.title}’ stands among groups and has nothing below it",
                "give it topics, or move it into a group",
            )


def topic_style(view: CallView) -> Iterator[Problem]:
    """``topic_style``: a few topics end or begin otherwise than most."""
    leaves = [topic for topic in view.topics if not topic.is_group]
    for style_of in (_ending, _beginning):
        styled = [(topic, style) for topic in leaves if (style := style_of(topic))]
        styles = [style for _, style in styled]
        usual = max(set(styles), key=lambda style: (styles.count(style), style), default="")
        odd = [(topic, style) for topic, style in styled if style != usual]
        if len(styled) - len(odd) >= _FEWEST_ALIKE and 0 < len(odd) * 4 <= len(styled):
            for topic, style in odd:
                yield problem(
                    Code.TOPIC_STYLE, topic, f"‘{topic.title}’ {style}, most others do not",
                    "write all of them alike",
                )  # fmt: skip


def _ending(topic: Topic) -> str:
    """How a topic ends; the last of a list may have a full stop where others have another sign."""
    if topic.is_last and topic.ending == ".":
        return ""
    return f"ends with ‘{topic.ending}’" if topic.ending else "ends without a sign"


def _beginning(topic: Topic) -> str:
    first = topic.title[:1]
    if first.isupper():
        return "begins with a capital"
    return "begins with a small letter" if first.islower() else ""
