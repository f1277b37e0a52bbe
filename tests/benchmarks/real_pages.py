"""Runs the checks over real pages that people have read by hand, and says what was found and missed.

Usage: ``python -m tests.benchmarks.real_pages FOLDER PAGES.jsonl [--show NAME]``. A line of the second is
a page: ``repo``, ``path``, ``id_or_commit``, ``dates[]`` as a careful reader takes them, and ``issues[]``
with ``severity`` (``real`` or ``soft``) and ``type``. ``FOLDER`` holds the pages, a file's name made of
repository and path, all but letters and digits a hyphen. Nothing of these files is kept here.

Each page is brought into our language (``page_conversion.py``), all are built in one project, a call a
page, and what is found is held against the ``issues``. Pages of one commit that are said to contradict each
other are one call. Counted apart are findings that are right of every page that was never written for us
(:data:`BY_DESIGN`): a deadline without a zone, a date said twice, nobody to write to. ``--show`` prints the
converted page and every finding of it.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.benchmarks.page_conversion import converted
from tests.benchmarks.real_facts import FACTS, NOTES
from tests.projects import build_here, write_project

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.case_files import Finding

CONF = """\
project = "Calls"
extensions = ["myst_parser", "sphinx_cfp"]
myst_enable_extensions = ["colon_fence", "strikethrough"]
html_theme = "basic"
cfp_reference_date = "2020-01-01"
suppress_warnings = ["myst", "toc", "misc", "docutils", "image"]
"""

_TEMPLATE = re.compile(r"\{|%7B%7B", re.IGNORECASE)

BY_DESIGN = {
    "prose_date": "the text repeats a declared date",
    "zone_missing": "nobody states the zone",
    "contact_missing": "the page names nobody to write to",
    "missing_date": "the page does not have the date",
    "unknown_kind": "the label fits no kind",
    "struck_alone": "struck because it has passed",
    "prose_state": "a sentence that is true for a while",
    "duplicate_key": "the page declares a date twice",
}
"""Codes that are right of a page as it was, which no reader noted as a contradiction."""

ANSWERS = {
    "weekday-mismatch": {"weekday"},
    "edition-conflict": {"ordinal", "edition_conflict", "prose_year"},
    "stale-edition-text": {"prose_year", "link_year", "link_venue"},
    "order": {"order"},
    "conflicting-dates": {"stale_prose_date", "prose_conflict", "conflicting_value"},
    "conflicting-pages": {"conflicting_value"},
    "extension-goes-back": {"moved_backwards"},
    "tz-conflict": {"tz_conflict"},
    "placeholder": {"placeholder", "date_syntax"},
    "templated-dates": {"placeholder"},
    "no-change": {"date_sequence"},
    "order-in-list": {"date_sequence"},
    "camera-ready-after-event": {"order"},
    "weekend": {"weekend"},
    "missing-year": {"date_syntax"},
    "month-typo": {"date_syntax", "order"},
    "broken-markup": {"line_shape"},
}
"""The codes that answer to each type of issue."""

LOUD = ("error", "warning")


@dataclass(slots=True)
class Row:
    """What was found on a page."""

    name: str
    found: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)
    argued: list[Finding] = field(default_factory=list)
    by_design: Counter[str] = field(default_factory=Counter)
    soft: list[str] = field(default_factory=list)


def main() -> int:
    """Print the table; 1 if more than one finding is false or one in ten issues is missed."""
    parser = argparse.ArgumentParser(description="The checks over real pages.")
    parser.add_argument("folder", type=Path, help="the pages")
    parser.add_argument("pages", type=Path, help="what readers took from them, pages.jsonl")
    parser.add_argument("--show", default="", help="print the pages whose name has this")
    options = parser.parse_args()
    pages = [json.loads(line) for line in options.pages.read_text("utf-8").splitlines()]
    names = file_names(options.folder)
    with tempfile.TemporaryDirectory() as folder:
        rows = checked(pages, names, Path(folder), options.show)
    print(report(rows))
    real = sum(len(row.found) + len(row.missed) for row in rows)
    missed = sum(len(row.missed) for row in rows)
    false = sum(len(row.false) for row in rows)
    return int(false > 1 or missed * 10 > real)


def file_names(folder: Path) -> Mapping[str, Path]:
    """The file of each page by ``repo path``."""
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        found[_plain(path.stem) + path.suffix] = path
    return found


def file_of(page: Mapping[str, Any], names: Mapping[str, Path]) -> Path | None:
    """Where a page is; its name is made of its repository and its path."""
    stem, _, suffix = page["path"].rpartition(".")
    return names.get(f"{_plain(page['repo'] + ' ' + stem)}.{suffix}")


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")


def site_of(page: Mapping[str, Any], pages: Sequence[Mapping[str, Any]]) -> str:
    """The folder that a page is built in: one with others that contradict it, else its own."""
    if any(issue["type"] == "conflicting-pages" for issue in page["issues"]):
        return _plain(f"{page['repo']} {page['id_or_commit'][:8]}")
    same = [other for other in pages if other["repo"] == page["repo"]]
    return _plain(f"{page['repo']} {page['path'] if len(same) > 1 else ''}")


def checked(
    pages: Sequence[Mapping[str, Any]], names: Mapping[str, Path], folder: Path, show: str
) -> list[Row]:
    """Build all pages in one project and sort what was found."""
    files: dict[str, str | bytes] = {"index.md": "# Pages\n"}
    at: dict[str, Mapping[str, Any]] = {}
    for page in pages:
        path = file_of(page, names)
        if path is None:
            print(f"not in the folder: {page['repo']} {page['path']}")
            continue
        site = site_of(page, pages)
        name = "index" if f"{site}/index.md" not in files else "more"
        text = converted(dict(page), path.read_text("utf-8", "replace"), FACTS[page["repo"]])
        if name == "more":  # the call is declared on the other page
            text = re.sub(r"```\{cfp:call\}.*?```\n", "", text, count=1, flags=re.DOTALL)
        files[f"{site}/{name}.md"] = text
        at[f"{site}/{name}.md"] = page
    built = build_here(write_project(folder / "source", files, CONF), folder / "site", "cfp-check")
    rows = []
    for path_, page in at.items():
        site = f"{path_.partition('/')[0]}/"
        own = [item for item in built.findings if item.path == path_]
        other = [item for item in built.findings if item.path.startswith(site)]
        if show and show in path_:
            print(files[path_])
            print(*own, sep="\n", end="\n\n")
        rows.append(sorted_out(page, own, other, path_.removesuffix(".md").replace("/index", "")))
    return rows


def sorted_out(
    page: Mapping[str, Any], findings: Sequence[Finding], of_site: Sequence[Finding], name: str
) -> Row:
    """Which issues were found, and which findings are about none.

    That two pages contradict each other is found on one of them, with the other as a related place.
    """
    row = Row(name)
    answered: set[Finding] = set()
    for issue in page["issues"]:
        codes = ANSWERS[issue["type"]]
        pages = of_site if issue["type"] == "conflicting-pages" else findings
        answers = [item for item in pages if item.code in codes]
        answered.update(answers)
        if issue["severity"] == "real":
            (row.found if answers else row.missed).append(issue["type"])
        elif answers:
            row.soft.append(issue["type"])
    notes = NOTES.get(page["repo"], {})
    for item in findings:
        if item in answered or item.severity not in LOUD:
            continue
        if item.code in BY_DESIGN:
            row.by_design[item.code] += 1
        elif item.code in ("placeholder", "link_placeholder") and _TEMPLATE.search(item.message):
            row.by_design["template"] += 1  # the page was filled in by a program that is not here
        elif item.code in notes:
            row.argued.append(item)
        else:
            row.false.append(item)
    return row


def report(rows: Sequence[Row]) -> str:
    """The table, each false alarm in full, and the totals."""
    head = ("page", "real found", "real missed", "false", "argued", "by design")
    table = [head]
    for row in rows:
        design = ", ".join(f"{code} {count}" for code, count in sorted(row.by_design.items()))
        table.append(
            (
                row.name[:48],
                ", ".join(row.found),
                ", ".join(row.missed),
                ", ".join(item.code for item in row.false),
                ", ".join(item.code for item in row.argued),
                design,
            )
        )
    widths = [max(len(line[column]) for line in table) for column in range(len(head))]
    lines = [
        " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in table
    ]
    lines.insert(1, "-|-".join("-" * width for width in widths))
    said = [f"false: {item}" for row in rows for item in row.false]
    said += [f"argued: {item}" for row in rows for item in row.argued]
    return "\n".join([*lines, "", *said, "", *_totals(rows)])


def _totals(rows: Sequence[Row]) -> list[str]:
    real = sum(len(row.found) + len(row.missed) for row in rows)
    codes: dict[str, int] = defaultdict(int)
    for row in rows:
        for item in row.false:
            codes[item.code] += 1
    by_code = ", ".join(f"{code} {count}" for code, count in sorted(codes.items())) or "none"
    return [
        f"pages            {len(rows)}",
        f"real issues      {sum(len(row.found) for row in rows)} of {real} found",
        f"soft issues      {sum(len(row.soft) for row in rows)} noted",
        f"false alarms     {sum(len(row.false) for row in rows)} ({by_code})",
        f"argued           {sum(len(row.argued) for row in rows)}",
    ]


if __name__ == "__main__":
    raise SystemExit(main())
