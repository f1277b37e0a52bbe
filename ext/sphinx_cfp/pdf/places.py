"""Where in an author's file a node comes from; not every node says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

BELOW, LAST = 20, 5000
"""How many lines are searched below that of a directive, and where nothing follows that says its line."""

if TYPE_CHECKING:
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.sphinx_ext.locations import Sources


def place_of(node: nodes.Node, sources: Sources, page: str, shown: str = "") -> Location:
    """The place of a node, looked up by what it shows; ``page`` is the file of its document.

    ``shown`` is the part of it that is meant. A node without a line stands between the node around it and
    the next one that has a line.
    """
    text = shown or _first_line(node)
    if node.line:
        source = _source(node, page)
        found = sources.near(source, node.line, text)
        # The content of a directive stands below its options and an empty line.
        return found if found.column else sources.within(source, node.line, node.line + BELOW, text)
    above: nodes.Node = node
    while above.parent is not None and not above.line:
        above = above.parent
    first = above.line or 1
    following = node.next_node(_has_line, siblings=True, ascend=True)
    last = following.line if following is not None and following.line else first + LAST
    source = _source(above, page)
    found = sources.within(source, first, last, text)
    return found if found.column else sources.near(source, first, text)


def depth_of(node: nodes.Node) -> int:
    """How many nodes a node stands in."""
    depth = 0
    while node.parent is not None:
        depth, node = depth + 1, node.parent
    return depth


def _has_line(node: nodes.Node) -> bool:
    return bool(node.line)


def _source(node: nodes.Node, page: str) -> str:
    return str(node.source or page)


def _first_line(node: nodes.Node) -> str:
    """What to look for: the address of an image, else the first line of the text, or of a diagram."""
    if isinstance(node, nodes.image):
        return str(node.get("uri", ""))
    code = str(node.get("code", "")) if isinstance(node, nodes.Element) else ""
    return ((node.astext() or code).strip().splitlines() or [""])[0]
