"""How often each link checker is wrong over the cases of the fault server."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tests.benchmarks.link_tools import Run, lychee, lychee_path, ours, sphinx
from tests.links.faults.table import CASES, resolved, serve, url_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.links.faults.truth import Case

WALL = 240  # seconds for a rival over the cases
ALARMS = {"warning", "error"}


@dataclass(slots=True)
class Score:
    """How often a tool was wrong over its runs."""

    tool: str
    cases: int
    alarms: set[str]
    misses: set[str]
    unreported: set[str]
    flaky: set[str]
    seconds: list[float]
    hung: int

    def row(self) -> str:
        """The line of the table."""
        seconds = f"{statistics.median(self.seconds):.0f}" + (
            f", {self.hung} × stopped" if self.hung else ""
        )
        counts = map(len, (self.alarms, self.misses, self.unreported, self.flaky))
        return (
            f"{self.tool:<22} | {self.cases:>5} | "
            + " | ".join(f"{n:>10}" for n in counts)
            + f" | {seconds}"
        )


def score(tool: str, cases: list[Case], urls: dict[str, str], runs: list[Run]) -> Score:
    """Judge the runs of a tool by the truth."""
    result = Score(tool, len(cases), set(), set(), set(), set(), [run.wall for run in runs],
                   sum(not run.ended for run in runs))  # fmt: skip
    for case in cases:
        said = [word_on(urls[case.name], run) for run in runs]
        if len(set(said)) > 1:
            result.flaky.add(case.name)
        for word in said:
            if not word:
                result.unreported.add(case.name)
            elif word in ALARMS and not case.broken and not any(s in ALARMS for s, _ in case.says):
                result.alarms.add(case.name)
            elif word not in ALARMS and case.broken:
                result.misses.add(case.name)
    return result


def word_on(url: str, run: Run) -> str:
    """What a run said of a URL; tools write it a little differently."""
    for form in (url, url.rstrip("/"), f"{url}/", url.removesuffix("#")):
        if form in run.said:
            return run.said[form]
    key = plain(url)
    return next((word for said, word in run.said.items() if plain(said) == key), "")


def plain(url: str) -> str:
    """A URL without the differences in spelling that tools make."""
    return unquote(url).lower().rstrip("/#").replace(" ", "")


def scores(folder: Path, times: int, *, rivals: bool) -> Iterator[Score]:
    """The score of each tool; the server begins anew for each run."""
    options = [f"--resolve={name}={','.join(found)}" for name, found in resolved().items()]
    yield played(
        "ours", CASES, folder, times, lambda urls, ca: ours(urls, folder, *options, f"--ca={ca}")
    )
    if not rivals:
        return
    shared = [case for case in CASES if case.rivals]
    tools: dict[str, Callable[[list[str], Path], Run]] = {
        "Sphinx linkcheck": lambda urls, ca: sphinx(urls, folder, limit=WALL)
    }
    if lychee_path():
        tools["lychee"] = lambda urls, ca: lychee(urls, folder, limit=WALL)
    for name, tool in tools.items():
        yield played(name, shared, folder, 1 if name.startswith("Sphinx") else min(times, 3), tool)


def played(
    name: str, cases: list[Case], folder: Path, times: int, tool: Callable[[list[str], Path], Run]
) -> Score:
    """So many runs of one tool over the cases."""
    runs: list[Run] = []
    urls: dict[str, str] = {}
    for _ in range(times):
        with serve(folder) as server:
            urls = {case.name: url_of(case, server).strip() for case in cases}
            run = tool(list(urls.values()), server.ca)
            run.said = {case: word_on(urls[case], run) for case in urls}
            runs.append(run)
    for run in runs:
        run.said = {urls[case]: word for case, word in run.said.items() if word}
    return score(name, cases, urls, runs)
