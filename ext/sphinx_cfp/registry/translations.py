"""The texts of a translated build in the place of the author's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from sphinx_cfp.model.topics import Topic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_cfp.model.calls import Call, Track

Named = TypeVar("Named", "Call", "Track", Topic)

_OF_SUBMISSION = ("pages", "proceedings")


def translated(item: Named, texts: Mapping[str, str]) -> Named:
    """The call, track or topic with other texts, by the names of its fields or of its submission's."""
    own: dict[str, Any] = {name: text for name, text in texts.items() if name not in _OF_SUBMISSION}
    item = replace(item, **own)
    rules: dict[str, Any] = {name: texts[name] for name in _OF_SUBMISSION if name in texts}
    if rules and not isinstance(item, Topic):
        item = replace(item, submission=replace(item.submission, **rules))
    return item
