"""Reads Markdown of all the flavors in which site generators take it, HTML within it included.

markdown-it makes HTML of it, as a browser would get it: lists that are half Markdown and half tags then
are what their readers see. Each block carries the line at which it begins.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.document import (
    HARD,
    SOFT,
    Block,
    BlockGroup,
    Heading,
    Listing,
    ListItem,
    PageDocument,
    Paragraph,
    Positions,
    Table,
    TableRow,
    Text,
    cut,
    lines_of,
    plain,
    shape,
    visible,
)
from sphinx_cfp.importers.formats.html import HtmlReader
from sphinx_cfp.importers.formats.html_tree import LINE, parse
from sphinx_cfp.importers.formats.text import read_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

_MARKDOWN = re.compile(r"^#{1,6}[ ]\S|\]\((?:https?:|mailto:|/|#)|^\s*```", re.MULTILINE)
_ATTRIBUTES = re.compile(
    r"\{::?[ ]?[^{}\n]*\}|(?<=[\w)\]*_`\"'?!.])[ ]?\{[.#][\w:. #=\"'-]*\}[ ]*$", re.MULTILINE
)
_CONTENTS = re.compile(
    r"^[ ]*(?:[*-]|1\.)[ ]+(?:toc|TOC|Table of Contents)[ ]*\n(?=[ ]*(?:\{|\n))"
    r"|^\[\[?TOC\]?\][ ]*$",
    re.MULTILINE,
)
_ROW = re.compile(r"\|.*\|")
_DELIMITER = re.compile(r"[\s|:-]+")
_CALLOUT = re.compile(r"\[!(\w+)\][-+]?[ ]*")
_FENCE = re.compile(r"^:::+[ ]*\{?[.\w -]*\}?[ ]*(?:\w.*)?$", re.MULTILINE)
_SCRIPT = re.compile(r"<(script|style)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_CONTAINER = re.compile(
    r"<(/?)(?:div|table|tbody|thead|tr|td|th|section|article|center|ul|ol|dl|details|blockquote)\b",
    re.IGNORECASE,
)
_BLOCK_TAG = re.compile(
    r"\s*</?(?:div|table|tbody|thead|tr|td|th|section|article|center|ul|ol|li|dl|dt|dd|p"
    r"|h[1-6]|details|blockquote|br|hr)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s")
_DEEPEST = 40


def read_markdown(source: str) -> PageDocument:
    """A page of Markdown, without its front matter."""
    return PageDocument(blocks=blocks_of(source))


def read_text(source: str) -> PageDocument:
    """A page of plain text; one with signs of Markdown is read as that."""
    if _MARKDOWN.search(source):
        return PageDocument(blocks=blocks_of(source))
    return PageDocument(blocks=read_blocks(source))


def blocks_of(source: str) -> tuple[Block, ...]:
    """The blocks of a page of Markdown."""
    from markdown_it import MarkdownIt

    text = _ATTRIBUTES.sub(_blank, source)
    text = _FENCE.sub("", _CONTENTS.sub(_blank, text))
    text = _with_whole_html(text)
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    tokens = parser.parse(text)
    _mark_lines(tokens)
    html = parser.renderer.render(tokens, parser.options, {})
    reader = HtmlReader(Positions(text))
    return tuple(_as_meant(reader.fragment(parse(html))))


def _blank(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def _with_whole_html(text: str) -> str:
    """The text, the inside of its HTML blocks neither cut by empty lines of a script nor taken for code.

    kramdown and most others read a block of HTML up to its end; CommonMark ends it at an empty line, and
    what then is indented by four spaces is code to it.
    """
    text = _SCRIPT.sub(lambda match: match[0].count("\n") * "<!-- -->\n", text)
    depth = 0
    is_code = False
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if re.match(r"\s*(?:```|~~~)", line):
            is_code = not is_code
        if is_code:
            continue
        if (
            line.startswith("    ")
            and (depth > 0 or _BLOCK_TAG.match(line))
            and not _ITEM.match(line)
        ):
            lines[number] = line.lstrip()
        for match in _CONTAINER.finditer(line):
            depth = max(depth - 1, 0) if match[1] else depth + 1
    return "\n".join(lines)


def _mark_lines(tokens: Sequence[Token]) -> None:
    """Give each block the line at which it begins."""
    for token in tokens:
        if token.map and token.nesting == 1:
            token.attrSet(LINE, str(token.map[0] + 1))


def _as_meant(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, where a flavor of Markdown says more than CommonMark reads."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += _rows(block) or _terms(block) or [block]
        elif isinstance(block, BlockGroup):
            found.append(_callout(replace(block, blocks=tuple(_as_meant(block.blocks)))))
        elif isinstance(block, Listing):
            items = [replace(item, blocks=tuple(_as_meant(item.blocks))) for item in block.items]
            found.append(replace(block, items=tuple(items)))
        elif isinstance(block, Heading):
            found.append(replace(block, text=_without_marks(block.text)))
        else:
            found.append(block)
    return found


def _without_marks(text: Text) -> Text:
    """A heading without the attributes that kramdown or Pandoc put at its end."""
    words = visible(text)
    match = re.search(r"\s*\{[#.][^{}]*\}\s*$", words)
    return cut(text, 0, match.start()) if match else text


def _rows(block: Paragraph) -> list[Block]:
    """A table that lacks its line of dashes: rows between pipes."""
    lines = lines_of(block.text, SOFT + HARD)
    if len(lines) < 2 or not all(_ROW.fullmatch(plain(line)) for line in lines):
        return []
    kept = (line for line in lines if not _DELIMITER.fullmatch(plain(line)))
    rows = [TableRow(_cells(line), line=line[0].line) for line in kept]
    return [Table(tuple(rows), block.line)] if rows else []


def _cells(line: Text) -> tuple[Text, ...]:
    """The texts between the pipes of a line."""
    pipes = [match.start() for match in re.finditer(r"(?<!\\)\|", visible(line))]
    return tuple(shape(cut(line, start + 1, stop)) for start, stop in pairwise(pipes))


def _terms(block: Paragraph) -> list[Block]:
    """A definition as kramdown writes it: a term, and below it ``: text``."""
    lines = lines_of(block.text, SOFT + HARD)
    if len(lines) < 2 or not any(plain(line).startswith(": ") for line in lines[1:]):
        return []
    items: list[ListItem] = []
    term: Text = ()
    for line in lines:
        words = visible(line)
        if words.startswith(": ") and term:
            text = shape((*term, *cut(line, 0, len(words))))
            items.append(ListItem(text, (), term[0].line))
            term = ()
        elif term:
            return []
        else:
            term = line
    return [Listing(tuple(items), line=block.line)] if items and not term else []


def _callout(group: BlockGroup) -> BlockGroup:
    """``> [!NOTE]`` is a notice."""
    first = group.blocks[0] if group.blocks else None
    if group.role != "quote" or not isinstance(first, Paragraph):
        return group
    match = _CALLOUT.match(visible(first.text))
    if not match:
        return group
    rest = shape(cut(first.text, match.end(), len(visible(first.text))))
    inside = ((Paragraph(rest, first.line),) if rest else ()) + group.blocks[1:]
    return BlockGroup("notice", inside, match[1].lower(), group.line)
