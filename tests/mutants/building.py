"""Many calls in one Sphinx project, a folder each, built once for all processes of a test run."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx.testing.util import SphinxTestApp
from tests.matrix import locked
from tests.projects import write_project

from sphinx_cfp.sphinx_ext.domain import cfp_domain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TODAY = "2031-05-10"
CONF = f"""\
project = "Calls"
extensions = ["myst_parser", "sphinx_cfp"]
myst_enable_extensions = ["colon_fence"]
cfp_reference_date = "{TODAY}"
cfp_checks = {{"weekend": "info"}}
suppress_warnings = ["toc.not_included", "myst"]
"""
_KEY = re.compile(r"(?<=\{cfp:call\} )(\S+)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of one page: at ``line``, with related places on the same page at ``related``."""

    code: str
    severity: str
    line: int
    related: tuple[int, ...]
    message: str

    def is_at(self, line: int) -> bool:
        """Whether it is at a line, or has that for a related place."""
        return line == self.line or line in self.related

    def __str__(self) -> str:
        return f"{self.line}: {self.severity}[{self.code}]: {self.message}"


def build(folder: Path, pages: Mapping[str, bytes]) -> dict[str, list[Found]]:
    """What is found on each page, by its name; a page is a call with a key of its own."""
    with locked(folder):
        outcome = folder / "outcome.json"
        if not outcome.exists():
            outcome.write_text(json.dumps(_built(folder, pages)), "utf-8")
    rows: dict[str, list[list[object]]] = json.loads(outcome.read_text("utf-8"))
    return {name: [_found(row) for row in rows.get(name, [])] for name in pages}


def _found(row: list[object]) -> Found:
    code, severity, line, related, message = row
    assert isinstance(line, int)
    assert isinstance(related, list)
    return Found(str(code), str(severity), line, tuple(related), str(message))


def _built(folder: Path, pages: Mapping[str, bytes]) -> dict[str, list[list[object]]]:
    files: dict[str, str | bytes] = {"index.md": "# Calls\n"}
    for number, (name, text) in enumerate(pages.items()):
        files[f"{name}/index.md"] = own_key(text, number)
    app = SphinxTestApp(
        "cfp-check", srcdir=write_project(folder / "source", files, CONF), freshenv=True
    )
    try:
        app.build()
        found: dict[str, list[list[object]]] = defaultdict(list)
        for item in cfp_domain(app.env).findings:
            path = item.location.path
            related = [place.line for place in item.related if place.path == path]
            found[path.removesuffix("/index.md")].append(
                [item.code.value, item.severity.value, item.location.line, related, item.text]
            )
        return found
    finally:
        app.cleanup()


def own_key(text: bytes, number: int) -> bytes:
    """The page with a key that no other has, made of letters: digits might be a year."""
    suffix = ""
    while number or not suffix:
        number, rest = divmod(number, 26)
        suffix += _LETTERS[rest]
    return _KEY.sub(lambda match: f"{match[1]}-{suffix}", text.decode("latin-1"), count=1).encode(
        "latin-1"
    )
