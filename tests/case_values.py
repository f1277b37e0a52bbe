"""A call of ``cfp.json`` as lines that can be read and compared.

``call FIELD = VALUE`` for each field that is given, ``track KEY = TITLE``, ``date KEY = …`` and
``topic KEY = TITLE``, with keys without that of the call. A date says its kind, its wall time and
zone, its instants, and what else is known::

    date paper = paper 2023-05-31 AoE [2023-06-01T11:59:59Z], extended, was 2023-05-24 AoE
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Json = dict[str, Any]

_FIELDS = (
    "title",
    "acronym",
    "edition",
    "year",
    "host",
    "location",
    "mode",
    "zone",
    "contact",
    "chairs",
    "previous",
    "published",
    "language",
    "translation_of",
    "review",
    "pages",
    "proceedings",
)
_LINKS = ("website", "host", "submit", "template")


def lines_of(call: Json) -> list[str]:
    """Everything a call holds."""
    return [*_fields("call", call), *_tracks(call), *_dates(call), *_topics(call, call["topics"])]


def _fields(name: str, item: Json) -> Iterator[str]:
    for field in _FIELDS:
        value = item.get(field)
        if value not in (None, "", []):
            text = "; ".join(value) if isinstance(value, list) else value
            yield f"{name} {field} = {text}"
    if item.get("days"):
        yield f"{name} days = {_when(item['days'])}"
    for link in _LINKS:
        if item["links"].get(link):
            yield f"{name} {link} link = {item['links'][link]}"


def _tracks(call: Json) -> Iterator[str]:
    for track in call["tracks"]:
        key = _local(call, track["key"])
        inside = f" (round of {_local(call, track['parent'])})" if track["parent"] else ""
        yield f"track {key} = {track['title']}{inside}"
        yield from (
            line
            for line in _fields(f"track {key}", track)
            if not line.startswith(f"track {key} title")
        )


def _dates(call: Json) -> Iterator[str]:
    for item in call["dates"]:
        parts = [f"{item['kind']} {_when(item)}{_instants(item)}"]
        parts += [item["status"]] if item["status"] != "scheduled" else []
        parts += [item["certainty"]] if item["certainty"] else []
        parts += [_move(old) for old in item["was"]]
        parts += [f"note: {item['note']}"] if item["note"] else []
        parts += [f"link: {item['link']}"] if item["link"] else []
        limit = item["no_later_than"]
        parts += [f"no later than {limit['day']} {limit['url']}".strip()] if limit else []
        yield f"date {_local(call, item['key'])} = {', '.join(parts)}"


def _topics(call: Json, topics: list[Json]) -> Iterator[str]:
    for topic in topics:
        about = f" ({topic['description']})" if topic["description"] else ""
        yield f"topic {_local(call, topic['key'])} = {topic['title']}{about}"
        yield from (f"  {line}" for line in _topics(call, topic["topics"]))


def _move(old: Json) -> str:
    on = f" on {old['moved']}" if old["moved"] else ""
    why = f": {old['reason']}" if old["reason"] else ""
    return f"was {_when(old)}{on}{why}"


def _when(item: Json) -> str:
    if not item["local"]:
        return f"‘{item['text']}’"
    zone, zone_end = item["zone"], item["zone_end"]
    if not item["local_end"]:
        return " ".join(filter(None, (item["local"], zone)))
    ends = (item["local"], zone if zone != zone_end else None, "to", item["local_end"], zone_end)
    return " ".join(filter(None, ends))


def _instants(item: Json) -> str:
    found = " to ".join(filter(None, (item["utc"], item["utc_end"])))
    return f" [{found}]" if found else ""


def _local(call: Json, key: str) -> str:
    return key.removeprefix(f"{call['key']}.")
