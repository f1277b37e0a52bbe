"""The layers of the package; ``python -m tests.layers`` prints them, and fails on an arrow back.

An arrow is an import that runs, at the top of a module or within a function; what only a type checker reads
is none. A circle is a module that reaches itself by such imports.
"""

from __future__ import annotations

import ast
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE = Path(__file__).parents[1] / "ext" / "sphinx_cfp"
PURE = ("model", "vocabulary", "grammar", "registry", "checks", "exporters", "importers", "links")
"""The layers that know no Sphinx; docutils only ``importers/formats``."""

_REGISTRY = ("model", "vocabulary", "grammar", "registry")
MAY_IMPORT: Mapping[str, tuple[str, ...]] = {
    "model": (),
    "vocabulary": ("model",),
    "grammar": ("model", "vocabulary"),
    "registry": ("model", "vocabulary", "grammar"),
    "checks": _REGISTRY,
    "exporters": _REGISTRY,
    "importers": _REGISTRY,
    "links": _REGISTRY,
    "sphinx_ext": PURE,
    "theme": (*PURE, "sphinx_ext"),
    "pdf": (*PURE, "sphinx_ext"),
    "cli": (*PURE, "sphinx_ext", "pdf", "theme"),
}
"""For each layer the others that it may import: those drawn before it."""


def modules() -> list[Path]:
    """Every module of the package; the starter holds texts with places to fill in, no modules."""
    found = PACKAGE.rglob("*.py")
    return sorted(path for path in found if "starter" not in path.relative_to(PACKAGE).parts)


def layer_of(path: Path) -> str:
    """The folder that a module lies in; empty for those of the package itself."""
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else ""


def name_of(path: Path) -> str:
    """Dotted name of a module of the package."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed module."""
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path, *, typing: bool = True) -> Iterator[str]:
    """Every module that one imports and every name from it; without ``typing`` only imports that run."""
    nodes: list[ast.AST] = [tree_of(path)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.If) and not typing and "TYPE_CHECKING" in ast.unparse(node.test):
            nodes += node.orelse
            continue
        nodes += ast.iter_child_nodes(node)
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def graph() -> dict[str, set[str]]:
    """Each module of a layer with those that it imports when it runs."""
    paths = {name_of(path): path for path in modules() if layer_of(path)}
    return {
        name: {other for other in imports(path, typing=False) if other in paths and other != name}
        for name, path in paths.items()
    }


def circles(arrows: Mapping[str, set[str]]) -> list[list[str]]:
    """The circles of a graph, each as the modules that reach one another, sorted (Tarjan's algorithm)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in sorted(arrows[name]):
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            at = stack.index(name)
            if len(stack) - at > 1:
                found.append(sorted(stack[at:]))
            del stack[at:]

    for name in sorted(arrows):
        if name not in index:
            visit(name)
    return found


def backward() -> list[str]:
    """Every import from a layer of one that is not drawn before it, type checkers' imports included."""
    found = []
    for path in modules():
        layer = layer_of(path)
        allowed = {layer, *MAY_IMPORT[layer]} if layer in MAY_IMPORT else set(MAY_IMPORT)
        for name in imports(path):
            parts = name.split(".")
            other = parts[1] if parts[0] == PACKAGE.name and len(parts) > 1 else ""
            if other in MAY_IMPORT and other not in allowed:
                found.append(f"{name_of(path)} → {name}")
    return sorted(found)


def main() -> int:
    """Print the layers with their files, lines and arrows; 1 if one of them points back."""
    paths = modules()
    for layer in ("", *MAY_IMPORT):
        own = [path for path in paths if layer_of(path) == layer]
        lines = sum(len(path.read_text("utf-8").splitlines()) for path in own)
        arrows = {name.split(".")[1] for path in own for name in imports(path) if _is_ours(name)}
        listed = ", ".join(one for one in MAY_IMPORT if one in arrows - {layer})
        print(
            f"{layer or 'sphinx_cfp':<11} {len(own):>4} files {lines:>6} lines  → {listed or '–'}"
        )
    total = sum(len(path.read_text("utf-8").splitlines()) for path in paths)
    print(f"{'all':<11} {len(paths):>4} files {total:>6} lines")
    wrong = backward()
    turning = [" ⇄ ".join(names) for names in circles(graph())]
    for line in (*(f"arrow back: {one}" for one in wrong), *(f"circle: {one}" for one in turning)):
        print(line)
    return int(bool(wrong or turning))


def _is_ours(name: str) -> bool:
    return name.startswith(f"{PACKAGE.name}.")


if __name__ == "__main__":
    sys.exit(main())
