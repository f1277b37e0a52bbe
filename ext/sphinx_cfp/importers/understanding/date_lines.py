"""Dates that stand in lines of a paragraph, or in paragraphs below each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cfp.grammar.label import classify
from sphinx_cfp.importers import cues
from sphinx_cfp.importers.formats.document import (
    HARD,
    SOFT,
    Heading,
    Paragraph,
    Text,
    first_line,
    joined,
    lines_of,
    marked,
    plain,
)
from sphinx_cfp.importers.understanding.statement import DateEntry, Dates, read_line, statements_of
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.importers.formats.document import Block
    from sphinx_cfp.importers.understanding.statement import Above, Statement

_DATE_FIRST = re.compile(r"[\W_]*\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\b[^:]{0,50}:\s*\S")


def read_lines(queue: Sequence[Block], context: Above) -> tuple[int, Dates] | None:
    """The dates that stand in lines of a paragraph, or in paragraphs below each other."""
    block = queue[0]
    if isinstance(block, Heading):
        return _under_heading(queue, context)
    if not isinstance(block, Paragraph):
        return None
    lines = _whole(_split(block.text))
    if len(lines) > 1:
        return _of_lines(block, lines, context)
    return _alternating(queue, context) or _single(queue, context)


def _whole(lines: Sequence[Text]) -> list[Text]:
    """The lines, what stands in parentheses below a date joined to it: "(was 24 May 2023)"."""
    found: list[Text] = []
    for line in lines:
        if found and plain(line).startswith("(") and plain(line).endswith(")"):
            found[-1] = joined(found[-1], line)
        else:
            found.append(line)
    return found


def _split(text: Text) -> list[Text]:
    """The lines of a paragraph: those that show, or those of the source if each states a date."""
    shown = lines_of(text, HARD)
    written = lines_of(text, SOFT + HARD)
    if len(written) > len(shown):
        stating = [line for line in written if _states(line)]
        if len(stating) >= 2 and len(stating) >= 0.6 * len(written):
            return written
    return shown


def _states(line: Text) -> bool:
    statements = statements_of(line)
    return bool(statements) and all(
        one.is_exact and 0 < len(one.label.split()) <= 14 for one in statements
    )


def _of_lines(block: Paragraph, lines: Sequence[Text], context: Above) -> tuple[int, Dates] | None:
    """Lines of a paragraph, each with a date, or labels and dates in turn."""
    entries: list[DateEntry] = []
    rest: list[Text] = []
    index = 0
    while index < len(lines):
        found = entries_of(lines[index], "line", context, block.line)
        label = plain(lines[index]).rstrip(" :：")
        if not are_exact([entry.statement for entry in found]) and index + 1 < len(lines):
            below = statements_of(lines[index + 1], label)
            alone = not _own_label(lines[index + 1])
            if are_exact(below) and alone and len(label.split()) <= 12:
                whole = joined(lines[index], lines[index + 1])
                entries += made(below, "line", whole, context, block.line)
                index += 2
                continue
        if are_exact([entry.statement for entry in found]) or (found and context.announces_dates):
            entries += found
        else:
            rest.append(lines[index])
        index += 1
    if not entries or not is_of_dates(entries, len(entries) + len(rest), context):
        return None
    head = []
    while rest and first_line(rest[0]) <= entries[0].line and rest[0] is lines[0]:
        head.append(rest.pop(0))
    before = tuple(Paragraph(line, first_line(line)) for line in head)
    after = (Paragraph(joined(*rest, by=HARD), first_line(rest[0])),) if rest else ()
    return 1, Dates(tuple(entries), block.line, title_above(context), before, after)


def _own_label(line: Text) -> bool:
    """Whether a line has words beside its date."""
    return any(statement.label for statement in statements_of(line))


def _single(queue: Sequence[Block], context: Above) -> tuple[int, Dates] | None:
    """Paragraphs below each other, each of which is one line ``LABEL: WHEN``."""
    entries: list[DateEntry] = []
    taken = 0
    for block in queue:
        if not isinstance(block, Paragraph) or len(_split(block.text)) != 1:
            break
        found = entries_of(block.text, "line", context, block.line)
        if not found or not all(_is_line(entry) for entry in found):
            break
        if not context.announces_dates and not all(is_known(e.label) for e in found):
            break
        entries += found
        taken += 1
    if not entries or not any(entry.statement.is_exact for entry in entries):
        return None
    return taken, Dates(tuple(entries), entries[0].line, title_above(context))


def _is_line(entry: DateEntry) -> bool:
    """Whether a paragraph is a line of a list that lost its bullet: a label, a date, hardly more."""
    statement = entry.statement
    if not statement.label or len(statement.label.split()) > 14 or not statement.line:
        return False
    words = marked(entry.text).text
    if re.search(r"[.!?]\s+\S.*[.!?]\s*$", words):
        return False
    if _DATE_FIRST.match(words):
        return True
    return statement.text == " ".join(words.replace("{", "(").replace("}", ")").split())


def _alternating(queue: Sequence[Block], context: Above) -> tuple[int, Dates] | None:
    """Short paragraphs that are labels and dates in turn, as pages made of boxes have them."""
    texts: list[Text] = []
    for block in queue[:200]:
        if not isinstance(block, Paragraph | Heading) or len(plain(block.text)) > 120:
            break
        if isinstance(block, Heading) and cues.speaks_of("dates", plain(block.text)):
            break
        texts.append(block.text)
    if len(texts) < 2 or not any(map(_is_only_a_date, texts[:2])):
        return None
    dated = [_is_only_a_date(text) for text in texts]
    date_first = dated[0]
    entries: list[DateEntry] = []
    taken = 0
    while (
        taken + 1 < len(texts) and dated[taken] is date_first and dated[taken + 1] is not date_first
    ):
        label, when = texts[taken], texts[taken + 1]
        if date_first:
            label, when = when, label
        statements = statements_of(when, plain(label))
        if not are_exact(statements):
            break
        entries += made(statements, "line", joined(label, when), context, first_line(when))
        taken += 2
    if not entries or not (context.announces_dates or all(is_known(e.label) for e in entries)):
        return None
    return taken, Dates(tuple(entries), entries[0].line, title_above(context))


def _is_only_a_date(text: Text) -> bool:
    """Whether a text is a date and no label."""
    words = marked(text).text
    if not re.search(r"\d", words) or _own_label(text):
        return False
    return any(statement.is_exact for statement in read_line(words, "x"))


def _under_heading(queue: Sequence[Block], context: Above) -> tuple[int, Dates] | None:
    """A heading that is the label of the date below it."""
    heading = queue[0]
    below = queue[1] if len(queue) > 1 else None
    if not isinstance(heading, Heading) or not isinstance(below, Paragraph):
        return None
    label = plain(heading.text)
    if not _is_only_a_date(below.text) or not is_known(label):
        return None
    statements = statements_of(below.text, label)
    if not are_exact(statements):
        return None
    entries = made(statements, "line", joined(heading.text, below.text), context, below.line)
    return 2, Dates(tuple(entries), below.line, label, (heading,))


_MOST_WORDS = 25  # of a label: more is a sentence
_LEAST_SHARE = 0.6
_LEAST_SHARE_ANNOUNCED = 0.3


def entries_of(text: Text, where: str, context: Above, line: int) -> list[DateEntry]:
    """The dates of a text: of the whole, else of its lines."""
    statements = statements_of(text)
    if len(statements) != 1 and len(lines := lines_of(text)) > 1:
        by_line = [entry for part in lines for entry in entries_of(part, where, context, 0)]
        if len(by_line) >= len(statements) and by_line:
            return by_line
    return made(statements, where, text, context, line)


def made(
    statements: Sequence[Statement], where: str, text: Text, context: Above, line: int
) -> list[DateEntry]:
    """The entries of a text that stands at a line: statements with a label."""
    return [
        DateEntry(
            statement=statement,
            line=_line_of(statement, text) or first_line(text) or line,
            where=where,
            text=text,
            heading=context.heading,
        )
        for statement in statements
        if statement.label
    ]


def _line_of(statement: Statement, text: Text) -> int:
    """The line on which the date of a statement stands."""
    words = marked(text)
    at = words.text.find(statement.raw) if statement.raw else -1
    return words.line_at(at) if at >= 0 else 0


def are_exact(statements: Sequence[Statement]) -> bool:
    return any(statement.is_exact or statement.error for statement in statements)


def is_of_dates(
    entries: Sequence[DateEntry], total: int, context: Above, *, announced: bool | None = None
) -> bool:
    """Whether a list or a table states dates: most of it does, or what stands above says so."""
    if announced is None:
        announced = context.announces_dates
    lines = len({entry.line for entry in entries})
    exact = sum(entry.statement.is_exact for entry in entries)
    if not entries or (not exact and not announced):
        return False
    if announced:
        return lines >= _LEAST_SHARE_ANNOUNCED * total
    known = sum(is_known(entry.label) for entry in entries if entry.statement.is_exact)
    return lines >= _LEAST_SHARE * total and known * 2 >= exact and known > 0


def is_known(label: str) -> bool:
    """Whether a label names a kind of date, and is no sentence."""
    if len(label.split()) > _MOST_WORDS:
        return False
    try:
        return classify(label).kind is not Kind.OTHER
    except ParseError:
        return True


def title_above(context: Above) -> str:
    """What the dates below it are the dates of."""
    intro = context.intro.rstrip(" :：")
    if intro and len(intro) <= 120 and cues.speaks_of("dates", intro):
        return intro
    return context.heading
