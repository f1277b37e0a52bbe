"""The directives of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.sphinx_ext.directives.call import CallDirective, TrackDirective
from sphinx_cfp.sphinx_ext.directives.dates import DateDirective, DatesDirective
from sphinx_cfp.sphinx_ext.directives.topics import TopicDirective, TopicsDirective
from sphinx_cfp.sphinx_ext.directives.when import WhenDirective

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive

DIRECTIVES: dict[str, type[Directive]] = {
    "call": CallDirective,
    "track": TrackDirective,
    "date": DateDirective,
    "dates": DatesDirective,
    "topic": TopicDirective,
    "topics": TopicsDirective,
    "when": WhenDirective,
}
