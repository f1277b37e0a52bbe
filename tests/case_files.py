"""The case files: what an organizer writes, in MyST and in reST, and what is said about it.

A file under ``tests/cases`` begins with a sentence; then come its parts, each below a line ``---- NAME``:

``page.md``, ``page.rst``
    The same page twice. Any file may be given like this, in any folder; with ``---- page.md in latin-1``
    it is saved in that encoding. Without an ``index`` the case is a page of :data:`CALL`; with a
    ``conf.py``, whose lines are added to those of the other cases, it is a project of its own.
``finds``
    The findings: ``SEVERITY CODE, page.md:3:12, page.rst:2:15`` (line and column; no column where none
    can be told) and below it, indented, the message. A finding of one of the two names one place only.
    :mod:`tests.record_cases` writes this part.
``gives``
    What the call in ``cfp.json`` holds afterwards, see :mod:`tests.case_values`.
``shows``, ``hides``
    Lines of text that the page has, and that it must not have. ``shows other`` is about another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal

Syntax = Literal["md", "rst"]

CASES = Path(__file__).parent / "cases"

CALL: dict[Syntax, str] = {
    "md": """\
# Call for papers

```{{cfp:call}} {key}
:title: Workshop on Calls
:acronym: WOC
:dates: 2023-07-28/29
:timezone: AoE
:contact: chairs@example.org
```
""",
    "rst": """\
Call for papers
===============

.. cfp:call:: {key}
   :title: Workshop on Calls
   :acronym: WOC
   :dates: 2023-07-28/29
   :timezone: AoE
   :contact: chairs@example.org
""",
}

_PART = re.compile(r"^---- (\S.*)\n", re.MULTILINE)
_FINDING = re.compile(r"(error|warning|info) ([a-z_.]+), (.+)")
_PLACE = re.compile(r"(.+?):(\d+)(?::(\d+))?")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What is said about a line of a file; ``path`` is relative to the folder of the case.

    A ``column`` of 0 is unknown.
    """

    path: str
    line: int
    severity: str
    code: str
    message: str
    column: int = 0

    @property
    def place(self) -> str:
        """``page.md:3:12``."""
        return f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}[{self.code}]: {self.message}"


@dataclass(frozen=True, slots=True)
class Case:
    """One case file; ``name`` is ``FOLDER/FILE`` without the suffix."""

    name: str
    title: str
    parts: dict[str, str]
    encodings: dict[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code it is about: its folder, ``ok`` for a case about none."""
        return self.name.partition("/")[0]

    @property
    def key(self) -> str:
        """Key of the call, and name of the folder it is built in."""
        return self.name.replace("/", "-").replace("_", "-")

    @property
    def alone(self) -> bool:
        """Whether it is a project of its own."""
        return "conf.py" in self.parts

    def files(self, syntax: Syntax) -> dict[str, str | bytes]:
        """The source files of one of the two forms, without ``conf.py``."""
        other = ".rst" if syntax == "md" else ".md"
        found: dict[str, str | bytes] = {
            name: text.encode(self.encodings[name]) if name in self.encodings else text
            for name, text in self.parts.items()
            if "." in name and " " not in name and name != "conf.py" and not name.endswith(other)
        }
        if not self.alone and f"index.{syntax}" not in found:
            found[f"index.{syntax}"] = CALL[syntax].format(key=self.key)
        return found

    def findings(self, syntax: Syntax) -> list[Finding]:
        """What is to be found in one of the two forms."""
        return [
            item
            for item in _findings(self.parts.get("finds", ""))
            if item.path.endswith(f".{syntax}")
        ]

    def values(self) -> list[str] | None:
        """The lines of ``gives``; ``None`` where the file does not say."""
        return self.parts["gives"].strip().splitlines() if "gives" in self.parts else None

    def texts(self, part: Literal["shows", "hides"]) -> dict[str, list[str]]:
        """By page, what it shows or hides."""
        found: dict[str, list[str]] = {}
        for name, text in self.parts.items():
            word, _, page = name.partition(" ")
            if word == part:
                found[page or "page"] = [line for line in text.splitlines() if line]
        return found


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case file, in the order of their names."""
    return tuple(read_case(path) for path in sorted(CASES.glob("*/*.txt")))


def find_case(name: str) -> Case:
    """The case of a name: ``FOLDER/FILE``, or ``FILE`` where no other folder has one.

    Raises :class:`LookupError`, which names the nearest, for a name that none has, or more than one.
    """
    paths = {f"{path.parent.name}/{path.stem}": path for path in sorted(CASES.glob("*/*.txt"))}
    wanted = name.removeprefix("tests/cases/").removesuffix(".txt")
    found = [key for key in paths if wanted in (key, key.partition("/")[2])]
    if len(found) == 1:
        return read_case(paths[found[0]])
    if found:
        some = ", ".join(found[:3])
        raise LookupError(f"{len(found)} cases are named {name}; give the folder too: {some} …")
    words = {word: key for key in paths for word in (key.partition("/")[2], key)}
    near = get_close_matches(wanted, words, n=1, cutoff=0)
    raise LookupError(f"there is no case {name} — did you mean {words[near[0]]}?")


def read_case(path: Path) -> Case:
    """One case file. Raises :class:`ValueError` where it is not written as it must be."""
    title, *rest = _PART.split(path.read_text("utf-8"))
    heads = [head.partition(" in ") for head in rest[::2]]
    parts = dict(zip((name for name, _, _ in heads), rest[1::2], strict=True))
    encodings = {name: encoding for name, _, encoding in heads if encoding}
    case = Case(f"{path.parent.name}/{path.stem}", " ".join(title.split()), parts, encodings)
    sources = {name.rpartition(".")[0] for name in parts if name.endswith((".md", ".rst"))}
    for name in sources - {word for word in sources if " " in word}:
        if not {f"{name}.md", f"{name}.rst"} <= parts.keys():
            raise ValueError(f"{case.name}: {name} is given in one form only")
    if not case.title:
        raise ValueError(f"{case.name} does not say what it is about")
    _findings(parts.get("finds", ""))
    return case


def _findings(text: str) -> list[Finding]:
    found: list[Finding] = []
    for line in text.splitlines():
        head = _FINDING.fullmatch(line)
        if head:
            severity, code, places = head.groups()
            found += [_at(place, severity, code) for place in places.split(", ")]
        elif line.startswith("    "):
            message = line.strip()
            fresh = [item for item in found if not item.message]
            found = [item for item in found if item.message]
            found += [replace(item, message=message) for item in fresh]
        elif line:
            raise ValueError(f"no finding: {line}")
    return found


def _at(place: str, severity: str, code: str) -> Finding:
    match = _PLACE.fullmatch(place)
    if not match:
        raise ValueError(f"no place: {place}")
    path, line, column = match.groups()
    return Finding(path, int(line), severity, code, "", int(column or 0))
