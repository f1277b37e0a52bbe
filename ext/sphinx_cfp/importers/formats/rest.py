"""Reads reStructuredText with docutils; what that does not know keeps its content.

A page comes from a project with directives and roles of its own, so every one of them is answered here:
tables and pictures as docutils reads them, all others by what they hold. No other file is read.
docutils is known to this module alone, which is loaded when such a page is read.
"""

from __future__ import annotations

import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.parsers.rst import Directive, DirectiveError, Parser, directives, roles
from docutils.parsers.rst.directives.images import Figure, Image
from docutils.parsers.rst.directives.misc import Replace, Unicode
from docutils.parsers.rst.directives.tables import CSVTable, ListTable, RSTTable
from docutils.transforms import references
from docutils.utils import new_document, punctuation_chars

from sphinx_cfp.importers.formats.decoding import LONGEST_LINE, UnreadableError
from sphinx_cfp.importers.formats.document import (
    HARD,
    SOFT,
    TEMPLATE,
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
    joined,
    shape,
)
from sphinx_cfp.importers.formats.html_tables import put_in_spans, table_of
from sphinx_cfp.importers.formats.text import read_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docutils.statemachine import StringList

_NOTICES = frozenset((
    "note", "warning", "attention", "caution", "danger", "error", "hint", "important", "tip",
    "admonition", "seealso", "topic", "sidebar", "versionadded", "versionchanged",
    "deprecated"
))  # fmt: skip
_TITLED = frozenset({"admonition", "topic", "sidebar"})
_UNTITLED = frozenset({"class", "rst-class", "container", "only", "ifconfig", "highlight"})
"""Directives whose argument is no text."""
_HIDDEN = frozenset((
    "toctree", "contents", "meta", "role", "default-role", "highlight", "index", "include",
    "raw", "math", "update", "target-notes", "sectnum", "header", "footer", "date", "post",
    "datatemplate", "author", "tabularcolumns"
))  # fmt: skip
_CODE = frozenset({"code", "code-block", "sourcecode", "literalinclude", "parsed-literal"})
_KNOWN: dict[str, type[Directive]] = {
    "table": RSTTable,
    "list-table": ListTable,
    "csv-table": CSVTable,
    "image": Image,
    "figure": Figure,
}
_SUBSTITUTED: dict[str, type[Directive]] = {"replace": Replace, "unicode": Unicode}
_OPTIONS = ("header-rows", "header", "delim", "quote", "escape", "keepspace", "alt", "target")
"""Options of those that say what is in them; others say how it looks, or name files, which are not read."""
_OPTION = re.compile(r"\s*:(?![\s:])([^:`]+):(?:[ ]+(.*)|$)")

_LOOKS: dict[str, dict[str, Any]] = {
    **{role: {"struck": True} for role in ("strike", "del", "s", "strikethrough", "deleted")},
    **{role: {"code": True} for role in ("literal", "code", "file", "samp", "command")},
    **{role: {"strong": True} for role in ("strong", "guilabel")},
    **{role: {"emphasis": True} for role in ("", "emphasis", "title", "title_reference")},
}
"""Roles, and nodes of docutils, by how they look; a text without a role is one of a title."""
_LINKING = frozenset({"doc", "ref", "download", "any", "numref"})
_EMBEDDED = re.compile(r"(?P<text>.*?)\s*<(?P<target>[^<>]+)>\s*", re.DOTALL)
_ADDRESS = re.compile(r"(?:https?|ftp)://|mailto:", re.IGNORECASE)
_ADORNMENT = re.compile(r"\s*([!-/:-@\[-`{-~])\1*\s*")
_MARK = re.compile(r"(?<!\w)[*`|]+(?=\S)|(?<=\w)_+(?!\w)")
_MOST_MARKS = 3_000  # of emphasis in a paragraph: for each docutils looks through all the rest
_MOST_NESTED = 5  # substitutions within each other
_ERROR = 3  # from which level on docutils drops what it complains of


def read_rest(source: str) -> PageDocument:
    """A page of reStructuredText. Raises UnreadableError for one that is strange for its own sake."""
    marks = [len(_MARK.findall(paragraph)) for paragraph in source.split("\n\n")]
    if sum(mark**2 for mark in marks) > _MOST_MARKS**2:
        raise UnreadableError(
            f"{sum(marks):,} marks are no text — copy its text into a file, and import that"
        )
    try:
        tree = _parsed(source)
        reader = _RestReader(Positions(source), tree.substitution_defs)
        blocks = reader.blocks(tree)
    except RecursionError:
        raise UnreadableError(
            "the page is nested too deeply — copy its text into a file, and import that"
        ) from None
    return PageDocument(blocks=tuple(blocks), meta=reader.fields)


def _parsed(source: str) -> nodes.document:
    """The tree of a page, the targets of its links filled in."""
    settings = get_default_settings(Parser)
    settings.file_insertion_enabled = settings.raw_enabled = False
    settings.report_level = settings.halt_level = 5  # nothing is printed, nothing raised
    settings.line_length_limit = LONGEST_LINE
    document = new_document("page", settings)
    with _answering_all():
        Parser().parse(source, document)
    document.transformer.add_transforms(
        [
            references.PropagateTargets,
            references.AnonymousHyperlinks,
            references.IndirectHyperlinks,
            references.ExternalTargets,
        ]
    )
    document.transformer.apply_transforms()
    for node in document.findall(nodes.reference):
        is_bare = not node.rawsource.startswith("`")
        if is_bare and "refuri" not in node and node.get("refname") not in document.nameids:
            node.children = [nodes.Text(node.rawsource)]  # no reference: a word that ends so
    return document


@contextmanager
def _answering_all() -> Iterator[None]:
    """Let every directive and role be one of ours, and emphasis begin right beside a template's tag.

    docutils asks these two functions, and these characters are those that it allows there.
    """
    asked = directives.directive, roles.role, punctuation_chars.delimiters

    def directive(
        directive_name: str, language_module: Any, document: nodes.document
    ) -> tuple[type[Directive], list[nodes.system_message]]:
        return _SUBSTITUTED.get(directive_name, _AnyDirective), []

    def role(
        role_name: str, language_module: Any, lineno: int, reporter: Any
    ) -> tuple[Any, list[nodes.system_message]]:
        return _any_role, []

    directives.directive, roles.role = directive, role
    punctuation_chars.delimiters += "".join(TEMPLATE)  # type: ignore[misc]
    try:
        yield
    finally:
        directives.directive, roles.role, punctuation_chars.delimiters = asked  # type: ignore[misc]


def _any_role(name: str, raw: str, text: str, *_: Any) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """A text with a role: what shows of it, in a look or as a link."""
    text = nodes.unescape(text)
    role = name.rpartition(":")[2].replace("-", "_")
    embedded = _EMBEDDED.fullmatch(text)
    if role in _LOOKS:
        return [nodes.inline(raw, text, role=role)], []
    shown = (embedded["text"] if embedded else "") or text
    if role in _LINKING and embedded:
        return [nodes.reference(raw, shown, refuri=embedded["target"])], []
    return [nodes.inline(raw, shown.lstrip("~!"))], []


class _AnyDirective(Directive):
    """Whatever a directive is called, what it holds: its argument, and its content read as a page."""

    has_content = True  # and neither argument nor options: all of it is in ``content``

    def run(self) -> list[nodes.Node]:
        name = self.name.rpartition(":")[2]
        argument, options, content = self._parts()
        offset = self.content_offset + len(self.content) - len(content)
        found = self._known(name, argument, options, (content, offset)) if name in _KNOWN else []
        found = found or [self._node(name, argument, content, offset)]
        found[0].line = self.lineno
        return found

    def _parts(self) -> tuple[str, dict[str, str], StringList]:
        """The argument on the first line, the options below it, and the content behind them."""
        has_argument = bool(self.content) and self.content_offset + 1 == self.lineno
        index = int(has_argument)
        options: dict[str, str] = {}
        while index < len(self.content) and (match := _OPTION.match(self.content[index])):
            value = match[2] or ""
            index += 1
            while index < len(self.content) and self.content[index][:1].isspace():
                value = f"{value}\n{self.content[index].strip()}"
                index += 1
            options[match[1].lower()] = value
        return self.content[0].strip() if has_argument else "", options, self.content[index:]

    def _known(
        self, name: str, argument: str, given: dict[str, str], content: tuple[StringList, int]
    ) -> list[nodes.Node]:
        """What docutils' own directive makes of it; nothing if that refuses it."""
        directive = _KNOWN[name]
        spec = directive.option_spec or {}
        options = {}
        for option in given.keys() & _OPTIONS & spec.keys():
            with suppress(ValueError):
                options[option] = spec[option](given[option])
        arguments = [argument] if argument else []
        if len(arguments) < directive.required_arguments:
            return []
        place = (*content, self.block_text, self.state, self.state_machine)
        try:
            found = directive(name, arguments, options, place[0], self.lineno, *place[1:]).run()
        except DirectiveError:
            return []
        return [] if any(isinstance(node, nodes.system_message) for node in found) else [*found]

    def _node(self, name: str, argument: str, content: StringList, offset: int) -> nodes.Element:
        if name in _CODE:
            text = "\n".join(content).strip("\n")
            return nodes.literal_block(text, text, language=argument)
        if name in _HIDDEN:
            below = "\n".join(self.content[bool(argument) :])
            return nodes.comment("", f"{self.name}:: {argument}\n{below}".strip())
        holder: nodes.Element = nodes.container()
        if name in _NOTICES:
            holder = nodes.admonition("", name=name)
        if argument and name in _NOTICES - _TITLED:
            content = self.content[:1] + content
        elif argument and name not in _UNTITLED:
            texts, _ = self.state.inline_text(argument, self.lineno)
            title = nodes.paragraph(argument, "", nodes.strong("", "", *texts))
            title.line = self.lineno
            holder.append(title)
        self.state.nested_parse(content, offset, holder, match_titles=True)
        return holder if holder.children else nodes.comment("", f"{self.name}::")


@dataclass(slots=True)
class _RestReader:
    """Turns docutils' tree into blocks; ``fields`` are those that stand above the text of the page."""

    positions: Positions
    substitutions: Mapping[str, nodes.Element]
    fields: dict[str, object] = field(default_factory=dict)
    is_text: bool = False
    line: int = 1  # of the last node that has one; titles within directives have none

    def blocks(self, parent: nodes.Element, level: int = 0) -> list[Block]:
        """The blocks within a node; ``level`` is that of the section it stands in."""
        found: list[Block] = []
        for node in _elements(parent):
            self._go_to(node)
            if isinstance(node, nodes.block_quote) and _is_message(node.previous_sibling()):
                found += self._continued(found, self.blocks(node, level))
            else:
                found += self._block(node, level)
        return found

    def _continued(self, above: list[Block], inner: list[Block]) -> list[Block]:
        """What is indented right below a line, with no empty one between them, as text of that line."""
        match above[-1:], inner[:1]:
            case [Paragraph() as one], [Paragraph() as other]:
                above.pop()
                text = shape((*one.text, TextRun(SOFT, other.line), *other.text))
                return [Paragraph(text, one.line), *inner[1:]]
        return inner

    def _block(self, node: nodes.Element, level: int) -> list[Block]:
        """The blocks that a node is, those first that are no text."""
        match node:
            case nodes.section():
                return self.blocks(node, level + 1)
            case nodes.title():
                text = self.text(node)
                return [Heading(max(level, 1), text, first_line(text))] if text else []
            case nodes.field_list() if level < 2 and not self.is_text:
                for name, body in map(_elements, _elements(node)):
                    self.fields[name.astext()] = " ".join(body.rawsource.split())
                return []
            case nodes.system_message():
                return self._refused(node, level)
            case nodes.comment():
                return [Comment(node.astext(), self.line)] if node.children else []
            case nodes.transition():
                return [ThematicBreak(self.line)]
            case nodes.target() | nodes.substitution_definition() | nodes.label():
                return []
        self.is_text = True
        return self._of_text(node, level)

    def _of_text(self, node: nodes.Element, level: int) -> list[Block]:
        line = self.line
        match node:
            case nodes.bullet_list() | nodes.enumerated_list():
                items = [one for child in _elements(node) for one in self._item(child, level)]
                ordered = isinstance(node, nodes.enumerated_list)
                return [Listing(tuple(items), ordered, line)] if items else []
            case nodes.definition_list() | nodes.field_list() | nodes.option_list():
                return [
                    Listing(
                        tuple(self._defined(child, level) for child in _elements(node)), line=line
                    )
                ]
            case nodes.table():
                return self._table(node, level)
            case nodes.block_quote():
                return [BlockGroup("quote", tuple(self.blocks(node, level)), line=line)]
            case nodes.Admonition():
                return [BlockGroup("notice", tuple(self.blocks(node, level)), node["name"], line)]
            case nodes.literal_block() | nodes.doctest_block():
                return [CodeBlock(node.astext(), node.get("language", ""), line)]
            case nodes.line_block():
                text = joined(*map(self.text, node.findall(nodes.line)), by=HARD)
                return [Paragraph(text, line)] if text else []
            case nodes.image():
                return [Paragraph((_picture(node, TextRun("", line)),), line)]
            case nodes.TextElement():
                text = self.text(node)
                return [Paragraph(text, first_line(text))] if text else []
        return self.blocks(node, level)

    def _item(self, node: nodes.Element, level: int) -> Sequence[ListItem]:
        """An item; one that is nothing but a term with its text is that."""
        match blocks := self.blocks(node, level):
            case [Listing(items=(only,))]:
                return [only]
        return item_of(blocks)

    def _defined(self, node: nodes.Element, level: int) -> ListItem:
        """A term, a field or an option with its text: ``TERM: TEXT``."""
        *names, body = _elements(node)
        self._go_to(node)
        term = joined(*map(self.text, names), by=" : ")
        items = item_of(self.blocks(body, level))
        if not items or not items[0].text:
            return ListItem(term, items[0].blocks if items else (), first_line(term))
        return defined(tuple(run._replace(strong=True) for run in term), items[0])

    def _table(self, node: nodes.Element, level: int) -> list[Block]:
        """A table; what reaches over several rows or columns stands in the first of these columns."""
        titles: list[Block] = []
        rows: list[tuple[list[list[Block]], bool]] = []
        below: dict[int, tuple[int, list[Block]]] = {}
        for child in node.findall(nodes.Element):
            if isinstance(child, nodes.title):
                titles.append(Paragraph(self.text(child), self.line))
            if not isinstance(child, nodes.row):
                continue
            cells: list[list[Block]] = []
            for entry in _elements(child):
                put_in_spans(cells, below)
                inside = self.blocks(entry, level)
                if more := entry.get("morerows", 0):
                    below[len(cells)] = (more, inside)
                cells += [inside, *([] for _ in range(entry.get("morecols", 0)))]
            put_in_spans(cells, below)
            rows.append((cells, isinstance(child.parent, nodes.thead)))
        return [*titles, *table_of(rows)]

    def _refused(self, node: nodes.system_message, level: int) -> list[Block]:
        """What docutils does not read and only shows: a title below one of no level, or plain text."""
        if node["level"] < _ERROR:
            return []
        found: list[Block] = []
        for text in (one.astext() for one in node.children if isinstance(one, nodes.literal_block)):
            line = node.get("line", self.line)
            words = [one.strip() for one in text.split("\n") if not _ADORNMENT.fullmatch(one)]
            if len(words) == 1 and words[0] != text.strip():
                found.append(Heading(level + 1, (TextRun(words[0], line - 1),), line - 1))
            else:
                found += read_blocks(text, line)
        return found

    def text(self, node: nodes.Element) -> Text:
        """The text of a node, on the lines on which it stands."""
        self._go_to(node)
        before = self.line - 1
        runs = self._runs(node, TextRun(""), Positions(node.rawsource))
        return shape(run._replace(line=before + max(run.line, 1)) for run in runs)

    def _runs(
        self, node: nodes.Element, look: TextRun, positions: Positions, nested: int = 0
    ) -> list[TextRun]:
        """The runs of a node, their lines counted from 1; ``nested`` is how many substitutions it is in."""
        found: list[TextRun] = []
        for child in node.children:
            if isinstance(child, nodes.Text):
                found += positions.runs(child.astext(), look)
            elif isinstance(child, nodes.image):
                found.append(_picture(child, look))
            elif isinstance(child, nodes.footnote_reference | nodes.citation_reference):
                found += positions.runs(child.rawsource.rstrip("_"), look)
            elif isinstance(child, nodes.substitution_reference):
                text = self.substitutions.get(child["refname"])
                if text is not None and nested < _MOST_NESTED:
                    found += self._runs(text, look, positions, nested + 1)
                else:
                    found += positions.runs(child.rawsource, look)
            elif isinstance(child, nodes.Element):
                found += self._runs(child, _looked(child, look), positions, nested)
        return found

    def _go_to(self, node: nodes.Element) -> None:
        """Take the line of a node; of a title docutils has that of what is drawn below it."""
        line = (node.line or 0) - isinstance(node, nodes.section | nodes.title)
        if line >= self.line and not _is_message(node):
            self.line = line
        elif isinstance(node, nodes.TextElement) and node.rawsource:
            self.positions.go_to(self.line)
            self.line = self.positions.line_of(node.rawsource)


def _picture(node: nodes.image, look: TextRun) -> TextRun:
    return look._replace(text=node.get("alt", ""), image=node["uri"])


def _looked(node: nodes.Element, look: TextRun) -> TextRun:
    """The look within a node of running text."""
    if changes := _LOOKS.get(node.get("role", node.tagname)):
        return look._replace(**changes)
    if isinstance(node, nodes.reference) and (href := node.get("refuri", "")):
        # docutils takes "date:soon" for an address.
        is_written = node.astext() == href and not _ADDRESS.match(href)
        return look if is_written else look._replace(href=href)
    return look


def _elements(node: nodes.Element) -> list[nodes.Element]:
    return [child for child in node.children if isinstance(child, nodes.Element)]


def _is_message(node: nodes.Node | None) -> bool:
    return isinstance(node, nodes.system_message)
