"""The page of the next edition, made from that of the last: its words stay, its facts are carried on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cfp.cli.editions import (
    DROPPED,
    QUESTIONS,
    TBA,
    date_of,
    next_key,
    next_number,
    renamed,
)
from sphinx_cfp.cli.moving import place_of
from sphinx_cfp.grammar.source_text import format_when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cfp.cli.editions import Plan
    from sphinx_cfp.model.dates import Date

_OPTION = re.compile(r"(?P<indent>\s*):(?P<name>[a-z-]+):(?:\s+(?P<value>.*\S))?\s*$")
_OPENING = re.compile(
    r"(?P<mark>\s*(?:`{3,}|:{3,}|\.\.\s+))\{?cfp:(?P<name>call|track|date)(?:\}|::)"
)
_LABEL = re.compile(r"^\(([\w-]+)\)=\s*$|^\.\. _([\w-]+):\s*$", re.MULTILINE)
_SAID = re.compile(
    r"\s*\((?:moved|extended|firm|tentative|estimated|cancelled)\b[^()]*\)", re.IGNORECASE
)
HEAD = "A line that begins with “? ” asks you something: see to it, and take it out."
# What was written for the edition before: lines kept as empty ones, so that all others keep their number.
_OURS = re.compile(
    rf"^(?:(?:%|\.\.) {re.escape(HEAD)}|(?:%|  ) \? .*"
    r"|\S*`The call of \d+ <[^>]+>` has a page of its own\.)$",
    re.MULTILINE,
)
_GAP = re.compile(r"\n{3,}")
_STRIKE = re.compile(r"~~[^~]*~~")


@dataclass(slots=True)
class Page:
    """The lines of the page as they become, and what has to be asked of its organizers."""

    lines: list[str | None]
    planned: Plan
    is_rest: bool
    questions: list[str] = field(default_factory=list)
    after_call: int = 0

    def ask(self, question: str) -> None:
        """Ask something once."""
        if question not in self.questions:
            self.questions.append(question)


def next_page(
    text: str, planned: Plan, dates: Sequence[Date], *, is_rest: bool
) -> tuple[str, list[str]]:
    """The page of the next edition, and the questions that stand in it as comments."""
    end = "\r\n" if "\r\n" in text else "\n"
    text, count = _OURS.subn("", text.replace("\r\n", "\n"))
    page = Page(list(text.split("\n")), planned, is_rest)
    for item in dates:
        _carry_date(page, item)
    _carry_options(page)
    lines = [line for line in page.lines[: page.after_call] if line is not None]
    rest = [line for line in page.lines[page.after_call :] if line is not None]
    if page.questions:
        lines += ["", *_comment(page)]
    lines += [
        "",
        sentence(f"The call of {planned.old_year}", planned.old.key, is_rest=is_rest),
        *rest,
    ]
    whole = "\n".join(lines)
    whole = _GAP.sub("\n\n", whole) if count else whole
    return _own_labels(whole, planned).replace("\n", end), page.questions


def sentence(words: str, key: str, *, is_rest: bool) -> str:
    """A sentence that leads to another edition."""
    role = f":cfp:call:`{words} <{key}>`" if is_rest else f"{{cfp:call}}`{words} <{key}>`"
    return f"{role} has a page of its own."


def _comment(page: Page) -> list[str]:
    if page.is_rest:
        return [f".. {HEAD}", "", *(f"   ? {one}" for one in page.questions)]
    return [f"% {HEAD}", *(f"% ? {one}" for one in page.questions)]


def _carry_date(page: Page, item: Date) -> None:
    """Give a date its new value, in the line where it stands; its history goes."""
    if item.location is None:
        return
    value, question = date_of(item, page.planned)
    if question:
        page.ask(question)
    first = item.location.line - 1
    for number in range(first, min(first + 6, len(page.lines))):
        line = page.lines[number]
        if line is None:
            continue
        start = place_of(line, item.written, item.label)
        if item.written and start >= 0:
            stop = start + len(item.written)
            while said := _SAID.match(line, stop):
                stop = said.end()
            page.lines[number] = f"{line[:start]}{value}{line[stop:]}"
            _drop_history(page, number, len(item.was) - item.written.count("~~") // 2)
            return
        if not line.strip():
            break
    _by_label(page, item, value)


def _by_label(page: Page, item: Date, value: str) -> None:
    """Where markup stands within the old value: all that follows the label becomes the new one."""
    assert item.location is not None
    number = item.location.line - 1
    line = page.lines[number] or ""
    head, label, _ = line.partition(item.label)
    colon = re.match(r"[*_`]*\s*(?:\{[^}]*\})?\s*[:：|][*_`]*\s*", line[len(head) + len(label) :])
    if not label or not colon:
        page.ask(f"{item.label}: its line could not be read; what is its day?")
        return
    page.ask(f"{item.label}: what stood behind it was: {line.strip()}")
    page.lines[number] = f"{HEAD}{label}{colon[0]}{value}"


def _drop_history(page: Page, number: int, count: int) -> None:
    """Take out the lines above that hold the older values of a date."""
    while count > 0 and number:
        number -= 1
        line = page.lines[number]
        if line is None or not line.strip():
            return
        page.lines[number] = None
        count -= max(1, len(_STRIKE.findall(line)))


def _carry_options(page: Page) -> None:
    """Carry on the options of the call and of its tracks and dates."""
    for number, line in enumerate(page.lines):
        opening = _OPENING.match(line) if line else None
        if line is None or opening is None:
            continue
        if opening["name"] == "call":
            page.lines[number] = line.replace(page.planned.old.key, page.planned.key)
        stop = _end_of_options(page.lines, number + 1)
        indent = "   " if page.is_rest else ""
        for at in range(number + 1, stop):
            _carry_option(page, at)
        if opening["name"] == "call":
            _add_own(page, stop, indent)
            page.after_call = stop + (0 if page.is_rest else 1)


def _end_of_options(lines: Sequence[str | None], number: int) -> int:
    """The line after the last option of a directive."""
    while number < len(lines):
        line = lines[number] or ""
        inside = line[:1].isspace() and not line.strip().startswith((":::", "```"))
        if not (_OPTION.match(line) or (inside and line.strip())):
            return number
        number += 1
    return number


def with_sentence(text: str, key: str, words: str, *, is_rest: bool) -> str | None:
    """A page with a paragraph after the facts of its call; ``None`` if they are not found."""
    lines = text.split("\n")
    end = "\r" if lines[0].endswith("\r") else ""
    for number, line in enumerate(lines):
        opening = _OPENING.match(line)
        if opening and opening["name"] == "call" and key in line:
            stop = _end_of_options(lines, number + 1) + (0 if is_rest else 1)
            lines[stop:stop] = [end, f"{words}{end}"]
            return "\n".join(lines)
    return None


def _carry_option(page: Page, number: int) -> None:
    """Carry on one option, or ask for it."""
    line = page.lines[number]
    found = _OPTION.match(line) if line else None
    if line is None or found is None:
        return
    name, value, planned = found["name"], found["value"] or "", page.planned
    if name == "edition" and (following := next_number(planned)):
        page.lines[number] = line.replace(value, str(following))
    elif name in QUESTIONS:
        page.ask(f":{name}: {QUESTIONS[name]} In {planned.old_year}: {value}")
        _take_out(page, number)
    elif name in DROPPED:
        _take_out(page, number)
    elif name in ("title", "acronym", "host") and renamed(value, planned) != value:
        page.lines[number] = line.replace(value, renamed(value, planned))
        page.ask(f":{name}: is it called so? In {planned.old_year}: {value}")


def _take_out(page: Page, number: int) -> None:
    """Take out an option with the lines on which its value goes on."""
    page.lines[number] = None
    number += 1
    while number < len(page.lines):
        line = page.lines[number]
        if not line or not line[:1].isspace() or _OPTION.match(line) or not line.strip():
            return
        page.lines[number] = None
        number += 1


def _add_own(page: Page, stop: int, indent: str) -> None:
    """Add what every next edition says: its days or its year, and the edition before it."""
    planned = page.planned
    own = f":dates: {format_when(planned.days)}" if planned.days else f":year: {planned.year}"
    last = next(at for at in range(stop - 1, -1, -1) if page.lines[at] is not None)
    kept = page.lines[last]
    added = f"{indent}{own}\n{indent}:previous: {planned.old.key}"
    page.lines[last] = f"{kept}\n{added}"
    if planned.days is None:
        page.ask(f":dates: when is the event? Until that is known its dates are {TBA}")


def _own_labels(text: str, planned: Plan) -> str:
    """Give the labels of the page names of their own: two pages may not have the same."""
    for match in list(_LABEL.finditer(text)):
        name = match[1] or match[2]
        fresh = next_key(name, planned.old_year, planned.year)
        text = re.sub(rf"(?<=[(<`#_]){re.escape(name)}(?=[)>`:])", fresh, text)
    return text
