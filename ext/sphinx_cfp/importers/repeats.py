"""What a page says twice, and which of its lists need a track of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cfp.importers import cues
from sphinx_cfp.importers.entries import Dates, Entry
from sphinx_cfp.model.keys import date_key
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.importers.entries import Part


_BEFORE_TITLE = (
    r"^(?:(?:{important}|{submit})\s+)*{dates}\s*(?:{preposition}|[:–-])\s*(?:{article}\s+)?"
    r"|^{call for}\s+"
)


def keep_first(parts: Sequence[Part]) -> list[Part]:
    """The parts; a list that only repeats dates stated before is what it was: text."""
    stated: set[tuple[object, ...]] = set()
    found: list[Part] = []
    for part in parts:
        if isinstance(part, Dates):
            values = [_value(entry) for entry in part.entries if entry.when is not None]
            if values and all(value in stated for value in values):
                found += part.source
                continue
            kept = tuple(
                entry for entry in part.entries if entry.when is None or _value(entry) not in stated
            )
            stated |= set(values)
            part = (
                replace(part, entries=kept)
                if len(kept) < len(part.entries) and _is_dump(part)
                else part
            )
        found.append(part)
    return found


def _is_dump(_part: Dates) -> bool:
    """Whether single lines may be dropped from a list: never, its reader would miss them."""
    return False


def _value(entry: Entry) -> tuple[object, ...]:
    return (entry.kind, entry.qualifier, entry.when, entry.track)


def set_tracks(groups: Sequence[Dates]) -> None:
    """Give lists whose dates have the keys of another list's a track: the title of each."""
    keys: dict[str, list[tuple[Dates, Entry]]] = {}
    for group in groups:
        for entry in group.entries:
            if not entry.track:
                keys.setdefault(_key(entry), []).append((group, entry))
    disputed = [
        group
        for group in groups
        if any(
            one is group
            and any(other is not group and rival.when != entry.when for other, rival in found)
            for found in keys.values()
            for one, entry in found
        )
    ]
    for group in disputed:
        title = track_title(group.title)
        for entry in group.entries:
            entry.track = entry.track or title


def _key(entry: Entry) -> str:
    return date_key(entry.kind, entry.qualifier)


def track_title(title: str) -> str:
    """The title of a track, empty if it says only that dates follow."""
    words = pattern(_BEFORE_TITLE).sub("", title.strip(" :："))
    words = pattern(r"\s*[:–—-]?\s*(?:{important} )?{dates}$").sub("", words)
    words = re.sub(r"\s*\([^()]*\)\s*$", "", words).strip(" :–—-")
    if not words or cues.heads_dates(words) or cues.is_call_title(words):
        return ""
    return words[:80]
