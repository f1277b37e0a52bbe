"""Reads YAML of strangers: plain values only, and nothing that grows while it is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

_ALIAS = re.compile(r"(?:^|[\s\[{,:-])\*[\w-]")
_MOST_ALIASES = 20
_DEEPEST = 60
LARGEST = 1_000_000


class DataError(ValueError):
    """A text that is no data, or data that is not read."""


def load(text: str) -> Any:
    """The value of a YAML document. Raises :class:`DataError`."""
    return _read(text, lines=False)


def load_with_lines(text: str) -> Any:
    """The same; every mapping has its line under the key ``""``."""
    return _read(text, lines=True)


def _read(text: str, *, lines: bool) -> Any:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    if len(text) > LARGEST:
        raise DataError(f"{len(text) / 1e6:.0f} MB of YAML — at most {LARGEST / 1e6:.0f} are read")
    if len(_ALIAS.findall(text)) > _MOST_ALIASES:
        raise DataError("the YAML refers to itself too often")
    yaml = YAML(typ="safe", pure=True)
    try:
        node = yaml.compose(text)
    except (YAMLError, ValueError, RecursionError) as error:
        words = " ".join(str(error).split())[:160]
        raise DataError(f"no valid YAML: {words}") from None
    return _value(node, lines=lines, depth=0) if node is not None else None


def _value(node: Node, *, lines: bool, depth: int) -> Any:
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    if depth > _DEEPEST:
        raise DataError("the YAML is nested too deeply")
    if isinstance(node, MappingNode):
        found: dict[str, Any] = {"": node.start_mark.line + 1} if lines else {}
        for key, value in node.value:
            found.setdefault(str(key.value), _value(value, lines=lines, depth=depth + 1))
        return found
    if isinstance(node, SequenceNode):
        return [_value(item, lines=lines, depth=depth + 1) for item in node.value]
    return _scalar(str(node.value), str(node.tag))


def _scalar(text: str, tag: str) -> str | int | bool | None:
    """A value; days stay as they are written."""
    if tag.endswith(":null"):
        return None
    if tag.endswith(":bool"):
        return text.casefold() in {"true", "yes", "on"}
    if tag.endswith(":int") and text.isdecimal() and len(text) < 10:
        return int(text)
    return text
