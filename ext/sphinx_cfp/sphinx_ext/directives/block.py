"""A directive's own text: argument, options and body, read by us and the same in both parsers.

Both parsers lose or cut option values without a word: MyST reads them as YAML, reST drops the whole
directive at a repeated one. So our directives declare neither arguments nor options, get their whole
text as content, and read it here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, cast

from docutils.statemachine import StateMachine
from sphinx.util.docutils import SphinxDirective
from sphinx.util.parsing import nested_parse_to_nodes

from sphinx_cfp.model.problems import Problem
from sphinx_cfp.sphinx_ext.nodes import cfp_unshown
from sphinx_cfp.sphinx_ext.translated import remember

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docutils import nodes
    from docutils.nodes import Node
    from docutils.statemachine import StringList

    from sphinx_cfp.model.errors import ParseError
    from sphinx_cfp.model.locations import Location
    from sphinx_cfp.registry.records import Payload
    from sphinx_cfp.sphinx_ext.domain import CfpDomain

_OPTION = re.compile(r"[ \t]*:(?!:)([\w-]+):(?:[ \t]+(.*)|[ \t]*)$")


@dataclass(frozen=True, slots=True)
class RawOption:
    """An option as written; ``line`` is its index in the block."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """The parts of a directive's text. ``body`` starts at line ``body_line`` of the block."""

    argument: str
    given: tuple[RawOption, ...]
    body: tuple[str, ...]
    body_line: int

    def line_of(self, option: str) -> int | None:
        """Index of the line of an option, if it was given."""
        return next((raw.line for raw in self.given if raw.name == option), None)


def read_block(lines: Sequence[str], *, has_argument: bool) -> Block:
    """Split the text of a directive; ``has_argument`` says that its first line is the directive's own.

    Options follow the first line without a gap; an indented line continues the option above it. Blank
    lines around the body are dropped.
    """
    position = 0
    argument = ""
    if has_argument and lines:
        argument, position = lines[0].strip(), 1
    options: list[RawOption] = []
    while position < len(lines):
        match = _OPTION.match(lines[position])
        if match:
            options.append(RawOption(match[1], (match[2] or "").strip(), position))
        elif options and lines[position][:1].isspace() and lines[position].strip():
            last = options[-1]
            value = f"{last.value} {lines[position].strip()}".strip()
            options[-1] = RawOption(last.name, value, last.line)
        else:
            break
        position += 1
    end = len(lines)
    while position < end and not lines[position].strip():
        position += 1
    while end > position and not lines[end - 1].strip():
        end -= 1
    return Block(argument, tuple(options), tuple(lines[position:end]), position)


class CfpDirective(SphinxDirective):
    """Base of the directives of the domain: reads the block, leaves records at their lines."""

    has_content = True

    @cached_property
    def domain(self) -> CfpDomain:
        """The domain, typed."""
        return cast("CfpDomain", self.env.domains["cfp"])

    def read(self) -> Block:
        """The directive's text in its parts."""
        lines: list[str] = list(self.content)
        return read_block(lines, has_argument=bool(lines) and self.line_of(0) == self.lineno)

    @property
    def is_rest(self) -> bool:
        """Whether docutils' own parser reads this, also inside ``eval-rst``."""
        return isinstance(self.state_machine, StateMachine)

    def line_of(self, index: int) -> int:
        """Line, as the parser counts, of line ``index`` of the block."""
        if self.is_rest:
            return self.content_offset + 1 + index
        return self.lineno + self.content_offset + 1 + index

    @cached_property
    def start(self) -> tuple[str, int]:
        """The author's file and the line at which the directive begins there."""
        source, line = self.get_source_info()
        if self.is_rest:
            return source, line
        first = self.block_text.partition("\n")[0]
        return source, self.domain.sources.near(source, line, first).line

    def place(self, index: int | None = None) -> Location:
        """Where line ``index`` of the block stands in the author's file, or the directive itself."""
        source, line = self.start
        if index is not None:
            # The parser counts on through an included file; its own lines start where it says.
            line += self.line_of(index) - self.lineno
        return self.domain.sources.at(source, line)

    def note(self, payload: Payload, index: int | None = None) -> int:
        """Leave a record of this page; its index there."""
        return self.domain.note(self.env.docname, payload, self.place(index))

    def texts(
        self, block: Block, record: int, values: Mapping[str, str]
    ) -> Iterator[nodes.Element]:
        """Values of options as texts that translators see, each at its line."""
        source, line = self.start
        for name, text in values.items():
            at = block.line_of(name)
            number = line if at is None else line + self.line_of(at) - self.lineno
            node = cfp_unshown(text)
            node.source, node.line = source, number
            remember(self.state.document, record, name, node)
            yield node

    def problem(self, error: ParseError, index: int | None = None, text: str = "") -> None:
        """Leave a refused text as a record at its line.

        ``text`` is what the error's span counts in; it may go on in the lines after ``index``.
        """
        problem = self.problem_at(error, index, text)
        self.domain.note(self.env.docname, problem, problem.location)

    def problem_at(self, error: ParseError, index: int | None, text: str) -> Problem:
        """A refused text as a problem at its line and column; see :meth:`problem`."""
        place = self.place(index)
        if index is not None and (fault := text[error.span.start : error.span.stop]):
            last = place.line + len(self.content) - 1 - index
            place = self.domain.sources.within(self.start[0], place.line, last, fault)
        return Problem.from_error(error, place)

    def parse_body(self, block: Block) -> list[Node]:
        """The nodes of a block's body, read as the page itself is."""
        start = block.body_line
        body: StringList = self.content[start : start + len(block.body)]
        if not body:
            return []
        return nested_parse_to_nodes(
            self.state, body, offset=self.content_offset + start, allow_section_headings=False
        )

    def run(self) -> list[Node]:
        """The nodes of the directive."""
        return self.build(self.read())

    def build(self, block: Block) -> list[Node]:
        """The nodes for a block that has been read."""
        raise AssertionError("each directive builds its own nodes")
