"""What finding out about links costs a build, beside Sphinx's ``-b linkcheck`` over the same project."""

from __future__ import annotations

import shutil
import statistics
import sys
from typing import TYPE_CHECKING

from tests.benchmarks.link_speed import figure_at_least, links, server
from tests.benchmarks.link_tools import Run, measured
from tests.benchmarks.run import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

PAGES = 20
CONF = """\
project = "Links"
extensions = ["sphinx_cfp"]
html_theme = "basic"
html_baseurl = "https://quiet-machines.org/"
suppress_warnings = ["toc.not_included"]
cfp_checks = {"link_placeholder": "off"}
cfp_links_allow = ["127.0.0.0/8"]
linkcheck_timeout = 10
"""


def project(folder: Path, urls: Sequence[str]) -> Path:
    """A project whose pages share the links."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "conf.py").write_text(CONF, "utf-8")
    for number in range(PAGES):
        rows = [f"* `x <{url}>`__" for url in urls[number::PAGES]]
        name = "index" if number == 0 else f"page{number}"
        (folder / f"{name}.rst").write_text(f"Page\n====\n\n{chr(10).join(rows)}\n", "utf-8")
    return folder


def built(source: Path, builder: str, *options: str) -> Run:
    """One build from nothing in a process of its own."""
    output = source.with_name("built")
    shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, *options]
    run = measured([*command, str(source), str(output)], 600)
    if run.code:
        print(f"  {builder} {' '.join(options)}: ended {run.ended} with {run.code}")
    return run


def building_figures(folder: Path, times: int, counts: Sequence[int]) -> Iterator[Figure]:
    """A build with ``cfp_links`` against ``-b linkcheck``, and against a build that does not ask."""
    asking = ("-D", "cfp_links=1")
    with server(20, 0.2) as (port, seen):
        source = project(folder / "source", links(port, 60, 20))
        pairs = [
            (built(source, "html", *asking).wall, built(source, "html").wall) for _ in range(times)
        ]
    with_links, without = (statistics.median(column) for column in zip(*pairs, strict=True))
    remark = f"{with_links:.2f} s by {without:.2f} s; {seen['requests']} requests in {times} builds"
    yield Figure("added to a build by 60 links, s", with_links - without, 1.5, remark)
    for count in counts:
        with server(count // 20, 0.2) as (port, seen):
            source = project(folder / "source", links(port, count, count // 20))
            ours = [built(source, "html", *asking) for _ in range(times)]
        asked = seen["requests"]
        with server(count // 20, 0.2) as (port, seen):
            source = project(folder / "source", links(port, count, count // 20))
            theirs = [built(source, "linkcheck") for _ in range(times)]
        mine = statistics.median(run.wall for run in ours)
        rival = statistics.median(run.wall for run in theirs)
        remark = f"{rival:.1f} s by {mine:.2f} s; requests {seen['requests']} and {asked} in {times} builds"
        least = 12 if count >= 5000 else 5
        yield figure_at_least(
            f"build against linkcheck, {count:,} links", rival / mine, least, remark
        )
        memory = max(run.memory for run in ours)
        yield Figure(f"MB of Sphinx, {count:,} links", memory, 200)
