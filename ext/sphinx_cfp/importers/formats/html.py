"""Reads HTML pages, and what Markdown becomes: the tokens and the tree are those of HTML5."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.document import (
    HARD,
    Block,
    BlockGroup,
    CodeBlock,
    Comment,
    Heading,
    Listing,
    ListItem,
    PageDocument,
    Paragraph,
    Positions,
    Text,
    TextRun,
    ThematicBreak,
    defined,
    first_line,
    item_of,
    shape,
    visible,
)
from sphinx_cfp.importers.formats.html_tables import read_table
from sphinx_cfp.importers.formats.html_tree import (
    BLOCKS,
    LINE,
    SILENT,
    children,
    entries_in,
    frame_of,
    image_of,
    is_hidden,
    is_permalink,
    looked,
    main_of,
    parse,
    protected,
    title_in,
)
from sphinx_cfp.importers.formats.text import looks_like_prose, read_blocks

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_DEEPEST_READ = (
    100  # elements deep, below which only text is taken: no page is read by people there
)


def read_html(source: str) -> PageDocument:
    """A page of HTML. Raises :class:`~sphinx_cfp.importers.formats.decoding.UnreadableError`."""
    tree = parse(source)
    reader = HtmlReader(Positions(source))
    blocks, left_out = reader.page(tree)
    html = tree.css_first("html")
    return PageDocument(
        blocks=blocks,
        title=title_in(tree),
        language=((html.attributes.get("lang") or "") if html else "").partition("-")[0].lower(),
        left_out=left_out,
    )


@dataclass(slots=True)
class HtmlReader:
    """Turns a tree into blocks; ``positions`` tells where its texts stand."""

    positions: Positions
    main: LexborNode | None = None
    is_text: bool = False
    left_out: dict[str, int] = field(default_factory=dict)

    def page(self, tree: LexborHTMLParser) -> tuple[tuple[Block, ...], tuple[str, ...]]:
        """The blocks of a page, those of its frame set apart, and what of it was left out."""
        body = tree.body
        if body is None:
            return (), ()
        self.main = main_of(tree)
        blocks = self.blocks(body, TextRun(""), 0, framed=self.main is not None)
        left = tuple(f"{count} × {what}" for what, count in self.left_out.items())
        for index, block in enumerate(blocks):
            if isinstance(block, BlockGroup) and block.role == "main":
                blocks[index : index + 1] = block.blocks
        return tuple(blocks), left

    def fragment(self, tree: LexborHTMLParser) -> tuple[Block, ...]:
        """The blocks of a page that has no frame."""
        self.is_text = True
        return tuple(self.blocks(tree.body, TextRun(""), 0)) if tree.body else ()

    def blocks(
        self, parent: LexborNode, look: TextRun, depth: int, *, framed: bool = False
    ) -> list[Block]:
        """The blocks within an element. ``framed`` says that only the main element is text."""
        found: list[Block] = []
        inline: list[TextRun] = []
        for node in children(parent):
            tag = node.tag or ""
            if tag == "br":
                if visible(inline).rstrip(" \n").endswith(HARD):
                    self._flush(inline, found)
                else:
                    inline.append(look._replace(text=HARD))
            elif tag == "li":  # an item outside of a list shows as one
                self._flush(inline, found)
                self._stray_item(node, look, depth, found)
            elif tag in BLOCKS or self._is_wrapped(node, tag):
                self._flush(inline, found)
                found += self._block(node, look, depth, framed=framed)
            elif tag == "-comment":
                # One within a sentence is dropped: nothing may part the sentence.
                words = (node.comment_content or "").strip(" -\n")
                if words and not shape(inline):
                    found.append(Comment(words, self.positions.line_of(words)))
            else:
                inline += self.runs(node, look, depth)
        self._flush(inline, found)
        if framed:
            return self._framed(found)
        return found

    def _framed(self, blocks: list[Block]) -> list[Block]:
        """The blocks beside the main element as parts of the frame."""
        found: list[Block] = []
        for block in blocks:
            if isinstance(block, BlockGroup) and block.role in {"frame", "main"}:
                found.append(block)
            elif not isinstance(block, Comment):
                found.append(BlockGroup("frame", (block,), "surroundings"))
        return found

    def _is_wrapped(self, node: LexborNode, tag: str) -> bool:
        """Whether an element of running text holds blocks all the same."""
        if tag in {"-text", "-comment", *SILENT} or node.child is None:
            return False
        return any((inner.tag or "") in BLOCKS for inner in node.traverse())

    def _block(
        self, node: LexborNode, look: TextRun, depth: int, *, framed: bool = False
    ) -> list[Block]:
        attributes = node.attributes
        if is_hidden(attributes):
            return []
        if attributes.get(LINE):
            self.positions.move_to(int(attributes[LINE] or 0))
        is_main = self.main is not None and node.mem_id == self.main.mem_id
        if is_main:
            inner = self.blocks(node, look, depth + 1)
            return [BlockGroup("main", tuple(inner))] if framed else inner
        tag = node.tag or ""
        look = looked(look, tag, attributes)
        holds_main = framed and self._holds_main(node)
        if depth > _DEEPEST_READ:
            text = self.positions.runs(node.text(deep=True, separator=" "), look)
            return [Paragraph(shape(text))] if shape(text) else []
        frame = "" if holds_main else frame_of(node, attributes)
        if self.is_text and frame not in {"menu", "search", "dialog"}:
            frame = ""  # within Markdown its author wrote even what stands beside
        if frame or (framed and not holds_main):
            return self._frame(node, look, depth, frame or "surroundings")
        return self._by_tag(node, tag, look, depth, framed=holds_main)

    def _holds_main(self, node: LexborNode) -> bool:
        parent = self.main.parent if self.main is not None else None
        while parent is not None:
            if parent.mem_id == node.mem_id:
                return True
            parent = parent.parent
        return False

    def _frame(self, node: LexborNode, look: TextRun, depth: int, name: str) -> list[Block]:
        """A part of the frame; menus and search fields are only counted."""
        main, self.main = self.main, None
        inner = self._by_tag(node, node.tag or "", look, depth)
        self.main = main
        if name in {"menu", "search", "dialog"}:
            if inner:
                self.left_out[name] = self.left_out.get(name, 0) + 1
            return []
        return [BlockGroup("frame", tuple(inner), name)] if inner else []

    def _by_tag(
        self, node: LexborNode, tag: str, look: TextRun, depth: int, *, framed: bool = False
    ) -> list[Block]:
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            return self._heading(node, int(tag[1]), look, depth)
        if tag in {"ul", "ol", "menu", "dir"}:
            return self._listing(node, look, depth, ordered=tag == "ol")
        if tag == "dl":
            return self._definitions(node, look, depth)
        if tag == "table":
            return read_table(self, node, look, depth)
        if tag == "pre":
            return self._literal(node)
        if tag == "hr":
            return [ThematicBreak()]
        blocks = self.blocks(node, look, depth + 1, framed=framed)
        if tag == "blockquote" and blocks:
            return [BlockGroup("quote", tuple(blocks))]
        return blocks

    def _heading(self, node: LexborNode, level: int, look: TextRun, depth: int) -> list[Block]:
        blocks = self.blocks(node, look, depth + 1)
        first = next((block for block in blocks if isinstance(block, Paragraph)), None)
        if first is None:
            return blocks
        text = tuple(run._replace(strong=False) for run in first.text)
        return [Heading(level, text, first.line), *(b for b in blocks if b is not first)]

    def _listing(
        self, node: LexborNode, look: TextRun, depth: int, *, ordered: bool
    ) -> list[Block]:
        items: list[ListItem] = []
        for child in children(node):
            if child.tag in {"-text", "-comment", "script", "style"}:
                continue
            if child.tag in {
                "ul",
                "ol",
            }:  # a list right within a list belongs to the item before it
                inner = self._block(child, look, depth + 1)
                last = items.pop() if items else ListItem(())
                items.append(ListItem(last.text, (*last.blocks, *inner), last.line))
                continue
            attributes = child.attributes
            if is_hidden(attributes):
                continue
            self.positions.move_to(int(attributes.get(LINE) or 0))
            items += item_of(self.blocks(child, looked(look, "", attributes), depth + 1))
        return [Listing(tuple(items), ordered, items[0].line)] if items else []

    def _stray_item(self, node: LexborNode, look: TextRun, depth: int, found: list[Block]) -> None:
        """Take an item that no list holds: with those right before it, it is one."""
        items = item_of(self.blocks(node, looked(look, "", node.attributes), depth + 1))
        last = found[-1] if found else None
        if items and isinstance(last, Listing) and not last.ordered:
            found[-1] = Listing((*last.items, *items), False, last.line)
        elif items:
            found.append(Listing(tuple(items), False, items[0].line))

    def _definitions(self, node: LexborNode, look: TextRun, depth: int) -> list[Block]:
        """``dt`` and ``dd`` as an item ``TERM: TEXT``."""
        items: list[ListItem] = []
        term: Text = ()
        for child in entries_in(node):
            blocks = self.blocks(child, looked(look, child.tag or "", child.attributes), depth + 1)
            own = item_of(blocks)
            if child.tag == "dt":
                if term:
                    items.append(ListItem(term, (), term[0].line))
                term = own[0].text if own else ()
            elif own:
                items.append(defined(term, own[0]))
                term = ()
        if term:
            items.append(ListItem(term, (), term[0].line))
        return [Listing(tuple(items), line=items[0].line)] if items else []

    def _literal(self, node: LexborNode) -> list[Block]:
        """Code; a page of plain text that was put into ``pre`` is read as what it is."""
        text = (node.text(deep=True) or "").strip("\n")
        if not text.strip():
            return []
        line = self.positions.line_of(text)
        code = node.css_first("code")
        name = (code.attributes.get("class") or "") if code else ""
        if code is None and looks_like_prose(text):
            return list(read_blocks(text, line))
        return [CodeBlock(text, name.removeprefix("language-").partition(" ")[0], line)]

    def runs(self, node: LexborNode, look: TextRun, depth: int) -> list[TextRun]:
        """The running text of a node."""
        tag = node.tag or ""
        if tag == "-text":
            return self.positions.runs(node.text_content or "", look)
        if tag in SILENT or tag == "-comment":
            return []
        if tag == "br":
            return [look._replace(text=HARD)]
        attributes = node.attributes
        if is_hidden(attributes):
            return []
        if tag == "a" and is_permalink(node, attributes):
            return []
        if tag == "img":
            return image_of(attributes, look)
        look = looked(look, tag, attributes)
        if depth > _DEEPEST_READ:
            return self.positions.runs(node.text(deep=True, separator=" "), look)
        if address := protected(attributes):
            return self.positions.runs(address, look._replace(href=f"mailto:{address}"))
        return [run for child in children(node) for run in self.runs(child, look, depth + 1)]

    def _flush(self, inline: list[TextRun], found: list[Block]) -> None:
        text = shape(inline)
        inline.clear()
        if text:
            found.append(Paragraph(text, first_line(text)))
