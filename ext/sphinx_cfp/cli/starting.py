"""``sphinx-cfp new``: the files a call begins with, filled in as far as its organizers know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from sphinx_cfp.cli.stopping import CommandError
from sphinx_cfp.grammar.line import parse_when
from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.grammar.zone_names import find_zone
from sphinx_cfp.model.codes import Code
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.keys import slug
from sphinx_cfp.registry.resolving import Context, resolve_when

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_cfp.model.dates import When

STARTER = Path(__file__).parents[1] / "starter"
FILLED = {"call.md", "index.md", "conf.py", "README.md"}
"""Files with places to fill in; the others are copied."""
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#$]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the organizers know already; empty where they do not."""

    title: str = ""
    acronym: str = ""
    host: str = ""
    dates: str = ""
    timezone: str = ""
    submit: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with an answer that shows what is meant; ``check`` raises ParseError."""

    name: str
    text: str
    example: str
    check: Callable[[str], object] = str
    default: str = ""


def _event(text: str) -> When:
    """The days of the event. Raises ParseError for what is none, or no day yet."""
    return resolve_when(parse_when(text), Context())


def _address(text: str) -> str:
    if ("://" in text or "@" in text) and not set(text) & set(" <>"):
        return text
    raise ParseError(
        Code.OPTION_SYNTAX, f"“{text}” is no address", "write https://… or name@example.org"
    )


QUESTIONS: tuple[Question, ...] = (
    Question("title", "What is the event called?", "Workshop on Quiet Machines"),
    Question("acronym", "Its short name", "QM"),
    Question(
        "host", "The conference that it is part of", "International Conference on Machines 2031"
    ),
    Question("dates", "The days of the event", "12–13 June 2031", _event),
    Question(
        "timezone", "The time zone of its deadlines", "AoE, UTC, Europe/Vienna", find_zone, "AoE"
    ),
    Question("submit", "Where papers are submitted", "https://openreview.net/group?id=…", _address),
)

_EXAMPLE = Answers(
    title="Workshop on Examples Worth Following",
    acronym="EXAMPLE",
    host="International Conference on Invented Things (ICIT) 2027",
    dates="6 August 2027",
    timezone="AoE",
    submit="https://example.org/submit",
)
_EXAMPLE_FACTS = """\
:host-url: https://example.org/icit-2027
:location: Vienna, Austria
:review: double
:proceedings: none
:contact: organizers@example.org"""
_EXAMPLE_DATES = """\
- Submission deadline: 2027-05-14
- Acceptance notification: 2027-06-18
- Camera-ready deadline: 2027-07-09
- Workshop: 2027-08-06"""
_EXAMPLE_TOPICS = """\
- Writing examples
  - Examples that fit on one page
  - Examples that stay true
- Learning from examples
  - Imitation, and where it ends
  - Counterexamples"""
_EXAMPLE_RULES = """\
- **Formatting:** a PDF of up to four pages; references do not count.
- **Reviewing:** double-blind; leave out what tells who you are.
- **Publication:** the workshop has no proceedings; the paper stays free for other venues.
- **Contact:** write to <organizers@example.org>."""
_OWN_DATES = """\
- Submission deadline: TBA
- Acceptance notification: TBA
- Camera-ready deadline: TBA"""
_OWN_TOPICS = """\
- The first topic that you want to read about
- The second"""
_OWN_RULES = """\
- **Formatting:** how long a paper may be, and which template it uses.
- **Reviewing:** who reads it, and whether they know whose it is.
- **Publication:** whether there are proceedings."""


def problem_of(question: Question, answer: str) -> str:
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


def start(folder: Path, answers: Answers) -> None:
    """Write a call into ``folder``, which must be new or empty. Raises :class:`CommandError`."""
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"error: {folder} is a file — name a folder that is new or empty")
    if folder.is_dir() and any(folder.iterdir()):
        raise CommandError(f"error: {folder} is not empty — name a folder that is new or empty")
    for question in QUESTIONS:
        problem = problem_of(question, getattr(answers, question.name))
        if problem:
            raise CommandError(f"error: --{question.name}: {problem}")
    try:
        for name, text in files(answers).items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise CommandError(f"error: {folder}: {error.strerror or error}") from None


def files(answers: Answers) -> dict[str, str]:
    """The files of a call, by their paths."""
    places = _own(answers) if answers.title else _example()
    found = {}
    for path in sorted(STARTER.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            name = path.relative_to(STARTER).as_posix()
            text = path.read_text("utf-8")
            found[name] = Template(text).substitute(places) if name in FILLED else text
    return found


def _example() -> Mapping[str, str]:
    """An invented call, for those who want to see one first."""
    return {
        "remark": "Replace what follows by the facts of your call: EXAMPLE is invented.",
        "key": "example-2027",
        "title": _EXAMPLE.title,
        "project": '"EXAMPLE 2027"',
        "author": '"the organizers of EXAMPLE"',
        "checks": '{"link_placeholder": "info"}  # to remove once the invented addresses are replaced',
        "facts": f"{_facts(_EXAMPLE)}\n{_EXAMPLE_FACTS}",
        "welcome": "*An invented workshop, to be replaced by yours.*\n\n"
        "EXAMPLE brings together people who learn by example, and those who write the examples.",
        "submit_line": _submit_line(_EXAMPLE),
        "pitch": "We invite work on examples: how they are found, how they are written,"
        " and what is learned from them.",
        "dates": _EXAMPLE_DATES,
        "topics": _EXAMPLE_TOPICS,
        "rules": _EXAMPLE_RULES,
    }


def _own(answers: Answers) -> Mapping[str, str]:
    """The organizers' own call; what they have not said is left to be written, and no day invented."""
    event = _event(answers.dates) if answers.dates else None
    days = format_when(event) if event and event.start else "TBA"
    year = str(event.start.day.year) if event and event.start else ""
    name = answers.acronym or answers.title
    key = slug(name)
    if year and not key.endswith(year):
        key = f"{key}-{year}"
    return {
        "remark": "Written by sphinx-cfp new. What is still open is said below as a sentence about itself.",
        "key": key or "call",
        "title": _as_markdown(answers.title),
        "project": repr(f"{name} {year}".strip()),
        "author": repr(f"the organizers of {name}"),
        "checks": '{"contact_missing": "info"}  # to remove once call.md has its :contact:',
        "facts": _facts(answers),
        "welcome": "This paragraph says what the event is, to those who hear of it for the first time.",
        "submit_line": _submit_line(answers),
        "pitch": "This paragraph says what the event is about and what work it invites.",
        "dates": f"{_OWN_DATES}\n- {_event_label(answers)}: {days}",
        "topics": _OWN_TOPICS,
        "rules": _OWN_RULES,
    }


def _event_label(answers: Answers) -> str:
    """What the event is: the first word for one in its title, else a conference or a workshop."""
    for word in ("Workshop", "Symposium", "Conference", "Colloquium", "Summer school", "Congress"):
        if word.casefold() in answers.title.casefold():
            return word
    return "Workshop" if answers.host else "Conference"


def _facts(answers: Answers) -> str:
    given = ((question.name, getattr(answers, question.name)) for question in QUESTIONS)
    return "\n".join(f":{name}: {_as_option(value)}" for name, value in given if value)


def _as_option(value: str) -> str:
    """An answer as the value of an option, which quotation marks around it would not belong to."""
    if value[0] not in "\"'|>":
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _as_markdown(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def _submit_line(answers: Answers) -> str:
    if "://" not in answers.submit:
        return "Submit your paper by {cfp:date}`paper`."
    return f"Submit your paper on [the submission site]({answers.submit}) by {{cfp:date}}`paper`."
