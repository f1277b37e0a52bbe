"""Directives of reStructuredText: notices, pictures, tables, code, and what does not show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cfp.importers.formats.document import Block, Code, Comment, Group, Paragraph, Run
from sphinx_cfp.importers.formats.rest_lines import options_of
from sphinx_cfp.importers.formats.rest_tables import read_csv, read_list_table

if TYPE_CHECKING:
    import re

    from sphinx_cfp.importers.formats.rest import Lines, Reader

_NOTICES = frozenset((
    "note", "warning", "attention", "caution", "danger", "error", "hint", "important", "tip",
    "admonition", "seealso", "topic", "sidebar", "versionadded", "versionchanged",
    "deprecated"
))  # fmt: skip
_TRANSPARENT = frozenset((
    "container", "class", "rst-class", "compound", "epigraph", "highlights", "pull-quote",
    "centered", "rubric", "figure", "grid", "card", "grid-item-card", "tab-set", "tab-item",
    "dropdown", "only", "ifconfig", "list-group", "hlist"
))  # fmt: skip
_HIDDEN = frozenset((
    "toctree", "contents", "meta", "role", "default-role", "highlight", "index", "include",
    "image", "raw", "math", "update", "target-notes", "sectnum", "header", "footer",
    "replace", "unicode", "date", "post", "datatemplate", "author", "tabularcolumns"
))  # fmt: skip
_CODE = frozenset({"code", "code-block", "sourcecode", "literalinclude", "parsed-literal"})


def read_directive(
    reader: Reader, match: re.Match[str], number: int, body: Lines, depth: int
) -> list[Block]:
    name, argument = match["name"].rpartition(":")[2], (match["argument"] or "").strip()
    options, content = options_of(body)
    if match["swap"]:
        return []
    if name in {"image", "figure"}:
        picture = Run(options.get("alt", ""), number, image=argument)
        inner = reader.blocks(content, depth + 1) if name == "figure" else []
        return [Paragraph((picture,), number), *inner]
    if name in _CODE:
        return [Code("\n".join(line for _, line in content).strip("\n"), argument, number)]
    if name in {"list-table", "csv-table", "table"}:
        return _table(reader, name, argument, number, options, content, depth)
    if name in _HIDDEN:
        words = "\n".join([f"{match['name']}:: {argument}", *(line for _, line in body)])
        return [Comment(words.strip(), number)]
    lead: list[Block] = []
    if argument and name not in {
        "class",
        "rst-class",
        "container",
        "only",
        "ifconfig",
        "highlight",
    }:
        lead = [
            Paragraph(
                tuple(r._replace(strong=True) for r in reader.inline([(number, argument)])),
                number,
            )
        ]
    if name in _NOTICES and name not in {"admonition", "topic", "sidebar"} and argument:
        inner = reader.blocks([(number, argument), *content], depth + 1)
        return [Group("notice", tuple(inner), name, number)]
    inner = [*lead, *reader.blocks(content, depth + 1)]
    if name in _NOTICES:
        return [Group("notice", tuple(inner), name, number)] if inner else []
    if not inner and name not in _TRANSPARENT:
        return [Comment(f"{match['name']}::", number)]
    return inner


def _table(
    reader: Reader,
    name: str,
    argument: str,
    number: int,
    options: dict[str, str],
    content: Lines,
    depth: int,
) -> list[Block]:
    title = [Paragraph(reader.inline([(number, argument)]), number)] if argument else []
    heads = int(options["header-rows"]) if options.get("header-rows", "").isdecimal() else 0
    if name == "csv-table":
        return [*title, *read_csv(content, options, reader.inline)]
    if name == "list-table":
        rows: list[Block] = reader.blocks(content, depth + 1)
        return [*title, *read_list_table(rows, heads)]
    return [*title, *reader.blocks(content, depth + 1)]
