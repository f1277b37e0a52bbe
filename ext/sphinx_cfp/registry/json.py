"""The registry as ``cfp.json`` and back.

What is public is written: internal dates, places in source files and problems are not. The inverse
gives :func:`public` of the registry that was written. The schema is ``cfp.schema.json`` beside this
module; ``schema_version`` changes when an old reader would misread a new file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from importlib.resources import files
from typing import Any

from sphinx_cfp.model.calls import Call, Edition, Mode, Review, Submission, Track
from sphinx_cfp.model.dates import Certainty, Constraint, Date, Move, Status, instants
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.topics import Topic
from sphinx_cfp.registry.assembly import build_index
from sphinx_cfp.registry.moments import read_when, read_zone, write_when, zone_name
from sphinx_cfp.registry.registry import Registry

SCHEMA_VERSION = 1

Json = dict[str, Any]
Address = Callable[[str, str], str]
"""From a page and a node id ("" for the page itself) to an absolute URL, or empty."""


class FormatError(ValueError):
    """A text that is not a ``cfp.json`` of a version that can be read."""


def schema() -> str:
    """The JSON Schema (2020-12) of ``cfp.json``."""
    return files("sphinx_cfp.model").joinpath("cfp.schema.json").read_text("utf-8")


def public(registry: Registry) -> Registry:
    """The registry as others may see it: what :func:`loads` gives back."""
    calls = {key: replace(call, source=None) for key, call in registry.calls.items()}
    tracks = {
        key: replace(track, source=None, implied=False) for key, track in registry.tracks.items()
    }
    dates = {
        key: replace(item, location=None, ignore=frozenset(), written="")
        for key, item in registry.dates.items()
        if not item.internal
    }
    topics = {
        key: replace(topic, location=None, ending="", is_last=False)
        for key, topic in registry.topics.items()
    }
    return _registry(calls, tracks, dates, topics)


def dumps(registry: Registry, address: Address | None = None) -> str:
    """``cfp.json``: UTF-8 text that ends in a newline, the same for equal registries.

    ``address`` gives the URLs of pages and anchors; without it ``url`` is empty.
    """
    return "".join(pieces(registry, address))


def pieces(registry: Registry, address: Address | None = None) -> Iterator[str]:
    """The text of :func:`dumps`, call by call, which are made as they are taken."""
    where = address or _no_address
    head = f'"$schema": "cfp.schema.json",\n "schema_version": {SCHEMA_VERSION}'
    if not registry.calls:
        yield _EMPTY % head
        return
    yield f'{{\n {head},\n "calls": [\n'
    between = ""
    for call in registry.calls.values():
        yield between + _laid_out(_write_call(registry, call, where))
        between = ",\n"
    yield "\n ]\n}\n"


def loads(text: str) -> Registry:
    """Inverse of :func:`dumps`. Raises :class:`FormatError`."""
    try:
        document = json.loads(text)
        version = document["schema_version"]
        if version != SCHEMA_VERSION:
            raise FormatError(f"schema_version {version} is not {SCHEMA_VERSION}")
        return _read(document)
    except FormatError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError(f"not a cfp.json: {error!r}") from error


_EMPTY = '{\n %s,\n "calls": []\n}\n'
_SECTIONS = ("tracks", "dates", "topics")
_encode = json.JSONEncoder(ensure_ascii=False).encode
_encode_by_line = json.JSONEncoder(ensure_ascii=False, separators=(",\n   ", ": ")).encode
_BETWEEN = re.compile(r'\}, (?=\{"key": )')
"""What stands between two objects; within a string its quotation marks would be escaped."""


def _laid_out(call: Json) -> str:
    """A call: a member a line, and of its tracks, dates and topics an object a line.

    The standard library's own ``indent`` is ten times slower.
    """
    facts = {name: value for name, value in call.items() if name not in _SECTIONS}
    parts = [f"  {{{_encode_by_line(facts)[1:-1]}"]
    for name in _SECTIONS:
        inside = _BETWEEN.sub("},\n    ", _encode(call[name])[1:-1])
        parts.append(f'   "{name}": [\n    {inside}\n   ]' if inside else f'   "{name}": []')
    return ",\n".join(parts) + "\n  }"


def _no_address(_page: str, _anchor: str) -> str:
    return ""


def _write_call(registry: Registry, call: Call, address: Address) -> Json:
    edition = call.edition
    return {
        "key": call.key,
        "title": call.title,
        "acronym": call.acronym,
        "edition": edition.number,
        "year": edition.year,
        "days": write_when(edition.days) if edition.days else None,
        "host": call.host,
        "location": call.location,
        "mode": call.mode,
        "zone": zone_name(call.zone),
        "contact": call.contact,
        "chairs": list(call.chairs),
        "previous": call.previous,
        "published": call.published.isoformat() if call.published else None,
        "language": call.language,
        "translation_of": call.translation_of,
        **_write_submission(call.submission),
        "page": call.docname,
        "links": {
            "page": address(call.docname, registry.node_id("call", call.key)),
            "website": call.website,
            "host": call.host_url,
            "submit": call.submission.submit,
            "template": call.submission.template,
        },
        "tracks": [_write_track(track, address) for track in registry.tracks_of(call.key)],
        "dates": [
            _write_date(item, address) for item in registry.dates_of(call.key) if not item.internal
        ],
        "topics": _write_topics(registry, call.key, address),
    }


def _write_submission(submission: Submission) -> Json:
    return {
        "review": submission.review,
        "pages": submission.pages,
        "proceedings": submission.proceedings,
    }


def _write_track(track: Track, address: Address) -> Json:
    return {
        "key": track.key,
        "title": track.title,
        "parent": track.parent,
        "zone": zone_name(track.zone),
        **_write_submission(track.submission),
        "page": track.docname,
        "links": {
            "page": address(track.docname, track.key),
            "submit": track.submission.submit,
            "template": track.submission.template,
        },
    }


def _write_date(item: Date, address: Address) -> Json:
    limit = item.no_later_than
    return {
        "key": item.key,
        "kind": item.kind,
        "qualifier": item.qualifier,
        "label": item.label,
        "track": item.track,
        **write_when(item.when),
        **_write_instants(item.kind, item),
        "status": item.status,
        "certainty": item.certainty,
        "was": [_write_move(item.kind, move) for move in item.was],
        "note": item.note,
        "link": item.link,
        "no_later_than": {"day": limit.day.isoformat(), "url": limit.url} if limit else None,
        "page": item.docname,
        "url": address(item.docname, item.key),
    }


def _write_instants(kind: Kind, item: Date | Move) -> Json:
    utc, utc_end = instants(kind, item.was) if isinstance(item, Move) else (item.utc, item.utc_end)
    return {"utc": utc.iso() if utc else None, "utc_end": utc_end.iso() if utc_end else None}


def _write_move(kind: Kind, move: Move) -> Json:
    return {
        **write_when(move.was),
        **_write_instants(kind, move),
        "moved": move.on.isoformat() if move.on else None,
        "reason": move.reason,
    }


def _write_topics(registry: Registry, call: str, address: Address) -> list[Json]:
    top: list[Json] = []
    groups: dict[str, list[Json]] = {}
    for topic in registry.topics_of(call):
        inside: list[Json] = []
        groups[topic.key] = inside
        groups.get(topic.group, top).append(
            {
                "key": topic.key,
                "title": topic.title,
                "description": topic.description,
                "group": topic.is_group,
                "page": topic.docname,
                "url": address(topic.docname, registry.node_id("topic", topic.key)),
                "topics": inside,
            }
        )
    return top


def _read(document: Json) -> Registry:
    calls: dict[str, Call] = {}
    tracks: dict[str, Track] = {}
    dates: dict[str, Date] = {}
    topics: dict[str, Topic] = {}
    for data in document["calls"]:
        call = _read_call(data)
        calls[call.key] = call
        for entry in data["tracks"]:
            tracks[entry["key"]] = _read_track(entry, call.key)
        for entry in data["dates"]:
            dates[entry["key"]] = _read_date(entry, call.key)
        _read_topics(data["topics"], call.key, "", topics)
    return _registry(calls, tracks, dates, topics)


def _read_call(data: Json) -> Call:
    return Call(
        key=data["key"],
        title=data["title"],
        acronym=data["acronym"],
        edition=Edition(
            number=data["edition"],
            year=data["year"],
            days=read_when(data["days"]) if data["days"] else None,
        ),
        host=data["host"],
        host_url=data["links"]["host"],
        location=data["location"],
        mode=Mode(data["mode"]) if data["mode"] else None,
        website=data["links"]["website"],
        zone=read_zone(data["zone"]),
        contact=data["contact"],
        chairs=tuple(data["chairs"]),
        previous=data["previous"],
        published=_day(data["published"]),
        language=data["language"],
        translation_of=data["translation_of"],
        submission=_read_submission(data),
        docname=data["page"],
    )


def _read_submission(data: Json) -> Submission:
    return Submission(
        submit=data["links"]["submit"],
        template=data["links"]["template"],
        review=Review(data["review"]) if data["review"] else None,
        pages=data["pages"],
        proceedings=data["proceedings"],
    )


def _read_track(data: Json, call: str) -> Track:
    return Track(
        key=data["key"],
        call=call,
        title=data["title"],
        parent=data["parent"],
        zone=read_zone(data["zone"]),
        submission=_read_submission(data),
        docname=data["page"],
    )


def _read_date(data: Json, call: str) -> Date:
    kind, when, limit = Kind(data["kind"]), read_when(data), data["no_later_than"]
    utc, utc_end = instants(kind, when)
    return Date(
        key=data["key"],
        call=call,
        track=data["track"],
        kind=kind,
        qualifier=data["qualifier"],
        label=data["label"],
        when=when,
        status=Status(data["status"]),
        certainty=Certainty(data["certainty"]) if data["certainty"] else None,
        note=data["note"],
        link=data["link"],
        was=tuple(Move(read_when(old), _day(old["moved"]), old["reason"]) for old in data["was"]),
        no_later_than=Constraint(day=date.fromisoformat(limit["day"]), url=limit["url"])
        if limit
        else None,
        utc=utc,
        utc_end=utc_end,
        docname=data["page"],
    )


def _read_topics(entries: list[Json], call: str, group: str, found: dict[str, Topic]) -> None:
    for data in entries:
        found[data["key"]] = Topic(
            key=data["key"],
            call=call,
            title=data["title"],
            group=group,
            description=data["description"],
            is_group=data["group"],
            docname=data["page"],
        )
        _read_topics(data["topics"], call, data["key"], found)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _registry(
    calls: Mapping[str, Call],
    tracks: Mapping[str, Track],
    dates: Mapping[str, Date],
    topics: Mapping[str, Topic],
) -> Registry:
    on: dict[str, list[str]] = {}
    for call in calls.values():
        on.setdefault(call.docname, []).append(call.key)
    return Registry(
        calls=calls,
        tracks=tracks,
        dates=dates,
        topics=topics,
        calls_on=on,
        index=build_index(calls, tracks, dates, topics),
    )
