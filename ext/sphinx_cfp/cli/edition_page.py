"""The page of the next edition, made from that of the last: its words stay, its facts are carried on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sphinx_cfp.checks.editions import title_ordinal
from sphinx_cfp.cli.date_lines import default_zone, find_value
from sphinx_cfp.exporters.output_view import OutputView
from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.model.dates import Status, When
from sphinx_cfp.model.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sphinx_cfp.model.calls import Call
    from sphinx_cfp.model.dates import Date, Moment
    from sphinx_cfp.model.zones import Zone
    from sphinx_cfp.registry.registry import Registry

WEEK = 7
TBA = "TBA"
QUESTIONS = {
    "submit": "where are papers submitted?",
    "template": "which template is to be used?",
    "host-url": "where is the page of the host?",
    "location": "where does it take place?",
    "no-later-than": "which is the latest day that the host allows?",
    "edition": "which number does this edition have?",
}
"""Options that are another every year, and what to ask for each."""
DROPPED = frozenset({"published", "dates", "year", "previous", "status"})
"""Options of last year that say nothing of this one, or are written again."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The next edition of a call: its key, its year, its days if they are known, and the shift in weeks."""

    old: Call
    key: str
    year: int
    old_year: int
    days: When | None
    old_days: When | None

    @property
    def weeks(self) -> int | None:
        """By how many whole weeks the event moved; ``None`` if one of the two is no day yet."""
        first, second = self.old_days, self.days
        if not (first and second and first.start and second.start):
            return None
        return round((second.start.day - first.start.day).days / WEEK)


def plan(registry: Registry, call: Call, days: When | None, year: int) -> Plan | None:
    """The next edition; ``None`` if nobody says of which year the old one is."""
    view = OutputView(registry, call)
    old_year = view.year
    if old_year is None:
        return None
    return Plan(
        old=call,
        key=_next_key(call.key, old_year, year),
        year=year,
        old_year=old_year,
        days=days,
        old_days=view.days,
    )


def _next_key(key: str, old: int, new: int) -> str:
    """The key with its year replaced, or the year behind it."""
    found = re.sub(rf"(?<!\d){old}(?!\d)", str(new), key)
    return found if found != key else f"{key}-{new}"


def date_of(item: Date, planned: Plan) -> tuple[str, str]:
    """What a date of the old edition becomes, as written, and what to ask; one of the two may be empty.

    A day is counted from the one that was announced first: what moved last year is planned as it was.
    """
    when = item.was[0].was if item.was else item.when
    said = f"“{when.text}”" if when.start is None else format_when(when)
    then = f"In {planned.old_year} it was"
    if item.status is Status.CANCELLED:
        return TBA, f"{item.label}: does it take place? {then} cancelled ({said})"
    if _is_event(item, planned):
        return (format_when(planned.days) if planned.days else TBA), ""
    weeks = planned.weeks
    if when.start is None or weeks is None:
        return TBA, f"{item.label}: when? {then} {said}"
    asked = ""
    if "extended" in item.label.casefold():
        asked = f"{item.label}: it is not extended yet — what is its label?"
    return f"{format_when(_shifted(when, weeks), _zone(item))} (tentative)", asked


def _zone(item: Date) -> Zone | None:
    """The zone that need not be written with the value that was announced first."""
    first, last = (item.was[0].was if item.was else item.when).last, item.when.last
    return default_zone(item) if first and last and first.zone == last.zone else None


def _is_event(item: Date, planned: Plan) -> bool:
    """Whether a date is the event itself, not one of its days."""
    old = planned.old_days
    if item.kind is not Kind.EVENT or item.track or old is None:
        return False

    def ends(when: When) -> list[date | None]:
        return [moment.day if moment else None for moment in (when.start, when.last)]

    return ends(item.when) == ends(old)


def _shifted(when: When, weeks: int) -> When:
    """The value some weeks later, on the same day of the week."""

    def later(moment: Moment | None) -> Moment | None:
        return moment and replace(moment, day=moment.day + timedelta(weeks=weeks))

    return When(later(when.start), later(when.end))


def _renamed(value: str, planned: Plan) -> str:
    """A title or a host with the year of the old edition made that of the new one."""
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", value)
    if str(planned.old_year) not in years or str(planned.year) in years:
        return value
    return re.sub(rf"(?<!\d){planned.old_year}(?!\d)", str(planned.year), value)


def _next_number(planned: Plan) -> int | None:
    """The number of the new edition; ``None`` where it has none, or the title says one too."""
    number = planned.old.edition.number
    if number is None or title_ordinal(planned.old.title, planned.old.language or "en"):
        return None
    return number + 1


@dataclass(slots=True)
class NextPage:
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
    page = NextPage(list(text.split("\n")), planned, is_rest)
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


def _comment(page: NextPage) -> list[str]:
    if page.is_rest:
        return [f".. {HEAD}", "", *(f"   ? {one}" for one in page.questions)]
    return [f"% {HEAD}", *(f"% ? {one}" for one in page.questions)]


def _carry_date(page: NextPage, item: Date) -> None:
    """Give a date its new value, in the line where it stands; its history goes."""
    if item.location is None:
        return
    value, question = date_of(item, page.planned)
    if question:
        page.ask(question)
    place = find_value(page.lines, item, item.written)
    if place is None:
        _by_label(page, item, value)
        return
    number, start = place
    line = page.lines[number] or ""
    stop = start + len(item.written)
    while said := _SAID.match(line, stop):
        stop = said.end()
    page.lines[number] = f"{line[:start]}{value}{line[stop:]}"
    _drop_history(page, number, len(item.was) - item.written.count("~~") // 2)


def _by_label(page: NextPage, item: Date, value: str) -> None:
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
    page.lines[number] = f"{head}{label}{colon[0]}{value}"


def _drop_history(page: NextPage, number: int, count: int) -> None:
    """Take out the lines above that hold the older values of a date."""
    while count > 0 and number:
        number -= 1
        line = page.lines[number]
        if line is None or not line.strip():
            return
        page.lines[number] = None
        count -= max(1, len(_STRIKE.findall(line)))


def _carry_options(page: NextPage) -> None:
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


def _carry_option(page: NextPage, number: int) -> None:
    """Carry on one option, or ask for it."""
    line = page.lines[number]
    found = _OPTION.match(line) if line else None
    if line is None or found is None:
        return
    name, value, planned = found["name"], found["value"] or "", page.planned
    if name == "edition" and (following := _next_number(planned)):
        page.lines[number] = line.replace(value, str(following))
    elif name in QUESTIONS:
        page.ask(f":{name}: {QUESTIONS[name]} In {planned.old_year}: {value}")
        _take_out(page, number)
    elif name in DROPPED:
        _take_out(page, number)
    elif name in ("title", "acronym", "host") and _renamed(value, planned) != value:
        page.lines[number] = line.replace(value, _renamed(value, planned))
        page.ask(f":{name}: is it called so? In {planned.old_year}: {value}")


def _take_out(page: NextPage, number: int) -> None:
    """Take out an option with the lines on which its value goes on."""
    page.lines[number] = None
    number += 1
    while number < len(page.lines):
        line = page.lines[number]
        if not line or not line[:1].isspace() or _OPTION.match(line) or not line.strip():
            return
        page.lines[number] = None
        number += 1


def _add_own(page: NextPage, stop: int, indent: str) -> None:
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
        fresh = _next_key(name, planned.old_year, planned.year)
        text = re.sub(rf"(?<=[(<`#_]){re.escape(name)}(?=[)>`:])", fresh, text)
    return text


def leftovers(text: str, planned: Plan) -> list[tuple[int, str]]:
    """Lines of the new page that still say the year, the ordinal or the place of the old one, and which.

    Comments, what leads to the old call, and keys do not count.
    """
    words = [str(planned.old_year), planned.old.location.partition(",")[0].strip()]
    said = title_ordinal(planned.old.title, planned.old.language or "en")
    words += [said[1]] if said else []
    wanted = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words if word))
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("%", "..", "   ?")) or planned.old.key in line:
            continue
        found += [(number, match[0]) for match in list(wanted.finditer(line))[:1]]
    return found
