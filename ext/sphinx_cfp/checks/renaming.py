"""Keys that were published and are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.keys import nearest
from sphinx_cfp.model.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cfp.checks.calls import Site


def renamed_keys(site: Site) -> Iterator[Problem]:
    """``key_renamed``: a date that had been published under a key that nothing has now.

    The likely successor is the date of the call with the same value, else the one with the nearest key.
    """
    registry, published = site.registry, site.published
    if published is None:
        return
    for key, old in published.dates.items():
        call = registry.calls.get(old.call)
        if key in registry.dates or call is None or call.source is None:
            continue
        new = [item for item in registry.dates_of(call.key) if item.key not in published.dates]
        same = [item.key for item in new if item.when == old.when and item.kind == old.kind]
        likely = same or nearest(key, [item.key for item in new])
        yield Problem(
            code=Code.KEY_RENAMED,
            message=f"‘{key}’ was published and is gone",
            hint=f"‘{likely[0]}’ took its place; keep the old key with {{#{key.rpartition('.')[2]}}}"
            if likely
            else f"links to it are broken; keep it with {{#{key.rpartition('.')[2]}}} if it still exists",
            location=call.source,
            subject=likely[0] if likely else "",
        )
