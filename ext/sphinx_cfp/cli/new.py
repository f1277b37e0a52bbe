"""``sphinx-cfp new``: the files a call begins with, filled in as far as its organizers know."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

import click

from sphinx_cfp.cli import terminal
from sphinx_cfp.cli.exit_codes import CommandError
from sphinx_cfp.cli.sources import FOLDER
from sphinx_cfp.grammar.line import parse_when
from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.grammar.zone import find_zone
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.keys import slug
from sphinx_cfp.registry.resolving import resolve_when

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_cfp.model.dates import When

STARTER = Path(__file__).parents[1] / "starter"
TEXTS = Path(__file__).with_name("new.toml")
FILLED = {"call.md", "index.md", "conf.py", "README.md"}
"""Files with places to fill in; the others are copied."""
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#$]")


@dataclass(frozen=True, slots=True)
class CallQuestion:
    """A question with an answer that shows what is meant; ``check`` raises ParseError."""

    name: str
    text: str
    example: str
    check: Callable[[str], object] = str
    default: str = ""


def _event(text: str) -> When:
    """The days of the event. Raises ParseError for what is none, or no day yet."""
    return resolve_when(parse_when(text))


def _address(text: str) -> str:
    if ("://" in text or "@" in text) and not set(text) & set(" <>"):
        return text
    raise ParseError(
        Code.OPTION_SYNTAX, f"“{text}” is no address", "write https://… or name@example.org"
    )


QUESTIONS: tuple[CallQuestion, ...] = (
    CallQuestion("title", "What is the event called?", "Workshop on Quiet Machines"),
    CallQuestion("acronym", "Its short name", "QM"),
    CallQuestion(
        "host", "The conference that it is part of", "International Conference on Machines 2031"
    ),
    CallQuestion("dates", "The days of the event", "12–13 June 2031", _event),
    CallQuestion(
        "timezone", "The time zone of its deadlines", "AoE, UTC, Europe/Vienna", find_zone, "AoE"
    ),
    CallQuestion(
        "submit", "Where papers are submitted", "https://openreview.net/group?id=…", _address
    ),
)


@click.command()
@click.argument("folder", type=FOLDER, required=False)
@click.option("--title", default="", help="What the event is called.")
@click.option("--acronym", default="", help="Its short name.")
@click.option("--host", default="", help="The conference that it is part of.")
@click.option("--dates", default="", help="The days of the event: 12–13 June 2031.")
@click.option("--timezone", default="", help="The time zone of its deadlines: AoE.")
@click.option("--submit", default="", help="Where papers are submitted.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing, and take what is there.")
def new(folder: Path | None, yes: bool, **answers: str) -> None:
    """Begin a call in FOLDER.

    That is a page to fill in, its configuration, and what publishes it on GitHub, GitLab or Read
    the Docs. On a terminal it asks six questions, each of which can stay open.

    \b
    Example (an invented one): sphinx-cfp new quiet-machines --title "Workshop on Quiet Machines"
    """
    if not yes and terminal.is_interactive():
        click.echo("Six questions about the call; the Enter key leaves one open.\n")
        for question in QUESTIONS:
            answers[question.name] = answers[question.name] or _ask(question)
        click.echo()
    target = folder or Path(slug(answers["acronym"] or answers["title"]) or "call")
    start(target, answers)
    click.echo(
        f"A call to fill in is in {target}. The next two commands:\n"
        f"  sphinx-cfp preview {target}\n"
        f"  sphinx-cfp build {target}"
    )


def _ask(question: CallQuestion) -> str:
    """The answer, asked for again until it is one; empty if the question is left open."""
    while True:
        told = f" [{question.default}]" if question.default else f" (such as {question.example})"
        answer = str(click.prompt(f"{question.text}{told}", default="", show_default=False)).strip()
        answer = answer or question.default
        problem = _problem_of(question, answer)
        if not problem:
            return answer
        click.echo(f"  {problem}")


def _problem_of(question: CallQuestion, answer: str) -> str:
    """What is wrong with an answer, and what to write instead; empty if nothing is."""
    if not answer:
        return ""
    if not answer.isprintable():
        return "a line break or a sign that cannot be seen — write it as one line of text"
    try:
        question.check(answer)
    except ParseError as error:
        return str(error)
    return ""


def start(folder: Path, answers: Mapping[str, str]) -> None:
    """Write a call into ``folder``, which must be new or empty. Raises :class:`CommandError`.

    ``answers`` are what the organizers know already, by the names of the questions.
    """
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"error: {folder} is a file — name a folder that is new or empty")
    if folder.is_dir() and any(folder.iterdir()):
        raise CommandError(f"error: {folder} is not empty — name a folder that is new or empty")
    answers = {question.name: answers.get(question.name, "") for question in QUESTIONS}
    for question in QUESTIONS:
        problem = _problem_of(question, answers[question.name])
        if problem:
            raise CommandError(f"error: --{question.name}: {problem}")
    try:
        for name, text in _files(answers).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CommandError.of_system(error, folder) from None


def _files(answers: Mapping[str, str]) -> dict[str, str]:
    """The files of a call, by their paths."""
    texts = tomllib.loads(TEXTS.read_text("utf-8"))
    places = _own(answers, texts["own"]) if answers["title"] else texts["example"]
    found = {}
    for path in sorted(STARTER.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(STARTER).as_posix()
            text = path.read_text("utf-8")
            found[name] = Template(text).substitute(places) if name in FILLED else text
    return found


def _own(answers: Mapping[str, str], texts: Mapping[str, str]) -> Mapping[str, str]:
    """The organizers' own call; ``texts`` stand for what they have not said."""
    event = _event(answers["dates"]) if answers["dates"] else None
    days = format_when(event) if event and event.start else "TBA"
    year = str(event.start.day.year) if event and event.start else ""
    name = answers["acronym"] or answers["title"]
    key = slug(name)
    if year and not key.endswith(year):
        key = f"{key}-{year}"
    facts = (f":{option}: {_as_option(value)}" for option, value in answers.items() if value)
    where = f" on [the submission site]({answers['submit']})" if "://" in answers["submit"] else ""
    return {
        **texts,
        "key": key or "call",
        "title": _MARKUP.sub(r"\\\g<0>", answers["title"]),
        "project": repr(f"{name} {year}".strip()),
        "author": repr(f"the organizers of {name}"),
        "facts": "\n".join(facts),
        "submit_line": f"Submit your paper{where} by {{cfp:date}}`paper`.",
        "dates": f"{texts['dates']}\n- {_event_label(answers)}: {days}",
    }


def _event_label(answers: Mapping[str, str]) -> str:
    """What the event is: the first word for one in its title, else a conference or a workshop."""
    for word in ("Workshop", "Symposium", "Conference", "Colloquium", "Summer school", "Congress"):
        if word.casefold() in answers["title"].casefold():
            return word
    return "Workshop" if answers["host"] else "Conference"


def _as_option(value: str) -> str:
    """An answer as the value of an option, which quotation marks around it would not belong to."""
    if value[0] not in "\"'|>":
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
