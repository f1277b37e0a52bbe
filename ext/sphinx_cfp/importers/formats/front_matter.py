"""What a site generator is told at the top of a page: YAML or TOML."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cfp.importers.formats.document import Doubt
from sphinx_cfp.importers.formats.yaml_data import DataError, load

if TYPE_CHECKING:
    from collections.abc import Mapping

_YAML = re.compile(r"\s*---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST = 40_000
_PAIR = re.compile(r"([A-Za-z_][\w-]*)\s*[:=]\s*(.*)")


class FrontMatter(NamedTuple):
    """The values, and the page with empty lines in their place."""

    values: Mapping[str, object]
    rest: str
    doubts: tuple[Doubt, ...] = ()


def split(text: str) -> FrontMatter:
    """Take the front matter off a page."""
    head = text[: _LONGEST + 10]
    yaml, toml = _YAML.match(head), _TOML.match(head)
    match = yaml or toml
    if match is None:
        return FrontMatter({}, text)
    try:
        values = load(match[1]) if yaml else tomllib.loads(match[1])
    except (DataError, tomllib.TOMLDecodeError, RecursionError):
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


def text_of(values: Mapping[str, object], *names: str) -> str:
    """The first of these values that is a text."""
    for name in names:
        value = values.get(name)
        if isinstance(value, str | int) and str(value).strip():
            return " ".join(str(value).split())
    return ""
