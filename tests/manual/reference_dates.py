"""Reference pages about WHEN, what stands after the colon of a line."""

from __future__ import annotations

from datetime import date

from tests.manual.markdown import cell, code, page, table

from sphinx_cfp.grammar.line import parse_line
from sphinx_cfp.grammar.source_text import format_when
from sphinx_cfp.model.dates import Moment, When, instants
from sphinx_cfp.model.errors import ParseError
from sphinx_cfp.model.kinds import Kind
from sphinx_cfp.model.zones import AOE
from sphinx_cfp.registry.resolving import Defaults, resolve
from sphinx_cfp.vocabulary.languages import LANGUAGES

CONTEXT = Defaults(
    zone=AOE,
    event=When(Moment(date(2023, 7, 28)), Moment(date(2023, 7, 29))),
    notification=date(2023, 6, 19),
)

WHEN_INTRO = f"""\
WHEN is what stands after the colon of a line. It is read in all of these languages at once:
{", ".join(language.name for language in LANGUAGES)}. The tables show what each
form is read as, in the line `Submission deadline: WHEN` of a call whose `:timezone:` is `AoE`
and whose `:dates:` are 28–29 July 2023; where the second column names no zone, it is that one."""

ACCEPTED: dict[str, tuple[str, ...]] = {
    "A day": (
        "2023-05-31",
        "2023/05/31",
        "31 May 2023",
        "31st of May, 2023",
        "May 31st, 2023",
        "Wednesday, May 31, 2023",
        "31. Mai 2023",
        "31 mai 2023",
        "31 de mayo de 2023",
        "31 maggio 2023",
        "31 de maio de 2023",
        "2023年5月31日（水）",
        "31.05.2023",
        "31/05/2023",
        "May 31",
    ),
    "A day and a time": (
        "2023-05-31 23:59",
        "2023-05-31 23:59 AoE",
        "31 May 2023 (11:59 pm, anywhere on earth)",
        "11:59pm UTC on 31 May 2023",
        "2023-05-31 17:00 Europe/Vienna",
        "2023-05-31 12:00 GMT-4",
        "2023-05-31T23:59:59Z",
        "2023-05-31 noon",
        "2023-05-31 EOD",
        "2023-05-31 24:00",
        "31 mai 2023, 17h",
        "31. Mai 2023, 12 Uhr",
        "31 May 2023, 5pm CEST (3pm UTC)",
    ),
    "A period": (
        "2023-07-28/29",
        "28–29 July 2023",
        "July 28–29, 2023",
        "July 28 - August 2, 2023",
        "1 May – 15 June 2023",
        "1.–3. Oktober 2023",
    ),
    "Moved": (
        "~~2023-05-24~~ 2023-05-31",
        "~~24 May~~ ~~27 May~~ 31 May 2023 (moved 2023-05-20: visa delays)",
    ),
    "No instant yet": (
        "TBA",
        "TBD",
        "June 2023",
        "late June 2023",
        "mid-June",
        "end of March",
        "Spring 2024",
        "8月下旬",
        "rolling",
    ),
}

REFUSED = (
    "05/06/2023",
    "2023-02-31",
    "31 May 2023, 25:00",
    "31 May 2023, midnight",
    "31 May 2023, 12am",
    "15 or 16 May 2023",
    "Ausgust 3, 2023",
    "31 May 2023, 23:59 CST",
    "Thursday, May 31, 2023",
    "15 June – 1 May 2023",
    "26 March 2023, 02:30 Europe/Vienna",
)


def when() -> str:
    """The page about WHEN."""
    parts = [WHEN_INTRO]
    for title, forms in ACCEPTED.items():
        parts += [f"## {title}", _accepted(forms)]
    parts += [
        "## Refused",
        "What is wrong, impossible or open to two readings is an error, with the way out:",
        table(("written", "what you are told"), [(code(form), refusal(form)) for form in REFUSED]),
    ]
    return page("WHEN", *parts)


def _accepted(forms: tuple[str, ...]) -> str:
    rows = []
    for form in forms:
        found, _ = resolve(parse_line(f"Submission deadline: {form}"), Kind.PAPER, CONTEXT)
        utc, _ = instants(Kind.PAPER, found.when)
        read = found.when.text or format_when(found.when, AOE)
        rows.append((code(form), code(read), code(utc.iso()) if utc else "none"))
    return table(("written", "read as", "ends, in UTC"), rows)


def refusal(form: str) -> str:
    """What is said of a WHEN that is refused, as the cell of a table."""
    try:
        _, faults = resolve(parse_line(f"Submission deadline: {form}"), Kind.PAPER, CONTEXT)
        error = faults[0]
    except ParseError as raised:
        error = raised
    return f"[{code(error.code)}](#code-{error.code}): {cell(str(error))}"
