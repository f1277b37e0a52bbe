"""Lists and tables of two columns, read from their lines alone: the same in MyST and in reST."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.model.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Sequence

_BULLET = re.compile(r"([ \t]*)[-*+•](?:[ \t]+(.*)|[ \t]*)$")
_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class Item:
    """An item: its text, joined where it was wrapped at ``first`` characters, its line, its children."""

    text: str
    line: int
    indent: int
    first: int
    children: list[Item] = field(default_factory=list)


def read_list(lines: Sequence[str], hint: str) -> list[Item]:
    """The items of a bullet list, nested by indentation.

    ``line`` counts from 0 within ``lines``. Raises :class:`ParseError` ``line_shape`` if the lines are
    anything else; its span is then the line at fault.
    """
    top: list[Item] = []
    open_items: list[Item] = []
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        match = _BULLET.match(line)
        if match:
            indent = len(match[1].expandtabs(4))
            text = (match[2] or "").strip()
            item = Item(text, number, indent, len(text))
            while open_items and open_items[-1].indent >= indent:
                open_items.pop()
            (open_items[-1].children if open_items else top).append(item)
            open_items.append(item)
        elif open_items and len(line) - len(line.lstrip()) > open_items[-1].indent:
            last = open_items[-1]
            last.text = f"{last.text} {line.strip()}".strip()
        else:
            raise NotAList(number, hint)
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
    """Lines that are no list; ``line`` is the index of the first that is not."""

    def __init__(self, line: int, hint: str) -> None:
        super().__init__("line_shape", "this is neither a list nor a table of two columns", hint)
        self.line = line
