"""Pieces of Markdown that the reference is put together from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ROLE = re.compile(r":[a-z:]+:`~?([^`]+)`")


def code(text: str) -> str:
    """Text as code, also inside a table."""
    ticks = "``" if "`" in text else "`"
    space = " " if "`" in text else ""
    return f"{ticks}{space}{text}{space}{ticks}".replace("|", "\\|")


def codes(texts: Iterable[str], between: str = ", ") -> str:
    """Several pieces of code."""
    return between.join(code(text) for text in texts)


def cell(text: str) -> str:
    """Text for a cell of a table: on one line."""
    return " ".join(text.split()).replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; its cells are Markdown already."""
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(lines)


def prose(docstring: str | None) -> str:
    """A docstring as Markdown, one line per paragraph."""
    paragraphs = (docstring or "").strip().split("\n\n")
    return "\n\n".join(
        _ROLE.sub(r"`\1`", " ".join(text.split())).replace("``", "`") for text in paragraphs
    )


def page(title: str, *parts: str) -> str:
    """A page from its title and its paragraphs, tables and headings."""
    note = "% Written by tests/manual/reference.py from the code; change it there."
    return "\n\n".join([note, f"# {title}", *parts]) + "\n"
