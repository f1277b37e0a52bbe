"""Lines of reStructuredText: what is indented below what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.document import Block, Item, Listing, Paragraph, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.importers.formats.rest import Lines

NUMBER = re.compile(r"(\s*)\(?(?:\d{1,3}|#|[A-Za-z]|[ivxlcIVXLC]{1,5})[.)][ ]+(?=\S)")
FIELD = re.compile(r"\s*:(?![\s:])([^:`]+|[^:`]*`[^`]*`[^:]*):(?:[ ]+(.*)|$)")


def items_of(blocks: list[Block], number: int) -> list[Item]:
    if not blocks:
        return []
    if isinstance(blocks[0], Paragraph):
        return [Item(blocks[0].text, tuple(blocks[1:]), number)]
    return [Item((), tuple(blocks), number)]


def is_item(lines: Lines, index: int) -> bool:
    """Whether a numbered line begins a list: "A. Smith" is no item unless the next line fits."""
    below = lines[index + 1][1] if index + 1 < len(lines) else ""
    return not below.strip() or below[:1].isspace() or NUMBER.match(below) is not None


def indented(lines: Sequence[tuple[int, str]], index: int) -> int:
    """The index after the indented lines from an index on, empty ones among them."""
    stop = last = index
    while stop < len(lines) and (lines[stop][1][:1].isspace() or not lines[stop][1].strip()):
        stop += 1
        if lines[stop - 1][1].strip():
            last = stop
    return last


def dedented(lines: Sequence[tuple[int, str]]) -> Lines:
    """Lines without the indentation that all of them have."""
    widths = [len(line) - len(line.lstrip()) for _, line in lines if line.strip()]
    least = min(widths, default=0)
    return [(number, line[least:]) for number, line in lines]


def options_of(body: Lines) -> tuple[dict[str, str], Lines]:
    """The options of a directive, and the rest of its body."""
    found: dict[str, str] = {}
    index = 0
    while index < len(body) and (match := FIELD.match(body[index][1])):
        found[match[1].strip()] = (match[2] or "").strip()
        index += 1
    return found, body[index:]


def rows_of(blocks: Sequence[Block]) -> list[Row]:
    """The rows of a list of lists."""
    return [
        Row(
            tuple(
                cell.text
                for inner in item.blocks
                if isinstance(inner, Listing)
                for cell in inner.items
            )
        )
        for block in blocks
        if isinstance(block, Listing)
        for item in block.items
    ]
