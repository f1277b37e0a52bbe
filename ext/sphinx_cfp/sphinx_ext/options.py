"""Options of our directives: declared once, with their meaning and how they are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_cfp.grammar.line import parse_when
from sphinx_cfp.grammar.zone import find_zone
from sphinx_cfp.model.calls import Mode, Review
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.dates import Constraint, Status
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.keys import nearest, normalize, parse_key
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.locations import Span
from sphinx_cfp.registry.resolving import resolve_when
from sphinx_cfp.sphinx_ext.languages import known_locale

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from enum import StrEnum

    from sphinx_cfp.model.dates import When
    from sphinx_cfp.sphinx_ext.directives.block import Block, CfpDirective, RawOption

_CONSTRAINT = re.compile(r"(.*?)\s*(?:\((\S+)\))?")
_QUOTED = re.compile(r"""'((?:[^']|'')*)'|"((?:[^"\\]|\\.)*)\"""")
_ESCAPED = re.compile(r"\\(.)")
_YAML_BLOCK = re.compile(r"([|>][+-]?[0-9]?)(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Option:
    """An option: what it says, and the reader of its value, which raises ParseError."""

    help: str
    read: Callable[[str], Any] = str


def _choice(values: type[StrEnum] | tuple[str, ...]) -> Callable[[str], Any]:
    names = {str(value): value for value in values}

    def read(text: str) -> Any:
        name = text.strip().lower()
        if name in names:
            return names[name]
        near = nearest(name, names)
        hint = f"did you mean ‘{near[0]}’? " if near else ""
        raise ParseError(
            Code.OPTION_SYNTAX,
            f"‘{text}’ is none of its values",
            f"{hint}write one of: {', '.join(names)}",
        )

    return read


def _day(text: str) -> Any:
    when = _when(text)
    if when.start is None or when.end is not None:
        raise ParseError(
            Code.OPTION_SYNTAX, f"‘{text}’ is no single day", "write a day: 2023-05-31"
        )
    return when.start.day


def _when(text: str) -> When:
    return resolve_when(parse_when(text))


def _number(text: str) -> int:
    if text.isdecimal():
        return int(text)
    raise ParseError(Code.OPTION_SYNTAX, f"‘{text}’ is no number", "write digits only: 2")


def _constraint(text: str) -> Constraint:
    match = _CONSTRAINT.fullmatch(text)
    day, url = (match[1], match[2] or "") if match else (text, "")
    return Constraint(day=_day(day), url=url)


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in re.split(r"[;,]", text) if part.strip())


def _kind(text: str) -> Kind:
    name = normalize(text).replace("-", "_")
    if name in set(Kind):
        return Kind(name)
    near = nearest(name, [kind.value for kind in Kind], 3)
    raise ParseError(
        Code.OPTION_SYNTAX,
        f"‘{text}’ is no kind of date",
        f"nearest: {', '.join(near)}" if near else "see the list of kinds",
    )


def _flag(text: str) -> bool:
    if text:
        raise ParseError(Code.OPTION_SYNTAX, "this option takes no value", f"remove ‘{text}’")
    return True


def _language(text: str) -> str:
    """A language as Sphinx names it."""
    if not known_locale(text):
        raise ParseError(
            Code.OPTION_SYNTAX,
            f"‘{text}’ is no language",
            "write its code as in conf.py: en, de, pt_BR, zh_CN",
        )
    return text.replace("-", "_")


_SUBMISSION = {
    "submit": Option("URL or address to which papers are submitted."),
    "template": Option("URL of the template or style files."),
    "review": Option("Who knows whom in the review: single, double or open.", _choice(Review)),
    "pages": Option("Limit of pages, in words."),
    "proceedings": Option("Publisher of the proceedings, or none."),
}

CALL: Mapping[str, Option] = {
    "title": Option("Name of the event. The only option that is required."),
    "acronym": Option("Its short name."),
    "edition": Option("Number of the edition.", _number),
    "dates": Option("The days of the event: 28–29 July 2023.", _when),
    "year": Option("Year of the event, as long as its days are not known.", _number),
    "host": Option("The conference that it is part of."),
    "host-url": Option("URL of that conference."),
    "location": Option("Where it takes place."),
    "mode": Option("in-person, hybrid or virtual.", _choice(Mode)),
    "website": Option("URL of the event."),
    "timezone": Option("Zone of all dates that state none: AoE, UTC, UTC+2, Europe/Vienna.", find_zone),
    "contact": Option("Address for questions."),
    "chairs": Option("Names of the chairs, separated by semicolons or commas.", _names),
    "previous": Option("Key or URL of the edition before."),
    "published": Option("Day on which the call was published.", _day),
    "language": Option(
        "Language of the call, and of what is shown of it, if it is not the project's: de.", _language
    ),
    "translation-of": Option("Key of the call that this one translates.", normalize),
    **_SUBMISSION,
}  # fmt: skip

TRACK: Mapping[str, Option] = {
    "key": Option("Key of the track; without it the slug of its title.", parse_key),
    "parent": Option("Key of the track that this is a round of.", normalize),
    "timezone": Option("Zone of the track's dates that state none.", find_zone),
    **_SUBMISSION,
}

DATE: Mapping[str, Option] = {
    "track": Option("Key of the track that it belongs to.", normalize),
    "status": Option("scheduled, extended, cancelled or passed.", _choice(Status)),
    "link": Option("URL that the date links to."),
    "no-later-than": Option(
        "Latest day a host allows, and where it says so: 2023-06-20 (https://…).", _constraint
    ),
    "internal": Option("Keep it out of every public output; it is still checked.", _flag),
    "ignore": Option("Codes of findings not to report for it.", _names),
}  # fmt: skip

DATES: Mapping[str, Option] = {
    "track": Option("Key of the track of all its dates; of a view: which to show.", normalize),
    "timezone": Option("Zone of its dates that state none.", find_zone),
    "style": Option("table, list or timeline.", _choice(("table", "list", "timeline"))),
    "kind": Option("Of a view: the kind to show.", _kind),
    "show": Option("Of a view: all or upcoming.", _choice(("all", "upcoming"))),
}

TOPIC: Mapping[str, Option] = {"group": Option("Key of the group that it stands in.", normalize)}
TOPICS: Mapping[str, Option] = {}
WHEN: Mapping[str, Option] = {}


class OptionValues(dict[str, Any]):
    """The values of options by name; ``refused`` names those that were given and could not be read."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: set[str] = set()


def read_options(
    directive: CfpDirective, block: Block, declared: Mapping[str, Option]
) -> OptionValues:
    """The values of a block's options; each fault is left as a problem at its line."""
    values = OptionValues()
    lines: dict[str, int] = {}
    for raw in block.given:
        try:
            if raw.name not in declared:
                raise _unknown(raw.name, declared)
            if raw.name in lines:
                first = directive.place(lines[raw.name]).line
                message = f"the option ‘{raw.name}’ stands twice, also at line {first}"
                raise ParseError(Code.OPTION_SYNTAX, message, "keep one of them")
            lines[raw.name] = raw.line
            values[raw.name] = _value(raw, declared[raw.name])
        except ParseError as error:
            directive.problem(error, raw.line, raw.value or f":{raw.name}:")
            values.refused.update(
                [raw.name] if raw.name in declared else nearest(raw.name, declared)
            )
    return values


def refuse_body(directive: CfpDirective, block: Block) -> None:
    """Leave a problem if a directive that has only options has a body: an option was wrapped."""
    if not block.body:
        return
    stray = block.body[0].strip()
    name = block.given[-1].name if block.given else "title"
    directive.problem(
        ParseError(
            Code.OPTION_SYNTAX,
            f"‘{stray}’ belongs to no option",
            f"write :{name}: on one line, or indent what continues it; prose goes below the closing fence",
            Span(0, len(stray)),
        ),
        block.body_line,
        stray,
    )


def _value(raw: RawOption, option: Option) -> Any:
    """The value of an option. Raises ParseError, its span in the value as written."""
    try:
        text = _unquoted(raw.value)
        if text or option.read is _flag:
            return option.read(text)
    except ParseError as error:
        raise error.within(raw.name, len(raw.value)) from None
    message = f"the option ‘{raw.name}’ is empty"
    raise ParseError(Code.OPTION_SYNTAX, message, "give it a value, or remove it")


def _unquoted(text: str) -> str:
    """A value without the quotation marks that YAML wants around some; others are its own.

    Raises ParseError for a quotation mark without its other half, and for the head of a YAML block.
    """
    if match := _YAML_BLOCK.match(text):
        raise ParseError(
            Code.OPTION_SYNTAX, f"‘{match[1]}’ begins a block of YAML",
            f"write the value itself: {text[match.end() :] or 'on the same line'}",
        )  # fmt: skip
    match = _QUOTED.fullmatch(text)
    if not match:
        if text[:1] == '"' and text.count('"') % 2:
            raise ParseError(
                Code.OPTION_SYNTAX, "a quotation mark that is not closed",
                f'write {text}" or {text[1:]}',
            )  # fmt: skip
        return text
    return match[1].replace("''", "'") if text[0] == "'" else _ESCAPED.sub(r"\1", match[2])


def _unknown(name: str, declared: Mapping[str, Option]) -> ParseError:
    near = nearest(name, declared)
    if near:
        hint = f"did you mean ‘{near[0]}’?"
    elif declared:
        hint = f"it has the options {', '.join(declared)}"
    else:
        hint = "it has no options"
    return ParseError(Code.OPTION_SYNTAX, f"there is no option ‘{name}’", hint)
