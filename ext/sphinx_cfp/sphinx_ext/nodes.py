"""Placeholders in the doctrees: what a page holds until the registry is known.

But for the last none of them reaches a writer: :mod:`sphinx_cfp.sphinx_ext.pages` puts standard nodes in
their place. A placeholder carries the index of its record in the page, never a value: values depend on
other pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Sequence


class cfp_placeholder(nodes.General, nodes.Element):  # noqa: N801 (docutils' own style)
    """Base of the placeholders."""


class _Translatable(addnodes.translatable, nodes.Element):
    """A text without markup, which is ``rawsource``: so is its translation, and nothing parses it.

    A paragraph would lose "3. Runde": parsed, that is a list, and Sphinx then keeps the original.
    """

    def preserve_original_messages(self) -> None:
        """Nothing to do: ``rawsource`` stays as it is."""

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Hold the translation."""
        self.children = []
        self += nodes.Text(translated_message)
        self["translated"] = True

    def extract_original_messages(self) -> Sequence[str]:
        """The one text."""
        return [self.rawsource]


class cfp_text(_Translatable, nodes.TextElement):  # noqa: N801
    """A text without markup that translators see."""


class cfp_unshown(_Translatable):  # noqa: N801
    """One that is shown from the registry, not from here: it is empty unless translated."""


class cfp_call(cfp_placeholder):  # noqa: N801
    """The summary of a call; ``record`` is its index. Holds texts for translators, as the others do."""


class cfp_dates(cfp_placeholder):  # noqa: N801
    """A list of dates, or a view of them; holds :class:`cfp_line` and :class:`cfp_track`."""


class cfp_track(cfp_placeholder):  # noqa: N801
    """The title of a track inside a list of dates; holds one paragraph or text."""


class cfp_track_title(cfp_placeholder):  # noqa: N801
    """What a track's own directive shows; ``record`` is its index."""


class cfp_topics(cfp_placeholder):  # noqa: N801
    """A view of the topics of a call."""


class cfp_line(cfp_placeholder):  # noqa: N801
    """A date; holds its label and, if it has one, its note, then what is not shown from here."""


class cfp_refused(cfp_placeholder):  # noqa: N801
    """A line that was refused; holds the paragraph of its text."""


class cfp_when(cfp_placeholder):  # noqa: N801
    """A block that holds before, after or between dates."""


class cfp_topic_list(cfp_placeholder, nodes.bullet_list):  # noqa: N801
    """A list of topics whose items have no ids yet; each, and the section around it, has its record."""


class cfp_topic_entry(cfp_placeholder, nodes.definition_list):  # noqa: N801
    """A topic that is spelled out; its item has no id yet."""


class cfp_countdown(cfp_placeholder, nodes.Inline):  # noqa: N801
    """Where the browser writes the time left."""


class cfp_html(nodes.General, nodes.TextElement):  # noqa: N801
    """Pieces of HTML with nodes between them; made for pages in HTML only, and no element itself."""
