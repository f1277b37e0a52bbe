"""Reference page about the formats: which there are, and what each makes of a sort of date."""

from __future__ import annotations

from tests.manual.markdown import code, page, table
from tests.sorts import SORTS, treatment

from sphinx_cfp.exporters import FORMATS, Default

INTRO = """\
Every format is made from the same data as the pages. Its name is what `cfp_outputs` in
[conf.py](configuration.md) and [`sphinx-cfp export`](command-line.md) know it by."""

PLACES = """\
A name with `KEY` has the key of the call in its place. A site of several calls has the other
files of a call in a folder of that key: `KEY/announcement.txt`. Calendars and the feed need
[`html_baseurl`](configuration.md)."""

SORTS_INTRO = """\
## What becomes of a date

The table says what each format makes of a deadline for papers that is not simply a date: *left
out*; *said*, so that it can be told from others; or *as any other*. It is measured when this
manual is tested."""

WORDS = {"no": "left out", "marked": "said", "yes": "as any other"}

MORE = """\
- **Internal** dates are in no file at all.
- **Unknown and vague** dates are shown as written where a person reads them. Trackers that have a
  word for it get `TBD` or `TBA`.
- **Cancelled** dates keep their entry in calendars, marked as cancelled.
- A date that is **struck** and has no successor has passed: it stays in calendars and data, and is
  nothing to announce or to enter any more.
- A deadline whose **zone** nobody states is a whole day in calendars, and asked about in
  trackers: no instant is guessed.
- A **move** is in the feed if it says its day."""

INSTANTS = {
    "icalendar": "fifteen minutes that end at it, in UTC",
    "json": "its wall time, its zone, and the instant in UTC",
    "csv": "its wall time, its zone, and the instant in UTC",
    "huggingface": "its wall time to the second, in AoE, UTC±H or an IANA zone, else in UTC",
    "ccfddl": "its wall time to the second, in AoE or UTC±H, else in UTC",
    "sec-deadlines": "its wall time to the minute, in AoE or UTC±H, else in UTC; the list shows "
    "minute 59 as its last second, and a full hour as the second before it",
    "wikicfp": "a day; time and zone are in the text",
    "openreview": "GMT, to the minute",
    "hotcrp": "its wall time to the second, in AoE or with its offset, else in UTC",
    "easychair": "GMT, to the second",
    "cmt": "Pacific Time, to the minute",
    "jsonld": "its wall time with its offset",
}


def formats() -> str:
    """The page about formats."""
    rows = [
        (code(one.name), _files(one.name), _when(one.name), one.help) for one in FORMATS.values()
    ]
    told = [
        (code(name), *(WORDS[treatment(name, sort)] for sort in SORTS))
        for name in FORMATS
        if name not in ("json-schema", "icalendar-dates", "qr", "bibtex", "changes")
    ]
    names = ("format", *(sort.name for sort in SORTS))
    parts = [table(("format", "files", "written", "what it is"), rows), PLACES]
    times = [(code(name), text) for name, text in INSTANTS.items()]
    parts += [SORTS_INTRO, table(names, told), MORE]
    parts += ["## What becomes of an instant", table(("format", "a deadline is"), times)]
    return page("Formats", INTRO, *parts)


def _files(name: str) -> str:
    one = FORMATS[name]
    found = [one.site_file, one.call_file, one.date_file]
    shown = [file.format(call="KEY", date="DATE") for file in found if file]
    return ", ".join(code(file) for file in shown)


def _when(name: str) -> str:
    words = {
        Default.ALWAYS: "always",
        Default.SINGLE: "if there is one call",
        Default.NEVER: "when asked for",
    }
    return words[FORMATS[name].default]
