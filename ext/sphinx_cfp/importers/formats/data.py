"""Reads YAML and JSON of trackers and of site generators: each field that is a date is a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx_cfp.importers.formats.decoding import UnreadableError
from sphinx_cfp.importers.formats.document import (
    Block,
    Heading,
    Listing,
    ListItem,
    PageDocument,
    Paragraph,
    TextRun,
)
from sphinx_cfp.importers.scanning import scan

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ruamel.yaml.nodes import Node

_LABELS = (
    "label", "name", "title", "event", "what", "description", "item", "milestone", "type", "text"
)  # fmt: skip
_LEAVING = ("date", "when", "day", "deadline", "due", "time", "end", "start", "value")
_NAMES = ("full_name", "description", "name", "title", "conference")
_LINKS = ("link", "url", "website", "homepage", "submission", "submit", "cfp")
_PLACES = ("place", "location", "venue")
_FIELDS = {
    "deadline": "Submission deadline",
    "abstract_deadline": "Abstract deadline",
    "notification": "Notification",
    "camera_ready": "Camera-ready deadline",
    "date": "Event",
    "start": "Event",
}
"""Fields of trackers, in the words that people write: ccfddl, ai-deadlines, sec-deadlines."""
_LONGEST_ACRONYM = 20
_MOST_ENTRIES = 400  # entries of a tracker: more is the tracker itself


def read_data(source: str) -> PageDocument:
    """The dates and facts of a file of data. Raises UnreadableError."""
    reader = _DataReader()
    reader.read(load(source, lines=True))
    if not reader.blocks:
        raise UnreadableError("the data names no date — name a file of dates, or the page itself")
    return PageDocument(
        blocks=tuple(reader.blocks), title=reader.title, url=reader.url, meta=reader.meta
    )


@dataclass(slots=True)
class _DataReader:
    """Walks through the data; what it finds becomes headings and lists."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    url: str = ""
    meta: dict[str, object] = field(default_factory=dict)

    def read(self, value: Any) -> None:
        """Read a value, whatever it is made of."""
        if isinstance(value, list):
            self._list(value)
        elif isinstance(value, dict):
            self._mapping(value)

    def _list(self, values: list[Any]) -> None:
        if len(values) > _MOST_ENTRIES:
            raise UnreadableError(
                f"{len(values)} entries are a tracker of many calls — copy the entry of yours"
            )
        mappings = [value for value in values if isinstance(value, dict)]
        if mappings and all(_is_milestone(one) for one in mappings):
            items = [item for one in mappings for item in _milestone(one)]
            self._dates(items)
            return
        for value in values:
            self.read(value)

    def _mapping(self, value: Mapping[str, Any]) -> None:
        """An entry of a tracker, or an edition within it."""
        names = [named for key in _NAMES if (named := _first(value, key))]
        name, short = max(names, key=len, default=""), min(names, key=len, default="")
        if name and not self.title:
            self.title = name
            self.blocks.append(Heading(1, _text(name, value)))
        if short and short != name and len(short) < _LONGEST_ACRONYM:
            self.meta.setdefault("acronym", short)
        if (url := _first(value, *_LINKS)).startswith("http"):
            self.url = self.url or url
        town = ", ".join(filter(None, (_first(value, "city"), _first(value, "country"))))
        if place := _first(value, *_PLACES) or town:
            self.meta.setdefault("location", place)
        for key in ("year", "edition"):
            if _first(value, key):
                self.meta.setdefault(key, _first(value, key))
        self._dates(list(self._fields(value)))
        for key, inner in value.items():
            if key and isinstance(inner, list | dict) and not _is_timeline(key, inner):
                self.read(inner)
            elif key == "comment" or key == "note":
                self.blocks.append(Paragraph(_text(str(inner), value)))

    def _fields(self, value: Mapping[str, Any]) -> Iterator[ListItem]:
        """The dates of an entry, one after the other, in its zone."""
        zone = _zone(_first(value, "timezone", "tz", "time_zone"))
        for key, inner in value.items():
            if key and isinstance(inner, list) and _is_timeline(key, inner):
                yield from _timeline(inner, zone)
            elif isinstance(inner, str | int) and key not in {"", "year", "timezone", "end"}:
                yield from _field(key, str(inner), value, zone)

    def _dates(self, items: list[ListItem]) -> None:
        if items:
            line = items[0].line
            if not any(isinstance(block, Heading) and block.level == 2 for block in self.blocks):
                self.blocks.append(Heading(2, (TextRun("Important dates", line),), line))
            self.blocks.append(Listing(tuple(items), line=line))


def _is_timeline(key: str, value: Any) -> bool:
    """Whether a field holds the deadlines of an entry: texts, or mappings of deadlines."""
    if not isinstance(value, list) or not value:
        return False
    if "deadline" in key and all(isinstance(one, str) for one in value):
        return True
    return all(isinstance(one, dict) and ("deadline" in one or _is_milestone(one)) for one in value)


def _timeline(values: list[Any], zone: str) -> Iterator[ListItem]:
    for value in values:
        if isinstance(value, str):
            yield from _field("deadline", value, {}, zone)
            continue
        if _is_milestone(value) and "deadline" not in value:
            own = _zone(_first(value, "timezone", "tz")) or zone
            yield from _milestone(value, own)
            continue
        comment = _first(value, "comment", "note")
        for key in ("abstract_deadline", "deadline"):
            for item in _field(key, _first(value, key), value, zone):
                words = item.text[0].text + (f" ({comment})" if comment else "")
                yield ListItem((item.text[0]._replace(text=words),), (), item.line)


def _field(key: str, words: str, value: Mapping[str, Any], zone: str) -> Iterator[ListItem]:
    """A field that is a date, as a line."""
    words = words.strip()
    if not words or not any(one.sequence for one in scan(words)) or len(words) > 80:
        return
    plain = key.replace("_", " ").replace("-", " ").strip()
    label = _FIELDS.get(key, plain.capitalize())
    end = _first(value, "end")
    if key == "start" and _is_date(value.get("date")):
        return  # both say when the event is
    if key == "start" and end:
        words = f"{words} – {end}"
    timed = f"{words} {zone}" if zone and re.search(r"\d:\d\d", words) else words
    yield ListItem((TextRun(f"{label}: {timed}", _line(value)),), (), _line(value))


def _is_milestone(value: Mapping[str, Any]) -> bool:
    """Whether a mapping is one date with its label."""
    if not _first(value, *_LABELS) or len([key for key in value if key]) > 8:
        return False
    dated = [key for key in value if key and _is_date(value[key])]
    return 0 < len(dated) <= 2 and any(key in _LEAVING for key in dated)


def _is_date(value: object) -> bool:
    words = str(value) if isinstance(value, str | int) else ""
    return len(words) < 80 and any(one.sequence for one in scan(words))


def _milestone(value: Mapping[str, Any], zone: str = "") -> Iterator[ListItem]:
    label = _first(value, *_LABELS)
    start, end = _first(value, "start"), _first(value, "end")
    when = f"{start} – {end}" if start and end else ""
    when = when or next((str(value[key]) for key in _LEAVING if _is_date(value.get(key))), "")
    if zone and re.search(r"\d:\d\d", when):
        when = f"{when} {zone}"
    line = _line(value)
    struck = next(
        (str(value[key]) for key in ("old", "original", "was") if _is_date(value.get(key))), ""
    )
    runs = [TextRun(f"{label}: ", line)]
    if struck:
        runs += [TextRun(struck, line, struck=True), TextRun(" ", line)]
    note = _first(value, "note", "comment", "details")
    yield ListItem((*runs, TextRun(when + (f" ({note})" if note else ""), line)), (), line)


def _zone(words: str) -> str:
    """The zone of a tracker: the sign of ``Etc/GMT-2`` is inverted (IANA database, file etcetera)."""
    if match := re.fullmatch(r"Etc/GMT([+-])(\d{1,2})", words):
        return f"UTC{'-' if match[1] == '+' else '+'}{match[2]}"
    return "AoE" if words in {"UTC-12", "UTC-12:00"} else words


def _first(value: Mapping[str, Any], *keys: str) -> str:
    """The first of these fields that is a text."""
    for key in keys:
        found = value.get(key)
        if isinstance(found, str | int) and not isinstance(found, bool) and str(found).strip():
            return " ".join(str(found).split())
    return ""


def _text(words: str, value: Mapping[str, Any]) -> tuple[TextRun, ...]:
    return (TextRun(words, _line(value)),)


def _line(value: Mapping[str, Any]) -> int:
    line = value.get("")
    return line if isinstance(line, int) else 0


_ALIAS = re.compile(r"(?:^|[\s\[{,:-])\*[\w-]")
_MOST_ALIASES = 20
_DEEPEST = 60
LARGEST = 1_000_000


def load(text: str, *, lines: bool = False) -> Any:
    """The value of a YAML document; with ``lines`` every mapping has its own under the key ``""``.

    Raises UnreadableError.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    if len(text) > LARGEST:
        raise UnreadableError(
            f"{len(text) / 1e6:.0f} MB of YAML — at most {LARGEST / 1e6:.0f} are read"
        )
    if len(_ALIAS.findall(text)) > _MOST_ALIASES:
        raise UnreadableError("the YAML refers to itself too often")
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError, RecursionError) as error:
        words = " ".join(str(error).split())[:160]
        raise UnreadableError(f"no valid YAML: {words}") from None
    return _value(node, lines=lines, depth=0) if node is not None else None


def _value(node: Node, *, lines: bool, depth: int) -> Any:
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    if depth > _DEEPEST:
        raise UnreadableError("the YAML is nested too deeply")
    if isinstance(node, MappingNode):
        found: dict[str, Any] = {"": node.start_mark.line + 1} if lines else {}
        for key, value in node.value:
            found.setdefault(str(key.value), _value(value, lines=lines, depth=depth + 1))
        return found
    if isinstance(node, SequenceNode):
        return [_value(item, lines=lines, depth=depth + 1) for item in node.value]
    return _scalar(str(node.value), str(node.tag))


def _scalar(text: str, tag: str) -> str | int | bool | None:
    """A value; days stay as they are written."""
    if tag.endswith(":null"):
        return None
    if tag.endswith(":bool"):
        return text.casefold() in {"true", "yes", "on"}
    if tag.endswith(":int") and text.isdecimal() and len(text) < 10:
        return int(text)
    return text
