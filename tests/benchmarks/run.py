"""What a build costs, as one table: ``make bench``, or ``python -m tests.benchmarks.run``.

Method. Every figure is a ratio within one run on one machine, so that it holds on another.

Function calls
    ``sphinx-build`` under cProfile in a process of its own (start-up, extensions' imports and writing
    included), serial, one hash seed. Sites of N calls, one page each, of ten dates and eighteen topics,
    against the same words as plain Markdown lists without the extension (``sites.py``). Of the files
    beside the pages only ``cfp.json`` is written: what the others cost is measured in ``bench_exports.py``.
CPU
    User and system seconds of ``python -m sphinx`` as the kernel accounts them to the process. The
    two forms are built in turn, each into an empty folder; the figure is the median of the ratios of
    the pairs.
Growth
    Function calls at the larger N by those at the smaller, those of the empty site taken off both.
One date edited
    In the larger site, built before: the HTML files whose bytes changed or that were written again.
PDF
    ``docs/call.md`` alone, as ``call.pdf`` and as a page with its theme: each builder alone in a
    process of its own into an empty folder, start-up and imports included in both; median of the
    pairs.
Parsing
    The median time of one line, see ``bench_parsing.py``.
Checks
    The finder of dates in prose, all checks of a site, the command for one call, see ``bench_checks.py``.

Exit status 1 if a figure misses what it must reach.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.bench_checks import cost_of_command, price_of_finding, share_of_checks
from tests.benchmarks.bench_parsing import growth, microseconds_per_line
from tests.benchmarks.building import ROOT, Profile, cpu, profiled
from tests.benchmarks.sites import Form, write_site

SIZES = (100, 1000)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; ``must`` is the largest value allowed."""

    name: str
    value: float
    must: float
    remark: str = ""

    @property
    def holds(self) -> bool:
        return self.value <= self.must


class Sites:
    """Generated sites in a folder, each profiled once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._profiles: dict[tuple[Form, int], Profile] = {}

    def source(self, form: Form, calls: int) -> Path:
        """The sources of a site, written when first asked for."""
        folder = self.folder / f"{form}-{calls}"
        if not folder.exists():
            write_site(folder, calls, form)
        return folder

    def output(self, form: Form, calls: int) -> Path:
        """Where a profiled site is."""
        return self.folder / f"{form}-{calls}-site"

    def profile(self, form: Form, calls: int) -> Profile:
        """A build from nothing under cProfile, the outcome kept."""
        if (form, calls) not in self._profiles:
            source = self.source(form, calls)
            found = profiled(source, self.output(form, calls), "-W", "-b", "html")
            self._profiles[form, calls] = found
        return self._profiles[form, calls]

    def cpu(self, form: Form, calls: int) -> float:
        """CPU seconds of one more build from nothing."""
        return cpu_of(self.source(form, calls), self.folder / "cpu", "-W", "-b", "html")


def cpu_of(source: Path, output: Path, *options: str) -> float:
    """CPU seconds of a build into an empty folder, which is removed again."""
    shutil.rmtree(output, ignore_errors=True)
    seconds = cpu(source, output, *options)
    shutil.rmtree(output)
    return seconds


def call_figures(sites: Sites, sizes: tuple[int, int]) -> list[Figure]:
    """Function calls against plain lists, and how they grow."""
    figures = []
    for size in sizes:
        ours, plain = sites.profile("ours", size).calls, sites.profile("plain", size).calls
        remark = f"{ours / 1e6:.1f} / {plain / 1e6:.1f} million"
        figures.append(
            Figure(f"function calls, ours / plain lists, N = {size:,}", ours / plain, 1.0, remark)
        )
    empty = sites.profile("ours", 0).calls
    small, large = (sites.profile("ours", size).calls - empty for size in sizes)
    growth = f"growth of function calls, {sizes[0]:,} → {sizes[1]:,}"
    # 10.2 for ten times the calls: 2 % for what is not linear.
    figures.append(Figure(growth, large / small, 1.02 * sizes[1] / sizes[0]))
    return figures


def cpu_figure(sites: Sites, size: int, pairs: int) -> Figure:
    """CPU against plain lists."""
    measured = [(sites.cpu("ours", size), sites.cpu("plain", size)) for _ in range(pairs)]
    ratios = [ours / plain for ours, plain in measured]
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}, {pairs} pairs, plain {measured[-1][1]:.1f} s"
    name = f"CPU, ours / plain lists, N = {size:,}"
    return Figure(name, statistics.median(ratios), 1.05, spread)


def edit_figure(sites: Sites, size: int) -> Figure:
    """Pages written again after one date of one call is edited."""
    sites.profile("ours", size)
    source, site = sites.source("ours", size), sites.output("ours", size)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}
    page = source / f"call-{size // 2:04}" / "index.md"
    page.write_text(page.read_text("utf-8").replace("2023-07-07", "2023-07-09"), "utf-8")
    cpu(source, site, "-W", "-b", "html")
    after = {path: path.stat().st_mtime_ns for path in site.rglob("*.html")}
    written = sorted(
        str(path.relative_to(site)) for path, time in after.items() if before.get(path) != time
    )
    name = f"one date edited at {size:,}: pages written"
    return Figure(name, len(written), 4, ", ".join(written[:6]))


def pdf_figure(folder: Path, pairs: int) -> Figure:
    """CPU of the call as PDF against the call as a page."""
    source = folder / "call"
    source.mkdir()
    for name in ("conf.py", "call.md"):
        shutil.copy(ROOT / "docs" / name, source)
    # The call alone: links to the other pages of the site are not what is measured.
    alone = ("-D", "root_doc=call", "-t", "call")
    ratios = []
    for _ in range(pairs):
        pdf = cpu_of(source, folder / "pdf", "-b", "cfp-pdf", *alone)
        ratios.append(pdf / cpu_of(source, folder / "html", "-b", "dirhtml", *alone))
    spread = f"{min(ratios):.2f} to {max(ratios):.2f}, {pairs} pairs"
    return Figure(
        "CPU of the PDF / HTML build of docs/call.md", statistics.median(ratios), 0.8, spread
    )


def parsing_figures() -> list[Figure]:
    """Microseconds to read one line, and how time grows beyond length."""
    ratio, worst = growth()
    return [
        Figure("parsing of a date, µs", microseconds_per_line(), 50),
        # Beyond the caches of a processor each token costs half as much again; a square would be 16.
        Figure("growth of parsing by that of length, 64 kB → 1 MB", ratio, 2.0, repr(worst)),
    ]


def check_figures(sites: Sites, size: int, pairs: int) -> list[Figure]:
    """The checks by the build of many calls, the command by the reading of one, the finder alone."""
    share, seconds = share_of_checks(sites.source("ours", size), sites.folder / "checked")
    price = price_of_finding()
    command, spread = cost_of_command(sites.source("ours", 1), sites.folder / "dummy", pairs)
    return [
        Figure("finder, a page of 4 kB without a date, prose, ms", price.page, 0.5),
        Figure("finder, a page of 4 kB without a date, import, ms", price.page_of_import, 0.5),
        Figure("finder, a date of a page / its line read, prose", price.date, 1.2),
        Figure("finder, a date in a line / that line read, import", price.date_of_import, 1.2),
        Figure(f"CPU, all checks / HTML build, N = {size:,}", share, 0.15, seconds),
        Figure("CPU, sphinx-cfp check / sphinx-build -b dummy, one call", command, 1.2, spread),
    ]


def table(figures: list[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [("figure", "must", "measured", "", "")]
    rows += [
        (
            item.name,
            f"≤ {item.must:g}",
            f"{item.value:.3g}",
            "yes" if item.holds else "NO",
            item.remark,
        )
        for item in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = [
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    lines.insert(1, "-|-".join("-" * width for width in widths))
    return "\n".join(line.rstrip() for line in lines)


def top(profile: Profile, count: int = 25) -> str:
    """The functions of a profile: those called most, then our own by all the time spent in them."""
    header = f"{'calls':>12} {'own s':>8} {'all s':>8}  function"
    lines = []
    for name, rows in (("called most", profile.most), ("our own", profile.ours)):
        lines += [name, header]
        lines += [
            f"{calls:>12,} {own:8.3f} {total:8.3f}  {function}"
            for calls, own, total, function in rows[:count]
        ]
    return "\n".join(lines)


def main() -> int:
    """Measure, print the table."""
    parser = argparse.ArgumentParser(description="What a build costs, as one table.")
    parser.add_argument("--quick", action="store_true", help="function calls at 100 calls only")
    parser.add_argument("--checks", action="store_true", help="the checks only")
    parser.add_argument("--top", action="store_true", help="print the functions of the profile")
    parser.add_argument("--pairs", type=int, default=5, help="interleaved runs of each form")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sites = Sites(folder)
        if options.checks:
            figures = check_figures(sites, SIZES[1], options.pairs)
        elif options.quick:
            figures = call_figures(sites, (10, 100))
        else:
            figures = call_figures(sites, SIZES)
            figures += [
                cpu_figure(sites, SIZES[0], options.pairs),
                cpu_figure(sites, SIZES[1], max(3, options.pairs // 2)),
                edit_figure(sites, SIZES[1]),
                pdf_figure(folder, options.pairs),
                *parsing_figures(),
                *check_figures(sites, SIZES[1], options.pairs),
            ]
        if options.top:
            print(top(sites.profile("ours", 100)), end="\n\n")
    print(table(figures))
    return 0 if all(item.holds for item in figures) else 1


if __name__ == "__main__":
    raise SystemExit(main())
