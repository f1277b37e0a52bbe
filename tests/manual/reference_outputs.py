"""Reference pages about what comes out: the data file and the command line."""

from __future__ import annotations

import json
from typing import Any

import click
from tests.manual.markdown import cell, code, codes, page, table

from sphinx_cfp.cli.commands import commands
from sphinx_cfp.cli.overview import COMMANDS
from sphinx_cfp.registry.json import schema

Json = dict[str, Any]

JSON_INTRO = """\
`cfp.json` lies at the root of the site, beside the pages. It holds every call of the site with
its tracks, dates and topics, for programs that want to know them: trackers, calendars, the next
edition's site. What is marked `:internal:` is not in it. `cfp.schema.json` beside it is its
[JSON Schema](https://json-schema.org/)."""

JSON_TIMES = """\
A date is given three times. `local` is the time on the wall as its author wrote it, `zone` the
zone it was meant in, and `utc` the instant that follows from both. A deadline has `utc` alone:
the last second in which one may submit. A day or a period has its first second in `utc` and its
last one in `utc_end`."""


def cfp_json() -> str:
    """The page about ``cfp.json``."""
    document: Json = json.loads(schema())
    parts = [JSON_INTRO, "## The file", _fields(document)]
    for name, definition in document["$defs"].items():
        if name == "when":
            continue  # shown where a field holds one
        parts += [f"## A {name}", *([JSON_TIMES] if name == "date" else [])]
        parts += [_fields(definition), *_inner(definition, document["$defs"]["when"])]
    return page("cfp.json", *parts)


def _inner(definition: Json, when: Json) -> list[str]:
    """Sections for the objects inside an object."""
    parts = []
    for name, field in definition["properties"].items():
        inside = when if _type(field).startswith("object") and _refers(field) else _object(field)
        if inside:
            parts += [f"### {code(name)}", _fields(inside)]
    return parts


def _object(field: Json) -> Json | None:
    """The fields of a field that holds an object, or a list of them, described in place."""
    if "properties" in field:
        return field
    if "items" in field:
        return _object(field["items"])
    for choice in field.get("anyOf", ()):
        found = _object(choice)
        if found:
            return found
    return None


def _refers(field: Json) -> bool:
    """Whether a field holds a WHEN."""
    return any(choice.get("$ref") == "#/$defs/when" for choice in field.get("anyOf", [field]))


def _fields(definition: Json) -> str:
    rows = [
        (code(name), _type(field), cell(field.get("description", "")))
        for name, field in definition["properties"].items()
    ]
    return table(("field", "value", "what it says"), rows)


def _type(field: Json) -> str:
    if "const" in field:
        return code(json.dumps(field["const"]))
    if "enum" in field:
        if len(field["enum"]) > 8:
            return "a [kind](kinds.md)"
        return " or ".join("null" if value is None else code(value) for value in field["enum"])
    if _refers({"$ref": field.get("$ref")}):
        return "object"
    if "$ref" in field:
        return f"a {field['$ref'].rpartition('/')[2]}"
    if "anyOf" in field:
        return " or ".join(_type(choice) for choice in field["anyOf"])
    kind = field["type"]
    if kind == "array":
        return f"list of {_type(field['items']).removeprefix('a ')}s"
    return " or ".join(kind) if isinstance(kind, list) else str(kind)


COMMANDS_INTRO = """\
Every command ends with 0 when it did what it was asked to, with 1 when the documents are at
fault, and with 2 when it could not run: a word on the command line, the configuration or a
folder is wrong then. Messages go to standard error, one line each."""


def command_line() -> str:
    """The page about the command ``sphinx-cfp``."""
    told = _paragraphs((commands.help or "").replace("\b\n", ""))
    parts = [COMMANDS_INTRO, f"```text\nsphinx-cfp COMMAND\n```\n\n{told}"]
    parts.append(_options(commands))
    for name, command in ((name, loaded(name)) for name in sorted(COMMANDS)):
        usage = " ".join(["sphinx-cfp", name, *_arguments(command)])
        told = (command.help or "").replace("\b\n", "")  # where click must not fill a paragraph
        parts += [f"## {name}", f"```text\n{usage}\n```", _paragraphs(told)]
        parts.append(_options(command))
    return page("Command line", *(part for part in parts if part))


def loaded(name: str) -> click.Command:
    """A command by its name. Raises :class:`KeyError`."""
    found = commands.get_command(click.Context(commands), name)
    if found is None:
        raise KeyError(name)
    return found


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _arguments(command: click.Command) -> list[str]:
    found = []
    for param in command.params:
        if isinstance(param, click.Argument):
            name = param.make_metavar(click.Context(command))
            found.append(name)
    return ["[OPTIONS]", *found] if len(found) < len(command.params) else found


def _options(command: click.Command) -> str:
    context = click.Context(command)
    rows = []
    for param in command.get_params(context):
        record = param.get_help_record(context)
        if record and isinstance(param, click.Option) and "--help" not in param.opts:
            names = record[0].replace("INTEGER RANGE", "NUMBER").replace("PATH", "FOLDER")
            rows.append((codes(names.split(" / "), " / "), cell(record[1])))
    return table(("option", "what it does"), rows) if rows else ""
