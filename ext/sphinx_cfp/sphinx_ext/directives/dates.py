"""``{cfp:dates}``, ``{cfp:date}``: dates, declared or shown again; ``{cfp:when}``: text between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes

from sphinx_cfp.grammar.line import guess_label, parse_line
from sphinx_cfp.grammar.listing import Item, NotAList, read_list, read_table, split_title
from sphinx_cfp.model.calls import Track
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.keys import slug
from sphinx_cfp.registry.records import DateRecord, Reference, RefusedDate, View
from sphinx_cfp.sphinx_ext.directives import markup
from sphinx_cfp.sphinx_ext.directives.block import CfpDirective
from sphinx_cfp.sphinx_ext.nodes import (
    cfp_dates,
    cfp_line,
    cfp_refused,
    cfp_text,
    cfp_track,
    cfp_unshown,
    cfp_when,
)
from sphinx_cfp.sphinx_ext.options import DATE, DATES, WHEN, read_options
from sphinx_cfp.sphinx_ext.translated import remember

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.grammar.parsed import ParsedLine
    from sphinx_cfp.sphinx_ext.directives.block import Block

_CONDITION = re.compile(r"(before|after)\s+(\S+)|(between)\s+(\S+)\s+and\s+(\S+)", re.IGNORECASE)
WHEN_HINT = "write before KEY, after KEY, or between KEY and KEY"
LIST_HINT = "write a list: - Paper deadline: 2023-05-31"
NEXT_LINE = ParseError(
    Code.LINE_SHAPE, "the date stands on the next line", "write label and date on one line"
)


class LineDirective(CfpDirective):
    """What both directives share: one line becomes a record and a placeholder."""

    def line(
        self, text: str, at: int, options: dict[str, Any], first: int = 0, *, is_stray: bool = False
    ) -> nodes.Element:
        """The placeholder of the line that starts at line ``at`` of the block.

        ``first`` is the length of its first line, if it is wrapped; ``is_stray`` that it is no item.
        """
        place = self.place(at)
        source = self.start[0]
        found: list[nodes.Node] = [nodes.Text(text)]
        visible = text
        try:
            if is_stray:
                raise NotAList(at, LIST_HINT, text)
            found, visible = markup.parse(self, text, self.line_of(at))
            line = parse_line(visible)
            if 0 < first < len(text) and line.when_span.start >= first:
                raise NEXT_LINE
        except ParseError as error:
            problem = self.problem_at(error, at, visible)
            label, track = guess_label(visible), options.get("track", "")
            refused = RefusedDate(problem=problem, label=label, track=track)
            self.domain.note(self.env.docname, refused, problem.location)
            return cfp_refused("", markup.paragraph(text, found, source, place.line))
        link = markup.link_at(found, line.when_span) if len(found) > 1 else ""
        values = {"link": link, **options} if link else options
        index = self.domain.note(self.env.docname, DateRecord(line=line, **values), place)
        shown = self._texts(line, found, text, at)
        for field, node in shown:
            node.source, node.line = source, place.line
            if field not in options:  # the body of a directive stands for its note
                remember(self.state.document, index, field, node)
        return cfp_line("", *(node for _, node in shown), record=index)

    def _texts(
        self, line: ParsedLine, found: Sequence[nodes.Node], text: str, at: int
    ) -> list[tuple[str, nodes.Element]]:
        """The words of a line for translators, by field: label and note, then what is not shown here."""
        texts: list[tuple[str, nodes.Element]] = [("label", cfp_text(line.label, line.label))]
        if line.note:
            note: nodes.Element = cfp_text(line.note, line.note)
            inside = markup.cut(found, line.note_span) if len(found) > 1 else []
            if line.note_span and not markup.is_plain(inside):
                raw = markup.source_of(self, text, self.line_of(at), line.text, line.note_span)
                note = nodes.paragraph(raw, "", *inside)
            texts.append(("note", note))
        return texts + [(field, cfp_unshown(words)) for field, words in _words_of(line)]


class DatesDirective(LineDirective):
    """A list or table of dates; without a body a view of those declared elsewhere."""

    def build(self, block: Block) -> list[nodes.Node]:
        values = read_options(self, block, DATES)
        if block.argument:
            self.problem(ParseError(Code.LINE_SHAPE, f"‘{block.argument}’ stands beside the name",
                                    "write the dates as a list below it"))  # fmt: skip
        track = values.get("track", "")
        node = cfp_dates(style=values.get("style", "table"))
        self.set_source_info(node)
        if track:
            self.note(Reference(type="track", target=track), block.line_of("track"))
        if not block.body:
            kind, upcoming = values.get("kind"), values.get("show") == "upcoming"
            node["view"] = self.note(View(type="dates", track=track, kind=kind, upcoming=upcoming))
            return [node]
        for name in {"kind", "show"} & values.keys():
            self.problem(ParseError(Code.OPTION_SYNTAX, f"‘{name}’ is an option of a view",
                                    "leave the body out, or the option"))  # fmt: skip
        try:
            items = read_table(block.body, LIST_HINT) or self._items(block)
        except NotAList as error:
            self.problem(error, block.body_line + error.line)
            return self.parse_body(block)
        self._options = {
            "block": len(self.domain.records.get(self.env.docname, ())),
            "zone": values.get("timezone"),
        }
        node += self._lines(items, block.body_line, track)
        return [node]

    def _items(self, block: Block) -> list[Item]:
        if not block.body[0].lstrip().startswith(("+-", "==")):
            return read_list(block.body, LIST_HINT)
        # A table as only reST draws it: its own parser reads it.
        for table in self.parse_body(block):
            if isinstance(table, nodes.table):
                return [self._row(row, block) for row in _body_rows(table)]
        raise NotAList(0, LIST_HINT)

    def _row(self, row: nodes.row, block: Block) -> Item:
        cells = [entry.astext().strip() for entry in row.children]
        if len(cells) != 2:
            raise NotAList(0, LIST_HINT)
        lines = (node.line for node in row.findall(nodes.paragraph) if node.line)
        line = next(lines, None)
        start = self.line_of(block.body_line)
        return Item(f"{cells[0].rstrip(':')}: {cells[1]}", max(0, (line or start) - start), 0, 0)

    def _lines(self, items: Sequence[Item], start: int, track: str) -> list[nodes.Element]:
        found: list[nodes.Element] = []
        for item in items:
            if item.children:
                found += self._track(item, start, track)
            else:
                options = {**self._options, "track": track}
                at = start + item.line
                found.append(self.line(item.text, at, options, item.first, is_stray=item.is_stray))
        return found

    def _track(self, item: Item, start: int, parent: str) -> list[nodes.Element]:
        at = start + item.line
        place, source = self.place(at), self.get_source_info()[0]
        try:
            title, pinned = split_title(item.text)
            title = title.rstrip(":").rstrip()
            if _is_line(item.text):
                raise ParseError(Code.LINE_SHAPE, "a track's own item has a date",
                                 "give the date an item of its own below the track")  # fmt: skip
            found, visible = markup.parse(self, title, self.line_of(at))
            key = pinned or slug(visible)
        except ParseError as error:
            self.problem(error, at, item.text)
            refused = markup.paragraph(item.text, [nodes.Text(item.text)], source, place.line)
            return [cfp_refused("", refused), *self._lines(item.children, start, parent)]
        full = f"{parent}.{key}" if parent else key
        track = Track(key=full, call="", title=visible, parent=parent, implied=True)
        index = self.domain.note(self.env.docname, track, place)
        shown: nodes.Element = cfp_text(title, title)
        if not markup.is_plain(found):
            shown = nodes.paragraph(title, "", *found)
        shown.source, shown.line = source, place.line
        remember(self.state.document, index, "title", shown)
        return [cfp_track("", shown, record=index), *self._lines(item.children, start, full)]


class DateDirective(LineDirective):
    """One date: ``{cfp:date} LINE``, with options and a longer note as body."""

    def build(self, block: Block) -> list[nodes.Node]:
        values = read_options(self, block, DATE)
        track = values.get("track", "")
        if track:
            self.note(Reference(type="track", target=track), block.line_of("track"))
        body = self.parse_body(block)
        options: dict[str, Any] = {
            "track": track,
            "block": len(self.domain.records.get(self.env.docname, ())),
            "status": values.get("status"),
            "no_later_than": values.get("no-later-than"),
            "internal": values.get("internal", False),
            "ignore": frozenset(values.get("ignore", ())),
        }
        if "link" in values:
            options["link"] = values["link"]
        if body:
            options["note"] = " ".join(node.astext() for node in body)
        line = self.line(block.argument, 0, options)
        if body and isinstance(line, cfp_line):
            remember(self.state.document, line["record"], "note", *body)
        node = cfp_dates("", line, *body, style="single")
        self.set_source_info(node)
        return [node]


class WhenDirective(CfpDirective):
    """Shows its body while a condition on the call's dates holds."""

    def build(self, block: Block) -> list[nodes.Node]:
        read_options(self, block, WHEN)
        match = _CONDITION.fullmatch(block.argument)
        body = self.parse_body(block)
        if not match:
            self.problem(
                ParseError(Code.LINE_SHAPE, f"‘{block.argument}’ is no condition", WHEN_HINT)
            )
            return body
        word = (match[1] or match[3]).lower()
        keys = [match[2]] if match[2] else [match[4], match[5]]
        for key in keys:
            self.note(Reference(type="date", target=key))
        node = cfp_when("", *body, condition=word, keys=keys)
        self.set_source_info(node)
        return [node]


def _words_of(line: ParsedLine) -> Iterator[tuple[str, str]]:
    """What else of a line is words, by field: reasons, and what stands for a day."""
    if line.value.text:
        yield "text", line.value.text
    for position, old in enumerate(line.was):
        if old.text:
            yield f"was {position}", old.text
    for position, reason in enumerate((line.reason, *(change.reason for change in line.earlier))):
        if reason:
            yield f"reason {position}", reason


def _is_line(text: str) -> bool:
    try:
        parse_line(text)
    except ParseError:
        return False
    return True


def _body_rows(table: nodes.table) -> list[nodes.row]:
    return [row for body in table.findall(nodes.tbody) for row in body.findall(nodes.row)]
