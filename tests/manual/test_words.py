"""The page on words in CONTRIBUTING is kept: its words are looked for wherever organizers read us."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.layers import MAY_IMPORT, PACKAGE, modules, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def banned() -> list[str]:
    """The words on the right of the table."""
    table = CONTRIBUTING.read_text("utf-8").partition("| write | not |\n|---|---|\n")[2]
    return [match[2] for match in ROW.finditer(table.partition("\n\n")[0])]


def texts() -> Iterator[tuple[str, str]]:
    """What organizers read: the documents, and the texts in the code that have a space in them."""
    documents = [*(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
    for path in sorted(documents):
        if "_build" not in path.parts and path != CONTRIBUTING:
            yield str(path.relative_to(ROOT)), path.read_text("utf-8")
    for path in modules():
        if "vocabulary" not in path.parts:
            yield str(path.relative_to(ROOT)), "\n".join(_strings(tree_of(path)))


def _strings(tree: ast.Module) -> Iterator[str]:
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in documented:
            continue
        if isinstance(node.value, str) and " " in node.value:
            yield node.value


def test_the_table_is_read() -> None:
    assert "whoever" in banned()
    assert len(banned()) > 10


def test_what_organizers_read_has_none_of_the_words_that_we_do_not_write() -> None:
    words = "|".join(re.escape(word) for word in banned())
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    found = {
        name: sorted({match.group().lower() for match in pattern.finditer(text)})
        for name, text in texts()
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_the_map_names_the_layers_that_there_are() -> None:
    table = CONTRIBUTING.read_text("utf-8").partition("## The map")[2].partition("\n## ")[0]
    named = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    folders = {
        path.name for path in PACKAGE.iterdir() if path.is_dir() and not path.name.startswith("_")
    }
    assert set(named) == folders
    order = [name for name in named if name in MAY_IMPORT]
    for layer, others in MAY_IMPORT.items():
        assert {other for other in others if order.index(other) > order.index(layer)} == set()


def test_the_map_begins_at_modules_that_there_are() -> None:
    table = CONTRIBUTING.read_text("utf-8").partition("## The map")[2].partition("\n## ")[0]
    for layer, places in re.findall(r"^\| `(\w+)` \|.*\| (.*) \|$", table, re.MULTILINE):
        for place in re.findall(r"`([\w/]+(?:\.py)?)`", places):
            assert (PACKAGE / layer / place).exists(), f"{layer}/{place}"
