"""Writes into the case files what is found today: ``python -m tests.record_cases [NAME…]``.

A name is that of a case, or the begin of some. Read the difference before it is committed: a finding that
is recorded is not thereby right.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from tests.case_files import CASES, Case, Finding, Syntax, all_cases
from tests.matrix import Matrix, build_alone, build_matrix


def record(cases: list[Case], folder: Path) -> None:
    """Build the cases and write the parts ``finds`` and ``gives`` of each."""
    syntaxes: tuple[Syntax, Syntax] = ("md", "rst")
    for case in cases:
        both = [_built(case, syntax, folder).of(case) for syntax in syntaxes]
        path = CASES / f"{case.name}.txt"
        text = path.read_text("utf-8")
        text = _written(text, "finds", "".join(_blocks(*both)))
        if case.values() is not None:
            values = _built(case, "md", folder).values(case)
            text = _written(text, "gives", "".join(f"{line}\n" for line in values))
        path.write_text(text, "utf-8")


def _written(text: str, part: str, content: str) -> str:
    """A case file with another content of one part."""
    pattern = rf"^---- {part}\n.*?(?=^---- |\Z)"
    before, after = re.split(pattern, text, maxsplit=1, flags=re.MULTILINE | re.DOTALL)
    gap = "\n" if after else ""
    return f"{before}---- {part}\n{content}{gap}{after}"


def _built(case: Case, syntax: Syntax, folder: Path) -> Matrix:
    if case.alone:
        return build_alone(folder / f"{case.key}-{syntax}", case, syntax)
    return build_matrix(folder / syntax, syntax)


def _blocks(markdown: list[Finding], rest: list[Finding]) -> list[str]:
    """The findings of both forms, those that say the same in one block."""
    left = sorted(rest)
    blocks = []
    for item in sorted(markdown):
        twin = next((other for other in left if _said(other) == _said(item)), None)
        if twin:
            left.remove(twin)
        blocks.append(_block(*(found for found in (item, twin) if found)))
    return [*blocks, *(_block(item) for item in left)]


def _said(item: Finding) -> tuple[str, str, str]:
    return item.severity, item.code, item.message


def _block(*items: Finding) -> str:
    places = ", ".join(item.place for item in items)
    return f"{items[0].severity} {items[0].code}, {places}\n    {items[0].message}\n"


def main(names: list[str]) -> int:
    """Record the cases that are named, or all."""
    wanted = [case for case in all_cases() if not names or case.name.startswith(tuple(names))]
    with tempfile.TemporaryDirectory() as folder:
        record(wanted, Path(folder))
    print(f"{len(wanted)} cases recorded")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
