"""Reads reStructuredText by its lines: sections, lists, tables, directives, comments.

docutils would read more, but not in a pure layer; and what it does not know (a directive of some
extension, a role) it drops with a complaint. Here the text of it is kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sphinx_cfp.importers.formats.document import (
    HARD,
    Block,
    Code,
    Comment,
    Document,
    Group,
    Heading,
    Item,
    Listing,
    Paragraph,
    Rule,
    Run,
    Text,
    shape,
)
from sphinx_cfp.importers.formats.rest_directives import read_directive
from sphinx_cfp.importers.formats.rest_inline import read_inline
from sphinx_cfp.importers.formats.rest_lines import (
    FIELD,
    NUMBER,
    dedented,
    indented,
    is_item,
    items_of,
)
from sphinx_cfp.importers.formats.rest_tables import read_grid, read_simple

Lines = list[tuple[int, str]]
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}\s*")
_BULLET = re.compile(r"(\s*)([-*+•‣⁃])(?:[ ]+(?=\S)|$)")
_EXPLICIT = re.compile(r"(\s*)\.\.(?:[ ]+(.*)|$)")
_DIRECTIVE = re.compile(
    r"(?:\|(?P<swap>[^|]+)\|[ ]+)?(?P<name>[\w:+.-]+)::(?:[ ]+(?P<argument>.*)|$)"
)
_TARGET = re.compile(
    r"_(?:`(?P<quoted>[^`]+)`|(?P<name>(?:\\:|[^:\\]|\\.)+)|(?P<none>_)):[ ]*(?P<address>.*)"
)
_FOOTNOTE = re.compile(r"\[(?:#[\w-]*|\*|\d+|[\w.-]+)\][ ]+(.*)")
_DEEPEST = 30


def read_rest(source: str, *, url: str = "") -> Document:
    """A page of reStructuredText."""
    lines = [
        (number, line.expandtabs(8).rstrip()) for number, line in enumerate(source.split("\n"), 1)
    ]
    reader = Reader()
    reader.collect(lines)
    blocks = reader.blocks(lines, 0)
    return Document(blocks=tuple(blocks), url=url, meta=reader.fields)


@dataclass(slots=True)
class Reader:
    """What is known of the whole page: targets, substitutions, the order of its adornments."""

    targets: dict[str, str] = field(default_factory=dict)
    swaps: dict[str, str] = field(default_factory=dict)
    levels: list[str] = field(default_factory=list)
    fields: dict[str, object] = field(default_factory=dict)

    def collect(self, lines: Lines) -> None:
        """Find the targets of links and the substitutions, wherever they stand."""
        for index, (_, line) in enumerate(lines):
            match = _EXPLICIT.match(line)
            content = (match[2] or "") if match else ""
            if target := _TARGET.match(content):
                name = (target["quoted"] or target["name"] or "").replace("\\", "")
                address = target["address"].strip()
                below = index + 1
                while (
                    below < len(lines)
                    and lines[below][1].startswith("   ")
                    and not address.startswith("`")
                ):
                    address += lines[below][1].strip()
                    below += 1
                self.targets[" ".join(name.casefold().split())] = address
            elif (
                (found := _DIRECTIVE.match(content))
                and found["swap"]
                and found["name"] in {"replace", "unicode"}
            ):
                self.swaps[found["swap"].casefold()] = found["argument"] or ""
        for name, address in list(self.targets.items()):
            if address.endswith("_"):  # a target may name another one
                self.targets[name] = self.targets.get(address.strip("`_").casefold(), "")

    def inline(self, lines: Lines) -> Text:
        return read_inline(lines, self.targets, self.swaps) if lines else ()

    def blocks(self, lines: Lines, depth: int) -> list[Block]:
        """The blocks of lines that are indented alike."""
        found: list[Block] = []
        if depth > _DEEPEST:
            return [Paragraph(self.inline([line for line in lines if line[1].strip()]))]
        index = 0
        while index < len(lines):
            number, line = lines[index]
            if not line.strip():
                index += 1
                continue
            if line[:1].isspace():  # a quotation
                stop = indented(lines, index)
                inner = self.blocks(dedented(lines[index:stop]), depth + 1)
                found.append(Group("quote", tuple(inner), line=number))
                index = stop
                continue
            index = self._block(lines, index, depth, found)
        return found

    def _block(self, lines: Lines, index: int, depth: int, found: list[Block]) -> int:
        """Read the block that begins at a line; the index after it."""
        line = lines[index][1]
        below = lines[index + 1][1] if index + 1 < len(lines) else ""
        if stop := self._heading(lines, index, found):
            return stop
        if _ADORNMENT.fullmatch(line) and len(line.strip()) > 3 and not below.strip():
            found.append(Rule(lines[index][0]))
            return index + 1
        if match := _EXPLICIT.match(line):
            return self._explicit(lines, index, match, depth, found)
        if _BULLET.match(line) or (NUMBER.match(line) and is_item(lines, index)):
            return self._listing(lines, index, depth, found)
        if line.startswith("| ") or line == "|":
            return self._line_block(lines, index, found)
        if line.startswith("+-"):
            return read_grid(lines, index, self.inline, found)
        if re.fullmatch(r"=+(?:\s+=+)+\s*", line):
            return read_simple(lines, index, self.inline, found)
        if line.startswith("__ "):
            return index + 1
        if (match := FIELD.match(line)) and not line.startswith(":`"):
            return self._field(lines, index, match, depth, found)
        if below[:1].isspace() and below.strip() and not line.endswith("::"):
            return self._definition(lines, index, depth, found)
        return self._paragraph(lines, index, depth, found)

    def _heading(self, lines: Lines, index: int, found: list[Block]) -> int:
        """Take a title with its adornment; the index after it, or 0."""
        number, line = lines[index]
        over = _ADORNMENT.fullmatch(line)
        if (
            over
            and index + 2 < len(lines)
            and _ADORNMENT.fullmatch(lines[index + 2][1])
            and lines[index + 1][1].strip()
        ):
            style, title, stop = over[1] * 2, lines[index + 1], index + 3
        elif (
            index + 1 < len(lines)
            and (under := _ADORNMENT.fullmatch(lines[index + 1][1]))
            and not over
        ):
            if len(lines[index + 1][1].strip()) + 3 < len(line):
                return 0
            style, title, stop = under[1], (number, line), index + 2
        else:
            return 0
        if style not in self.levels:
            self.levels.append(style)
        found.append(Heading(self.levels.index(style) + 1, self.inline([title]), title[0]))
        return stop

    def _explicit(
        self, lines: Lines, index: int, match: re.Match[str], depth: int, found: list[Block]
    ) -> int:
        """Take what begins with ``..``: a directive, a target, a footnote, a comment."""
        stop = indented(lines, index + 1)
        content = match[2] or ""
        number = lines[index][0]
        if _TARGET.match(content):
            return stop
        if note := _FOOTNOTE.match(content):
            inside = [(number, note[1]), *dedented(lines[index + 1 : stop])]
            found += self.blocks(inside, depth + 1)
            return stop
        directive = _DIRECTIVE.match(content)
        body = dedented(lines[index + 1 : stop])
        if directive:
            found += read_directive(self, directive, number, body, depth)
        else:
            words = "\n".join([content, *(line for _, line in body)]).strip()
            if words:
                found.append(Comment(words, number))
        return stop

    def _listing(self, lines: Lines, index: int, depth: int, found: list[Block]) -> int:
        """Take the items of a list; the index after the last one."""
        pattern = _BULLET if _BULLET.match(lines[index][1]) else NUMBER
        items: list[Item] = []
        start = lines[index][0]
        while index < len(lines) and (match := pattern.match(lines[index][1])):
            if match[1]:
                break
            stop = indented(lines, index + 1)
            number, line = lines[index]
            inside = [(number, line[match.end() :]), *dedented(lines[index + 1 : stop])]
            items += items_of(self.blocks(inside, depth + 1), number)
            index = stop
            while index < len(lines) and not lines[index][1].strip():
                index += 1
        found.append(Listing(tuple(items), pattern is NUMBER, start))
        return index

    def _line_block(self, lines: Lines, index: int, found: list[Block]) -> int:
        """Lines whose breaks show."""
        runs: list[Run] = []
        start = lines[index][0]
        while index < len(lines) and lines[index][1].startswith("|"):
            number, line = lines[index]
            if runs:
                runs.append(Run(HARD, number))
            runs += self.inline([(number, line[1:])])
            index += 1
        if text := shape(runs):
            found.append(Paragraph(text, start))
        return index

    def _field(
        self, lines: Lines, index: int, match: re.Match[str], depth: int, found: list[Block]
    ) -> int:
        """``:name: text``: at the top what a generator is told of the page, else a line of its own."""
        stop = indented(lines, index + 1)
        name, number = match[1].strip(), lines[index][0]
        inside = [(number, match[2] or ""), *dedented(lines[index + 1 : stop])]
        if not any(isinstance(block, Paragraph | Listing) for block in found):
            self.fields[name] = " ".join(line.strip() for _, line in inside).strip()
            return stop
        label = Run(f"{name}: ", number, strong=True)
        item = items_of(self.blocks(inside, depth + 1), number)
        text, blocks = (item[0].text, item[0].blocks) if item else ((), ())
        found.append(Listing((Item(shape((label, *text)), blocks, number),), line=number))
        return stop

    def _definition(self, lines: Lines, index: int, depth: int, found: list[Block]) -> int:
        """A term, and its text indented below it."""
        stop = indented(lines, index + 1)
        number = lines[index][0]
        inner = self.blocks(dedented(lines[index + 1 : stop]), depth + 1)
        term = self.inline([lines[index]])
        first = inner[0] if inner else None
        if isinstance(first, Paragraph):
            colon = Run(" " if term and term[-1].text.endswith(":") else ": ", number)
            strong = tuple(run._replace(strong=True) for run in term)
            item = Item(shape((*strong, colon, *first.text)), tuple(inner[1:]), number)
        else:
            item = Item(term, tuple(inner), number)
        last = found[-1] if found else None
        if isinstance(last, Listing) and not last.ordered and last.line < 0:
            found[-1] = Listing((*last.items, item), line=last.line)
        else:
            found.append(Listing((item,), line=number))
        return stop

    def _paragraph(self, lines: Lines, index: int, depth: int, found: list[Block]) -> int:
        """Lines up to the next empty one; after ``::`` literal text follows."""
        stop = index
        while stop < len(lines) and lines[stop][1].strip():
            stop += 1
        chunk = lines[index:stop]
        is_literal = chunk[-1][1].endswith("::")
        if is_literal:
            number, line = chunk[-1]
            chunk = [
                *chunk[:-1],
                (number, line[:-2].rstrip() if line.endswith(" ::") or line == "::" else line[:-1]),
            ]
        if text := self.inline([line for line in chunk if line[1].strip()]):
            found.append(Paragraph(text, lines[index][0]))
        if is_literal:
            end = indented(lines, stop)
            body = dedented(lines[stop:end])
            words = "\n".join(line for _, line in body).strip("\n")
            if words:
                found.append(Code(words, "", body[0][0]))
            return end
        return stop
