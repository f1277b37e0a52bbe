"""What each link checker costs, and what ours costs where others are not compared."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import certifi
from tests.benchmarks.link_server import address
from tests.benchmarks.link_tools import ROOT, Run, lychee, lychee_path, ours, sphinx
from tests.benchmarks.run import Figure
from tests.links.faults.certificates import authority, make

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORKERS = "linkcheck_workers = 64\n"


def figure_at_least(name: str, value: float, must: float, remark: str) -> Figure:
    """A figure that must be large, as one that must be small."""
    shown = f"{value:.1f} × (must ≥ {must:g}); {remark}"
    return Figure(f"{name}, must / measured", must / value if value else 99.0, 1.0, shown)


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
    bare = statistics.median(sphinx([], folder).wall for _ in range(times))
    own = statistics.median(ours([], folder, "--offline").wall for _ in range(times))
    network = mine.wall - own
    remark = f"start-up off both: {bare:.2f} s of Sphinx, {own:.2f} s of ours"
    for name, least in (("Sphinx", 20), ("Sphinx, 64 workers", 2)):
        ratio = (found[name].wall - bare) / network
        yield figure_at_least(f"against {name}, network phase", ratio, least, remark)
    yield Figure("requests at once to one host", mine.counts["most_at_once"], 6)
    if "lychee" in found:
        theirs = found["lychee"].wall
        remark = f"{network:.2f} s by {theirs:.2f} s; with our start-up {mine.wall / theirs:.2f}"
        yield Figure("network phase by lychee's time", network / theirs, 1.25, remark)
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
    """A second run over 5,000 links that work."""
    options = (f"--cache={folder / 'links.sqlite'}", "--resolve=*=127.80.0.1")
    with server(1, 0.2) as (port, counts):
        urls = [f"http://host-{n % 250}.test:{port}/page-{n}" for n in range(5000)]
        cold, warm = ours(urls, folder, *options), ours(urls, folder, *options)
    assert cold.said == warm.said
    yield Figure("requests with a warm cache, 5,000 links", counts["requests"] - 5000, 0)
    remark = f"{warm.wall:.2f} s by {cold.wall:.2f} s, start-up in both"
    yield Figure("time of a warm cache by a cold one", warm.wall / cold.wall, 0.1, remark)
