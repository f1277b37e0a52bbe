"""What reading one line enters: modules and functions of ours, to its parsed form and to the finished date.

Usage: ``python -m tests.benchmarks.reading_profile [LINE]``. The line is read in a process of its own, so
that nothing is remembered from another one, then put into a registry as the only date of a call. Counted
is each function of the package that runs meanwhile, once however often it is called. A comprehension is
part of the function that it stands in; what dataclasses and named tuples write themselves is no code of
ours.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tests.registries import CALL, PLACE

import sphinx_cfp
from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.registry.assembly import assemble
from sphinx_cfp.registry.records import DateRecord, Record

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType

Result = TypeVar("Result")
Entered = dict[str, set[str]]

LINE = "Submission deadline: 31 May 2023, 23:59 AoE"
MOST_MODULES, MOST_FUNCTIONS = 8, 50
"""From the text of a line to its parsed form."""
PACKAGE = Path(sphinx_cfp.__file__).parent


def entered(text: str) -> tuple[Entered, Entered]:
    """The functions, by their modules, from a text to its parsed form, and from there to a date."""
    line, reading = _profiled(lambda: parse_line(text))
    records = {"call": [Record(CALL, PLACE), Record(DateRecord(line=line), PLACE)]}
    registry, placing = _profiled(lambda: assemble(records))
    assert len(registry.dates) == 1
    return reading, placing


def _profiled(run: Callable[[], Result]) -> tuple[Result, Entered]:
    seen: set[CodeType] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            seen.add(frame.f_code)

    sys.setprofile(note)
    try:
        result = run()
    finally:
        sys.setprofile(None)
    found: Entered = defaultdict(set)
    for code in seen:
        path = Path(code.co_filename)
        if path.is_relative_to(PACKAGE) and not code.co_name.startswith("<"):
            found[".".join(path.relative_to(PACKAGE).with_suffix("").parts)].add(code.co_qualname)
    return result, dict(found)


def main() -> int:
    """Print the modules with their functions, and the figures; 1 if reading enters too many."""
    reading, placing = entered(sys.argv[1] if len(sys.argv) > 1 else LINE)
    for found in (reading, placing):
        for module in sorted(found):
            print(f"{module} ({len(found[module])}): {', '.join(sorted(found[module]))}")
        print()
    modules, functions = len(reading), sum(map(len, reading.values()))
    both = {
        module: reading.get(module, set()) | placing.get(module, set())
        for module in {*reading, *placing}
    }
    print(
        f"parsed line: {modules} modules (at most {MOST_MODULES}), {functions} functions ({MOST_FUNCTIONS})"
    )
    print(f"date:        {len(both)} modules, {sum(map(len, both.values()))} functions")
    return int(modules > MOST_MODULES or functions > MOST_FUNCTIONS)


if __name__ == "__main__":
    raise SystemExit(main())
