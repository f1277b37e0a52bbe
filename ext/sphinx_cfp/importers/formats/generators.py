"""What a site generator is told in a page: front matter, and tags of Liquid, Jinja, ERB, PHP.

The tags are taken out before the page is read, so that no reader trips over them, and put back as they are
where they stood: what they stand for is not on the page.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.importers.formats.data import load
from sphinx_cfp.importers.formats.decoding import UnreadableError
from sphinx_cfp.importers.formats.document import TEMPLATE, Doubt

if TYPE_CHECKING:
    from collections.abc import Mapping

_OPENER = re.compile(
    r"<!--|<script\b|<style\b|\{%|\{\{|\{#(?=[ \n-])|<%|<\?(?=php|=)", re.IGNORECASE
)
_CLOSERS = dict(zip(
    ("<!--", "<script", "<style", "{%", "{{", "{#", "<%", "<?"),
    ("-->", "</script", "</style", "%}", "}}", "#}", "%>", "?>"), strict=True
))  # fmt: skip
_HIDDEN = {"<!--", "<script", "<style"}
_LONGEST_TAG = 4000
_MARKED = re.compile(f"{TEMPLATE[0]}([0-9]+){TEMPLATE[1]}")
_SILENT = re.compile(
    r"\{%-?\s*(?:comment|endcomment|raw|endraw|end\w+|else|assign|capture|toc|highlight)\b|\{#"
)


class Taken(NamedTuple):
    """A text without its tags, numbers in their place, and the tags with their lines."""

    text: str
    tags: tuple[str, ...]
    lines: tuple[int, ...]


def take_out(text: str) -> Taken:
    """Put a number in the place of each tag; lines stay where they are. Comments and scripts are left."""
    parts: list[str] = []
    tags: list[str] = []
    lines: list[int] = []
    missing: set[str] = set()
    at = done = line = 0
    while match := _OPENER.search(text, at):
        opener = match.group().lower()
        closer = _CLOSERS[opener]
        stop = -1 if closer in missing else text.find(closer, match.end())
        if stop < 0:
            missing.add(closer)
            at = match.end()
            continue
        stop += len(closer)
        if opener in _HIDDEN:
            at = stop
            continue
        tag = text[match.start() : stop]
        if len(tag) > _LONGEST_TAG:
            at = match.end()
            continue
        line += text.count("\n", done, match.start())
        lines.append(line + 1)
        line += tag.count("\n")
        parts += [text[done : match.start()], f"{TEMPLATE[0]}{len(tags)}{TEMPLATE[1]}"]
        parts.append("\n" * tag.count("\n"))
        tags.append(tag)
        at = done = stop
    return Taken("".join([*parts, text[done:]]), tuple(tags), tuple(lines))


def put_back(text: str, tags: tuple[str, ...]) -> str:
    """The text with its tags as they were."""
    return _MARKED.sub(lambda match: tags[int(match[1])] if int(match[1]) < len(tags) else "", text)


def without(text: str) -> str:
    """The text without its tags."""
    return _MARKED.sub("", text)


def doubts_of(taken: Taken) -> tuple[Doubt, ...]:
    """A doubt for each tag that stands for something: what it is filled with stands elsewhere."""
    return tuple(
        Doubt(line=line, text=" ".join(tag.split())[:120], why=_why(tag), is_template=True)
        for tag, line in zip(taken.tags, taken.lines, strict=True)
        if not _SILENT.match(tag)
    )


def _why(tag: str) -> str:
    words = re.findall(r"[\w./-]+", tag)
    if tag.startswith("{%") and words[:1] in (["for"], ["tablerow"]):
        return "the page is a template: a loop writes this part from data that is not on the page"
    if words[:1] in (["include"], ["include_relative"], ["include_cached"], ["render"]):
        name = words[1] if len(words) > 1 else "another file"
        return f"the page is a template: this part is in {name}"
    return "the page is a template: what stands here is not on the page"


_YAML = re.compile(r"\s*---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST_HEAD = 40_000
_PAIR = re.compile(r"([A-Za-z_][\w-]*)\s*[:=]\s*(.*)")


class FrontMatter(NamedTuple):
    """The values, and the page with empty lines in their place."""

    values: Mapping[str, object]
    rest: str
    doubts: tuple[Doubt, ...] = ()


def split_head(text: str) -> FrontMatter:
    """Take the front matter off a page."""
    head = text[: _LONGEST_HEAD + 10]
    yaml, toml = _YAML.match(head), _TOML.match(head)
    match = yaml or toml
    if match is None:
        return FrontMatter({}, text)
    try:
        values = load(match[1]) if yaml else tomllib.loads(match[1])
    except (UnreadableError, tomllib.TOMLDecodeError, RecursionError):
        values = None
    if values is None and not match[1].strip():
        values = {}
    rest = "\n" * match.group().count("\n") + text[match.end() :]
    if isinstance(values, dict):
        return FrontMatter({str(key): value for key, value in values.items()}, rest)
    pairs = [pair for line in match[1].split("\n") if (pair := _PAIR.match(line))]
    if yaml and not pairs:
        return FrontMatter({}, text)  # two rules across the page, and text between them
    found = {pair[1]: pair[2].strip().strip("\"'") for pair in pairs}
    doubt = Doubt(line=1, text="", why="the front matter is faulty; its single lines were read")
    return FrontMatter(found, rest, (doubt,))
