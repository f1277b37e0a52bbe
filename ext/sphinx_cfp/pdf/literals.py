"""Values in Typst's code: whatever an author writes reaches Typst as a string literal, never as code."""

from __future__ import annotations

import re

_DROPPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_ESCAPED = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\x85": "\\n", "\u2028": "\\n"}
)
_SPACE = re.compile(r"[ \t\n\r\f\v\x85\u2028\u2029]+")


def string(text: str) -> str:
    """A string literal on one line; characters that no PDF may hold are left out."""
    return f'"{_DROPPED.sub("", text).translate(_ESCAPED)}"'


def words(text: str) -> str:
    """A string literal of running text: line breaks of the source are spaces. Empty for no text."""
    found = _SPACE.sub(" ", text)
    return string(found) if found else ""


def call(name: str, *arguments: str, **named: str) -> str:
    """A function call; ``named`` are written with hyphens and left out where they are empty."""
    given = [f"{key.replace('_', '-')}: {value}" for key, value in named.items() if value]
    return f"{name}({', '.join([*given, *arguments])})"


def array(items: list[str]) -> str:
    """An array of any length."""
    return f"({', '.join(items)},)" if items else "()"


def block(*statements: str) -> str:
    """A code block that joins what its statements give; ``[]`` if there are none."""
    found = [statement for statement in statements if statement]
    return "{\n" + "\n".join(found) + "\n}" if found else "[]"
