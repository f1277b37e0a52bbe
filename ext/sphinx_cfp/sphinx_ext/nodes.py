"""Our nodes: placeholders, which a page holds until the registry is known, and what takes their place.

No placeholder reaches a writer: :mod:`sphinx_cfp.sphinx_ext.pages` puts standard nodes in its place, dates
(:class:`cfp_date`) and, for what only HTML has, elements (:class:`cfp_element`). A placeholder carries the
index of its record in the page, never a value: values depend on other pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

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


class cfp_date(nodes.inline):  # noqa: N801
    """A date, its text in words as child: to other extensions and builders an inline with a text.

    ``datetime`` is what programs read, empty for words that name no day; ``end`` is the last instant of
    what is no single moment.
    """


ANY = {"aria-hidden", "hidden", "role"} | {
    f"data-cfp-{name}" for name in ("after", "end", "form", "knots", "over", "state", "until")
}
ALLOWED = {
    **dict.fromkeys(
        ("dd", "details", "div", "dl", "dt", "li", "ol", "p", "s", "span", "summary"), ANY
    ),
    **dict.fromkeys(("table", "tbody", "td", "template", "thead", "tr", "ul", "wbr"), ANY),
    "a": ANY | {"href", "title"},
    "circle": ANY | {"cx", "cy", "r"},
    "path": ANY | {"d"},
    "svg": ANY | {"focusable", "viewBox"},
    "text": ANY | {"x", "y"},
    "th": ANY | {"colspan", "scope"},
}
"""Elements that a page may have of us, and their attributes beside classes and an id."""


class cfp_element(nodes.inline):  # noqa: N801
    """An element of HTML around ordinary nodes, which other builders write alone.

    ``inert`` are nodes that HTML has after these, and that nobody else sees, a search as little as another
    extension: a drawing, what the script shows. Attributes with a value of ``None`` are left out.
    Raises :class:`ValueError` for a tag or an attribute that is not in :data:`ALLOWED`.
    """

    def __init__(
        self,
        tag: str,
        *inside: nodes.Node | str,
        classes: str = "",
        id: str = "",  # noqa: A002
        inert: Sequence[nodes.Node] = (),
        **attributes: str | None,
    ) -> None:
        super().__init__()
        self.attributes |= {"tag": tag, "classes": classes.split(), "ids": [id] if id else []}
        self.html = {
            name.replace("_", "-"): value for name, value in attributes.items() if value is not None
        }
        if tag not in ALLOWED or not self.html.keys() <= ALLOWED[tag]:
            raise ValueError(f"no page of ours has <{' '.join([tag, *self.html])}>")
        self.inert = inert
        # As docutils takes them, in a third of its time: a page has some two hundred elements.
        self.children = [nodes.Text(part) if isinstance(part, str) else part for part in inside]
        for child in self.children:
            child.parent = self

    def copy(self) -> Self:
        twin = type(self)(self["tag"], inert=self.inert, **self.html)
        twin["classes"], twin["ids"] = [*self["classes"]], [*self["ids"]]
        return twin


UNSEARCHED = "no-search"
"""The class by which Sphinx's search leaves out words that stand elsewhere, or on every page."""
