"""YAML in which every text stays a text: ``yes``, ``2026-03-15`` and ``: `` are quoted, as all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from sphinx_cfp.exporters.characters import on_one_line, printable
from sphinx_cfp.exporters.selection import without_zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.registry.registry import Registry

Value: TypeAlias = "str | int | Sequence[str] | Sequence[Mapping[str, str]]"
"""What a member may be; a list of mappings is written as their blocks."""

_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


class Question(str):
    """What a person has to fill in, in words: it stands in a comment."""

    __slots__ = ()


def block(entry: Mapping[str, Value], indent: str = "") -> str:
    """A mapping as the item of a list; empty values are left out, questions are comments."""
    return members(entry, f"{indent}  ", f"{indent}- ")


def members(entry: Mapping[str, Value], rest: str = "  ", lead: str = "") -> str:
    """The members of a mapping, each after ``rest``, the first that is a value after ``lead``."""
    lead, lines = lead or rest, ""
    for name, value in entry.items():
        if not value and value != 0:
            continue
        if isinstance(value, Question):
            lines += f"{rest}# {name}: {on_one_line(value)}\n"
            continue
        if isinstance(value, str):
            lines += f"{lead}{name}: {quoted(value)}\n"
        elif isinstance(value, int):
            lines += f"{lead}{name}: {value}\n"
        else:
            lines += f"{lead}{name}:{_list(value, rest)}"
        lead = rest
    return lines


def _list(values: Sequence[str] | Sequence[Mapping[str, str]], indent: str) -> str:
    """Texts in brackets; mappings as items that stand deeper than the name: yamlfmt takes no others."""
    if values and isinstance(values[0], str):
        return f" [{', '.join([quoted(str(one)) for one in values])}]\n"
    return "\n" + "".join([block(one, f"{indent}  ") for one in values if not isinstance(one, str)])


def quoted(text: str) -> str:
    """A scalar of YAML 1.1 and 1.2 that is read back as this text."""
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    text = printable(text)
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    if character in _NAMED:
        return _NAMED[character]
    if character.isprintable():
        return character
    code = ord(character)
    return (
        f"\\x{code:02x}"
        if code < 0x100
        else f"\\u{code:04x}"
        if code < 0x10000
        else f"\\U{code:08x}"
    )


def unzoned(registry: Registry, call: Call) -> Value:
    """What to ask of the deadlines that are left out because nobody states their zone."""
    found = [item.label for item in without_zone(registry, call.key)]
    return Question(f"nobody says in which zone they end: {'; '.join(found)}") if found else ""
