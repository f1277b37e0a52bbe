"""One build in a process of its own, measured.

Run as ``python -m tests.benchmarks.building SPHINX-BUILD-ARGUMENTS``: builds under cProfile and prints, as
JSON, the number of function calls and the functions that are called most.
"""

from __future__ import annotations

import cProfile
import json
import os
import pstats
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
TOP = 40


Row = tuple[int, float, float, str]
"""Calls, own seconds, seconds with what it calls, name."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Function calls of a build; the functions called most, and our own by the time spent in them."""

    calls: int
    most: list[Row]
    ours: list[Row]


def environment() -> dict[str, str]:
    """The environment of every build: one hash seed, so that two counts can be compared.

    Modules are compiled once, as those of an installed package are.
    """
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {
        **kept,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": "1683000000",
        "PYTHONPATH": str(ROOT),
    }


def arguments(source: Path, output: Path, *options: str) -> list[str]:
    """Of a quiet, serial build."""
    return ["-q", "-j", "1", *options, str(source), str(output)]


def profiled(source: Path, output: Path, *options: str) -> Profile:
    """The build of a folder under cProfile, import of Sphinx excluded, of extensions included."""
    command = [sys.executable, "-m", "tests.benchmarks.building"]
    done = subprocess.run(
        [*command, *arguments(source, output, *options)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"the build of {source} failed:\n{done.stdout}{done.stderr}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return Profile(**found)


def cpu(source: Path, output: Path, *options: str) -> float:
    """User and system seconds of ``python -m sphinx`` for a folder, start and imports included."""
    return cpu_of_command([sys.executable, "-m", "sphinx", *arguments(source, output, *options)])


def cpu_of_command(command: Sequence[str]) -> float:
    """User and system seconds of a command that must end well."""
    process = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime


def main(argv: list[str]) -> int:
    """Build under cProfile and print what was counted."""
    from sphinx.cmd.build import main as build

    profile = cProfile.Profile()
    status = profile.runcall(build, argv)
    stats = pstats.Stats(profile)
    table: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = stats.stats  # type: ignore[attr-defined]
    rows = [
        (calls, own, total, f"{_short(path)}:{line}({name})")
        for (path, line, name), (_, calls, own, total, _) in table.items()
    ]
    ours = [row for row in rows if row[3].startswith("sphinx_cfp/")]
    rows.sort(reverse=True)
    ours.sort(key=lambda row: row[2], reverse=True)
    found = {
        "calls": stats.total_calls,  # type: ignore[attr-defined]
        "most": rows[:TOP],
        "ours": ours[:TOP],
    }
    print(json.dumps(found))
    return status


def _short(path: str) -> str:
    for mark in ("site-packages/", "/ext/", "/lib/python"):
        _, found, rest = path.partition(mark)
        if found:
            return rest
    return path


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
