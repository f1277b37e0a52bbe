"""Words that are longer than a line: where they may be broken, without a hyphen and without a sign.

Typst breaks text at spaces and a few signs only; a name in code or a compound of fifty letters would run
over the edge of the page, or of the cell of a table. An empty box is where a line may end: unlike a space
of no width, it leaves nothing in the text that a reader copies.
"""

from __future__ import annotations

import re

from docutils import nodes

NARROW = (nodes.field_name, nodes.container, nodes.sidebar)
"""Nodes that may be much narrower than the page."""

FITS_PAGE, FITS_CELL = 48, 20
"""Letters of a word that fit a line of the page, and of a cell of which three fit beside each other."""

FEWEST = 6
"""Letters that a word has at least before it is broken."""

_LONG = re.compile(rf"\S{{{FEWEST + 1},}}")
_JOINT = re.compile(r"(?<=[_.,:;/=?&#@+\\-])(?=[^\W_])|(?<=[a-z])(?=[A-Z])")


def pieces(node: nodes.Text, text: str) -> list[str]:
    """The text of a node, cut where a long word may be broken; whole if it has none."""
    return cut(text, _fitting(node))


def cut(text: str, fits: int) -> list[str]:
    """A text in pieces, between which a word of more letters than ``fits`` may be broken."""
    found: list[str] = []
    end = 0
    for match in _LONG.finditer(text):
        if len(match[0]) > fits:
            for place in _cuts(match[0], min(fits, FITS_CELL)):
                found.append(text[end : match.start() + place])
                end = match.start() + place
    return [*found, text[end:]]


def _cuts(word: str, fits: int) -> list[int]:
    """The joints of a word, and more of them within a part that has none for long."""
    joints = [match.start() for match in _JOINT.finditer(word)]
    step = max(fits // 2, 3)
    found: list[int] = []
    start = 0
    for end in [*joints, len(word)]:
        if end - start > fits:
            found += [at for at in range(start + step, end - 2, step) if _parts(word, at)]
        if end < len(word):
            found.append(end)
        start = end
    return found


def _parts(word: str, place: int) -> bool:
    """Whether a place is between two letters that are written apart, as Arabic ones are not."""
    return all(
        character.isalnum() and character < "\u0530" for character in word[place - 1 : place + 1]
    )


def _fitting(node: nodes.Node) -> int:
    """How many letters fit where a text stands."""
    above: nodes.Node | None = node.parent
    while above is not None:
        if isinstance(above, nodes.tgroup):
            return max(FEWEST, min(FITS_CELL, 3 * FITS_CELL // max(1, int(above.get("cols", 1)))))
        if isinstance(above, NARROW):
            return FITS_CELL
        above = above.parent
    return FITS_PAGE
