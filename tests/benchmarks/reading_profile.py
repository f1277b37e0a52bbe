"""What reading one line enters, from its text to the finished date: modules and functions of ours.

Usage: ``python -m tests.benchmarks.reading_profile [LINE]``. The line is read in a fresh process, so that
nothing is remembered from another one, and put into a registry as the only date of a call. Counted are
the functions of the package that run meanwhile, each once however often it is called: generators,
comprehensions and lambdas count as the functions that they are; what dataclasses and named tuples write
themselves does not.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from tests.registries import CALL, PLACE

import sphinx_cfp
from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.registry.assembly import assemble
from sphinx_cfp.registry.records import DateRecord, Record

if TYPE_CHECKING:
    from types import CodeType, FrameType

LINE = "Submission deadline: 31 May 2023, 23:59 AoE"
MOST_MODULES, MOST_FUNCTIONS = 8, 50
PACKAGE = Path(sphinx_cfp.__file__).parent


def entered(text: str) -> dict[str, set[str]]:
    """The functions that reading a line enters, by the module that they stand in."""
    seen: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            seen.add(frame.f_code)

    sys.setprofile(note)
    try:
        record = Record(DateRecord(line=parse_line(text)), PLACE)
        registry = assemble({"call": [Record(CALL, PLACE), record]})
    finally:
        sys.setprofile(None)
    assert len(registry.dates) == 1
    found: dict[str, set[str]] = defaultdict(set)
    for code in seen:
        path = Path(code.co_filename)
        if path.is_relative_to(PACKAGE):
            module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
            found[module].add(f"{code.co_qualname}:{code.co_firstlineno}")
    return dict(found)


def main() -> int:
    """Print the modules with their functions, and the two figures; 1 if one is too large."""
    found = entered(sys.argv[1] if len(sys.argv) > 1 else LINE)
    for module in sorted(found):
        names = sorted(name.partition(":")[0] for name in found[module])
        print(f"{module} ({len(names)}): {', '.join(names)}")
    modules, functions = len(found), sum(map(len, found.values()))
    print(f"{modules} modules (wanted: {MOST_MODULES}), {functions} functions ({MOST_FUNCTIONS})")
    return int(modules > MOST_MODULES or functions > MOST_FUNCTIONS)


if __name__ == "__main__":
    raise SystemExit(main())
