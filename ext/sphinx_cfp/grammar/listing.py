"""Lists, tables of two columns and titles, read from their lines alone: the same in MyST and in reST."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.keys import parse_key
from sphinx_cfp.model.locations import Span
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET = re.compile(r"([ \t]*)[-*+•](?:[ \t]+(.*)|[ \t]*)$")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL = re.compile(r"(?<!\\)\|")
_PINNED = re.compile(r"\s*\{#([^{}]*)\}\s*[;.]?$")
_ABBREVIATED = r"(?:{abbreviation}|\.\w+|\b\w|\.\.)\.$"
_BRACES = re.compile(r"\{[#.]|\}")


@dataclass(slots=True)
class Item:
    """An item: its text, joined where it was wrapped at ``first`` characters, its line, its children.

    ``is_stray`` says that it is none: a paragraph among the items.
    """

    text: str
    line: int
    indent: int
    first: int
    children: list[Item] = field(default_factory=list)
    is_stray: bool = False


def read_list(lines: Sequence[str], hint: str) -> list[Item]:
    """The items of a bullet list, nested by indentation, and the paragraphs between them.

    ``line`` counts from 0 within ``lines``. Raises :class:`NotAList` if nothing is an item.
    """
    top: list[Item] = []
    open_items: list[Item] = []
    last: Item | None = None
    for number, line in enumerate(lines):
        text = line.strip()
        if not text:
            if last and last.is_stray:
                last = None
            continue
        match = _BULLET.match(line)
        if match:
            indent = len(match[1].expandtabs(4))
            text = (match[2] or "").strip()
            last = Item(text, number, indent, len(text))
            while open_items and open_items[-1].indent >= indent:
                open_items.pop()
            (open_items[-1].children if open_items else top).append(last)
            open_items.append(last)
        elif last and (last.is_stray or len(line) - len(line.lstrip()) > last.indent):
            last.text = f"{last.text} {text}".strip()
        else:
            last = Item(text, number, 0, len(text), is_stray=True)
            top.append(last)
            open_items = []
    if all(item.is_stray for item in top):
        raise NotAList(top[0].line, hint)
    return top


def read_table(lines: Sequence[str], hint: str) -> list[Item] | None:
    """The rows of a pipe table of two columns as items ``LABEL: WHEN``; ``None`` if it is none.

    The row above the rule is the head and is left out. Raises :class:`ParseError` ``line_shape`` for
    another number of columns.
    """
    if not lines or not lines[0].lstrip().startswith("|"):
        return None
    rows: list[Item] = []
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        if _RULE.match(line):
            rows.clear()
            continue
        cells = [cell.strip() for cell in _CELL.split(line.strip().strip("|"))]
        if len(cells) != 2:
            raise NotAList(number, hint)
        text = f"{cells[0].rstrip(':')}: {cells[1]}"
        rows.append(Item(text, number, 0, len(text)))
    return rows


class NotAList(ParseError):  # noqa: N818
    """Lines that are no list; ``line`` is the index of the first that is not, ``text`` what it says."""

    def __init__(self, line: int, hint: str, text: str = "") -> None:
        message = "this is neither a list nor a table of two columns"
        super().__init__(Code.LINE_SHAPE, message, hint, Span(0, len(text)))
        self.line = line


def split_title(text: str) -> tuple[str, str]:
    """The title and its pinned key, empty if it has none.

    A trailing ``;``, ``,`` or ``.`` is taken off. Raises :class:`ParseError` ``line_shape`` for braces
    elsewhere or a key that is none.
    """
    text = text.strip()
    match = _PINNED.search(text)
    key = ""
    if match:
        key = parse_key(match[1], "write letters, digits, '-' and '_' in {#key}")
        text = text[: match.start()]
    braces = _BRACES.search(text)
    if braces:
        raise ParseError(
            Code.LINE_SHAPE,
            "{…} stands in the wrong place",
            "write one {#key} at the end of the title",
            Span(braces.start(), braces.end()),
        )
    return without_ending(text), key


def without_ending(text: str) -> str:
    """A title without the sign that ends it as an item of a list; an abbreviation keeps its dot."""
    bare = text.strip()
    while bare and (
        bare[-1] in ";," or (bare[-1] == "." and not pattern(_ABBREVIATED).search(bare))
    ):
        bare = bare[:-1].rstrip()
    return bare


def ending_of(text: str) -> str:
    """The sign that :func:`without_ending` takes off."""
    bare = text.strip()
    return bare[len(without_ending(bare)) :].strip()[:1]
