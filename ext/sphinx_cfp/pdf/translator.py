"""The translator from docutils to Typst: a table of handlers by class of node, and what they share.

A handler gets the translator and a node, and gives Typst code whose value is content. The modules with
handlers are those that :mod:`sphinx_cfp.pdf.documents` imports. A node without a handler is a finding at
its line; what is inside it is still set.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_cfp.model.codes import Code
from sphinx_cfp.pdf.literals import block, call, string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Handler = Callable[["Translator", Any], str]
    Report = Callable[[nodes.Node, Code, str, str], None]

HANDLERS: dict[str, Handler] = {}
"""Handlers by the full name of a class of nodes."""


def handles(*classes: type[nodes.Node] | str) -> Callable[[Handler], Handler]:
    """Register a handler for classes of nodes; their subclasses without a handler have it too.

    Classes of extensions, which a project may not load, are given by their full names.
    """

    def register(handler: Handler) -> Handler:
        for class_ in classes:
            name = class_ if isinstance(class_, str) else _name(class_)
            if name in HANDLERS:
                raise ValueError(f"{name} has a handler already")
            HANDLERS[name] = handler
        return handler

    return register


def wraps(name: str, *classes: type[nodes.Node] | str) -> None:
    """Register classes of nodes whose content stands in a function of the template."""
    handles(*classes)(lambda translator, node: translator.wrap(name, node))


def passes(*classes: type[nodes.Node] | str) -> None:
    """Register classes of nodes that are their content and nothing else."""
    handles(*classes)(lambda translator, node: translator.body(node))


def handler_of(class_: type[nodes.Node]) -> Handler | None:
    """The handler of a class of nodes, or of the nearest of its bases."""
    return next(
        (HANDLERS[name] for base in class_.__mro__ if (name := _name(base)) in HANDLERS), None
    )


def long(node: nodes.Element, letters: int = 1200) -> str:
    """``true`` for what may be longer than a page, and so must not be kept in one piece."""
    inside = list(node.findall())
    pictures = sum(isinstance(found, nodes.image) for found in inside)
    blocks = sum(isinstance(found, nodes.Body) for found in inside)
    is_long = len(node.astext()) > letters or blocks > letters // 50 or pictures > 1
    return "true" if is_long else ""


def _name(class_: type) -> str:
    return f"{class_.__module__}.{class_.__qualname__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """What a translator needs to know of a page: its name, its published address, its images.

    ``images`` gives the name of an image's file beside the Typst source by its ``uri``; ``download`` the
    published address of a file; ``missing`` are the characters that no font has.
    """

    docname: str = ""
    images: Mapping[str, str] = field(default_factory=dict)
    download: Callable[[str], str] = lambda target: ""
    missing: frozenset[str] = frozenset()
    right_to_left: bool = False


class Translator:
    """Translates one document; ``lines`` gives the node of each mark left in the code."""

    def __init__(self, page: PdfPage, report: Report) -> None:
        self.page = page
        self.report = report
        self.marks: list[nodes.Node] = []
        self.level = 0
        self.heading = 0
        self.footnotes: dict[str, nodes.Element] = {}
        self.referred: set[str] = set()
        self.noted: set[int] = set()
        self.known: set[str] = set()
        self.explained: set[str] = set()
        self._waiting: list[str] = []
        self._anchored: set[str] = set()
        self._gaps = str.maketrans(dict.fromkeys(page.missing, "\N{REPLACEMENT CHARACTER}"))

    def prepare(self, document: nodes.document) -> None:
        """Take note of what a document refers to; before anything of it is rendered."""
        self.known = {name for node in document.findall(nodes.Element) for name in node["ids"]}
        for note in document.findall(nodes.footnote):
            self.footnotes.update(dict.fromkeys(note["ids"], note))
        references = document.findall(nodes.footnote_reference)
        self.referred = {node.get("refid", "") for node in references}

    def document(self, document: nodes.document) -> str:
        """The code for a whole document, or for what is left of it."""
        return block(self.render(document), *self.anchors())

    def render(self, node: nodes.Node) -> str:
        """The code for a node, with a mark of where it stands and the anchors of its ids."""
        if isinstance(node, nodes.Element):
            self._waiting += node["ids"]
        handler = handler_of(type(node))
        code = handler(self, node) if handler else self.refuse(node)
        if not isinstance(node, nodes.Element):
            return code
        return "\n".join([*self.anchors(), self.mark(node), code]) if code else ""

    def inside(self, nodes_: Iterable[nodes.Node]) -> list[str]:
        """The code of each of some nodes."""
        return [code for node in nodes_ if (code := self.render(node))]

    def body(self, node: nodes.Element | Iterable[nodes.Node]) -> str:
        """A content block of what is inside a node, with the anchors that wait for a place."""
        if isinstance(node, nodes.Element):
            self._waiting += node["ids"]
            node = node.children
        anchors = self.anchors()
        return block(*anchors, *self.inside(node))

    def close(self, node: nodes.Element) -> str:
        """As :meth:`body`, with the first paragraph set close to what stands before it."""
        first = node.children[0] if node.children else None
        if not isinstance(first, nodes.paragraph):
            return self.body(node)
        self._waiting += [*node["ids"], *first["ids"]]
        anchors = [*self.anchors(), self.mark(first)]
        return block(*anchors, *self.inside(first.children), *self.inside(node.children[1:]))

    def wrap(self, name: str, node: nodes.Element, **named: str) -> str:
        """A call of a function of the template with what is inside a node."""
        return call(name, self.body(node), **named)

    def text(self, text: str) -> str:
        """Text with a stand-in for every character that no font has."""
        return text.translate(self._gaps)

    def wait(self, node: nodes.Element) -> None:
        """Let the ids of a node that is no content itself wait for the next place."""
        self._waiting += node["ids"]

    def anchors(self) -> list[str]:
        """Code that puts the labels of all ids that wait, each once."""
        fresh = [name for name in dict.fromkeys(self._waiting) if name not in self._anchored]
        self._waiting.clear()
        self._anchored.update(fresh)
        return [call("anchor", self.label(name)) for name in fresh]

    def label(self, name: str) -> str:
        """The label of an id; it carries the name of the document."""
        return string(f"{self.page.docname}#{name}")

    def mark(self, node: nodes.Node) -> str:
        """A comment by which a line of code is found to belong to a node."""
        if node.line is None:
            return ""
        self.marks.append(node)
        return f"/*@{len(self.marks) - 1}*/"

    def refuse(self, node: nodes.Node) -> str:
        """Report a node that has no handler; what is inside it is set all the same."""
        self.unprintable(node, f"an element of the kind ‘{type(node).__name__}’")
        return block(*self.inside(node.children)) if node.children else ""

    def unprintable(self, node: nodes.Node, what: str, fix: str = "write it in Markdown") -> None:
        """Report something that has no form in the PDF."""
        hint = f"{fix}, or put it into {{only}} html"
        self.report(node, Code.PDF_NODE, f"{what} has no form in the PDF", hint)
