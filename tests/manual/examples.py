"""The examples of the manual: found in its pages, put into projects, built.

An example is a fenced block whose info string goes on after the language. A code host and Sphinx show
the language's colors and ignore the rest::

    ```markdown page [NAME]    a page that stands alone (NAME is ``index.md`` unless given)
    ```markdown part           a part of a page of the invented call, which has no dates yet
    ```markdown prose          a part of a page of the invented call, whose dates are declared
    ```python also conf.py     one more file of the same project, or lines to add to its ``conf.py``
    ```markdown case NAME      a line of a case file, which is built there
    ```yaml starter NAME       what ``sphinx-cfp new`` writes under that name
    ```text printed            exactly what building the project prints

Without a block ``printed`` the project must build without a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.projects import build_here

if TYPE_CHECKING:
    from collections.abc import Iterator

MANUAL = Path(__file__).parents[2] / "docs" / "manual"
FENCE = re.compile(r"(?P<ticks>`{3,})(?P<language>[a-z]+)(?: (?P<marks>.+))?")

CONF = """\
project = "Quiet Machines"
extensions = ["myst_parser", "sphinx_design", "sphinx_cfp"]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
html_baseurl = "https://quiet-machines.example/"
language = "en"
nitpicky = True
exclude_patterns = ["_build"]
suppress_warnings = ["toc.not_included"]
cfp_reference_date = "2031-01-15"
# An example shows one thing.
cfp_checks = dict.fromkeys(["missing_date", "contact_missing", "link_placeholder"], "off")
"""

CALL = """\
# Workshop on Quiet Machines

```{cfp:call} quiet-machines-2031
:title: Workshop on Quiet Machines
:acronym: QM
:dates: 12–13 June 2031
:timezone: AoE
:submit: https://openreview.net/group?id=Quiet/2031
:contact: chairs@quiet-machines.example
```
"""

DATES = """
## Important dates

:::{cfp:dates}

- Submission deadline: 2031-03-14
- Acceptance notification: 2031-04-25
- Camera-ready version: 2031-05-09
- Workshop: 12–13 June 2031

:::

## Topics

:::{cfp:topics}

- Machines that sleep well {#sleep}
- Cooling without moving parts

:::
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block of a page of the manual; ``line`` is that of its opening fence."""

    page: Path
    line: int
    language: str
    marks: tuple[str, ...]
    text: str


@dataclass(slots=True, kw_only=True)
class Example:
    """One project: its files by name, and what building it prints."""

    page: Path
    line: int
    files: dict[str, str] = field(default_factory=dict)
    printed: str = ""

    def __str__(self) -> str:
        return f"{self.page.relative_to(MANUAL).as_posix()}:{self.line}"

    def write(self, folder: Path) -> None:
        """Write the project into an empty folder."""
        for name, text in {"conf.py": CONF, **self.files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


def pages() -> list[Path]:
    """The pages of the manual, in order."""
    return sorted(MANUAL.rglob("*.md"))


def blocks(page: Path) -> Iterator[Block]:
    """The fenced blocks of a page that name a language; directives are none."""
    lines = page.read_text("utf-8").splitlines()
    number = 0
    while number < len(lines):
        opening = FENCE.fullmatch(lines[number])
        number += 1
        if not opening:
            continue
        start, closing = number, opening["ticks"]
        while lines[number].rstrip() != closing:
            number += 1
        yield Block(
            page=page,
            line=start,
            language=opening["language"],
            marks=tuple((opening["marks"] or "").split()),
            text="\n".join(lines[start:number]) + "\n",
        )
        number += 1


def examples(page: Path) -> list[Example]:
    """The examples of a page. Raises :class:`ValueError` for a mark that is none."""
    found: list[Example] = []
    for block in blocks(page):
        match block.marks:
            case () | ("file" | "line" | "message", _) | ("run",):
                continue  # see tests/manual/walk.py
            case ("starter", _):
                continue  # see tests/manual/test_publishing.py
            case ("case", _):
                continue  # built with the other cases
            case ("page", *name):
                suffix = "rst" if block.language == "rst" else "md"
                files = {name[0] if name else f"index.{suffix}": block.text}
                found.append(Example(page=page, line=block.line, files=files))
            case ("part",):
                files = {"index.md": CALL, "call.md": block.text}
                found.append(Example(page=page, line=block.line, files=files))
            case ("prose",):
                files = {"index.md": CALL + DATES, "call.md": block.text}
                found.append(Example(page=page, line=block.line, files=files))
            case ("also", "conf.py") if found:
                found[-1].files["conf.py"] = CONF + block.text
            case ("also", name) if found:
                found[-1].files[name] = block.text
            case ("printed",) if found:
                found[-1].printed = block.text
            case _:
                raise ValueError(f"{page}:{block.line}: {' '.join(block.marks)} is no mark")
    return found


def build(folder: Path, builder: str = "dirhtml") -> str:
    """Build a project as pages, or as PDF; what is printed, with the names of its files."""
    built = build_here(folder, folder / "_build" / "site", builder)
    return built.warnings.replace(f"{folder}/", "")
