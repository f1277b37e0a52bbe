"""Tags that a site generator would have filled in: Liquid, Jinja, shortcodes, ERB, PHP.

They are taken out before the page is read, so that no reader trips over them, and put back as they are
where they stood: what they stand for is not on the page.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_cfp.importers.formats.document import TEMPLATE, Doubt

_OPENER = re.compile(
    r"<!--|<script\b|<style\b|\{%|\{\{|\{#(?=[ \n-])|<%|<\?(?=php|=)", re.IGNORECASE
)
_CLOSERS = {
    "<!--": "-->",
    "<script": "</script",
    "<style": "</style",
    "{%": "%}",
    "{{": "}}",
    "{#": "#}",
    "<%": "%>",
    "<?": "?>",
}
_HIDDEN = {"<!--", "<script", "<style"}
_LONGEST = 4000
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
        if len(tag) > _LONGEST:
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


def is_templated(text: str) -> bool:
    """Whether a tag stood in the text."""
    return TEMPLATE[0] in text


def doubts_of(taken: Taken) -> tuple[Doubt, ...]:
    """A doubt for each tag that stands for something: what it is filled with stands elsewhere."""
    return tuple(
        Doubt(line=line, text=" ".join(tag.split())[:120], why=_why(tag))
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
