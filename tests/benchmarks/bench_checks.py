"""What the checks cost: the finder of dates alone, all checks of a site, and the command for one call.

Method. Finder: pages of 4 kB, made of the right calls of ``tests/mutants``, a paragraph a text, as running
text and as import reads it. The CPU time of such a page with "that day" for each of its dates and without
marks of struck text; what the page takes more with its dates, by their number, against the time to read a
line with each of them; and the same lines found in by import, against reading them. Medians over the pages
of the best of nine rounds. Checks: a site is built in a process
of its own (``python -m tests.benchmarks.bench_checks SOURCE OUTPUT``), and all checks are run over it three
times more, the best counts; the figure is that CPU time by that of the build, which holds the checks once,
without start and imports. One call: CPU of ``sphinx-cfp check`` and of ``sphinx-build -b dummy``,
start and imports included, in turn; the median of the ratios of the pairs.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from time import process_time
from typing import TYPE_CHECKING

from tests.benchmarks.building import cpu, cpu_of_command, environment
from tests.mutants.mutant import NAMES, original

from sphinx_cfp.grammar.find import find
from sphinx_cfp.grammar.line import parse_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4000  # characters of a call for papers, about the median of the pages of the corpus
ROUNDS = 9


@dataclass(frozen=True, slots=True)
class Price:
    """What the finder costs: milliseconds of a page without a date, a date by the reading of its line."""

    page: float
    page_of_import: float
    date: float
    date_of_import: float


def price_of_finding() -> Price:
    """What the finder costs on pages with dates, and on the same without them."""
    prices = [_price(((original(name) + "\n") * 3)[:PAGE]) for name in NAMES if name != "german"]
    return Price(*(statistics.median(found) for found in zip(*prices, strict=True)))


def _price(page: str) -> tuple[float, float, float, float]:
    page = page.replace("~~", "")
    dates = [found.text for text in _paragraphs(page) for found in find(text, "en")]
    without = re.sub(
        "|".join(re.escape(one) for one in sorted(dates, key=len, reverse=True)), "that day", page
    )
    lines = [f"Submission deadline: {one}" for one in dates]
    bare, in_lines = (
        _best(partial(_find, _paragraphs(without), "en")),
        _best(partial(_find, lines, "")),
    )
    reading = _best(lambda: [parse_line(line) for line in lines])
    return (
        bare * 1e3,
        _best(partial(_find, _paragraphs(without), "")) * 1e3,
        (_best(partial(_find, _paragraphs(page), "en")) - bare) / reading,
        in_lines / reading,
    )


def _paragraphs(page: str) -> list[str]:
    return page.split("\n\n")


def _find(texts: list[str], language: str) -> None:
    for text in texts:
        list(find(text, language))


def _best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The least CPU seconds of some rounds; the first fills the caches of patterns."""
    times = []
    for _ in range(rounds):
        begun = process_time()
        work()
        times.append(process_time() - begun)
    return min(times)


def share_of_checks(source: Path, output: Path) -> tuple[float, str]:
    """CPU of all checks by that of the HTML build of a site, and the two in seconds."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_checks", str(source), str(output)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"the build of {source} failed:\n{done.stdout}{done.stderr}")
    checks, build, found = json.loads(done.stdout.splitlines()[-1])
    return checks / build, f"{checks:.2f} / {build:.2f} s, {found} findings"


def cost_of_command(source: Path, output: Path, pairs: int) -> tuple[float, str]:
    """CPU of ``sphinx-cfp check`` by that of reading the same call with Sphinx alone."""
    check = [sys.executable, "-m", "sphinx_cfp", "check", str(source)]
    ratios = [
        cpu_of_command(check) / cpu(source, output / str(number), "-b", "dummy")
        for number in range(pairs)
    ]
    return statistics.median(ratios), f"{min(ratios):.2f} to {max(ratios):.2f}, {pairs} pairs"


def main(source: str, output: str) -> None:
    """Build a site, check it once more, and print the seconds of both and the number of findings."""
    from sphinx.application import Sphinx

    from sphinx_cfp.checks.listed import run
    from sphinx_cfp.sphinx_ext.diagnostics import site_of
    from sphinx_cfp.sphinx_ext.domain import cfp_domain

    begun = process_time()
    app = Sphinx(source, source, output, f"{output}/.doctrees", "html", status=None)
    app.build()
    built = process_time() - begun
    site = site_of(app, cfp_domain(app.env))
    seconds = _best(lambda: run(site), 3)
    print(json.dumps([seconds, built, len(run(site))]))


if __name__ == "__main__":
    main(*sys.argv[1:])
