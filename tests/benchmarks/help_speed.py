"""What ``sphinx-cfp --help`` costs beside an empty Python: ``python -m tests.benchmarks.help_speed``.

User and system seconds as the kernel accounts them to each process, the two run in turn; the figure is the
ratio of the medians.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

MUST = 4.0
HELP = [str(Path(sys.executable).with_name("sphinx-cfp")), "--help"]
NOTHING = [sys.executable, "-c", "pass"]


def cpu(command: list[str]) -> float:
    """Seconds of processor time of one run."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def ratio(pairs: int = 41) -> float:
    """How many times the processor time of an empty Python the help takes."""
    taken = [(cpu(HELP), cpu(NOTHING)) for _ in range(pairs)]
    return median(first for first, _ in taken) / median(second for _, second in taken)


def main() -> None:
    """Print the figure; the exit code is 1 if it is too large."""
    found = ratio()
    print(f"sphinx-cfp --help / python -c pass: {found:.2f} (at most {MUST:g})")
    sys.exit(found > MUST)


if __name__ == "__main__":
    main()
