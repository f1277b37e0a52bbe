"""The templates of pages, compiled once: a quarter of a small build goes into compiling them anew."""

from __future__ import annotations

from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.sandbox import SandboxedEnvironment
from sphinx import jinja2glue

FOLDER = Path(__file__).parents[2] / ".pytest_cache" / "templates"


class _Environment(SandboxedEnvironment):
    def __init__(self, *arguments: object, **options: object) -> None:
        options["bytecode_cache"] = FileSystemBytecodeCache(str(FOLDER))
        super().__init__(*arguments, **options)


def keep_compiled() -> None:
    """Let each build of this process, and of those forked from it, find what others have compiled."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    jinja2glue.SandboxedEnvironment = _Environment  # type: ignore[attr-defined]
