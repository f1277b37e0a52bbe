"""Finds the lists of topics of a page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.importers import cues
from sphinx_cfp.importers.formats.document import (
    HARD,
    BlockGroup,
    Heading,
    Listing,
    ListItem,
    Paragraph,
    Table,
    first_line,
    joined,
    lines_of,
    plain,
)
from sphinx_cfp.importers.understanding.statement import Above, Dates, Topics
from sphinx_cfp.vocabulary.phrases import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.importers.formats.document import Block, Text
    from sphinx_cfp.importers.understanding.statement import Part

_LEAST_TOPICS = 2
_LONGEST_INTRO = 400  # characters at the end of a paragraph that may introduce a list
_NOTHING = re.compile(r"[\W_]*(?:etc\.?)?[\W_]*")
# One way only to cut a line into words: several would be tried, each by each.
_GROUP = re.compile(r"[^\W_][^\s.:;!?]*(?:\s[^\W_][^\s.:;!?]*){0,8}\s?")
_LINK_ONLY = 0.8


class Leaf(NamedTuple):
    """A topic, and the title of the group it stands in."""

    title: str
    group: str


def mark_topics(parts: Sequence[Part]) -> list[Part]:
    """The parts of a page, its lists of topics as such."""
    context = Above()
    found: list[Part] = []
    for part in parts:
        if isinstance(part, Dates):
            for block in part.source:
                context.pass_by(block)
            found.append(part)
        elif isinstance(part, Topics):
            found.append(part)
        else:
            found.append(_marked(part, context))
            context.pass_by(part)
    return _grouped(found)


def _grouped(parts: Sequence[Part]) -> list[Part]:
    """The parts; lists that each have a heading of their own become the groups of one list."""
    found: list[Part] = []
    for part in parts:
        above = found[-1] if found else None
        if isinstance(part, Topics) and part.is_group and isinstance(above, Heading | Paragraph):
            found.pop()
            item = ListItem(above.text, (part.listing,), above.line)
            before = found[-1] if found else None
            if isinstance(before, Topics) and before.is_group:
                listing = replace(before.listing, items=(*before.listing.items, item))
                found[-1] = replace(before, listing=listing)
                continue
            part = replace(part, listing=Listing((item,), line=above.line), line=above.line)
        found.append(part)
    return found


def _marked(block: Block, context: Above) -> Part:
    if isinstance(block, BlockGroup) and block.role != "frame":
        inner = mark_topics(block.blocks)
        single = [part for part in inner if isinstance(part, Topics)]
        return single[0] if len(inner) == 1 and single else block
    listing = block if isinstance(block, Listing) else _as_listing(block, context)
    if listing is not None and is_of_topics(listing, context):
        items = tuple(_clean(listing.items))
        is_group = _is_group(items, context)
        if is_group or sum(max(1, len(item.below)) for item in items) >= _LEAST_TOPICS:
            return Topics(replace(listing, items=items), listing.line, context.heading, is_group)
    return block


def _is_group(items: Sequence[ListItem], context: Above) -> bool:
    """Whether a list right below its heading is a group: the heading above that announces topics."""
    if any(item.below for item in items):
        return False
    if context.intro:  # in text for terminals the group is a line of its own
        return _announces(context.heading) and bool(_GROUP.fullmatch(context.intro))
    if len(context.headings) < 2:
        return False
    return _announces(context.headings[-2][1]) and not _announces(context.heading)


def _announces(title: str) -> bool:
    return cues.speaks_of("topics", title) and not cues.speaks_of(cues.NO_TOPICS, title)


def is_of_topics(listing: Listing, context: Above) -> bool:
    """Whether a list is one of topics, by what stands above it."""
    heading, intro = context.heading, context.intro[-_LONGEST_INTRO:]
    last = _last_sentence(intro)
    if _are_links(listing):
        return False
    introduces = pattern(cues.INTRODUCES_TOPICS)
    if (introduces.search(last) or cues.speaks_of("topics", last)) and not _speaks_of_else(last):
        return True
    if last and cues.speaks_of(cues.NO_TOPICS, last):
        return False
    if _announces(heading):
        return True
    if not intro and len(context.headings) > 1 and _announces(context.headings[-2][1]):
        return not cues.speaks_of(cues.NO_TOPICS, heading)
    if intro and introduces.search(intro) and intro.rstrip().endswith((":", "：")):
        return not _speaks_of_else(last)
    return False


def _last_sentence(intro: str) -> str:
    """The last sentence of an introduction, with the one before it if it is short."""
    parts = re.split(r"(?<=[.!?。])\s+", intro.strip())
    last = parts[-1] if parts else ""
    if len(last.split()) < 5 and len(parts) > 1:
        return f"{parts[-2]} {last}"
    return last


def _speaks_of_else(sentence: str) -> bool:
    """Whether the words right before the list are of something else: "in three categories:"."""
    end = sentence.rstrip(" :：")[-90:]
    if not cues.speaks_of(cues.NO_TOPICS, end):
        return False
    return not cues.speaks_of("topics", end) and not pattern(cues.INTRODUCES_TOPICS).search(end)


def _are_links(listing: Listing) -> bool:
    """Whether a list is a menu: all its items are links."""
    linked = sum(
        bool(item.text) and all(run.href for run in item.text if run.text.strip())
        for item in listing.items
    )
    return linked > _LINK_ONLY * len(listing.items)


def _as_listing(block: Block, context: Above) -> Listing | None:
    """Topics that are lines of a paragraph, or the cells of a table."""
    if isinstance(block, Paragraph):
        lines = lines_of(block.text, HARD)
        if len(lines) < 4 or any(len(plain(line)) > 160 for line in lines):
            return None
        bulleted = [_without_bullet(line) for line in lines]
        return Listing(
            tuple(ListItem(line, (), first_line(line)) for line in bulleted), line=block.line
        )
    if isinstance(block, Table) and not any(row.is_head for row in block.rows):
        cells = [cell for row in block.rows for cell in row.cells if plain(cell)]
        if len(cells) >= 4 and all(len(plain(cell)) < 160 for cell in cells) and context.heading:
            return Listing(
                tuple(ListItem(cell, (), first_line(cell)) for cell in cells), line=block.line
            )
    return None


def _without_bullet(line: Text) -> Text:
    words = line[0].text.lstrip(" •·–—-*◦▪●○") if line else ""
    return (line[0]._replace(text=words), *line[1:]) if line and words else line


def _clean(items: Sequence[ListItem]) -> Iterator[ListItem]:
    """Items with texts, nested no deeper than a group and its topics."""
    for item in items:
        text = _text(item)
        if _NOTHING.fullmatch(plain(text)):
            yield from _clean(item.below)
            continue
        children = tuple(_flat(item.below))
        blocks = (Listing(children, line=children[0].line),) if children else ()
        yield ListItem(text, blocks, item.line)


def _flat(items: Sequence[ListItem]) -> Iterator[ListItem]:
    """Topics of a group; what stands below one of them is one more."""
    for item in items:
        if not _NOTHING.fullmatch(plain(text := _text(item))):
            yield ListItem(text, (), item.line)
        yield from _flat(item.below)


def _text(item: ListItem) -> Text:
    return joined(item.text, *(b.text for b in item.blocks if isinstance(b, Paragraph | Heading)))


def title_of(text: Text) -> str:
    """A topic's title: its words without the sign that ends an item."""
    return plain(text).rstrip(" ;,:；，：").removesuffix(".").rstrip()


def leaves(parts: Sequence[Part]) -> list[Leaf]:
    """The topics of a page, those that stand in a group with its title."""
    found: list[Leaf] = []
    for part in parts:
        if not isinstance(part, Topics):
            continue
        for item in part.listing.items:
            title = title_of(item.text)
            found += [Leaf(title_of(child.text), title) for child in item.below] or [
                Leaf(title, "")
            ]
    return found
