"""What a site costs with the theme beside its parent: ``make bench-theme``.

Method. Sites of N pages in sections of twenty, every page with a heading, a paragraph, a list and a link to
the next, built to HTML from nothing in a process of its own, serial. The two themes are built in turn, the
parent as it comes, without a setting. A figure is the median of the ratios of the pairs, of user and system
seconds as the kernel accounts them, start and imports included. Milliseconds per page are those of the
larger site by those of the smaller, the empty site taken off both, so that a fixed cost does not flatter.

Exit status 1 if a figure misses what it must reach.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path

from tests.benchmarks.building import cpu
from tests.benchmarks.run import Figure, cpu_of, table

CONF = """\
project = "Many pages"
extensions = ["myst_parser"{extension}]
html_theme = "{theme}"
html_baseurl = "https://many-pages.net/"
"""
THEMES = {"ours": ("sphinx_cfp", ', "sphinx_cfp"'), "parent": ("sphinx_book_theme", "")}

SECTION = 20
MUST = {100: 0.60, 500: 0.15}

PAGE = """\
# {title}

Everything that is to be said of {title} stands here, in a paragraph of some length, as a page of a
manual has it: neither a line nor a chapter.

## What it is

- the first thing of it
- the second thing, after [the page before](page-{before:05}.md)

## What it is not

Nothing else.
"""


def write_pages(folder: Path, pages: int, theme: str) -> None:
    """A project of ``pages`` pages in sections, and its front page."""
    name, extension = THEMES[theme]
    folder.mkdir(parents=True)
    (folder / "conf.py").write_text(CONF.format(theme=name, extension=extension), "utf-8")
    sections = [range(start, min(start + SECTION, pages)) for start in range(0, pages, SECTION)]
    entries = "".join(f"section-{number:03}/index\n" for number in range(len(sections)))
    (folder / "index.md").write_text(f"# Many pages\n\n```{{toctree}}\n{entries}```\n", "utf-8")
    for number, section in enumerate(sections):
        place = folder / f"section-{number:03}"
        place.mkdir()
        names = "".join(f"page-{page:05}\n" for page in section[1:])
        heading = f"# Section {number}\n\nPages.\n\n```{{toctree}}\n{names}```\n"
        (place / "index.md").write_text(heading, "utf-8")
        for page in section[1:]:
            before = page - 1 if page - 1 > section[0] else page
            text = PAGE.format(title=f"Page {page}", before=before)
            (place / f"page-{page:05}.md").write_text(text, "utf-8")


def beside_parent(folder: Path, pages: int, pairs: int) -> Figure:
    """CPU of a site of ``pages`` pages with our theme by that with its parent."""
    ratios, seconds = [], (0.0, 0.0)
    for theme in THEMES:
        write_pages(folder / f"{theme}-{pages}", pages, theme)
    for _ in range(pairs):
        ours, parent = (
            cpu_of(folder / f"{theme}-{pages}", folder / "site", "-b", "html") for theme in THEMES
        )
        ratios.append(ours / parent)
        seconds = ours, parent
    remark = f"{seconds[0]:.1f} / {seconds[1]:.1f} s, {pairs} pairs"
    name = f"CPU of {pages:,} pages, ours / sphinx_book_theme"
    return Figure(name, statistics.median(ratios), MUST[pages], remark)


def growth(folder: Path, small: int, large: int) -> Figure:
    """Milliseconds per page of a large site by those of a small one."""
    seconds = {}
    for pages in (0, small, large):
        source = folder / f"grown-{pages}"
        write_pages(source, pages, "ours")
        seconds[pages] = cpu(source, folder / f"grown-site-{pages}", "-b", "html")
    each = {pages: (seconds[pages] - seconds[0]) / pages * 1000 for pages in (small, large)}
    remark = f"{each[large]:.1f} / {each[small]:.1f} ms"
    return Figure(
        f"ms per page, {large:,} / {small:,} pages", each[large] / each[small], 1.2, remark
    )


def main() -> int:
    """Measure, print the table."""
    parser = argparse.ArgumentParser(description="What a site costs with the theme, as a table.")
    parser.add_argument("--pairs", type=int, default=3, help="interleaved runs of each theme")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = [beside_parent(folder, pages, options.pairs) for pages in MUST]
        figures.append(growth(folder, 500, 5000))
    print(table(figures))
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    raise SystemExit(main())
