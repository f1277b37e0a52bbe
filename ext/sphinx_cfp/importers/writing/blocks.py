"""Writes blocks of a page as MyST, as they were, one below the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.document import (
    HARD,
    SOFT,
    Code,
    Comment,
    Group,
    Heading,
    Item,
    Listing,
    Paragraph,
    Rule,
    Table,
    plain,
)
from sphinx_cfp.importers.formats.templates import put_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.importers.formats.document import Block
    from sphinx_cfp.importers.writing.inlines import InlineWriter

_DEEPEST = 6
"""Lists within lists: Markdown's parsers give up at twenty levels of anything."""
_LEAST_WORDS = 5  # of a hidden text that may matter
_LONGEST_COMMENT = 60  # lines
_NOTICES = frozenset(
    {"note", "warning", "important", "tip", "caution", "danger", "attention", "hint", "error"}
)


@dataclass(slots=True)
class BlockWriter:
    """Writes blocks; ``levels`` are the headings that the next one stands below."""

    inline: InlineWriter
    levels: list[int] = field(default_factory=list)

    def blocks(self, blocks: Sequence[Block], depth: int = 0) -> list[str]:
        """The lines of blocks, an empty one between two of them."""
        found: list[str] = []
        previous: Block | None = None
        marker = "-"
        for block in blocks:
            if isinstance(block, Listing):
                # Two lists in a row need different signs, or they are one.
                marker = "*" if isinstance(previous, Listing) and marker == "-" else "-"
                lines = self._listing(block, depth, marker)
            else:
                lines = self._block(block, depth)
            if lines:
                found += ["", *lines] if found else lines
                previous = block
        return found

    def _block(self, block: Block, depth: int) -> list[str]:
        if isinstance(block, Heading):
            return self.heading(block) if depth == 0 else self._bold(block)
        if isinstance(block, Paragraph):
            return self.inline.lines(block.text)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Group):
            return self._group(block, depth)
        if isinstance(block, Code):
            return _fenced(put_back(block.text, tuple(self.inline.tags)), block.language)
        if isinstance(block, Comment):
            return _hidden(put_back(block.text, tuple(self.inline.tags)))
        assert isinstance(block, Rule | Listing)
        return []  # a rule is decoration, and one at the end of a section is an error

    def heading(self, block: Heading) -> list[str]:
        """A heading, at most one level below the one above it: the page's own is the only first one."""
        while self.levels and self.levels[-1] >= block.level:
            self.levels.pop()
        self.levels.append(block.level)
        words = self.inline.line(block.text)
        return [f"{'#' * min(len(self.levels) + 1, 6)} {words}"] if words else []

    def _bold(self, block: Heading) -> list[str]:
        """A heading within a quotation or a list, where none may stand."""
        text = tuple(run._replace(strong=True) for run in block.text)
        return [self.inline.line(text)] if plain(text) else []

    def _listing(self, block: Listing, depth: int, marker: str) -> list[str]:
        found: list[str] = []
        is_loose = any(_is_loose(item) for item in block.items)
        for number, item in enumerate(block.items, 1):
            sign = f"{number}. " if block.ordered else f"{marker} "
            lines = self._item(item, depth)
            if not lines:
                continue
            if found and is_loose:
                found.append("")
            indent = " " * len(sign)
            found.append(f"{sign}{lines[0]}")
            found += [f"{indent}{line}" if line else "" for line in lines[1:]]
        return found

    def _item(self, item: Item, depth: int) -> list[str]:
        text = self.inline.lines(item.text) if item.text else []
        inner = item.blocks if depth < _DEEPEST else _flattened(item.blocks)
        blocks = self.blocks(inner, depth + 1)
        if text and blocks and _is_loose(item):
            return [*text, "", *blocks]
        return [*text, *blocks]

    def _table(self, block: Table) -> list[str]:
        """A table as lines between pipes; its first row is the head, or the head is empty."""
        width = max((len(row.cells) for row in block.rows), default=0)
        rows = [[self._cell(cell) for cell in row.cells] for row in block.rows]
        rows = [row + [""] * (width - len(row)) for row in rows]
        heads = [row for row, source in zip(rows, block.rows, strict=True) if source.is_head][:1]
        body = [row for row in rows if not heads or row is not heads[0]]
        if width < 2:
            return [f"- {row[0]}" for row in rows if row and row[0]]
        lines = [_row(heads[0] if heads else [""] * width), _row(["---"] * width)]
        return [*lines, *(_row(row) for row in body if any(row))]

    def _cell(self, cell: object) -> str:
        words = self.inline.line(cell)  # type: ignore[arg-type]
        return re.sub(r"(?<!\\)\|", r"\\|", words)

    def _group(self, block: Group, depth: int) -> list[str]:
        if block.role == "frame":
            return []
        inner = self.blocks(block.blocks, depth + 1)
        if not inner:
            return []
        if block.role == "quote":
            return [f"> {line}".rstrip() for line in inner]
        if block.role == "notice":
            name = block.name if block.name in _NOTICES else "note"
            fence = ":" * (3 + sum(line.lstrip().startswith(":::") for line in inner))
            return [f"{fence}{{{name}}}", "", *inner, "", fence]
        return inner


def _is_loose(item: Item) -> bool:
    """Whether an item holds more than its text and lists."""
    if any(not isinstance(block, Listing | Comment) for block in item.blocks):
        return bool(item.text) or len(item.blocks) > 1
    return sum(isinstance(block, Listing) for block in item.blocks) > 1


def _flattened(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Lists that are nested too deep, as one list."""
    items: list[Item] = []
    others: list[Block] = []
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if isinstance(block, Listing):
            for item in reversed(block.items):
                stack += reversed(item.blocks)
                stack.append(Paragraph(item.text, item.line))
        elif isinstance(block, Group):
            stack += reversed(block.blocks)
        elif isinstance(block, Paragraph):
            items.append(Item(block.text, (), block.line))
        else:
            others.append(block)
    found = [item for item in items if item.text]
    return (*([Listing(tuple(found))] if found else []), *others)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _fenced(text: str, language: str) -> list[str]:
    longest = max((len(run) for run in re.findall("`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    name = language if re.fullmatch(r"[\w+#-]{1,20}", language) else "text"
    return [f"{fence}{name}", *text.split("\n"), fence]


def _hidden(text: str) -> list[str]:
    """What an author hid, if it is words: the names of a page's parts are none."""
    words = re.sub(r"<[^<>]*>", " ", text)
    if len(re.findall(r"[^\W\d_]{2,}", words)) < _LEAST_WORDS:
        return []
    lines = [" ".join(line.split()) for line in words.split("\n")]
    return comment("\n".join(line for line in lines if line))


def comment(text: str) -> list[str]:
    """Text that does not show."""
    lines = text.replace(HARD, SOFT).split("\n")
    kept = [f"% {line.rstrip()}".rstrip() for line in lines[:_LONGEST_COMMENT]]
    return [line if line != "%" else "%" for line in kept]
