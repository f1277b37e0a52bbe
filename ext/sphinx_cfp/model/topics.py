"""Topics of interest and the groups they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_cfp.model.locations import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic: ``key`` is the full key, ``group`` the key of the group it stands in, or empty.

    A group is a topic that others name as theirs. ``ending`` is the sign that was taken off its title,
    and ``is_last`` tells that it ends its list.
    """

    key: str
    call: str
    title: str
    group: str = ""
    description: str = ""
    is_group: bool = False
    ending: str = ""
    is_last: bool = False
    docname: str = ""
    location: Location | None = None
