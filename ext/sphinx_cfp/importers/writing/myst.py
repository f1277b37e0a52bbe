"""Writes blocks of a page as MyST, as they were, one below the other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from sphinx_cfp.importers.formats.document import (
    HARD,
    SOFT,
    TEMPLATE,
    BlockGroup,
    CodeBlock,
    Comment,
    Heading,
    Listing,
    ListItem,
    Paragraph,
    Table,
    Text,
    TextRun,
    ThematicBreak,
    plain,
)
from sphinx_cfp.importers.formats.generators import put_back
from sphinx_cfp.importers.understanding.links import ADDRESS, URL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_cfp.importers.formats.document import Block

_DEEPEST = 6
"""Lists within lists: Markdown's parsers give up at twenty levels of anything."""
_LEAST_WORDS = 5  # of a hidden text that may matter
_LONGEST_COMMENT = 60  # lines
_NOTICES = frozenset(
    ["note", "warning", "important", "tip", "caution", "danger", "attention", "hint", "error"]
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
        if isinstance(block, BlockGroup):
            return self._group(block, depth)
        if isinstance(block, CodeBlock):
            return _fenced(put_back(block.text, tuple(self.inline.tags)), block.language)
        if isinstance(block, Comment):
            return _hidden(put_back(block.text, tuple(self.inline.tags)))
        assert isinstance(block, ThematicBreak | Listing)
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

    def _item(self, item: ListItem, depth: int) -> list[str]:
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

    def _cell(self, cell: Text) -> str:
        return re.sub(r"(?<!\\)\|", r"\\|", self.inline.line(cell))

    def _group(self, block: BlockGroup, depth: int) -> list[str]:
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


def _is_loose(item: ListItem) -> bool:
    """Whether an item holds more than its text and lists."""
    if any(not isinstance(block, Listing | Comment) for block in item.blocks):
        return bool(item.text) or len(item.blocks) > 1
    return sum(isinstance(block, Listing) for block in item.blocks) > 1


def _flattened(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Lists that are nested too deep, as one list."""
    items: list[ListItem] = []
    others: list[Block] = []
    stack = list(reversed(blocks))
    while stack:
        block = stack.pop()
        if isinstance(block, Listing):
            for item in reversed(block.items):
                stack += reversed(item.blocks)
                stack.append(Paragraph(item.text, item.line))
        elif isinstance(block, BlockGroup):
            stack += reversed(block.blocks)
        elif isinstance(block, Paragraph):
            items.append(ListItem(block.text, (), block.line))
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


_SCHEMES = frozenset({"http", "https", "ftp", "mailto", "tel"})
_SIGN_OF = {"struck": "~~", "strong": "**", "emphasis": "*"}
_MARKS = tuple(_SIGN_OF)
_SIGNS = re.compile(
    r"[\\`*{$]|(?<!\w)_|_(?!\w)|\](?=[(\[{:]|$)|\[(?=\^)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|~(?=~)"
    r"|(?<=~)~"
)
_STARTS = re.compile(
    r"(?P<mark>[-+](?=\s|$)|#{1,6}(?=\s|$)|[>%|]|[=-]+(?=\s*$)|:{3,}|\+{3}|\((?=[^()]*\)=\s*$))"
    r"|(?P<number>\d{1,9})(?P<point>[.)])(?=\s|$)"
)
_TAG = re.compile(f"{TEMPLATE[0]}([0-9]+){TEMPLATE[1]}")
_LIVE = re.compile(f"(?P<url>{URL.pattern})|(?P<address>{ADDRESS.pattern})")


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Runs with one target, or a run without one."""

    runs: tuple[TextRun, ...]

    @property
    def words(self) -> str:
        return "".join(run.text for run in self.runs)

    def is_all(self, look: str) -> bool:
        """Whether all of it has a look."""
        return all(getattr(run, look) for run in self.runs)


@dataclass(slots=True)
class Lost:
    """Links and pictures that could not be taken over: their line, their words, where they lead."""

    links: list[tuple[int, str, str]] = field(default_factory=list)
    images: list[tuple[int, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class InlineWriter:
    """Writes texts of a page. ``tags`` are its template tags, ``base`` its address if that is known."""

    tags: Sequence[str] = ()
    base: str = ""
    lost: Lost = field(default_factory=Lost)

    def lines(self, text: Text) -> list[str]:
        """The lines of a paragraph."""
        written = self._linked(text).strip()
        lines = written.replace(HARD, f"\\{SOFT}").split(SOFT)
        shaped = [_begin(line.strip()) for line in lines]
        return [line for line in shaped if line and line != "\\"]

    def line(self, text: Text) -> str:
        """The text on one line."""
        written = self._linked(text).replace(HARD, " ").replace(SOFT, " ")
        return _begin(" ".join(written.split()))

    def _linked(self, text: Text) -> str:
        # The marks are around the links, and stand within them only where a part of one has a look.
        return self._by_looks(_stretches(text), _MARKS, "", "", self._inner)

    def _by_looks(
        self,
        stretches: Sequence[_Stretch],
        looks: Sequence[str],
        before: str,
        after: str,
        leaf: Callable[[Sequence[_Stretch], str], str],
    ) -> str:
        """Stretches, the marks that some of them share around them, one sort of mark within the other."""
        if not looks:
            return leaf(stretches, before)
        look, others = looks[0], looks[1:]
        groups = [
            (on, list(some)) for on, some in groupby(stretches, key=lambda one: one.is_all(look))
        ]
        parts: list[str] = []
        last = before[-1:]
        for index, (on, some) in enumerate(groups):
            follows = groups[index + 1][1][0].words[:1] if index + 1 < len(groups) else after
            inner = self._by_looks(some, others, last, follows, leaf)
            parts.append(_marked(inner, _SIGN_OF[look], last, follows) if on else inner)
            last = parts[-1][-1:] or last
        return "".join(parts)

    def _inner(self, stretches: Sequence[_Stretch], before: str) -> str:
        parts = [before]
        for stretch in stretches:
            parts.append(self._stretch(stretch, parts[-1][-1:]))
        return "".join(parts[1:])

    def _stretch(self, stretch: _Stretch, before: str) -> str:
        """What has one target; what cannot be linked keeps its words."""
        runs, href, words = stretch.runs, stretch.runs[0].href, stretch.words
        looks = [look for look in _MARKS if not stretch.is_all(look)]
        if image := runs[0].image:
            self.lost.images.append((runs[0].line, words, image))
        if not href:
            return self._look(runs, looks, before, is_live=True)
        if tag := _TAG.search(unquote(href)):
            return f"{self._look(runs, looks, before)} ({self._tag(tag)})"
        target = target_of(href, self.base)
        if not target:
            if words.strip():
                self.lost.links.append((runs[0].line, " ".join(words.split()), href))
            return self._look(runs, looks, before)
        if words.strip() in {target, target.removeprefix("mailto:")}:
            return f"<{target.removeprefix('mailto:')}>"
        lead, tail = _edges(inner := self._look(runs, looks, "["))
        if not inner.strip():
            return inner
        shown = f"<{target}>" if re.search(r"[()]", target) else target
        return f"{lead}[{inner.strip().replace(HARD, ' ')}]({shown}){tail}"

    def _look(
        self, runs: Sequence[TextRun], looks: Sequence[str], before: str, *, is_live: bool = False
    ) -> str:
        """Runs of one target with the marks of their looks."""

        def written(stretches: Sequence[_Stretch], _before: str) -> str:
            parts = []
            # Code would end where the next one begins: neighbors are one.
            runs = (run for stretch in stretches for run in stretch.runs)
            for code, some in groupby(runs, key=lambda run: run.code):
                words = "".join(run.text for run in some)
                is_code = code and words.strip()
                parts.append(_code(words) if is_code else self._escaped(words, is_live=is_live))
            return "".join(parts)

        return self._by_looks([_Stretch((run,)) for run in runs], looks, before, "", written)

    def _escaped(self, text: str, *, is_live: bool) -> str:
        """Text, with what looks like an address made one."""
        parts: list[str] = []
        at = 0
        for match in _TAG.finditer(text):
            parts += self._signs(text[at : match.start()], is_live=is_live)
            parts.append(self._tag(match))
            at = match.end()
        parts += self._signs(text[at:], is_live=is_live)
        return "".join(parts)

    def _signs(self, text: str, *, is_live: bool) -> Iterator[str]:
        at = 0
        for match in _LIVE.finditer(text) if is_live else ():
            yield _SIGNS.sub(r"\\\g<0>", text[at : match.start()])
            yield f"<{match.group()}>"
            at = match.end()
        yield _SIGNS.sub(r"\\\g<0>", text[at:])

    def _tag(self, match: re.Match[str]) -> str:
        number = int(match[1])
        return _code(" ".join(self.tags[number].split())) if number < len(self.tags) else ""


def _stretches(text: Text) -> list[_Stretch]:
    found: list[_Stretch] = []
    for (href, image), runs in groupby(text, key=lambda run: (run.href, run.image)):
        if href or image:
            found.append(_Stretch(tuple(runs)))
        else:
            found += [_Stretch((run,)) for run in runs]
    return found


def target_of(href: str, base: str = "") -> str:
    """Where a link leads, as it can be written; empty if it leads nowhere from another site."""
    target = "".join(href.split())
    if target.startswith("//"):
        target = f"https:{target}"
    try:
        parts = urlsplit(target)
        if not parts.scheme and base and not target.startswith("#"):
            target = urljoin(base, target)
            parts = urlsplit(target)
    except ValueError:
        return ""
    if parts.scheme.lower() not in _SCHEMES or (
        parts.scheme.startswith("http") and not parts.netloc
    ):
        return ""
    return "".join(_SAFE.get(character, character) for character in target)


_SAFE = {"<": "%3C", ">": "%3E", "\\": "%5C", "`": "%60", '"': "%22", "{": "%7B", "}": "%7D"}


def _code(words: str) -> str:
    """Literal text between as many backticks as it does not hold itself."""
    longest = max((len(run) for run in re.findall("`+", words)), default=0)
    fence = "`" * (longest + 1)
    space = " " if words[:1] == "`" or words[-1:] == "`" else ""
    return f"{fence}{space}{words.replace(SOFT, ' ').replace(HARD, ' ').strip()}{space}{fence}"


def _edges(inner: str) -> tuple[str, str]:
    """The space at both ends."""
    stripped = inner.strip()
    if not stripped:
        return inner, ""
    start = inner.index(stripped[0])
    return inner[:start], inner[start + len(stripped) :]


def _marked(inner: str, mark: str, before: str, after: str) -> str:
    """Text between two marks, the space at its ends outside; without marks where none would count.

    A mark counts if a letter or a space is on its right side (CommonMark 0.31, section 6.2).
    """
    words = inner.strip(f" {SOFT}{HARD}")
    if not words:
        return inner
    start = inner.index(words)
    lead, tail = inner[:start], inner[start + len(words) :]
    left, right = before if not lead else " ", after if not tail else " "
    opens = words[0].isalnum() or not left or not left.isalnum()
    closes = words[-1].isalnum() or not right or not right.isalnum()
    if not (opens and closes) or f"{mark[0]}" in (words[0], words[-1]):
        return inner
    if HARD in words or f"{SOFT}{SOFT}" in words:
        return HARD.join(_marked(line, mark, " ", " ") for line in inner.split(HARD))
    return f"{lead}{mark}{words}{mark}{tail}"


def _begin(line: str) -> str:
    """The line, if its first signs would make it something else than text."""
    match = _STARTS.match(line)
    if not match:
        return line
    if match["number"]:
        return f"{match['number']}\\{line[len(match['number']) :]}"
    return f"\\{line}"
