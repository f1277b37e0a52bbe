"""Reference pages about what is written: directives with their options, roles, settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.manual.markdown import cell, code, page, prose, table

from sphinx_cfp.sphinx_ext import options
from sphinx_cfp.sphinx_ext.config import SETTINGS
from sphinx_cfp.sphinx_ext.domain import CfpDomain
from sphinx_cfp.sphinx_ext.roles import ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping

DIRECTIVES_INTRO = """\
What is written in braces after a fence is a directive. Where there are only options, use a
fence of backticks; where there is text, use one of colons and leave a blank line after the
opening and before the closing one, so that a code host shows the text as a list. Both fences
are accepted everywhere. The short examples belong to an invented call.

An option is a name between colons and a value, each on a line of its own. A value may go on in
the next line if that is indented. A value is taken as it is: `#` and colons inside it mean
nothing special, and quotes around it are left out."""

LINE = """\
LINE is `LABEL {#key .kind}: WHEN (note)`. The label says what the date is for; see the
[kinds](kinds.md). The braces are optional, and so is each of the two things in them.
[WHEN](when.md) has a page of its own. The note is kept as it is, with its links; `(extended)`,
`(firm)`, `(tentative)`, `(estimated)` and `(cancelled)` set the status."""

CALL_OPTIONS_NOTE = """\
The key is made of letters, digits, `-` and `_`. Name the event and the year in it: it should
hold for ever."""

EXAMPLES = {
    "call": """\
````markdown page
# Call for papers

```{cfp:call} quiet-machines-2031
:title: Workshop on Quiet Machines
:acronym: QM
:edition: 3
:dates: 12–13 June 2031
:host: Conference on Machines of All Kinds 2031
:location: Graz, Austria
:mode: hybrid
:timezone: AoE
:submit: https://openreview.net/group?id=Quiet/2031
:review: double
:pages: 4, references not counted
:proceedings: none
:contact: chairs@quiet-machines.example
:chairs: Ada Stille; Karl Leise
```
````""",
    "track": """\
````markdown part
```{cfp:track} Posters and demos {#posters}
:submit: https://openreview.net/group?id=Quiet/2031/Posters
:pages: one page
```
````""",
    "date": """\
````markdown part
```{cfp:date} Travel grants: 2031-04-30
:link: https://quiet-machines.example/grants

A letter of one page is enough.
```
````""",
    "dates": """\
```markdown part
:::{cfp:dates}
:style: timeline

- Submission deadline: 2031-03-14
- Posters {#posters}
  - Submission: 2031-05-02
- Workshop: 12–13 June 2031

:::
```

A table of two columns does as well:

```markdown part
:::{cfp:dates}

| what | when |
|---|---|
| Submission deadline | 2031-03-14 |
| Workshop | 12–13 June 2031 |

:::
```

A view has no body:

````markdown prose
```{cfp:dates}
:kind: paper
:style: list
```
````""",
    "topic": """\
```markdown part
:::{cfp:topic} Machines that sleep well {#sleep}

Standby states, and what it takes to wake from them.

:::
```""",
    "topics": """\
```markdown part
:::{cfp:topics}

- Sound
  - Fans, pumps and what replaces them
- Power {#power}
  - Machines that sleep well

:::
```""",
    "when": """\
```markdown prose
:::{cfp:when} before paper

We are looking forward to your papers.

:::
```""",
}

SYNTAX: dict[str, tuple[str, Mapping[str, options.Option]]] = {
    "call": ("{cfp:call} KEY", options.CALL),
    "track": ("{cfp:track} TITLE {#key}", options.TRACK),
    "dates": ("{cfp:dates}", options.DATES),
    "date": ("{cfp:date} LINE", options.DATE),
    "topics": ("{cfp:topics}", options.TOPICS),
    "topic": ("{cfp:topic} TITLE {#key}", options.TOPIC),
    "when": ("{cfp:when} before KEY", options.WHEN),
}

MORE = {
    "call": CALL_OPTIONS_NOTE,
    "date": LINE,
    "dates": "Each item is a LINE, as in [`{cfp:date}`](#cfp-date). An item without a date, with "
    "items below it, is a track.",
    "when": "Also `after KEY`, and `between KEY and KEY`. `before` ends when the date begins, and "
    "`after` begins when it is over. The day of the build decides, and the block says as of when.",
}


def directives() -> str:
    """The page about directives."""
    if SYNTAX.keys() != CfpDomain.directives.keys():
        raise ValueError(f"described are {set(SYNTAX)}, there are {set(CfpDomain.directives)}")
    parts = [DIRECTIVES_INTRO]
    for name, (syntax, declared) in SYNTAX.items():
        parts += [f"(cfp-{name})=\n## {code(syntax)}", prose(CfpDomain.directives[name].__doc__)]
        parts += [MORE[name]] if name in MORE else []
        rows = [(code(f":{key}:"), cell(option.help)) for key, option in declared.items()]
        parts += [table(("option", "value"), rows)] if rows else []
        parts.append(EXAMPLES[name])
    return page("Directives", *parts)


ROLES_INTRO = """\
A role stands inside a sentence. The text between the backticks is a key; or your own words, and
the key after them in `<…>`. The key may be the short one, as declared on the pages of the same
call, or the full one with that of the call in front."""

ROLE_MEANINGS = {
    "call": ("es-fomo-2023", "the call's acronym or title, linked to the call"),
    "track": ("posters", "the track's title, linked to it"),
    "date": ("paper", "the current value of the date, linked to the line that declares it"),
    "topic": ("systems", "the topic's text, linked to it"),
    "countdown": ("paper", "nothing; its place in the page holds the instant, for a script"),
}

ROLES_MORE = """\
For dates the key is often just the [kind](kinds.md): it names the only date of that kind.
`submission` means the deadline for papers or, where there is none, that for proposals or
abstracts.

`[](#paper)` and `[own words](#paper)`, the links of Markdown, name the same keys. Where a date,
a track and a topic share one, the date comes first, then the track. A date in a heading is
refused: it would get into the address of the heading."""


def roles() -> str:
    """The page about roles."""
    rows = [
        (code(f"{{cfp:{name}}}`{ROLE_MEANINGS[name][0]}`"), ROLE_MEANINGS[name][1])
        for name in ROLES
    ]
    return page("Roles", ROLES_INTRO, table(("role", "what it shows"), rows), ROLES_MORE)


SETTINGS_INTRO = """\
Nothing has to be set. These go into `conf.py`, one per line:"""

NEEDED = """\
## What conf.py must have

Three lines belong to sphinx-cfp; all others are Sphinx's own. `html_baseurl` is the address of
the site, from which the addresses in `cfp.json` are made."""

NEEDED_LINES = """\
```python
extensions = ["myst_parser", "sphinx_design", "sphinx_cfp"]
myst_enable_extensions = ["colon_fence"]
html_baseurl = "https://es-fomo.com/"
```"""

SUPPRESS = """\
## To silence a finding

`suppress_warnings = ["cfp.CODE"]` silences a [finding](findings.md) everywhere. For one date
alone there is the option `:ignore: CODE` of [`{cfp:date}`](directives.md)."""


def configuration() -> str:
    """The page about the settings."""
    rows = [
        (code(setting.name), code(repr(setting.default)), cell(setting.help))
        for setting in SETTINGS
    ]
    settings = table(("setting", "default", "what it does"), rows)
    return page("Configuration", SETTINGS_INTRO, settings, NEEDED, NEEDED_LINES, SUPPRESS)
