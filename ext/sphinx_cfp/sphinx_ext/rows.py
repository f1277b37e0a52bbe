"""What a line of a list of dates shows, whatever the format of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes

    from sphinx_cfp.model.dates import Date


@dataclass(frozen=True, slots=True)
class Row:
    """A date with its label and note, the title of a track, or a line that was refused.

    ``id`` is empty where others have no reason to point; ``item`` is ``None`` unless it is a date.
    """

    id: str
    label: Sequence[nodes.Node]
    item: Date | None = None
    note: Sequence[nodes.Node] = ()
    is_track: bool = False
