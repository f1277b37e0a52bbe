"""Runs the parser over pages that people have read by hand, and says what it made of them.

Usage: ``python -m tests.benchmarks.corpus PAGES.jsonl`` (or the variable ``CFP_CORPUS``). A line of the
file is a page: ``dates[]`` with ``label``, ``kind``, ``raw`` as written, and ``date``, ``end``, ``time``,
``tz`` as a careful reader takes them. Nothing of such a file is kept here.

Every statement with a date that is neither ``dup`` nor ``not_a_deadline`` is written as ``LABEL: RAW``,
with the page's event and zone as its call's. Printed are: how many give the reader's date and end, or are
refused for a stated reason; how many get a kind that fits; on how many pages one key has two values; and
each miss.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_cfp.grammar.label import classify
from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.grammar.zone_names import find_zone
from sphinx_cfp.model.dates import Moment, Status, When
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.registry.resolving import Context, resolve

if TYPE_CHECKING:
    from sphinx_cfp.model.zones import Zone

FITTING: dict[str, frozenset[Kind]] = {
    "abstract": frozenset({Kind.ABSTRACT, Kind.PROPOSAL}),
    "submission": frozenset(
        {
            Kind.PAPER,
            Kind.PROPOSAL,
            Kind.ABSTRACT,
            Kind.COMMITMENT,
            Kind.MENTORING,
            Kind.SUPPLEMENTARY,
            Kind.ARTIFACT,
            Kind.DATA,
        }
    ),
    "notification": frozenset({Kind.NOTIFICATION, Kind.EARLY_NOTIFICATION}),
    "camera-ready": frozenset({Kind.CAMERA_READY, Kind.REVISION}),
    "event": frozenset({Kind.EVENT, Kind.HOST_EVENT}),
    "registration": frozenset({Kind.REGISTRATION, Kind.EARLY_REGISTRATION}),
    "review": frozenset(
        {
            Kind.REVIEW_PERIOD,
            Kind.REVIEW_RELEASE,
            Kind.REBUTTAL,
            Kind.REBUTTAL_START,
            Kind.REBUTTAL_END,
        }
    ),
    "other": frozenset(
        {
            Kind.OTHER,
            Kind.OPEN,
            Kind.MENTORING,
            Kind.REVISION,
            Kind.DATA,
            Kind.ARTIFACT,
            Kind.PRESENTATION,
            Kind.PUBLICATION,
            Kind.PROGRAM,
            Kind.ANNOUNCEMENT,
            Kind.GRANT,
            Kind.VISA,
            Kind.COMMITMENT,
        }
    ),
}
"""The corpus's kinds and those of ours that fit each."""

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_MARKUP = re.compile(r"\*\*|__|~~|`")
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Score:
    """What was counted, and the misses by their sort."""

    statements: int = 0
    right: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    fitting: int = 0
    table: Counter[tuple[str, str]] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    pages: int = 0
    conflicting: dict[str, list[str]] = field(default_factory=dict)


def clean(text: str) -> str:
    """A piece of a page as an importer gives it: no tags, no emphasis, no strikes."""
    return _SPACE.sub(" ", _MARKUP.sub("", _TAG.sub("", text))).strip()


def line_of(statement: dict[str, Any]) -> str:
    """``LABEL: RAW``, a superseded date struck."""
    label, raw = clean(statement["label"]), clean(statement["raw"])
    before, colon, after = raw.partition(":")
    if colon and before.casefold() == label.casefold():
        raw = after.strip()  # the statement as a whole was noted
    if raw.casefold().endswith(f": {label.casefold()}"):
        raw = raw[: -len(label) - 2].strip()
    struck = statement["status"] == "superseded"
    return f"{label}: ~~{raw}~~" if struck else f"{label}: {raw}"


def context_of(page: dict[str, Any]) -> Context:
    """The event's days and the zone, as the page's call would give them."""
    events = [
        d
        for d in page["dates"]
        if d["kind"] == "event" and d["date"] and d["status"] != "superseded"
    ]
    event = None
    if events:
        first, last = events[0]["date"], events[0].get("end") or events[0]["date"]
        event = When(Moment(date.fromisoformat(first)), Moment(date.fromisoformat(last)))
    elif years := [d.get("end") or d["date"] for d in page["dates"] if d["date"]]:
        event = When(Moment(date.fromisoformat(max(years))))
    notified = [d["date"] for d in page["dates"] if d["kind"] == "notification" and d["date"]]
    return Context(
        zone=_zone(page.get("page_tz")),
        event=event,
        notification=date.fromisoformat(notified[-1]) if notified else None,
    )


def _zone(name: str | None) -> Zone | None:
    if not name:
        return None
    try:
        return find_zone(name)
    except ParseError:
        return None


def acronym_of(label: str, page: dict[str, Any]) -> str:
    """The word of a label that the page's address has too: the call's own ``:acronym:``."""
    address = re.sub(r"[^a-z]", "", f"{page['repo']} {page['path']}".casefold())
    words = re.findall(r"[A-Za-z][A-Za-z.\-]*[A-Za-z]", label)
    named = [word for word in words if re.sub(r"[^a-z]", "", word.casefold()) in address]
    generic = {
        "call",
        "conference",
        "workshop",
        "symposium",
        "paper",
        "papers",
        "week",
        "dates",
        "the",
    }
    return " ".join(word for word in named if word.casefold() not in generic and len(word) > 2)


def run(pages: list[dict[str, Any]]) -> Score:
    """Count over all pages."""
    score = Score()
    for page in pages:
        statements = [
            d
            for d in page["dates"]
            if d["date"] and not d.get("dup") and not d.get("not_a_deadline")
        ]
        if statements:
            score.pages += 1
            values = _page(page, statements, score)
            conflicts = [key for key, found in values.items() if len(found) > 1]
            if conflicts:
                score.conflicting[f"{page['repo']} {page['path']}"] = conflicts
    return score


def _page(
    page: dict[str, Any], statements: list[dict[str, Any]], score: Score
) -> dict[str, set[tuple[date | None, date | None]]]:
    """Score the statements of a page; its keys and their values."""
    context = context_of(page)
    values: dict[str, set[tuple[date | None, date | None]]] = defaultdict(set)
    for statement in statements:
        score.statements += 1
        place = f"{page['repo']} {page['path']}"
        text = line_of(statement)
        kind, qualifier = _kind(statement, page, place, score)
        try:
            line = parse_line(text)
            found = resolve(line, kind, context)
        except ParseError as error:
            score.refused[error.code] += 1
            score.misses.append(f"refused  {place}\n    {text}\n    {error.code}: {error}")
            continue
        score.problems.update(problem.code for problem in found.problems)
        days = _days(found.when)
        wanted = (statement["date"], statement.get("end") or None)
        if tuple(day and day.isoformat() for day in days) == wanted:
            score.right += 1
        else:
            score.misses.append(f"wrong    {place}\n    {text}\n    {days} instead of {wanted}")
        if found.status is not Status.PASSED:
            key = kind.value + (f"-{qualifier}" if qualifier else "")
            values[f"{statement.get('group') or ''}.{key}"].add(days)
    return values


def _kind(
    statement: dict[str, Any], page: dict[str, Any], place: str, score: Score
) -> tuple[Kind, str]:
    label = clean(statement["label"])
    wanted = statement["kind"]
    try:
        read = classify(label, acronym_of(label, page) if wanted == "event" else "")
    except ParseError as error:
        score.misses.append(f"label    {place}\n    {label}\n    {error.code}: {error}")
        return Kind.OTHER, label
    score.table[(wanted, read.kind.value)] += 1
    if read.kind in FITTING[wanted]:
        score.fitting += 1
    else:
        score.misses.append(f"kind     {place}\n    {label}\n    {read.kind} instead of {wanted}")
    return read.kind, read.qualifier


def _days(when: When) -> tuple[date | None, date | None]:
    first = when.start.day if when.start else None
    last = when.end.day if when.end else None
    return first, None if last == first else last


def report(score: Score) -> str:
    """The figures and the misses, as text."""
    total = score.statements
    refused = sum(score.refused.values())
    kinds = "\n".join(
        f"  {wanted:14} {ours:20} {count:4}"
        for (wanted, ours), count in sorted(score.table.items())
    )
    return "\n".join(
        (
            *score.misses,
            "",
            "corpus's kind  ours                 count",
            kinds,
            "",
            f"statements                 {total}",
            f"reader's date and end      {score.right}",
            f"refused for a reason       {refused}  {dict(score.refused)}",
            f"together                   {(score.right + refused) / total:.1%}  (wanted: 97 %)",
            f"fitting kind               {score.fitting / total:.1%}  (wanted: 97 %)",
            f"reported beside a value    {dict(score.problems)}",
            f"pages, one key two values  {len(score.conflicting)} of {score.pages}  (wanted: 3 at most)",
            *(f"  {place}: {', '.join(keys)}" for place, keys in score.conflicting.items()),
        )
    )


def main() -> int:
    """Print the report; 1 if a figure is missed, 2 without a file."""
    path = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("CFP_CORPUS", "")
    if not path:
        print(__doc__)
        return 2
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    score = run([json.loads(line) for line in lines if line.strip()])
    print(report(score))
    together = (score.right + sum(score.refused.values())) / score.statements
    return int(
        together < 0.97 or score.fitting / score.statements < 0.97 or len(score.conflicting) > 3
    )


if __name__ == "__main__":
    raise SystemExit(main())
