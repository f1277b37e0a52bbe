"""Imports pages that people have read by hand, and says what was found and what was missed.

Usage: ``python -m tests.benchmarks.importing PAGES.jsonl FOLDER`` (or the variables ``CFP_CORPUS`` and
``CFP_PAGES``). A line of the file is a page as :mod:`tests.benchmarks.corpus` describes it; FOLDER holds
the pages, and ``index.json`` says which is which. Nothing of them is kept here.

Scored are the dates that have a day and are neither ``dup`` nor ``not_a_deadline``, equal in ``date`` and
``end``. A repeated statement counts for neither figure; one that is no deadline counts against precision.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from tests.benchmarks.corpus import FITTING

from sphinx_cfp.importers.formats.readers import read_bytes
from sphinx_cfp.importers.understanding.imported import read
from sphinx_cfp.importers.writing.report import as_json
from sphinx_cfp.model.kinds import Kind

Json = dict[str, Any]
MUST = {"recall": 0.97, "precision": 0.98, "kind": 0.93, "status": 0.97, "topics": 0.9, "loud": 1.0}
_FIGURES = ("wanted", "found", "imported", "right", "kind", "status", "time", "timed")


@dataclass(slots=True)
class Page:
    """What was counted on a page, and each thing that is not as a reader has it."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0


def measured(page: Json, path: Path) -> Page:
    """Import a page and compare it with what its reader found."""
    result = Page(path.name)
    begin = time.process_time()
    imported = as_json(read(read_bytes(path.read_bytes(), path.name), path.name))
    result.seconds = time.process_time() - begin
    _compare_dates(page, imported, result)
    _compare_topics(page, imported, result)
    templated = any("templat" in issue["type"] for issue in page["issues"])
    if templated:
        result.counts["templated"] += 1
        loud = any("template" in doubt["why"] for doubt in imported["doubts"])
        result.counts["loud"] += loud
        if not loud:
            result.faults.append("SILENT    a template, and no word of it")
    return result


def _compare_dates(page: Json, imported: Json, result: Page) -> None:
    truth = [one for one in page["dates"] if one["date"]]
    wanted = [one for one in truth if not one.get("dup") and not one.get("not_a_deadline")]
    repeated = [one for one in truth if one.get("dup")]
    found = [one for one in imported["dates"] if one["date"]]
    pairs = _pairs(wanted, found)
    counts = result.counts
    counts["wanted"] += len(wanted)
    counts["found"] += len(pairs)
    counts["right"] += len(pairs)
    counts["imported"] += len(pairs)
    for one in (one for one in wanted if not any(one is other for other, _ in pairs)):
        note = f" (also right: {one['parse_note']})" if one.get("parse_note") else ""
        result.faults.append(f"MISSED    {_shown(one)} {one['raw']!r} {one.get('where')}{note}")
    for one in (one for one in found if not any(one is other for _, other in pairs)):
        if any((one["date"], one["end"]) == (other["date"], other["end"]) for other in repeated):
            continue
        counts["imported"] += 1
        result.faults.append(f"EXTRA     {_shown(one)} {one['raw']!r} line {one['line']}")
    for truth_one, found_one in pairs:
        _compare(truth_one, found_one, result)
    _look_for_inventions(page, imported, result)


def _compare(wanted: Json, found: Json, result: Page) -> None:
    """Kind, status and time of a date that was found."""
    counts = result.counts
    fits = Kind(found["kind"]) in FITTING[wanted["kind"]]
    counts["kind"] += fits
    if not fits:
        result.faults.append(f"KIND      {_shown(wanted)} is {found['kind']} ({found['label']!r})")
    same = found["status"] == wanted["status"]
    counts["status"] += same
    if not same:
        result.faults.append(f"STATUS    {_shown(wanted)} is {found['status']}")
    if wanted.get("time"):
        counts["timed"] += 1
        counts["time"] += found["time"] == wanted["time"]
        if found["time"] != wanted["time"]:
            result.faults.append(f"TIME      {_shown(wanted)} {wanted['time']} is {found['time']}")


def _pairs(wanted: list[Json], found: list[Json]) -> list[tuple[Json, Json]]:
    """Statements and imports of the same days, those whose words are most alike first."""
    candidates = sorted(
        (
            (-_likeness(one, other), first, second)
            for first, one in enumerate(wanted)
            for second, other in enumerate(found)
            if (one["date"], one["end"] or one["date"])
            == (other["date"], other["end"] or other["date"])
        ),
    )
    left, right = set(range(len(wanted))), set(range(len(found)))
    pairs = []
    for _, first, second in candidates:
        if first in left and second in right:
            left.discard(first)
            right.discard(second)
            pairs.append((wanted[first], found[second]))
    return pairs


def _likeness(one: Json, other: Json) -> float:
    words = SequenceMatcher(
        None, one["label"].casefold(), (other["label"] or "").casefold()
    ).ratio()
    same = (one["status"] == other["status"]) + (Kind(other["kind"]) in FITTING[one["kind"]])
    return words + float(same)


def _look_for_inventions(page: Json, imported: Json, result: Page) -> None:
    """A year that is not in a date's words has a doubt at its line; no zone is there that is not named."""
    told = {doubt["line"] for doubt in imported["doubts"] if "year" in doubt["why"]}
    written: dict[int, str] = {}  # of a date that was moved the year may stand at the other one
    for one in imported["dates"]:
        written[one["line"]] = f"{written.get(one['line'], '')} {one['raw']}"
    for one in imported["dates"]:
        year = (one["end"] or one["date"] or "")[:4]
        stands = bool(re.search(rf"{year}|{year[2:]}", written[one["line"]]))
        if year and not stands and one["line"] not in told:
            result.counts["invented"] += 1
            result.faults.append(f"INVENTED  year of {_shown(one)} {one['raw']!r}")
    zone = imported["call"]["timezone"]
    if zone and not page["page_tz"] and not any(one.get("tz") for one in page["dates"]):
        result.counts["invented"] += 1
        result.faults.append(f"INVENTED  zone {zone}")


def _compare_topics(page: Json, imported: Json, result: Page) -> None:
    wanted, found = page["topics"], len(imported["topics"])
    if wanted or found:
        right = bool(wanted) and abs(found - wanted) <= 0.05 * wanted
        result.counts["topical"] += bool(wanted)
        result.counts["topics"] += right
        if not right:
            result.faults.append(f"TOPICS    {found}, not {wanted}")


def _shown(one: Json) -> str:
    return f"{one['date']}{'–' + one['end'] if one['end'] else ''} {one['kind']} {one['label']!r}"


def ratio(part: int, whole: int) -> float:
    """A share; one of nothing is whole."""
    return part / whole if whole else 1.0


def figures(pages: list[Page]) -> dict[str, float]:
    """The figures over all pages."""
    total: Counter[str] = Counter()
    for page in pages:
        total.update(page.counts)
    return {
        "recall": ratio(total["found"], total["wanted"]),
        "precision": ratio(total["right"], total["imported"]),
        "kind": ratio(total["kind"], total["found"]),
        "status": ratio(total["status"], total["found"]),
        "time": ratio(total["time"], total["timed"]),
        "topics": ratio(total["topics"], total["topical"]),
        "loud": ratio(total["loud"], total["templated"]),
        "invented": total["invented"],
    }


def main(arguments: list[str]) -> int:
    """Print a table, each fault below its page, and the figures."""
    corpus = Path(arguments[0] if arguments else os.environ["CFP_CORPUS"])
    folder = Path(arguments[1] if len(arguments) > 1 else os.environ["CFP_PAGES"])
    index = json.loads((folder / "index.json").read_text("utf-8"))
    pages: list[Page] = []
    for text in corpus.read_text("utf-8").splitlines():
        truth = json.loads(text)
        if truth["file"] not in index:
            print(f"{truth['file']}: not in {folder}")
            continue
        pages.append(measured(truth, folder / index[truth["file"]]["page"]))
    print("page".ljust(72), *(name.rjust(8) for name in _FIGURES), "ms".rjust(6))
    for page in pages:
        numbers = (str(page.counts[name]).rjust(8) for name in _FIGURES)
        print(page.name[:72].ljust(72), *numbers, f"{page.seconds * 1000:6.0f}")
        for fault in page.faults:
            print(f"    {fault}")
    print()
    for name, value in figures(pages).items():
        must = f"  (must be {MUST[name]})" if name in MUST else ""
        print(f"{name:10} {value:.4g}{must}")
    print(f"{'pages':10} {len(pages)}, CPU {sum(page.seconds for page in pages):.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
