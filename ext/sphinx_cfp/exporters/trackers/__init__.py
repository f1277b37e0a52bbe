"""Entries for the trackers of deadlines, each in the form that the tracker's own checks accept.

What a tracker wants to know and a call does not say is asked for by name, in a comment; nothing is made
up. The forms were read in the trackers' repositories in 2026.
"""

from __future__ import annotations

import io
import re
import sys
from functools import lru_cache
from textwrap import indent
from typing import TYPE_CHECKING, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from sphinx_cfp.exporters.text import on_one_line, printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_cfp.exporters.output_view import OutputView

Value: TypeAlias = "str | int | Sequence[str] | Sequence[TrackerEntry]"
"""What a member of an entry may be; an empty text and an empty list are left out."""

TrackerEntry: TypeAlias = "Mapping[str, Value]"

_YAML = YAML()
_YAML.width = sys.maxsize  # a text is one line, so that an entry can be indented


class ToFillIn(str):
    """What a person has to fill in, in words: it stands in a comment."""

    __slots__ = ()


def as_list(place: str, entry: TrackerEntry) -> str:
    """A list of one entry, below a comment that names its ``place`` at the tracker."""
    return f"# For {place}.\n{_item(entry)}"


def entry_id(name: str, year: int | None, signs: str) -> str:
    """``es-fomo23``: a name in letters, digits and ``signs``, and a year; empty where one is missing."""
    slug = re.sub(f"[^a-z0-9{signs}]+", "", name.lower()).strip("-")
    return f"{slug}{year % 100:02}" if slug and year else ""


def unzoned(view: OutputView) -> Value:
    """What to ask of the deadlines that are left out because nobody states their zone."""
    found = [item.label for item in view.without_zone]
    return ToFillIn(f"nobody says in which zone they end: {'; '.join(found)}") if found else ""


def _item(entry: TrackerEntry) -> str:
    """An entry as an item of a list: its first line that is no comment begins with a dash."""
    return re.sub("^  (?! *#)", "- ", indent(_members(entry), "  "), count=1, flags=re.MULTILINE)


def _members(entry: TrackerEntry) -> str:
    """The members one below the other; items of a list stand deeper than its name: yamlfmt wants it so."""
    lines = ""
    for name, value in entry.items():
        if isinstance(value, ToFillIn):
            lines += f"# {name}: {on_one_line(value)}\n"
        elif value and not isinstance(value, (str, int)) and not isinstance(value[0], str):
            items = (_item(one) for one in value if not isinstance(one, str))
            lines += f"{name}:\n{indent(''.join(items), '  ')}"
        elif value or value == 0:
            lines += _member(name, tuple(value) if isinstance(value, list) else value)
    return lines


# The deadlines of a site share labels and zones: 1,000 calls of ten take 3 s instead of 6 (measured).
@lru_cache(maxsize=4096)
def _member(name: str, value: str | int | tuple[str, ...]) -> str:
    """One member: a number as it is, a text in quotes, to be read as this text, several in brackets."""
    member: object = value
    if isinstance(value, str):
        member = _quoted(value)
    elif isinstance(value, tuple):
        member = texts = CommentedSeq(map(_quoted, value))
        texts.fa.set_flow_style()
    written = io.StringIO()
    _YAML.dump({name: member}, written)
    return written.getvalue()


def _quoted(text: str) -> object:
    if text.isprintable():
        return SingleQuotedScalarString(text)
    return DoubleQuotedScalarString(printable(text))
