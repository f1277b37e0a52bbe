"""A real page, read by hand, as a page of a call in our language.

Its ``dates[]`` become the lines of ``{cfp:dates}`` at the place of its own list, the rest of its words stay
as prose, the facts of the call are those that the page states.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.benchmarks.corpus import clean, context_of
from tests.benchmarks.page_text import markdown_of

from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.registry.resolving import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cfp.registry.resolving import Context

Json = dict[str, Any]

_LISTED = frozenset({"list", "table", "paragraph", "sidebar", "quote", "definition"})
_MARK = "\N{BLACK LARGE SQUARE}"
_TABLE_RULE = re.compile(r"\s*\|?[\s:|-]+\|[\s:|-]*")


class Facts(NamedTuple):
    """Facts of a call that its page shows to people only, or that another page of its site states."""

    acronym: str
    host: str = ""
    year: str = ""
    timezone: str = ""


def converted(page: Json, source: str, facts: Facts) -> str:
    """The Markdown of a page; ``facts`` are those that a person has to give."""
    page = {**page, "page_tz": page.get("page_tz") or facts.timezone}
    text = markdown_of(source, page["format"])
    body = _without_list(text.body, page["dates"])
    if _MARK in body:
        before, after = body.split(_MARK, 1)
    else:
        before, after = body, ""
    declared = "\n".join(_declared(page))
    block = f"\n\n:::{{cfp:dates}}\n\n{declared}\n\n:::\n\n" if declared else "\n\n"
    head = _head(page, text.title, facts)
    meta = ""
    if text.description:
        described = text.description.replace('"', "'")
        meta = f'---\nmyst:\n  html_meta:\n    description: "{described}"\n---\n\n'
    return f"{meta}# {_title(text.title)}\n\n{head}\n{before}{block}{after}"


def _title(title: str) -> str:
    return re.sub(r"[{}<>]", "", title) or "Call for papers"


def _head(page: Json, title: str, facts: Facts) -> str:
    """The facts of the call that the page states."""
    named = title if " on " in title or facts.acronym in title else facts.acronym
    days = _event(page)
    options = {
        "title": f'"{named}"',
        "acronym": facts.acronym,
        "host": facts.host,
        "timezone": page["page_tz"],
        "dates": days,
        "year": "" if days else facts.year,
        "language": page["lang"],
    }
    lines = "".join(f":{name}: {value}\n" for name, value in options.items() if value)
    return f"```{{cfp:call}} {_key(page)}\n{lines}```\n"


def _key(page: Json) -> str:
    return re.sub(r"[^a-z]+", "-", f"{page['repo']}-{page['path']}".casefold()).strip("-")


def _event(page: Json) -> str:
    """The days of the event, of two the one that still stands."""
    events = [d for d in page["dates"] if d["kind"] == "event" and d["date"]]
    standing = [d for d in events if d["status"] == "current"] or events
    return _iso(standing[0]) if standing else ""


def _context(page: Json) -> Context:
    """What the call says for its lines: without an event no year can be left out."""
    context = context_of(page)
    return context if _event(page) else replace(context, event=None)


def _iso(statement: Json) -> str:
    first, end = statement["date"], statement.get("end")
    return f"{first} – {end}" if end else str(first)


def _declared(page: Json) -> Iterator[str]:
    """The lines of the list, tracks as items with others below them."""
    context = _context(page)
    groups: dict[str, list[Json]] = {}
    for statement in page["dates"]:
        if not any(statement.get(mark) for mark in ("dup", "not_a_deadline", "stale")):
            groups.setdefault(statement.get("group") or "", []).append(statement)
    for group, inside in groups.items():
        if group:
            yield f"- {group}"
        for line in _lines(inside, context, page.get("page_tz") or ""):
            yield f"  - {line}" if group else f"- {line}"


def _lines(statements: Sequence[Json], context: Context, zone: str) -> Iterator[str]:
    struck: list[Json] = []
    for index, statement in enumerate(statements):
        following = statements[index + 1] if index + 1 < len(statements) else None
        if (
            statement["status"] == "superseded"
            and following
            and following["label"] == statement["label"]
        ):
            struck.append(statement)
            continue
        label = clean(statement["label"]).replace(":", " ")
        was = [f"~~{_when(label, old, context, zone)}~~" for old in struck]
        value = _when(label, statement, context, zone)
        if statement["status"] == "superseded":
            value = f"~~{value}~~"
        struck = []
        yield f"{label}: {' '.join([*was, value])}"


def _when(label: str, statement: Json, context: Context, zone: str) -> str:
    """The value as it was written, if that is read as the reader did, else as ISO."""
    raw = clean(statement["raw"]).removeprefix(f"{label}: ").rstrip(".")
    if statement["date"] is None:
        return raw if _reads(label, raw, None, context) else "TBA"
    if _reads(label, raw, statement, context):
        return raw
    time, own = statement.get("time") or "", statement.get("tz") or ""
    told = f" {time}" if time else ""
    told += f" {own}" if own and own != zone else ""
    return f"{_iso(statement)}{told if not statement.get('end') else ''}"


def _reads(label: str, raw: str, statement: Json | None, context: Context) -> bool:
    try:
        when = resolve(parse_line(f"{label}: {raw}"), Kind.OTHER, context).when
    except ParseError:
        return False
    first = when.start.day.isoformat() if when.start else None
    last = when.last.day.isoformat() if when.last else None
    if statement is None:
        return first is None
    return (first, last) == (statement["date"], statement.get("end") or statement["date"])


def _without_list(body: str, statements: Sequence[Json]) -> str:
    """The body without the lines of its list of dates, a mark in their place."""
    lines = body.splitlines()
    gone: set[int] = set()
    begin = 0
    for statement in statements:
        if statement["where"] not in _LISTED:
            continue
        wanted = _bare(statement["raw"])
        places = [index for index, line in enumerate(lines) if wanted in _bare(line)]
        place = next((index for index in places if index >= begin), places[0] if places else None)
        if place is not None:
            gone.add(place)
            begin = place
    rest = [
        (_MARK if index == min(gone) else "") if index in gone else line
        for index, line in enumerate(lines)
        if not (index in gone and index != min(gone))
    ]
    return "\n".join(_without_empty_tables(rest))


def _without_empty_tables(lines: Sequence[str]) -> Iterator[str]:
    """The lines without the head of a table whose rows are gone."""
    for index, line in enumerate(lines):
        is_rule = bool(_TABLE_RULE.fullmatch(line)) and "-" in line
        following = lines[index + 1] if index + 1 < len(lines) else ""
        after = lines[index + 2] if index + 2 < len(lines) else ""
        if is_rule and "|" not in following:
            continue
        if "|" in line and _TABLE_RULE.fullmatch(following) and "|" not in after:
            continue
        yield line


def _bare(text: str) -> str:
    """Words without markup, for a comparison."""
    return re.sub(r"[\s*_~`|]+", " ", clean(text)).strip()
