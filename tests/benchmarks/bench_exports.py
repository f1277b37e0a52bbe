"""What the files beside the pages cost, as one table: ``make bench-exports``.

Method. Every figure is CPU time of the process that does the work, or memory that Python counts.

All files / HTML build
    A site of 1,000 calls (``sites.py``), built with ``-b html`` into an empty folder in a process of its
    own, in which the seconds within ``data_files.write`` are taken apart. The figure is those seconds by
    the rest of the build's; a build of the same site with ``cfp_outputs = []`` stands beside it. With the
    formats that are written by default, and once more with every format.
Memory
    The peak that ``tracemalloc`` counts while a format is made, its pieces dropped as they come, of a
    registry of 10,000 dates, less that of one of 1,000; the registries themselves not counted.

Exit status 1 if a figure misses what it must reach.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tracemalloc
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING
from unittest.mock import patch

from tests.benchmarks.building import arguments, environment
from tests.benchmarks.run import Figure, table
from tests.benchmarks.sites import write_site

from sphinx_cfp.exporters import FORMATS, Site
from sphinx_cfp.model.calls import Call, Submission
from sphinx_cfp.model.dates import Date, Moment, Move, When, instants
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import AOE, Zone
from sphinx_cfp.registry.assembly import build_index
from sphinx_cfp.registry.registry import Registry

if TYPE_CHECKING:
    from sphinx.application import Sphinx

LABELS = {
    Kind.ABSTRACT: "Abstract deadline",
    Kind.PAPER: "Paper submission deadline",
    Kind.SUPPLEMENTARY: "Supplementary material",
    Kind.REVIEW_RELEASE: "Reviews released",
    Kind.REBUTTAL_START: "Rebuttal starts",
    Kind.REBUTTAL_END: "Rebuttal ends",
    Kind.NOTIFICATION: "Acceptance notification",
    Kind.CAMERA_READY: "Camera-ready deadline",
    Kind.REGISTRATION: "Registration deadline",
    Kind.EVENT: "Workshop",
}
ZONES = (AOE, Zone("UTC", 0), Zone("Europe/Vienna"), Zone("UTC+05:30", 19_800))
STREAMED = ("icalendar", "json", "changes", "csv")
SMALL, LARGE = 1_000, 10_000
CALLS = 1000


def address(page: str, anchor: str) -> str:
    """The URL of an anchor."""
    return f"https://example.org/{page}.html#{anchor}"


SITE = Site(base="https://example.org/", title="Calls", address=address)


def registry_of_dates(count: int) -> Registry:
    """``count`` dates, ten a call: in four zones, some with a time, one in ten moved."""
    calls, dates = {}, {}
    for number in range(count // len(LABELS)):
        key = f"call-{number:05}"
        calls[key] = Call(
            key=key,
            title=f"Workshop {number} on Efficient Systems for Foundation Models",
            acronym=f"ESFM-{number}",
            zone=AOE,
            location="Honolulu, Hawaii, USA",
            submission=Submission(submit=f"https://submit.example.org/{number}"),
            docname=f"{key}/index",
        )
        for index, (kind, label) in enumerate(LABELS.items()):
            item = _date(key, number, index, kind, label)
            dates[item.key] = item
    return Registry(calls=calls, dates=dates, index=build_index(calls, {}, dates, {}))


def _date(call: str, number: int, index: int, kind: Kind, label: str) -> Date:
    day = date(2023, 1, 1) + timedelta(days=(number * 7 + index * 11) % 3000)
    zone = ZONES[(number + index) % len(ZONES)]
    when = When(Moment(day, 17 * 3600 if index % 3 == 0 else None, zone))
    old = When(Moment(day - timedelta(days=7), None, zone))
    utc, utc_end = instants(kind, when)
    return Date(
        key=f"{call}.{kind.value}",
        call=call,
        kind=kind,
        label=label,
        when=when,
        was=(Move(old, date(2022, 12, 20), "visa delays"),) if kind is Kind.PAPER else (),
        utc=utc,
        utc_end=utc_end,
        docname=f"{call}/index",
    )


def run_through(name: str, registry: Registry) -> int:
    """Make a file and drop its pieces; its size in bytes."""
    return sum(len(piece) for piece in FORMATS[name].export(registry, SITE, ""))


def peak(name: str, registry: Registry) -> int:
    """Bytes at the most while a format is made."""
    run_through(name, registry)  # what is kept for later runs is not the format's
    tracemalloc.start()
    run_through(name, registry)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most


def growth() -> tuple[float, str]:
    """The largest growth of a streaming format, in MB, and that of each."""
    small, large = registry_of_dates(SMALL), registry_of_dates(LARGE)
    found = {name: (peak(name, large) - peak(name, small)) / 1e6 for name in STREAMED}
    return max(found.values()), ", ".join(f"{name} {size:.1f}" for name, size in found.items())


def built(source: Path, output: Path) -> dict[str, float]:
    """The CPU seconds of a build: within the writing of the files, and the rest."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_exports", "build"]
    done = subprocess.run(
        [*command, *arguments(source, output, "-b", "html")],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"the build of {source} failed:\n{done.stdout}{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def build(argv: list[str]) -> int:
    """Build, and print the seconds; in the process of :func:`built`."""
    from sphinx.cmd.build import main

    from sphinx_cfp.sphinx_ext import data_files

    write, spent = data_files.write, [0.0]

    def timed(app: Sphinx, exception: Exception | None) -> None:
        begun = process_time()
        write(app, exception)
        spent.append(process_time() - begun)

    begun = process_time()
    with patch.object(data_files, "write", timed):
        status = main(argv)
    print(json.dumps({"files": sum(spent), "rest": process_time() - begun - sum(spent)}))
    return status


OUTPUTS = {
    "none": "cfp_outputs = []\n",
    "default": "del cfp_outputs\n",
    "all": f"cfp_outputs = {list(FORMATS)}\n",
}


def file_figures(folder: Path) -> list[Figure]:
    """The share of the files in the CPU of a build."""
    write_site(folder / "source", CALLS, "ours")
    conf = folder / "source" / "conf.py"
    plain = conf.read_text("utf-8")
    spent = {}
    for name, line in OUTPUTS.items():
        conf.write_text(plain + line, "utf-8")
        spent[name] = built(folder / "source", folder / name)
    figures = []
    for name, must in (("default", 0.35), ("all", 0.5)):
        files, rest = spent[name]["files"], spent[name]["rest"]
        count = sum(path.suffix in SUFFIXES for path in (folder / name).rglob("*"))
        remark = f"{files:.2f} / {rest:.1f} s, {count:,} files; off {spent['none']['rest']:.1f} s"
        figures.append(
            Figure(f"files ({name}) / HTML build, {CALLS:,} calls", files / rest, must, remark)
        )
    return figures


SUFFIXES = {".ics", ".json", ".atom", ".txt", ".yml", ".csv", ".svg", ".bib", ".jsonld"}


def main() -> int:
    """Measure, print the table."""
    size, each = growth()
    figures = [Figure(f"memory growth, {SMALL:,} → {LARGE:,} dates, MB", size, 2, each)]
    with tempfile.TemporaryDirectory() as name:
        figures += file_figures(Path(name))
    print(table(figures))
    return 0 if all(item.holds for item in figures) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["build"]:
        raise SystemExit(build(sys.argv[2:]))
    raise SystemExit(main())
